package engine

import (
	"context"
	"sync"
	"time"
)

// JumpClock is a time in which nobody waits: Sleep moves it on at once, for
// everybody. The zero value begins at the zero time.
type JumpClock struct {
	mu  sync.Mutex
	now time.Time
}

// NewJumpClock begins at a time.
func NewJumpClock(start time.Time) *JumpClock { return &JumpClock{now: start} }

// Now returns the clock's time.
func (c *JumpClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Sleep moves the clock to d after now. It returns the context's error when
// the context has ended.
func (c *JumpClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return ctx.Err()
}
