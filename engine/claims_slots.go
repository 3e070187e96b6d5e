package engine

import (
	"fmt"
	"maps"
	"slices"

	"netplan/schema"
)

// quota is one that is too small for all that the plan adds to it before
// something goes.
type quota struct {
	name         string
	takes, frees []*Step
	room         int
}

// slots keeps each quota at its peak along the order: where the new and the
// old together do not fit, the new wait for the old to go, one for one.
func (o *orderer) slots() {
	if tight := o.tight(); len(tight) > 0 {
		o.share(tight)
	}
}

// tight are the quotas in which not all that is new has room, sorted by name.
func (o *orderer) tight() []*quota {
	all := map[string]*quota{}
	of := func(h held) *quota {
		if all[h.competes()] == nil {
			all[h.competes()] = &quota{name: h.claim.Name}
		}
		return all[h.competes()]
	}
	for _, s := range o.plan.Steps {
		for _, h := range o.frees(s) {
			if h.claim.Kind == schema.Slot {
				of(h).frees = append(of(h).frees, s)
			}
		}
		for _, h := range o.takes(s) {
			if h.claim.Kind == schema.Slot {
				of(h).takes = append(of(h).takes, s)
			}
		}
	}
	occupied := o.occupied()
	var list []*quota
	for _, space := range slices.Sorted(maps.Keys(all)) {
		q := all[space]
		if len(q.takes) == 0 || len(q.frees) == 0 {
			continue
		}
		limit := o.limitOf(q.takes[0].Change.Want.Cloud, q.name)
		q.room = max(limit-occupied[space], 0)
		if limit > 0 && q.room < len(q.takes) {
			list = append(list, q)
		}
	}
	return list
}

// place makes a step wait for the place in a quota that another frees.
func (o *orderer) place(q *quota, s, free *Step) {
	o.wait(s, free, fmt.Sprintf("%s needs the place in %s that %s frees", s.Addr, q.name, free.Addr))
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
