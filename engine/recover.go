package engine

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Recovered is what a run that was cut off had left, and what became of it.
type Recovered struct {
	// Began is when that run began.
	Began time.Time
	// Calls are the calls whose outcome was open, in the order in which they
	// were sent.
	Calls []RecoveredCall
}

// RecoveredCall is a call whose outcome was open and was read back.
type RecoveredCall struct {
	Step, Addr, Action string
	// ID is the object that was bound to the address, or that is gone.
	ID string
	// Outcome is Succeeded or Absent.
	Outcome Outcome
}

// String says in a line what became of the call.
func (c RecoveredCall) String() string {
	if c.Outcome == Absent {
		return fmt.Sprintf("%s: %s had no effect that can be seen yet", c.Step, c.Action)
	}
	return fmt.Sprintf("%s: %s had happened to %s", c.Step, c.Action, c.ID)
}

// Recover finishes what a run that was cut off has left, before anything else
// is done: outcomes in the journal go into the bindings, and calls without
// outcome are read back. It reads the cloud and changes nothing there. A
// creation is recognised by its natural key among the objects that are bound
// to no address and were not there before it; one that is not found is given
// up only when it would have to be visible, which can take Limits.Visible
// since it was sent. Calls are not sent again, though some take a token: the
// journal does not hold their parameters, which may be secret, and the plan
// that they belonged to may be out of date.
//
// It returns nil when the last run ended in order. The error says what to do
// when an address may be any of several objects, or when the journal and the
// bindings do not belong together.
func (e *Engine) Recover(ctx context.Context) (found *Recovered, err error) {
	if records, err := e.Journal.Unfinished(); err != nil || records == nil {
		return nil, err
	}
	unlock, err := e.Store.Lock(ctx, "recovery")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	return e.recover(ctx)
}

// recover is Recover for who holds the lock.
func (e *Engine) recover(ctx context.Context) (*Recovered, error) {
	records, err := e.Journal.Unfinished()
	if err != nil || records == nil {
		return nil, err
	}
	b, err := e.Store.Load(ctx)
	if err != nil {
		return nil, err
	}
	if err := e.own(b); err != nil {
		return nil, err
	}
	s := &settler{e: e, book: newBook(e.Store, b), lists: newLister(e), result: &Recovered{Began: records[0].At}}
	if err := s.fold(records); err != nil {
		return nil, err
	}
	if err := s.settle(ctx); err != nil {
		// What is settled stays so: the journal has it.
		return nil, errors.Join(err, e.Journal.Close())
	}
	if err := s.book.save(ctx); err != nil {
		return nil, err
	}
	return s.result, e.finish()
}
