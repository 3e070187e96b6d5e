package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeBeyond = &schema.Rule{
	Code:     "NP-ROUTE-BEYOND",
	Summary:  "Route beyond a VPC",
	Doc:      "A route of a VBR to a VPC has the range of that VPC, or a part of it, as destination: a VPC is no way to anywhere else.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		w := wire(c)
		for r := range each(c, "route_entry") {
			vbr, vpc := c.Topology.Resource(tableRouter(c, r)), w.vpcOfHop(r)
			p, ok := destination(c, r)
			if !ok || !p.Addr().Is4() || vbr == nil || vpc == nil || vbr.Type.Name != "virtual_border_router" {
				continue
			}
			if outer, ok := vpcPrefix(c, vpc); ok && !inside(p, outer) {
				c.ReportPair(r, r.AttrRange("destination_cidr_block"), vpc.AttrRange("cidr_block"), fmt.Sprintf("destination_cidr_block is %s, and next_hop_id leads to %s, which has %s. Write a part of that.",
					shown(r, "destination_cidr_block", p), vpc.Addr, shown(vpc, "cidr_block", outer)))
			}
		}
	},
}

// vpcOfHop is the VPC that the router interface of a next hop leads to: as the
// interface says, or by the connection that is made before the route. Nil if
// that is not known.
func (w *wiring) vpcOfHop(r *schema.Resource) *schema.Resource {
	ri := interfaceAt(w.c, r.Value("next_hop_id").From)
	if ri == nil || ri.Value("opposite_router_id").Written() {
		return vpcOfRouter(w.c, ri, "opposite_router_id")
	}
	joint := w.joints[ri]
	if joint == nil || owner(w.c, joint, "router_interface_id") != ri || !slices.Contains(r.Needs, joint.Addr) && !slices.Contains(r.Needs, joint.Block) {
		return nil
	}
	return vpcOfRouter(w.c, owner(w.c, joint, "opposite_interface_id"), "router_id")
}
