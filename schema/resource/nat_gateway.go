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
	// BandwidthPackage.N of 17.1 is left to nat_bandwidth_package: what is made
	// with the gateway would be nobody's, and keep it from being deleted.
	Attrs: []schema.Attr{
		{Name: "vpc_id", Refs: []string{"vpc.id"}, Doc: "VPC that it serves; its system route table must have no route 0.0.0.0/0 of its own."},
		{Name: "name", Doc: "Name, 2 to 128 characters; the gateway's id when left out."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{Name: "spec", Doc: "Size by SNAT connections: Small (10,000, when left out), Middle (50,000), Large (200,000) or XLarge.1, which only creation takes."},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Initiating", "Pending"}},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "NAT gateway", In: "region", Of: []string{"vpc_id"}},
		{Kind: schema.Key, Name: "route destination", In: "vpc_id.route_table_id", Of: []string{`"0.0.0.0/0"`}},
	},
	Lanes:   []string{"^vpc", "."},
	Carries: "connections to and from the Internet through it",
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
