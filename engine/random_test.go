package engine_test

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
)

// draft is a random topology in the making: blocks of HCL by address. Few
// addresses, values and slots are drawn from, so that two drafts have much in
// common and much to change.
type draft struct {
	*rand.Rand
	seed, other uint64
	blocks      []string
	// in and out are the addresses by role: for DNAT and for SNAT.
	in, out map[string][]string
	// sources are the VSwitches of a VPC, second the second byte of its range.
	sources map[string][]string
	second  map[string]string
}

// randomTopology are the blocks of a topology that the reference permits. Those
// of one seed have most in common: a fifth of what is decided depends on
// the variant too.
func randomTopology(seed, variant uint64) []string {
	d := &draft{
		seed: seed, other: variant, in: map[string][]string{}, out: map[string][]string{},
		sources: map[string][]string{}, second: map[string]string{},
	}
	d.at("all")
	d.blocks = append(d.blocks, head)
	var gateways []string
	for _, v := range d.some(3, 1) {
		if d.vpc(fmt.Sprintf("v%d", v)) {
			gateways = append(gateways, fmt.Sprintf("v%d", v))
		}
	}
	d.addresses(gateways)
	for _, v := range gateways {
		d.entries(v)
	}
	return d.blocks
}

// at begins what is decided under a name.
func (d *draft) at(name string) {
	h := fnv.New64a()
	_, _ = h.Write([]byte(name))
	d.Rand = rand.New(rand.NewPCG(d.seed, h.Sum64()))
	if variant := rand.New(rand.NewPCG(d.seed<<32|d.other, h.Sum64())); variant.IntN(5) == 0 {
		d.Rand = variant
	}
}

// oneFile is a topology in one file.
func oneFile(blocks []string) string { return strings.Join(blocks, "\n") }

// some are at least least of the numbers below n, in order.
func (d *draft) some(n, least int) []int {
	list := d.Perm(n)[:least+d.IntN(n-least+1)]
	slices.Sort(list)
	return list
}

func (d *draft) chance(percent int) bool { return d.IntN(100) < percent }

// pick is one of some texts.
func (d *draft) pick(texts ...string) string { return texts[d.IntN(len(texts))] }

// resource adds a block with attributes, in pairs; an empty value is left out.
// The attribute create_before_destroy is that of the lifecycle.
func (d *draft) resource(typ, name string, attrs ...string) {
	var b strings.Builder
	fmt.Fprintf(&b, "resource %q %q {\n", typ, name)
	for i := 0; i < len(attrs); i += 2 {
		switch {
		case attrs[i+1] == "":
		case attrs[i] == "create_before_destroy":
			fmt.Fprintf(&b, "  lifecycle {\n    create_before_destroy = %s\n  }\n", attrs[i+1])
		default:
			fmt.Fprintf(&b, "  %s = %s\n", attrs[i], attrs[i+1])
		}
	}
	d.blocks = append(d.blocks, b.String()+"}\n")
}

// text is a name or description, or none.
func (d *draft) text() string { return d.pick("", `"first"`, `"second"`) }

// vpc adds a VPC with what is in it, and says whether it has a NAT gateway.
func (d *draft) vpc(v string) bool {
	d.at(v)
	second := d.pick("0", "64")
	d.second[v] = second
	early := d.pick("", "", "true")
	d.resource("vpc", v, "cidr_block", fmt.Sprintf("\"10.%s.0.0/18\"", second), "vpc_name", d.text(), "description", d.text(), "create_before_destroy", early)
	id := "vpc." + v + ".id"
	if d.chance(30) {
		d.resource("vrouter", v, "vpc_id", id, "vrouter_name", `"`+d.pick("one", "two")+`"`)
	}
	tables := d.some(2, 0)
	for _, n := range tables {
		d.resource("route_table", fmt.Sprintf("%s_t%d", v, n), "vpc_id", id, "route_table_name", d.text(), "create_before_destroy", early)
	}
	gateway := d.chance(60)
	if gateway {
		d.resource("nat_gateway", v, "vpc_id", id, "name", d.text(), "spec", d.pick("", `"Small"`, `"Middle"`))
	}
	d.at(v + " parts")
	d.vswitches(v, second, tables)
	d.routes(v, "vpc."+v+".route_table_id", v, !gateway)
	for _, n := range tables {
		d.routes(fmt.Sprintf("%s_t%d", v, n), fmt.Sprintf("route_table.%s_t%d.id", v, n), v, true)
	}
	return gateway
}

// vswitches adds VSwitches in slots of the VPC, some with a route table.
func (d *draft) vswitches(v, second string, tables []int) {
	slots := d.Perm(6)
	for i, n := range d.some(4, 0) {
		name := fmt.Sprintf("%s_s%d", v, n)
		d.resource("vswitch", name, "vpc_id", "vpc."+v+".id", "zone_id", d.pick(`"cn-hangzhou-b"`, `"cn-hangzhou-d"`),
			"cidr_block", fmt.Sprintf("\"10.%s.%d.0/%s\"", second, slots[i]*2, d.pick("24", "23")), "vswitch_name", d.text())
		d.sources[v] = append(d.sources[v], name)
		if len(tables) > 0 && d.chance(50) {
			d.resource("route_table_association", name, "vswitch_id", "vswitch."+name+".id",
				"route_table_id", fmt.Sprintf("route_table.%s_t%d.id", v, tables[d.IntN(len(tables))]))
		}
	}
}

// routes adds routes of a table to instances.
func (d *draft) routes(name, table, v string, freeDefault bool) {
	destinations := []string{"172.16.0.0/12", "192.168.0.0/16", "47.1.2.3", "0.0.0.0/0"}
	if !freeDefault {
		destinations = destinations[:3]
	}
	d.at(name + " routes")
	slots := d.Perm(len(destinations))
	for i, n := range d.some(3, 0) {
		d.resource("route_entry", fmt.Sprintf("%s_r%d", name, n), "route_table_id", table,
			"destination_cidr_block", `"`+destinations[slots[i]]+`"`, "next_hop_id", d.pick(`"i-1"`, `"i-2"`), "next_hop_type", d.pick("", `"Instance"`))
	}
}

// addresses adds EIPs, shared packages, and what the EIPs are bound to.
func (d *draft) addresses(gateways []string) {
	d.at("addresses")
	packages := d.some(2, 0)
	for _, n := range packages {
		d.resource("common_bandwidth_package", fmt.Sprintf("p%d", n), "bandwidth", d.pick("20", "30"), "name", d.text())
	}
	instances := d.Perm(4)
	for i, n := range d.some(4, 1) {
		e := fmt.Sprintf("e%d", n)
		d.at(e)
		d.resource("eip", e, "bandwidth", d.pick("", "5", "10"), "name", d.text(), "internet_charge_type", d.pick(`"PayByTraffic"`, `"PayByBandwidth"`), "create_before_destroy", d.pick("", "", "true"))
		if len(packages) > 0 && d.chance(40) {
			d.resource("common_bandwidth_package_ip", e, "ip_instance_id", "eip."+e+".id",
				"bandwidth_package_id", fmt.Sprintf("common_bandwidth_package.p%d.id", packages[d.IntN(len(packages))]))
		}
		d.bind(e, gateways, instances[i])
	}
}

// bind binds an EIP to a gateway, an instance, or nothing.
func (d *draft) bind(e string, gateways []string, instance int) {
	switch {
	case len(gateways) > 0 && d.chance(70):
		v := gateways[d.IntN(len(gateways))]
		d.resource("eip_association", e, "allocation_id", "eip."+e+".id", "instance_id", "nat_gateway."+v+".id", "instance_type", `"Nat"`)
		if d.chance(50) {
			d.in[v] = append(d.in[v], e)
		} else {
			d.out[v] = append(d.out[v], e)
		}
	case d.chance(50):
		d.resource("eip_association", e, "allocation_id", "eip."+e+".id", "instance_id", fmt.Sprintf("\"i-%d\"", instance), "instance_type", `"EcsInstance"`)
	}
}

// entries adds DNAT and SNAT entries of the gateway of a VPC.
func (d *draft) entries(v string) {
	d.at(v + " DNAT")
	if len(d.in[v]) > 0 {
		external, internal := d.Perm(4), d.Perm(4)
		for i, n := range d.some(3, 0) {
			d.resource("forward_entry", fmt.Sprintf("%s_f%d", v, n), "forward_table_id", "nat_gateway."+v+".forward_table_ids[0]",
				"external_ip", "eip_association."+d.pick(d.in[v]...)+".ip_address", "external_port", fmt.Sprintf("\"%d\"", 80+external[i]),
				"internal_ip", `"10.`+d.second[v]+`.0.10"`, "internal_port", fmt.Sprintf("\"%d\"", 8080+internal[i]), "ip_protocol", d.pick(`"TCP"`, `"UDP"`))
		}
	}
	d.at(v + " SNAT")
	if len(d.out[v]) == 0 {
		return
	}
	for i, source := range d.sources[v] {
		if d.chance(60) {
			d.resource("snat_entry", fmt.Sprintf("%s_n%d", v, i), "snat_table_id", "nat_gateway."+v+".snat_table_ids[0]",
				"source_vswitch_id", "vswitch."+source+".id", "snat_ip", "["+d.ips(d.out[v])+"]")
		}
	}
	if d.chance(30) {
		d.resource("snat_entry", v+"_range", "snat_table_id", "nat_gateway."+v+".snat_table_ids[0]",
			"source_cidr", d.pick(`"172.20.0.0/16"`, `"172.21.0.0/16"`), "snat_ip", "["+d.ips(d.out[v])+"]")
	}
}

// ips are some of the addresses of EIPs.
func (d *draft) ips(eips []string) string {
	var list []string
	for _, n := range d.some(len(eips), 1) {
		list = append(list, "eip_association."+eips[n]+".ip_address")
	}
	return strings.Join(list, ", ")
}
