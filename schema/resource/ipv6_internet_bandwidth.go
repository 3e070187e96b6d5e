package resource

import "netplan/schema"

var ipv6InternetBandwidth = &schema.Type{
	Name:    "ipv6_internet_bandwidth",
	Summary: "The Internet bandwidth of an IPv6 address, which makes it public.",
	Section: "14.8, 14.9, 14.11, 14.12",
	Actions: schema.Actions{
		Create: "AllocateIpv6InternetBandwidth", Returns: "InternetBandwidthId", // 14.8, unlike 14.9, 14.11 and 14.12
		Read:   "DescribeIpv6Addresses",
		Update: []string{"ModifyIpv6InternetBandwidth"}, Delete: "DeleteIpv6InternetBandwidth",
	},
	ID:      []string{"ipv6_internet_bandwidth_id"},
	Parent:  "ipv6_gateway_id",
	Natural: []string{"ipv6_address_id"},
	Attrs: []schema.Attr{
		{Name: "ipv6_gateway_id", Refs: []string{"ipv6_gateway.id"}, Doc: "IPv6 gateway of the address's VPC."},
		{
			Name: "ipv6_address_id", Mode: schema.Fixed, // 14.12 takes it to find the bandwidth
			Doc: "Id of the IPv6 address (ipv6-...), which belongs to an instance outside of this API and has one bandwidth.",
		},
		{
			Name: "bandwidth", Recomputes: []string{"real_bandwidth"}, Field: "Ipv6InternetBandwidth.Bandwidth", // 14.11
			Limiter: "ipv6_gateway_id", // 14.4, 14.8
			Doc:     "Bandwidth in Mbps: 1 to 5000, or by traffic at most 500, 1000 or 2000 with a Small, Medium or Large gateway.",
		},
		{
			Name: "internet_charge_type", Field: "Ipv6InternetBandwidth.InternetChargeType", // 14.11
			Doc: "PayByBandwidth (when left out) or PayByTraffic.",
		},
		{Name: "vswitch_id", Mode: schema.ReadOnly, Refs: []string{"vswitch.id"}, Doc: "VSwitch of the address. A VSwitch with addresses cannot be deleted."}, // 14.11
	},
	Status:  schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending"}},
	Claims:  []schema.Claim{{Kind: schema.Key, Name: "Internet bandwidth of the IPv6 address", In: "region", Of: []string{"ipv6_address_id"}}},
	Lanes:   []string{"ipv6_gateway_id"},
	Carries: "connections of its IPv6 address with the Internet",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block  = "192.168.0.0/16"
  enable_ipv6 = true
}

resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
}

# ipv6-example is the address of an instance that stands outside of this
# topology.
resource "ipv6_internet_bandwidth" "example" {
  ipv6_gateway_id      = ipv6_gateway.main.id
  ipv6_address_id      = "ipv6-example"
  bandwidth            = 10
  internet_charge_type = "PayByTraffic"
}
`,
}
