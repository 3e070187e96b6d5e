package rules

import (
	"net/netip"
	"slices"

	"go4.org/netipx"

	"netplan/schema"
)

// filled are addresses that are taken, as ranges in ascending order that do not
// touch each other, and what takes them.
type filled struct {
	ranges []netipx.IPRange
	by     lookup
}

// fill puts prefixes together, with what each is of.
func fill(list []ranged) *filled {
	f := &filled{}
	slices.SortStableFunc(list, func(a, b ranged) int { return a.p.Compare(b.p) })
	for _, x := range list {
		if x.r != nil {
			f.by.add(x.p, x.r)
		}
		next := netipx.RangeOfPrefix(x.p)
		end := len(f.ranges) - 1
		switch {
		case end >= 0 && f.ranges[end].Contains(next.To()):
		case end >= 0 && f.ranges[end].To().Next() == next.From():
			f.ranges[end] = netipx.IPRangeFrom(f.ranges[end].From(), next.To())
		default:
			f.ranges = append(f.ranges, next)
		}
	}
	return f
}

// whole says whether every address from one to another is taken.
func (f *filled) whole(from, to netip.Addr) bool {
	i, found := slices.BinarySearchFunc(f.ranges, from, func(r netipx.IPRange, a netip.Addr) int { return r.From().Compare(a) })
	if !found {
		i--
	}
	return i >= 0 && f.ranges[i].Contains(from) && f.ranges[i].Contains(to)
}

// vswitchesFilled are what the VSwitches of each VPC and the cloud's own range
// take. The cloud's range is of no resource.
func vswitchesFilled(c *schema.Checker) map[string]*filled {
	all := map[string]*filled{}
	for vpc, list := range vswitchRanges(c) {
		all[vpc] = fill(append(list, ranged{nil, reserved}))
	}
	return all
}
