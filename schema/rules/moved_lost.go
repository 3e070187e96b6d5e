package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var movedLost = &schema.Rule{
	Code:     "NP-MOVED-LOST",
	Summary:  "Move that loses an object",
	Doc:      "A moved block leads from what is no longer written to what is. Where its end is not written, what moves there is destroyed; where its beginning still is, another object is made for that.",
	Section:  "-",
	Types:    schema.EveryType,
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		if len(c.Topology.Moved) == 0 {
			return
		}
		is, arrives := scopes(c), map[string]bool{}
		for _, m := range c.Topology.Moved {
			arrives[m.To] = true
		}
		follow := schema.NewMoves(c.Topology.Moved)
		for _, m := range c.Topology.Moved {
			to := &schema.Resource{Addr: m.To}
			way, ends := follow.Follow(m.To)
			nested := schema.Covers(m.From, m.To) || schema.Covers(m.To, m.From)
			switch {
			case !ends || !movable(m):
			case !is[m.To] && !is[way.To] && !letGo(c, way.To):
				c.Report(to, m.Range, fmt.Sprintf("%s is not written, so that what moves there is destroyed. Write it, or take the block out.", way.To))
			case is[m.From] && !arrives[m.From] && !nested:
				c.Report(to, m.Range, fmt.Sprintf("%s is still written: what is bound to it moves to %s, and another object is made for it. Take the resource out, or the block.", m.From, m.To))
			}
		}
	},
}

// movable says whether the ends of a move are of one type that exists.
func movable(m schema.Moved) bool {
	from, to := schema.AddrType(m.From), schema.AddrType(m.To)
	return m.From != m.To && from == to && typeKnown(from)
}

// scopes are the addresses of all resources, and of the blocks and modules that
// they are in.
func scopes(c *schema.Checker) map[string]bool {
	is := map[string]bool{}
	for _, r := range c.Topology.Resources {
		for end := range r.Addr {
			if r.Addr[end] == '.' || r.Addr[end] == '[' {
				is[r.Addr[:end]] = true
			}
		}
		is[r.Addr] = true
	}
	return is
}

// letGo says whether a removed block speaks of an address.
func letGo(c *schema.Checker, addr string) bool {
	return slices.ContainsFunc(c.Topology.Removed, func(r schema.Removed) bool { return schema.Covers(r.From, addr) })
}
