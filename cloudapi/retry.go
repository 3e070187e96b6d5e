package cloudapi

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// How long a call waits before it is sent again. The longest wait doubles from
// one retry to the next up to maxWait, and the wait is drawn evenly below it,
// so that callers that failed together do not come back together. A service
// that asks for more than maxAsked is not waited for.
const (
	firstWait  = 200 * time.Millisecond
	firstSlow  = time.Second // after throttling
	maxWait    = 20 * time.Second
	maxAsked   = 5 * time.Minute
	nonceTaken = "SignatureNonceUsed"
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

// next says whether a failed attempt is followed by another, and after how
// long.
func (c *Client) next(ctx context.Context, t *trial, rep reply) (time.Duration, bool) {
	if t.n > c.retries || ctx.Err() != nil {
		return 0, false
	}
	if c.correct(t, rep) {
		return 0, true
	}
	if rep.odd || !t.repeatable(rep.err) {
		return 0, false
	}
	wait, err := c.backoff(t.n, ClassOf(rep.err))
	if err != nil || rep.after > maxAsked {
		return 0, false
	}
	wait += rep.after
	end, limited := ctx.Deadline()
	return wait, !limited || c.clock.Now().Add(wait).Before(end)
}

// correct sets the client's time by the service's once, when that refused the
// timestamp. Nothing was done then, whatever the action.
func (c *Client) correct(t *trial, rep reply) bool {
	late := strings.HasPrefix(rep.err.Code, "InvalidTimeStamp") || strings.HasPrefix(rep.err.Code, "IllegalTimestamp")
	if !late || t.corrected || rep.date.IsZero() {
		return false
	}
	t.corrected = true
	c.ahead.Store(int64(rep.date.Sub(c.clock.Now())))
	return true
}

// repeatable says whether it is safe, and of use, to send the call again: one
// that did nothing, one that only reads, or one that the service knows again
// by its token.
func (t *trial) repeatable(e *Error) bool {
	safe := !t.action.Mutates() || t.hasToken()
	switch ClassOf(e) {
	case Throttled:
		return true
	case Retry:
		return safe || e.Code != nonceTaken
	case ReadBack:
		return safe
	case Wait:
		return t.hasToken() && tokenInWork(e.Code)
	}
	return false
}

// tokenInWork says whether a code means that an earlier attempt with the same
// token is still being carried out.
func tokenInWork(code string) bool {
	return slices.Contains([]string{
		"OperationFailed.IdempotentTokenProcessing", "OperationFailed.LastTokenProcessing",
		"LastTokenProcessing", "IdempotentProcessing",
	}, code)
}

// backoff draws the wait before retry n, counted from 1.
func (c *Client) backoff(n int, class Class) (time.Duration, error) {
	longest := firstWait
	if class == Throttled {
		longest = firstSlow
	}
	for ; n > 1 && longest < maxWait; n-- {
		longest *= 2
	}
	var b [8]byte
	if _, err := io.ReadFull(c.random, b[:]); err != nil {
		return 0, err
	}
	part := float64(binary.BigEndian.Uint64(b[:])>>11) / (1 << 53)
	return time.Duration(part * float64(min(longest, maxWait))), nil
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
