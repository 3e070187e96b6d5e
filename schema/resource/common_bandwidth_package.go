package resource

import "netplan/schema"

var commonBandwidthPackage = &schema.Type{
	Name:    "common_bandwidth_package",
	Summary: "Bandwidth that several EIPs of a region share.",
	Section: "19.1, 19.2, 19.4, 19.6, 19.7",
	Actions: schema.Actions{
		Create: "CreateCommonBandwidthPackage", Read: "DescribeCommonBandwidthPackages",
		Update: []string{"ModifyCommonBandwidthPackageAttribute", "ModifyCommonBandwidthPackageSpec"}, Delete: "DeleteCommonBandwidthPackage",
	},
	ID:      []string{"bandwidth_package_id"},
	Natural: []string{"name"},
	Attrs: []schema.Attr{
		{Name: "bandwidth", Doc: "Peak bandwidth in Mbps."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{Name: "internet_charge_type", Doc: "PayByBandwidth (when left out) or PayBy95."},
		{Name: "ratio", Doc: "Guaranteed share in percent, 10 to 100; PayBy95 needs it."},
		{Name: "resource_group_id", Doc: "Resource group; the account's default one when left out."},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending", "Modifying"}},
	// 19.3 makes one prepaid; that it cannot be deleted then is as with an EIP (13.6).
	Prepaid: schema.Prepaid{Field: "InstanceChargeType", Values: []string{"PrePaid"}, Until: "ExpiredTime", Section: "19.3"},
	Lanes:   []string{"."},
	Example: `
cloud { region = "cn-hangzhou" }

resource "common_bandwidth_package" "example" {
  name        = "example"
  description = "An example package"
  bandwidth   = 20
}
`,
}
