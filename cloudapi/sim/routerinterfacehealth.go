package sim

import (
	"net/netip"
)

// Chapter 9: the health check of a physical connection (9.1, 9.7), from an
// address of the VPC to one beyond the VBR on the other side.

// sourceAlone: a source needs a target.
func sourceAlone(c *call) bool { return c.has("HealthCheckSourceIp") && !c.has("HealthCheckTargetIp") }

// badTarget: the target is no address.
func badTarget(c *call) bool {
	return c.has("HealthCheckTargetIp") && !validIP(c.get("HealthCheckTargetIp"))
}

// badSource: the source is not a free address of the local VPC, or there is no
// VBR opposite.
func badSource(c *call) bool {
	if !c.has("HealthCheckSourceIp") {
		return false
	}
	ip, err := netip.ParseAddr(c.get("HealthCheckSourceIp"))
	if err != nil || c.attr("RouterType") != "VRouter" || c.attr("OppositeRouterType") != "VBR" {
		return true
	}
	vpc := c.localVpc()
	return vpc == "" || !c.ownAddress(vpc, ip) || c.checkedFrom(vpc, ip)
}

// localVpc is the id of the VPC that an interface is in; empty on a VBR.
func (c *call) localVpc() string {
	if r := c.localRouter(); r != nil {
		return r.Attrs["VpcId"]
	}
	return c.attr("VpcInstanceId")
}

// ownAddress says whether an address is the VPC's. Of a VPC that is not known
// every one may be.
func (c *call) ownAddress(vpc string, ip netip.Addr) bool {
	o := c.object(kindVpc, vpc)
	if o == nil || o.Attrs["CidrBlock"] == "" {
		return true
	}
	return parsePrefix(o.Attrs["CidrBlock"]).Contains(ip)
}

// checkedFrom says whether another interface of the VPC uses the address.
func (c *call) checkedFrom(vpc string, ip netip.Addr) bool {
	for ri := range c.where(kindInterface, "VpcInstanceId", vpc).all {
		if ri != c.target && ri.Attrs["HealthCheckSourceIp"] == ip.String() {
			return true
		}
	}
	return false
}

// badHealth: what 9.7 is to make of the health check does not fit together.
func badHealth(c *call) bool {
	if c.get("DeleteHealthCheckIp") == "true" {
		return c.has("HealthCheckSourceIp") || c.has("HealthCheckTargetIp")
	}
	return badSource(c) || badTarget(c)
}
