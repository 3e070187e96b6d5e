package sdktest

import "testing"

// TestNatPackagesGeneric is the life of a NAT bandwidth package by the generic
// request, as the newer SDK has no types for it (17.2 to 17.5, 17.7, 17.9,
// 17.11).
func TestNatPackagesGeneric(t *testing.T) {
	everyFormat(t, func(d *desk) {
		gateway := "NatGatewayId=" + newNatNet(d).gateway
		id := "BandwidthPackageId=" + d.generic("CreateBandwidthPackage", gateway, "IpCount=1", "Bandwidth=5")["BandwidthPackageId"][0]
		d.generic("AddBandwidthPackageIps", id, "IpCount=2")
		d.generic("ModifyBandwidthPackageSpec", id, "Bandwidth=10")
		d.generic("ModifyBandwidthPackageAttribute", id, "Name=pack")
		const all = "BandwidthPackages.BandwidthPackage."
		have := d.generic("DescribeBandwidthPackages", gateway)
		ips := have[all+"PublicIpAddresses.PublicIpAddresse.IpAddress"]
		if len(ips) != 3 || have[all+"Name"][0] != "pack" || have[all+"Bandwidth"][0] != "10" || have[all+"IpCount"][0] != "3" {
			t.Fatalf("%s: packages %v", d.format, have)
		}
		d.genericRefused(400, "InvalidIpCount.ValueNotSupported", "RemoveBandwidthPackageIps", id, "RemovedIpAddresses.1="+ips[0], "RemovedIpAddresses.2="+ips[1], "RemovedIpAddresses.3="+ips[2])
		d.generic("RemoveBandwidthPackageIps", id, "RemovedIpAddresses.1="+ips[0], "RemovedIpAddresses.2="+ips[1])
		if left := d.generic("DescribeBandwidthPackages", id)[all+"PublicIpAddresses.PublicIpAddresse.IpAddress"]; len(left) != 1 || left[0] != ips[2] {
			t.Errorf("%s: left %v of %v", d.format, left, ips)
		}
		d.generic("DeleteBandwidthPackage", id)
		d.genericRefused(404, "InvalidBandwidthPackageId.NotFound", "DeleteBandwidthPackage", id)
	})
}
