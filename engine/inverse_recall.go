package engine

import (
	"fmt"
	"maps"
	"slices"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// recall is what was bound as it was described. What stays as the plan leaves
// it, since it cannot be made again or cannot go, is recalled as it is then, and
// why is a loss. What the plan lets go of is imported, what it adopts is let go
// of.
func (p *planner) recall(v *Inverse) *schema.Recollection {
	m := &schema.Recollection{Clouds: p.plan.Topology.Clouds}
	stays := p.staying()
	for _, addr := range p.everBound() {
		b, bound := p.plan.Bindings.Entries[addr]
		now, still := p.played.bindings.Entries[addr]
		was, is := p.plan.Have[addr], p.played.result.Have[addr]
		if stays[addr] != "" {
			v.Losses = append(v.Losses, Loss{Addr: addr, What: stays[addr]})
			b, was = now, is
		}
		switch {
		case was == nil:
		case !bound && stays[addr] == "": // it was adopted
			m.Removed = append(m.Removed, schema.Removed{From: addr})
		default:
			m.Objects = append(m.Objects, schema.Recalled{
				Addr: addr, Block: blockOf(addr), Cloud: b.Cloud, Region: b.Region, Object: was, Needs: b.Needs, Sensitive: p.plan.hidden(addr),
			})
			if !still && p.letsGo(addr) {
				m.Imports = append(m.Imports, schema.Import{To: addr, ID: b.ID})
			}
		}
	}
	return m
}

// everBound are the addresses that are bound or have an object now, or at the
// end of the rehearsal, sorted.
func (p *planner) everBound() []string {
	all := map[string]bool{}
	for addr := range p.plan.Have {
		all[addr] = true
	}
	for addr := range p.played.bindings.Entries {
		all[addr] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// letsGo says whether the plan forgets an address whose object stays by itself.
func (p *planner) letsGo(addr string) bool {
	return slices.ContainsFunc(p.plan.Changes, func(c *diff.Change) bool {
		return c.Addr == addr && c.Verb == diff.Forget && c.Have != nil && c.Type.Actions.Create != ""
	})
}

// staying says of addresses in words why they stay as the plan leaves them: what
// is paid for then cannot go, nor what it uses; what cannot be made again from
// what was described does not come back, nor what uses it.
func (p *planner) staying() map[string]string {
	stays := map[string]string{}
	now := p.played.stage.Clock.Now()
	var paid, lost []string
	for _, c := range p.plan.Changes {
		is := p.played.result.Have[c.Addr]
		if is != nil && (c.Have == nil || c.Have.ID != is.ID) {
			if why := is.Paid(now); why != "" {
				stays[c.Addr] = c.Addr + " stays: " + why
				paid = append(paid, c.Addr)
			}
		}
		if c.Have == nil || c.Verb != diff.Delete && c.Verb != diff.Replace {
			continue
		}
		if name := unrecalled(c.Have); name != "" && stays[c.Addr] == "" {
			stays[c.Addr] = fmt.Sprintf("%s is not made again: its %s is not read back, so nobody can; write it again with its %s", c.Addr, name, name)
			lost = append(lost, c.Addr)
		}
	}
	for _, addr := range p.wanted().Closure(paid, graph.Upstream) {
		if c := p.changes[addr]; stays[addr] == "" && c != nil && c.Verb != diff.None {
			stays[addr] = addr + " stays as it is then: something uses it that is paid for in advance"
		}
	}
	if len(lost) > 0 {
		for _, addr := range p.bound().Closure(lost, graph.Downstream) {
			if stays[addr] == "" {
				stays[addr] = addr + " stays as it is then: it uses something that is not made again"
			}
		}
	}
	return stays
}

// unrecalled names an attribute that an object cannot be made without and that
// is not read back; empty where there is none.
func unrecalled(o *schema.Object) string {
	for i := range o.Type.Attrs {
		a := &o.Type.Attrs[i]
		if a.Derived.Required && (a.Mode == schema.WriteOnly || a.Mode == schema.Secret) {
			return a.Name
		}
	}
	return ""
}
