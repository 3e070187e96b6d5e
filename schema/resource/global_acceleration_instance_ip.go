package resource

import "netplan/schema"

var globalAccelerationInstanceIP = &schema.Type{
	Name:    "global_acceleration_instance_ip",
	Summary: "The membership of an EIP in a global acceleration instance of shared bandwidth.",
	Section: "18.9, 18.10",
	Actions: schema.Actions{
		Create: "AddGlobalAccelerationInstanceIp", Delete: "RemoveGlobalAccelerationInstanceIp",
		Read: "DescribeGlobalAccelerationInstances", ReadWith: map[string]string{"BandwidthType": "Sharing"}, // 18.2: Exclusive when left out
	},
	Items:   "GlobalAccelerationInstances.GlobalAccelerationInstance[].PublicIpAddresses.PublicIpAddress[]",
	ID:      []string{"global_acceleration_instance_id", "ip_instance_id"},
	Parent:  "global_acceleration_instance_id",
	Natural: []string{"global_acceleration_instance_id", "ip_instance_id"},
	Attrs: []schema.Attr{
		{Name: "global_acceleration_instance_id", Doc: "Id of an instance of shared bandwidth (ga-...). No action makes one: it stands outside of the topology."},
		{Name: "ip_instance_id", Field: "AllocationId", Refs: []string{"eip.id"}, Doc: "EIP that joins: post-paid, of the instance's region, and in no shared bandwidth package."}, // 18.2
	},
	Claims: []schema.Claim{{Kind: schema.Key, Name: "shared bandwidth of the EIP", In: "region", Of: []string{"ip_instance_id"}}},
	Lanes:  []string{"global_acceleration_instance_id", "ip_instance_id"},
	Example: `
cloud { region = "cn-hangzhou" }

resource "eip" "public" {}

# ga-example is an instance of shared bandwidth that stands outside of this
# topology.
resource "global_acceleration_instance_ip" "example" {
  global_acceleration_instance_id = "ga-example"
  ip_instance_id                  = eip.public.id
}
`,
}
