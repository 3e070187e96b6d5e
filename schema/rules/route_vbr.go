package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeVBR = &schema.Rule{
	Code:     "NP-ROUTE-VBR",
	Summary:  "Next hop of other VBR",
	Doc:      "A route of a VBR has one next hop, a RouterInterface: the VBR's vlan_interface_id, which leads to its line, or a router interface on it. It has no next_hop blocks. Only routes of that VBR have its vlan_interface_id as next hop.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_entry") {
			table := tableRouter(c, r)
			if vbr := c.Topology.Resource(table); vbr != nil && vbr.Type.Name == "virtual_border_router" {
				checkVBRHop(c, r, vbr)
			}
			if hop := owner(c, r, "next_hop_id"); hop != nil && hop.Type.Name == "virtual_border_router" && differ(hop.Addr, table) {
				c.ReportPair(r, r.AttrRange("next_hop_id"), r.AttrRange("route_table_id"), fmt.Sprintf("next_hop_id is %s, and the route table belongs to %s. Write a next hop of %s.", named(r, "next_hop_id"), table, table))
			}
		}
	},
}

// checkVBRHop reports next hops that no route of a VBR can have.
func checkVBRHop(c *schema.Checker, r, vbr *schema.Resource) {
	if hasHops(r) {
		c.Report(r, r.AttrRange("next_hop"), fmt.Sprintf("the route is one of %s, whose routes have one next hop each. Write next_hop_type and next_hop_id.", vbr.Addr))
		return
	}
	typ, known := text(c, r, "next_hop_type")
	if !known && r.Value("next_hop_type").Written() || typ == "RouterInterface" || hopType(c, r) == "RouterInterface" || !r.Value("next_hop_id").Written() {
		return
	}
	c.Report(r, r.AttrRange("next_hop_id"), fmt.Sprintf("next_hop_id is %s, and the route is one of %s, whose next hops are router interfaces. Write %s.vlan_interface_id, or a router interface on it, with next_hop_type = \"RouterInterface\".",
		named(r, "next_hop_id"), vbr.Addr, vbr.Addr))
}

// hopType is the type of the next hop as far as the reference or the id tells;
// empty where it does not.
func hopType(c *schema.Checker, r *schema.Resource) string {
	if from := r.Value("next_hop_id").From; from != nil {
		return hopTypes[schema.AddrType(from.Addr)]
	}
	id, _ := text(c, r, "next_hop_id")
	return hopTypes[before(id, "-")]
}
