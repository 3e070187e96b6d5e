package engine

import (
	"cmp"
	"time"
)

// Limits bound how long an engine waits. A zero field has its default.
type Limits struct {
	// Step is how long one step may take: 10 minutes.
	Step time.Duration
	// Run is how long all steps together may take: no limit. Steps that have
	// not started by then are left for the next run.
	Run time.Duration
	// Visible is how long a created object may be missing in listings, and so
	// how long one whose creation got no answer is looked for: 90 seconds.
	Visible time.Duration
	// Outside is how long somebody outside of the API, such as a carrier, is
	// waited for: a minute.
	Outside time.Duration
}

func (l Limits) step() time.Duration    { return cmp.Or(l.Step, 10*time.Minute) }
func (l Limits) outside() time.Duration { return cmp.Or(l.Outside, time.Minute) }
func (l Limits) visible() time.Duration { return cmp.Or(l.Visible, 90*time.Second) }

// The pauses between two looks, or two tries, grow from the first to the
// longest by half.
const (
	firstPause   = time.Second
	longestPause = 15 * time.Second
)

// pauses is how long to wait next. The zero value begins with firstPause.
type pauses struct{ last time.Duration }

func (p *pauses) next() time.Duration {
	p.last = min(max(p.last+p.last/2, firstPause), longestPause)
	return p.last
}
