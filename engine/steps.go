package engine

import (
	"time"

	"netplan/diff"
	"netplan/schema"
)

// Plan is the ordered way from what the cloud holds to what a topology wants.
type Plan struct {
	Topology *schema.Topology
	// Changes are sorted by address; those with verb None are left out.
	Changes []*diff.Change
	// Steps are in an order that can be run one after another. Running them
	// in parallel is allowed when Needs and Lanes are respected.
	Steps []*Step
	// Joins are points in the order that do nothing: what each needs, by name.
	// A step that needs all instances of a block needs one of them.
	Joins map[string][]Need
	// Have are the objects of all bound addresses as described.
	Have map[string]*schema.Object
	// Kept are the bound objects that a plan to destroy leaves alone since
	// they cannot be deleted, sorted by address.
	Kept []Kept
	// Braked says that the plan destroys more than it may and that this is its
	// only error: it can be shown and not applied.
	Braked bool
	// Scope is what targets and excludes made of the plan; nil without them.
	Scope *Scope
	// Moved are the addresses whose binding goes to another address, from and
	// to, sorted.
	Moved []schema.Moved
	// Renames are the moved blocks that would keep what is destroyed under one
	// address and made under another, as far as that can be told.
	Renames []schema.Moved
	// Bindings are the bindings that the plan starts from.
	Bindings *Bindings
	// Width is how many steps are to run at once, Makespan the expected duration
	// then.
	Width    int
	Makespan time.Duration
	// Calls counts the expected calls by action; those that change something
	// are exact, of reads there may be a few more or less.
	Calls map[string]int
	// Outside are the ids that the topology names and no listing shows, if it
	// was rehearsed: they were taken to stand for things outside of the API.
	Outside []string
	// Rehearsed says that all steps were run on a simulated cloud.
	Rehearsed bool

	snapshot *snapshot
	// read is when the cloud was read for it.
	read time.Time
}

// Step is one create, update, delete, adopt or forget of one resource: the
// unit that needs others, holds lanes, and succeeds or fails.
type Step struct {
	// Key names the step: "create vpc.main".
	Key    string
	Addr   string
	Verb   diff.Verb // Create, Update, Delete, Adopt or Forget; a replacement is two steps
	Change *diff.Change
	// Actions are the API actions it will call, in order, without reads.
	Actions []string
	// Needs are the keys of the steps that must be done before, sorted.
	Needs []Need
	// Lanes are the scopes it holds while it runs, sorted.
	Lanes []string
	// Waits say whom it waits for outside of the API, in order.
	Waits []string
	// Cost is the expected duration; it counts those waits for as long as an
	// apply waits.
	Cost time.Duration
	// Meanwhile says in words, of a step that parks its object (see schema.Park),
	// what that has for a moment and why; empty for all others.
	Meanwhile string

	// parked are the indexes of the attributes that have another value since the
	// object was parked.
	parked []int

	effort effort // what Cost is made of
	// cloud and region are where its calls go, shelf is where it looks.
	cloud, region, shelf string
}

// Need is a step or join that comes first, and why.
type Need struct {
	Step string
	Why  string
}

// EventKind is what an Event tells.
type EventKind string

// The kinds of events.
const (
	StepStarted EventKind = "started"
	StepWaiting EventKind = "waiting" // for a status
	StepDone    EventKind = "done"
	StepFailed  EventKind = "failed"
	StepSkipped EventKind = "skipped"
)

// Event is something that happened to a step during apply.
type Event struct {
	Kind EventKind
	Step *Step
	// At is when, since the start of the apply.
	At time.Duration
	// Text says what is waited for, or why it was skipped.
	Text string
	Err  error
}

// Described is how many answers of the cloud the plan rests on.
func (p *Plan) Described() int {
	n := 0
	for _, list := range p.snapshot.described {
		n += len(list)
	}
	return n
}
