package rules

import (
	"net/netip"
	"slices"

	"netplan/schema"
)

// tunnels find among IPsec connections one whose networks overlap those of
// another at both ends, without comparing each two. Prefixes overlap exactly
// when one contains the other: a connection is kept under each pair of its
// networks and of what contains them, in the few lengths that occur.
type tunnels struct {
	c         *schema.Checker
	near, far []int // the lengths of prefixes that occur at each end
	first     map[tunnel]*schema.Resource
}

// tunnel is a network of each end; one that is wide contains the network that
// is written.
type tunnel struct {
	near, far         netip.Prefix
	nearWide, farWide bool
}

// newTunnels are tunnels for connections, none of which they hold yet.
func newTunnels(c *schema.Checker, group []*schema.Resource) *tunnels {
	return &tunnels{c: c, near: lengths(c, group, "local_subnet"), far: lengths(c, group, "remote_subnet"), first: map[tunnel]*schema.Resource{}}
}

// lengths are the lengths of the networks of some connections.
func lengths(c *schema.Checker, group []*schema.Resource, attr string) []int {
	found := [33]bool{}
	for _, r := range group {
		for _, p := range networks(c, r, attr) {
			found[p.Bits()] = true
		}
	}
	var list []int
	for bits, ok := range found {
		if ok {
			list = append(list, bits)
		}
	}
	return list
}

// add keeps a connection; where another is already, that one stays.
func (t *tunnels) add(r *schema.Resource) {
	t.each(r, func(x tunnel) bool {
		if t.first[x] == nil {
			t.first[x] = r
		}
		return true
	})
}

// crossing is a connection that was added whose networks overlap those of r at
// both ends, or nil.
func (t *tunnels) crossing(r *schema.Resource) (found *schema.Resource) {
	t.each(r, func(x tunnel) bool {
		for _, nearWide := range []bool{false, true} {
			for _, farWide := range []bool{false, true} {
				if nearWide && x.nearWide || farWide && x.farWide {
					continue // both lie in it, neither in the other
				}
				if found == nil {
					found = t.first[tunnel{x.near, x.far, nearWide, farWide}]
				}
			}
		}
		return found == nil
	})
	return found
}

// each yields the pairs of networks of a connection, and of what contains them,
// until it is told to stop.
func (t *tunnels) each(r *schema.Resource, yield func(tunnel) bool) {
	far := networks(t.c, r, "remote_subnet")
	for _, l := range networks(t.c, r, "local_subnet") {
		for _, near := range containing(l, t.near) {
			for _, f := range far {
				for _, around := range containing(f, t.far) {
					if !yield(tunnel{near, around, near != l, around != f}) {
						return
					}
				}
			}
		}
	}
}

// containing are a prefix and those around it, in some lengths.
func containing(p netip.Prefix, lengths []int) []netip.Prefix {
	var list []netip.Prefix
	for _, bits := range slices.Backward(lengths) {
		if bits <= p.Bits() {
			list = append(list, netip.PrefixFrom(p.Addr(), bits).Masked())
		}
	}
	return list
}
