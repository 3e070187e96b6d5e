package engine_test

import "fmt"

// line is a physical connection of a draft.
type line struct {
	name, point string
	number      int
}

// vbr is a VBR of a draft on a physical connection.
type vbr struct {
	line
	name string
	// idle says that it is terminated.
	idle bool
}

func (b vbr) attr(name string) string { return "virtual_border_router." + b.name + "." + name }

// physicalConnections adds physical connections, some of them not in service
// (chapter 10).
func (d *draft) physicalConnections() {
	for _, n := range d.some(2, 1) {
		l := line{name: fmt.Sprintf("l%d", n), number: n}
		d.at(l.name)
		l.point = "ap-cn-hangzhou-A"
		status := d.pick("", "", `"Enabled"`, `"Confirmed"`)
		d.resource("physical_connection", l.name, "access_point_id", quote("%s", l.point), "line_operator", d.pick(`"CT"`, `"CU"`), "peer_location", `"Example Road 1"`,
			"bandwidth", d.pick("", "200", "500"), "port_type", d.pick("", `"1000Base-LX"`), "circuit_code", d.text(), "name", quote("%s", l.name), "description", d.text(), "status", status)
		if status != `"Confirmed"` {
			d.lines = append(d.lines, l)
		}
	}
}

// borderRouters adds VBRs on physical connections (chapter 11).
func (d *draft) borderRouters() {
	for _, l := range d.lines {
		d.at(l.name + " VBR")
		if d.chance(20) {
			continue
		}
		b := vbr{l, fmt.Sprintf("b%d", l.number), d.chance(10)}
		d.borders = append(d.borders, b)
		further := "[]"
		for _, other := range d.lines {
			if other.name != l.name && d.chance(30) {
				further = "[physical_connection." + other.name + ".id]"
			}
		}
		status := d.pick("", `"active"`)
		if b.idle {
			status = `"terminated"`
		}
		d.resource("virtual_border_router", b.name, "physical_connection_id", "physical_connection."+l.name+".id", "vlan_id", d.pick("100", "101", "102"),
			"local_gateway_ip", quote("10.255.%d.1", l.number), "peer_gateway_ip", quote("10.255.%d.2", l.number), "peering_subnet_mask", d.pick(`"255.255.255.252"`, `"255.255.255.0"`),
			"name", d.text(), "description", d.text(), "circuit_code", d.pick("", `"CT-1"`, `"CT-2"`), "status", status, "associated_physical_connections", further)
	}
}

// bgp adds BGP groups with peers, and networks that are announced (chapter 12).
func (d *draft) bgp() {
	for _, b := range d.borders {
		d.at(b.name + " BGP")
		if b.idle {
			continue
		}
		addresses := d.Perm(8)
		for _, n := range d.some(3, 0) {
			g := fmt.Sprintf("%s_g%d", b.name, n)
			d.resource("bgp_group", g, "router_id", b.attr("id"), "peer_asn", d.pick("65001", "65002", "4200000000"), "auth_key", d.pick("", `"key-one"`, `"key-two"`),
				"is_fake_asn", d.pick("", "true", "false"), "name", quote("%s", g), "description", d.text())
			for i := range d.IntN(3) {
				d.resource("bgp_peer", fmt.Sprintf("%s_%d", g, i), "bgp_group_id", "bgp_group."+g+".id", "peer_ip_address", quote("10.255.%d.%d", b.number, 10+addresses[2*n+i]))
			}
		}
		announced := map[string]bool{}
		for _, v := range d.vpcs {
			if v.region == region && !announced[v.second] && d.chance(50) {
				announced[v.second] = true
				d.resource("bgp_network", b.name+"_"+v.name, "router_id", b.attr("id"), "dst_cidr_block", d.pick(v.attr("cidr_block"), quote("10.%s.0.0/18", v.second)), "vpc_id", v.attr("id"))
			}
		}
	}
}

// leasedLines connects VBRs with VPCs by router interfaces: those of the VBRs
// initiate (chapter 9).
func (d *draft) leasedLines() {
	for i, b := range d.borders {
		for k, v := range d.vpcs {
			if d.at("between " + b.name + " and " + v.name); v.region == region && !b.idle && d.chance(50) {
				if d.lease(b, v, 10*i+k) {
					v.lines = append(v.lines, "router_interface."+b.name+"_"+v.name+".id")
				}
			}
		}
	}
}

// balanced adds routes of VPCs over two leased lines (ECMP).
func (d *draft) balanced() {
	for _, v := range d.vpcs {
		if d.at(v.name + " ECMP"); len(v.lines) < 2 || d.chance(30) {
			continue
		}
		hop := func(n int) string {
			return "{\n    next_hop_id = " + v.lines[n] + "\n    next_hop_type = \"RouterInterface\"\n    weight = " + d.pick("10", "20") + "\n  }"
		}
		d.resource("route_entry", v.name+"_ecmp", "route_table_id", v.attr("route_table_id"), "destination_cidr_block", d.pick(`"10.30.0.0/16"`, `"10.31.0.0/16"`), "next_hop", hop(0), "next_hop", hop(1))
	}
}

// lease connects a VBR with a VPC, some with a health check, and adds routes
// of both to ranges of this number; it says whether they are connected.
func (d *draft) lease(b vbr, v *place, number int) bool {
	name := fmt.Sprintf("%s_%s", b.name, v.name)
	d.resource("router_interface", name+"_line", "router_id", b.attr("id"), "router_type", `"VBR"`, "role", `"InitiatingSide"`, "spec", d.pick(`"Small.1"`, `"Small.2"`),
		"access_point_id", quote("%s", b.point), "opposite_region_id", quote("%s", region), "opposite_router_id", d.pick("", v.attr("vrouter_id")), "opposite_router_type", `"VRouter"`, "name", d.text())
	source, target := "", ""
	if d.chance(30) {
		source, target = quote("10.%s.1.%d", v.second, 100+number), quote("10.255.%d.2", b.number)
	}
	d.resource("router_interface", name, "router_id", v.attr("vrouter_id"), "router_type", `"VRouter"`, "role", `"AcceptingSide"`, "spec", `"Negative"`,
		"opposite_region_id", quote("%s", region), "opposite_router_id", d.pick("", b.attr("id")), "opposite_router_type", `"VBR"`, "opposite_access_point_id", quote("%s", b.point),
		"health_check_source_ip", source, "health_check_target_ip", target, "name", d.text())
	if d.chance(20) {
		return false
	}
	d.resource("router_interface_connection", name, "router_interface_id", "router_interface."+name+"_line.id", "opposite_interface_id", "router_interface."+name+".id")
	if d.chance(50) {
		d.resource("route_entry", name, "route_table_id", v.attr("route_table_id"), "destination_cidr_block", quote("10.%d.0.0/16", 150+number),
			"next_hop_type", `"RouterInterface"`, "next_hop_id", "router_interface_connection."+name+".opposite_interface_id")
	}
	if d.chance(50) {
		hop, to := "router_interface_connection."+name+".router_interface_id", quote("10.%s.%d.0/24", v.second, 40+number%10)
		if d.chance(50) {
			hop, to = b.attr("vlan_interface_id"), quote("10.%d.0.0/16", 160+number)
		}
		d.resource("route_entry", name+"_back", "route_table_id", b.attr("route_table_id"), "destination_cidr_block", to,
			"next_hop_type", `"RouterInterface"`, "next_hop_id", hop)
	}
	return true
}
