package sim

import (
	"fmt"
	"time"
)

// Chapter 10: what the provider does about a physical connection, which no
// action covers. It approves every application, allocates and builds, a step
// at a time.

// provideTime is how long each step takes; Latency of CreatePhysicalConnection
// overrides it.
const provideTime = 10 * time.Second

// provided is what the provider makes of a status.
var provided = row{
	connInitial: connApproved, connApproved: connAllocating,
	connAllocating: connAllocated, connAllocated: connConfirmed,
}

// provide begins the provider's next step, and notes what the present status
// brings with it.
func (c *Cloud) provide(o *object) {
	switch o.status() {
	case connAllocated:
		c.fit(o)
	case connEnabled:
		if o.Attrs["EnabledTime"] == "" {
			c.set(o, "EnabledTime", c.now.Format(timeFormat))
		}
	}
	if next := provided[o.status()]; next != "" {
		c.enter(o, o.status(), next, c.latencyOf("CreatePhysicalConnection"))
	}
}

// fit gives a connection its port at the access point.
func (c *Cloud) fit(o *object) {
	if o.Attrs["PortNumber"] != "" {
		return
	}
	n := c.random("port", uint64(o.Seq))
	c.set(o, "PortNumber", fmt.Sprintf("1/%d/%d", 1+n%4, 1+n/4%48))
	c.set(o, "AdLocation", fmt.Sprintf("%s rack %d", o.Attrs["AccessPointId"], 1+n/192%40))
}

// importConnection turns the second spelling of a failed allocation into the
// one of the answers (10.3).
func importConnection(c *Cloud, o *object, _ row) {
	if o.status() == "AllocationFailed" {
		c.set(o, "Status", connFailed)
	}
}

// carriesVbrs: a VBR lies on the target or is associated with it (10.5).
func carriesVbrs(c *call) bool {
	return c.where(kindVbr, "PhysicalConnectionId", c.target.ID).len() > 0 ||
		c.where(kindVbrAssociation, "PhysicalConnectionId", c.target.ID).len() > 0
}
