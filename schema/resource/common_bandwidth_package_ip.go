package resource

import "netplan/schema"

var commonBandwidthPackageIP = &schema.Type{
	Name:    "common_bandwidth_package_ip",
	Summary: "The membership of an EIP in a shared bandwidth package.",
	Section: "19.5, 19.8",
	Actions: schema.Actions{
		Create: "AddCommonBandwidthPackageIp", Read: "DescribeCommonBandwidthPackages", Delete: "RemoveCommonBandwidthPackageIp",
	},
	Items:   "CommonBandwidthPackages.CommonBandwidthPackage[].PublicIpAddresses.PublicIpAddresse[]",
	ID:      []string{"bandwidth_package_id", "ip_instance_id"},
	Parent:  "bandwidth_package_id",
	Natural: []string{"bandwidth_package_id", "ip_instance_id"},
	Attrs: []schema.Attr{
		{Name: "bandwidth_package_id", Refs: []string{"common_bandwidth_package.id"}, Doc: "Shared bandwidth package."},
		{Name: "ip_instance_id", Field: "AllocationId", Refs: []string{"eip.id"}, Doc: "EIP that joins, post-paid and of the package's region."}, // 19.1
	},
	Claims: []schema.Claim{{Kind: schema.Key, Name: "shared bandwidth of the EIP", In: "region", Of: []string{"ip_instance_id"}}},
	Lanes:  []string{"bandwidth_package_id", "ip_instance_id"},
	Example: `
cloud { region = "cn-hangzhou" }

resource "common_bandwidth_package" "main" {
  bandwidth = 20
}

resource "eip" "public" {}

resource "common_bandwidth_package_ip" "example" {
  bandwidth_package_id = common_bandwidth_package.main.id
  ip_instance_id       = eip.public.id
}
`,
}
