package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestCommonPackage is the life of shared bandwidth packages, one changed to
// payment in advance (19.1 to 19.8).
func TestCommonPackage(t *testing.T) {
	everyFormat(t, func(d *desk) {
		id := "BandwidthPackageId=" + ask(d, d.CreateCommonBandwidthPackage, vpc.CreateCreateCommonBandwidthPackageRequest(), "Bandwidth=100", "Name=shared", "InternetChargeType=PayBy95", "Ratio=20", "ClientToken=t1").BandwidthPackageId
		refused(d, 400, "MissingParameter", d.CreateCommonBandwidthPackage, vpc.CreateCreateCommonBandwidthPackageRequest(), "Bandwidth=100", "InternetChargeType=PayBy95")
		eip := ask(d, d.AllocateEipAddress, vpc.CreateAllocateEipAddressRequest())
		member := []string{id, "IpInstanceId=" + eip.AllocationId}
		ask(d, d.AddCommonBandwidthPackageIp, vpc.CreateAddCommonBandwidthPackageIpRequest(), member...)
		ask(d, d.ModifyCommonBandwidthPackageAttribute, vpc.CreateModifyCommonBandwidthPackageAttributeRequest(), id, "Description=of the EIPs")
		ask(d, d.ModifyCommonBandwidthPackageSpec, vpc.CreateModifyCommonBandwidthPackageSpecRequest(), id, "Bandwidth=200")
		have := commonShown(d, id)
		if have.Name != "shared" || have.Description != "of the EIPs" || have.Bandwidth != "200" || have.Ratio != 20 || have.InternetChargeType != "PayBy95" || have.InstanceChargeType != "PostPaid" || have.Status != "Available" || have.BusinessStatus != "Normal" || have.RegionId != "cn-hangzhou" || have.CreationTime == "" {
			t.Errorf("%s: package %+v", d.format, have)
		}
		if ips := have.PublicIpAddresses.PublicIpAddresse; len(ips) != 1 || ips[0].AllocationId != eip.AllocationId || ips[0].IpAddress != eip.EipAddress {
			t.Errorf("%s: members %+v", d.format, ips)
		}
		if have := eipShown(d, eip.AllocationId); "BandwidthPackageId="+have.BandwidthPackageId != id || have.BandwidthPackageType != "CommonBandwidthPackage" || have.EipBandwidth != "5" {
			t.Errorf("%s: member %+v", d.format, have)
		}
		refused(d, 400, "DependencyViolation", d.DeleteCommonBandwidthPackage, vpc.CreateDeleteCommonBandwidthPackageRequest(), id)
		ask(d, d.RemoveCommonBandwidthPackageIp, vpc.CreateRemoveCommonBandwidthPackageIpRequest(), member...)
		refused(d, 404, "InvalidAllocationId.NotFound", d.RemoveCommonBandwidthPackageIp, vpc.CreateRemoveCommonBandwidthPackageIpRequest(), member...)
		ask(d, d.AddCommonBandwidthPackageIp, vpc.CreateAddCommonBandwidthPackageIpRequest(), member...)
		ask(d, d.DeleteCommonBandwidthPackage, vpc.CreateDeleteCommonBandwidthPackageRequest(), id, "Force=true")
		if have := eipShown(d, eip.AllocationId); have.BandwidthPackageId != "" {
			t.Errorf("%s: no member any more %+v", d.format, have)
		}
		refused(d, 404, "InvalidBandwidthPackageId.NotFound", d.ModifyCommonBandwidthPackageSpec, vpc.CreateModifyCommonBandwidthPackageSpecRequest(), id, "Bandwidth=5")
		paid := "BandwidthPackageId=" + ask(d, d.CreateCommonBandwidthPackage, vpc.CreateCreateCommonBandwidthPackageRequest(), "Bandwidth=100").BandwidthPackageId
		if have := prepay(d, paid, "PricingCycle=Year", "Duration=3", "AutoPay=true"); have < 1 {
			t.Errorf("%s: order %d", d.format, have)
		}
		if have := commonShown(d, paid); have.InstanceChargeType != "PrePaid" || have.ExpiredTime == "" {
			t.Errorf("%s: paid %+v", d.format, have)
		}
		refused(d, 400, "OperationDenied", d.DeleteCommonBandwidthPackage, vpc.CreateDeleteCommonBandwidthPackageRequest(), paid)
	})
}

// commonShown describes a shared bandwidth package.
func commonShown(d *desk, id string) vpc.CommonBandwidthPackage {
	d.t.Helper()
	answer := ask(d, d.DescribeCommonBandwidthPackages, vpc.CreateDescribeCommonBandwidthPackagesRequest(), id)
	if listed := answer.CommonBandwidthPackages.CommonBandwidthPackage; len(listed) == 1 && answer.TotalCount == 1 {
		return listed[0]
	}
	d.t.Fatalf("%s: packages %+v", d.format, answer)
	return vpc.CommonBandwidthPackage{}
}
