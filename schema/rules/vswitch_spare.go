package rules

import (
	"fmt"
	"net/netip"

	"netplan/schema"
)

// spare suggests ranges for VSwitches that have to move. The room of a VPC is
// looked at once, and no range of it is suggested twice.
type spare struct {
	c         *schema.Checker
	vswitches map[string][]ranged // by the address of the VPC
	routes    map[string][]ranged
	moving    map[*schema.Resource]bool
	rooms     map[string]*room
}

func newSpare(c *schema.Checker) *spare {
	return &spare{c, vswitchRanges(c), routeRanges(c), map[*schema.Resource]bool{}, map[string]*room{}}
}

// suggest ends a message with a free range in a VPC, of a prefix length or the
// nearest that a VSwitch may have, unless the ranges of which it would be made
// must not be told. The VSwitches that were put into moving before count for
// nothing.
func (s *spare) suggest(vpc, r *schema.Resource, bits int) string {
	outer, ok := vpcPrefix(s.c, vpc)
	if !ok || !outer.Addr().Is4() || secret(vpc, "cidr_block") || secret(r, "cidr_block") {
		return ""
	}
	m, known := s.rooms[vpc.Addr]
	if !known {
		m = s.look(vpc, outer)
		s.rooms[vpc.Addr] = m
	}
	if m == nil {
		return ""
	}
	return m.suggest(max(outer.Bits(), min(max(bits, 16), 29)), fmt.Sprint(outer))
}

// look is the room of a VPC, or nil where it must not be told. A VSwitch would
// contain no destination of a route (6.4).
func (s *spare) look(vpc *schema.Resource, outer netip.Prefix) *room {
	var taken []netip.Prefix
	for _, x := range s.vswitches[vpc.Addr] {
		if secret(x.r, "cidr_block") {
			return nil
		}
		if !s.moving[x.r] {
			taken = append(taken, x.p)
		}
	}
	for _, x := range s.routes[vpc.Addr] {
		if secret(x.r, "destination_cidr_block") {
			return nil
		}
		if !inside(outer, x.p) {
			taken = append(taken, x.p)
		}
	}
	return newRoom([]netip.Prefix{outer.Masked()}, taken)
}

// vswitchRanges are the VSwitches by the address of their VPC.
func vswitchRanges(c *schema.Checker) map[string][]ranged {
	ranges := map[string][]ranged{}
	for r := range each(c, "vswitch") {
		if vpc := owner(c, r, "vpc_id"); vpc != nil {
			if p, ok := prefix(c, r, "cidr_block"); ok {
				ranges[vpc.Addr] = append(ranges[vpc.Addr], ranged{r, p})
			}
		}
	}
	return ranges
}

// routeRanges are the route entries by the address of the VPC or VBR whose
// table they are in.
func routeRanges(c *schema.Checker) map[string][]ranged {
	ranges := map[string][]ranged{}
	for r := range each(c, "route_entry") {
		if p, ok := destination(c, r); ok {
			at := tableRouter(c, r)
			ranges[at] = append(ranges[at], ranged{r, p})
		}
	}
	return ranges
}
