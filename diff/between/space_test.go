package between_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/diff/between"
)

// subnet is a VSwitch of vpc.v.
func subnet(name, cidr string) string {
	return res("vswitch", name, "vpc_id = vpc.v.id; zone_id = \"cn-hangzhou-b\"; cidr_block = \""+cidr+"\"")
}

// spaces are the networks and regions that differ, a line each.
func spaces(t *testing.T, before, now string) (list []string) {
	a, b := side(t, before), side(t, now)
	for _, n := range between.Networks(a, b) {
		line := n.VPC
		if n.Before != nil {
			line += fmt.Sprintf(" %s free %s usable %d", n.Before.Range, n.Before.Largest, n.Before.Usable())
		}
		line += " ->"
		if n.Now != nil {
			line += fmt.Sprintf(" %s free %s usable %d", n.Now.Range, n.Now.Largest, n.Now.Usable())
		}
		for _, s := range n.Added {
			line += fmt.Sprintf(" +%s %s", s.Range, s.VSwitch)
		}
		for _, s := range n.Removed {
			line += fmt.Sprintf(" -%s %s", s.Range, s.VSwitch)
		}
		list = append(list, line)
	}
	for _, r := range between.Regions(a, b) {
		list = append(list, fmt.Sprintf("%s %d -> %d", r.Region, r.Before, r.Now))
	}
	return list
}

func TestNetworks(t *testing.T) {
	vpc := res("vpc", "v", "cidr_block = \"10.0.0.0/16\"")
	for _, test := range []struct {
		name, before, now string
		want              []string
	}{
		{"the same", vpc + subnet("aa", "10.0.0.0/24"), vpc + subnet("bb", "10.0.0.0/24"), nil},
		{"a VSwitch more", vpc + subnet("aa", "10.0.0.0/24"), vpc + subnet("aa", "10.0.0.0/24") + subnet("bb", "10.0.128.0/17"), []string{
			"vpc.v 10.0.0.0/16 free 10.0.128.0/17 usable 252 -> 10.0.0.0/16 free 10.0.64.0/18 usable 33016 +10.0.128.0/17 vswitch.bb",
			"cn-hangzhou 252 -> 33016",
		}},
		{"another range", vpc + subnet("aa", "10.0.0.0/24"), vpc + subnet("aa", "10.0.1.0/25"), []string{
			"vpc.v 10.0.0.0/16 free 10.0.128.0/17 usable 252 -> 10.0.0.0/16 free 10.0.128.0/17 usable 124 +10.0.1.0/25 vswitch.aa -10.0.0.0/24 vswitch.aa",
			"cn-hangzhou 252 -> 124",
		}},
		{"a VPC gone", vpc, "", []string{"vpc.v 10.0.0.0/16 free 10.0.0.0/16 usable 0 ->"}},
		{"a VPC of the default range", "", res("vpc", "v", "vpc_name = \"net\""), []string{"vpc.v -> 172.16.0.0/12 free 172.16.0.0/12 usable 0"}},
		{"moved", vpc, res("vpc", "w", "cidr_block = \"10.0.0.0/16\"") + "moved {\n  from = vpc.v\n  to = vpc.w\n}\n", nil},
		{"full", vpc, vpc + subnet("aa", "10.0.0.0/16"), []string{
			"vpc.v 10.0.0.0/16 free 10.0.0.0/16 usable 0 -> 10.0.0.0/16 free invalid Prefix usable 65532 +10.0.0.0/16 vswitch.aa", "cn-hangzhou 0 -> 65532",
		}},
		{"a secret range", vpc, "variable \"s\" {\n  default = \"10.0.7.0/24\"\n  sensitive = true\n}\n" + vpc + res("vswitch", "aa", "vpc_id = vpc.v.id; zone_id = \"cn-hangzhou-b\"; cidr_block = var.s"), []string{
			"vpc.v 10.0.0.0/16 free 10.0.0.0/16 usable 0 ->",
		}},
		{"a VPC outside", "", res("vswitch", "aa", "vpc_id = \"vpc-1\"; zone_id = \"cn-hangzhou-b\"; cidr_block = \"10.0.0.0/24\""), []string{
			"vpc-1 -> invalid Prefix free invalid Prefix usable 252 +10.0.0.0/24 vswitch.aa", "cn-hangzhou 0 -> 252",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.want, spaces(t, test.before, test.now)); d != "" {
				t.Errorf("-want +have\n%s", d)
			}
		})
	}
}

func TestQuotas(t *testing.T) {
	cloud := func(limit int) string {
		return fmt.Sprintf("cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vswitches_per_vpc = %d }\n}\n", limit)
	}
	vpc := res("vpc", "v", "cidr_block = \"10.0.0.0/16\"")
	one, two := vpc+subnet("aa", "10.0.0.0/24"), vpc+subnet("aa", "10.0.0.0/24")+subnet("bb", "10.0.1.0/24")
	for _, test := range []struct {
		name, before, now, want string
	}{
		{"the same", cloud(5) + one, cloud(5) + one, ""},
		{"one more", cloud(5) + one, cloud(5) + two, "vswitches_per_vpc in vpc.v 1 -> 2 of 5 "},
		{"at the limit", cloud(2) + one, cloud(2) + two, "vswitches_per_vpc in vpc.v 1 -> 2 of 2 at"},
		{"over the limit", cloud(1) + one, cloud(1) + two, "vswitches_per_vpc in vpc.v 1 -> 2 of 1 over"},
		{"another limit", cloud(5) + one, cloud(9) + one, "vswitches_per_vpc in vpc.v 1 -> 1 of 9 "},
		{"none any more", cloud(5) + one, cloud(5) + vpc, "vswitches_per_vpc in vpc.v 1 -> 0 of 5 "},
		{"moved", cloud(5) + one, cloud(5) + res("vpc", "w", "cidr_block = \"10.0.0.0/16\"") + res("vswitch", "aa", "vpc_id = vpc.w.id; zone_id = \"cn-hangzhou-b\"; cidr_block = \"10.0.0.0/24\"") + "moved {\n  from = vpc.v\n  to = vpc.w\n}\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			have := ""
			for _, q := range between.Quotas(side(t, test.before), side(t, test.now)) {
				have += fmt.Sprintf("%s in %s %d -> %d of %d %s", q.Name, q.In, q.Before, q.Now, q.Limit, q.State())
			}
			if have != test.want {
				t.Errorf("have %q, want %q", have, test.want)
			}
		})
	}
	if q := (&between.Quota{Now: 39, Limit: 48}); q.State() != "near" {
		t.Errorf("39 of 48 is %q, want near", q.State())
	}
}
