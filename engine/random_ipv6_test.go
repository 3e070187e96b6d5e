package engine_test

import "fmt"

// ipv6 adds the IPv6 gateways of VPCs with rules and bandwidths of addresses
// (chapter 14).
func (d *draft) ipv6() {
	for _, v := range d.vpcs {
		d.at(v.name + " IPv6")
		if !v.six || d.chance(30) {
			continue
		}
		d.resource("ipv6_gateway", v.name, "region", v.where(), "vpc_id", v.attr("id"), "spec", d.pick("", `"Small"`, `"Medium"`, `"Large"`), "name", d.text(), "description", d.text())
		if d.chance(40) {
			d.resource("route_entry", v.name+"_six", "region", v.where(), "route_table_id", v.attr("route_table_id"), "destination_cidr_block", d.pick(`"::/0"`, `"2001:db8::/32"`),
				"next_hop_type", `"IPv6Gateway"`, "next_hop_id", "ipv6_gateway."+v.name+".id")
		}
		if !v.addressed {
			continue
		}
		gateway := "ipv6_gateway." + v.name + ".id"
		address := func(n int) string { return quote("ipv6-%s-%s-%d", v.name, v.second, n) }
		for _, n := range d.some(3, 0) {
			d.resource("ipv6_egress_only_rule", fmt.Sprintf("%s_%d", v.name, n), "region", v.where(), "ipv6_gateway_id", gateway, "instance_id", address(n), "name", d.text())
		}
		for _, n := range d.some(3, 0) {
			d.resource("ipv6_internet_bandwidth", fmt.Sprintf("%s_%d", v.name, n), "region", v.where(), "ipv6_gateway_id", gateway, "ipv6_address_id", address(n),
				"bandwidth", d.pick("5", "10"), "internet_charge_type", d.pick("", `"PayByTraffic"`))
		}
	}
}
