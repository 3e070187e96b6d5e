package sim

import (
	"errors"
	"fmt"
	"time"
)

// Advance puts the cloud's clock ahead of Now by d more, for good: statuses
// whose time comes by that settle. The timestamps of requests are still
// compared with Now. A negative d, or one that leads beyond the range of a
// time.Duration altogether, is an error and changes nothing.
func (c *Cloud) Advance(d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case d < 0:
		return fmt.Errorf("advance by %v: time does not go back", d)
	case c.ahead+d < 0:
		return errors.New("the clock cannot be put ahead that far")
	}
	c.ahead += d
	c.changes++
	c.beginLocked()
	return nil
}

// Time is the cloud's present, with what Advance has added.
func (c *Cloud) Time() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.clock().Add(c.ahead)
}

// Ahead is what Advance has added in all.
func (c *Cloud) Ahead() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.ahead
}

// Changes counts what may have changed the state: calls that were carried out
// and are no Describe actions, and the methods that change it. While it stays
// the same the saved state stays good; statuses that settle are no change.
func (c *Cloud) Changes() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.changes
}
