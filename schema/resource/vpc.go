package resource

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var vpc = &schema.Type{
	Name:    "vpc",
	Summary: "A private network with one address range, one vRouter and a system route table.",
	Section: "5",
	Actions: schema.Actions{
		Create: "CreateVpc", Read: "DescribeVpcs",
		Update: []string{"ModifyVpcAttribute"}, Delete: "DeleteVpc",
	},
	ID:      []string{"vpc_id"},
	Natural: []string{"vpc_name", "cidr_block"},
	Attrs: []schema.Attr{
		{
			Name: "cidr_block", Mode: schema.Fixed, // 5.1: cannot be changed, although 5.4 lists it
			Doc: "Address range: 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, or a part of one; prefix length 8 to 24. 172.16.0.0/12 when left out.",
		},
		{Name: "vpc_name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{Name: "enable_ipv6", Mode: schema.WriteOnly, Doc: "Whether the VPC has an IPv6 range."}, // 5.3 returns only the range
		{Name: "ipv6_cidr_block", Doc: "IPv6 range of the VPC."},
		{
			Name: "user_cidr", Type: cty.Set(cty.String), Field: "UserCidrs.UserCidr[]", // 5.3
			Doc: "Ranges on the customer's side, at most 3, none overlapping 100.64.0.0/10.",
		},
		{Name: "resource_group_id", Doc: "Resource group; the account's default one when left out."},
		// 5.3: RouterTableIds lists the VPC's tables, the system route table first.
		{Name: "route_table_id", Mode: schema.ReadOnly, Field: "RouterTableIds.RouterTableIds[0]", Doc: "System route table, which comes and goes with the VPC."},
	},
	Status:  schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending"}},
	Claims:  []schema.Claim{{Kind: schema.Slot, Name: "vpcs", In: "account"}},
	Lanes:   []string{"."},
	Carries: "connections of all that is in it",
	Renewed: "hosts in it do not move to the new one, and the old one goes only when it has none",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "example" {
  vpc_name    = "example"
  cidr_block  = "192.168.0.0/16"
  description = "An example network"
}
`,
}
