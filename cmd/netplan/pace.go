package main

import (
	"net/url"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// simulated says whether the clouds are simulators of this machine.
func (c *clouds) simulated() bool {
	u, err := url.Parse(c.name)
	return c.name == "sim" || err == nil && isLoopback(u.Hostname())
}

// latency is how long what rehearsals change takes to settle: as at the service,
// or as at simulators of this machine where it is these.
func (c *clouds) latency() map[string]time.Duration {
	if c.simulated() {
		return nil
	}
	return cloudapi.SettleTimes()
}

// pace is how fast the clouds are taken to be.
func (c *clouds) pace() cloudapi.Pace {
	pace := (&sim.Cloud{Latency: c.latency()}).Pace()
	if c.simulated() {
		return pace
	}
	usual := cloudapi.UsualPace()
	usual.Settle = pace.Settle
	return usual
}
