package resource

import "netplan/schema"

var bgpGroup = &schema.Type{
	Name:    "bgp_group",
	Summary: "What the BGP peers of a virtual border router with one AS number have in common.",
	Section: "12.2-12.5",
	Actions: schema.Actions{
		Create: "CreateBgpGroup", Read: "DescribeBgpGroups",
		Update: []string{"ModifyBgpGroupAttribute"}, Delete: "DeleteBgpGroup",
	},
	ID:      []string{"bgp_group_id"},
	Parent:  "router_id",
	Natural: []string{"router_id", "peer_asn", "name"},
	Attrs: []schema.Attr{
		{Name: "router_id", Refs: []string{"virtual_border_router.id"}, Doc: "Virtual border router that it belongs to."},
		{Name: "peer_asn", Cuts: "its peers come back only when the other end has the same", Doc: "AS number of the peers, 1 to 4294967295, not 45104, which is the cloud's."},
		{Name: "auth_key", Cuts: "its peers come back only when the other end has the same", Mode: schema.Sensitive, Doc: "Key that the peers authenticate with, visible ASCII characters."}, // 12.3: it is returned in clear
		{Name: "is_fake_asn", Field: "IsFake", Doc: "Whether the peers see another AS number than the cloud's, for migrations; false when left out."},                                        // 12.3
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available", "active"}, Wait: []string{"Pending"}}, // 12.3
	Claims: []schema.Claim{{Kind: schema.Slot, Name: "bgp_groups_per_vbr", In: "router_id"}},
	Lanes:  []string{"."},
	Example: `
cloud { region = "cn-hangzhou" }

resource "physical_connection" "main" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1, Hangzhou"
}

resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.main.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}

resource "bgp_group" "example" {
  router_id   = virtual_border_router.main.id
  peer_asn    = 65001
  name        = "example"
  description = "An example group"
}
`,
}
