package resource

import (
	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var forwardEntry = &schema.Type{
	Name:    "forward_entry",
	Summary: "A DNAT entry: a public address, port and protocol that lead to a private address and port.",
	Section: "17.13-17.16",
	Actions: schema.Actions{
		Create: "CreateForwardEntry", Read: "DescribeForwardTableEntries",
		Update: []string{"ModifyForwardEntry"}, Delete: "DeleteForwardEntry",
	},
	ID:      []string{"forward_entry_id"},
	Parent:  "forward_table_id",
	Natural: []string{"forward_table_id", "external_ip", "external_port", "ip_protocol"},
	Attrs: []schema.Attr{
		{Name: "forward_table_id", Refs: []string{"nat_gateway.forward_table_ids"}, Doc: "DNAT table of a NAT gateway."},
		{Name: "external_ip", Cuts: "connections to the address it had are cut", Format: catalog.IP, Refs: []string{"eip_association.ip_address"}, Doc: "Public address of an EIP bound to the gateway, or of its packages; none that SNAT uses."}, // 17.13
		{Name: "external_port", Cuts: "connections to the port it had are cut", Format: catalog.Port, Doc: "Public port, 1 to 65535, or any."},                                                                                                     // 17.13
		{Name: "internal_ip", Cuts: "open connections to the host it had are cut", Format: catalog.IP, Doc: "Private address in the gateway's VPC; it works when an ECS instance without an EIP has it."},                                          // 17.13
		{Name: "internal_port", Cuts: "open connections to the port it had are cut", Format: catalog.Port, Doc: "Private port, 1 to 65535, or any."},                                                                                               // 17.13
		{Name: "ip_protocol", Cuts: "connections of the protocol it had are cut", Doc: "TCP, UDP, or Any together with port any."},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending", "Modifying"}},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "public address, port and protocol", In: "region", Of: []string{"external_ip", "external_port", "ip_protocol"}, Any: "any"},
		{Kind: schema.Key, Name: "private address, port and protocol", In: "forward_table_id", Of: []string{"ip_protocol", "internal_ip", "internal_port"}, Any: "any"},
		{Kind: schema.Use, Name: "public address", In: "region", Of: []string{"external_ip"}}, // 17.13, 17.17
		{Kind: schema.Slot, Name: "forward_entries_per_table", In: "forward_table_id"},
	},
	Lanes: []string{"forward_table_id"},
	// Not parked on a port that nobody asked to open.
	Remake:  "its public port leads nowhere until it is there again",
	Carries: "connections to its public port",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "eip" "public" {}

resource "eip_association" "public" {
  allocation_id = eip.public.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}

resource "forward_entry" "example" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = eip_association.public.ip_address
  external_port    = "443"
  internal_ip      = "192.168.1.10"
  internal_port    = "8443"
  ip_protocol      = "TCP"
}
`,
}
