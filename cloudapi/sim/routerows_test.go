package sim_test

import (
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// routeStage is what routeNet makes, for the rows of chapters 5 to 8.
type routeStage struct {
	*inside
	vpc, system, table, vswitch string
}

// entry are the parameters of an entry of the custom table.
func (s routeStage) entry(destination string, more ...string) []string {
	return append([]string{"RouteTableId=" + s.table, "DestinationCidrBlock=" + destination}, more...)
}

// vswitchAt are the parameters of a further VSwitch.
func (s routeStage) vswitchAt(cidr string) []string {
	return []string{"VpcId=" + s.vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=" + cidr}
}

// entryOf are the parameters that name the entry for a destination in a table.
func entryOf(table, destination string) []string {
	return []string{"RouteTableId=" + table, "DestinationCidrBlock=" + destination}
}

// routeRow is an error row of the reference: what brings it about returns the
// parameters of the call.
type routeRow struct {
	action        string
	status        int
	code, message string
	setup         func(s routeStage) []string
}

// given is a setup that needs nothing done.
func given(params ...string) func(routeStage) []string {
	return func(routeStage) []string { return params }
}

var vpcRows = []routeRow{
	{"ModifyVpcAttribute", 400, "InvalidParameter", "Specified UserCidr invalid format.", func(s routeStage) []string { return []string{"VpcId=" + s.vpc, "UserCidr=11.0.0.1/8"} }},
	{"ModifyVpcAttribute", 400, "InvalidParameter", "Specified UserCidr Subnet mask is not valid .", func(s routeStage) []string { return []string{"VpcId=" + s.vpc, "UserCidr=11.0.0.0/33"} }},
	{"ModifyVpcAttribute", 400, "InvalidUserCidr.Quota", "Specified UserCidr number is greater than 3.", func(s routeStage) []string {
		return []string{"VpcId=" + s.vpc, "UserCidr=1.0.0.0/8,2.0.0.0/8,3.0.0.0/8,4.0.0.0/8"}
	}},
	{"ModifyVpcAttribute", 400, "InvalidUserCidr.Malformed", "Specified UserCidr overlapping in of 100.64.0.0/10.", func(s routeStage) []string {
		return []string{"VpcId=" + s.vpc, "UserCidr=100.0.0.0/8"}
	}},
}

var vswitchRows = []routeRow{
	{"ModifyVSwitchAttribute", 404, "InvalidVSwitchId.NotFound", "The specified virtual switch does not exists.", given("VSwitchId=vsw-none", "VSwitchName=app")},
	{"CreateVSwitch", 400, "InvalidCidrBlock.Overlapped", "Specified CIDR block overlapped with other entry.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("192.168.9.0/24", "NextHopId=i-1")...)
		return s.vswitchAt("192.168.9.0/24")
	}},
	{"CreateVSwitch", 400, "InvalidCidrBlock.Overlapped", "Specified CIDR block overlapped with other entry.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("192.168.9.0/24", "NextHopId=i-1")...)
		return s.vswitchAt("192.168.8.0/22")
	}},
	{"CreateVSwitch", 400, "IncorrectRouteEntryStatus", "Some route entry status blocked this operation.", func(s routeStage) []string {
		s.do("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		return s.vswitchAt("192.168.2.0/24")
	}},
	{"CreateVSwitch", 400, "IncorrectRouteEntryStatus", "Some route entry status blocked this operation.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		s.do("DeleteRouteEntry", s.entry("10.0.0.0/8")...)
		return s.vswitchAt("192.168.2.0/24")
	}},
	{"CreateVSwitch", 400, "IncorrectVSwitchStatus", "VSwitch Creation simultaneously is not supported.", func(s routeStage) []string {
		s.do("CreateVSwitch", s.vswitchAt("192.168.2.0/24")...)
		return s.vswitchAt("192.168.3.0/24")
	}},
	{"CreateVSwitch", 400, "IncorrectVSwitchStatus", "Some virtual switch is modifying within the same VPC.", func(s routeStage) []string {
		s.do("DeleteVSwitch", "VSwitchId="+s.vswitch)
		return s.vswitchAt("192.168.2.0/24")
	}},
	{"CreateVSwitch", 400, "IncorrectVSwitchStatus", "Some virtual switch is modifying within the same VPC.", func(s routeStage) []string {
		s.describe("DescribeVSwitches", "VSwitches.VSwitch", map[string]any{"VSwitchId": s.vswitch, "Status": "Modifying"})
		return s.vswitchAt("192.168.2.0/24")
	}},
}

var deleteVSwitchRows = []routeRow{
	{"DeleteVSwitch", 404, "IncorrectStatus", "Vswtich status not stable.", func(s routeStage) []string {
		s.describe("DescribeVSwitches", "VSwitches.VSwitch", map[string]any{"VSwitchId": s.vswitch, "Status": "Modifying"})
		return []string{"VSwitchId=" + s.vswitch}
	}},
	{"DeleteVSwitch", 400, "IncorrectVSwitchStatus", "The current virtual switch status does not support this operation.", func(s routeStage) []string {
		return []string{"VSwitchId=" + text(s.do("CreateVSwitch", s.vswitchAt("192.168.2.0/24")...), "VSwitchId")}
	}},
	{"DeleteVSwitch", 400, "IncorrectVSwitchStatus", "The current virtual switch status does not support this operation.", func(s routeStage) []string {
		s.do("CreateVSwitch", s.vswitchAt("192.168.2.0/24")...)
		return []string{"VSwitchId=" + s.vswitch}
	}},
}

var tableRows = []routeRow{
	{"ModifyVRouterAttribute", 404, "InvalidVRouterId.NotFound", "Specified virtual router does not exist.", given("VRouterId=vrt-none", "VRouterName=main")},
	{"CreateRouteTable", 404, "InvalidVpcId.NotFound", "Specified VPC does not exist.", given("VpcId=vpc-none")},
	{"UnassociateRouteTable", 404, "InvalidRouteTableId.NotFound", "Specified route table does not exist.", func(s routeStage) []string {
		return []string{"RouteTableId=vtb-none", "VSwitchId=" + s.vswitch}
	}},
	{"DeleteRouteTable", 400, "IncorrectVSwitchStatus", "The current virtual switch status does not support this operation.", func(s routeStage) []string {
		s.do("CreateVSwitch", s.vswitchAt("192.168.2.0/24")...)
		return []string{"RouteTableId=" + s.table}
	}},
}

var createEntryRows = []routeRow{
	{"CreateRouteEntry", 400, "IncorrectVpcStatus", "Current VPC status does not support this operation.", func(s routeStage) []string {
		return append(entryOf(text(s.do("CreateVpc"), "RouteTableId"), "10.0.0.0/8"), "NextHopId=i-1")
	}},
	{"CreateRouteEntry", 400, "InvalidRouteEntry.Duplicate", "The route entry already exist.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("10.0.0.7/32", "NextHopId=i-1")...)
		return s.entry("10.0.0.7", "NextHopId=i-1", "NextHopType=Instance")
	}},
	{"CreateRouteEntry", 400, "InvalidCIDRBlock.Duplicate", "Specified CIDR block is already exists.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", append(ecmp("10.0.0.0/8", "ri-1", "ri-2"), "RouteTableId="+s.table)...)
		return append(ecmp("10.0.0.0/8", "ri-1", "ri-3"), "RouteTableId="+s.table)
	}},
	{"CreateRouteEntry", 400, "InvalidCIDRBlock.Duplicate", "Specified CIDR block is already exists.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", append(ecmp("10.0.0.0/8", "ri-1", "ri-2", "NextHopList.3.NextHopId=ri-3", "NextHopList.3.NextHopType=RouterInterface"), "RouteTableId="+s.table)...)
		return append(ecmp("10.0.0.0/8", "ri-1", "ri-2"), "RouteTableId="+s.table)
	}},
	{"CreateRouteEntry", 400, "InvalidCidrBlock", "Specified CIDR block is already exists.", func(s routeStage) []string { return s.entry("192.168.1.0/24", "NextHopId=i-1") }},
	{"CreateRouteEntry", 400, "InvalidCidrBlock", "Specified CIDR block is not valid.", func(s routeStage) []string { return s.entry("192.168.1.0/25", "NextHopId=i-1") }},
	{"CreateRouteEntry", 400, "IncorrectRouteEntryStatus", "Specified routeEntry status error.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		s.do("DeleteRouteEntry", s.entry("10.0.0.0/8")...)
		return s.entry("10.0.0.0/8", "NextHopId=i-2")
	}},
	{"CreateRouteEntry", 400, "IncorrectRouteEntryStatus", "Some route entry status blocked this operation.", func(s routeStage) []string {
		s.do("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		return s.entry("11.0.0.0/8", "NextHopId=i-1")
	}},
	{"CreateRouteEntry", 400, "IncorrectRouteEntryStatus", "The vpc has NotStable routeEntry status.", func(s routeStage) []string {
		s.do("CreateRouteEntry", append(entryOf(s.system, "10.0.0.0/8"), "NextHopId=i-1")...)
		return s.entry("10.0.0.0/8", "NextHopId=i-1")
	}},
	{"CreateRouteEntry", 400, "InvalidNexthopListSize", "nexthop size is illegal. Must be between 2 and 4.", func(s routeStage) []string {
		return s.entry("10.0.0.0/8", "NextHopList.1.NextHopId=ri-1", "NextHopList.1.NextHopType=RouterInterface")
	}},
	{"CreateRouteEntry", 400, "InvalidRouteEntrySize", "The Specified routerEntry size not legal.", func(s routeStage) []string {
		return append(ecmp("10.0.0.0/8", "ri-1", "ri-1"), "RouteTableId="+s.table)
	}},
}

var deleteEntryRows = []routeRow{
	{"DeleteRouteEntry", 404, "InvalidRouteTableId.NotFound", "Specified route table does not exist.", given(entryOf("vtb-none", "10.0.0.0/8")...)},
	{"DeleteRouteEntry", 400, "InvalidRouteEntry.NotFound", "Route entry not exists.", func(s routeStage) []string { return s.entry("10.0.0.0/8") }},
	{"DeleteRouteEntry", 400, "InvalidRouteEntry", "Specified routeEntry not exist.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		return s.entry("10.0.0.0/8", "NextHopId=i-2")
	}},
	{"DeleteRouteEntry", 400, "IncorrectVpcStatus", "Current VPC status does not support this operation.", func(s routeStage) []string {
		return entryOf(text(s.do("CreateVpc"), "RouteTableId"), "100.64.0.0/10")
	}},
	{"DeleteRouteEntry", 400, "OperationDenied", "Specified operation is denied as route entry type is system.", func(s routeStage) []string {
		return entryOf(s.system, "100.64.0.0/10")
	}},
	{"DeleteRouteEntry", 400, "Forbbiden", "Specified RouteEntry cannot allowed delete by openApi.", func(s routeStage) []string {
		learnt := map[string]any{"DestinationCidrBlock": "10.0.0.0/8", "Type": "BGP", "Status": "Available"}
		s.describe("DescribeRouteTables", "RouteTables.RouteTable", map[string]any{
			"RouteTableId": s.table, "RouteEntrys": map[string]any{"RouteEntry": []any{learnt}},
		})
		return s.entry("10.0.0.0/8")
	}},
	{"DeleteRouteEntry", 400, "IncorrectRouteEntryStatus", "Specified routeEntry status error.", func(s routeStage) []string {
		s.do("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		return s.entry("10.0.0.0/8")
	}},
	{"DeleteRouteEntry", 400, "IncorrectRouteEntryStatus", "Specified routeEntry status error.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		s.do("DeleteRouteEntry", s.entry("10.0.0.0/8")...)
		return s.entry("10.0.0.0/8")
	}},
	{"DeleteRouteEntry", 400, "IncorrectRouteEntryStatus", "Some route entry status blocked this operation.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		s.do("CreateRouteEntry", s.entry("11.0.0.0/8", "NextHopId=i-1")...)
		return s.entry("10.0.0.0/8")
	}},
	{"DeleteRouteEntry", 400, "IncorrectRouteEntryStatus", "Vpc NotStable route entry.", func(s routeStage) []string {
		s.settled("CreateRouteEntry", s.entry("10.0.0.0/8", "NextHopId=i-1")...)
		s.do("CreateVSwitch", s.vswitchAt("192.168.2.0/24")...)
		return s.entry("10.0.0.0/8")
	}},
}

// TestRouteErrorRows holds that what a row is about brings the row, with its
// status and message, and changes nothing.
func TestRouteErrorRows(t *testing.T) {
	for _, rows := range [][]routeRow{vpcRows, vswitchRows, deleteVSwitchRows, tableRows, createEntryRows, deleteEntryRows} {
		for i, row := range rows {
			c, vpc, system, table, vswitch := routeNet(t)
			c.Assume("ri-3")
			params := row.setup(routeStage{c, vpc, system, table, vswitch})
			before := c.state()
			_, err := c.try(row.action, params...)
			if err == nil || err.Status != row.status || err.Code != row.code || err.Message != row.message {
				t.Errorf("%s row %d %s: have %v", row.action, i, row.code, err)
			}
			if c.state() != before {
				t.Errorf("%s row %d %s: was refused and changed the cloud", row.action, i, row.code)
			}
		}
	}
}

// TestNothingStaysBlocked: what a passing status refuses is done once it has
// passed (6.4, 8.8, 8.9).
func TestNothingStaysBlocked(t *testing.T) {
	for _, rows := range [][]routeRow{vswitchRows, deleteVSwitchRows, tableRows, createEntryRows, deleteEntryRows} {
		for i, row := range rows {
			if !strings.HasPrefix(row.code, "Incorrect") {
				continue
			}
			c, vpc, system, table, vswitch := routeNet(t)
			params := row.setup(routeStage{c, vpc, system, table, vswitch})
			c.clock.advance(time.Minute)
			if _, err := c.try(row.action, params...); err != nil && strings.HasPrefix(err.Code, "Incorrect") {
				t.Errorf("%s row %d: %v, though everything has settled", row.action, i, err)
			}
		}
	}
}

// TestUserCidrReplaced: the user's CIDRs of a VPC can be changed (5.4).
func TestUserCidrReplaced(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settled("CreateVpc", "UserCidr=11.0.0.0/8"), "VpcId")
	for given, want := range map[string]string{"UserCidr=12.0.0.0/8, 13.0.0.0/8": "[12.0.0.0/8 13.0.0.0/8]", "UserCidr=11.0.0.0/8": "[11.0.0.0/8]"} {
		c.do("ModifyVpcAttribute", "VpcId="+vpc, given)
		c.do("ModifyVpcAttribute", "VpcId="+vpc, "VpcName=main")
		if have := text(c.do("DescribeVpcAttribute", "VpcId="+vpc), "UserCidrs.UserCidr"); have != want {
			t.Errorf("%s: have %s, want %s", given, have, want)
		}
	}
}

// TestRouterAndVSwitchTexts: what is said of a VRouter or VSwitch is shown.
func TestRouterAndVSwitchTexts(t *testing.T) {
	c, vpc, _, _, vswitch := routeNet(t)
	router := text(c.do("DescribeVpcAttribute", "VpcId="+vpc), "VRouterId")
	if have := text(c.do("ModifyVRouterAttribute", "VRouterId="+router, "VRouterName=main", "Description=a-router"), "RequestId"); have == "" {
		t.Error("no RequestId")
	}
	c.do("ModifyVRouterAttribute", "VRouterId="+router, "VRouterName=other")
	want(t, c.do("DescribeVRouters", "VRouterId="+router), map[string]string{
		"TotalCount": "1", "VRouters.VRouter.0.VRouterName": "other", "VRouters.VRouter.0.Description": "a-router",
	})
	want(t, c.do("DescribeVRouters", "VRouterId=vrt-none"), map[string]string{"TotalCount": "0"})
	c.do("ModifyVSwitchAttribute", "VSwitchId="+vswitch, "Description=a-switch")
	want(t, c.do("DescribeVSwitches"), map[string]string{"VSwitches.VSwitch.0.Description": "a-switch"})
}

// TestVpcInCen: the CENs of a VPC are those that its description had (5.5).
func TestVpcInCen(t *testing.T) {
	c, vpc, _, _, _ := routeNet(t)
	cen := map[string]any{"CenId": "cen-1", "CenOwnerId": 5, "CenStatus": "Attached"}
	shown := cloudapi.Response{"VpcId": vpc, "AssociatedCens": map[string]any{"AssociatedCen": []any{cen}}}
	c.bring("DescribeVpcAttribute", shown)
	want(t, c.do("DescribeVpcAttribute", "VpcId="+vpc), map[string]string{"AssociatedCens.AssociatedCen": "[map[CenId:cen-1 CenOwnerId:5 CenStatus:Attached]]"})
}

// TestImportedTableType: a table that came by DescribeRouteTables is listed by
// 8.2 as one of a VPC, whatever is known of its router, and as a VBR's once
// that is known.
func TestImportedTableType(t *testing.T) {
	c := &inside{&sim.Cloud{Now: newClock().Now, Answered: seen.note}, t, newClock()}
	s := routeStage{inside: c}
	brought := func(router string) {
		s.describe("DescribeRouteTables", "RouteTables.RouteTable", map[string]any{"RouteTableId": "vtb-1", "VRouterId": router, "RouteTableType": "System"})
	}
	for _, test := range []struct{ router, vpcs, vbrs string }{{"", "1", "0"}, {"vrt-1", "1", "0"}, {"vbr-1", "0", "1"}} {
		brought(test.router)
		want(t, c.do("DescribeRouteTableList"), map[string]string{"TotalCount": test.vpcs})
		want(t, c.do("DescribeRouteTableList", "RouterType=VRouter"), map[string]string{"TotalCount": test.vpcs})
		want(t, c.do("DescribeRouteTableList", "RouterType=VBR"), map[string]string{"TotalCount": test.vbrs})
	}
}
