package resource

import "netplan/schema"

var ipv6EgressOnlyRule = &schema.Type{
	Name:    "ipv6_egress_only_rule",
	Summary: "A rule by which an IPv6 address reaches the Internet and cannot be reached from there.",
	Section: "14.5-14.7",
	Actions: schema.Actions{
		Create: "CreateIpv6EgressOnlyRule", Returns: "Ipv6EgressRuleId", // 14.6, unlike 14.5 and 14.7
		Read: "DescribeIpv6EgressOnlyRules", Delete: "DeleteIpv6EgressOnlyRule",
	},
	ID:      []string{"ipv6_egress_only_rule_id"},
	Parent:  "ipv6_gateway_id",
	Natural: []string{"ipv6_gateway_id", "instance_id"},
	Attrs: []schema.Attr{
		{Name: "ipv6_gateway_id", Refs: []string{"ipv6_gateway.id"}, Doc: "IPv6 gateway of the address's VPC."},
		{Name: "instance_id", Doc: "Id of the IPv6 address (ipv6-...), which belongs to an instance outside of this API and has one rule."},
		{Name: "instance_type", Doc: "Ipv6Address, also when left out."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	Status: schema.Status{Field: "Status", Ready: []string{"Available"}, Wait: []string{"Pending"}},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "egress-only rule of the IPv6 address", In: "region", Of: []string{"instance_id"}},
		{Kind: schema.Slot, Name: "egress_rules_per_small_gateway", In: "ipv6_gateway_id", Only: []string{"ipv6_gateway_id.spec", "Small"}}, // 14.6
		{Kind: schema.Slot, Name: "egress_rules_per_medium_gateway", In: "ipv6_gateway_id", Only: []string{"ipv6_gateway_id.spec", "Medium"}},
		{Kind: schema.Slot, Name: "egress_rules_per_large_gateway", In: "ipv6_gateway_id", Only: []string{"ipv6_gateway_id.spec", "Large"}},
	},
	Lanes:   []string{"ipv6_gateway_id"},
	Carries: "connections of its IPv6 address to the Internet",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block  = "192.168.0.0/16"
  enable_ipv6 = true
}

resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
}

# ipv6-example is the address of an instance that stands outside of this
# topology.
resource "ipv6_egress_only_rule" "example" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-example"
  name            = "example"
  description     = "An example rule"
}
`,
}
