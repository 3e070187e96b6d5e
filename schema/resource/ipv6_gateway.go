package resource

import "netplan/schema"

var ipv6Gateway = &schema.Type{
	Name:    "ipv6_gateway",
	Summary: "The IPv6 gateway of a VPC, through which its IPv6 addresses reach the Internet.",
	Section: "14",
	Actions: schema.Actions{
		Create: "CreateIpv6Gateway", Read: "DescribeIpv6Gateways",
		Update: []string{"ModifyIpv6GatewaySpec"}, Delete: "DeleteIpv6Gateway",
	},
	ID:      []string{"ipv6_gateway_id"},
	Parent:  "vpc_id",
	Natural: []string{"vpc_id"},
	Attrs: []schema.Attr{
		{Name: "vpc_id", Refs: []string{"vpc.id"}, Doc: "VPC that it serves: one with an IPv6 range and without another IPv6 gateway."},
		{
			Name: "spec", Alias: map[string]string{"Middle": "Medium"}, // 14.4 and 14.8 say Middle where 14.1 and 14.12 say Medium
			Doc: "Size: Small, Medium (also written Middle) or Large. An address that pays by traffic has at most 500, 1000 or 2000 Mbps. Small when left out.",
		},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	Status:  schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending"}},
	Claims:  []schema.Claim{{Kind: schema.Slot, Name: "ipv6_gateways_per_vpc", In: "^vpc"}},
	Lanes:   []string{"^vpc", "."},
	Carries: "connections of IPv6 addresses with the Internet",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block  = "192.168.0.0/16"
  enable_ipv6 = true
}

resource "ipv6_gateway" "example" {
  vpc_id      = vpc.main.id
  spec        = "Small"
  name        = "example"
  description = "An example gateway"
}
`,
}
