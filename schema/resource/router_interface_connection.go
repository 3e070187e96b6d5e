package resource

import "netplan/schema"

var routerInterfaceConnection = &schema.Type{
	Name:    "router_interface_connection",
	Summary: "The connection of two router interfaces, one of the initiating and one of the accepting side.",
	Section: "9.2-9.5, 9.7",
	Actions: schema.Actions{Create: "ModifyRouterInterfaceAttribute", Read: "DescribeRouterInterfaces"},
	ID:      []string{"router_interface_id", "opposite_interface_id"},
	Parent:  "router_interface_id",
	Natural: []string{"router_interface_id", "opposite_interface_id"},
	Attrs: []schema.Attr{
		{
			Name: "router_interface_id", Refs: []string{"router_interface.id"}, Once: partner("opposite_interface_id"), // 9.7
			Doc: "Interface of the initiating side. Its opposite_router_type is written.",
		},
		{
			Name: "opposite_interface_id", OneOf: []string{"opposite_interface_id"}, // 9.7
			Refs: []string{"router_interface.id"}, Region: "opposite_region_id", Once: partner("router_interface_id"),
			Doc: "Interface of the accepting side. Its opposite_router_type is written unless it is VBR.",
		},
		{Name: "opposite_region_id", Field: "OppositeRegionId", Doc: "Region of opposite_interface_id, where that is another one."},                                                                                     // 9.2
		{Name: "status", Cuts: "it carries connections only while it is Active", Mode: schema.Kept, Values: []string{"Active", "Inactive"}, Default: "Active", Doc: "Active, or Inactive while no traffic is to pass."}, // 9.3-9.5
	},
	Status: schema.Status{
		Field: "Status", Ready: []string{"Idle", "Active", "Inactive"}, Wait: []string{"Connecting", "Activating", "Deactivating"}, New: "Idle",
		Moves: []schema.Move{
			{From: []string{"Idle"}, To: "Active", Action: "ConnectRouterInterface"},
			{From: []string{"Inactive"}, To: "Active", Action: "ActivateRouterInterface"},
			{From: []string{"Active"}, To: "Inactive", Action: "DeactivateRouterInterface"},
		},
		Deletable: []string{"Idle", "Inactive"}, // 9.8: of the interfaces
	},
	System: [2]string{"Role", "AcceptingSide"}, // the same connection from the other end
	Leads:  []string{"router_interface_id", "opposite_interface_id"},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "router interface", In: "account", Of: []string{"router_interface_id"}},
		{Kind: schema.Key, Name: "router interface", In: "account", Of: []string{"opposite_interface_id"}},
		// 9.1, 9.3: in either direction, and until one of the interfaces is deleted.
		{Kind: schema.Key, Name: "connection between two routers", In: "account", Of: []string{"router_interface_id.router_id", "opposite_interface_id.router_id"}},
		{Kind: schema.Key, Name: "connection between two routers", In: "account", Of: []string{"opposite_interface_id.router_id", "router_interface_id.router_id"}},
		{Kind: schema.Use, Name: "pair of routers", In: "account", Of: []string{"router_interface_id.router_id", "opposite_interface_id.router_id"}},
		{Kind: schema.Use, Name: "pair of routers", In: "account", Of: []string{"opposite_interface_id.router_id", "router_interface_id.router_id"}},
	},
	Lanes: []string{"router_interface_id", "opposite_interface_id"},
	// Both ends name each other before they are connected (9.3).
	Before: []schema.Before{{
		Action: "ModifyRouterInterfaceAttribute", Region: "opposite_region_id",
		Params: map[string]string{"RouterInterfaceId": "opposite_interface_id", "OppositeInterfaceId": "router_interface_id"},
	}},
	Carries: "connections between its two routers",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vpc" "other" {
  region     = "cn-beijing"
  cidr_block = "172.16.0.0/12"
}

resource "router_interface" "main" {
  router_id            = vpc.main.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-beijing"
  opposite_router_id   = vpc.other.vrouter_id
  opposite_router_type = "VRouter"
}

resource "router_interface" "other" {
  region               = "cn-beijing"
  router_id            = vpc.other.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.main.vrouter_id
  opposite_router_type = "VRouter"
}

resource "router_interface_connection" "example" {
  router_interface_id   = router_interface.main.id
  opposite_interface_id = router_interface.other.id
  opposite_region_id    = "cn-beijing"
}

# Routes that refer to the connection are made once it is there.
resource "route_entry" "to_other" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = vpc.other.cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.example.router_interface_id
}

resource "route_entry" "to_main" {
  region                 = "cn-beijing"
  route_table_id         = vpc.other.route_table_id
  destination_cidr_block = vpc.main.cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.example.opposite_interface_id
}
`,
}

// partner says that an interface keeps whom it was connected with: after that
// the other end of it cannot be changed (9.7).
func partner(is string) *schema.Once {
	return &schema.Once{Field: "opposite_interface_id", Is: is, Free: []string{"Idle"}}
}
