package sim

import (
	"context"
	"io"
	"maps"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// Call is what the hook for faults is told about a call.
type Call struct {
	// N counts the calls from 1.
	N uint64
	// Action, Region and Params are as the caller sent them. Params includes
	// RegionId and is the hook's own copy.
	Action, Region string
	Params         map[string]string
}

// Loss says what gets lost on the way.
type Loss int

// Nothing is lost, the request never arrives, or the request is carried out
// and its answer never arrives.
const (
	LoseNothing Loss = iota
	LoseRequest
	LoseResponse
)

// Fault is what goes wrong with a call; the zero value is nothing.
type Fault struct {
	Lose Loss
	// Err is answered in place of carrying out the call, also where Lose then
	// loses that answer. A status or message left out is that of the code; a
	// code that the action does not document has status 400.
	Err *cloudapi.Error
	// Delay passes before the call is carried out, in real time.
	Delay time.Duration
	// Stale makes a Describe action see the objects and statuses of that long
	// ago, at most an hour; attributes are the present ones.
	Stale time.Duration
}

const (
	// graveTime is how far back a stale read may look.
	graveTime = time.Hour
	// longestDelay is how long a rule may hold a call up; no client waits as
	// long.
	longestDelay = time.Hour
)

// Throttled is the fault of an account that calls too often.
func Throttled() Fault { return Fault{Err: &cloudapi.Error{Code: "Throttling.User"}} }

// disturb counts the call, asks the hook, waits as it wants, and loses the
// request.
func (c *Cloud) disturb(ctx context.Context, action string, raw row) (Call, Fault, error) {
	if err := ctx.Err(); err != nil {
		return Call{}, Fault{}, err
	}
	said, f := c.faultOf(action, raw)
	if f.Delay > 0 {
		timer := time.NewTimer(f.Delay)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
			return said, f, ctx.Err()
		}
	}
	if f.Lose == LoseRequest {
		return said, f, lost(action)
	}
	return said, f, nil
}

// faultOf counts a call, and asks the hook and the rules.
func (c *Cloud) faultOf(action string, raw row) (Call, Fault) {
	c.mu.Lock()
	c.calls++
	said := Call{N: c.calls, Action: action, Region: raw["RegionId"], Params: raw}
	c.mu.Unlock()
	var f Fault
	if c.Faults != nil {
		asked := said
		asked.Params = maps.Clone(raw)
		f = c.Faults(asked)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return said, c.ruledLocked(said, f)
}

// lost is what a caller sees whose request or answer got lost.
func lost(action string) *cloudapi.Error {
	return &cloudapi.Error{Action: action, Cause: io.ErrUnexpectedEOF}
}

// refusal is the fault's error with the status and message of its code.
func (f Fault) refusal(action string) *cloudapi.Error {
	if f.Err == nil {
		return nil
	}
	e := *f.Err
	a := actionOf(action)
	if a == nil {
		a = &catalog.Action{Name: action}
	}
	if known := rowFor(a, "", e.Code, ""); known != nil {
		if e.Status == 0 {
			e.Status = known.Status
		}
		if e.Message == "" {
			e.Message = known.Message
		}
	}
	if e.Status == 0 {
		e.Status = 400
	}
	if e.Message == "" {
		e.Message = "The simulator was told to answer " + e.Code + "."
	}
	return &e
}

// staleness is how far a read looks back.
type staleness struct {
	now time.Time
	by  time.Duration
}

// since is the time that the read sees.
func (s staleness) since() time.Time { return s.now.Add(-s.by) }

// unborn says whether the read does not see the object yet.
func (s staleness) unborn(o *object) bool { return s.by > 0 && o.Born.After(s.since()) }

// undead says whether the read still sees a removed object.
func (s staleness) undead(o *object) bool {
	return s.by > 0 && o.Died.After(s.since()) && !s.unborn(o)
}

// stalenessOf limits a fault's staleness to actions that only read.
func stalenessOf(action string, now time.Time, f Fault) staleness {
	if !reads(action) {
		return staleness{now: now}
	}
	return staleness{now, f.Stale}
}

// bury keeps a removed object for stale reads, if there can be any.
func (c *Cloud) bury(o *object, at time.Time) {
	if c.Faults == nil && !c.buries {
		return
	}
	o.Died = at
	for len(c.graves) > 0 && c.graves[0].Died.Before(c.now.Add(-graveTime)) {
		c.graves = c.graves[1:]
	}
	c.graves = append(c.graves, o)
}
