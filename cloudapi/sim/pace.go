package sim

import (
	"time"

	"netplan/cloudapi"
)

// Pace is how fast the cloud is: it answers at once and limits nobody. What an
// action does settles after its latency; after none where the action leaves
// every status as it is.
func (c *Cloud) Pace() cloudapi.Pace { return cloudapi.Pace{Settle: c.settles} }

func (c *Cloud) settles(action string) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beginLocked()
	if op := c.reg.ops[action]; op == nil || op.takes == 0 {
		return 0
	}
	return c.latencyOf(action)
}
