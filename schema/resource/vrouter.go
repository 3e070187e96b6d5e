package resource

import "netplan/schema"

var vrouter = &schema.Type{
	Name:    "vrouter",
	Summary: "The router of a VPC, which comes and goes with it; netplan names and describes it.",
	Section: "7",
	Actions: schema.Actions{Read: "DescribeVRouters", Update: []string{"ModifyVRouterAttribute"}},
	ID:      []string{"vrouter_id"},
	Parent:  "vpc_id",
	Natural: []string{"vpc_id"},
	Attrs: []schema.Attr{
		{Name: "vpc_id", Field: "VpcId", Refs: []string{"vpc.id"}, Doc: "VPC whose router it is."}, // 7.1
		{Name: "vrouter_name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	Claims: []schema.Claim{{Kind: schema.Key, Name: "vRouter", In: "vpc_id", Of: []string{"vpc_id"}}},
	Lanes:  []string{"^vpc"},
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vrouter" "example" {
  vpc_id       = vpc.main.id
  vrouter_name = "example"
  description  = "The router of the example"
}
`,
}
