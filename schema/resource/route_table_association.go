package resource

import "netplan/schema"

var routeTableAssociation = &schema.Type{
	Name:    "route_table_association",
	Summary: "The use of a custom route table by a VSwitch; without one a VSwitch uses the system route table.",
	Section: "8.5, 8.6",
	Actions: schema.Actions{
		Create: "AssociateRouteTable", Read: "DescribeRouteTableList", Delete: "UnassociateRouteTable",
	},
	Items:   "RouterTableList.RouterTableListType[].VSwitchIds.VSwitchId[]",
	ID:      []string{"route_table_id", "vswitch_id"},
	Parent:  "route_table_id",
	Natural: []string{"route_table_id", "vswitch_id"},
	Attrs: []schema.Attr{
		{Name: "route_table_id", Refs: []string{"route_table.id"}, Doc: "Route table, in the VSwitch's VPC."},
		{Name: "vswitch_id", Refs: []string{"vswitch.id"}, Doc: "VSwitch that uses it."},
	},
	System:  [2]string{"RouteTableType", "System"},
	Claims:  []schema.Claim{{Kind: schema.Key, Name: "route table of the VSwitch", In: "region", Of: []string{"vswitch_id"}}},
	Lanes:   []string{"^vpc"},
	Carries: "connections of the VSwitch that take routes of the table",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vswitch" "app" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "192.168.1.0/24"
}

resource "route_table" "app" {
  vpc_id = vpc.main.id
}

resource "route_table_association" "example" {
  route_table_id = route_table.app.id
  vswitch_id     = vswitch.app.id
}
`,
}
