package rules

import (
	"fmt"
	"net/netip"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"go4.org/netipx"

	"netplan/schema"
)

var routeShadowed = &schema.Rule{
	Code:     "NP-ROUTE-SHADOWED",
	Summary:  "Route that nothing takes",
	Doc:      "Of the routes to an address the one with the longest prefix counts, and those to VSwitches and to 100.64.0.0/10 are the system's. A route, or the default route of a NAT gateway, is left over for an address at least: longer prefixes in its table do not cover all of it. The API permits others.",
	Section:  "6.4, 8.8, 17.1",
	Types:    []string{"route_entry", "nat_gateway"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		tables, order := tablesOf(c)
		vswitches, cloud := vswitchesFilled(c), fill([]ranged{{nil, reserved}})
		for _, table := range order {
			local := vswitches[tables[table].vpc]
			if local == nil {
				local = cloud
			}
			shadowed(tables[table].routes, local, func(o *open) { reportShadowed(c, o.r, o.p, o.by) })
		}
	},
}

func reportShadowed(c *schema.Checker, r *schema.Resource, p netip.Prefix, by *schema.Resource) {
	attr, what := "destination_cidr_block", fmt.Sprintf("destination_cidr_block is %s, all of which", shown(r, "destination_cidr_block", p))
	if r.Type.Name == "nat_gateway" {
		attr, what = "vpc_id", "its route 0.0.0.0/0 leads nowhere: all of that"
	}
	at := by.AttrRange("cidr_block")
	if by.Type.Name == "route_entry" {
		at = by.AttrRange("destination_cidr_block")
	}
	c.ReportPair(r, r.AttrRange(attr), at, what+fmt.Sprintf(" goes by longer prefixes: %s and others. Remove it, or one of those.", by.Addr))
}

// routeList are the entries of a route table and the VPC that it is of, or
// empty.
type routeList struct {
	vpc    string
	routes []ranged
}

// tablesOf are the entries by route table and their order, the default routes
// of NAT gateways among them.
func tablesOf(c *schema.Checker) (tables map[string]*routeList, order []string) {
	tables = map[string]*routeList{}
	add := func(table, vpc string, x ranged) {
		if tables[table] == nil {
			tables[table] = &routeList{vpc: vpc}
			order = append(order, table)
		}
		tables[table].routes = append(tables[table].routes, x)
	}
	for r := range each(c, "route_entry") {
		if p, ok := destination(c, r); ok && sourceOf(c, r, "route_table_id") != "" {
			add(r.Cloud+"|"+sourceOf(c, r, "route_table_id"), tableRouter(c, r), ranged{r, p})
		}
	}
	for r := range each(c, "nat_gateway") {
		if vpc := owner(c, r, "vpc_id"); vpc != nil {
			add(r.Cloud+"|"+vpc.Addr+".route_table_id", vpc.Addr, ranged{r, netip.MustParsePrefix("0.0.0.0/0")})
		}
	}
	return tables, order
}

// open is a route of which the addresses before next are known to go by longer
// prefixes; left says that one is not. There is no next behind the last address
// of all.
type open struct {
	ranged
	next netip.Addr
	left bool
	by   *schema.Resource
}

// until looks at the addresses from next to the last one before a longer prefix,
// or of the route: only what is local takes them.
func (o *open) until(last netip.Addr, local *filled) {
	if o.next.IsValid() && last.IsValid() && !last.Less(o.next) && !local.whole(o.next, last) {
		o.left = true
	}
}

// shadowed calls found for each route all of whose addresses go by longer ones
// or to what is local. Prefixes nest or are disjoint: one pass over the sorted
// routes with a stack of the open ones sees each gap once.
func shadowed(routes []ranged, local *filled, found func(o *open)) {
	slices.SortStableFunc(routes, func(a, b ranged) int { return a.p.Compare(b.p) })
	var stack []*open
	for i, x := range routes {
		if i > 0 && routes[i-1].p == x.p {
			continue // NP-TAKEN
		}
		stack = closed(stack, x.p, local, found)
		if end := len(stack) - 1; end >= 0 {
			stack[end].until(x.p.Addr().Prev(), local)
			stack[end].next, stack[end].by = netipx.PrefixLastIP(x.p).Next(), x.r
		}
		stack = append(stack, &open{ranged: x, next: x.p.Addr()})
	}
	closed(stack, netip.Prefix{}, local, found)
}

// closed takes the routes that do not contain p off the stack. One that lies in
// a single VSwitch is reported by NP-ROUTE-VSWITCH.
func closed(stack []*open, p netip.Prefix, local *filled, found func(o *open)) []*open {
	for end := len(stack) - 1; end >= 0 && !stack[end].p.Overlaps(p); end-- {
		top := stack[end]
		stack = stack[:end]
		top.until(netipx.PrefixLastIP(top.p), local)
		if _, vswitch := local.by.around(top.p); top.left || vswitch != nil {
			continue
		}
		if top.by == nil {
			_, top.by = local.by.around(netip.PrefixFrom(top.p.Addr(), 32))
		}
		if top.by != nil {
			found(top)
		}
	}
	return stack
}
