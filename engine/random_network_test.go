package engine_test

import "fmt"

// place is a VPC of a draft with what later chapters put something into.
type place struct {
	name, region string
	// second is the second byte of its range, 10.second.0.0/18.
	second string
	// tables are its own route tables, vswitches its VSwitches.
	tables, vswitches []string
	// gateway says whether it has a NAT gateway; in and out are the addresses
	// there by role: for DNAT and for SNAT.
	gateway bool
	in, out []string
	// lines are the ids of its interfaces to leased lines.
	lines []string
	// six says whether it has an IPv6 range, addressed whether it does in all
	// variants, so that instances may have addresses there.
	six, addressed bool
}

// id is an attribute of the VPC.
func (v *place) attr(name string) string { return "vpc." + v.name + "." + name }

// networks adds VPCs with what chapters 5 to 8 put into them.
func (d *draft) networks() {
	for _, n := range d.some(3, 1) {
		d.vpc(&place{name: fmt.Sprintf("v%d", n), region: region})
	}
	d.at("elsewhere")
	if d.chance(30) {
		d.vpc(&place{name: "w", region: "cn-beijing"})
	}
}

// zones are two zones of a region.
var zones = map[string][]string{
	region:       {`"cn-hangzhou-b"`, `"cn-hangzhou-d"`},
	"cn-beijing": {`"cn-beijing-a"`, `"cn-beijing-b"`},
}

// vpc adds a VPC with what is in it.
func (d *draft) vpc(v *place) {
	d.vpcs = append(d.vpcs, v)
	six := v.sixth(d)
	d.at(v.name)
	v.second = d.pick("0", "64")
	early := d.pick("", "", "true")
	d.resource("vpc", v.name, "region", v.where(), "cidr_block", quote("10.%s.0.0/18", v.second), "enable_ipv6", six, "vpc_name", d.text(), "description", d.text(), "create_before_destroy", early)
	if d.chance(30) {
		d.resource("vrouter", v.name, "region", v.where(), "vpc_id", v.attr("id"), "vrouter_name", d.pick(`"one"`, `"two"`))
	}
	for _, n := range d.some(2, 0) {
		t := fmt.Sprintf("%s_t%d", v.name, n)
		v.tables = append(v.tables, t)
		d.resource("route_table", t, "region", v.where(), "vpc_id", v.attr("id"), "route_table_name", d.text(), "create_before_destroy", early)
	}
	if v.gateway = v.region == region && d.chance(60); v.gateway {
		d.resource("nat_gateway", v.name, "vpc_id", v.attr("id"), "name", d.text(), "spec", d.pick("", `"Small"`, `"Middle"`))
	}
	d.at(v.name + " parts")
	d.subnets(v)
	d.routes(v, v.name, v.attr("route_table_id"), !v.gateway)
	for _, t := range v.tables {
		d.routes(v, t, "route_table."+t+".id", true)
	}
}

// where is the region where it is not the cloud block's.
func (v *place) where() string {
	if v.region == region {
		return ""
	}
	return quote("%s", v.region)
}

// sixth decides about IPv6.
func (v *place) sixth(d *draft) string {
	d.steady(v.name + " six")
	v.addressed = d.chance(40)
	toggles := d.chance(50)
	d.at(v.name + " six now")
	v.six = v.addressed || toggles && d.chance(50)
	switch {
	case v.six:
		return "true"
	case toggles:
		return "false"
	}
	return ""
}

// subnets adds VSwitches in slots of the VPC, some with a route table.
func (d *draft) subnets(v *place) {
	slots := d.Perm(6)
	for i, n := range d.some(4, 0) {
		name, block := fmt.Sprintf("%s_s%d", v.name, n), ""
		if v.addressed && d.chance(40) {
			name, block = fmt.Sprintf("%s_x%d", v.name, n), d.pick("1", "2")+fmt.Sprint(n)
		}
		d.resource("vswitch", name, "region", v.where(), "vpc_id", v.attr("id"), "zone_id", d.pick(zones[v.region]...),
			"cidr_block", quote("10.%s.%d.0/%s", v.second, slots[i]*2, d.pick("24", "23")), "vswitch_name", d.text(), "ipv6_cidr_block", block)
		v.vswitches = append(v.vswitches, name)
		if len(v.tables) > 0 && d.chance(50) {
			d.resource("route_table_association", name, "region", v.where(), "vswitch_id", "vswitch."+name+".id", "route_table_id", "route_table."+d.pick(v.tables...)+".id")
		}
	}
}

// routes adds routes of a table to instances.
func (d *draft) routes(v *place, name, table string, freeDefault bool) {
	destinations := []string{"172.16.0.0/12", "192.168.0.0/16", "47.1.2.3", "0.0.0.0/0"}
	if !freeDefault {
		destinations = destinations[:3]
	}
	d.at(name + " routes")
	slots := d.Perm(len(destinations))
	for i, n := range d.some(3, 0) {
		d.resource("route_entry", fmt.Sprintf("%s_r%d", name, n), "region", v.where(), "route_table_id", table,
			"destination_cidr_block", quote("%s", destinations[slots[i]]), "next_hop_id", d.pick(`"i-1"`, `"i-2"`), "next_hop_type", d.pick("", `"Instance"`))
	}
}
