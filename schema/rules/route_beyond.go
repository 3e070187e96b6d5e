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
		for r := range each(c, "route_entry") {
			vbr, vpc := c.Topology.Resource(tableRouter(c, r)), vpcOfHop(c, r)
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
func vpcOfHop(c *schema.Checker, r *schema.Resource) *schema.Resource {
	ri := interfaceAt(c, r.Value("next_hop_id").From)
	if ri == nil || ri.Value("opposite_router_id").Written() {
		return vpcOfRouter(c, ri, "opposite_router_id")
	}
	for joined := range each(c, "router_interface_connection") {
		near, far := owner(c, joined, "router_interface_id"), owner(c, joined, "opposite_interface_id")
		if ri == near && (slices.Contains(r.Needs, joined.Addr) || slices.Contains(r.Needs, joined.Block)) {
			return vpcOfRouter(c, far, "router_id")
		}
	}
	return nil
}
