package sim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Beyond the reference: ECS instances, load balancers, network interfaces,
// HaVips and security groups, as far as VPC resources have to do with them.

const (
	kindInstance      kindName = "instance"
	kindBalancer      kindName = "balancer"
	kindNetInterface  kindName = "netinterface"
	kindHaVip         kindName = "havip"
	kindSecurityGroup kindName = "securitygroup"
)

// Instance is something of another product that VPC resources lead to, are
// bound to or wait for: an ECS instance (i-), a load balancer (lb-), a network
// interface (eni-), an HaVip (havip-) or a security group (sg-). The beginning
// of the id says which.
type Instance struct {
	ID string `json:"id"`
	// VSwitchID is where it stands. An instance or load balancer without one is
	// in no VPC.
	VSwitchID string `json:"vswitch_id,omitempty"`
	// VpcID is a security group's VPC; for the others it is the VSwitch's.
	VpcID string `json:"vpc_id,omitempty"`
	// Region and Account are those of the VSwitch or VPC; they are for what has
	// neither.
	Region  string `json:"region,omitempty"`
	Account string `json:"account,omitempty"`
	// PrivateIP is an address of the VSwitch; empty stands for a free one.
	PrivateIP string `json:"private_ip,omitempty"`
	// Status is such as Running or Stopping; empty stands for the one in which
	// the thing can be used.
	Status string `json:"status,omitempty"`
	Name   string `json:"name,omitempty"`
	// SecurityGroups are the ids of an instance's or interface's groups.
	SecurityGroups []string `json:"security_groups,omitempty"`
	// InstanceID is the instance that an interface or HaVip is attached to.
	InstanceID string `json:"instance_id,omitempty"`
}

// standInKind is what the beginning of an id says.
type standInKind struct {
	prefix string
	kind   kindName
	// ready are the statuses in which routes and EIPs may use it; the first is
	// that of a new one.
	ready []string
}

var standInKinds = []standInKind{
	{"i-", kindInstance, []string{"Running", "Stopped"}},
	{"lb-", kindBalancer, []string{"active"}},
	{"eni-", kindNetInterface, []string{"Available", "InUse"}},
	{"havip-", kindHaVip, []string{"Available", "InUse"}},
	{"sg-", kindSecurityGroup, []string{""}},
}

// standInOf is what an id's beginning says; ok is false for any other.
func standInOf(id string) (k standInKind, ok bool) {
	i := slices.IndexFunc(standInKinds, func(k standInKind) bool { return strings.HasPrefix(id, k.prefix) })
	if i < 0 {
		return standInKind{}, false
	}
	return standInKinds[i], true
}

// AssumeInstance makes something of another product exist, with details that
// rules of the reference ask for, in place of what Assume or an earlier call
// said of its id. The error says what does not fit; nothing changes then.
func (c *Cloud) AssumeInstance(s Instance) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	k, ok := standInOf(s.ID)
	if !ok {
		return fmt.Errorf("assume %q: the id of an instance begins with i-, lb-, eni-, havip- or sg-", s.ID)
	}
	attrs, owner, err := c.placeLocked(k, s)
	if err != nil {
		return fmt.Errorf("assume %s: %w", s.ID, err)
	}
	c.forgetLocked(s.ID)
	c.spawnFor(owner, k.kind, attrs)
	c.changes++
	return nil
}

// Forget takes away what Assume or AssumeInstance named. An EIP that is bound
// to it stays bound, and a route to it stays.
func (c *Cloud) Forget(ids ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	for _, id := range ids {
		c.forgetLocked(id)
	}
	c.changes++
}

func (c *Cloud) forgetLocked(id string) {
	delete(c.assumed, id)
	if o := c.standIn(id); o != nil {
		c.vanish(o, c.now)
	}
}

// placeLocked finds out where an instance stands, and whose it is.
func (c *Cloud) placeLocked(k standInKind, s Instance) (attrs row, owner string, err error) {
	at, owner, err := c.siteLocked(s)
	if err != nil {
		return nil, "", err
	}
	attrs = row{
		c.reg.kinds[k.kind].id: s.ID, "Status": cmp.Or(s.Status, k.ready[0]), "Name": s.Name,
		"SecurityGroupIds.SecurityGroupId[]": strings.Join(s.SecurityGroups, ","), "InstanceId": cmp.Or(s.InstanceID, s.ID),
	}
	if k.kind != kindInstance {
		attrs["InstanceId"] = s.InstanceID
	}
	for name, value := range at {
		attrs[name] = value
	}
	if s.VSwitchID == "" {
		return attrs, owner, nil
	}
	attrs["Address"], err = c.addressIn(c.object(kindVSwitch, s.VSwitchID), s.PrivateIP, s.ID)
	return attrs, owner, err
}

// siteLocked is the VSwitch or VPC that an instance is in, and its owner.
func (c *Cloud) siteLocked(s Instance) (at row, owner string, err error) {
	home, id := kindVSwitch, s.VSwitchID
	if id == "" {
		home, id = kindVpc, s.VpcID
	}
	o := c.object(home, id)
	switch {
	case id == "" && s.Region == "":
		return nil, "", fmt.Errorf("it needs a VSwitch, a VPC or a region")
	case id == "":
		return row{"RegionId": s.Region}, cmp.Or(s.Account, Account), nil
	case o == nil:
		return nil, "", fmt.Errorf("there is no %s %s", home, id)
	case s.VpcID != "" && s.VpcID != o.Attrs["VpcId"], s.Region != "" && s.Region != o.Attrs["RegionId"]:
		return nil, "", fmt.Errorf("%s is in VPC %s of region %s", id, o.Attrs["VpcId"], o.Attrs["RegionId"])
	}
	at = row{"RegionId": o.Attrs["RegionId"], "VpcId": o.Attrs["VpcId"], "VSwitchId": s.VSwitchID, "ZoneId": o.Attrs["ZoneId"]}
	return at, cmp.Or(s.Account, o.owner()), nil
}

// standIn is the instance with that id, whoever has it and wherever it is; nil
// if there is none, or nothing is known of it but the id.
func (c *Cloud) standIn(id string) *object {
	k, ok := standInOf(id)
	if !ok {
		return nil
	}
	return c.object(k.kind, id)
}

// ready says whether routes and EIPs may use an instance in its status.
func ready(s *object) bool {
	k, _ := standInOf(s.ID)
	return slices.Contains(k.ready, s.status())
}
