package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// mistakenBorders has a leased line or two, VBRs on them, and what BGP and
// routes there are on the VBRs.
func mistakenBorders(r *rand.Rand) string {
	var b strings.Builder
	block(&b, "vpc", "a", "cidr_block", `"192.168.0.0/16"`)
	kept := mostly(r, "", `"Confirmed"`, `"Terminated"`, `"Enabled"`)
	block(&b, "physical_connection", "x", "access_point_id", `"ap-cn-hangzhou-A"`, "line_operator", `"CT"`, "peer_location", mostly(r, `"here"`, `join("", [for i in range(257) : "x"])`),
		"bandwidth", mostly(r, "", "2", "10240", "1", "10241"), "port_type", mostly(r, "", `"10GBase-LR"`, `"10GBase"`), "status", kept)
	block(&b, "physical_connection", "y", "access_point_id", `"ap-cn-hangzhou-A"`, "line_operator", mostly(r, `"Other"`, `"XX"`), "peer_location", `"here"`,
		"redundant_physical_connection_id", mostly(r, "", "physical_connection.x.id"), "count", one(r, "1", "1", "1", "2", "6"), "status", mostly(r, "", `"Confirmed"`))
	for i, v := range []string{"v", "w"} {
		net := fmt.Sprintf("10.255.%d", r.IntN(2))
		block(&b, "virtual_border_router", v, "physical_connection_id", one(r, "physical_connection.x.id", "physical_connection.y[0].id"), "vlan_id", mostly(r, fmt.Sprint(100+i), "100", "0", "2999", "3000"),
			"local_gateway_ip", `"`+net+`.1"`, "peer_gateway_ip", mostly(r, `"`+net+`.2"`, "", `"10.255.0.9"`, `"10.255.0.1"`, `"::1"`),
			"peering_subnet_mask", mostly(r, `"255.255.255.0"`, `"255.255.255.252"`, `"255.255.0.0"`, `"24"`, `""`), "circuit_code", mostly(r, "", `"C-1"`, `join("", [for i in range(257) : "x"])`))
	}
	mistakenBGP(&b, r)
	mistakenBorderRoutes(&b, r)
	return b.String()
}

// border is one of the two VBRs, most often the first.
func aBorder(r *rand.Rand) string {
	return "virtual_border_router." + one(r, "v", "v", "w")
}

// mistakenBGP has groups, peers and networks of the VBRs.
func mistakenBGP(b *strings.Builder, r *rand.Rand) {
	for i, n := range []string{"g", "h"} {
		block(b, "bgp_group", n, "router_id", aBorder(r)+".id", "peer_asn", mostly(r, fmt.Sprint(65001+i), "45104", "4294967295", "0"),
			"auth_key", mostly(r, "", `"key"`, `"two words"`, `"ключ"`), "is_fake_asn", one(r, "", "true", "false"), "name", mostly(r, "", `"group"`, `"1"`))
	}
	for i := range r.IntN(3) {
		block(b, "bgp_peer", fmt.Sprint("p", i), "bgp_group_id", "bgp_group."+one(r, "g", "h")+".id", "peer_ip_address", one(r, fmt.Sprintf(`"10.255.9.%d"`, i), mostly(r, fmt.Sprintf(`"10.255.8.%d"`, i), "", `"10.255.0.2"`, `"10.255.9.1"`, `"::2"`)))
	}
	for i := range r.IntN(3) {
		block(b, "bgp_network", fmt.Sprint("n", i), "router_id", aBorder(r)+".id", "dst_cidr_block", mostly(r, fmt.Sprintf(`"192.168.%d.0/24"`, i), `"192.168.1.0/24"`, `"192.168.1.1/24"`, `"192.168.1.1"`, `"2001:db8::/32"`),
			"vpc_id", mostly(r, "vpc.a.id", ""))
	}
}

// mistakenBorderRoutes has routes of the VBRs, to their lines and to a VPC.
func mistakenBorderRoutes(b *strings.Builder, r *rand.Rand) {
	joined := r.IntN(2) == 0
	if joined {
		block(b, "router_interface", "near", "router_id", "virtual_border_router.v.id", "router_type", `"VBR"`, "role", `"InitiatingSide"`, "spec", `"Large.1"`,
			"access_point_id", `"ap-cn-hangzhou-A"`, "opposite_region_id", `"cn-hangzhou"`, "opposite_router_type", `"VRouter"`)
		block(b, "router_interface", "far", "router_id", "vpc.a.vrouter_id", "router_type", `"VRouter"`, "role", `"AcceptingSide"`, "spec", `"Negative"`,
			"opposite_region_id", `"cn-hangzhou"`, "opposite_router_type", `"VBR"`, "opposite_access_point_id", `"ap-cn-hangzhou-A"`)
		block(b, "router_interface_connection", "c", "router_interface_id", "router_interface.near.id", "opposite_interface_id", "router_interface.far.id")
		block(b, "route_entry", "over", "route_table_id", mostly(r, "virtual_border_router.v.route_table_id", "virtual_border_router.w.route_table_id", "vpc.a.route_table_id"),
			"destination_cidr_block", mostly(r, `"192.168.0.0/16"`, `"192.168.3.0/24"`, `"192.168.0.0/15"`, `"10.0.0.0/8"`), "next_hop_type", `"RouterInterface"`,
			"next_hop_id", mostly(r, "router_interface_connection.c.router_interface_id", "router_interface_connection.c.opposite_interface_id"))
	}
	for i := range r.IntN(3) {
		v := aBorder(r)
		block(b, "route_entry", fmt.Sprint("r", i), "route_table_id", mostly(r, v+".route_table_id", "vpc.a.route_table_id"),
			"destination_cidr_block", mostly(r, fmt.Sprintf(`"172.%d.0.0/16"`, 16+i), `"172.16.0.0/16"`, `"100.64.0.0/10"`, `"100.100.1.0/24"`, `"0.0.0.0/0"`),
			"next_hop_type", mostly(r, `"RouterInterface"`, "", `"Instance"`), "next_hop_id", mostly(r, v+".vlan_interface_id", `"i-1"`, aBorder(r)+".vlan_interface_id"))
	}
}
