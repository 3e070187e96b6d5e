package sim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// connected is an enabled physical connection.
func (c *inside) connected(params ...string) string {
	c.t.Helper()
	id := c.line(params...)
	c.clock.advance(time.Minute)
	c.do("EnablePhysicalConnection", "PhysicalConnectionId="+id)
	return id
}

// peering is what an own VBR must have (11.1), with the example of 11.5.
const peering = "LocalGatewayIp=192.168.50.17 PeerGatewayIp=192.168.50.18 PeeringSubnetMask=255.255.255.248"

// border is an active VBR of the caller's on a connection.
func (c *inside) border(connection, vlan string, params ...string) string {
	c.t.Helper()
	all := append(strings.Fields(peering), "PhysicalConnectionId="+connection, "VlanId="+vlan)
	return text(c.do("CreateVirtualBorderRouter", append(all, params...)...), "VbrId")
}

// lent is a VBR that the main account makes for farOwner, which has a key.
func (c *inside) lent(connection, vlan string) string {
	c.t.Helper()
	c.Accounts = map[string]string{"far": farOwner}
	return text(c.do("CreateVirtualBorderRouter", "PhysicalConnectionId="+connection, "VlanId="+vlan, "VbrOwnerId="+farOwner), "VbrId")
}

// confirm does what the other account does in the console.
func (c *inside) confirm(vbr string) {
	c.t.Helper()
	if err := c.Edit("", vbr, map[string]any{"Status": "active"}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *inside) importVbr(described map[string]any) {
	c.t.Helper()
	c.describe("DescribeVirtualBorderRouters", "VirtualBorderRouterSet.VirtualBorderRouterType", described)
}

// borderShown is a VBR as an account sees it, or nil.
func (c *inside) borderShown(account, vbr string) any {
	c.t.Helper()
	answer := c.doAs(account, nearRegion, "DescribeVirtualBorderRouters", "Filter.1.Key=VbrId", "Filter.1.Value.1="+vbr)
	if text(answer, "TotalCount") == "0" {
		return nil
	}
	return get(answer, "VirtualBorderRouterSet.VirtualBorderRouterType.0")
}

func (c *inside) borderStatus(account, vbr string) string {
	c.t.Helper()
	if shown := c.borderShown(account, vbr); shown != nil {
		return text(shown, "Status")
	}
	return "gone"
}

// refusedTo is refused for an account.
func (c *inside) refusedTo(account string, status int, code, action string, params ...string) {
	c.t.Helper()
	before := c.state()
	_, err := c.tryAs(account, nearRegion, action, params...)
	if err == nil || err.Code != code || err.Status != status {
		c.t.Errorf("%s %v: have %v, want %d %s", action, params, err, status, code)
	}
	if c.state() != before {
		c.t.Errorf("%s %v was refused and changed the cloud", action, params)
	}
}

// TestVbrLife: a VBR is made, changed, terminated, recovered and deleted, and
// its route table with it.
func TestVbrLife(t *testing.T) {
	c := newInside(t)
	pc := c.connected()
	vbr := c.border(pc, "10", "Name=edge", "Description=a-text", "CircuitCode=c1", "ClientToken=t1")
	if again := c.border(pc, "10", "Name=edge", "Description=a-text", "CircuitCode=c1", "ClientToken=t1"); again != vbr || !strings.HasPrefix(vbr, "vbr-") {
		t.Errorf("made %s, again %s", vbr, again)
	}
	shown := c.borderShown("", vbr)
	table := text(shown, "RouteTableId")
	want(t, shown, map[string]string{
		"Status": "active", "Name": "edge", "Description": "a-text", "CircuitCode": "c1", "VlanId": "10", "AccessPointId": "ap-cn-hangzhou-A",
		"LocalGatewayIp": "192.168.50.17", "PeerGatewayIp": "192.168.50.18", "PeeringSubnetMask": "255.255.255.248",
		"PhysicalConnectionId": pc, "PhysicalConnectionStatus": "Enabled", "PhysicalConnectionBusinessStatus": "Normal",
		"PhysicalConnectionOwnerUid": "1234567890123456", "CreationTime": "2026-11-23T01:33:23Z", "ActivationTime": "2026-11-23T01:33:23Z",
		"TerminationTime": "", "RecoveryTime": "", "AssociatedPhysicalConnections.AssociatedPhysicalConnection": "[]", "AssociatedCens.AssociatedCen": "[]",
	})
	if hop := text(shown, "VlanInterfaceId"); !strings.HasPrefix(hop, "ri-") {
		t.Errorf("VLAN interface %q", hop)
	}
	want(t, c.do("DescribeRouteTableList", "RouterType=VBR", "RouterId="+vbr), map[string]string{
		"TotalCount": "1", "RouterTableList.RouterTableListType.0.RouteTableId": table, "RouterTableList.RouterTableListType.0.RouterType": "VBR",
		"RouterTableList.RouterTableListType.0.RouterId": vbr, "RouterTableList.RouterTableListType.0.RouteTableType": "System", "RouterTableList.RouterTableListType.0.VpcId": "",
	})
	want(t, c.do("DescribeRouteTableList"), map[string]string{"TotalCount": "0"})
	want(t, c.do("DescribeRouteTables", "RouterType=VBR"), map[string]string{"TotalCount": "1", "RouteTables.RouteTable.0.VRouterId": vbr, "RouteTables.RouteTable.0.RouteEntrys.RouteEntry": "[]"})
	at := "VbrId=" + vbr
	c.do("ModifyVirtualBorderRouterAttribute", at, "Name=other", "Description=words", "CircuitCode=c2", "VlanId=2999", "PeerGatewayIp=192.168.50.19")
	want(t, c.borderShown("", vbr), map[string]string{
		"Name": "other", "Description": "words", "CircuitCode": "c2", "VlanId": "2999", "LocalGatewayIp": "192.168.50.17", "PeerGatewayIp": "192.168.50.19",
	})
	c.do("TerminateVirtualBorderRouter", at)
	c.clock.advance(2 * time.Second)
	want(t, c.borderShown("", vbr), map[string]string{"Status": "terminated", "TerminationTime": "2026-11-23T01:33:25Z", "RecoveryTime": ""})
	c.do("RecoverVirtualBorderRouter", at)
	c.clock.advance(time.Hour)
	want(t, c.borderShown("", vbr), map[string]string{
		"Status": "active", "ActivationTime": "2026-11-23T01:33:23Z", "TerminationTime": "2026-11-23T01:33:25Z", "RecoveryTime": "2026-11-23T01:33:27Z",
	})
	c.refused(400, "Forbidden.NotAllowedInState", "TerminatePhysicalConnection", "PhysicalConnectionId="+pc)
	c.do("DeleteVirtualBorderRouter", at)
	want(t, c.do("DescribeRouteTables"), map[string]string{"TotalCount": "0"})
	c.refused(404, "InvalidVbrId.NotFound", "DeleteVirtualBorderRouter", at)
	c.do("TerminatePhysicalConnection", "PhysicalConnectionId="+pc)
}

// borderIn is a VBR in a status, and the account that sees it.
func (c *inside) borderIn(status string) (vbr, account string) {
	c.t.Helper()
	pc := c.connected()
	if status == "unconfirmed" {
		return c.lent(pc, "1"), farOwner
	}
	vbr = c.border(pc, "1")
	switch status {
	case "terminating":
		c.do("TerminateVirtualBorderRouter", "VbrId="+vbr)
	case "terminated":
		c.settled("TerminateVirtualBorderRouter", "VbrId="+vbr)
	case "recovering":
		c.settled("TerminateVirtualBorderRouter", "VbrId="+vbr)
		c.do("RecoverVirtualBorderRouter", "VbrId="+vbr)
	}
	return vbr, ""
}

// TestVbrStatuses: what each action makes of each status, by the connection's
// owner (11.2, 11.5 to 11.7).
func TestVbrStatuses(t *testing.T) {
	statuses := []string{"unconfirmed", "active", "terminating", "terminated", "recovering"}
	for action, leads := range map[string]map[string]string{
		"TerminateVirtualBorderRouter":       {"active": "terminating"},
		"RecoverVirtualBorderRouter":         {"terminated": "recovering"},
		"DeleteVirtualBorderRouter":          {"unconfirmed": "gone", "active": "gone", "terminated": "gone"},
		"ModifyVirtualBorderRouterAttribute": {"unconfirmed": "unconfirmed", "active": "active", "terminating": "terminating", "terminated": "terminated", "recovering": "recovering"},
	} {
		for _, status := range statuses {
			c := newInside(t)
			vbr, account := c.borderIn(status)
			if have := c.borderStatus(account, vbr); have != status {
				t.Fatalf("the VBR is %s, want %s", have, status)
			}
			next, ok := leads[status]
			if !ok {
				c.refused(400, "InvalidOperation.OperationNotAllowedInState", action, "VbrId="+vbr)
				continue
			}
			c.do(action, "VbrId="+vbr)
			if have := c.borderStatus(account, vbr); have != next {
				t.Errorf("%s from %s leads to %s, want %s", action, status, have, next)
			}
		}
	}
}

// TestVbrOfOtherAccount: a VBR that the connection's owner makes for another
// account, and who may do what with it.
func TestVbrOfOtherAccount(t *testing.T) {
	c := newInside(t)
	pc := c.connected()
	vbr, own := c.lent(pc, "20"), c.border(pc, "21")
	at := "VbrId=" + vbr
	want(t, c.borderShown(farOwner, vbr), map[string]string{
		"Status": "unconfirmed", "PhysicalConnectionStatus": "Enabled", "PhysicalConnectionOwnerUid": "1234567890123456", "ActivationTime": "", "LocalGatewayIp": "",
	})
	if c.borderShown("", vbr) != nil || c.borderShown(farOwner, own) != nil {
		t.Error("an account lists another's VBRs")
	}
	here, there := "", farOwner
	for _, test := range []struct {
		account string
		status  int
		code    string
		action  string
		params  string
	}{
		{here, 403, "Forbidden.LocalGatewayIpNotAllowedByCaller", "ModifyVirtualBorderRouterAttribute", "LocalGatewayIp=10.0.0.1"},
		{here, 403, "Forbidden.LocalGatewayIpNotAllowedByCaller", "ModifyVirtualBorderRouterAttribute", "PeerGatewayIp=10.0.0.1"},
		{here, 403, "Forbidden.PeeringSubnetMaskNotAllowedByCaller", "ModifyVirtualBorderRouterAttribute", "PeeringSubnetMask=255.255.255.0"},
		{here, 403, "Forbidden.DescriptionNotAllowedByCaller", "ModifyVirtualBorderRouterAttribute", "Description=words"},
		{there, 403, "Forbidden.VlanIdNotAllowedByCaller", "ModifyVirtualBorderRouterAttribute", "VlanId=5"},
		{there, 403, "Forbidden.CircuitCodeNotAllowedByCaller", "ModifyVirtualBorderRouterAttribute", "CircuitCode=c"},
		{there, 403, "Forbidden.OperationNotAllowedByUser", "TerminateVirtualBorderRouter", ""},
		{there, 403, "Forbidden.OperationNotAllowedByUser", "RecoverVirtualBorderRouter", ""},
		{"3333333333333333", 404, "InvalidVbrId.NotFound", "DeleteVirtualBorderRouter", ""},
		{"3333333333333333", 404, "InvalidVbrId.NotFound", "TerminateVirtualBorderRouter", ""},
		{"3333333333333333", 400, "InvalidVbrId.NotFound", "ModifyVirtualBorderRouterAttribute", ""},
	} {
		c.refusedTo(test.account, test.status, test.code, test.action, append(strings.Fields(test.params), at)...)
	}
	_, specify := c.tryAs(there, nearRegion, "ModifyVirtualBorderRouterAttribute", at, "CircuitCode=c")
	c.do("ModifyVirtualBorderRouterAttribute", at, "VlanId=22", "CircuitCode=c1", "Name=lent")
	_, modify := c.tryAs(there, nearRegion, "ModifyVirtualBorderRouterAttribute", at, "CircuitCode=c")
	if specify.Message != "The caller is not allowed to specify the CircuitCode parameter." || modify.Message != "The caller is not allowed to modify." {
		t.Errorf("have %q and %q", specify.Message, modify.Message)
	}
	c.doAs(there, nearRegion, "ModifyVirtualBorderRouterAttribute", append(strings.Fields(peering), at, "Description=words", "Name=mine")...)
	want(t, c.borderShown(there, vbr), map[string]string{"VlanId": "22", "CircuitCode": "c1", "Name": "mine", "Description": "words", "PeerGatewayIp": "192.168.50.18"})

	c.confirm(vbr)
	want(t, c.borderShown(there, vbr), map[string]string{"Status": "active", "ActivationTime": "2026-11-23T01:33:23Z"})
	c.refused(403, "Forbidden.OperationNotAllowedByUser", "DeleteVirtualBorderRouter", at)
	c.refusedTo(there, 404, "InvalidPhysicalConnectionId.NotFound", "DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+pc)
	const set = "VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType"
	all := c.do("DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+pc)
	want(t, all, map[string]string{"TotalCount": "2", set + ".0.VbrId": vbr, set + ".0.VbrOwnerUid": farOwner, set + ".0.VlanId": "22", set + ".1.VbrId": own})
	if uid, ok := get(all, set+".1").(map[string]any)["VbrOwnerUid"]; ok {
		t.Errorf("an own VBR shows the owner %v", uid)
	}
	want(t, c.do("DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+pc, "Filter.1.Key=VlanId", "Filter.1.Value.1=21", "Filter.1.Value.2=9"), map[string]string{"TotalCount": "1", set + ".0.VbrId": own})
	want(t, c.do("DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+pc, "PageSize=1", "PageNumber=2"), map[string]string{"TotalCount": "2", set + ".0.VbrId": own})
	c.refused(404, "InvalidFilterKey.ValueNotSupported", "DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+pc, "Filter.1.Key=Moon", "Filter.1.Value.1=x")
	c.settled("TerminateVirtualBorderRouter", at)
	c.refused(403, "Forbidden.OperationNotAllowedByUser", "DeleteVirtualBorderRouter", at)
	c.settled("RecoverVirtualBorderRouter", at)
	want(t, c.do("DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId="+pc), map[string]string{
		set + ".0.ActivationTime": "2026-11-23T01:33:23Z", set + ".0.TerminationTime": "2026-11-23T01:33:25Z", set + ".0.RecoveryTime": "2026-11-23T01:34:25Z",
	})
	c.doAs(there, nearRegion, "DeleteVirtualBorderRouter", at)
	c.do("DeleteVirtualBorderRouter", "VbrId="+c.lent(pc, "30"))
}

// TestVbrOwnersKnown: a VBR may be made for an account that has a key or owns
// something, and by any account for the main one (11.1).
func TestVbrOwnersKnown(t *testing.T) {
	const third = "3333333333333333"
	c := newInside(t)
	pc := c.connected()
	ask := []string{"PhysicalConnectionId=" + pc, "VlanId=1", "VbrOwnerId=" + third}
	c.refused(404, "InvalidVbrOwnerId.NotFound", "CreateVirtualBorderRouter", ask...)
	theirs := text(c.doAs(third, nearRegion, "CreatePhysicalConnection", "AccessPointId=ap-cn-hangzhou-A", "LineOperator=CT", "PeerLocation=x"), "PhysicalConnectionId")
	c.do("CreateVirtualBorderRouter", ask...)
	c.clock.advance(time.Minute)
	c.doAs(third, nearRegion, "EnablePhysicalConnection", "PhysicalConnectionId="+theirs)
	vbr := text(c.doAs(third, nearRegion, "CreateVirtualBorderRouter", "PhysicalConnectionId="+theirs, "VlanId=1", "VbrOwnerId=1234567890123456"), "VbrId")
	want(t, c.borderShown("", vbr), map[string]string{"Status": "unconfirmed", "PhysicalConnectionOwnerUid": third})
}

// TestVbrRefusals: the other error rows of chapter 11.
func TestVbrRefusals(t *testing.T) {
	c := newInside(t)
	c.Accounts = map[string]string{"far": farOwner}
	unbuilt, pc := c.line(), c.connected()
	late := c.line()
	vbr := c.border(pc, "1")
	other := c.border(pc, "2")
	ask := "PhysicalConnectionId=" + pc + " VlanId=5 "
	lend := ask + "VbrOwnerId=" + farOwner + " "
	change := "VbrId=" + vbr + " "
	long := strings.Repeat("x", 257)
	without := func(name string) string {
		return ask + strings.Join(slices.DeleteFunc(strings.Fields(peering), func(p string) bool { return strings.HasPrefix(p, name) }), " ")
	}
	c.refuses([]refusal{
		{400, "InvalidPhysicalConnectionId.NotFound", "CreateVirtualBorderRouter", "VlanId=5 PhysicalConnectionId=pc-none " + peering},
		{400, "InvalidPhysicalConnectionId.NotEnabled", "CreateVirtualBorderRouter", "VlanId=5 PhysicalConnectionId=" + late + " " + peering},
		{400, "InvalidVlanId.Used", "CreateVirtualBorderRouter", "VlanId=1 PhysicalConnectionId=" + pc + " " + peering},
		{400, "InvalidVlanId.Malformed", "CreateVirtualBorderRouter", "VlanId=0 PhysicalConnectionId=" + pc + " " + peering},
		{400, "InvalidVlanId.Malformed", "CreateVirtualBorderRouter", "VlanId=3000 PhysicalConnectionId=" + pc + " " + peering},
		{404, "InvalidVbrOwnerId.NotFound", "CreateVirtualBorderRouter", ask + "VbrOwnerId=4444444444444444"},
		{404, "InvalidVbrOwnerId.NotFound", "CreateVirtualBorderRouter", ask + "VbrOwnerId=moon"},
		{400, "MissingParameter", "CreateVirtualBorderRouter", without("LocalGatewayIp")},
		{400, "MissingParameter", "CreateVirtualBorderRouter", without("PeerGatewayIp")},
		{400, "MissingParameter", "CreateVirtualBorderRouter", without("PeeringSubnetMask")},
		{400, "MissingParameter", "CreateVirtualBorderRouter", "VlanId=5 " + peering},
		{400, "InvalidCircuitCode.Malformed", "CreateVirtualBorderRouter", ask + peering + " CircuitCode=" + long},
		{400, "InvalidLocalGatewayIp.Malformed", "CreateVirtualBorderRouter", without("LocalGatewayIp") + " LocalGatewayIp=1.2.3"},
		{400, "InvalidIp.Malformed", "CreateVirtualBorderRouter", without("PeerGatewayIp") + " PeerGatewayIp=::1"},
		{400, "InvalidPeeringSubnetMask.Malformed", "CreateVirtualBorderRouter", without("PeeringSubnetMask") + " PeeringSubnetMask=255.255.255.254"},
		{400, "InvalidPeeringSubnetMask.Malformed", "CreateVirtualBorderRouter", without("PeeringSubnetMask") + " PeeringSubnetMask=255.0.0.0"},
		{400, "InvalidPeeringSubnetMask.Malformed", "CreateVirtualBorderRouter", without("PeeringSubnetMask") + " PeeringSubnetMask=255.255.255.1"},
		{403, "Forbidden.LocalGatewayIpNotAllowedByCaller", "CreateVirtualBorderRouter", lend + "LocalGatewayIp=10.0.0.1"},
		{403, "Forbidden.LocalGatewayIpNotAllowedByCaller", "CreateVirtualBorderRouter", lend + "PeerGatewayIp=10.0.0.1"},
		{403, "Forbidden.PeeringSubnetMaskNotAllowedByCaller", "CreateVirtualBorderRouter", lend + "PeeringSubnetMask=255.255.255.0"},
		{403, "Forbidden.DescriptionNotAllowedByCaller", "CreateVirtualBorderRouter", lend + "Description=words"},
		{400, "InvalidName.Malformed", "CreateVirtualBorderRouter", ask + peering + " Name=x"},
		{400, "InvalidDescription.Malformed", "CreateVirtualBorderRouter", ask + peering + " Description=x"},
		{400, "InvalidIp.NotSameSubnet", "CreateVirtualBorderRouter", without("PeerGatewayIp") + " PeerGatewayIp=192.168.50.24"},
		{404, "InvalidVbrId.NotFound", "DeleteVirtualBorderRouter", "VbrId=vbr-none"},
		{404, "InvalidVbrId.NotFound", "TerminateVirtualBorderRouter", "VbrId=vbr-none"},
		{404, "InvalidVbrId.NotFound", "RecoverVirtualBorderRouter", "VbrId=vbr-none"},
		{400, "InvalidVbrId.NotFound", "ModifyVirtualBorderRouterAttribute", "VbrId=vbr-none"},
		{400, "InvalidVlanId.Used", "ModifyVirtualBorderRouterAttribute", change + "VlanId=2"},
		{400, "InvalidVlanId.Malformed", "ModifyVirtualBorderRouterAttribute", change + "VlanId=3000"},
		{400, "InvalidCircuitCode.Malformed", "ModifyVirtualBorderRouterAttribute", change + "CircuitCode=" + long},
		{400, "InvalidIp.Malformed", "ModifyVirtualBorderRouterAttribute", change + "LocalGatewayIp=x"},
		{400, "InvalidIp.Malformed", "ModifyVirtualBorderRouterAttribute", change + "PeerGatewayIp=x"},
		{400, "InvalidPeeringSubnetMask.Malformed", "ModifyVirtualBorderRouterAttribute", change + "PeeringSubnetMask=24"},
		{400, "InvalidIp.NotSameSubnet", "ModifyVirtualBorderRouterAttribute", change + "LocalGatewayIp=192.168.50.1"},
		{400, "InvalidIp.NotSameSubnet", "ModifyVirtualBorderRouterAttribute", change + "PeeringSubnetMask=255.255.255.252 PeerGatewayIp=192.168.50.20"},
		{400, "InvalidName.Malformed", "ModifyVirtualBorderRouterAttribute", change + "Name=1"},
		{400, "InvalidDescription.Malformed", "ModifyVirtualBorderRouterAttribute", change + "Description=1"},
		{400, "InvalidPhysicalConnectionId.NotFound", "ModifyVirtualBorderRouterAttribute", change + "AssociatedPhysicalConnections=" + unbuilt + ",pc-none"},
		{404, "InvalidFilterKey.ValueNotSupported", "DescribeVirtualBorderRouters", "Filter.1.Key=Moon Filter.1.Value.1=x"},
		{404, "InvalidPhysicalConnectionId.NotFound", "DescribeVirtualBorderRoutersForPhysicalConnection", "PhysicalConnectionId=pc-none"},
	})
	if _, err := c.tryAs("", "moon", "ModifyVirtualBorderRouterAttribute", "VbrId="+vbr); err == nil || err.Code != "InvalidRegionId.NotFound" || err.Message != "The specified RegionId is not found." {
		t.Errorf("on the moon: %v", err)
	}
	for _, param := range []string{"LocalGatewayIp", "PeerGatewayIp", "PeeringSubnetMask"} {
		if _, err := c.try("CreateVirtualBorderRouter", strings.Fields(without(param))...); err == nil || !strings.Contains(err.Message, "'"+param+"'") {
			t.Errorf("without %s: %v", param, err)
		}
	}
	if _, err := c.try("CreateVirtualBorderRouter", strings.Fields("PhysicalConnectionId="+pc+" "+peering)...); err == nil || !strings.Contains(err.Message, `"VlanId"`) {
		t.Errorf("without VlanId: %v", err)
	}
	c.Quotas = map[string]int{"vbrs_per_connection": 2}
	c.refused(400, "QuotaExceeded.vbrPerpConn", "CreateVirtualBorderRouter", strings.Fields(ask+peering)...)
	c.do("ModifyVirtualBorderRouterAttribute", "VbrId="+other, "VlanId=2", "PeeringSubnetMask=255.255.255.0")
}

// TestVbrMasks: masks of 24 to 30 bits (11.5).
func TestVbrMasks(t *testing.T) {
	c := newInside(t)
	pc := c.connected()
	for i, last := range []int{0, 128, 192, 224, 240, 248, 252} {
		c.do("CreateVirtualBorderRouter", "PhysicalConnectionId="+pc, fmt.Sprint("VlanId=", i+1),
			"LocalGatewayIp=10.0.0.1", "PeerGatewayIp=10.0.0.2", fmt.Sprint("PeeringSubnetMask=255.255.255.", last))
	}
}

// TestVbrVlan: a terminated VBR keeps its VLAN for 7 days; whoever takes it
// then keeps the first from coming back (11.5, 11.7).
func TestVbrVlan(t *testing.T) {
	c := newInside(t)
	pc, second := c.connected(), c.connected()
	vbr := c.border(pc, "7")
	c.border(second, "7")
	at := "VbrId=" + vbr
	c.do("TerminateVirtualBorderRouter", at)
	c.clock.advance(2*time.Second + 7*24*time.Hour - time.Second)
	taker := append(strings.Fields(peering), "PhysicalConnectionId="+pc, "VlanId=7")
	c.refused(400, "InvalidVlanId.Used", "CreateVirtualBorderRouter", taker...)
	c.settled("RecoverVirtualBorderRouter", at)
	c.do("TerminateVirtualBorderRouter", at)
	c.clock.advance(2*time.Second + 7*24*time.Hour)
	taken := text(c.do("CreateVirtualBorderRouter", taker...), "VbrId")
	c.refused(400, "OperationFailed.VlanIdAlreadyInUse", "RecoverVirtualBorderRouter", at)
	c.settled("TerminateVirtualBorderRouter", "VbrId="+taken)
	c.refused(400, "OperationFailed.VlanIdAlreadyInUse", "RecoverVirtualBorderRouter", at)
	c.do("DeleteVirtualBorderRouter", "VbrId="+taken)
	c.do("RecoverVirtualBorderRouter", at)
	c.refused(400, "InvalidVlanId.Used", "CreateVirtualBorderRouter", taker...)
}

// TestVbrConnectionGone: what a VBR needs of its connection to come back, and
// what keeps a connection from deletion (10.7, 11.7).
func TestVbrConnectionGone(t *testing.T) {
	c := newInside(t)
	pc := c.connected()
	vbr := c.border(pc, "7")
	c.settled("TerminateVirtualBorderRouter", "VbrId="+vbr)
	c.importLine(pc, "Terminated", "Normal")
	want(t, c.borderShown("", vbr), map[string]string{"PhysicalConnectionStatus": "Terminated"})
	c.refused(400, "InvalidOperation.OperationNotAllowedInState", "RecoverVirtualBorderRouter", "VbrId="+vbr)
	c.refused(400, "Forbidden.VBRExists", "DeletePhysicalConnection", "PhysicalConnectionId="+pc)
	c.do("DeleteVirtualBorderRouter", "VbrId="+vbr)
	c.do("DeletePhysicalConnection", "PhysicalConnectionId="+pc)
}

// TestVbrAssociation: further connections of a VBR (11.2, 11.3, 11.5).
func TestVbrAssociation(t *testing.T) {
	c := newInside(t)
	pc, second := c.connected(), c.connected()
	third := c.line()
	vbr := c.border(pc, "7")
	at := "VbrId=" + vbr
	const set = "AssociatedPhysicalConnections.AssociatedPhysicalConnection"
	c.do("ModifyVirtualBorderRouterAttribute", at, "AssociatedPhysicalConnections="+second)
	want(t, c.borderShown("", vbr), map[string]string{
		set + ".0.PhysicalConnectionId": second, set + ".0.PhysicalConnectionStatus": "Enabled",
		set + ".0.PhysicalConnectionOwnerUid": "1234567890123456", set + ".0.VlanInterfaceId": "",
	})
	c.refused(400, "Forbidden.NotAllowedInState", "TerminatePhysicalConnection", "PhysicalConnectionId="+second)
	c.refused(400, "InvalidStatus.NotAllowed", "DeleteVirtualBorderRouter", at)
	c.do("ModifyVirtualBorderRouterAttribute", at, "AssociatedPhysicalConnections="+third)
	c.do("TerminatePhysicalConnection", "PhysicalConnectionId="+second)
	c.do("CancelPhysicalConnection", "PhysicalConnectionId="+third)
	c.refused(400, "Forbidden.AssociateToVBR", "DeletePhysicalConnection", "PhysicalConnectionId="+third)
	further := map[string]any{
		"PhysicalConnectionId": third, "VlanInterfaceId": "ri-other", "VlanId": "12", "CircuitCode": "c9",
		"LocalGatewayIp": "10.0.0.1", "PeerGatewayIp": "10.0.0.2", "PeeringSubnetMask": "255.255.255.0",
	}
	cen := map[string]any{"CenId": "cen-1", "CenOwnerId": 5, "CenStatus": "Attached"}
	c.importVbr(map[string]any{
		"VbrId":                         vbr,
		"AssociatedPhysicalConnections": map[string]any{"AssociatedPhysicalConnection": []any{further}},
		"AssociatedCens":                map[string]any{"AssociatedCen": []any{cen}},
	})
	shown := c.borderShown("", vbr)
	for name, value := range further {
		want(t, shown, map[string]string{set + ".0." + name: fmt.Sprint(value)})
	}
	want(t, shown, map[string]string{"AssociatedCens.AssociatedCen": "[map[CenId:cen-1 CenOwnerId:5 CenStatus:Attached]]"})
	c.refused(403, "Forbidden.MultiVlanRi", "DeleteVirtualBorderRouter", at)
	c.do("ModifyVirtualBorderRouterAttribute", at, "AssociatedPhysicalConnections="+pc)
	want(t, c.borderShown("", vbr), map[string]string{set: "[]"})
	c.do("DeletePhysicalConnection", "PhysicalConnectionId="+third)
	c.do("DeleteVirtualBorderRouter", at)
}
