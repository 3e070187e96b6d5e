package sdktest

import (
	"net/netip"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestIpv6 is the life of an IPv6 gateway with an address that has bandwidth
// and an egress-only rule (14.1 to 14.12).
func TestIpv6(t *testing.T) {
	everyFormat(t, func(d *desk) {
		in := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8", "EnableIpv6=true").VpcId
		vsw := ask(d, d.CreateVSwitch, vpc.CreateCreateVSwitchRequest(), "VpcId="+in, "ZoneId=cn-hangzhou-b", "CidrBlock=10.1.0.0/16", "Ipv6CidrBlock=7").VSwitchId
		id := ask(d, d.CreateIpv6Gateway, vpc.CreateCreateIpv6GatewayRequest(), "VpcId="+in, "Name=door", "Description=a&b <c>", "Spec=Small").Ipv6GatewayId
		gateway := "Ipv6GatewayId=" + id
		respecIpv6Gateway(d, gateway, "Spec=Large")
		have := ask(d, d.DescribeIpv6GatewayAttribute, vpc.CreateDescribeIpv6GatewayAttributeRequest(), gateway)
		if have.Ipv6GatewayId != id || have.VpcId != in || have.Spec != "Large" || have.Status != "Available" || have.Name != "door" || have.Description != "a&b <c>" ||
			have.BusinessStatus != "Normal" || have.InstanceChargeType != "PostPaid" || have.RegionId != "cn-hangzhou" || have.CreationTime == "" {
			t.Errorf("gateway %+v", have)
		}
		listed := ask(d, d.DescribeIpv6Gateways, vpc.CreateDescribeIpv6GatewaysRequest(), "VpcId="+in, "PageSize=20")
		if list := listed.Ipv6Gateways.Ipv6Gateway; len(list) != 1 || list[0].Spec != "Large" || list[0].CreationTime != have.CreationTime || listed.TotalCount != 1 || listed.PageSize != 20 || listed.PageNumber != 1 {
			t.Errorf("gateways %+v", listed)
		}
		refused(d, 400, "QuotaExceeded", d.CreateIpv6Gateway, vpc.CreateCreateIpv6GatewayRequest(), "VpcId="+in)
		refused(d, 404, "InvalidVpcId.NotFound", d.CreateIpv6Gateway, vpc.CreateCreateIpv6GatewayRequest(), "VpcId=vpc-none")

		address := ipv6Address(d, vsw)
		bandwidth(d, gateway, address)
		egressRule(d, gateway, address)
		ask(d, d.DeleteIpv6Gateway, vpc.CreateDeleteIpv6GatewayRequest(), gateway)
		refused(d, 404, "ResourceNotFound", d.DescribeIpv6GatewayAttribute, vpc.CreateDescribeIpv6GatewayAttributeRequest(), gateway)
		if left := ask(d, d.DescribeIpv6Gateways, vpc.CreateDescribeIpv6GatewaysRequest()); left.TotalCount != 0 || len(left.Ipv6Gateways.Ipv6Gateway) != 0 {
			t.Errorf("left %+v", left)
		}
	})
}

// ipv6Address gives an instance an IPv6 address, which no action does.
func ipv6Address(d *desk, vsw string) string {
	d.t.Helper()
	id, err := d.cloud.AddIpv6Address(vsw, "i-1")
	if err == nil {
		err = d.cloud.Advance(time.Minute)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

// bandwidth is the life of the Internet bandwidth of an IPv6 address.
func bandwidth(d *desk, gateway, address string) {
	described := func() vpc.Ipv6Address {
		d.t.Helper()
		list := ask(d, d.DescribeIpv6Addresses, vpc.CreateDescribeIpv6AddressesRequest(), "Ipv6AddressId="+address).Ipv6Addresses.Ipv6Address
		if len(list) != 1 {
			d.t.Fatalf("addresses %+v", list)
		}
		return list[0]
	}
	if have := described(); have.NetworkType != "Private" || have.RealBandwidth != 0 || have.Ipv6InternetBandwidth.Ipv6InternetBandwidthId != "" || have.AllocationTime == "" {
		d.t.Errorf("address without bandwidth %+v", have)
	}
	made := ask(d, d.AllocateIpv6InternetBandwidth, vpc.CreateAllocateIpv6InternetBandwidthRequest(), gateway, "Ipv6AddressId="+address, "Bandwidth=5", "InternetChargeType=PayByTraffic")
	if made.Ipv6AddressId != address || made.InternetBandwidthId == "" {
		d.t.Errorf("made %+v", made)
	}
	refused(d, 400, "OperationDenied", d.AllocateIpv6InternetBandwidth, vpc.CreateAllocateIpv6InternetBandwidthRequest(), gateway, "Ipv6AddressId="+address, "Bandwidth=5")
	ask(d, d.ModifyIpv6InternetBandwidth, vpc.CreateModifyIpv6InternetBandwidthRequest(), "Ipv6InternetBandwidthId="+made.InternetBandwidthId, "Bandwidth=9")
	have := described()
	if ip, err := netip.ParseAddr(have.Ipv6Address); err != nil || !ip.Is6() || have.NetworkType != "Public" || have.RealBandwidth != 9 || "Ipv6GatewayId="+have.Ipv6GatewayId != gateway ||
		have.AssociatedInstanceId != "i-1" || have.AssociatedInstanceType != "EcsInstance" || have.Status != "Available" {
		d.t.Errorf("address %+v", have)
	}
	if b := have.Ipv6InternetBandwidth; b.Bandwidth != 9 || b.InternetChargeType != "PayByTraffic" || b.InstanceChargeType != "PostPaid" || b.BusinessStatus != "Normal" || b.Ipv6InternetBandwidthId != made.InternetBandwidthId {
		d.t.Errorf("bandwidth %+v", b)
	}
	refused(d, 400, "DependencyViolation", d.DeleteIpv6Gateway, vpc.CreateDeleteIpv6GatewayRequest(), gateway)
	ask(d, d.DeleteIpv6InternetBandwidth, vpc.CreateDeleteIpv6InternetBandwidthRequest(), "Ipv6AddressId="+address)
	if have := described(); have.NetworkType != "Private" {
		d.t.Errorf("address without bandwidth again %+v", have)
	}
}

// egressRule is the life of an egress-only rule.
func egressRule(d *desk, gateway, address string) {
	rule := ask(d, d.CreateIpv6EgressOnlyRule, vpc.CreateCreateIpv6EgressOnlyRuleRequest(), gateway, "InstanceId="+address, "InstanceType=Ipv6Address", "Name=out", "Description=only out").Ipv6EgressRuleId
	listed := ask(d, d.DescribeIpv6EgressOnlyRules, vpc.CreateDescribeIpv6EgressOnlyRulesRequest(), gateway)
	if list := listed.Ipv6EgressOnlyRules.Ipv6EgressOnlyRule; len(list) != 1 || list[0].Ipv6EgressOnlyRuleId != rule || list[0].InstanceId != address || list[0].InstanceType != "Ipv6Address" ||
		list[0].Name != "out" || list[0].Description != "only out" || list[0].Status != "Available" || listed.TotalCount != 1 {
		d.t.Errorf("rules %+v", listed)
	}
	refused(d, 400, "DependencyViolation", d.DeleteIpv6Gateway, vpc.CreateDeleteIpv6GatewayRequest(), gateway)
	ask(d, d.DeleteIpv6EgressOnlyRule, vpc.CreateDeleteIpv6EgressOnlyRuleRequest(), "Ipv6EgressOnlyRuleId="+rule)
	refused(d, 404, "ResourceNotFound", d.DeleteIpv6EgressOnlyRule, vpc.CreateDeleteIpv6EgressOnlyRuleRequest(), "Ipv6EgressOnlyRuleId="+rule)
}
