package engine_test

// otherSixVpc is another VPC with an IPv6 range, otherSixGateway one with its
// gateway.
const otherSixVpc = `
resource "vpc" "other" {
  cidr_block  = "192.168.0.0/16"
  enable_ipv6 = true
}
`

const otherSixGateway = otherSixVpc + `
resource "ipv6_gateway" "other" {
  vpc_id = vpc.other.id
}
`

// ipv6Variations are those of chapter 14. An address is in the VPC whose
// gateway served it first.
var ipv6Variations = map[string]variation{
	"ipv6_gateway.vpc_id": {why: "another VPC with IPv6", first: "vpc.main.id", other: "vpc.other.id", more: otherSixVpc},

	"ipv6_egress_only_rule.ipv6_gateway_id": {
		why: "another gateway, for an address of its VPC", first: "ipv6_gateway.main.id", other: "ipv6_gateway.other.id",
		also: map[string]string{"instance_id": `"ipv6-other"`}, more: otherSixGateway,
	},
	"ipv6_egress_only_rule.instance_id": {why: "another address", first: `"ipv6-example"`, other: `"ipv6-other"`},

	"ipv6_internet_bandwidth.ipv6_gateway_id": {
		why: "another gateway, for an address of its VPC", first: "ipv6_gateway.main.id", other: "ipv6_gateway.other.id",
		also: map[string]string{"ipv6_address_id": `"ipv6-other"`}, more: otherSixGateway,
	},
	"ipv6_internet_bandwidth.ipv6_address_id": {why: "another address", first: `"ipv6-example"`, other: `"ipv6-other"`},
	"ipv6_internet_bandwidth.bandwidth":       {why: "a Small gateway has 500 Mbps by traffic", first: "10", other: "500"},
}
