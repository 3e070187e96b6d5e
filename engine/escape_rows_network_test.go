package engine_test

// networkPlot has VPCs, VSwitches and routes (chapters 5 to 8).
var networkPlot = plot{
	base: `
resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
  user_cidr  = ["172.30.0.0/16"]
}

resource "vpc" "b" {
  cidr_block = "10.1.0.0/16"
}

resource "vpc" "far" {
  region     = "cn-beijing"
  cidr_block = "10.2.0.0/16"
}

resource "vpn_gateway" "b" {
  vpc_id    = vpc.b.id
  bandwidth = 10
}

resource "vswitch" "s" {
  vpc_id     = vpc.a.id # of s
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}

resource "route_table" "t" {
  vpc_id = vpc.a.id # of t
}

resource "route_table_association" "t" {
  route_table_id = route_table.t.id # of association
  vswitch_id     = vswitch.s.id
}

resource "route_entry" "inside" {
  route_table_id         = vpc.a.route_table_id # of inside
  destination_cidr_block = "10.0.9.0/24"
  next_hop_id            = "i-1"
}

resource "route_entry" "b" {
  route_table_id         = vpc.b.route_table_id # of b
  destination_cidr_block = "172.16.0.0/16"
  next_hop_type          = "VpnGateway" # of b
  next_hop_id            = vpn_gateway.b.id
}
`,
	swaps: []swap{
		{`["172.30.0.0/16"]`, `["172.30.0.1/16"]`}, {`["172.30.0.0/16"]`, `["172.30.0.0/33"]`}, {`["172.30.0.0/16"]`, `["172.30.0.0/0"]`}, {`["172.30.0.0/16"]`, `["172.30.0.0"]`},
		{`vpc.a.id # of s`, `vpc.far.id`}, {`vpc.a.id # of s`, `"vpc-none"`},
		{`vpc.a.id # of t`, `vpc.far.id`}, {`vpc.a.id # of t`, `"vpc-none"`},
		{`route_table.t.id # of association`, `vpc.far.route_table_id`}, {`route_table.t.id # of association`, `"vtb-none"`},
		{`vpc.a.route_table_id # of inside`, `vpc.far.route_table_id`}, {`vpc.a.route_table_id # of inside`, `"vtb-none"`},
		{`"10.0.1.0/24"`, `"10.0.9.0/24"`}, {`"10.0.9.0/24"`, `"10.0.1.0/24"`}, {`"10.0.9.0/24"`, `"10.0.1.0/25"`},
		{`vpn_gateway.b.id`, `"vpn-none"`}, {`"VpnGateway" # of b`, `"IPv6Gateway"`}, {`"VpnGateway" # of b`, `"NetworkInterface"`}, {`"VpnGateway" # of b`, `"HaVip"`}, {`"VpnGateway" # of b`, `"RouterInterface"`},
		{`vpn_gateway.b.id`, `"havip-1"
}
resource "route_entry" "more" {
  count = 6
  route_table_id         = vpc.b.route_table_id # of b
  destination_cidr_block = "172.${count.index + 17}.0.0/16"
  next_hop_type          = "HaVip" # of b
  next_hop_id            = "havip-${count.index}"`},
	},
}

// networkScenes are what others have done.
var networkScenes = map[string]scene{
	"a VSwitch over theirs": {
		theirs: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vswitch" "s" {
  vpc_id     = vpc.a.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "route_entry" "r" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "10.0.9.0/24"
  next_hop_id            = "i-1"
}`,
		then: []string{`resource "vswitch" "s" {
  vpc_id     = "<vpc.a>"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/25"
}`, `resource "vswitch" "t" {
  vpc_id     = "<vpc.a>"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.9.0/24"
}`, `resource "route_entry" "r" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "10.0.9.0/24"
  next_hop_id            = "i-2"
}`, `resource "route_entry" "same" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "10.0.9.0/24"
  next_hop_id            = "i-1"
}`, `resource "route_entry" "s" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "10.0.1.0/24"
  next_hop_id            = "i-2"
}`},
	},
	"no place left by theirs": {
		theirs: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vswitch" "s" {
  count      = 24
  vpc_id     = vpc.a.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.${count.index}.0/24"
}
resource "route_entry" "r" {
  count                  = 42
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "172.16.${count.index}.0/24"
  next_hop_id            = "i-1"
}
resource "route_entry" "h" {
  count                  = 5
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = "172.17.${count.index}.0/24"
  next_hop_id            = "havip-1"
  next_hop_type          = "HaVip"
}`,
		then: []string{`resource "vswitch" "s" {
  vpc_id     = "<vpc.a>"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.99.0/24"
}`, `resource "route_entry" "r" {
  count                  = 2
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "172.${18 + count.index}.0.0/16"
  next_hop_id            = "i-2"
}`, `resource "route_entry" "h" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "172.29.0.0/16"
  next_hop_id            = "havip-2"
  next_hop_type          = "HaVip"
}`},
	},
	"VPCs that are theirs": {
		theirs: `resource "vpc" "a" { count = 2 }`,
		then: []string{`cloud {
  region = "cn-hangzhou"
  quotas = { vpcs = 2 }
}
resource "vpc" "more" {}`},
	},
	"a VPC in which they are": {
		mine: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }`,
		theirs: `resource "vswitch" "s" {
  vpc_id     = "<vpc.a>"
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}`,
	},
	"a VPC with their gateway": {mine: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }`, theirs: `resource "nat_gateway" "n" { vpc_id = "<vpc.a>" }`},
	"a VPC with their VPN gateway": {mine: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }`, theirs: `resource "vpn_gateway" "n" {
  vpc_id    = "<vpc.a>"
  bandwidth = 10
}`},
	"a VPC with their route table": {mine: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }`, theirs: `resource "route_table" "n" { vpc_id = "<vpc.a>" }`},
	"a VPC with their route": {mine: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }`, theirs: `resource "route_entry" "n" {
  route_table_id         = "<vpc.a.route_table_id>"
  destination_cidr_block = "172.18.0.0/16"
  next_hop_id            = "i-2"
}`},
	"a VPC with their router interface": {mine: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }`, theirs: `resource "router_interface" "n" {
  router_id            = "<vpc.a.vrouter_id>"
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-beijing"
  opposite_router_type = "VRouter"
}`},
	"a VSwitch that their NAT gateway serves": {
		mine: `resource "vpc" "a" { cidr_block = "10.0.0.0/16" }
resource "vswitch" "s" {
  vpc_id     = vpc.a.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}`,
		theirs: `resource "nat_gateway" "n" { vpc_id = "<vpc.a>" }
resource "eip" "e" {}
resource "eip_association" "e" {
  allocation_id = eip.e.id
  instance_id   = nat_gateway.n.id
  instance_type = "Nat"
}
resource "snat_entry" "e" {
  snat_table_id     = nat_gateway.n.snat_table_ids[0]
  source_vswitch_id = "<vswitch.s>"
  snat_ip           = [eip_association.e.ip_address]
}`,
		then: []string{`resource "vpc" "a" { cidr_block = "10.0.0.0/16" }`},
	},
	"a VPC that is not there to read": {then: []string{`data "vswitches" "s" { vpc_id = "vpc-none" }`}},
}
