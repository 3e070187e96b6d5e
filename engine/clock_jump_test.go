package engine

import (
	"context"
	"sync"
	"testing"
	"time"
)

// TestJumpClockOverlaps lets ten sleep as long at once: the time that passes
// is that of the longest, and of all where nobody is counted.
func TestJumpClockOverlaps(t *testing.T) {
	start := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	c := NewJumpClock(start)
	var all sync.WaitGroup
	for range 10 {
		c.Begin()
	}
	for n := range 10 {
		all.Go(func() {
			defer c.End()
			for range n + 1 {
				if err := c.Sleep(t.Context(), time.Second); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if have, want := c.Now().Sub(start), 10*time.Second; have != want {
		t.Errorf("ten overlapping sleepers took %s, want %s", have, want)
	}
	for range 3 {
		_ = c.Sleep(t.Context(), time.Second)
	}
	if have, want := c.Now().Sub(start), 13*time.Second; have != want {
		t.Errorf("with three sleeps in a row it is %s, want %s", have, want)
	}
}

// TestJumpClockOfOneThatWaits has one of two counted wait for the other, which
// sleeps: the clock must not wait for both.
func TestJumpClockOfOneThatWaits(t *testing.T) {
	c := NewJumpClock(time.Time{})
	c.Begin()
	c.Begin()
	done := make(chan struct{})
	go func() {
		_ = c.Sleep(context.Background(), time.Minute)
		close(done)
	}()
	<-done
	if have := c.Now().Sub(time.Time{}); have != time.Minute {
		t.Errorf("have %s, want a minute", have)
	}
}
