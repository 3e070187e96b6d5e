package resource

import (
	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// hopRefs are what a next hop may be.
var hopRefs = []string{"router_interface.id", "router_interface_connection.router_interface_id", "router_interface_connection.opposite_interface_id", "virtual_border_router.vlan_interface_id", "vpn_gateway.id", "ipv6_gateway.id"}

var routeEntry = &schema.Type{
	Name:    "route_entry",
	Summary: "A route of a route table: a destination and one next hop, or 2 to 4 that share the traffic (ECMP).",
	Section: "8.3, 8.8, 8.9",
	Actions: schema.Actions{
		Create: "CreateRouteEntry", Read: "DescribeRouteTables", Delete: "DeleteRouteEntry",
	},
	Items:   "RouteTables.RouteTable[].RouteEntrys.RouteEntry[]",
	ID:      []string{"route_table_id", "destination_cidr_block"},
	Parent:  "route_table_id",
	Natural: []string{"route_table_id", "destination_cidr_block"},
	Attrs: []schema.Attr{
		{Name: "route_table_id", Refs: []string{"vpc.route_table_id", "route_table.id", "virtual_border_router.route_table_id"}, Doc: "Route table that it belongs to: of a VPC or a VBR."},
		{
			Name: "destination_cidr_block", Format: catalog.Destination, // 8.8
			Doc: "Destination: an IPv4 or IPv6 prefix or address outside the VSwitches and outside 100.64.0.0/10, once in its table.",
		},
		{Name: "next_hop_type", Conflicts: []string{"next_hop"}, Doc: "Type of the next hop; Instance when left out."},
		{
			Name: "next_hop_id", Field: "InstanceId", Refs: hopRefs, OneOf: []string{"next_hop_id", "next_hop"}, // 8.3
			Doc: "The next hop: an instance, HaVip, router interface, network interface, VPN gateway or IPv6 gateway of the same VPC. Of a VBR: one of its router interfaces, or its vlan_interface_id, which leads to the leased line.",
		},
		{
			Name: "next_hop", Param: "NextHopList", Field: "NextHops.NextHop[]", // 8.3
			Doc: "One of 2 to 4 next hops of an ECMP route.",
			Elem: []schema.Attr{
				{Name: "next_hop_id", Refs: []string{"router_interface.id"}, Doc: "Router interface of the VPC, with a VBR opposite."},
				{Name: "next_hop_type", Doc: "Type of the next hop: RouterInterface."},
				{Name: "weight", Doc: "Weight of the next hop, 0 to 255; 100 when left out."},
			},
		},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending", "Modifying"}},
	System: [2]string{"Type", "System"},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "route destination", In: "route_table_id", Of: []string{"destination_cidr_block"}},
		{Kind: schema.Within, Name: "range of a VSwitch or route", In: "^vpc", Of: []string{"destination_cidr_block"}}, // 6.4, 8.8
		{Kind: schema.Slot, Name: "route_entries_per_table", In: "route_table_id"},
		{Kind: schema.Slot, Name: "havip_entries_per_table", In: "route_table_id", Only: []string{"next_hop_type", "HaVip"}}, // 8.8
	},
	Lanes:   []string{"^vpc", "route_table_id"}, // 8.9
	Carries: "connections to its destination",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "route_table" "app" {
  vpc_id = vpc.main.id
}

# i-example is an instance that stands outside of this topology.
resource "route_entry" "example" {
  route_table_id         = route_table.app.id
  destination_cidr_block = "10.8.0.0/16"
  next_hop_type          = "Instance"
  next_hop_id            = "i-example"
}
`,
}
