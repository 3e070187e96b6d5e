package sim

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"strings"
	"time"
)

// How IPv6 addresses come and go outside the API.

// AddIpv6Address gives an ECS instance an IPv6 address in a VSwitch, as happens
// outside this API, and returns the id of the address, which is Pending for a
// moment. It fails where the VSwitch is not there or has no IPv6 block.
func (c *Cloud) AddIpv6Address(vswitch, instance string) (id string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	vsw := c.object(kindVSwitch, vswitch)
	if vsw == nil {
		return "", fmt.Errorf("add an IPv6 address: there is no VSwitch %q", vswitch)
	}
	block := parsePrefix(vswitchIPv6(c, vsw))
	if !block.IsValid() {
		return "", fmt.Errorf("add an IPv6 address: VSwitch %s has no IPv6 block", vswitch)
	}
	c.changes++
	address := c.spawnIpv6(vsw.owner(), block, row{
		"VSwitchId": vsw.ID, "VpcId": vsw.Attrs["VpcId"], "RegionId": vsw.Attrs["RegionId"], "AssociatedInstanceId": instance,
	})
	c.enter(address, "Pending", "Available", 2*time.Second)
	return address.ID, nil
}

// RemoveIpv6Address takes an IPv6 address away, as happens outside this API,
// with its Internet bandwidth and egress-only rule.
func (c *Cloud) RemoveIpv6Address(id string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	address := c.object(kindIpv6Address, id)
	if address == nil {
		return fmt.Errorf("remove an IPv6 address: there is no %q", id)
	}
	c.changes++
	c.vanish(address, c.now)
	return nil
}

// spawnIpv6 makes an address in a block.
func (c *Cloud) spawnIpv6(owner string, block netip.Prefix, attrs row) *object {
	c.ids++
	bytes := block.Addr().As16()
	binary.BigEndian.PutUint64(bytes[8:], c.random("ipv6", c.ids))
	attrs["Ipv6Address"], attrs["AssociatedInstanceType"] = netip.AddrFrom16(bytes).String(), "EcsInstance"
	return c.spawnFor(owner, kindIpv6Address, attrs)
}

// standsForIpv6 says whether Assume named an address with that id.
func (c *call) standsForIpv6(id string) bool {
	return c.stands(id) && strings.HasPrefix(id, "ipv6-") && c.object(kindIpv6Address, id) == nil
}

// ipv6Stand is the address with that id. One that Assume named is made in the
// gateway's VPC, without a VSwitch and an instance.
func (c *call) ipv6Stand(id string, gateway *object) *object {
	if o := c.object(kindIpv6Address, id); o != nil {
		return o
	}
	at := row{"Ipv6AddressId": id, "VpcId": gateway.Attrs["VpcId"], "RegionId": gateway.Attrs["RegionId"], "Status": "Available"}
	block := netip.MustParsePrefix("2408:4000::/24")
	if vpc := c.object(kindVpc, at["VpcId"]); vpc != nil && parsePrefix(vpc.Attrs["Ipv6CidrBlock"]).Addr().Is6() {
		block = parsePrefix(vpc.Attrs["Ipv6CidrBlock"])
	}
	return c.spawnIpv6(c.account, block, at)
}
