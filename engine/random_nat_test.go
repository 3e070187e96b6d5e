package engine_test

import (
	"fmt"
	"strings"
)

// gateways are the VPCs that have a NAT gateway.
func (d *draft) gateways() (list []*place) {
	for _, v := range d.vpcs {
		if v.gateway {
			list = append(list, v)
		}
	}
	return list
}

// addresses adds EIPs, shared packages, and what the EIPs are bound to
// (chapters 13 and 19).
func (d *draft) addresses() {
	packages := d.some(2, 0)
	for _, n := range packages {
		d.resource("common_bandwidth_package", fmt.Sprintf("p%d", n), "bandwidth", d.pick("20", "30"), "name", d.text())
	}
	instances := d.Perm(4)
	for i, n := range d.some(4, 1) {
		e := fmt.Sprintf("e%d", n)
		d.at(e)
		d.resource("eip", e, "bandwidth", d.pick("", "5", "10"), "name", d.text(), "internet_charge_type", d.pick(`"PayByTraffic"`, `"PayByBandwidth"`), "create_before_destroy", d.pick("", "", "true"))
		switch {
		case d.chance(15):
			d.resource("global_acceleration_instance_ip", e, "ip_instance_id", "eip."+e+".id", "global_acceleration_instance_id", d.pick(`"ga-0"`, `"ga-1"`))
		case len(packages) > 0 && d.chance(40):
			d.resource("common_bandwidth_package_ip", e, "ip_instance_id", "eip."+e+".id",
				"bandwidth_package_id", fmt.Sprintf("common_bandwidth_package.p%d.id", packages[d.IntN(len(packages))]))
		}
		d.bind(e, instances[i])
	}
}

// bind binds an EIP to a gateway, an instance, or nothing.
func (d *draft) bind(e string, instance int) {
	gateways := d.gateways()
	switch {
	case len(gateways) > 0 && d.chance(70):
		v := gateways[d.IntN(len(gateways))]
		d.resource("eip_association", e, "allocation_id", "eip."+e+".id", "instance_id", "nat_gateway."+v.name+".id", "instance_type", `"Nat"`)
		if d.chance(50) {
			v.in = append(v.in, "eip_association."+e+".ip_address")
		} else {
			v.out = append(v.out, "eip_association."+e+".ip_address")
		}
	case d.chance(50):
		d.resource("eip_association", e, "allocation_id", "eip."+e+".id", "instance_id", quote("i-%d", instance), "instance_type", `"EcsInstance"`)
	}
}

// natPackages adds bandwidth packages of old accounts to gateways (17.2). The
// first address of one is for DNAT.
func (d *draft) natPackages() {
	for _, v := range d.gateways() {
		d.at(v.name + " packages")
		for _, n := range d.some(2, 0) {
			name := fmt.Sprintf("%s_b%d", v.name, n)
			d.resource("nat_bandwidth_package", name, "nat_gateway_id", "nat_gateway."+v.name+".id", "bandwidth", d.pick("5", "10"),
				"ip_count", d.pick("1", "2", "3"), "name", quote("%s", name), "description", d.text(), "zone", d.pick("", `"cn-hangzhou-b"`))
		}
	}
}

// natEntries adds DNAT and SNAT entries of the gateways.
func (d *draft) natEntries() {
	for _, v := range d.gateways() {
		d.at(v.name + " DNAT")
		if len(v.in) > 0 {
			d.dnat(v)
		}
		d.at(v.name + " SNAT")
		if len(v.out) > 0 {
			d.snat(v)
		}
	}
}

func (d *draft) dnat(v *place) {
	external, internal := d.Perm(4), d.Perm(4)
	for i, n := range d.some(3, 0) {
		d.resource("forward_entry", fmt.Sprintf("%s_f%d", v.name, n), "forward_table_id", "nat_gateway."+v.name+".forward_table_ids[0]",
			"external_ip", d.pick(v.in...), "external_port", quote("%d", 80+external[i]),
			"internal_ip", quote("10.%s.0.10", v.second), "internal_port", quote("%d", 8080+internal[i]), "ip_protocol", d.pick(`"TCP"`, `"UDP"`))
	}
}

func (d *draft) snat(v *place) {
	table := "nat_gateway." + v.name + ".snat_table_ids[0]"
	for i, source := range v.vswitches {
		if d.chance(60) {
			d.resource("snat_entry", fmt.Sprintf("%s_n%d", v.name, i), "snat_table_id", table, "source_vswitch_id", "vswitch."+source+".id", "snat_ip", d.subset(v.out))
		}
	}
	if d.chance(30) {
		d.resource("snat_entry", v.name+"_range", "snat_table_id", table, "source_cidr", d.pick(`"172.20.0.0/16"`, `"172.21.0.0/16"`), "snat_ip", d.subset(v.out))
	}
}

// subset is a list of some of these expressions, at least of one.
func (d *draft) subset(of []string) string {
	var list []string
	for _, n := range d.some(len(of), 1) {
		list = append(list, of[n])
	}
	return "[" + strings.Join(list, ", ") + "]"
}
