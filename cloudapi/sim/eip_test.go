package sim_test

import (
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

func TestEipLife(t *testing.T) {
	c := newInside(t)
	c.Assume("i-1", "i-2")
	made := c.do("AllocateEipAddress", "ClientToken=t1", "InternetChargeType=PayByTraffic")
	if again := c.do("AllocateEipAddress", "ClientToken=t1", "InternetChargeType=PayByTraffic"); text(again, "AllocationId") != text(made, "AllocationId") {
		t.Errorf("first %v, again %v", made, again)
	}
	if _, ok := made["OrderId"]; ok || !strings.HasPrefix(text(made, "AllocationId"), "eip-") {
		t.Errorf("answer %v", made)
	}
	id := text(made, "AllocationId")
	at := "AllocationId=" + id
	c.do("ModifyEipAddressAttribute", at, "Name=door", "Description=a-text", "Bandwidth=20")
	want(t, c.do("DescribeEipAddresses", "EipAddress="+text(made, "EipAddress")), map[string]string{
		"TotalCount": "1", "EipAddresses.EipAddress.0.AllocationId": id, "EipAddresses.EipAddress.0.IpAddress": text(made, "EipAddress"),
		"EipAddresses.EipAddress.0.Status": "Available", "EipAddresses.EipAddress.0.Name": "door", "EipAddresses.EipAddress.0.Descritpion": "a-text",
		"EipAddresses.EipAddress.0.Bandwidth": "20", "EipAddresses.EipAddress.0.ChargeType": "PostPaid", "EipAddresses.EipAddress.0.InternetChargeType": "PayByTraffic",
		"EipAddresses.EipAddress.0.AllocationTime": "2026-11-23T01:32:23Z", "EipAddresses.EipAddress.0.ISP": "BGP", "EipAddresses.EipAddress.0.InstanceId": "",
		"EipAddresses.EipAddress.0.ExpiredTime": "", "EipAddresses.EipAddress.0.EipBandwidth": "",
		"EipAddresses.EipAddress.0.AvailableRegions.AvailableRegion": "[cn-hangzhou]",
	})
	c.do("AssociateEipAddress", at, "InstanceId=i-1", "InstanceType=Ecs", "PrivateIpAddress=10.0.0.5")
	want(t, c.do("DescribeEipAddresses", "Status=Associating"), map[string]string{"TotalCount": "1"})
	for _, action := range []string{"ReleaseEipAddress", "ModifyEipAddressAttribute"} {
		c.refused(400, "IncorrectEipStatus", action, at)
	}
	c.refused(400, "IncorrectEipStatus", "UnassociateEipAddress", at, "InstanceId=i-1")
	c.clock.advance(2 * time.Second)
	want(t, c.do("DescribeEipAddresses", "AssociatedInstanceId=i-1", "AssociatedInstanceType=EcsInstance", "Filter.1.Key=Name", "Filter.1.Value=door"), map[string]string{
		"TotalCount": "1", "EipAddresses.EipAddress.0.Status": "InUse", "EipAddresses.EipAddress.0.InstanceType": "EcsInstance", "EipAddresses.EipAddress.0.InstanceRegionId": "cn-hangzhou",
	})
	want(t, c.do("DescribeEipAddresses", "Filter.1.Key=Name", "Filter.1.Value=other"), map[string]string{"TotalCount": "0"})
	c.refused(400, "IncorrectEipStatus", "AssociateEipAddress", at, "InstanceId=i-2")
	c.refused(400, "IncorrectEipStatus", "ReleaseEipAddress", at)
	c.do("UnassociateEipAddress", at, "InstanceId=i-1", "InstanceType=EcsInstance")
	want(t, c.do("DescribeEipAddresses", "Status=Unassociating"), map[string]string{"EipAddresses.EipAddress.0.InstanceId": "i-1"})
	c.clock.advance(2 * time.Second)
	want(t, c.do("DescribeEipAddresses"), map[string]string{"EipAddresses.EipAddress.0.Status": "Available", "EipAddresses.EipAddress.0.InstanceId": "", "EipAddresses.EipAddress.0.InstanceType": ""})
	c.do("ReleaseEipAddress", at)
	want(t, c.do("DescribeEipAddresses", at), map[string]string{"TotalCount": "0", "EipAddresses.EipAddress": "[]"})
}

func TestEipRefusals(t *testing.T) {
	n := newNatNet(t)
	n.Assume("i-1", "i-2", "lb-1", "havip-1")
	free, _ := n.eip("")
	onECS, _ := n.eip("i-1")
	made := n.do("AllocateEipAddress", "InstanceChargeType=PrePaid", "AutoPay=true", "Period=1")
	prepaid := text(made, "AllocationId")
	if text(made, "OrderId") == "0" {
		t.Errorf("no order: %v", made)
	}
	want(t, n.do("DescribeEipAddresses", "ChargeType=PrePaid"), map[string]string{"TotalCount": "1", "EipAddresses.EipAddress.0.ExpiredTime": n.clock.Now().AddDate(0, 1, 0).Format("2006-01-02T15:04Z")})
	n.refuses([]refusal{
		{400, "InvalidParameter", "AllocateEipAddress", "Bandwidth=0"},
		{400, "InvalidParameter", "AllocateEipAddress", "Bandwidth=x"},
		{400, "InvalidParameter", "AllocateEipAddress", "InternetChargeType=Free"},
		{400, "InvalidParameter", "AllocateEipAddress", "InstanceChargeType=Free"},
		{400, "MissingParameter", "AllocateEipAddress", "InstanceChargeType=PrePaid Period=1"},
		{400, "MissingParameter", "AllocateEipAddress", "InstanceChargeType=PrePaid AutoPay=true"},
		{400, "InvalidParameter", "AllocateEipAddress", "InstanceChargeType=PrePaid AutoPay=true Period=10"},
		{400, "InvalidParameter", "AllocateEipAddress", "InstanceChargeType=PrePaid AutoPay=true Period=4 PricingCycle=Year"},
		{404, "InvalidAllocationId.NotFound", "AssociateEipAddress", "AllocationId=eip-none InstanceId=i-2"},
		{404, "InvalidInstanId.NotFound", "AssociateEipAddress", "AllocationId=" + free + " InstanceId=i-none"},
		{404, "InvalidInstanId.NotFound", "AssociateEipAddress", "AllocationId=" + free + " InstanceId=ngw-none InstanceType=Nat"},
		{404, "InvalidInstanId.NotFound", "AssociateEipAddress", "AllocationId=" + free + " InstanceId=lb-1 InstanceType=EcsInstance"},
		{400, "InvalidInstanceType.ValueNotSupported", "AssociateEipAddress", "AllocationId=" + free + " InstanceId=i-2 InstanceType=Rds"},
		{400, "InvalidParameter.Mismatch", "AssociateEipAddress", "AllocationId=" + free + " InstanceId=i-2 InstanceRegionId=cn-beijing"},
		{400, "InvalidAssociation.Duplicated", "AssociateEipAddress", "AllocationId=" + free + " InstanceId=i-1"},
		{400, "InvalidParameter", "AssociateEipAddress", "AllocationId=" + free + " InstanceId=i-2 PrivateIpAddress=x"},
		{404, "InvalidAllocationId.NotFound", "UnassociateEipAddress", "AllocationId=eip-none InstanceId=i-2"},
		{400, "IncorrectEipStatus", "UnassociateEipAddress", "AllocationId=" + free + " InstanceId=i-2"},
		{400, "InvalidInstanceId.NotFound", "UnassociateEipAddress", "AllocationId=" + onECS + " InstanceId=i-none"},
		{400, "InvalidBindingStatus", "UnassociateEipAddress", "AllocationId=" + onECS + " InstanceId=i-2"},
		{400, "InvalidBindingStatus", "UnassociateEipAddress", "AllocationId=" + onECS + " InstanceId=i-1 InstanceType=Nat"},
		{400, "InvalidInstanceType.ValueNotSupported", "UnassociateEipAddress", "AllocationId=" + onECS + " InstanceId=i-1 InstanceType=Ecs"},
		{404, "InvalidAllocationId.NotFound", "ModifyEipAddressAttribute", "AllocationId=eip-none"},
		{400, "InvalidParameter", "ModifyEipAddressAttribute", "AllocationId=" + free + " Bandwidth=-1"},
		{400, "InvalidParameter", "ModifyEipAddressAttribute", "AllocationId=" + free + " Name=1"},
		{404, "InvalidAllocationId.NotFound", "ReleaseEipAddress", "AllocationId=eip-none"},
		{400, "IncorrectEipStatus", "ReleaseEipAddress", "AllocationId=" + onECS},
		{400, "Forbidden.ChargeTypeIsPrepaid", "ReleaseEipAddress", "AllocationId=" + prepaid},
		{404, "InvalidLockReason.NotFound", "DescribeEipAddresses", "LockReason=fun"},
		{400, "InvalidIAssociatedInstanceType.ValueNotSupported", "DescribeEipAddresses", "AssociatedInstanceType=Rds"},
		{400, "InvalidChargeType.ValueNotSupported", "DescribeEipAddresses", "ChargeType=Free"},
	})
	_, err := n.Call(t.Context(), cloudapi.Request{Action: "ReleaseEipAddress", Region: "moon", Params: map[string]string{"AllocationId": free}})
	if err == nil || !strings.Contains(err.Error(), "Forbidden.RegionNotFound") {
		t.Errorf("have %v", err)
	}
	for _, target := range []string{"lb-1", "havip-1"} {
		n.eip(target)
		n.refused(400, "InvalidAssociation.Duplicated", "AssociateEipAddress", "AllocationId="+free, "InstanceId="+target)
	}
	n.do("ModifyNatGatewaySpec", "NatGatewayId="+n.gateway, "Spec=Middle")
	n.refused(400, "IncorrectInstanceStatus", "AssociateEipAddress", "AllocationId="+free, "InstanceId="+n.gateway)
	n.Quotas = map[string]int{"eips": 3}
	n.refused(400, "QuotaExceeded.Eip", "AllocateEipAddress")
}

// TestEipAddressesDiffer: addresses are unique, and a lock reason that Import
// brings is found.
func TestEipAddressesDiffer(t *testing.T) {
	c := newInside(t)
	seen := map[string]bool{}
	for range 3000 {
		if _, ip := c.eip(""); seen[ip] || !strings.HasPrefix(ip, "198.1") {
			t.Fatalf("address %s, seen before: %v", ip, seen[ip])
		} else {
			seen[ip] = true
		}
	}
	c.describe("DescribeEipAddresses", "EipAddresses.EipAddress", map[string]any{
		"AllocationId": "eip-locked", "IpAddress": "1.2.3.4", "Status": "Available", "OperationLocks": map[string]any{"LockReason": []any{map[string]any{"LockReason": "financial"}}},
	})
	want(t, c.do("DescribeEipAddresses", "LockReason=financial"), map[string]string{"TotalCount": "1", "EipAddresses.EipAddress.0.AllocationId": "eip-locked", "EipAddresses.EipAddress.0.OperationLocks.LockReason.0.LockReason": "financial"})
	want(t, c.do("DescribeEipAddresses", "LockReason=security"), map[string]string{"TotalCount": "0"})
}

// TestAllocateNamed: what clients send beside the parameters of 13.3.
func TestAllocateNamed(t *testing.T) {
	c := newInside(t)
	id := text(c.do("AllocateEipAddress", "InstanceId=", "Name=probe"), "AllocationId")
	want(t, c.do("DescribeEipAddresses"), map[string]string{
		"TotalCount": "1", "EipAddresses.EipAddress.0.AllocationId": id, "EipAddresses.EipAddress.0.Name": "probe",
	})
	c.refused(400, "InvalidParameter", "AllocateEipAddress", "InstanceId=i-1")
	c.refused(400, "InvalidParameter", "AllocateEipAddress", "Name=1probe")
}

// TestEipFilters: a key is a value that the answer shows; another is refused.
func TestEipFilters(t *testing.T) {
	c := newInside(t)
	c.do("AllocateEipAddress", "Name=one")
	id, ip := text(c.do("AllocateEipAddress", "Name=two"), "AllocationId"), text(c.do("DescribeEipAddresses"), "EipAddresses.EipAddress.1.IpAddress")
	c.do("ModifyEipAddressAttribute", "AllocationId="+id, "Description=a-text")
	for _, filter := range [][]string{
		{"Filter.1.Key=Name", "Filter.1.Value=two"},
		{"Filter.1.Key=Description", "Filter.1.Value=a-text"},
		{"Filter.1.Key=EipAddress", "Filter.1.Value=" + ip},
		{"Filter.1.Key=IpAddress", "Filter.1.Value=" + ip},
		{"Filter.1.Key=HDMonitorStatus", "Filter.1.Value=false", "Filter.2.Key=Name", "Filter.2.Value=two"},
	} {
		want(t, c.do("DescribeEipAddresses", filter...), map[string]string{"TotalCount": "1", "EipAddresses.EipAddress.0.AllocationId": id})
	}
	want(t, c.do("DescribeEipAddresses", "Filter.1.Key=HDMonitorStatus", "Filter.1.Value=true"), map[string]string{"TotalCount": "0"})
	for _, key := range []string{"Nam", "name", "RouterId", "Filter.1.Key.x"} {
		c.refused(400, "InvalidParameter", "DescribeEipAddresses", "Filter.1.Key="+key, "Filter.1.Value=two")
	}
	c.refused(400, "InvalidParameter", "DescribeAccessPoints", "Filter.1.Key=State", "Filter.1.Value.1=recommended")
}
