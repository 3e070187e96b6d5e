package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var quota = &schema.Rule{
	Code:     "NP-QUOTA",
	Summary:  "Quota exceeded",
	Doc:      "The API limits how many objects an account, a VPC, a table, a router or a gateway holds, and how many addresses a NAT bandwidth package and an SNAT entry have. A limit that was raised for the account is written in the quotas of its cloud block; one whose number the reference leaves open counts only there. What stands outside of the topology is not counted.",
	Section:  "5.1, 6.4, 8.8, 9.1, 10.1, 11.1, 12.2, 13.3, 14.1, 14.6, 15.1, 15.6, 15.11, 15.17, 15.21, 17.2, 17.13, 17.17, 18.1, 20.1",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		spaces := map[string][]slot{}
		var order []string
		for _, r := range c.Topology.Resources {
			for _, s := range slots(c, r) {
				key := s.quota + "|" + s.space
				if spaces[key] == nil {
					order = append(order, key)
				}
				spaces[key] = append(spaces[key], s)
			}
		}
		for _, key := range order {
			checkQuota(c, spaces[key])
		}
	},
}

// checkQuota reports a space with more than its quota, at the first resource
// that has no place.
func checkQuota(c *schema.Checker, held []slot) {
	limit := limitOf(c, held[0])
	count := 0
	for _, s := range held {
		count += s.n
	}
	if limit.n == 0 || count <= limit.n {
		return
	}
	slices.SortStableFunc(held, func(a, b slot) int { return inOrder(a.r.Addr, b.r.Addr) })
	s := firstBeyond(held, limit.n)
	text := fmt.Sprintf("%s; the limit %s is %s, %s. Take out %s, or %s if it was raised for the account.",
		countOf(held, count), s.told(s.quota), s.told(limit.n), limit.from, s.told(count-limit.n), s.told(limit.raise(s.quota, count)))
	if limit.at != nil {
		c.ReportPair(s.r, s.at, *limit.at, text)
		return
	}
	c.Report(s.r, s.at, text)
}

// firstBeyond is the slot that goes beyond a limit, which they do together.
func firstBeyond(held []slot, limit int) slot {
	i := 0
	for n := held[0].n; n <= limit; n += held[i].n {
		i++
	}
	return held[i]
}

// countOf says how much there is in a space, and of which resources.
func countOf(held []slot, count int) string {
	s := held[0]
	if s.space == s.r.Addr {
		return fmt.Sprintf("%s has %s", s.words, s.told(count))
	}
	addrs := make([]string, len(held))
	for i, h := range held {
		addrs[i] = h.r.Addr
	}
	return fmt.Sprintf("it is one of %d in %s (%s)", count, s.words, schema.Some(addrs))
}

// told is a number or text for a message, unless it is made of what must not be
// told.
func (s slot) told(v any) string {
	if s.secret {
		return hidden
	}
	return fmt.Sprint(v)
}

// limit is a number, 0 where there is none, with where it comes from.
type limit struct {
	n    int
	from string
	at   *hcl.Range // in the cloud block
}

// raise says how the limit is raised.
func (l limit) raise(quota string, count int) string {
	if l.at != nil {
		return "raise it there"
	}
	return fmt.Sprintf("write quotas = { %s = %d } in the cloud block", quota, count)
}

// limitOf is the limit of a slot.
func limitOf(c *schema.Checker, s slot) limit {
	if cloud := c.Topology.Clouds[s.r.Cloud]; cloud != nil {
		if n, ok := cloud.Quotas[s.quota]; ok {
			at := cloud.QuotaRanges[s.quota]
			return limit{n, "as the cloud block says", &at}
		}
	}
	for _, q := range schema.Quotas() {
		if q.Name == s.quota {
			return limit{q.Limit, "by section " + q.Section + " of the API reference", nil}
		}
	}
	return limit{}
}
