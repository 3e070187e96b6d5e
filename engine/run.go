package engine

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi"
	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// runner runs the steps of one plan. Steps may run at once.
type runner struct {
	e       *Engine
	plan    *Plan
	began   time.Time
	world   *world
	book    *book
	lists   *lister
	calls   atomic.Int64 // numbers the intents
	unknown atomic.Int64 // intents that were left without a known outcome
	turns   turns
	// unsettled are addresses whose objects were found changing.
	unsettled []string
	telling   sync.Mutex
	// before lists what is there before a step: what a creation is not to be taken
	// for, and what a change rests on.
	before func(context.Context, place) (*listing, error)
	// task is what steps cost and hold where that is not their own.
	task func(key string) graph.Task
	// conditions evaluates what a resource's preconditions have left open.
	conditions func(addr string, world schema.World) hcl.Diagnostics
}

// newRunner starts from what the plan found. b is what addresses are bound to.
func newRunner(e *Engine, p *Plan, b *book) *runner {
	r := &runner{e: e, plan: p, began: e.Clock.Now(), world: newWorld(p.Have), book: b, lists: newLister(e), unsettled: unsettled(p)}
	r.before, r.conditions = r.lists.recent, p.Topology.Preconditions
	return r
}

// stepRun is one step being run.
type stepRun struct {
	*runner
	step  *Step
	place place
	// action is the action that was called last.
	action string
	// secrets are the sensitive texts of the step, each followed by what stands
	// in its place.
	secrets []string
	// watch ends with the time of the step.
	watch watch
}

// run runs a step. An error leaves bindings that say what is there.
func (r *runner) run(ctx context.Context, s *Step) (action string, err error) {
	st := &stepRun{runner: r, step: s}
	st.watch = watch{clock: r.e.Clock, deadline: r.e.Clock.Now().Add(r.e.Limits.step())}
	st.place, err = st.where()
	if err != nil {
		return "", err
	}
	if s.Verb != diff.Delete && s.Verb != diff.Forget {
		if err := st.await(ctx); err != nil {
			return "", err
		}
	}
	if s.parks() {
		err := st.park(ctx)
		return st.action, err
	}
	switch s.Verb {
	case diff.Create:
		err = st.create(ctx)
	case diff.Update:
		err = st.update(ctx)
	case diff.Delete:
		err = st.delete(ctx)
	case diff.Adopt:
		err = st.adopt(ctx)
	case diff.Forget:
		err = st.forget(ctx)
	default:
		panic(fmt.Sprintf("engine: a step cannot be %q", s.Verb))
	}
	return st.action, err
}

// where says where the step's object lives, or will.
func (r *stepRun) where() (place, error) {
	c := r.step.Change
	p := place{typ: c.Type}
	removes := r.step.Verb == diff.Delete || r.step.Verb == diff.Forget
	b, bound := r.bound()
	switch {
	case removes && bound:
		p.cloud, p.region = b.Cloud, b.Region
	case !removes:
		p.cloud, p.region = c.Want.Cloud, c.Want.Region
	default:
		return p, fmt.Errorf("%s is not bound", r.step.Addr)
	}
	if r.e.APIs[p.cloud] == nil {
		return p, fmt.Errorf("there is no cloud %q to run it on", p.cloud)
	}
	return p, nil
}

// values returns what the topology wants, now that the steps before are done.
func (r *stepRun) values() ([]schema.Value, error) {
	values, diags := r.plan.Topology.Resolve(r.step.Addr, r.world.get)
	diags = append(diags, r.conditions(r.step.Addr, r.world.get)...)
	if diags.HasErrors() {
		return nil, diags
	}
	for i, v := range values {
		if v.Written() && !v.Known() {
			return nil, fmt.Errorf("%s is still not known, though everything it refers to is done", r.place.typ.Attrs[i].Name)
		}
	}
	r.hush(r.place.typ.SensitiveTexts(values))
	return values, nil
}

// again says whether a call may succeed if it is made again.
func again(err error) bool {
	switch cloudapi.ClassOf(err) {
	case cloudapi.Retry, cloudapi.Throttled, cloudapi.Wait, cloudapi.Linger, cloudapi.ReadBack:
		return true
	}
	return false
}

// turns lets one at a time have a name.
type turns struct {
	mu    sync.Mutex
	taken map[string]chan struct{}
}

// take waits until nobody has the name, and returns what gives it back.
func (t *turns) take(ctx context.Context, name string) (give func(), err error) {
	for {
		t.mu.Lock()
		wait := t.taken[name]
		if wait == nil {
			mine := make(chan struct{})
			if t.taken == nil {
				t.taken = map[string]chan struct{}{}
			}
			t.taken[name] = mine
			t.mu.Unlock()
			return func() { t.give(name, mine) }, nil
		}
		t.mu.Unlock()
		select {
		case <-wait:
		case <-ctx.Done():
			return nil, errInterrupted
		}
	}
}

func (t *turns) give(name string, mine chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.taken, name)
	close(mine)
}
