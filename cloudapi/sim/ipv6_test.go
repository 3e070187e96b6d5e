package sim_test

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

// ipv6Net is a VPC with IPv6, a VSwitch in it, a gateway and an address.
type ipv6Net struct {
	*inside
	vpc, vsw, table, gateway, address string
}

func newIpv6Net(t testing.TB) *ipv6Net {
	n := &ipv6Net{inside: newInside(t)}
	made := n.settled("CreateVpc", "CidrBlock=10.0.0.0/8", "EnableIpv6=true")
	n.vpc, n.table = text(made, "VpcId"), text(made, "RouteTableId")
	n.vsw = text(n.settled("CreateVSwitch", "VpcId="+n.vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.1.0.0/16", "Ipv6CidrBlock=7"), "VSwitchId")
	n.gateway = text(n.do("CreateIpv6Gateway", "VpcId="+n.vpc), "Ipv6GatewayId")
	n.address = n.give("i-1")
	n.clock.advance(time.Minute)
	return n
}

// give adds an address of an instance.
func (n *ipv6Net) give(instance string) string {
	n.t.Helper()
	id, err := n.AddIpv6Address(n.vsw, instance)
	if err != nil {
		n.t.Fatal(err)
	}
	return id
}

func TestIpv6Life(t *testing.T) {
	n := newIpv6Net(t)
	gateway, address := "Ipv6GatewayId="+n.gateway, "Ipv6AddressId="+n.address
	described := map[string]string{
		"Ipv6GatewayId": n.gateway, "VpcId": n.vpc, "RegionId": "cn-hangzhou", "Spec": "Small", "Status": "Available", "BusinessStatus": "Normal",
		"InstanceChargeType": "PostPaid", "ExpiredTime": "", "Name": "", "Description": "", "CreationTime": "2026-11-23T01:34:23Z",
	}
	want(t, n.do("DescribeIpv6GatewayAttribute", gateway), described)
	all := n.do("DescribeIpv6Gateways", "VpcId="+n.vpc)
	want(t, all, map[string]string{"TotalCount": "1", "PageNumber": "1", "PageSize": "10"})
	want(t, get(all, "Ipv6Gateways.Ipv6Gateway.0"), described)

	list := n.do("DescribeIpv6Addresses", "AssociatedInstanceId=i-1", "AssociatedInstanceType=EcsInstance", "NetworkType=Private", "VSwitchId="+n.vsw, "VpcId="+n.vpc)
	item := get(list, "Ipv6Addresses.Ipv6Address.0")
	want(t, item, map[string]string{
		"Ipv6AddressId": n.address, "AssociatedInstanceId": "i-1", "AssociatedInstanceType": "EcsInstance", "AllocationTime": "2026-11-23T01:34:23Z",
		"Ipv6GatewayId": n.gateway, "Status": "Available", "NetworkType": "Private", "RealBandwidth": "0", "VSwitchId": n.vsw, "VpcId": n.vpc, "Ipv6AddressName": "",
		"Ipv6InternetBandwidth.Bandwidth": "0", "Ipv6InternetBandwidth.BusinessStatus": "", "Ipv6InternetBandwidth.Ipv6InternetBandwidthId": "", "Ipv6InternetBandwidth.InternetChargeType": "",
	})
	block := netip.MustParsePrefix(text(n.do("DescribeVSwitches"), "VSwitches.VSwitch.0.Ipv6CidrBlock"))
	if ip, err := netip.ParseAddr(text(item, "Ipv6Address")); err != nil || !block.Contains(ip) {
		t.Errorf("address %v is not in the VSwitch's %v", ip, block)
	}

	made := n.do("AllocateIpv6InternetBandwidth", gateway, address, "Bandwidth=5", "InternetChargeType=PayByTraffic", "ClientToken=t1")
	id := text(made, "InternetBandwidthId")
	if again := n.do("AllocateIpv6InternetBandwidth", gateway, address, "Bandwidth=5", "InternetChargeType=PayByTraffic", "ClientToken=t1"); text(again, "InternetBandwidthId") != id || !strings.HasPrefix(id, "ipv6bw-") {
		t.Errorf("first %v, again %v", made, again)
	}
	want(t, made, map[string]string{"Ipv6AddressId": n.address})
	n.do("ModifyIpv6InternetBandwidth", address, "Bandwidth=6")
	want(t, get(n.do("DescribeIpv6Addresses", "NetworkType=Public", "Ipv6InternetBandwidthId="+id, "Ipv6Address="+text(item, "Ipv6Address")), "Ipv6Addresses.Ipv6Address.0"), map[string]string{
		"Ipv6AddressId": n.address, "NetworkType": "Public", "RealBandwidth": "6", "Ipv6InternetBandwidth.Bandwidth": "6", "Ipv6InternetBandwidth.BusinessStatus": "Normal",
		"Ipv6InternetBandwidth.Ipv6InternetBandwidthId": id, "Ipv6InternetBandwidth.InternetChargeType": "PayByTraffic", "Ipv6InternetBandwidth.InstanceChargeType": "PostPaid",
	})
	rule := text(n.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId="+n.address, "Name=out", "Description=only-out"), "Ipv6EgressRuleId")
	rules := n.do("DescribeIpv6EgressOnlyRules", gateway, "Name=out", "InstanceType=IPv6Address")
	want(t, rules, map[string]string{"TotalCount": "1", "PageSize": "10"})
	want(t, get(rules, "Ipv6EgressOnlyRules.Ipv6EgressOnlyRule.0"), map[string]string{
		"Ipv6EgressOnlyRuleId": rule, "InstanceId": n.address, "InstanceType": "Ipv6Address", "Status": "Available", "Name": "out", "Description": "only-out",
	})
	n.settled("CreateRouteEntry", "RouteTableId="+n.table, "DestinationCidrBlock=2001:db8::/32", "NextHopType=IPv6Gateway", "NextHopId="+n.gateway)

	n.refused(400, "DependencyViolation", "DeleteVSwitch", "VSwitchId="+n.vsw)
	n.refused(400, "OperationDenied", "ModifyVpcAttribute", "VpcId="+n.vpc, "EnableIPv6=false")
	for _, last := range [][]string{
		{"DeleteIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId=" + rule, gateway, "ClientToken=t2"},
		{"DeleteIpv6InternetBandwidth", "Ipv6InternetBandwidthId=" + id},
		{"DeleteRouteEntry", "RouteTableId=" + n.table, "DestinationCidrBlock=2001:db8::/32"},
		{"DeleteIpv6Gateway", gateway},
	} {
		if last[0] != "DeleteIpv6Gateway" {
			n.refused(400, "DependencyViolation", "DeleteIpv6Gateway", gateway)
		}
		n.settled(last[0], last[1:]...)
	}
	want(t, n.do("DescribeIpv6Gateways"), map[string]string{"TotalCount": "0", "Ipv6Gateways.Ipv6Gateway": "[]"})
	want(t, n.do("DescribeIpv6Addresses"), map[string]string{"TotalCount": "1", "Ipv6Addresses.Ipv6Address.0.Ipv6GatewayId": "", "Ipv6Addresses.Ipv6Address.0.NetworkType": "Private"})
	n.refused(400, "OperationDenied", "ModifyVpcAttribute", "VpcId="+n.vpc, "EnableIPv6=false")
	if err := n.RemoveIpv6Address(n.address); err != nil {
		t.Fatal(err)
	}
	n.settled("DeleteVSwitch", "VSwitchId="+n.vsw)
	n.do("ModifyVpcAttribute", "VpcId="+n.vpc, "EnableIPv6=false")
	n.settled("DeleteVpc", "VpcId="+n.vpc)
}

// TestIpv6Refusals: every refusal of chapter 14 by the condition for it.
func TestIpv6Refusals(t *testing.T) {
	n := newIpv6Net(t)
	plain := text(n.settled("CreateVpc"), "VpcId")
	other := newIpv6Other(n)
	used, pending := n.give("i-2"), ""
	n.clock.advance(time.Minute)
	gateway, address := "Ipv6GatewayId="+n.gateway, "Ipv6AddressId="+n.address
	band := text(n.do("AllocateIpv6InternetBandwidth", gateway, "Ipv6AddressId="+used, "Bandwidth=5", "InternetChargeType=PayByTraffic"), "InternetBandwidthId")
	rule := text(n.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId="+used), "Ipv6EgressRuleId")
	n.settled("CreateVSwitch", "VpcId="+n.vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.2.0.0/16")
	young := text(n.do("CreateVpc", "EnableIpv6=true"), "VpcId")
	pending = n.give("i-3")
	n.refuses([]refusal{
		{404, "InvalidVpcId.NotFound", "CreateIpv6Gateway", "VpcId=vpc-none"},
		{400, "IncorrectVpcStatus", "CreateIpv6Gateway", "VpcId=" + young},
		{400, "OperationDenied", "CreateIpv6Gateway", "VpcId=" + plain},
		{400, "QuotaExceeded", "CreateIpv6Gateway", "VpcId=" + n.vpc},
		{400, "InvalidParameter", "CreateIpv6Gateway", "VpcId=" + n.vpc + " Spec=Huge"},
		{400, "InvalidParameter", "CreateIpv6Gateway", "VpcId=" + n.vpc + " Name=1x"},
		{404, "ResourceNotFound", "DeleteIpv6Gateway", "Ipv6GatewayId=ipv6gw-none"},
		{404, "ResourceNotFound", "ModifyIpv6GatewaySpec", "Ipv6GatewayId=ipv6gw-none Spec=Large"},
		{404, "ResourceNotFound", "DescribeIpv6GatewayAttribute", "Ipv6GatewayId=ipv6gw-none"},
		{400, "DependencyViolation", "DeleteVpc", "VpcId=" + other.vpc},
		{404, "ResourceNotFound", "CreateIpv6EgressOnlyRule", "Ipv6GatewayId=ipv6gw-none InstanceId=" + n.address},
		{404, "ResourceNotFound", "CreateIpv6EgressOnlyRule", gateway + " InstanceId=ipv6-none"},
		{404, "ResourceNotFound", "CreateIpv6EgressOnlyRule", gateway + " InstanceId=i-none"},
		{400, "OperationDenied", "CreateIpv6EgressOnlyRule", gateway + " InstanceId=" + used},
		{400, "OperationDenied", "CreateIpv6EgressOnlyRule", "Ipv6GatewayId=" + other.gateway + " InstanceId=" + n.address},
		{400, "IncorrectStatus", "CreateIpv6EgressOnlyRule", gateway + " InstanceId=" + pending},
		{400, "InvalidParameter", "CreateIpv6EgressOnlyRule", gateway + " InstanceType=Slb InstanceId=" + n.address},
		{404, "ResourceNotFound", "DescribeIpv6EgressOnlyRules", "Ipv6GatewayId=ipv6gw-none"},
		{404, "ResourceNotFound", "DeleteIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId=ipv6py-none"},
		{404, "ResourceNotFound", "DeleteIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId=" + rule + " Ipv6GatewayId=" + other.gateway},
		{404, "ResourceNotFound", "AllocateIpv6InternetBandwidth", "Bandwidth=5 Ipv6GatewayId=ipv6gw-none " + address},
		{404, "ResourceNotFound", "AllocateIpv6InternetBandwidth", "Bandwidth=5 " + gateway + " Ipv6AddressId=ipv6-none"},
		{404, "ResourceNotFound", "AllocateIpv6InternetBandwidth", "Bandwidth=5 " + gateway + " Ipv6AddressId=i-1"},
		{400, "OperationDenied", "AllocateIpv6InternetBandwidth", "Bandwidth=5 " + gateway + " Ipv6AddressId=" + used},
		{400, "OperationDenied", "AllocateIpv6InternetBandwidth", "Bandwidth=5 " + address + " Ipv6GatewayId=" + other.gateway},
		{400, "IncorrectStatus", "AllocateIpv6InternetBandwidth", "Bandwidth=5 " + gateway + " Ipv6AddressId=" + pending},
		{400, "InvalidParameter", "AllocateIpv6InternetBandwidth", "Bandwidth=0 " + gateway + " " + address},
		{400, "InvalidParameter", "AllocateIpv6InternetBandwidth", "Bandwidth=5001 " + gateway + " " + address},
		{400, "InvalidParameter", "AllocateIpv6InternetBandwidth", "Bandwidth=5 InternetChargeType=PayBy95 " + gateway + " " + address},
		{400, "MissingParameter", "ModifyIpv6InternetBandwidth", "Bandwidth=5"},
		{404, "ResourceNotFound", "ModifyIpv6InternetBandwidth", "Bandwidth=5 " + address},
		{404, "ResourceNotFound", "ModifyIpv6InternetBandwidth", "Bandwidth=5 Ipv6InternetBandwidthId=ipv6bw-none"},
		{404, "ResourceNotFound", "ModifyIpv6InternetBandwidth", "Bandwidth=5 Ipv6InternetBandwidthId=" + band + " " + address},
		{400, "InvalidParameter", "ModifyIpv6InternetBandwidth", "Bandwidth=501 Ipv6InternetBandwidthId=" + band},
		{400, "InvalidParameter", "ModifyIpv6InternetBandwidth", "Bandwidth=5001 Ipv6InternetBandwidthId=" + band},
		{400, "MissingParameter", "DeleteIpv6InternetBandwidth", ""},
		{404, "ResourceNotFound", "DeleteIpv6InternetBandwidth", address},
		{400, "InvalidParameter", "DescribeIpv6Addresses", "Ipv6AddressId=" + strings.Repeat("ipv6-1,", 21)},
		{400, "InvalidParameter", "DescribeIpv6Addresses", "NetworkType=Odd"},
		{400, "InvalidParameter", "DescribeIpv6Gateways", "PageSize=51"},
		{400, "INVALID_VPC_ID", "CreateRouteEntry", "RouteTableId=" + n.table + " DestinationCidrBlock=2001:db8::/32 NextHopType=IPv6Gateway NextHopId=" + other.gateway},
	})
	want(t, n.do("DescribeIpv6Addresses", "Ipv6AddressId="+strings.TrimSuffix(strings.Repeat(used+",", 20), ",")), map[string]string{"TotalCount": "1"})
	for _, action := range []string{"CreateIpv6Gateway", "DeleteIpv6Gateway", "ModifyIpv6GatewaySpec", "AllocateIpv6InternetBandwidth", "DeleteIpv6InternetBandwidth", "ModifyIpv6InternetBandwidth"} {
		params := map[string]string{"VpcId": n.vpc, "Ipv6GatewayId": n.gateway, "Spec": "Large", "Bandwidth": "5", "Ipv6AddressId": n.address}
		_, err := n.Call(t.Context(), cloudapi.Request{Action: action, Region: "moon", Params: only(action, params)})
		if err == nil || !strings.Contains(err.Error(), "InvalidRegionId.NotFound") {
			t.Errorf("%s: have %v", action, err)
		}
	}
}

// only are the parameters that an action of chapter 14 takes.
func only(action string, params map[string]string) map[string]string {
	takes := map[string]string{
		"CreateIpv6Gateway": "VpcId", "DeleteIpv6Gateway": "Ipv6GatewayId", "ModifyIpv6GatewaySpec": "Ipv6GatewayId Spec",
		"AllocateIpv6InternetBandwidth": "Ipv6GatewayId Ipv6AddressId Bandwidth", "DeleteIpv6InternetBandwidth": "Ipv6AddressId", "ModifyIpv6InternetBandwidth": "Ipv6AddressId Bandwidth",
	}
	some := map[string]string{}
	for _, name := range strings.Fields(takes[action]) {
		some[name] = params[name]
	}
	return some
}

// newIpv6Other is a second VPC in the same cloud, with a gateway.
func newIpv6Other(n *ipv6Net) *ipv6Net {
	o := &ipv6Net{inside: n.inside}
	o.vpc = text(n.settled("CreateVpc", "EnableIpv6=true"), "VpcId")
	o.gateway = text(n.do("CreateIpv6Gateway", "VpcId="+o.vpc), "Ipv6GatewayId")
	return o
}

// TestIpv6Specs: the range of a bandwidth by the charge and the gateway (14.8).
func TestIpv6Specs(t *testing.T) {
	for _, test := range []struct {
		spec, shown, charge string
		most                int
	}{
		{"Small", "Small", "PayByTraffic", 500}, {"Medium", "Medium", "PayByTraffic", 1000}, {"Middle", "Medium", "PayByTraffic", 1000},
		{"Large", "Large", "PayByTraffic", 2000}, {"Small", "Small", "PayByBandwidth", 5000}, {"Large", "Large", "PayByBandwidth", 5000},
	} {
		n := newIpv6Net(t)
		at := []string{"Ipv6GatewayId=" + n.gateway, "Ipv6AddressId=" + n.address, "InternetChargeType=" + test.charge}
		n.do("ModifyIpv6GatewaySpec", at[0], "Spec="+test.spec)
		want(t, n.do("DescribeIpv6GatewayAttribute", at[0]), map[string]string{"Spec": test.shown})
		n.refused(400, "InvalidParameter", "AllocateIpv6InternetBandwidth", append(at, fmt.Sprint("Bandwidth=", test.most+1))...)
		n.do("AllocateIpv6InternetBandwidth", append(at, "Bandwidth=1")...)
		n.refused(400, "InvalidParameter", "ModifyIpv6InternetBandwidth", at[1], fmt.Sprint("Bandwidth=", test.most+1))
		n.do("ModifyIpv6InternetBandwidth", at[1], fmt.Sprint("Bandwidth=", test.most))
		if test.charge == "PayByTraffic" && test.spec != "Small" {
			n.refused(400, "OperationDenied", "ModifyIpv6GatewaySpec", at[0], "Spec=Small")
			n.do("ModifyIpv6InternetBandwidth", at[1], "Bandwidth=500")
		}
		n.do("ModifyIpv6GatewaySpec", at[0], "Spec=Small")
	}
}

// TestEgressRuleQuotas: a gateway's rules count by its specification.
func TestEgressRuleQuotas(t *testing.T) {
	n := newIpv6Net(t)
	n.Quotas = map[string]int{"egress_rules_per_small_gateway": 1, "egress_rules_per_large_gateway": 2}
	gateway := "Ipv6GatewayId=" + n.gateway
	third := n.give("i-3")
	n.give("i-2")
	n.clock.advance(time.Minute)
	n.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId="+n.address)
	n.refused(400, "QuotaExceeded", "CreateIpv6EgressOnlyRule", gateway, "InstanceId=i-2")
	n.do("ModifyIpv6GatewaySpec", gateway, "Spec=Large")
	n.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId=i-2")
	n.refused(400, "QuotaExceeded", "CreateIpv6EgressOnlyRule", gateway, "InstanceId="+third)
	n.refused(400, "QuotaExceeded", "ModifyIpv6GatewaySpec", gateway, "Spec=Small")
	n.do("ModifyIpv6GatewaySpec", gateway, "Spec=Middle")
	n.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId="+third)
}

// TestEgressRuleInstance: the three ways to name the address (14.5, 14.6).
func TestEgressRuleInstance(t *testing.T) {
	n := newIpv6Net(t)
	gateway := "Ipv6GatewayId=" + n.gateway
	ip := text(n.do("DescribeIpv6Addresses"), "Ipv6Addresses.Ipv6Address.0.Ipv6Address")
	for _, name := range []string{n.address, ip, netip.MustParseAddr(ip).StringExpanded(), "i-1"} {
		rule := text(n.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId="+name), "Ipv6EgressRuleId")
		want(t, n.do("DescribeIpv6EgressOnlyRules", gateway, "InstanceId="+name), map[string]string{
			"TotalCount": "1", "Ipv6EgressOnlyRules.Ipv6EgressOnlyRule.0.InstanceId": n.address,
		})
		want(t, n.do("DescribeIpv6EgressOnlyRules", gateway, "InstanceId=i-2"), map[string]string{"TotalCount": "0"})
		n.do("DeleteIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId="+rule)
	}
	n.give("i-1")
	n.refused(404, "ResourceNotFound", "CreateIpv6EgressOnlyRule", gateway, "InstanceId=i-1")
}

// TestIpv6Assumed: an id that Assume named becomes an address in use.
func TestIpv6Assumed(t *testing.T) {
	n := newIpv6Net(t)
	n.Assume("ipv6-far", "ipv6-near", "i-9")
	gateway := "Ipv6GatewayId=" + n.gateway
	n.refused(404, "ResourceNotFound", "AllocateIpv6InternetBandwidth", gateway, "Ipv6AddressId=i-9", "Bandwidth=5")
	n.do("AllocateIpv6InternetBandwidth", gateway, "Ipv6AddressId=ipv6-far", "Bandwidth=5")
	n.do("CreateIpv6EgressOnlyRule", gateway, "InstanceId=ipv6-near")
	want(t, n.do("DescribeIpv6Addresses", "Ipv6AddressId=ipv6-far"), map[string]string{
		"TotalCount": "1", "Ipv6Addresses.Ipv6Address.0.VpcId": n.vpc, "Ipv6Addresses.Ipv6Address.0.VSwitchId": "", "Ipv6Addresses.Ipv6Address.0.RealBandwidth": "5",
	})
	n.refused(400, "OperationDenied", "AllocateIpv6InternetBandwidth", gateway, "Ipv6AddressId=ipv6-far", "Bandwidth=5")
	other := newIpv6Other(n)
	n.refused(400, "OperationDenied", "CreateIpv6EgressOnlyRule", "Ipv6GatewayId="+other.gateway, "InstanceId=ipv6-near")
}

// TestIpv6Outside: what the means outside the API refuse, and what goes along
// with an address.
func TestIpv6Outside(t *testing.T) {
	n := newIpv6Net(t)
	plain := text(n.settled("CreateVSwitch", "VpcId="+n.vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.3.0.0/16"), "VSwitchId")
	for _, vsw := range []string{"vsw-none", plain} {
		if id, err := n.AddIpv6Address(vsw, "i-1"); err == nil {
			t.Errorf("%s: have the address %s", vsw, id)
		}
	}
	if err := n.RemoveIpv6Address("ipv6-none"); err == nil {
		t.Error("removed an address that is not there")
	}
	n.do("AllocateIpv6InternetBandwidth", "Ipv6GatewayId="+n.gateway, "Ipv6AddressId="+n.address, "Bandwidth=5")
	n.do("CreateIpv6EgressOnlyRule", "Ipv6GatewayId="+n.gateway, "InstanceId="+n.address)
	if err := n.RemoveIpv6Address(n.address); err != nil {
		t.Fatal(err)
	}
	want(t, n.do("DescribeIpv6EgressOnlyRules", "Ipv6GatewayId="+n.gateway), map[string]string{"TotalCount": "0"})
	n.do("DeleteIpv6Gateway", "Ipv6GatewayId="+n.gateway)
	n.give("i-4")
	other, err := n.As("1000000000000009").Call(t.Context(), cloudapi.Request{Action: "DescribeIpv6Addresses", Region: "cn-hangzhou"})
	if err != nil {
		t.Fatal(err)
	}
	want(t, other, map[string]string{"TotalCount": "0"})
	want(t, n.do("DescribeIpv6Addresses"), map[string]string{"TotalCount": "1", "Ipv6Addresses.Ipv6Address.0.Status": "Pending"})
}

// ipv6Gateways is an answer of DescribeIpv6Gateways with one gateway.
func ipv6Gateways(vpc string, fields map[string]any) cloudapi.Response {
	item := map[string]any{"Ipv6GatewayId": "ipv6gw-1", "VpcId": vpc, "RegionId": "cn-hangzhou", "Spec": "Small", "Status": "Available", "BusinessStatus": "Normal"}
	for name, value := range fields {
		item[name] = value
	}
	return cloudapi.Response{"Ipv6Gateways": map[string]any{"Ipv6Gateway": []any{item}}}
}

// TestIpv6GatewayStatus: what works in each status, and while a gateway is
// locked. Only Import brings any but Available and Normal.
func TestIpv6GatewayStatus(t *testing.T) {
	for _, test := range []struct {
		status, business string
		code             map[string]string // by action; none: it works
	}{
		{"Available", "Normal", nil},
		{"Pending", "Normal", map[string]string{"ModifyIpv6GatewaySpec": "IncorrectStatus", "AllocateIpv6InternetBandwidth": "IncorrectStatus", "CreateIpv6EgressOnlyRule": "IncorrectStatus", "DeleteIpv6Gateway": "IncorrectStatus"}},
		{"Available", "FinacialLocked", map[string]string{"ModifyIpv6GatewaySpec": "OperationDenied", "AllocateIpv6InternetBandwidth": "OperationDenied", "CreateIpv6EgressOnlyRule": "OperationDenied"}},
		{"Available", "SecurityLocked", map[string]string{"ModifyIpv6GatewaySpec": "OperationDenied", "AllocateIpv6InternetBandwidth": "OperationDenied", "CreateIpv6EgressOnlyRule": "OperationDenied"}},
	} {
		for _, call := range [][]string{
			{"ModifyIpv6GatewaySpec", "Spec=Large"}, {"AllocateIpv6InternetBandwidth", "Bandwidth=1", "Ipv6AddressId=ipv6-1"},
			{"CreateIpv6EgressOnlyRule", "InstanceId=ipv6-1"}, {"DeleteIpv6Gateway"},
		} {
			c := newInside(t)
			c.Assume("ipv6-1")
			answer := ipv6Gateways("vpc-1", map[string]any{"Status": test.status, "BusinessStatus": test.business})
			c.bring("DescribeIpv6Gateways", answer)
			params := append(call[1:], "Ipv6GatewayId=ipv6gw-1")
			if code := test.code[call[0]]; code != "" {
				c.refused(400, code, call[0], params...)
				continue
			}
			c.do(call[0], params...)
		}
	}
}

// TestIpv6Import: a cloud seeded with the answers of another, in any order,
// gives the same answers and refuses the same calls.
func TestIpv6Import(t *testing.T) {
	n := newIpv6Net(t)
	n.do("AllocateIpv6InternetBandwidth", "Ipv6GatewayId="+n.gateway, "Ipv6AddressId="+n.address, "Bandwidth=5", "InternetChargeType=PayByTraffic")
	rule := text(n.do("CreateIpv6EgressOnlyRule", "Ipv6GatewayId="+n.gateway, "InstanceId="+n.address, "Name=out"), "Ipv6EgressRuleId")
	n.give("i-2")
	n.clock.advance(time.Minute)
	reads := []cloudapi.Request{
		asked("DescribeIpv6GatewayAttribute", "Ipv6GatewayId="+n.gateway), asked("DescribeIpv6Gateways"), asked("DescribeIpv6Addresses"),
		asked("DescribeIpv6EgressOnlyRules", "Ipv6GatewayId="+n.gateway),
	}
	for start := range reads {
		d := n.beside()
		d.seed(n.inside, slices.Concat(reads[start:], reads[:start])...)
		d.alike(n.inside, reads...)
		d.refused(400, "DependencyViolation", "DeleteIpv6Gateway", "Ipv6GatewayId="+n.gateway)
		d.refused(400, "OperationDenied", "AllocateIpv6InternetBandwidth", "Ipv6GatewayId="+n.gateway, "Ipv6AddressId="+n.address, "Bandwidth=1")
		d.refused(400, "InvalidParameter", "ModifyIpv6InternetBandwidth", "Ipv6AddressId="+n.address, "Bandwidth=501")
		d.do("DeleteIpv6InternetBandwidth", "Ipv6AddressId="+n.address)
		d.do("DeleteIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId="+rule)
		d.do("DeleteIpv6Gateway", "Ipv6GatewayId="+n.gateway)
	}
}

// TestIpv6ImportBandwidth: an address is shown with what its latest
// description says of bandwidth, shared and locked ones included.
func TestIpv6ImportBandwidth(t *testing.T) {
	c := newInside(t)
	say := func(id, bandwidth, real, business string) {
		t.Helper()
		c.describe("DescribeIpv6Addresses", "Ipv6Addresses.Ipv6Address", map[string]any{
			"Ipv6AddressId": "ipv6-1", "VpcId": "vpc-1", "Status": "Available", "Ipv6GatewayId": "ipv6gw-1", "RealBandwidth": real, "Ipv6AddressName": "door",
			"Ipv6InternetBandwidth": map[string]any{"Ipv6InternetBandwidthId": id, "Bandwidth": bandwidth, "BusinessStatus": business, "InternetChargeType": "PayByBandwidth"},
		})
	}
	for _, test := range []struct{ id, bandwidth, real, business, network string }{
		{"", "0", "0", "", "Private"}, {"ipv6bw-1", "5", "5", "Normal", "Public"}, {"ipv6bw-1", "7", "7", "Normal", "Public"},
		{"ipv6bw-2", "3", "100", "FinacialLocked", "Public"}, {"", "0", "100", "", "Public"}, {"", "0", "0", "", "Private"},
	} {
		say(test.id, test.bandwidth, test.real, test.business)
		want(t, get(c.do("DescribeIpv6Addresses", "Name=door"), "Ipv6Addresses.Ipv6Address.0"), map[string]string{
			"Ipv6InternetBandwidth.Ipv6InternetBandwidthId": test.id, "Ipv6InternetBandwidth.Bandwidth": test.bandwidth,
			"RealBandwidth": test.real, "NetworkType": test.network, "Ipv6GatewayId": "ipv6gw-1",
		})
		if test.business == "FinacialLocked" {
			c.refused(400, "OperationDenied", "ModifyIpv6InternetBandwidth", "Ipv6AddressId=ipv6-1", "Bandwidth=9")
		}
	}
	want(t, c.do("DescribeIpv6Addresses", "Name=other"), map[string]string{"TotalCount": "0"})
	c.refused(404, "ResourceNotFound", "DeleteIpv6InternetBandwidth", "Ipv6InternetBandwidthId=ipv6bw-1")
}

// TestIpv6Saved: addresses, bandwidths and rules are part of a saved cloud.
func TestIpv6Saved(t *testing.T) {
	n := newIpv6Net(t)
	n.do("AllocateIpv6InternetBandwidth", "Ipv6GatewayId="+n.gateway, "Ipv6AddressId="+n.address, "Bandwidth=5")
	n.do("CreateIpv6EgressOnlyRule", "Ipv6GatewayId="+n.gateway, "InstanceId="+n.address)
	n.give("i-2")
	d := n.reloaded()
	n.clock.advance(time.Minute)
	d.clock.advance(time.Minute)
	d.refused(400, "DependencyViolation", "DeleteIpv6Gateway", "Ipv6GatewayId="+n.gateway)
	want(t, d.do("DescribeIpv6Addresses", "AssociatedInstanceId=i-2"), map[string]string{"Ipv6Addresses.Ipv6Address.0.Status": "Available"})
	if have, want := d.state(), n.state(); have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
}

// TestIpv6GatewayTexts: both actions that describe a gateway give its texts,
// and when it expires, which only an import says.
func TestIpv6GatewayTexts(t *testing.T) {
	c := newInside(t)
	texts := map[string]any{"Name": "door", "Description": "to the world", "ExpiredTime": "2030-01-01T00:00:00Z"}
	c.bring("DescribeIpv6Gateways", ipv6Gateways("vpc-1", texts))
	one, list := c.do("DescribeIpv6GatewayAttribute", "Ipv6GatewayId=ipv6gw-1"), c.do("DescribeIpv6Gateways")
	for name, value := range texts {
		want(t, one, map[string]string{name: value.(string)})
		want(t, list, map[string]string{"Ipv6Gateways.Ipv6Gateway.0." + name: value.(string)})
	}
}
