package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// side is a router interface that is drawn.
type side struct{ name, router, role string }

// mistakenInterfaces has three VPCs, interfaces on their routers, connections
// of two and routes over them.
func mistakenInterfaces(r *rand.Rand) string {
	var b strings.Builder
	far := one(r, "", `"cn-beijing"`)
	block(&b, "vpc", "a", "cidr_block", `"10.0.0.0/16"`)
	block(&b, "vpc", "b", "cidr_block", `"10.1.0.0/16"`, "region", far)
	block(&b, "vpc", "c", "cidr_block", `"10.2.0.0/16"`)
	regions := map[string]string{"a": `"cn-hangzhou"`, "b": one(r, `"cn-hangzhou"`), "c": `"cn-hangzhou"`}
	if far != "" {
		regions["b"] = far
	}
	pairs := [][2]string{{"a", "b"}, {"b", "c"}, {"a", "c"}, {"c", "a"}}
	for i := range 1 + r.IntN(2) {
		p := pairs[r.IntN(len(pairs))]
		near := side{fmt.Sprint("i", i), p[0], mostly(r, "InitiatingSide", "AcceptingSide")}
		other := side{fmt.Sprint("j", i), mostly(r, p[1], p[0]), mostly(r, "AcceptingSide", "InitiatingSide")}
		mistakenSide(&b, r, near, other, regions)
		mistakenSide(&b, r, other, near, regions)
		if r.IntN(3) > 0 {
			block(&b, "router_interface_connection", fmt.Sprint("c", i), "region", regions[near.router],
				"router_interface_id", mostly(r, "router_interface."+near.name+".id", "router_interface."+other.name+".id"),
				"opposite_interface_id", mostly(r, "router_interface."+other.name+".id", "router_interface.i0.id"),
				"opposite_region_id", mostly(r, regions[other.router], "", `"cn-beijing"`), "status", one(r, "", `"Active"`, `"Inactive"`))
		}
		if r.IntN(2) == 0 {
			v := mostly(r, near.router, "a")
			block(&b, "route_entry", fmt.Sprint("r", i), "region", regions[v], "route_table_id", "vpc."+v+".route_table_id", "destination_cidr_block", fmt.Sprintf(`"172.%d.0.0/16"`, 16+i),
				"next_hop_id", "router_interface."+near.name+".id", "next_hop_type", mostly(r, `"RouterInterface"`, "", `"Instance"`))
		}
	}
	return b.String()
}

// mistakenSide is one interface of two.
func mistakenSide(b *strings.Builder, r *rand.Rand, s, other side, regions map[string]string) {
	spec := `"Small.1"`
	if s.role == "AcceptingSide" {
		spec = `"Negative"`
	}
	block(b, "router_interface", s.name, "region", regions[s.router], "router_id", "vpc."+s.router+".vrouter_id", "router_type", mostly(r, `"VRouter"`, `"VBR"`),
		"role", `"`+s.role+`"`, "spec", mostly(r, spec, `"Negative"`, `"Large.1"`),
		"opposite_region_id", mostly(r, regions[other.router], `"cn-beijing"`, `"cn-nowhere"`),
		"opposite_router_id", one(r, "", mostly(r, "vpc."+other.router+".vrouter_id", "vpc.c.vrouter_id")),
		"opposite_router_type", mostly(r, `"VRouter"`, `"VBR"`, ""), "access_point_id", mostly(r, "", `"ap-cn-hangzhou-A"`),
		"opposite_access_point_id", mostly(r, "", `"ap-cn-hangzhou-A"`),
		"health_check_source_ip", mostly(r, "", `"10.0.0.9"`), "health_check_target_ip", mostly(r, "", `"172.16.0.1"`, `"nowhere"`),
		"instance_charge_type", mostly(r, "", `"PrePaid"`, `"PostPaid"`), "period", mostly(r, "", "2", "5"), "pricing_cycle", mostly(r, "", `"Year"`, `"Month"`), "auto_pay", mostly(r, "", "true"))
}

// mistakenLines has accepting interfaces of VPCs for a leased line, which is
// perhaps checked, and a route that shares the traffic among them.
func mistakenLines(r *rand.Rand) string {
	var b strings.Builder
	for i, v := range []string{"a", "b"} {
		block(&b, "vpc", v, "cidr_block", fmt.Sprintf(`"10.%d.0.0/16"`, i))
	}
	for i := range 3 {
		v := mostly(r, "a", "b")
		border := mostly(r, `"VBR"`, `"VRouter"`, "")
		point := mostly(r, `"ap-cn-hangzhou-A"`, "")
		source, target := "", ""
		if r.IntN(2) == 0 {
			source, target = mostly(r, fmt.Sprintf(`"10.0.0.%d"`, i), `"10.0.0.1"`, `"192.168.0.1"`, `"2408::1"`), mostly(r, `"172.16.0.1"`, "", `"nowhere"`, `"2408::2"`)
		}
		block(&b, "router_interface", fmt.Sprint("i", i), "router_id", "vpc."+v+".vrouter_id", "router_type", `"VRouter"`,
			"role", mostly(r, `"AcceptingSide"`, `"InitiatingSide"`), "spec", `"Negative"`, "opposite_region_id", `"cn-hangzhou"`,
			"opposite_router_type", border, "opposite_access_point_id", point, "health_check_source_ip", source, "health_check_target_ip", target)
	}
	b.WriteString("\nresource \"route_entry\" \"r\" {\n  route_table_id = vpc.a.route_table_id\n  destination_cidr_block = \"172.16.0.0/16\"\n")
	for i := range mostly(r, "..", "...", ".", "....") {
		hop := mostly(r, fmt.Sprintf("router_interface.i%d.id", i%3), "router_interface.i0.id", `"ri-outside"`, `"i-1"`)
		b.WriteString("  next_hop {\n    next_hop_id = " + hop + "\n")
		if typ := mostly(r, `"RouterInterface"`, "", `"Instance"`, `"HaVip"`); typ != "" {
			b.WriteString("    next_hop_type = " + typ + "\n")
		}
		if weight := one(r, "", "0", "100", mostly(r, "255", "256", "-1")); weight != "" {
			b.WriteString("    weight = " + weight + "\n")
		}
		b.WriteString("  }\n")
	}
	return b.String() + "}\n"
}
