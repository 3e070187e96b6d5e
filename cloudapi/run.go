package cloudapi

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Attempt is one try of a call. It carries no parameters and no keys.
type Attempt struct {
	Action, Region string
	// N counts the attempts of the call from 1.
	N int
	// Took is how long the answer took.
	Took time.Duration
	// Err is what went wrong, or nil.
	Err *Error
	// Again says that the call is sent again, after Wait.
	Again bool
	Wait  time.Duration
}

// trial is a call under way.
type trial struct {
	*call
	n int
	// doubt is the last failure after which a change may have happened.
	doubt *Error
	// corrected says that the time was put right already.
	corrected bool
}

// run sends a call until it is decided or no further attempt is safe or in
// time.
func (c *Client) run(ctx context.Context, k *call) (Response, error) {
	t := &trial{call: k}
	for {
		if err := c.limits.wait(ctx, k.region, k.action.Name); err != nil {
			return nil, t.interrupted(err)
		}
		began := c.clock.Now()
		rep := c.attempt(ctx, k)
		a := Attempt{Action: k.action.Name, Region: k.region, Took: c.clock.Now().Sub(began), Err: rep.err}
		t.n++
		a.N = t.n
		if rep.err == nil {
			c.observe(a)
			return rep.resp, nil
		}
		t.note(rep.err)
		a.Wait, a.Again = c.next(ctx, t, rep)
		c.observe(a)
		if ended := ctx.Err(); ended != nil {
			return nil, t.interrupted(ended)
		}
		if !a.Again {
			return nil, t.failure(rep.err)
		}
		if err := c.clock.Sleep(ctx, a.Wait); err != nil {
			return nil, t.interrupted(err)
		}
	}
}

// note remembers a failure of a change that may have happened.
func (t *trial) note(e *Error) {
	if t.action.Mutates() && (ClassOf(e) == ReadBack || e.Code == nonceTaken || interrupts(e)) {
		t.doubt = e
	}
}

// interrupts says whether the context ended while the answer was awaited.
func interrupts(e *Error) bool {
	return !e.Unsent && e.Status == 0 && errors.Is(e, context.Canceled)
}

// failure is the error that ends the call. After a doubtful attempt a refusal
// does not mean that nothing was done: it may well be refused because it was.
func (t *trial) failure(last *Error) error {
	switch {
	case t.doubt == last && last.Code == nonceTaken && !t.hasToken():
		return &Error{Action: last.Action, Cause: errors.New("the request arrived twice, and the answer to the first got lost")}
	case t.doubt == nil || t.doubt == last:
		return last
	}
	return &Error{Action: last.Action, Cause: fmt.Errorf("it is not known whether it was done: %s; sent again: %s", t.doubt.reason(), last.reason())}
}

// reason is the error without the name of the action.
func (e *Error) reason() string { return strings.TrimPrefix(e.Error(), e.Action+": ") }

// interrupted is the error of a call whose context ended: the context's, in an
// Error where a change may have happened.
func (t *trial) interrupted(ended error) error {
	if t.doubt == nil {
		return ended
	}
	return &Error{Action: t.action.Name, Cause: ended}
}
