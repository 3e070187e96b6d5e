package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var interfaceRouter = &schema.Rule{
	Code:     "NP-RI-ROUTER",
	Summary:  "Router of other type",
	Doc:      "The router_type of a router interface is that of its router_id: VRouter for the router of a VPC, VBR for a virtual border router.",
	Section:  "9.1",
	Types:    []string{"router_interface"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "router_interface") {
			want := routerType(r, "router_id")
			have, ok := text(c, r, "router_type")
			if ok && want != "" && have != want {
				c.ReportPair(r, r.AttrRange("router_type"), r.AttrRange("router_id"), fmt.Sprintf("router_type is %s, and router_id is %s; write %q.", shown(r, "router_type", have), named(r, "router_id"), want))
			}
		}
	},
}

// routerType is the type of the router that an attribute names, as far as the
// reference or the id tells; empty where it does not.
func routerType(r *schema.Resource, attr string) string {
	v := r.Value(attr)
	if v.From != nil {
		return map[string]string{"vpc": "VRouter", "vrouter": "VRouter", "virtual_border_router": "VBR"}[schema.AddrType(v.From.Addr)]
	}
	id, _ := known(r, attr)
	prefix, _, _ := strings.Cut(id, "-")
	return map[string]string{"vrt": "VRouter", "vbr": "VBR"}[prefix]
}

// named is what an attribute is given: the origin of its value, or the value.
func named(r *schema.Resource, attr string) string {
	if from := r.Value(attr).From; from != nil {
		return from.Addr + "." + from.Attr
	}
	s, _ := known(r, attr)
	return shown(r, attr, s)
}
