package engine

import (
	"time"

	"netplan/diff"
	"netplan/schema"
)

// effort is what running a step takes.
type effort struct {
	took  time.Duration
	calls []calling // reads too, each action once
}

// calling is how often an action is called.
type calling struct {
	action string
	n      int
}

// count counts one more call.
func (f *effort) count(action string) {
	for i := range f.calls {
		if f.calls[i].action == action {
			f.calls[i].n++
			return
		}
	}
	f.calls = append(f.calls, calling{action, 1})
}

// reckoning adds up what a step takes, call by call, as the runner makes them.
type reckoning struct {
	*Engine
	effort
	typ *schema.Type
}

// reckon is what a step is expected to take before it is rehearsed.
func (e *Engine) reckon(s *Step) effort {
	r := &reckoning{Engine: e, typ: s.Change.Type}
	switch s.Verb {
	case diff.Delete:
		r.delete(s)
	case diff.Adopt:
		if s.Change.Have == nil {
			r.look(r.typ.Actions.Read) // it is looked for
		}
		r.look(r.typ.Actions.Read)
		fallthrough
	case diff.Create, diff.Update:
		r.make(s)
	}
	return r.effort
}

// make is a step that leaves an object: each call is waited for, but those
// that go before a creation.
func (r *reckoning) make(s *Step) {
	for i, action := range s.Actions {
		r.look(action)
		switch {
		case s.Verb == diff.Create && i < len(r.typ.Before):
		case action == r.typ.Actions.Create && len(s.Waits) > 0:
			r.outside(len(s.Waits))
		default:
			r.settle(action)
		}
	}
	if s.Change.Want != nil {
		if _, kept := r.typ.Kept(s.Change.Want.Values); kept {
			r.look(r.typ.Actions.Read)
		}
	}
}

// outside waits so many times for somebody outside of the API, who takes as
// long each time as a creation takes to settle.
func (r *reckoning) outside(times int) {
	r.look(r.typ.Actions.Read)
	began, each := r.took, r.pace().Settle(r.typ.Actions.Create)
	for n := range times {
		r.until(r.typ.Actions.Read, began+time.Duration(n+1)*each-r.took)
	}
}

// delete is a step that leaves none: only moves and the deletion are waited
// for.
func (r *reckoning) delete(s *Step) {
	if len(r.typ.Status.Deletable) > 0 {
		r.look(r.typ.Actions.Read)
		r.look(r.typ.Actions.Read)
	}
	for i, action := range s.Actions {
		r.look(action)
		switch {
		case i == len(s.Actions)-1 && r.typ.Unsettles == "":
			r.until(r.typ.Actions.Read, r.pace().Settle(action))
		case i == len(s.Actions)-1 || r.typ.Release == nil:
			r.settle(action)
		}
	}
}

// settle looks until what an action does has settled.
func (r *reckoning) settle(action string) {
	takes := r.pace().Settle(action)
	switch {
	case r.typ.Unsettles != "":
		r.calm(takes)
	case r.typ.Status.Field == "":
		r.look(r.typ.Actions.Read)
	default:
		r.until(r.typ.Actions.Read, takes)
	}
}

// calm looks at the object and those above it, until the one that is kept busy
// has settled.
func (r *reckoning) calm(takes time.Duration) {
	end := r.took + takes
	r.look(r.typ.Actions.Read)
	above := r.Types.Type(parentType(r.typ))
	for above != nil && above.Name != r.typ.Unsettles {
		r.look(above.Actions.Read)
		above = r.Types.Type(parentType(above))
	}
	if above == nil {
		return
	}
	r.look(above.Actions.Read)
	if r.took < end {
		r.until(above.Actions.Read, end-r.took)
	}
}

// until looks until a time has passed, with the pauses that a watch makes.
func (r *reckoning) until(read string, takes time.Duration) {
	end := r.took + takes
	var wait pauses
	for r.look(read); r.took < end; r.look(read) {
		r.took += wait.next()
	}
}

// look makes one call.
func (r *reckoning) look(action string) {
	if action == "" {
		return
	}
	r.took += r.pace().Call
	r.count(action)
}
