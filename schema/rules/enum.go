package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var enum = &schema.Rule{
	Code:     "NP-ENUM",
	Summary:  "Value not permitted",
	Doc:      "The API permits a fixed set of values for some attributes; 'netplan types TYPE' lists them. Letter case counts, except in the protocol of a DNAT entry, the spec of a NAT gateway and the instance_type of an egress-only rule.",
	Section:  "5-22",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			if p.attr.Derived.Rule == nil || len(p.attr.Derived.Rule.Enum) == 0 {
				continue
			}
			s, ok := p.text()
			number := p.v.Type() == cty.Number
			if number {
				s, ok = schema.NumberText(p.v), true
			}
			permitted := p.attr.Derived.Rule.Enum
			if !ok || permits(r, p, s) {
				continue
			}
			write := among(permitted)
			if number {
				write = strings.ReplaceAll(write, `"`, "")
			}
			c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s; write %s.%s", p.attr.Name, p.show(), write, p.unlessSecret(likeliest(s, permitted))))
		}
	},
}

// anyCase are the arguments whose values the API takes in any letter case: its
// examples have both (14.6, 14.7, 17.8, 17.14).
var anyCase = map[string]bool{"forward_entry.ip_protocol": true, "nat_gateway.spec": true, "ipv6_egress_only_rule.instance_type": true}

// permits says whether a value is one of those permitted.
func permits(r *schema.Resource, p place, s string) bool {
	return slices.ContainsFunc(p.attr.Derived.Rule.Enum, func(v string) bool {
		return v == s || anyCase[r.Type.Name+"."+p.path()] && strings.EqualFold(v, s)
	})
}

// likeliest names the permitted value that differs in letter case only.
func likeliest(s string, permitted []string) string {
	for _, p := range permitted {
		if strings.EqualFold(p, s) {
			return fmt.Sprintf(" Did you mean %q?", p)
		}
	}
	return ""
}
