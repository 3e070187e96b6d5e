package rules

import (
	"cmp"

	"netplan/schema"
)

// wiring is how router interfaces are joined, looked up once for a rule.
type wiring struct {
	c *schema.Checker
	// joints are the connections by the interface of either end.
	joints map[*schema.Resource]*schema.Resource
	// open says that a connection has an end that is not in the topology, or
	// not known.
	open bool
}

func wire(c *schema.Checker) *wiring {
	w := &wiring{c: c, joints: map[*schema.Resource]*schema.Resource{}}
	for r := range each(c, "router_interface_connection") {
		for _, attr := range ofConnection {
			if ri := owner(c, r, attr); ri != nil {
				w.joints[ri] = r
			} else {
				w.open = true
			}
		}
	}
	return w
}

// ofConnection are the attributes for the two ends of a connection.
var ofConnection = []string{"router_interface_id", "opposite_interface_id"}

// beyond is the router that an interface leads to: that of the one which it is
// connected with, else the one that it names.
func (w *wiring) beyond(ri *schema.Resource) router {
	for _, attr := range ofConnection {
		joint := w.joints[ri]
		if other := owner(w.c, joint, attr); other != nil && other != ri {
			return routerOf(w.c, other, "router_id")
		}
	}
	return routerOf(w.c, ri, "opposite_router_id")
}

// key names a router, the same for the same one as far as that is known; empty
// where nothing is.
func (r router) key() string { return cmp.Or(r.addr, r.id) }
