package rules

import (
	"fmt"
	"net/netip"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var vswitchOverlap = &schema.Rule{
	Code:     "NP-CIDR-OVERLAP",
	Summary:  "Overlapping VSwitches",
	Doc:      "The CIDR blocks of two VSwitches of one VPC do not overlap.",
	Section:  "6.4",
	Types:    []string{"vswitch"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		var pairs [][2]ranged
		free := newSpare(c)
		for _, group := range vswitchesByVPC(c) {
			overlaps(group, func(a, b ranged) {
				if later(a.r.AttrRange("cidr_block"), b.r.AttrRange("cidr_block")) {
					a, b = b, a
				}
				pairs, free.moving[b.r] = append(pairs, [2]ranged{a, b}), true
			})
		}
		for _, pair := range pairs {
			a, b := pair[0], pair[1]
			advice := ""
			if vpc := owner(c, b.r, "vpc_id"); vpc != nil && vpc.Type.Name == "vpc" {
				advice = free.suggest(vpc, b.r, b.p.Bits())
			}
			c.ReportPair(b.r, b.r.AttrRange("cidr_block"), a.r.AttrRange("cidr_block"),
				fmt.Sprintf("%s has %s, which overlaps %s of %s.%s", b.r.Addr, b.shown(), a.shown(), a.r.Addr, advice))
		}
	},
}

// ranged is a resource and its prefix.
type ranged struct {
	r *schema.Resource
	p netip.Prefix
}

// shown is the prefix for a message.
func (x ranged) shown() string { return shown(x.r, "cidr_block", x.p) }

// vswitchesByVPC groups VSwitches by what their vpc_id stands for; groups and
// members are in the order of addresses.
func vswitchesByVPC(c *schema.Checker) [][]ranged {
	index := map[string]int{}
	var groups [][]ranged
	for r := range each(c, "vswitch") {
		vpc := r.Value("vpc_id").Identity()
		p, ok := prefix(c, r, "cidr_block")
		if vpc == "" || !ok {
			continue
		}
		key := r.Cloud + "|" + r.Region + "|" + vpc
		i, seen := index[key]
		if !seen {
			i = len(groups)
			index[key] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], ranged{r, p})
	}
	return groups
}

// overlaps calls found for each range that overlaps an earlier, larger or
// equal one. Prefixes nest or are disjoint, so that after sorting a stack of
// the open ones finds them in n log n.
func overlaps(group []ranged, found func(a, b ranged)) {
	sorted := slices.Clone(group)
	slices.SortStableFunc(sorted, func(a, b ranged) int {
		if order := a.p.Addr().Compare(b.p.Addr()); order != 0 {
			return order
		}
		return a.p.Bits() - b.p.Bits()
	})
	var open []ranged
	for _, x := range sorted {
		for len(open) > 0 && !open[len(open)-1].p.Overlaps(x.p) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			found(open[len(open)-1], x)
		}
		open = append(open, x)
	}
}

// later says whether a stands behind b.
func later(a, b hcl.Range) bool {
	if a.Filename != b.Filename {
		return a.Filename > b.Filename
	}
	return a.Start.Byte > b.Start.Byte
}
