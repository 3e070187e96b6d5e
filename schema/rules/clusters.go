package rules

import "netplan/schema"

// clusters join names into groups: the VPCs and VBRs between which traffic may
// pass, over any number of others.
type clusters map[string]string

// of is the group of a name.
func (g clusters) of(name string) string {
	root := name
	for g[root] != "" {
		root = g[root]
	}
	for name != root {
		name, g[name] = g[name], root
	}
	return root
}

// join makes one group of those of two names. What is not known joins nothing.
func (g clusters) join(a, b string) {
	if a, b = g.of(a), g.of(b); a != b && a != "" && b != "" {
		g[a] = b
	}
}

// connected are the groups of the VPCs and VBRs: those with router interfaces
// between them, and the VPCs with a VPN between them.
func connected(c *schema.Checker) clusters {
	g, w := clusters{}, wire(c)
	for ri := range each(c, "router_interface") {
		g.join(routerOf(c, ri, "router_id").key(), w.beyond(ri).key())
	}
	for r := range each(c, "vpn_connection") {
		near, far := owner(c, r, "vpn_gateway_id"), peerGateway(c, r)
		if a, b := owner(c, near, "vpc_id"), owner(c, far, "vpc_id"); a != nil && b != nil {
			g.join(a.Addr, b.Addr)
		}
	}
	return g
}

// peerGateway is the VPN gateway whose address the customer gateway of an IPsec
// connection has, or nil.
func peerGateway(c *schema.Checker, r *schema.Resource) *schema.Resource {
	far := owner(c, owner(c, r, "customer_gateway_id"), "ip_address")
	if far == nil || far.Type.Name != "vpn_gateway" {
		return nil
	}
	return far
}
