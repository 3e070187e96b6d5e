package sim_test

import (
	"strings"
	"testing"

	"netplan/cloudapi"
)

func TestCommonPackageLife(t *testing.T) {
	c := newInside(t)
	made := c.do("CreateCommonBandwidthPackage", "Bandwidth=100", "Name=shared", "InternetChargeType=PayBy95", "Ratio=20")
	id := text(made, "BandwidthPackageId")
	at := "BandwidthPackageId=" + id
	eip, ip := c.eip("")
	other, _ := c.eip("")
	c.do("AddCommonBandwidthPackageIp", at, "IpInstanceId="+eip)
	want(t, c.do("DescribeCommonBandwidthPackages", "Name=shared"), map[string]string{
		"TotalCount": "1", "CommonBandwidthPackages.CommonBandwidthPackage.0.BandwidthPackageId": id,
		"CommonBandwidthPackages.CommonBandwidthPackage.0.Bandwidth": "100", "CommonBandwidthPackages.CommonBandwidthPackage.0.Ratio": "20",
		"CommonBandwidthPackages.CommonBandwidthPackage.0.InternetChargeType": "PayBy95", "CommonBandwidthPackages.CommonBandwidthPackage.0.InstanceChargeType": "PostPaid",
		"CommonBandwidthPackages.CommonBandwidthPackage.0.Status": "Available", "CommonBandwidthPackages.CommonBandwidthPackage.0.BusinessStatus": "Normal",
		"CommonBandwidthPackages.CommonBandwidthPackage.0.PublicIpAddresses.PublicIpAddresse.0.AllocationId": eip,
		"CommonBandwidthPackages.CommonBandwidthPackage.0.PublicIpAddresses.PublicIpAddresse.0.IpAddress":    ip,
	})
	want(t, c.do("DescribeEipAddresses", "AllocationId="+eip), map[string]string{
		"EipAddresses.EipAddress.0.BandwidthPackageId": id, "EipAddresses.EipAddress.0.BandwidthPackageType": "CommonBandwidthPackage", "EipAddresses.EipAddress.0.EipBandwidth": "5",
	})
	c.refused(400, "IncorrectEipStatus", "ReleaseEipAddress", "AllocationId="+eip)
	c.do("ModifyCommonBandwidthPackageAttribute", at, "Name=wide", "Description=a-text")
	c.do("ModifyCommonBandwidthPackageSpec", at, "Bandwidth=200")
	want(t, c.do("DescribeCommonBandwidthPackages", at), map[string]string{"CommonBandwidthPackages.CommonBandwidthPackage.0.Bandwidth": "200", "CommonBandwidthPackages.CommonBandwidthPackage.0.Name": "wide"})
	c.do("RemoveCommonBandwidthPackageIp", at, "IpInstanceId="+eip)
	c.do("AddCommonBandwidthPackageIp", at, "IpInstanceId="+other)
	c.refused(400, "DependencyViolation", "DeleteCommonBandwidthPackage", at)
	c.do("DeleteCommonBandwidthPackage", at, "Force=true")
	want(t, c.do("DescribeCommonBandwidthPackages"), map[string]string{"TotalCount": "0"})
	want(t, c.do("DescribeEipAddresses", "AllocationId="+other), map[string]string{"TotalCount": "1", "EipAddresses.EipAddress.0.BandwidthPackageId": "", "EipAddresses.EipAddress.0.BandwidthPackageType": ""})
	c.do("ReleaseEipAddress", "AllocationId="+other)
}

func TestCommonPackageRefusals(t *testing.T) {
	c := newInside(t)
	id := text(c.do("CreateCommonBandwidthPackage", "Bandwidth=100"), "BandwidthPackageId")
	second := text(c.do("CreateCommonBandwidthPackage", "Bandwidth=100"), "BandwidthPackageId")
	member, _ := c.eip("")
	c.do("AddCommonBandwidthPackageIp", "BandwidthPackageId="+id, "IpInstanceId="+member)
	prepaid := text(c.do("AllocateEipAddress", "InstanceChargeType=PrePaid", "AutoPay=false", "Period=2"), "AllocationId")
	order := c.do("ModifyCommonBandwidthPackagePayType", "BandwidthPackageId="+second, "Duration=12")
	want(t, c.do("DescribeCommonBandwidthPackages", "BandwidthPackageId="+second), map[string]string{"CommonBandwidthPackages.CommonBandwidthPackage.0.InstanceChargeType": "PostPaid"})
	if text(order, "OrderId") == "" {
		t.Errorf("no order: %v", order)
	}
	c.do("ModifyCommonBandwidthPackagePayType", "BandwidthPackageId="+second, "PricingCycle=Year", "Duration=3", "AutoPay=true")
	want(t, c.do("DescribeCommonBandwidthPackages", "BandwidthPackageId="+second), map[string]string{"CommonBandwidthPackages.CommonBandwidthPackage.0.InstanceChargeType": "PrePaid", "CommonBandwidthPackages.CommonBandwidthPackage.0.ExpiredTime": "2029-11-23T01:32Z"})
	c.refuses([]refusal{
		{400, "MissingParameter", "CreateCommonBandwidthPackage", "Name=aa"},
		{400, "MissingParameter", "CreateCommonBandwidthPackage", "Bandwidth=5 InternetChargeType=PayBy95"},
		{400, "InvalidParameter", "CreateCommonBandwidthPackage", "Bandwidth=5 InternetChargeType=PayBy95 Ratio=9"},
		{400, "InvalidParameter", "CreateCommonBandwidthPackage", "Bandwidth=0"},
		{400, "InvalidParameter.Name.Malformed", "CreateCommonBandwidthPackage", "Bandwidth=5 Name=1"},
		{400, "InvalidParameter.Description.Malformed", "CreateCommonBandwidthPackage", "Bandwidth=5 Description=1"},
		{404, "InvalidBandwidthPackageId.NotFound", "ModifyCommonBandwidthPackageAttribute", "BandwidthPackageId=cbwp-none"},
		{400, "InvalidParameter.Name.Malformed", "ModifyCommonBandwidthPackageAttribute", "Name=1 BandwidthPackageId=" + id},
		{404, "InvalidBandwidth.ValueNotSupported", "ModifyCommonBandwidthPackageSpec", "Bandwidth=0 BandwidthPackageId=" + id},
		{404, "InvalidBandwidthPackageId.NotFound", "ModifyCommonBandwidthPackageSpec", "Bandwidth=5 BandwidthPackageId=cbwp-none"},
		{404, "InvalidBandwidthPackageId.NotFound", "ModifyCommonBandwidthPackagePayType", "BandwidthPackageId=cbwp-none"},
		{400, "InvalidParameter", "ModifyCommonBandwidthPackagePayType", "Duration=37 BandwidthPackageId=" + id},
		{400, "InvalidParameter", "ModifyCommonBandwidthPackagePayType", "Duration=4 PricingCycle=Year BandwidthPackageId=" + id},
		{400, "OperationDenied", "ModifyCommonBandwidthPackagePayType", "BandwidthPackageId=" + second},
		{404, "InvalidBandwidthPackageId.NotFound", "AddCommonBandwidthPackageIp", "BandwidthPackageId=cbwp-none IpInstanceId=" + member},
		{404, "InvalidAllocationId.NotFound", "AddCommonBandwidthPackageIp", "IpInstanceId=eip-none BandwidthPackageId=" + id},
		{400, "OperationDenied", "AddCommonBandwidthPackageIp", "IpInstanceId=" + prepaid + " BandwidthPackageId=" + id},
		{400, "OperationDenied", "AddCommonBandwidthPackageIp", "IpInstanceId=" + member + " BandwidthPackageId=" + second},
		{404, "InvalidAllocationId.NotFound", "RemoveCommonBandwidthPackageIp", "IpInstanceId=" + member + " BandwidthPackageId=" + second},
		{404, "InvalidBandwidthPackageId.NotFound", "RemoveCommonBandwidthPackageIp", "BandwidthPackageId=cbwp-none IpInstanceId=" + member},
		{404, "InvalidBandwidthPackageId.NotFound", "DeleteCommonBandwidthPackage", "BandwidthPackageId=cbwp-none"},
		{400, "DependencyViolation", "DeleteCommonBandwidthPackage", "Force=false BandwidthPackageId=" + id},
		{400, "OperationDenied", "DeleteCommonBandwidthPackage", "BandwidthPackageId=" + second},
	})
	_, err := c.Call(t.Context(), cloudapi.Request{Action: "AddCommonBandwidthPackageIp", Region: "cn-beijing", Params: map[string]string{"BandwidthPackageId": id, "IpInstanceId": member}})
	if err == nil || !strings.Contains(err.Error(), "InvalidBandwidthPackageId.NotFound") {
		t.Errorf("from another region: %v", err)
	}
	c.lockPackage("DescribeCommonBandwidthPackages", "CommonBandwidthPackages.CommonBandwidthPackage", id)
	c.refused(404, "BandwidthPackage.FinancialLocked", "ModifyCommonBandwidthPackageSpec", "BandwidthPackageId="+id, "Bandwidth=5")
}

// lockPackage lets a description say that a package is locked for debts.
func (c *inside) lockPackage(action, path, id string) {
	c.t.Helper()
	c.describe(action, path, map[string]any{"BandwidthPackageId": id, "BusinessStatus": "FinancialLocked"})
}
