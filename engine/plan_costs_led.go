package engine

import (
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// unled are, by address, the changes that cut an object and what uses it by
// taking away what leads it, see schema.Type.Leads, before that is there again:
// the deletion of the connection of two interfaces, or its replacement that is
// deleted first.
func (p *planner) unled() map[string]*diff.Change {
	list := map[string]*diff.Change{}
	goes := func(c *diff.Change) bool {
		return len(c.Type.Leads) > 0 && c.Have != nil && removes(c) && !createsFirst(c)
	}
	if !slices.ContainsFunc(p.plan.Changes, goes) {
		return list
	}
	uses := p.uses()
	led := map[string]*diff.Change{}
	for _, c := range p.plan.Changes {
		if goes(c) {
			for _, need := range uses[c.Addr] {
				if leads(c, p.plan.Have[need]) {
					led[need], list[need] = c, c
				}
			}
		}
	}
	for addr, needs := range uses {
		for _, need := range needs {
			if leader := led[need]; leader != nil && list[addr] == nil {
				list[addr] = leader
			}
		}
	}
	return list
}

// leads says whether an object is one that the object of a change leads.
func leads(c *diff.Change, have *schema.Object) bool {
	return have != nil && slices.ContainsFunc(c.Type.Leads, func(attr string) bool {
		return slices.Contains(texts(c.Have.Attr(attr)), have.ID)
	})
}

// idles has the costs of a replacement that is created first say that the new
// object carries nothing while what leads it is away; leader is nil without any.
func idles(c, leader *diff.Change, costs []diff.Reason) {
	if leader == nil || c.Type.Carries == "" {
		return
	}
	cut, away := ", and until it is there again", " is, without which it carries nothing"
	if leader.Verb == diff.Delete {
		cut, away = "", " goes"
	}
	for i, r := range costs {
		switch {
		case r.Kind == diff.Cut && strings.HasPrefix(r.Text, c.Type.Carries):
			costs[i].Text = c.Type.Carries + " are cut as " + leader.Addr + " goes" + cut
		case r.Kind == diff.Away:
			costs[i].Text += ", but " + leader.Addr + away
		}
	}
}
