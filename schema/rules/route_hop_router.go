package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var routeHopRouter = &schema.Rule{
	Code:     "NP-ROUTE-ROUTER",
	Summary:  "Interface of another router",
	Doc:      "A router interface that is a next hop of a route entry is on the router of the route table: that of its VPC, or its VBR.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "route_entry") {
			table := tableRouter(c, r)
			checkHopRouter(c, r, table, "next_hop_id", r.Value("next_hop_id").From)
			for _, h := range nextHops(r) {
				checkHopRouter(c, r, table, "next_hop", h.from)
			}
		}
	},
}

// checkHopRouter reports a next hop that is an interface of another router
// than the route table's.
func checkHopRouter(c *schema.Checker, r *schema.Resource, table, attr string, from *schema.Origin) {
	ri := interfaceAt(c, from)
	if ri == nil {
		return
	}
	if on := routerOf(c, ri, "router_id"); differ(on.addr, table) {
		c.ReportPair(r, r.AttrRange(attr), ri.AttrRange("router_id"), fmt.Sprintf("%s is on the router of %s, and the route table belongs to %s. Write an interface of %s.", ri.Addr, on.addr, table, table))
	}
}

// interfaceAt is the router interface that a value names, by itself or by its
// connection, or nil.
func interfaceAt(c *schema.Checker, from *schema.Origin) *schema.Resource {
	if from == nil {
		return nil
	}
	o := c.Topology.Resource(from.Addr)
	if o != nil && o.Type.Name == "router_interface_connection" {
		o = owner(c, o, from.Attr)
	}
	if o == nil || o.Type.Name != "router_interface" {
		return nil
	}
	return o
}

// tableRouter is the address of the VPC or VBR that has the route table of an
// entry, or empty.
func tableRouter(c *schema.Checker, r *schema.Resource) string {
	if vpc := above(c, r, "vpc"); vpc != nil {
		return vpc.Addr
	}
	if vbr := owner(c, r, "route_table_id"); vbr != nil && vbr.Type.Name == "virtual_border_router" {
		return vbr.Addr
	}
	return ""
}
