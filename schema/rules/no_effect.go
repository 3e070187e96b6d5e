package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var noEffect = &schema.Rule{
	Code:     "NP-NO-EFFECT",
	Summary:  "Argument without effect",
	Doc:      "Some arguments count only beside another one: the terms of payment of what is paid for in advance, the ratio of a shared bandwidth package that pays by the 95th percentile, the number of SSL clients of a VPN gateway with SSL. The API takes them without, and does nothing with them.",
	Section:  "9.1, 13.3, 15.1, 19.4",
	Types:    []string{"eip", "router_interface", "vpn_gateway", "common_bandwidth_package"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for _, need := range needs {
			for r := range each(c, need.typ) {
				for _, attr := range need.attrs {
					if r.Value(attr).Written() && need.unmet(c, r) {
						c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s counts only with %s = %s. Write that, or leave %s out.", attr, need.beside, need.value, attr))
					}
				}
			}
		}
	},
}

// need says beside which value of an attribute others of a type count.
type need struct {
	typ    string
	attrs  []string
	beside string
	value  string // in the language
	// open says that the reference does not tell what it is when left out.
	open bool
}

var needs = []need{
	{typ: "eip", attrs: []string{"period", "pricing_cycle", "auto_pay"}, beside: "instance_charge_type", value: `"PrePaid"`},
	{typ: "router_interface", attrs: []string{"period", "pricing_cycle", "auto_pay"}, beside: "instance_charge_type", value: `"PrePaid"`},
	{typ: "vpn_gateway", attrs: []string{"period", "auto_pay"}, beside: "instance_charge_type", value: `"PREPAY"`, open: true},
	{typ: "vpn_gateway", attrs: []string{"ssl_connections"}, beside: "enable_ssl", value: "true"},
	{typ: "common_bandwidth_package", attrs: []string{"ratio"}, beside: "internet_charge_type", value: `"PayBy95"`},
}

// unmet says whether it is known that the other attribute has another value.
func (n need) unmet(c *schema.Checker, r *schema.Resource) bool {
	v := r.Value(n.beside)
	c.Needs(r, n.beside)
	switch {
	case !v.Written():
		return !n.open
	case !v.Known():
		return false
	case n.value == "true":
		return v.V.False()
	}
	how := v.V.AsString()
	a := r.Type.Attrs[r.Type.Index(n.beside)]
	return fmt.Sprintf("%q", how) != n.value && slices.Contains(a.Derived.Rule.Enum, how)
}
