package resource

import "netplan/schema"

var routeTable = &schema.Type{
	Name:    "route_table",
	Summary: "A custom route table of a VPC.",
	Section: "8.1, 8.2, 8.4, 8.7",
	Actions: schema.Actions{
		Create: "CreateRouteTable", Read: "DescribeRouteTableList",
		Update: []string{"ModifyRouteTableAttributes"}, Delete: "DeleteRouteTable",
	},
	ID:      []string{"route_table_id"},
	Parent:  "vpc_id",
	Natural: []string{"vpc_id", "route_table_name"},
	Attrs: []schema.Attr{
		{Name: "vpc_id", Refs: []string{"vpc.id"}, Doc: "VPC that it belongs to."},
		{Name: "route_table_name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	System:  [2]string{"RouteTableType", "System"},
	Lanes:   []string{"^vpc"},
	Carries: "connections of VSwitches that use it",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "route_table" "example" {
  vpc_id           = vpc.main.id
  route_table_name = "example"
  description      = "An example route table"
}
`,
}
