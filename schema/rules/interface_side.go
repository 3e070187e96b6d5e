package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var interfaceSide = &schema.Rule{
	Code:     "NP-RI-SIDE",
	Summary:  "Wrong side of connection",
	Doc:      "The accepting side of a connection between routers is that of a VPC and has the spec Negative; the initiating side has a bandwidth. Where one end is on a VBR, that one initiates.",
	Section:  "9.1, 9.6",
	Types:    []string{"router_interface"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "router_interface") {
			role, known := text(c, r, "role")
			if !known {
				continue
			}
			checkSpec(c, r, role)
			border := "router_type"
			if role != accepts {
				border = "opposite_router_type"
			}
			if s, ok := text(c, r, border); ok && s == "VBR" {
				c.ReportPair(r, r.AttrRange("role"), r.AttrRange(border), fmt.Sprintf("role is %s and %s is %s; the side on a VBR is always the initiating one. Write %q.", shown(r, "role", role), border, shown(r, border, s), otherRole(role)))
			}
		}
	},
}

// accepts is the role of the side that is connected to.
const accepts = "AcceptingSide"

// otherRole is the role of the other end.
func otherRole(role string) string {
	if role == accepts {
		return "InitiatingSide"
	}
	return accepts
}

// checkSpec reports an accepting side with a bandwidth, or an initiating one
// without.
func checkSpec(c *schema.Checker, r *schema.Resource, role string) {
	spec, ok := text(c, r, "spec")
	if !ok || (role == accepts) == (spec == "Negative") {
		return
	}
	advice := `write "Negative": the bandwidth is that of the initiating side`
	if role != accepts {
		advice = `write a bandwidth such as "Small.1", which is 10 Mbps`
	}
	c.ReportPair(r, r.AttrRange("spec"), r.AttrRange("role"), fmt.Sprintf("spec is %s and role is %s; %s.", shown(r, "spec", spec), shown(r, "role", role), advice))
}
