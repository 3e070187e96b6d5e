package engine_test

import "strings"

const otherVpc = `
resource "vpc" "other" {
  cidr_block = "192.168.0.0/16"
}
`

const otherVswitch = `
resource "vswitch" "other" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "192.168.2.0/24"
}
`

const otherTable = `
resource "route_table" "other" {
  vpc_id = vpc.main.id
}
`

const otherEip = `
resource "eip" "other" {}
`

const otherAddress = otherEip + `
resource "eip_association" "other" {
  allocation_id = eip.other.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
`

const otherGateway = otherVpc + `
resource "nat_gateway" "other" {
  vpc_id = vpc.other.id
}
`

// servedGateway is another gateway with an address and a VSwitch.
const servedGateway = otherGateway + otherEip + `
resource "eip_association" "other" {
  allocation_id = eip.other.id
  instance_id   = nat_gateway.other.id
  instance_type = "Nat"
}

resource "vswitch" "other" {
  vpc_id     = vpc.other.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "192.168.1.0/24"
}
`

// onInstance binds the EIP to an instance in place of a NAT gateway.
var onInstance = map[string]string{"instance_id": `"i-example"`, "instance_type": `"EcsInstance"`}

// hops are the next hops of an ECMP route.
func hops(ids ...string) string {
	var list []string
	for _, id := range ids {
		list = append(list, "next_hop {\n  next_hop_id = \""+id+"\"\n  next_hop_type = \"RouterInterface\"\n}")
	}
	return strings.Join(list, "\n")
}

// variations are the attributes whose values the catalogue does not tell. Each
// chapter has a map, most in a file of its own.
var variations = joined(
	coreVariations,
	interfaceVariations,
	ipv6Variations,
	globalVariations,
	flowLogVariations,
	vpnVariations, sslVariations,
	borderVariations,
)

// joined is one map of several.
func joined(maps ...map[string]variation) map[string]variation {
	all := map[string]variation{}
	for _, m := range maps {
		for name, v := range m {
			if _, twice := all[name]; twice {
				panic("two variations of " + name)
			}
			all[name] = v
		}
	}
	return all
}

// coreVariations are those of VPCs, routes, EIPs and NAT gateways.
var coreVariations = map[string]variation{
	"common_bandwidth_package.internet_charge_type": {
		why: "PayBy95 needs a ratio", first: `"PayByBandwidth"`, other: `"PayBy95"`, set: map[string]string{"ratio": "20"},
	},
	"common_bandwidth_package.resource_group_id": {why: "an id without type", first: `"rg-1"`, other: `"rg-2"`},
	"common_bandwidth_package_ip.bandwidth_package_id": {
		why: "another package", first: "common_bandwidth_package.main.id", other: "common_bandwidth_package.other.id",
		more: "resource \"common_bandwidth_package\" \"other\" {\n  bandwidth = 20\n}\n",
	},
	"common_bandwidth_package_ip.ip_instance_id": {why: "another EIP", first: "eip.public.id", other: "eip.other.id", more: otherEip},

	"eip.instance_charge_type": {
		why: "prepaid needs terms, and is not released (13.6)", first: `"PostPaid"`, other: `"PrePaid"`, kept: true,
		set: map[string]string{"period": "1", "pricing_cycle": `"Month"`, "auto_pay": "true", "internet_charge_type": ""},
	},
	"eip.isp":               {why: "one value is documented (13.3)", first: `"BGP"`},
	"eip.netmode":           {why: "one value is documented (13.3)", first: `"public"`},
	"eip.resource_group_id": {why: "an id without type", first: `"rg-1"`, other: `"rg-2"`},

	"eip_association.allocation_id": {why: "another EIP", first: "eip.public.id", other: "eip.other.id", more: otherEip},
	"eip_association.instance_id":   {why: "another gateway", first: "nat_gateway.main.id", other: "nat_gateway.other.id", more: otherGateway},
	"eip_association.instance_type": {
		why: "another instance", first: `"Nat"`, other: `"EcsInstance"`, also: map[string]string{"instance_id": `"i-example"`},
	},
	"eip_association.instance_region_id": {
		why: "the instance is in one region", first: `"cn-hangzhou"`,
	},
	"eip_association.private_ip_address": {
		why: "an address of the instance", first: `"192.168.1.5"`, other: `"192.168.1.6"`, set: onInstance,
	},

	"forward_entry.forward_table_id": {
		why: "another gateway, with an address", first: "nat_gateway.main.forward_table_ids[0]", other: "nat_gateway.other.forward_table_ids[0]",
		also: map[string]string{"external_ip": "eip_association.other.ip_address"}, more: servedGateway,
	},
	"forward_entry.external_ip": {
		why: "another address", first: "eip_association.public.ip_address", other: "eip_association.other.ip_address", more: otherAddress,
	},
	"forward_entry.internal_ip": {why: "in the VPC", first: `"192.168.1.10"`, other: `"192.168.1.11"`},
	"forward_entry.ip_protocol": {why: "Any needs the port any", first: `"TCP"`, other: `"UDP"`},

	"nat_bandwidth_package.nat_gateway_id": {
		why: "another gateway", first: "nat_gateway.main.id", other: "nat_gateway.other.id", more: otherGateway,
	},
	"nat_bandwidth_package.zone": {why: "zones of the region", first: `"cn-hangzhou-b"`, other: `"cn-hangzhou-d"`},

	"nat_gateway.vpc_id": {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},

	"route_entry.route_table_id": {why: "another table", first: "route_table.app.id", other: "route_table.other.id", more: otherTable},
	"route_entry.destination_cidr_block": {
		why: "outside of the VSwitches", first: `"10.8.0.0/16"`, other: `"10.9.0.0/16"`,
	},
	"route_entry.next_hop_type": {why: "the next hop is of one type", first: `"Instance"`, other: `"NetworkInterface"`, also: map[string]string{"next_hop_id": `"eni-other"`}},
	"route_entry.next_hop_id":   {why: "another instance", first: `"i-example"`, other: `"i-other"`},

	"route_entry.next_hop": {
		why: "blocks, in place of one next hop", first: hops("ri-1", "ri-2"), other: hops("ri-1", "ri-3"),
		set: map[string]string{"next_hop_type": "", "next_hop_id": ""},
	},

	"route_table.vpc_id":                     {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},
	"route_table_association.route_table_id": {why: "another table", first: "route_table.app.id", other: "route_table.other.id", more: otherTable},
	"route_table_association.vswitch_id":     {why: "another VSwitch", first: "vswitch.app.id", other: "vswitch.other.id", more: otherVswitch},

	"snat_entry.snat_table_id": {
		why: "another gateway, with an address", first: "nat_gateway.main.snat_table_ids[0]", other: "nat_gateway.other.snat_table_ids[0]",
		also: map[string]string{"snat_ip": "[eip_association.other.ip_address]", "source_vswitch_id": "vswitch.other.id"}, more: servedGateway,
	},
	"snat_entry.snat_ip": {
		why: "another address", first: "[eip_association.public.ip_address]", other: "[eip_association.other.ip_address]", more: otherAddress,
	},
	"snat_entry.source_vswitch_id": {why: "another VSwitch", first: "vswitch.app.id", other: "vswitch.other.id", more: otherVswitch},
	"snat_entry.source_cidr": {
		why: "in place of a VSwitch", first: `"192.168.1.0/25"`, other: `"192.168.1.128/25"`, set: map[string]string{"source_vswitch_id": ""},
	},

	"vpc.cidr_block":        {why: "private ranges", first: `"192.168.0.0/16"`, other: `"172.16.0.0/12"`},
	"vpc.ipv6_cidr_block":   {why: "a prefix of 56 bits", first: `"2408:4003:1000:100::/56"`, other: `"2408:4003:1000:200::/56"`},
	"vpc.resource_group_id": {why: "an id without type", first: `"rg-1"`, other: `"rg-2"`},
	"vpc.user_cidr":         {why: "ranges of the customer", first: `["11.0.0.0/8"]`, other: `["12.0.0.0/8"]`},

	"vrouter.vpc_id": {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},

	"vswitch.vpc_id":  {why: "another VPC", first: "vpc.main.id", other: "vpc.other.id", more: otherVpc},
	"vswitch.zone_id": {why: "zones of the region", first: `"cn-hangzhou-b"`, other: `"cn-hangzhou-d"`},
	"vswitch.ipv6_cidr_block": {
		why: "in a VPC with IPv6", first: "1", other: "2", set: map[string]string{"vpc_id": "vpc.six.id"},
		more: "resource \"vpc\" \"six\" {\n  cidr_block  = \"192.168.0.0/16\"\n  enable_ipv6 = true\n}\n",
	},
	"vswitch.addresses_needed": {why: "numbers of addresses that a /24 has", first: "100", other: "200"},
	"vswitch.cidr_block":       {why: "a part of the VPC's range", first: `"192.168.1.0/24"`, other: `"192.168.2.0/24"`},
}
