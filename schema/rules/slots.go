package rules

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// slot is what a resource takes of a quota.
type slot struct {
	r     *schema.Resource
	quota string
	// space is what the quota is counted in, words the same for a message.
	space, words string
	// n is how much of it is taken, at where that is written.
	n  int
	at hcl.Range
	// secret numbers and quotas are not told.
	secret bool
}

// slots are what a resource takes of quotas, as far as it is known in which
// space it is.
func slots(c *schema.Checker, r *schema.Resource) []slot {
	var list []slot
	for _, o := range occupations(c, r) {
		if o.claim.Kind == schema.Slot {
			list = append(list, slot{r: r, quota: o.claim.Name, space: o.space, words: within(c, o), n: 1, at: r.Range})
		}
	}
	switch r.Type.Name {
	case "ipv6_egress_only_rule":
		list = append(list, ruleSlots(c, r)...)
	case "route_entry":
		list = append(list, havipSlots(c, r)...)
	case "nat_bandwidth_package":
		list = append(list, amount(r, "ips_per_nat_package", "ip_count")...)
	case "snat_entry":
		list = append(list, amount(r, "ips_per_snat_entry", "snat_ip")...)
	}
	return list
}

// ruleSlots: how many egress-only rules a gateway has depends on its
// specification (14.6).
func ruleSlots(c *schema.Checker, r *schema.Resource) []slot {
	gateway := owner(c, r, "ipv6_gateway_id")
	if gateway == nil || gateway.Type.Name != "ipv6_gateway" {
		return nil
	}
	spec, known := gatewaySpec(c, gateway)
	if !known {
		return nil
	}
	return []slot{{
		r: r, quota: "egress_rules_per_" + strings.ToLower(spec) + "_gateway", space: gateway.Addr, words: gateway.Addr,
		n: 1, at: r.Range, secret: secret(gateway, "spec"),
	}}
}

// havipSlots: a route table has few entries that lead to HaVips (8.8).
func havipSlots(c *schema.Checker, r *schema.Resource) []slot {
	table := spaceOf(c, r, "route_table_id")
	if typ, _ := text(c, r, "next_hop_type"); typ != "HaVip" || table == "" {
		return nil
	}
	words := table
	if secret(r, "route_table_id") {
		words = hidden
	}
	return []slot{{
		r: r, quota: "havip_entries_per_table", space: r.Cloud + "|" + table, words: words, n: 1, at: r.AttrRange("next_hop_type"),
	}}
}

// amount is what the number, or the number of elements, of an attribute takes of
// a quota of the resource itself (17.2, 17.17).
func amount(r *schema.Resource, quota, attr string) []slot {
	v := r.Value(attr)
	if !v.Known() {
		return nil
	}
	s := slot{r: r, quota: quota, space: r.Addr, words: attr, at: r.AttrRange(attr), secret: secret(r, attr)}
	if v.V.Type().IsPrimitiveType() {
		n, _ := v.V.AsBigFloat().Int64()
		s.n = int(n)
	} else {
		s.n = v.V.LengthInt()
	}
	return []slot{s}
}

// within is a space in words.
func within(c *schema.Checker, o occupied) string {
	if o.claim.In == "account" {
		return "the account"
	}
	attr, _, _ := strings.Cut(o.claim.In, ".")
	if secret(o.r, attr) {
		return hidden
	}
	for r := o.r; r != nil && strings.HasPrefix(attr, "^"); r = owner(c, r, r.Type.Parent) {
		if secret(r, r.Type.Parent) {
			return hidden
		}
	}
	return strings.TrimSuffix(o.space[len(o.r.Cloud)+1:], ".id")
}
