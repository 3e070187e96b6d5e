package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var interfaceAccess = &schema.Rule{
	Code:     "NP-RI-ACCESS",
	Summary:  "Access point without VBR",
	Doc:      "A router interface names the access point of each end that is on a VBR, and of no other: access_point_id with router_type VBR, opposite_access_point_id with opposite_router_type VBR.",
	Section:  "9.1",
	Types:    []string{"router_interface"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "router_interface") {
			for _, side := range []string{"", "opposite_"} {
				checkAccess(c, r, side+"access_point_id", side+"router_type")
			}
		}
	},
}

// checkAccess reports an access point of a side that is on no VBR, or the lack
// of one of a side that is.
func checkAccess(c *schema.Checker, r *schema.Resource, point, typ string) {
	s, known := text(c, r, typ)
	if !known && r.Value(typ).Written() {
		return
	}
	switch {
	case s == "VBR" && !given(c, r, point):
		c.Report(r, r.AttrRange(typ), fmt.Sprintf("%s is %s and %s is not written; write the access point of the VBR's physical connection.", typ, shown(r, typ, s), point))
	case s != "VBR" && stated(c, r, point):
		c.Report(r, r.AttrRange(point), fmt.Sprintf("%s is written without %s = \"VBR\"; only a VBR is at an access point. Take it out, or write that.", point, typ))
	}
}

// given says whether an attribute is written and not an empty text. One that is
// not known yet counts: what lacks it is not told.
func given(c *schema.Checker, r *schema.Resource, attr string) bool {
	s, known := text(c, r, attr)
	return r.Value(attr).Written() && (!known || s != "")
}

// stated is given, of a value that is known: what another resource leaves out
// may be nothing once it is read.
func stated(c *schema.Checker, r *schema.Resource, attr string) bool {
	s, known := text(c, r, attr)
	return known && s != ""
}
