package sim

import "net/netip"

// Chapter 8.8: entries of a VBR's route table.

// vbrOf is the VBR whose route table a call names; empty if it is not one's.
func vbrOf(c *call) string {
	if table := c.refs["RouteTableId"]; table != nil && table.Attrs["RouterType"] == "VBR" {
		return table.Attrs["VRouterId"]
	}
	return ""
}

// vbrEntryGuards are the rules for an entry of a VBR's table.
func vbrEntryGuards() []guard {
	return []guard{
		{"InvalidOppositeRouterType", "", onVbr(func(c *call, _ *object) bool { return len(hops(c)) > 0 })},
		{"InvalidVBRStatus", "", onVbr(func(_ *call, vbr *object) bool { return vbr != nil && vbr.status() != vbrActive })},
		{"InvalidPhysicalConnectionBusinessStatus", "", onVbr(connectionUnfit)},
		{"IncorrectRouteEntryStatus", "VBR has", vbrUnstable},
		{"InvalidNextHopType", "", onVbr(func(c *call, _ *object) bool { return c.get("NextHopType") != "RouterInterface" })},
		{"InvalidRouterInterface", "", onVbr(func(c *call, vbr *object) bool { return !c.joins(vbr, c.get("NextHopId")) })},
		{"FORBIDDEN_USE_VPC_AS_INTERNET_GATEWAY", "", onVbr(beyondVpc)},
	}
}

// beyondVpc: the interface leads to a VPC that the destination is no part of.
func beyondVpc(c *call, _ *object) bool {
	ri := c.object(kindInterface, c.get("NextHopId"))
	if ri == nil {
		return false
	}
	router := c.object(kindVRouter, ri.Attrs["OppositeRouterId"])
	if router == nil {
		return false
	}
	vpc := c.object(kindVpc, router.Attrs["VpcId"])
	return vpc != nil && vpc.Attrs["CidrBlock"] != "" && !partOf(vpc, destination(c))
}

// partOf says whether a prefix is part of a VPC's, the older or the newer.
func partOf(vpc *object, p netip.Prefix) bool {
	return contains(parsePrefix(vpc.Attrs["CidrBlock"]), p) || contains(parsePrefix(vpc.Attrs["Ipv6CidrBlock"]), p)
}

// onVbr asks about calls on a VBR's table only. The VBR may be unknown.
func onVbr(broken func(c *call, vbr *object) bool) func(*call) bool {
	return func(c *call) bool {
		id := vbrOf(c)
		return id != "" && broken(c, c.object(kindVbr, id))
	}
}

// connectionUnfit: the VBR's physical connection is not Enabled or is locked
// for arrears.
func connectionUnfit(c *call, vbr *object) bool {
	if vbr == nil {
		return false
	}
	status := ofConnection("Status", "PhysicalConnectionStatus")(c.Cloud, vbr)
	business := ofConnection("BusinessStatus", "PhysicalConnectionBusinessStatus")(c.Cloud, vbr)
	return status != connEnabled || business == "FinancialLocked"
}

// joins says whether a router interface is one of the VBR's: that to its
// physical connection, or one of chapter 9.
func (c *call) joins(vbr *object, id string) bool {
	if vbr != nil && vbr.Attrs["VlanInterfaceId"] == id {
		return true
	}
	ri := c.object(kindInterface, id)
	return ri != nil && ri.Attrs["RouterId"] == vbrOf(c)
}

// vbrUnstable: an entry of the VBR's table is being made or deleted.
func vbrUnstable(c *call) bool {
	return vbrOf(c) != "" && busy(kindRouteEntry, "RouteTableId")(c)
}
