package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestNatPackageLife(t *testing.T) {
	n := newNatNet(t)
	id := text(n.do("CreateBandwidthPackage", "NatGatewayId="+n.gateway, "IpCount=2", "Bandwidth=5", "Name=pack", "Zone=cn-hangzhou-b"), "BandwidthPackageId")
	at := "BandwidthPackageId=" + id
	n.do("AddBandwidthPackageIps", at, "IpCount=1")
	n.do("ModifyBandwidthPackageSpec", at, "Bandwidth=10")
	n.do("ModifyBandwidthPackageAttribute", at, "Description=a-text")
	shown := n.do("DescribeBandwidthPackages", "NatGatewayId="+n.gateway)
	path := "BandwidthPackages.BandwidthPackage.0."
	want(t, shown, map[string]string{
		"TotalCount": "1", path + "BandwidthPackageId": id, path + "Bandwidth": "10", path + "IpCount": "3", path + "Name": "pack", path + "Description": "a-text",
		path + "ISP": "BGP", path + "ZoneId": "cn-hangzhou-b", path + "Status": "Available", path + "BusinessStatus": "Normal", path + "InstanceChargeType": "PostPaid",
		path + "InternetChargeType": "PayByBandwidth", path + "PublicIpAddresses.PublicIpAddresse.2.UsingStatus": "Idle", path + "PublicIpAddresses.PublicIpAddresse.3": "<nil>",
	})
	want(t, n.do("DescribeNatGateways"), map[string]string{"NatGateways.NatGateway.0.BandwidthPackageIds.BandwidthPackageId": "[" + id + "]"})
	var ips []string
	for i := range 3 {
		ips = append(ips, text(shown, fmt.Sprintf("%sPublicIpAddresses.PublicIpAddresse.%d.IpAddress", path, i)))
	}
	forward := text(n.settled("CreateForwardEntry", n.dnat(ips[0], "80", "10.1.0.5", "TCP")...), "ForwardEntryId")
	snat := text(n.settled("CreateSnatEntry", "SnatTableId="+n.snat, "SnatIp="+ips[1], "SourceVSwitchId="+n.vsw), "SnatEntryId")
	want(t, n.do("DescribeBandwidthPackages", at), map[string]string{
		path + "PublicIpAddresses.PublicIpAddresse.0.UsingStatus": "UsedByForwardTable", path + "PublicIpAddresses.PublicIpAddresse.1.UsingStatus": "UsedBySnatTable",
	})
	_, eip := n.eip("")
	for _, test := range []struct {
		status int
		code   string
		ips    []string
	}{
		{400, "DependencyViolation.ForwardEntry", ips[:1]},
		{400, "DependencyViolation.SnatEntry", ips[1:2]},
		{400, "InvalidIpCount.ValueNotSupported", ips},
		{400, "InvalidRemovedIpAddresses.NotFound", []string{eip}},
		{400, "InvalidRemovedIpAddresses.NotFound", []string{"9.9.9.9", ips[2]}},
		{400, "InvalidParameter", []string{"moon"}},
		{400, "InvalidParameter", strings.Fields(strings.Repeat(ips[2]+" ", 21))},
		{400, "MissingParameter", nil},
	} {
		params := []string{at}
		for i, ip := range test.ips {
			params = append(params, fmt.Sprintf("RemovedIpAddresses.%d=%s", i+1, ip))
		}
		n.refused(test.status, test.code, "RemoveBandwidthPackageIps", params...)
	}
	second := text(n.do("CreateBandwidthPackage", "NatGatewayId="+n.gateway, "IpCount=2", "Bandwidth=5"), "BandwidthPackageId")
	n.refused(404, "invalidRemovedIpAddresses.NotFound", "RemoveBandwidthPackageIps", "BandwidthPackageId="+second, "RemovedIpAddresses.1="+ips[2])
	n.do("RemoveBandwidthPackageIps", at, "RemovedIpAddresses.1="+ips[2])
	want(t, n.do("DescribeBandwidthPackages", at), map[string]string{path + "IpCount": "2"})
	n.refused(400, "DependencyViolation.ForwardEntry", "DeleteBandwidthPackage", at, "Force=true")
	n.settled("DeleteForwardEntry", "ForwardTableId="+n.forward, "ForwardEntryId="+forward)
	n.refused(400, "DependencyViolation.SnatEntry", "DeleteBandwidthPackage", at)
	n.settled("DeleteSnatEntry", "SnatTableId="+n.snat, "SnatEntryId="+snat)
	n.refused(400, "DependencyViolation.BandwidthPackages", "DeleteNatGateway", "NatGatewayId="+n.gateway)
	n.do("DeleteBandwidthPackage", at)
	n.do("DeleteBandwidthPackage", "BandwidthPackageId="+second)
	n.settled("DeleteNatGateway", "NatGatewayId="+n.gateway)
}

func TestNatPackageRefusals(t *testing.T) {
	n := newNatNet(t)
	gw := "NatGatewayId=" + n.gateway
	id := text(n.do("CreateBandwidthPackage", gw, "IpCount=49", "Bandwidth=5"), "BandwidthPackageId")
	at := "BandwidthPackageId=" + id
	n.refuses([]refusal{
		{404, "NATGW_NOT_EXIST", "CreateBandwidthPackage", "NatGatewayId=ngw-none IpCount=1 Bandwidth=5"},
		{400, "MissingParameter", "CreateBandwidthPackage", gw + " Bandwidth=5"},
		{400, "InvalidParameter", "CreateBandwidthPackage", gw + " IpCount=51 Bandwidth=5"},
		{400, "InvalidParameter", "CreateBandwidthPackage", gw + " IpCount=1 Bandwidth=1001"},
		{404, "InvalidZoneId.NotFound", "CreateBandwidthPackage", gw + " IpCount=1 Bandwidth=5 Zone=moon"},
		{400, "InvalidParameter.BandwidthPackage.n.ISP.ValueNotSupport", "CreateBandwidthPackage", gw + " IpCount=1 Bandwidth=5 ISP=X"},
		{400, "InvalidParameter.Name.Malformed", "CreateBandwidthPackage", gw + " IpCount=1 Bandwidth=5 Name=1"},
		{404, "InvalidBandwidthPackageId.NotFound", "ModifyBandwidthPackageSpec", "BandwidthPackageId=bwp-none Bandwidth=5"},
		{404, "InvalidBandwidth.ValueNotSupported", "ModifyBandwidthPackageSpec", at + " Bandwidth=4"},
		{404, "InvalidBandwidthPackageId.NotFound", "ModifyBandwidthPackageAttribute", "BandwidthPackageId=bwp-none"},
		{400, "InvalidParameter.Description.Malformed", "ModifyBandwidthPackageAttribute", at + " Description=1"},
		{404, "InvalidBandwidthPackageId.NotFound", "AddBandwidthPackageIps", "BandwidthPackageId=bwp-none IpCount=1"},
		{400, "InvalidIpCount.ValueNotSupported", "AddBandwidthPackageIps", at + " IpCount=0"},
		{400, "QuotaExceeded.BandwidthPackageIps", "AddBandwidthPackageIps", at + " IpCount=2"},
		{404, "InvalidBandwidthPackageId.NotFound", "RemoveBandwidthPackageIps", "BandwidthPackageId=bwp-none RemovedIpAddresses.1=1.1.1.1"},
		{404, "InvalidBandwidthPackageId.NotFound", "DeleteBandwidthPackage", "BandwidthPackageId=bwp-none"},
	})
	for range 3 {
		n.do("CreateBandwidthPackage", gw, "IpCount=1", "Bandwidth=5")
	}
	n.refused(400, "QuotaExceeded.BandwidthPackageCountOnNatGateway", "CreateBandwidthPackage", gw, "IpCount=1", "Bandwidth=5")
	n.lockPackage("DescribeBandwidthPackages", "BandwidthPackages.BandwidthPackage", id)
	n.refused(404, "BandwidthPackage.FinancialLocked", "ModifyBandwidthPackageSpec", at, "Bandwidth=6")
	n.refused(404, "BandwidthPackage.FinancialLocked", "AddBandwidthPackageIps", at, "IpCount=1")
	n.refused(404, "BandwidthPackage.FinancialLocked", "RemoveBandwidthPackageIps", at, "RemovedIpAddresses.1=1.1.1.1")
	vpc := "VpcId=" + text(n.settled("CreateVpc"), "VpcId")
	with := []string{vpc, "BandwidthPackage.1.IpCount=2", "BandwidthPackage.1.Bandwidth=2000"}
	n.Quotas = map[string]int{"nat_packages_per_gateway": -1}
	n.refused(400, "OperationDenied", "CreateNatGateway", with...)
	n.refused(400, "OperationDenied", "CreateBandwidthPackage", gw, "IpCount=1", "Bandwidth=5")
	n.Quotas = nil
	made := n.do("CreateNatGateway", with...)
	pack := text(made, "BandwidthPackageIds.BandwidthPackageId.0")
	want(t, n.do("DescribeBandwidthPackages", "BandwidthPackageId="+pack), map[string]string{
		"BandwidthPackages.BandwidthPackage.0.IpCount": "2", "BandwidthPackages.BandwidthPackage.0.Bandwidth": "2000",
		"BandwidthPackages.BandwidthPackage.0.NatGatewayId": text(made, "NatGatewayId"),
	})
	n.refused(400, "IncorrectStatus", "CreateBandwidthPackage", "NatGatewayId="+text(made, "NatGatewayId"), "IpCount=1", "Bandwidth=5")
	n.clock.advance(time.Minute)
	n.do("CreateBandwidthPackage", "NatGatewayId="+text(made, "NatGatewayId"), "IpCount=1", "Bandwidth=5")
}
