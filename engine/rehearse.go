package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/graph"
	"netplan/schema"
)

// rehearse runs the steps of the plan, one at a time in the order in which they
// would start, on clouds that hold what was described. What is refused there is
// an error at the resource.
func (p *planner) rehearse(ctx context.Context) hcl.Diagnostics {
	if p.e.Rehearse == nil || len(p.plan.Steps) == 0 {
		return nil
	}
	if err := p.surroundings(ctx); err != nil {
		return hcl.Diagnostics{unread(err)}
	}
	played, err := p.play(ctx)
	if err != nil {
		return hcl.Diagnostics{problem(codeRehearsal, hcl.Range{}, "", "What was described could not be rehearsed with: %v. Plan with --no-rehearsal to go on without.", err)}
	}
	if played.result.Interrupted {
		return hcl.Diagnostics{problem(codeRehearsal, hcl.Range{}, "", "The rehearsal was interrupted.")}
	}
	diags := p.refusals(played.result)
	p.plan.Rehearsed = played.result.OK()
	return diags
}

// play is what a rehearsal led to.
type play struct {
	stage  *Engine
	result *Result
	// bindings are those at its end.
	bindings *Bindings
}

// play runs the steps of the plan on a stage.
func (p *planner) play(ctx context.Context) (*play, error) {
	clock := NewJumpClock(p.e.Clock.Now())
	meter := &meter{clock: clock, pace: p.e.pace()}
	stage, err := p.stage(clock, meter)
	if err != nil {
		return nil, err
	}
	book := newBook(stage.Store, p.plan.Bindings)
	r := newRunner(stage, p.plan, book)
	r.before = func(context.Context, place) (*listing, error) { return &listing{}, nil } // every call is answered
	r.conditions = func(string, schema.World) hcl.Diagnostics { return nil }             // the values are made up
	r.task = p.plan.asScheduled()
	result := r.walk(ctx)
	p.played = &play{stage, result, book.snapshot()}
	return p.played, nil
}

// asScheduled are the tasks of a walk of one step at a time, in the order in which
// the steps start when usually many run at once, so that a plan does not depend on
// the width: what is left to do after each is as much as from its start to the
// end of all.
func (p *Plan) asScheduled() func(key string) graph.Task {
	g, steps := p.graph()
	when := g.Schedule(task(steps), usualWidth)
	return func(key string) graph.Task {
		next := when.Makespan
		for _, after := range g.After(key) {
			next = min(next, when.Start[after])
		}
		return graph.Task{Cost: next - when.Start[key]}
	}
}

// stage is an engine for clouds in memory, without journal.
func (p *planner) stage(clock Clock, meter *meter) (*Engine, error) {
	stage := &Engine{
		Types: p.e.Types, APIs: map[string]cloudapi.API{}, Store: NewMemoryStore(p.plan.Bindings),
		Journal: &Journal{}, Clock: clock, Width: 1, Token: counted(), Events: meter.event,
	}
	p.plan.Outside = p.outsiders()
	for label := range p.e.APIs {
		api, err := p.e.Rehearse(label, clock, p.snap.described[label], p.plan.Outside)
		if err != nil {
			return nil, err
		}
		stage.APIs[label] = &metered{api, meter}
	}
	return stage, nil
}

// counted makes tokens by counting.
func counted() func() string {
	n := 0
	return func() string { n++; return fmt.Sprintf("rehearsal-%d", n) }
}

// outsiders are the ids that the topology names and no listing shows: they
// stand for things outside of the API, such as instances. Sorted.
func (p *planner) outsiders() []string {
	ids := map[string]bool{}
	for _, r := range p.plan.Topology.Resources {
		for i, v := range r.Values {
			p.outside(r, &r.Type.Attrs[i], v.V, v.From, ids)
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

// outside collects the ids of an attribute or its block fields.
func (p *planner) outside(r *schema.Resource, a *schema.Attr, v cty.Value, from *schema.Origin, ids map[string]bool) {
	switch {
	case v == cty.NilVal || v.IsNull() || !v.IsKnown() || from != nil:
	case a.Form == schema.Merged: // settings, which name nothing in the cloud
	case len(a.Elem) > 0:
		for _, block := range v.AsValueSlice() {
			for i := range a.Elem {
				if e := &a.Elem[i]; block.IsKnown() && block.Type().HasAttribute(e.Name) {
					p.outside(r, e, block.GetAttr(e.Name), nil, ids)
				}
			}
		}
	case isID(a) && v.Type() == cty.String && p.snap.byID[cloudID{r.Cloud, v.AsString()}] == nil:
		ids[v.AsString()] = true
	}
}

// isID says whether an attribute holds an id.
func isID(a *schema.Attr) bool {
	folded := catalog.Fold(a.Name)
	return len(folded) > 2 && folded[len(folded)-2:] == "id"
}
