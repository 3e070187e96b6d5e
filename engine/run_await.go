package engine

import (
	"context"
	"slices"

	"netplan/diff"
	"netplan/schema"
)

// unsettled are the addresses of objects that were found changing and that no
// step of the plan waits for: a run before may have been cut off there.
func unsettled(p *Plan) []string {
	made := map[string]bool{}
	for _, s := range p.Steps {
		made[s.Addr] = made[s.Addr] || s.Verb != diff.Delete && s.Verb != diff.Forget
	}
	var list []string
	for addr, have := range p.Have {
		if _, ready, err := standing(have.Type, have.ID, have); !ready && err == nil && !made[addr] && p.Topology.Resource(addr) != nil {
			list = append(list, addr)
		}
	}
	slices.Sort(list)
	return list
}

// await waits for what the step needs and no other step waits for.
func (r *stepRun) await(ctx context.Context) error {
	for _, addr := range r.unsettled {
		if !slices.Contains(r.step.Change.Want.Needs, addr) && !slices.Contains(r.step.Change.Want.Needs, blockOf(addr)) {
			continue
		}
		if err := r.settle(ctx, r.plan.Topology.Resource(addr), r.world.get(addr)); err != nil {
			return err
		}
	}
	return nil
}

// settle waits until an object of another address is ready.
func (r *stepRun) settle(ctx context.Context, of *schema.Resource, have *schema.Object) error {
	if have == nil {
		return nil
	}
	if _, ready, err := standing(of.Type, have.ID, have); ready || err != nil {
		return err
	}
	p := place{typ: of.Type, cloud: of.Cloud, region: of.Region, scope: haveScope(have)}
	o, err := r.lists.ready(ctx, p, have.ID, &watch{clock: r.watch.clock, deadline: r.watch.deadline}, r.waits)
	if err == nil {
		r.world.set(of.Addr, o)
	}
	return err
}
