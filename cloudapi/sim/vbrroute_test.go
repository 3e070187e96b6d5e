package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

// edge is an active VBR with its route table.
type edge struct {
	*inside
	line, vbr, table, hop string
}

func newEdge(t testing.TB) *edge {
	c := newInside(t)
	line := c.connected()
	vbr := c.border(line, "7")
	shown := c.borderShown("", vbr)
	return &edge{c, line, vbr, text(shown, "RouteTableId"), text(shown, "VlanInterfaceId")}
}

// entry are the parameters of a route over the VLAN interface.
func (e *edge) entry(cidr string) []string {
	return []string{"RouteTableId=" + e.table, "DestinationCidrBlock=" + cidr, "NextHopType=RouterInterface", "NextHopId=" + e.hop}
}

// TestVbrRoutes: the rules of 8.8 for a VBR's table, and 8.9.
func TestVbrRoutes(t *testing.T) {
	e := newEdge(t)
	e.Assume("i-1", "ri-far")
	other := e.border(e.line, "8")
	otherHop := text(e.borderShown("", other), "VlanInterfaceId")
	e.do("CreateRouteEntry", e.entry("192.168.1.7")...)
	if _, err := e.try("CreateRouteEntry", e.entry("10.0.0.0/8")...); err == nil || err.Code != "IncorrectRouteEntryStatus" || err.Message != "VBR has NotStable route entry." {
		t.Errorf("while an entry is Pending: %v", err)
	}
	otherTable := text(e.borderShown("", other), "RouteTableId")
	e.do("CreateRouteEntry", "RouteTableId="+otherTable, "DestinationCidrBlock=10.0.0.0/8", "NextHopType=RouterInterface", "NextHopId="+otherHop)
	if _, err := e.try("DeleteRouteEntry", e.entry("192.168.1.7")[:2]...); err == nil || err.Message != "VBR has NotStable route entry." {
		t.Errorf("deleting a Pending entry: %v", err)
	}
	e.clock.advance(time.Minute)
	want(t, e.do("DescribeRouteTables", "RouteTableId="+e.table), map[string]string{
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.DestinationCidrBlock": "192.168.1.7/32", "RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.InstanceId": e.hop,
		"RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.NextHopType": "RouterInterface", "RouteTables.RouteTable.0.RouteEntrys.RouteEntry.0.Status": "Available",
	})
	to := func(cidr string, hop ...string) []string { return append(e.entry(cidr)[:2], hop...) }
	for _, test := range []struct {
		code   string
		params []string
	}{
		{"InvalidRouteEntry.Duplicate", e.entry("192.168.1.7/32")},
		{"InvalidCidrBlock", e.entry("100.64.0.0/10")},
		{"InvalidCidrBlock", e.entry("100.65.0.0/16")},
		{"InvalidNextHopType", to("10.0.0.0/8", "NextHopId="+e.hop)},
		{"InvalidNextHopType", to("10.0.0.0/8", "NextHopId=i-1", "NextHopType=Instance")},
		{"InvalidRouterInterface", to("10.0.0.0/8", "NextHopId="+otherHop, "NextHopType=RouterInterface")},
		{"InvalidRouterInterface", to("10.0.0.0/8", "NextHopId=ri-far", "NextHopType=RouterInterface")},
		{"InvalidNexthopTypeAndList.BothNull", to("10.0.0.0/8")},
		{"MissingParameter", to("10.0.0.0/8", "NextHopType=RouterInterface")},
		{"InvalidOppositeRouterType", to("10.0.0.0/8", "NextHopList.1.NextHopType=RouterInterface", "NextHopList.1.NextHopId="+e.hop, "NextHopList.2.NextHopType=RouterInterface", "NextHopList.2.NextHopId="+otherHop)},
	} {
		e.refused(400, test.code, "CreateRouteEntry", test.params...)
	}
	e.settled("CreateRouteEntry", e.entry("100.0.0.0/8")...)
	e.settled("CreateRouteEntry", e.entry("0.0.0.0/0")...)
	e.settled("DeleteRouteEntry", append(e.entry("0.0.0.0/0")[:2], "NextHopId="+e.hop)...)
	e.refused(400, "OperationDenied", "DeleteRouteTable", "RouteTableId="+e.table)
	e.do("ModifyRouteTableAttributes", "RouteTableId="+e.table, "RouteTableName=border")
	want(t, e.do("DescribeRouteTableList", "RouterType=VBR", "RouteTableName=border"), map[string]string{"TotalCount": "1"})
	e.refused(400, "InvalidRouterInterface", "CreateRouteEntry", "RouteTableId="+vpcTable(e.inside), "DestinationCidrBlock=172.31.0.0/16", "NextHopType=RouterInterface", "NextHopId="+e.hop)
	for n := range 46 {
		e.settled("CreateRouteEntry", e.entry(fmt.Sprintf("10.%d.0.0/16", n))...)
	}
	e.refused(400, "QuotaExceeded", "CreateRouteEntry", e.entry("11.0.0.0/8")...)
	e.do("DeleteVirtualBorderRouter", "VbrId="+e.vbr)
	want(t, e.do("DescribeRouteTables", "RouterType=VBR"), map[string]string{"TotalCount": "1", "RouteTables.RouteTable.0.RouteTableId": otherTable})
}

// vpcTable is the route table of a new VPC.
func vpcTable(c *inside) string {
	vpc := text(c.settled("CreateVpc"), "VpcId")
	return text(c.do("DescribeRouteTableList", "VpcId="+vpc), "RouterTableList.RouterTableListType.0.RouteTableId")
}

// TestVbrRoutesFit: routes need an active VBR on a connection that is enabled
// and not in arrears (8.8).
func TestVbrRoutesFit(t *testing.T) {
	e := newEdge(t)
	n := 0
	tried := func(code string) {
		t.Helper()
		n++
		entry := e.entry(fmt.Sprintf("10.%d.0.0/16", n))
		if code == "" {
			e.settled("CreateRouteEntry", entry...)
			return
		}
		e.refused(400, code, "CreateRouteEntry", entry...)
	}
	for _, test := range []struct{ status, business, code string }{
		{"Enabled", "FinancialLocked", "InvalidPhysicalConnectionBusinessStatus"},
		{"Enabled", "SecurityLocked", ""},
		{"Terminating", "Normal", "InvalidPhysicalConnectionBusinessStatus"},
		{"Enabled", "Normal", ""},
	} {
		e.importLine(e.line, test.status, test.business)
		tried(test.code)
	}
	e.do("TerminateVirtualBorderRouter", "VbrId="+e.vbr)
	tried("InvalidVBRStatus")
	e.clock.advance(time.Minute)
	tried("InvalidVBRStatus")
	e.settled("DeleteRouteEntry", e.entry("10.2.0.0/16")[:2]...)
	e.do("RecoverVirtualBorderRouter", "VbrId="+e.vbr)
	tried("InvalidVBRStatus")
	e.clock.advance(time.Minute)
	tried("")
	lent := e.lent(e.line, "9")
	far := e.borderShown(farOwner, lent)
	hop := []string{"RouteTableId=" + text(far, "RouteTableId"), "DestinationCidrBlock=10.0.0.0/8", "NextHopType=RouterInterface", "NextHopId=" + text(far, "VlanInterfaceId")}
	e.refusedTo(farOwner, 400, "InvalidVBRStatus", "CreateRouteEntry", hop...)
	e.confirm(lent)
	e.refused(404, "InvalidRouteTableId.NotFound", "CreateRouteEntry", hop...)
	e.doAs(farOwner, nearRegion, "CreateRouteEntry", hop...)
}

// TestVbrSeeded: a cloud seeded with the answers of another answers as that,
// in whatever order they come, and keeps its rules.
func TestVbrSeeded(t *testing.T) {
	e := newEdge(t)
	second := e.connected()
	e.do("ModifyVirtualBorderRouterAttribute", "VbrId="+e.vbr, "AssociatedPhysicalConnections="+second)
	e.settled("CreateRouteEntry", e.entry("10.0.0.0/8")...)
	e.settled("TerminateVirtualBorderRouter", "VbrId="+e.border(e.line, "8"))
	e.lent(e.line, "9")
	e.importLine("pc-1", "Allocation Failed", "Normal")
	reads := []cloudapi.Request{
		asked("DescribePhysicalConnections"), asked("DescribeVirtualBorderRouters"), asked("DescribeRouteTables"),
		asked("DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+e.line),
	}
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}} {
		d := e.beside()
		for _, i := range order {
			d.seed(e.inside, reads[i])
		}
		d.alike(e.inside, reads...)
		d.refused(400, "InvalidVlanId.Used", "CreateVirtualBorderRouter", append(strings.Fields(peering), "PhysicalConnectionId="+e.line, "VlanId=8")...)
		d.refused(400, "InvalidStatus.NotAllowed", "DeleteVirtualBorderRouter", "VbrId="+e.vbr)
		d.refused(400, "InvalidRouterInterface", "CreateRouteEntry", append(e.entry("11.0.0.0/8")[:3], "NextHopId=ri-none")...)
		d.do("CreateRouteEntry", e.entry("11.0.0.0/8")...)
	}
}

// TestVbrLentSeeded: whoever reads the VBRs of a connection owns it, and may
// change another account's VLAN (11.4, 11.5).
func TestVbrLentSeeded(t *testing.T) {
	e := newEdge(t)
	lent := e.lent(e.line, "9")
	d := e.beside()
	d.seed(e.inside, asked("DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+e.line))
	d.refused(400, "InvalidVlanId.Used", "ModifyVirtualBorderRouterAttribute", "VbrId="+lent, "VlanId=7")
	d.do("ModifyVirtualBorderRouterAttribute", "VbrId="+lent, "VlanId=10")
	want(t, d.borderShown(farOwner, lent), map[string]string{"VlanId": "10"})
}

// TestVbrAlone: a VBR whose connection is not known, as another account's is
// not, keeps what its description says of it.
func TestVbrAlone(t *testing.T) {
	e := newEdge(t)
	d := e.beside()
	d.seed(e.inside, asked("DescribeVirtualBorderRouters"))
	want(t, d.borderShown("", e.vbr), map[string]string{
		"PhysicalConnectionStatus": "Enabled", "PhysicalConnectionBusinessStatus": "Normal", "AccessPointId": "ap-cn-hangzhou-A", "Status": "active",
	})
	d.settled("CreateRouteEntry", e.entry("10.0.0.0/8")...)
	d.importVbr(map[string]any{"VbrId": e.vbr, "PhysicalConnectionBusinessStatus": "FinancialLocked"})
	if err := e.Edit("", e.line, map[string]any{"BusinessStatus": "FinancialLocked"}); err != nil {
		t.Fatal(err)
	}
	e.refused(400, "InvalidPhysicalConnectionBusinessStatus", "CreateRouteEntry", e.entry("11.0.0.0/8")...)
	d.refused(400, "InvalidPhysicalConnectionBusinessStatus", "CreateRouteEntry", e.entry("11.0.0.0/8")...)
}
