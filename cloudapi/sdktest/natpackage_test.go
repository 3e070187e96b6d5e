//go:build !newer

package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestNatPackages is the life of NAT bandwidth packages, one made with its
// gateway (17.1 to 17.5, 17.7, 17.9, 17.11).
func TestNatPackages(t *testing.T) {
	everyFormat(t, func(d *desk) {
		n := newNatNet(d, "BandwidthPackage.1.IpCount=1", "BandwidthPackage.1.Bandwidth=5", "BandwidthPackage.1.Zone=cn-hangzhou-b")
		first := n.shown().BandwidthPackageIds.BandwidthPackageId
		if len(first) != 1 {
			t.Fatalf("%s: packages %v", d.format, first)
		}
		id := "BandwidthPackageId=" + ask(d, d.CreateBandwidthPackage, vpc.CreateCreateBandwidthPackageRequest(), "NatGatewayId="+n.gateway, "IpCount=2", "Bandwidth=5", "Name=pack", "Zone=cn-hangzhou-b", "ISP=BGP", "ClientToken=t1").BandwidthPackageId
		ask(d, d.AddBandwidthPackageIps, vpc.CreateAddBandwidthPackageIpsRequest(), id, "IpCount=1")
		ask(d, d.ModifyBandwidthPackageSpec, vpc.CreateModifyBandwidthPackageSpecRequest(), id, "Bandwidth=1000")
		ask(d, d.ModifyBandwidthPackageAttribute, vpc.CreateModifyBandwidthPackageAttributeRequest(), id, "Description=of the gateway")
		have := n.packageShown(id)
		if have.Name != "pack" || have.Description != "of the gateway" || have.Bandwidth != "1000" || have.IpCount != "3" || have.NatGatewayId != n.gateway || have.ZoneId != "cn-hangzhou-b" || have.ISP != "BGP" || have.Status != "Available" ||
			have.BusinessStatus != "Normal" || have.InstanceChargeType != "PostPaid" || have.InternetChargeType != "PayByBandwidth" || have.RegionId != "cn-hangzhou" || len(have.PublicIpAddresses.PublicIpAddresse) != 3 {
			t.Fatalf("%s: package %+v", d.format, have)
		}
		if listed := ask(d, d.DescribeBandwidthPackages, vpc.CreateDescribeBandwidthPackagesRequest(), "NatGatewayId="+n.gateway, "PageSize=1", "PageNumber=2"); listed.TotalCount != 2 || listed.PageNumber != 2 || len(listed.BandwidthPackages.BandwidthPackage) != 1 {
			t.Errorf("%s: second page %+v", d.format, listed)
		}
		ips := have.PublicIpAddresses.PublicIpAddresse
		forward := ask(d, d.CreateForwardEntry, vpc.CreateCreateForwardEntryRequest(), "ForwardTableId="+n.forward, "ExternalIp="+ips[0].IpAddress, "ExternalPort=any", "InternalIp=10.1.0.5", "InternalPort=any", "IpProtocol=Any").ForwardEntryId
		if have := n.packageShown(id).PublicIpAddresses.PublicIpAddresse; have[0].UsingStatus != "UsedByForwardTable" || have[1].UsingStatus != "Idle" {
			t.Errorf("%s: addresses %+v", d.format, have)
		}
		refused(d, 400, "DependencyViolation.ForwardEntry", d.RemoveBandwidthPackageIps, vpc.CreateRemoveBandwidthPackageIpsRequest(), id, "RemovedIpAddresses.1="+ips[1].IpAddress, "RemovedIpAddresses.2="+ips[0].IpAddress)
		ask(d, d.RemoveBandwidthPackageIps, vpc.CreateRemoveBandwidthPackageIpsRequest(), id, "RemovedIpAddresses.1="+ips[1].IpAddress, "RemovedIpAddresses.2="+ips[2].IpAddress)
		if have := n.packageShown(id); have.IpCount != "1" || len(have.PublicIpAddresses.PublicIpAddresse) != 1 || have.PublicIpAddresses.PublicIpAddresse[0].IpAddress != ips[0].IpAddress {
			t.Errorf("%s: after the removal %+v", d.format, have)
		}
		refused(d, 400, "DependencyViolation.ForwardEntry", d.DeleteBandwidthPackage, vpc.CreateDeleteBandwidthPackageRequest(), id)
		refused(d, 404, "InvalidBandwidth.ValueNotSupported", d.ModifyBandwidthPackageSpec, vpc.CreateModifyBandwidthPackageSpecRequest(), id, "Bandwidth=1001")
		refused(d, 404, "NATGW_NOT_EXIST", d.CreateBandwidthPackage, vpc.CreateCreateBandwidthPackageRequest(), "NatGatewayId=ngw-none", "IpCount=1", "Bandwidth=5")
		ask(d, d.DeleteForwardEntry, vpc.CreateDeleteForwardEntryRequest(), "ForwardTableId="+n.forward, "ForwardEntryId="+forward)
		ask(d, d.DeleteBandwidthPackage, vpc.CreateDeleteBandwidthPackageRequest(), id, "Force=true")
		refused(d, 400, "DependencyViolation.BandwidthPackages", d.DeleteNatGateway, vpc.CreateDeleteNatGatewayRequest(), "NatGatewayId="+n.gateway)
		ask(d, d.DeleteBandwidthPackage, vpc.CreateDeleteBandwidthPackageRequest(), "BandwidthPackageId="+first[0])
		ask(d, d.DeleteNatGateway, vpc.CreateDeleteNatGatewayRequest(), "NatGatewayId="+n.gateway)
		if left := ask(d, d.DescribeBandwidthPackages, vpc.CreateDescribeBandwidthPackagesRequest()); left.TotalCount != 0 {
			t.Errorf("%s: packages left %+v", d.format, left)
		}
	})
}

// packageShown describes a bandwidth package.
func (n natNet) packageShown(id string) vpc.BandwidthPackage {
	n.t.Helper()
	listed := ask(n.desk, n.DescribeBandwidthPackages, vpc.CreateDescribeBandwidthPackagesRequest(), id).BandwidthPackages.BandwidthPackage
	if len(listed) == 1 && "BandwidthPackageId="+listed[0].BandwidthPackageId == id {
		return listed[0]
	}
	n.t.Fatalf("%s: packages %+v", n.format, listed)
	return vpc.BandwidthPackage{}
}
