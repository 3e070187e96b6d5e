package engine_test

import (
	"strings"
	"time"
)

// borderPlot has leased lines and VBRs on them (chapters 8, 10 and 11).
var borderPlot = plot{
	base: leased("") + `
resource "physical_connection" "spare" {
  access_point_id                  = "ap-cn-hangzhou-A"
  line_operator                    = "CT"
  peer_location                    = "Example Road 2"
  port_type                        = "1000Base-LX"
  bandwidth                        = 100
  circuit_code                     = "C-1"
  redundant_physical_connection_id = physical_connection.line.id
}
resource "physical_connection" "far" {
  region          = "cn-beijing"
  access_point_id = "ap-cn-beijing-dx-A"
  line_operator   = "CT"
  peer_location   = "Example Road 3"
}
resource "virtual_border_router" "v" {
  physical_connection_id = physical_connection.line.id # of v
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
  circuit_code           = "C-2"
}
resource "virtual_border_router" "w" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 200
  local_gateway_ip       = "10.255.1.1"
  peer_gateway_ip        = "10.255.1.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "vpc" "a" { cidr_block = "192.168.0.0/16" }
resource "router_interface" "near" {
  router_id            = virtual_border_router.v.id
  router_type          = "VBR"
  access_point_id      = "ap-cn-hangzhou-A" # of near
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
`,
	swaps: []swap{
		{`"Example Road 2"`, `join("", [for i in range(257) : "x"])`}, {`"1000Base-LX"`, `"Copper"`}, {`100
  circuit`, `20000
  circuit`}, {`"C-1"`, `join("", [for i in range(257) : "x"])`}, {`"C-2"`, `join("", [for i in range(257) : "x"])`},
		{`physical_connection.line.id
}`, "physical_connection.far.id\n}"}, {`physical_connection.line.id
}`, "\"pc-none\"\n}"},
		{`physical_connection.line.id # of v`, `physical_connection.far.id`}, {`physical_connection.line.id # of v`, `"pc-none"`},
		{`100
  local`, "200\n  local"}, {`100
  local`, "3000\n  local"}, {`"10.255.0.1"`, `"10.255.0"`}, {`"10.255.0.2"`, `"10.255.9.2"`}, {`"10.255.0.2"`, `"x"`}, {`"255.255.255.252"`, `"255.0.0.0"`},
		{`  local_gateway_ip       = "10.255.0.1"`, ""}, {`  peer_gateway_ip        = "10.255.0.2"`, ""}, {`  peering_subnet_mask    = "255.255.255.252"`, ""},
		{`"ap-cn-hangzhou-A" # of near`, `"ap-cn-beijing-A"`}, {`"ap-cn-hangzhou-A" # of near`, `"ap-cn-hangzhou-B"`},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vbrs_per_connection = 1 }\n}"},
	},
}

// bgpPlot has BGP on a VBR (chapter 12).
var bgpPlot = plot{
	base: border("") + `
resource "vpc" "a" { cidr_block = "192.168.0.0/16" }
resource "vpc" "far" {
  region     = "cn-beijing"
  cidr_block = "10.3.0.0/16"
}
resource "physical_connection" "far" {
  region          = "cn-beijing"
  access_point_id = "ap-cn-beijing-dx-A"
  line_operator   = "CT"
  peer_location   = "Example Road 3"
}
resource "virtual_border_router" "far" {
  region                 = "cn-beijing"
  physical_connection_id = physical_connection.far.id
  vlan_id                = 200
  local_gateway_ip       = "10.255.1.1"
  peer_gateway_ip        = "10.255.1.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "bgp_group" "g" {
  router_id = virtual_border_router.border.id # of g
  peer_asn  = 65001
  auth_key  = "key"
}
resource "bgp_group" "far" {
  region    = "cn-beijing"
  router_id = virtual_border_router.far.id
  peer_asn  = 65001
}
resource "bgp_peer" "p" {
  bgp_group_id    = bgp_group.g.id # of p
  peer_ip_address = "10.255.0.2" # of p
}
resource "bgp_network" "n" {
  router_id      = virtual_border_router.border.id # of n
  dst_cidr_block = "192.168.0.0/16" # of n
  vpc_id         = vpc.a.id # of n
}
# more
`,
	swaps: []swap{
		{`65001
  auth`, "45104\n  auth"}, {`65001
  auth`, "0\n  auth"}, {`"key"`, `"two words"`}, {`"10.255.0.2" # of p`, `"10.255.0"`},
		{`virtual_border_router.border.id # of g`, `virtual_border_router.far.id`}, {`virtual_border_router.border.id # of g`, `"vbr-none"`},
		{`bgp_group.g.id # of p`, `bgp_group.far.id`}, {`bgp_group.g.id # of p`, `"bgpg-none"`},
		{`virtual_border_router.border.id # of n`, `virtual_border_router.far.id`}, {`virtual_border_router.border.id # of n`, `"vbr-none"`},
		{`vpc.a.id # of n`, `vpc.far.id`}, {`vpc.a.id # of n`, `"vpc-none"`}, {`"192.168.0.0/16" # of n`, `"192.168.0.1/16"`},
		{`# more`, "resource \"bgp_network\" \"m\" {\n  router_id = virtual_border_router.border.id\n  dst_cidr_block = \"192.168.0.0/16\"\n}\n"},
		{`# more`, "resource \"bgp_peer\" \"m\" {\n  bgp_group_id = bgp_group.g.id\n  peer_ip_address = \"10.255.0.2\"\n}\n"},
		{`# more`, "resource \"bgp_peer\" \"m\" {\n  bgp_group_id = bgp_group.g.id\n}\n"},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { bgp_groups_per_vbr = 1 }\n}\nresource \"bgp_group\" \"h\" {\n  router_id = virtual_border_router.border.id\n  peer_asn = 65002\n}\n"},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { bgp_peers_per_vbr = 1 }\n}\nresource \"bgp_peer\" \"h\" {\n  bgp_group_id = bgp_group.g.id\n  peer_ip_address = \"10.255.0.3\"\n}\n"},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { bgp_networks_per_vbr = 1 }\n}\nresource \"bgp_network\" \"h\" {\n  router_id = virtual_border_router.border.id\n  dst_cidr_block = \"192.168.7.0/24\"\n}\n"},
		{`peering_subnet_mask    = "255.255.255.252"`, "peering_subnet_mask    = \"255.255.255.252\"\n  status = \"terminated\""},
		{`peering_subnet_mask    = "255.255.255.252"`, "peering_subnet_mask    = \"255.255.255.252\"\n  associated_physical_connections = [physical_connection.more.id]\n}\nresource \"bgp_peer\" \"m\" {\n  bgp_group_id = bgp_group.g.id\n}\nresource \"physical_connection\" \"more\" {\n  access_point_id = \"ap-cn-hangzhou-A\"\n  line_operator = \"CT\"\n  peer_location = \"Example Road 9\""},
	},
}

// theirBorder is a VBR with what belongs to it.
var theirBorder = border("") + `
resource "vpc" "a" { cidr_block = "192.168.0.0/16" }
resource "bgp_group" "g" {
  router_id = virtual_border_router.border.id
  peer_asn  = 65001
}
resource "bgp_peer" "p" {
  bgp_group_id    = bgp_group.g.id
  peer_ip_address = "10.255.0.2"
}
resource "bgp_network" "n" {
  router_id      = virtual_border_router.border.id
  dst_cidr_block = "192.168.0.0/16"
}
`

// onTheirs are what may be added to a VBR that is theirs.
var onTheirs = []string{
	"resource \"bgp_group\" \"x\" {\n  router_id = \"<virtual_border_router.border>\"\n  peer_asn = 65002\n}\n",
	"resource \"bgp_peer\" \"x\" {\n  bgp_group_id = \"<bgp_group.g>\"\n  peer_ip_address = \"10.255.0.2\"\n}\n",
	"resource \"bgp_peer\" \"x\" {\n  bgp_group_id = \"<bgp_group.g>\"\n  peer_ip_address = \"10.255.0.3\"\n}\n",
	"resource \"bgp_peer\" \"x\" {\n  bgp_group_id = \"<bgp_group.g>\"\n}\n",
	"resource \"bgp_network\" \"x\" {\n  router_id = \"<virtual_border_router.border>\"\n  dst_cidr_block = \"192.168.0.0/16\"\n}\n",
	"resource \"bgp_network\" \"x\" {\n  router_id = \"<virtual_border_router.border>\"\n  dst_cidr_block = \"192.168.1.0/24\"\n}\n",
	"resource \"route_entry\" \"x\" {\n  route_table_id = \"<virtual_border_router.border.route_table_id>\"\n  destination_cidr_block = \"172.16.0.0/16\"\n  next_hop_type = \"RouterInterface\"\n  next_hop_id = \"<virtual_border_router.border.vlan_interface_id>\"\n}\n",
	"resource \"virtual_border_router\" \"x\" {\n  physical_connection_id = \"<physical_connection.line>\"\n  vlan_id = 100\n  local_gateway_ip = \"10.255.0.1\"\n  peer_gateway_ip = \"10.255.0.2\"\n  peering_subnet_mask = \"255.255.255.252\"\n}\n",
	"resource \"virtual_border_router\" \"x\" {\n  physical_connection_id = \"<physical_connection.line>\"\n  vlan_id = 101\n  local_gateway_ip = \"10.255.0.1\"\n  peer_gateway_ip = \"10.255.0.2\"\n  peering_subnet_mask = \"255.255.255.252\"\n}\n",
}

// limitedTo gives texts a cloud block with quotas.
func limitedTo(quotas string, texts []string) (list []string) {
	for _, text := range texts {
		list = append(list, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { "+quotas+" }\n}\n"+text)
	}
	return list
}

// pointPlot has a VBR where there are several access points.
var pointPlot = plot{
	base: `cloud { region = "cn-beijing" }
resource "physical_connection" "line" {
  access_point_id = "ap-cn-beijing-dx-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1"
}
resource "virtual_border_router" "border" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}
resource "router_interface" "near" {
  router_id            = virtual_border_router.border.id # of near
  router_type          = "VBR"
  access_point_id      = "ap-cn-beijing-dx-A" # of near
  role                 = "InitiatingSide"
  spec                 = "Large.1"
  opposite_region_id   = "cn-beijing"
  opposite_router_type = "VRouter"
}
`,
	swaps: []swap{{`"ap-cn-beijing-dx-A" # of near`, `"ap-cn-beijing-ft-A"`}},
}

// interfaceOf is an interface on a VBR.
func interfaceOf(vbr, region, point string) string {
	return "resource \"router_interface\" \"x\" {\n  router_id = \"" + vbr + "\"\n  router_type = \"VBR\"\n  access_point_id = \"" + point +
		"\"\n  role = \"InitiatingSide\"\n  spec = \"Large.1\"\n  opposite_region_id = \"" + region + "\"\n  opposite_router_type = \"VRouter\"\n}\n"
}

// vbrOn is a VBR on a line.
func vbrOn(line, vlan, more string) string {
	return "resource \"virtual_border_router\" \"x\" {\n  physical_connection_id = " + line + "\n  vlan_id = " + vlan +
		"\n  local_gateway_ip = \"10.255.0.1\"\n  peer_gateway_ip = \"10.255.0.2\"\n  peering_subnet_mask = \"255.255.255.252\"\n" + more + "}\n"
}

const secondLine = `
resource "physical_connection" "second" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 2"
}
`

var borderScenes = map[string]scene{
	"a VBR that is theirs":              {theirs: theirBorder, then: onTheirs},
	"a VBR that is theirs, with quotas": {theirs: theirBorder, then: limitedTo("bgp_groups_per_vbr = 1, bgp_peers_per_vbr = 1, bgp_networks_per_vbr = 1, vbrs_per_connection = 1", onTheirs)},
	"a VBR that they have terminated": {
		theirs: theirBorder, then: onTheirs,
		edit: func(s *site, id func(string) string) {
			s.call("TerminateVirtualBorderRouter", map[string]string{"VbrId": id("virtual_border_router.border")})
		},
	},
	"a VBR of mine that they have terminated": {
		mine: theirBorder,
		then: []string{border(`status = "terminated"`) + strings.TrimPrefix(theirBorder, border("")) + "resource \"bgp_peer\" \"q\" {\n  bgp_group_id = bgp_group.g.id\n  peer_ip_address = \"10.255.0.9\"\n}\n"},
		edit: func(s *site, id func(string) string) {
			s.call("TerminateVirtualBorderRouter", map[string]string{"VbrId": id("virtual_border_router.border")})
		},
	},
	"a VBR that is theirs, on two lines": {
		theirs: border("associated_physical_connections = [physical_connection.second.id]") + secondLine + "resource \"bgp_group\" \"g\" {\n  router_id = virtual_border_router.border.id\n  peer_asn = 65001\n}\n",
		then:   []string{"resource \"bgp_peer\" \"x\" {\n  bgp_group_id = \"<bgp_group.g>\"\n}\n"},
	},
	"a VBR that is theirs, at another access point": {
		theirs: pointPlot.base, then: []string{"cloud { region = \"cn-beijing\" }\n" + interfaceOf("<virtual_border_router.border>", "cn-beijing", "ap-cn-beijing-ft-A")},
	},
	"a VBR that is theirs, with a way to their VPC": {
		theirs: border("") + crossing,
		then:   []string{"resource \"route_entry\" \"x\" {\n  route_table_id = \"<virtual_border_router.border.route_table_id>\"\n  destination_cidr_block = \"10.0.0.0/8\"\n  next_hop_type = \"RouterInterface\"\n  next_hop_id = \"<router_interface.border>\"\n}\n"},
	},
	"a line that is theirs, not in service": {theirs: leased(`status = "Confirmed"`), then: []string{vbrOn(`"<physical_connection.line>"`, "100", "")}},
	"a line with their VBR":                 {mine: leased(""), theirs: vbrOn(`"<physical_connection.line>"`, "100", "")},
	"a line with their VBR beside":          {mine: leased(""), theirs: secondLine + vbrOn("physical_connection.second.id", "100", "  associated_physical_connections = [\"<physical_connection.line>\"]\n")},
	"a VBR with their interface":            {mine: border(""), theirs: interfaceOf("<virtual_border_router.border>", "cn-hangzhou", "ap-cn-hangzhou-A"), then: []string{leased("")}},
	"a VBR beside theirs":                   {mine: border(""), theirs: vbrOn(`"<physical_connection.line>"`, "200", ""), then: []string{swapped(border(""), "= 100\n", "= 200\n")}},
	"a VBR whose VLAN they took": {
		mine: border(`status = "terminated"`), then: []string{border("")},
		edit: func(s *site, id func(string) string) {
			_ = s.clock.Sleep(s.t.Context(), 8*24*time.Hour)
			s.call("CreateVirtualBorderRouter", map[string]string{
				"PhysicalConnectionId": id("physical_connection.line"), "VlanId": "100", "LocalGatewayIp": "10.255.3.1", "PeerGatewayIp": "10.255.3.2", "PeeringSubnetMask": "255.255.255.252",
			})
		},
	},
	"a VBR on a line in debt": {theirs: theirBorder, then: onTheirs, edit: indebted("connection", "physical_connection.line")},
}
