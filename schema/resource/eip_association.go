package resource

import (
	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var eipAssociation = &schema.Type{
	Name:    "eip_association",
	Summary: "The binding of an EIP to a NAT gateway, an ECS or SLB instance in a VPC, or an HaVip.",
	Section: "13.1, 13.4",
	Actions: schema.Actions{
		Create: "AssociateEipAddress", Read: "DescribeEipAddresses", Delete: "UnassociateEipAddress",
	},
	ID:      []string{"allocation_id", "instance_id"},
	Parent:  "allocation_id",
	Natural: []string{"allocation_id", "instance_id"},
	Attrs: []schema.Attr{
		{Name: "allocation_id", Refs: []string{"eip.id"}, Doc: "EIP to bind."},
		{Name: "instance_id", Refs: []string{"nat_gateway.id"}, Doc: "What it is bound to, in the EIP's region."},
		{Name: "instance_type", Doc: "Nat, EcsInstance, SlbInstance or HaVip.", Alias: map[string]string{"Ecs": "EcsInstance", "Slb": "SlbInstance"}}, // 13.1, 13.5
		{Name: "instance_region_id", Doc: "Region of the instance; that of the EIP."},
		{Name: "private_ip_address", Mode: schema.WriteOnly, Format: catalog.IP, Doc: "Private address of the instance to bind to, in its VSwitch."}, // 13.5 does not return it
	},
	Status: schema.Status{Field: "Status", Ready: []string{"InUse"}, Wait: []string{"Associating", "Unassociating"}},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "binding of the EIP", In: "region", Of: []string{"allocation_id"}},
		{Kind: schema.Key, Name: "EIP of the instance", In: "account", Of: []string{"instance_id"}, Unless: []string{"instance_type", "Nat"}},
		{Kind: schema.Use, Name: "server", In: "account", Of: []string{"instance_id"}, Unless: []string{"instance_type", "Nat"}}, // 13.1, 18.6: no global acceleration beside it
	},
	Lanes:   []string{"allocation_id", "instance_id"},
	Carries: "connections over the public address",
	Over:    "allocation_id",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "eip" "public" {}

resource "eip_association" "example" {
  allocation_id = eip.public.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
`,
}
