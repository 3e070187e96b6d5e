package engine

import (
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// passing keeps the quotas that objects only pass through, such as that of
// lines that are not in service yet: the steps that do share as many lanes as
// there are places beside what stays.
func (o *orderer) passing() {
	through, limits := map[string][]*Step{}, map[string]int{}
	stay := o.occupied()
	for _, s := range o.plan.Steps {
		for _, h := range o.takes(s) {
			if h.claim.Kind == schema.Slot {
				stay[h.competes()]++
			}
		}
		cloud, passes := o.passes(s)
		for _, h := range passes {
			through[h.competes()] = append(through[h.competes()], s)
			limits[h.competes()] = o.limitOf(cloud, h.claim.Name)
		}
	}
	for quota, steps := range through {
		if limits[quota] == 0 {
			continue
		}
		room, name := max(limits[quota]-stay[quota], 1), strings.ReplaceAll(quota, "\x00", " ")
		for i, s := range steps {
			s.Lanes = append(s.Lanes, fmt.Sprintf("%s %d", name, i%room))
			slices.Sort(s.Lanes)
		}
	}
}

// passes are the quotas that a step passes through, and the cloud that it is in.
// What stays there does not pass.
func (o *orderer) passes(s *Step) (cloud string, list []held) {
	var all []held
	switch s.Verb {
	case diff.Create:
		cloud, all = s.Change.Want.Cloud, o.wants(s.Change)
	case diff.Delete:
		at, addr, have := o.bound(s.Change)
		cloud, all = at.cloud, o.has(at, addr, have)
	}
	for _, h := range all {
		stays := slices.ContainsFunc(all, func(other held) bool {
			return other.claim.Kind == schema.Slot && other.competes() == h.competes()
		})
		if h.claim.Kind == schema.Pass && !stays {
			list = append(list, h)
		}
	}
	return cloud, list
}
