package engine

import (
	"context"
	"slices"
	"sync"
	"time"
)

// JumpClock is a time in which nobody waits: it moves on at once when all who
// could do something sleep. Several can do so when they are counted with
// Begin and End; uncounted, each sleep moves it on. The zero value begins at
// the zero time.
type JumpClock struct {
	mu       sync.Mutex
	now      time.Time
	active   int
	sleepers []*sleeper // by time of waking
}

// sleeper is somebody who sleeps.
type sleeper struct {
	until time.Time
	woken chan struct{}
}

// patience is how long, in real time, the clock waits for those who are
// counted and neither sleep nor end: they may wait for one that sleeps. It is
// more than they are likely to work at a stretch, or time would run away.
const patience = 250 * time.Millisecond

// NewJumpClock begins at a time.
func NewJumpClock(start time.Time) *JumpClock { return &JumpClock{now: start} }

// Now returns the clock's time.
func (c *JumpClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Begin counts one more who can do something.
func (c *JumpClock) Begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.active++
}

// End counts one less.
func (c *JumpClock) End() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.active--
	c.settle()
}

// Sleep returns when the clock's time is d later. It returns the context's
// error when the context has ended.
func (c *JumpClock) Sleep(ctx context.Context, d time.Duration) error {
	if s := c.lie(d); s != nil {
		c.wait(s)
	}
	return ctx.Err()
}

// lie puts one more to sleep, or moves the clock on when there is no other.
func (c *JumpClock) lie(d time.Duration) *sleeper {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.active < 2 {
		c.now = c.now.Add(d)
		return nil
	}
	s := &sleeper{c.now.Add(d), make(chan struct{})}
	at, _ := slices.BinarySearchFunc(c.sleepers, s, func(a, b *sleeper) int {
		if a.until.After(b.until) {
			return 1
		}
		return -1
	})
	c.sleepers = slices.Insert(c.sleepers, at, s)
	c.settle()
	return s
}

// wait returns when a sleeper is woken. Without patience it wakes it itself.
func (c *JumpClock) wait(s *sleeper) {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	for {
		select {
		case <-s.woken:
			return
		case <-timer.C:
			c.mu.Lock()
			if len(c.sleepers) > 0 {
				c.wake()
			}
			c.mu.Unlock()
			timer.Reset(patience)
		}
	}
}

// settle wakes whoever sleeps shortest while all sleep.
func (c *JumpClock) settle() {
	for len(c.sleepers) > 0 && len(c.sleepers) >= c.active {
		c.wake()
	}
}

// wake wakes the first sleeper.
func (c *JumpClock) wake() {
	first := c.sleepers[0]
	c.sleepers = c.sleepers[1:]
	if first.until.After(c.now) {
		c.now = first.until
	}
	close(first.woken)
}
