package engine

import (
	"fmt"
	"maps"
	"slices"

	"netplan/schema"
)

// slots keeps each quota at its peak along the order: where the new and the
// old together do not fit, the new wait for the old to go, one for one.
func (o *orderer) slots() {
	frees, takes, names := map[string][]*Step{}, map[string][]*Step{}, map[string]held{}
	for _, s := range o.plan.Steps {
		for _, h := range o.frees(s) {
			if h.claim.Kind == schema.Slot {
				frees[h.competes()], names[h.competes()] = append(frees[h.competes()], s), h
			}
		}
		for _, h := range o.takes(s) {
			if h.claim.Kind == schema.Slot {
				takes[h.competes()], names[h.competes()] = append(takes[h.competes()], s), h
			}
		}
	}
	occupied := o.occupied()
	for _, quota := range slices.Sorted(maps.Keys(takes)) {
		first := takes[quota][0]
		limit := o.limitOf(first.Change.Want.Cloud, names[quota].claim.Name)
		if limit == 0 || len(frees[quota]) == 0 {
			continue
		}
		o.pair(takes[quota], frees[quota], limit-occupied[quota], names[quota].claim.Name)
	}
}

// pair makes all takers but those that there is room for wait for one that
// frees each.
func (o *orderer) pair(takes, frees []*Step, room int, quota string) {
	for i, s := range takes[min(max(room, 0), len(takes)):] {
		if i < len(frees) {
			o.wait(s, frees[i], fmt.Sprintf("%s needs the place in %s that %s frees", s.Addr, quota, frees[i].Addr))
		}
	}
}

// limitOf is the limit of a quota; 0 where none is known.
func (p *planner) limitOf(cloud, name string) int {
	if c := p.plan.Topology.Clouds[cloud]; c != nil {
		if n, ok := c.Quotas[name]; ok {
			return n
		}
	}
	for _, q := range schema.Quotas() {
		if q.Name == name {
			return q.Limit
		}
	}
	return 0
}

// occupied counts the described objects that hold places, by quota. What the
// cloud made by itself holds none.
func (o *orderer) occupied() map[string]int {
	addrs := map[object]string{}
	for addr, b := range o.plan.Bindings.Entries {
		addrs[b.object()] = addr
	}
	counts := map[string]int{}
	for id, have := range o.snap.objects {
		if have.BySystem() {
			continue
		}
		for _, h := range o.has(id, addrs[id], have) {
			if h.claim.Kind == schema.Slot {
				counts[h.competes()]++
			}
		}
	}
	return counts
}
