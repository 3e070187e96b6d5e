package cloudapi

import (
	"maps"
	"time"
)

// Pace is how fast a cloud is, for what plans expect.
type Pace struct {
	// Call is what one call takes to be answered.
	Call time.Duration
	// Settle is how long what an action does takes to settle.
	Settle func(action string) time.Duration
	// Rate is how many calls of an action go to a region each second in the
	// long run, and Burst how many at once. A Rate of 0 sets no limit.
	Rate  float64
	Burst int
}

// UsualPace is that of the service, and of a Client whose Config leaves the
// limits to their defaults.
func UsualPace() Pace {
	return Pace{Call: CallTime, Settle: SettleTime, Rate: defaultRate, Burst: defaultBurst}
}

// SettleTimes are the times of SettleTime by action; "*" stands for all others.
func SettleTimes() map[string]time.Duration {
	times := maps.Clone(settleTimes)
	times["*"] = UsualTime
	return times
}
