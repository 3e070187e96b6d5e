package sim_test

import (
	"testing"
	"time"
)

// routeNet is a VPC with a VSwitch, a custom table and an instance outside.
func routeNet(t *testing.T) (c *inside, vpc, system, table, vswitch string) {
	c = newInside(t)
	c.Assume("i-1", "i-2", "ri-1", "ri-2", "havip-1")
	made := c.settled("CreateVpc", "CidrBlock=192.168.0.0/16")
	vpc, system = text(made, "VpcId"), text(made, "RouteTableId")
	vswitch = text(c.settled("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=192.168.1.0/24"), "VSwitchId")
	table = text(c.do("CreateRouteTable", "VpcId="+vpc, "RouteTableName=app"), "RouteTableId")
	return c, vpc, system, table, vswitch
}

// ecmp are the parameters of an ECMP entry to two router interfaces.
func ecmp(destination, one, two string, more ...string) []string {
	return append([]string{
		"DestinationCidrBlock=" + destination,
		"NextHopList.1.NextHopId=" + one, "NextHopList.1.NextHopType=RouterInterface",
		"NextHopList.2.NextHopId=" + two, "NextHopList.2.NextHopType=RouterInterface",
	}, more...)
}

func TestRouteTableLife(t *testing.T) {
	c, vpc, system, table, vswitch := routeNet(t)
	c.do("ModifyRouteTableAttributes", "RouteTableId="+table, "Description=text")
	c.do("AssociateRouteTable", "RouteTableId="+table, "VSwitchId="+vswitch)
	want(t, c.do("DescribeRouteTableList", "RouteTableId="+table), map[string]string{
		"TotalCount": "1", "Success": "true",
		"RouterTableList.RouterTableListType.0.VpcId":                  vpc,
		"RouterTableList.RouterTableListType.0.RouteTableName":         "app",
		"RouterTableList.RouterTableListType.0.Description":            "text",
		"RouterTableList.RouterTableListType.0.RouteTableType":         "Custom",
		"RouterTableList.RouterTableListType.0.VSwitchIds.VSwitchId.0": vswitch,
	})
	want(t, c.do("DescribeVSwitchAttributes", "VSwitchId="+vswitch), map[string]string{"RouteTable.RouteTableId": table, "RouteTable.RouteTableType": "Custom"})
	c.refused(400, "DependencyViolation", "DeleteRouteTable", "RouteTableId="+table)
	c.refused(400, "OperationDenied", "DeleteRouteTable", "RouteTableId="+system)
	c.refused(400, "OperationDenied", "AssociateRouteTable", "RouteTableId="+system, "VSwitchId="+vswitch)
	c.refused(404, "InvalidRouteTableId.NotFound", "AssociateRouteTable", "RouteTableId=vtb-none", "VSwitchId="+vswitch)
	c.do("UnassociateRouteTable", "RouteTableId="+table, "VSwitchId="+vswitch)
	want(t, c.do("DescribeVSwitchAttributes", "VSwitchId="+vswitch), map[string]string{"RouteTable.RouteTableId": system})
	c.do("DeleteRouteTable", "RouteTableId="+table)
	want(t, c.do("DescribeVRouters"), map[string]string{"VRouters.VRouter.0.VpcId": vpc, "VRouters.VRouter.0.RouteTableIds.RouteTableId.0": system})
	c.settled("DeleteVSwitch", "VSwitchId="+vswitch)
	c.settled("DeleteVpc", "VpcId="+vpc)
}

func TestRouteEntries(t *testing.T) {
	c, vpc, system, table, vswitch := routeNet(t)
	entry := func(more ...string) []string { return append([]string{"RouteTableId=" + table}, more...) }
	c.do("CreateRouteEntry", entry("DestinationCidrBlock=10.1.2.3", "NextHopId=i-1")...)
	c.refused(400, "IncorrectRouteEntryStatus", "CreateRouteEntry", entry("DestinationCidrBlock=10.2.0.0/16", "NextHopId=i-1")...)
	c.refused(400, "IncorrectRouteEntryStatus", "DeleteVSwitch", "VSwitchId="+vswitch)
	c.clock.advance(time.Minute)
	want(t, c.do("DescribeRouteTables", "RouteTableId="+table), map[string]string{
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.DestinationCidrBlock": "10.1.2.3/32",
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.InstanceId":           "i-1",
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.NextHopType":          "Instance",
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.Status":               "Available",
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.Type":                 "Custom",
	})
	c.settled("CreateRouteEntry", entry("DestinationCidrBlock=10.9.0.0/16",
		"NextHopList.1.NextHopId=ri-1", "NextHopList.1.NextHopType=RouterInterface", "NextHopList.2.NextHopId=ri-2", "NextHopList.2.NextHopType=RouterInterface")...)
	want(t, c.do("DescribeRouteTables", "RouteTableId="+table), map[string]string{
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.1.NextHops.NextHop.1.NextHopId": "ri-2",
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.1.NextHops.NextHop.1.Weight":    "100",
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.1.NextHopType":                  "",
	})
	for _, test := range []struct {
		status int
		code   string
		params []string
	}{
		{400, "InvalidCIDRBlock.Duplicate", entry("DestinationCidrBlock=10.1.2.3/32", "NextHopId=i-2")},
		{400, "InvalidRouteEntry.Duplicate", entry("DestinationCidrBlock=10.1.2.3", "NextHopId=i-1")},
		{400, "InvalidRouteEntry.Duplicate", entry(ecmp("10.9.0.0/16", "ri-2", "ri-1")...)},
		{400, "InvalidCIDRBlock.Duplicate", entry("DestinationCidrBlock=10.9.0.0/16", "NextHopId=ri-1", "NextHopType=RouterInterface")},
		{400, "InvalidCidrBlock", entry("DestinationCidrBlock=100.64.0.0/10", "NextHopId=i-1")},
		{400, "InvalidCidrBlock", entry("DestinationCidrBlock=100.100.0.0/16", "NextHopId=i-1")},
		{400, "InvalidCidrBlock", entry("DestinationCidrBlock=192.168.1.0/24", "NextHopId=i-1")},
		{400, "InvalidCidrBlock", entry("DestinationCidrBlock=192.168.1.7", "NextHopId=i-1")},
		{400, "InvalidCidrBlock", entry("DestinationCidrBlock=10.0.0.0/40", "NextHopId=i-1")},
		{404, "InvalidInstanId.NotFound", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=i-none")},
		{404, "InvalidHaVipId.NotFound", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=havip-none", "NextHopType=HaVip")},
		{400, "InvalidRouterInterface", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=ri-none", "NextHopType=RouterInterface")},
		{404, "InvalidRouteTableId.NotFound", []string{"RouteTableId=vtb-none", "DestinationCidrBlock=10.3.0.0/16", "NextHopId=i-1"}},
		{400, "InvalidNexthopTypeAndList.BothNull", entry("DestinationCidrBlock=10.3.0.0/16")},
		{400, "InvalidNexthopTypeAndList.BothNotNull", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=i-1", "NextHopList.1.NextHopId=ri-1")},
		{400, "InvalidNexthopListSize", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopList.1.NextHopId=ri-1", "NextHopList.1.NextHopType=RouterInterface")},
		{404, "InvalidInstanId.NotFound", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=ri-1")},
		{404, "InvalidHaVipId.NotFound", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=i-1", "NextHopType=HaVip")},
		{400, "InvalidRouterInterface", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=havip-1", "NextHopType=RouterInterface")},
		{404, "InvalidNextHopId.NotFound", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=i-1", "NextHopType=VpnGateway")},
		{400, "InvalidRouterInterface", entry(ecmp("10.3.0.0/16", "ri-1", "i-1")...)},
		{400, "InvalidRouteEntrySize", entry(ecmp("10.3.0.0/16", "ri-1", "ri-1")...)},
		{400, "InvalidNextHopType", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopId=i-1", "NextHopType=Foo")},
		{400, "InvalidNextHopType", entry(ecmp("10.3.0.0/16", "ri-1", "ri-2", "NextHopList.2.NextHopType=Foo")...)},
		{400, "INVALID_WEIGHT_PARAM", entry(ecmp("10.3.0.0/16", "ri-1", "ri-2", "NextHopList.1.Weight=much")...)},
		{400, "INVALID_WEIGHT_PARAM", entry(ecmp("10.3.0.0/16", "ri-1", "ri-2", "NextHopList.1.Weight=-1")...)},
		{400, "INVALID_WEIGHT_PARAM", entry(ecmp("10.3.0.0/16", "ri-1", "ri-2", "NextHopList.1.Weight=256")...)},
		{400, "MissingParameter", entry(ecmp("10.3.0.0/16", "ri-1", "", "NextHopList.2.Weight=1")...)},
		{400, "MissingParameter", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopType=Instance")},
		{400, "InvalidOppositeRouterType", entry("DestinationCidrBlock=10.3.0.0/16", "NextHopList.1.NextHopId=i-1", "NextHopList.2.NextHopId=i-2")},
	} {
		c.refused(test.status, test.code, "CreateRouteEntry", test.params...)
	}
	for taken, message := range map[string]string{"192.168.1.0/24": "Specified CIDR block is already exists.", "192.168.1.7": "Specified CIDR block is not valid."} {
		if _, err := c.try("CreateRouteEntry", entry("DestinationCidrBlock="+taken, "NextHopId=i-1")...); err == nil || err.Message != message {
			t.Errorf("%s, which a VSwitch has: %v", taken, err)
		}
	}
	c.settled("CreateRouteEntry", entry("DestinationCidrBlock=0.0.0.0/0", "NextHopId=i-1")...)
	c.refused(400, "DependencyViolation", "DeleteRouteTable", "RouteTableId="+table)
	c.refused(400, "OperationDenied", "DeleteRouteEntry", "RouteTableId="+system, "DestinationCidrBlock=100.64.0.0/10")
	c.refused(400, "InvalidRouteEntry.NotFound", "DeleteRouteEntry", entry("DestinationCidrBlock=10.77.0.0/16")...)
	for _, destination := range []string{"0.0.0.0/0", "10.1.2.3", "10.9.0.0/16"} {
		c.settled("DeleteRouteEntry", entry("DestinationCidrBlock="+destination)...)
	}
	c.do("DeleteRouteTable", "RouteTableId="+table)
	c.settled("DeleteVSwitch", "VSwitchId="+vswitch)
	c.settled("DeleteVpc", "VpcId="+vpc)
}

// TestCustomTableKeepsVpc: a custom table has to go before its VPC (5.2); the
// system table goes with it.
func TestCustomTableKeepsVpc(t *testing.T) {
	c, vpc, system, table, vswitch := routeNet(t)
	c.settled("DeleteVSwitch", "VSwitchId="+vswitch)
	c.settled("CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=10.1.0.0/16", "NextHopId=i-1")
	c.refused(400, "DependencyViolation.RouteEntry", "DeleteVpc", "VpcId="+vpc)
	c.settled("DeleteRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=10.1.0.0/16")
	c.refused(400, "Forbbiden", "DeleteVpc", "VpcId="+vpc)
	c.do("DeleteRouteTable", "RouteTableId="+table)
	c.settled("DeleteVpc", "VpcId="+vpc)
	c.refused(404, "InvalidRouteTableId.NotFound", "ModifyRouteTableAttributes", "RouteTableId="+system, "RouteTableName=gone")
}

// TestCustomTableNeedsVpc: no table is made in a VPC that is made or deleted.
func TestCustomTableNeedsVpc(t *testing.T) {
	c := newInside(t)
	vpc := text(c.do("CreateVpc"), "VpcId")
	c.refused(400, "IncorrectVpcStatus", "CreateRouteTable", "VpcId="+vpc)
	c.clock.advance(time.Minute)
	c.do("DeleteVpc", "VpcId="+vpc)
	c.refused(400, "IncorrectVpcStatus", "CreateRouteTable", "VpcId="+vpc)
}

// TestDeleteNamesHop: the next hops that a deletion names are the entry's.
func TestDeleteNamesHop(t *testing.T) {
	c, _, _, table, _ := routeNet(t)
	to := func(destination string, more ...string) []string {
		return append([]string{"RouteTableId=" + table, "DestinationCidrBlock=" + destination}, more...)
	}
	one, many := "10.1.0.0/16", "10.2.0.0/16"
	create := func() {
		c.settled("CreateRouteEntry", to(one, "NextHopId=i-1")...)
		c.settled("CreateRouteEntry", append(ecmp(many, "ri-1", "ri-2"), "RouteTableId="+table)...)
	}
	create()
	for _, wrong := range [][]string{
		to(one, "NextHopId=i-2"), to(one, "NextHopList.1.NextHopId=i-2"), to(one, "NextHopList.1.NextHopId=i-1", "NextHopList.2.NextHopId=i-2"),
		to(one, "NextHopList.1.NextHopId=i-1", "NextHopList.1.NextHopType=HaVip"),
		to(many, "NextHopId=ri-3"), to(many, "NextHopList.1.NextHopId=ri-1", "NextHopList.2.NextHopId=ri-3"),
	} {
		c.refused(400, "InvalidRouteEntry", "DeleteRouteEntry", wrong...)
	}
	c.settled("DeleteRouteEntry", to(one, "NextHopList.1.NextHopId=i-1", "NextHopList.1.NextHopType=Instance")...)
	c.settled("DeleteRouteEntry", append(ecmp(many, "ri-2", "ri-1"), "RouteTableId="+table)...)
	create()
	c.settled("DeleteRouteEntry", to(one, "NextHopId=i-1")...)
	c.settled("DeleteRouteEntry", to(many, "NextHopId=ri-2")...)
}

// TestRouterTypeFollows: an id of a VPC or its router makes the type VRouter
// (8.2, 8.3), and the type of a table counts in any case.
func TestRouterTypeFollows(t *testing.T) {
	c, vpc, system, table, _ := routeNet(t)
	router := text(c.do("DescribeVRouters"), "VRouters.VRouter.0.VRouterId")
	for _, test := range []struct {
		action string
		params []string
		count  string
	}{
		{"DescribeRouteTableList", []string{"RouterType=VBR"}, "0"},
		{"DescribeRouteTableList", []string{"RouterType=VBR", "VpcId=" + vpc}, "2"},
		{"DescribeRouteTableList", []string{"RouterType=VBR", "VpcId=vpc-none"}, "0"},
		{"DescribeRouteTables", []string{"RouterType=VBR", "RouteTableId=" + table}, "0"},
		{"DescribeRouteTables", []string{"RouterType=VBR", "VRouterId=" + router}, "2"},
		{"DescribeRouteTables", []string{"RouterType=VRouter"}, "2"},
		{"DescribeRouteTables", []string{"Type=other"}, "0"},
	} {
		want(t, c.do(test.action, test.params...), map[string]string{"TotalCount": test.count})
	}
	for typ, id := range map[string]string{"custom": table, "Custom": table, "SYSTEM": system, "System": system} {
		want(t, c.do("DescribeRouteTables", "Type="+typ), map[string]string{"TotalCount": "1", "RouteTables.RouteTable.0.RouteTableId": id})
	}
}

func TestRouteQuotas(t *testing.T) {
	c, _, _, table, _ := routeNet(t)
	c.Quotas = map[string]int{"route_entries_per_table": 2}
	c.settled("CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=10.1.0.0/16", "NextHopId=i-1")
	c.settled("CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=10.2.0.0/16", "NextHopId=i-1")
	c.refused(400, "QuotaExceeded", "CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=10.3.0.0/16", "NextHopId=i-1")
}

// TestRouteSeeds: a cloud seeded from descriptions, and one loaded from a
// snapshot, refuse what the first one refuses.
func TestRouteSeeds(t *testing.T) {
	c, vpc, _, table, _ := routeNet(t)
	c.settled("CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=10.1.0.0/16", "NextHopId=i-1")
	seeded := c.beside()
	for _, action := range []string{"DescribeRouteTables", "DescribeRouteTableList", "DescribeVRouters", "DescribeVSwitches", "DescribeVpcs"} {
		seeded.bring(action, c.do(action))
	}
	for _, other := range []*inside{seeded, c.reloaded()} {
		other.Assume("i-1")
		other.refused(400, "InvalidRouteEntry.Duplicate", "CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=10.1.0.0/16", "NextHopId=i-1")
		other.refused(400, "InvalidCidrBlock", "CreateRouteEntry", "RouteTableId="+table, "DestinationCidrBlock=192.168.1.0/24", "NextHopId=i-1")
		other.refused(400, "DependencyViolation.VSwitch", "DeleteVpc", "VpcId="+vpc)
	}
}
