package rules

import (
	"net/netip"

	"netplan/schema"
)

// forwarding is what the routers of a topology do with a packet, as far as its
// route entries say.
type forwarding struct {
	*wiring
	// system are the entries by the router whose system route table, or only
	// one, they are in: there traffic from other routers arrives.
	system map[string]*lookup
	// vague are the routers with an entry whose destination is not known; the
	// one without a name stands for all.
	vague map[string]bool
	// learns are the VBRs that have routes by BGP.
	learns map[string]bool
	// leaves are the VPCs with a NAT gateway, which brings a default route.
	leaves map[string]bool
}

func newForwarding(c *schema.Checker) *forwarding {
	f := &forwarding{wire(c), map[string]*lookup{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for r := range each(c, "route_entry") {
		router := tableRouter(c, r)
		p, known := destination(c, r)
		switch {
		case !known || router == "" && !r.Value("route_table_id").Known():
			f.vague[router] = true
		case f.arriving(r):
			if f.system[router] == nil {
				f.system[router] = &lookup{}
			}
			f.system[router].add(p, r)
		}
	}
	for r := range each(c, "bgp_group") {
		f.learns[routerOf(c, r, "router_id").key()] = true
	}
	for r := range each(c, "nat_gateway") {
		if vpc := owner(c, r, "vpc_id"); vpc != nil {
			f.leaves[vpc.Addr] = true
		}
	}
	return f
}

// arriving says whether a route entry is in the system route table of a VPC or
// in that of a VBR.
func (f *forwarding) arriving(r *schema.Resource) bool {
	table := owner(f.c, r, "route_table_id")
	return table != nil && table.Type.Name != "route_table"
}

// next is the router to which the first router interface of an entry leads;
// nothing where it has none or that is not known.
func (f *forwarding) next(r *schema.Resource) router {
	if list := interfacesOf(f.c, r); len(list) > 0 {
		return f.beyond(list[0])
	}
	return router{}
}

// interfacesOf are the router interfaces among the next hops of an entry,
// without those of other routers, which are reported by NP-ROUTE-ROUTER.
func interfacesOf(c *schema.Checker, r *schema.Resource) (list []*schema.Resource) {
	origins := []*schema.Origin{r.Value("next_hop_id").From}
	for _, h := range nextHops(r) {
		origins = append(origins, h.from)
	}
	for _, from := range origins {
		if ri := interfaceAt(c, from); ri != nil && !differ(routerOf(c, ri, "router_id").addr, tableRouter(c, r)) {
			list = append(list, ri)
		}
	}
	return list
}

// takes is the entry by which a router sends on what arrives for p; nil if it
// keeps it, has none, or that is not known. A VPC keeps what is in its range
// unless a longer prefix says otherwise.
func (f *forwarding) takes(at string, p netip.Prefix) *schema.Resource {
	outer, r := f.system[at].around(p)
	if own, ok := f.rangeOf(at); ok && inside(p, own) && !(r != nil && inside(outer, own)) {
		return nil
	}
	return r
}

// rangeOf is the known range of a VPC; ok is false for what is none.
func (f *forwarding) rangeOf(at string) (own netip.Prefix, ok bool) {
	vpc := f.c.Topology.Resource(at)
	if vpc == nil || vpc.Type.Name != "vpc" {
		return netip.Prefix{}, false
	}
	return vpcPrefix(f.c, vpc)
}
