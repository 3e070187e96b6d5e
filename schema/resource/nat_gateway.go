package resource

import "netplan/schema"

var natGateway = &schema.Type{
	Name:    "nat_gateway",
	Summary: "The gateway of a VPC for connections out (SNAT) and in (DNAT); it brings the VPC's route 0.0.0.0/0 with it.",
	Section: "17.1, 17.6, 17.8, 17.10, 17.12",
	Actions: schema.Actions{
		Create: "CreateNatGateway", Read: "DescribeNatGateways",
		Update: []string{"ModifyNatGatewayAttribute", "ModifyNatGatewaySpec"}, Delete: "DeleteNatGateway",
	},
	ID:      []string{"nat_gateway_id"},
	Parent:  "vpc_id",
	Natural: []string{"vpc_id"},
	Attrs: []schema.Attr{
		{Name: "vpc_id", Refs: []string{"vpc.id"}, Doc: "VPC that it serves; its system route table must have no route 0.0.0.0/0 of its own."},
		{Name: "name", Doc: "Name, 2 to 128 characters; the gateway's id when left out."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{Name: "spec", Doc: "Size by SNAT connections: Small (10,000, when left out), Middle (50,000), Large (200,000) or XLarge.1, which only creation takes."},
		{
			Name: "bandwidth_package", Mode: schema.WriteOnly, // 17.6 returns only the ids of packages
			Doc: "Bandwidth package made with the gateway, for accounts that had one before 2017-11-03.",
			Elem: []schema.Attr{
				{Name: "ip_count", Doc: "Number of public addresses, 1 to 50."},
				{Name: "bandwidth", Doc: "Bandwidth in Mbps."},
				{Name: "zone", Doc: "Zone; any when left out."},
				{Name: "isp", Doc: "Line; BGP."},
			},
		},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Initiating", "Pending"}},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "NAT gateway", In: "region", Of: []string{"vpc_id"}},
		{Kind: schema.Key, Name: "route destination", In: "vpc_id.route_table_id", Of: []string{`"0.0.0.0/0"`}},
	},
	Lanes: []string{"^vpc", "."},
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "nat_gateway" "example" {
  vpc_id      = vpc.main.id
  name        = "example"
  description = "An example gateway"
  spec        = "Small"
}
`,
}
