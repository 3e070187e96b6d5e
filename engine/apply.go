package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"netplan/diff"
	"netplan/graph"
)

// Apply runs the steps of a plan, each when those that it needs are done, and
// never two at once that share a lane. A step that fails stops only what needs
// it. When the context ends no step and no call starts any more; calls in
// flight are waited for. Whatever happens, the bindings are saved at the end.
//
// What an interrupted run before has left is settled first. The error is
// ErrMoved when the bindings are not those that the plan was made from, a
// *LockedError when another run holds them; failures of steps are in the
// result, whose error is then nil.
func (e *Engine) Apply(ctx context.Context, p *Plan) (result *Result, err error) {
	unlock, err := e.Store.Lock(ctx, "apply")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	return e.apply(ctx, p)
}

func (e *Engine) apply(ctx context.Context, p *Plan) (*Result, error) {
	recovered, err := e.recover(ctx)
	if err != nil {
		return nil, err
	}
	book, err := e.open(ctx, p)
	if err != nil {
		return nil, err
	}
	begin := Record{Kind: Began, At: e.Clock.Now(), Lineage: book.b.Lineage, Serial: book.b.Serial, Plan: p.digest(), Made: e.madeLately()}
	if err := e.Journal.Append(begin); err != nil {
		return nil, err
	}
	r := newRunner(e, p, book)
	result := r.walk(ctx)
	err = r.close(ctx)
	result.Recovered, result.Bindings = recovered, book.snapshot()
	return result, err
}

// open loads the bindings and makes sure that they are those of the plan,
// that they belong to this cloud, and that they can be saved.
func (e *Engine) open(ctx context.Context, p *Plan) (*book, error) {
	stored, err := e.Store.Load(ctx)
	if err != nil {
		return nil, err
	}
	want := p.Bindings
	fresh := stored.Serial == 0 && want.Serial == 0
	if !fresh && (stored.Lineage != want.Lineage || stored.Serial != want.Serial) {
		return nil, ErrMoved
	}
	b := want.Clone()
	b.Lineage = stored.Lineage
	if err := e.own(b); err != nil {
		return nil, err
	}
	book := newBook(e.Store, b)
	same := maps.EqualFunc(stored.Entries, b.Entries, Binding.same) && slices.Equal(stored.Swapped, b.Swapped)
	if fresh || !same || stored.Account != b.Account || stored.Cloud != b.Cloud {
		book.unsaved++
	}
	return book, book.save(ctx)
}

// own makes bindings those of this cloud and account, unless they belong to
// another.
func (e *Engine) own(b *Bindings) error {
	for _, of := range []struct {
		what string
		want string
		have *string
	}{{"cloud", e.Cloud, &b.Cloud}, {"account", e.Account, &b.Account}} {
		switch {
		case of.want == "" || *of.have == of.want:
		case *of.have == "":
			*of.have = of.want
		default:
			return fmt.Errorf("the bindings belong to %s %s, and this run is for %s", of.what, *of.have, of.want)
		}
	}
	return nil
}

// digest tells plans apart: that of their steps and actions.
func (p *Plan) digest() string {
	h := sha256.New()
	for _, s := range p.Steps {
		fmt.Fprintf(h, "%q %q\n", s.Key, s.Actions)
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// graph is the order that the steps need. Its keys are those of steps and the
// names of joins.
func (p *Plan) graph() (*graph.Graph, map[string]*Step) {
	var b graph.Builder
	steps := make(map[string]*Step, len(p.Steps))
	for _, s := range p.Steps {
		b.Node(s.Key)
		steps[s.Key] = s
	}
	edges := func(key string, needs []Need) {
		for _, n := range needs {
			if _, join := p.Joins[n.Step]; steps[n.Step] == nil && !join {
				panic(fmt.Sprintf("engine: %s needs %s, which is no step", key, n.Step))
			}
			b.Edge(n.Step, key, n.Why)
		}
	}
	for _, s := range p.Steps {
		edges(s.Key, s.Needs)
	}
	for name, needs := range p.Joins {
		edges(name, needs)
	}
	return b.Build(), steps
}

// task is what a key of the graph costs and holds: a join nothing. What is
// deleted to be made again is made again before more is deleted.
func task(steps map[string]*Step) func(key string) graph.Task {
	return func(key string) graph.Task {
		s := steps[key]
		if s == nil {
			return graph.Task{}
		}
		t := graph.Task{Cost: s.Cost, Lanes: s.Lanes}
		if s.Verb == diff.Create && s.Change.Verb == diff.Replace && !createsFirst(s.Change) {
			t.Follows = verbs[diff.Delete] + " " + s.Addr
		}
		return t
	}
}

// walk runs the steps and says what became of them.
func (r *runner) walk(ctx context.Context) *Result {
	order, steps := r.plan.graph()
	var mu sync.Mutex
	actions := map[string]string{}
	if r.task == nil {
		r.task = task(steps)
	}
	report := order.WalkWith(ctx, r.e.crew(), r.e.width(), r.task, func(ctx context.Context, key string) error {
		if steps[key] == nil {
			return nil
		}
		action, err := r.visit(ctx, steps[key])
		mu.Lock()
		defer mu.Unlock()
		actions[key] = action
		return err
	})
	result := &Result{Interrupted: ctx.Err() != nil, Have: r.world.objects, Took: r.since()}
	for _, s := range r.plan.Steps {
		after, skipped := report.Skipped[s.Key]
		switch err := report.Failed[s.Key]; {
		case err != nil:
			result.Failed = append(result.Failed, failure(s, actions[s.Key], err))
		case skipped:
			result.NotStarted = append(result.NotStarted, Skip{s, after})
			r.tell(StepSkipped, s, after, nil)
		default:
			result.Done = append(result.Done, s)
		}
	}
	return result
}

// crew is who wants to know how many steps are at work: a clock that moves on
// when all of them sleep.
func (e *Engine) crew() graph.Crew {
	if c, ok := e.Clock.(graph.Crew); ok {
		return c
	}
	return &JumpClock{}
}

// visit runs a step and tells of it.
func (r *runner) visit(ctx context.Context, s *Step) (string, error) {
	if limit := r.e.Limits.Run; limit > 0 && r.since() >= limit {
		return "", fmt.Errorf("the time of the run, %s, is up", limit)
	}
	r.tell(StepStarted, s, "", nil)
	action, err := r.run(ctx, s)
	if err != nil {
		r.tell(StepFailed, s, "", err)
		return action, err
	}
	r.tell(StepDone, s, "", nil)
	return action, nil
}

// close saves the bindings. When every outcome is known the journal has done
// its work and is put aside.
func (r *runner) close(ctx context.Context) error {
	if err := r.book.save(ctx); err != nil {
		return fmt.Errorf("save bindings: %w (the journal has them; the next run goes on from it)", err)
	}
	if r.unknown.Load() > 0 {
		return r.e.Journal.Close()
	}
	return r.e.finish()
}

// finish ends the journal's run and puts the journal aside.
func (e *Engine) finish() error {
	if err := e.Journal.Append(Record{Kind: Closed, At: e.Clock.Now()}); err != nil {
		return err
	}
	return e.Journal.Rotate()
}
