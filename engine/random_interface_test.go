package engine_test

import "fmt"

// interfaces connects some of the VPCs with each other (chapter 9).
func (d *draft) interfaces() {
	for i, a := range d.vpcs {
		for k, b := range d.vpcs[:i] {
			d.at("between " + a.name + " and " + b.name)
			if !d.chance(60) {
				continue
			}
			if d.chance(30) {
				d.connect(b, a, 10*i+k)
			} else {
				d.connect(a, b, 10*i+k)
			}
		}
	}
}

// connect connects two VPCs, the first on the initiating side, and adds routes
// to ranges of this number.
func (d *draft) connect(from, to *place, number int) {
	name := fmt.Sprintf("i%d", number)
	d.resource("router_interface", name+"_from", d.side(from, to, `"InitiatingSide"`, d.pick(`"Mini.2"`, `"Small.1"`))...)
	d.resource("router_interface", name+"_to", d.side(to, from, `"AcceptingSide"`, `"Negative"`)...)
	if d.chance(20) {
		return
	}
	status := d.pick("", "", `"Active"`, `"Inactive"`)
	far := ""
	if from.region != to.region {
		far = quote("%s", to.region)
	}
	d.resource("router_interface_connection", name, "region", from.where(), "router_interface_id", "router_interface."+name+"_from.id",
		"opposite_interface_id", "router_interface."+name+"_to.id", "opposite_region_id", far, "status", status)
	if status == `"Inactive"` {
		return
	}
	for _, n := range d.some(2, 0) {
		v, end := from, "router_interface_id"
		if d.chance(50) {
			v, end = to, "opposite_interface_id"
		}
		d.resource("route_entry", fmt.Sprintf("%s_r%d", name, n), "region", v.where(), "route_table_id", v.attr("route_table_id"),
			"destination_cidr_block", quote("10.%d.%d.0/24", 200+number, n), "next_hop_type", `"RouterInterface"`, "next_hop_id", "router_interface_connection."+name+"."+end)
	}
}

// side are the attributes of one end of a connection.
func (d *draft) side(v, other *place, role, spec string) []string {
	return []string{"region", v.where(), "router_id", v.attr("vrouter_id"), "router_type", `"VRouter"`, "role", role, "spec", spec,
		"opposite_region_id", quote("%s", other.region), "opposite_router_id", d.pick("", other.attr("vrouter_id"), other.attr("vrouter_id")),
		"opposite_router_type", `"VRouter"`, "name", d.text(), "description", d.text()}
}
