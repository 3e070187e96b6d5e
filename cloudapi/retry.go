package cloudapi

import (
	"context"
	"encoding/binary"
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
