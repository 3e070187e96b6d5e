package sim

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
)

// FaultRule says by data which calls a fault befalls. The zero value fits every
// call and does nothing.
type FaultRule struct {
	// Action is an action, or a pattern in which * stands for any text; empty
	// fits every action.
	Action string
	// Region is the region that the call names; empty fits every call.
	Region string
	// After is how many of the calls that fit stay unharmed first.
	After uint64
	// Count is how many calls are struck at most; 0 is no limit.
	Count uint64
	// Probability is the chance of a call to be struck, above 0 and at most 1;
	// 0 stands for 1. Which ones are struck depends on Seed and on the order of
	// the calls that fit, on nothing else.
	Probability float64
	Seed        uint64
	// Fault is what goes wrong.
	Fault Fault
}

// FaultUse is a rule in force and what it has done so far.
type FaultUse struct {
	Rule FaultRule
	// Met counts the calls that fit, Struck those that were struck.
	Met, Struck uint64
}

// AddFaults puts rules in force, behind those in force already. If one of them
// makes no sense it returns an error and adds none. It may be called at any
// time. The fault of the field Faults comes first, then that of each rule: of
// two errors or losses the first counts, of two delays or lags the longer. A
// call that one rule refuses and another one loses the answer of is not carried
// out.
func (c *Cloud) AddFaults(rules ...FaultRule) error {
	for i := range rules {
		if err := rules[i].check(); err != nil {
			return err
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, r := range rules {
		c.rules = append(c.rules, FaultUse{Rule: r})
		c.buries = c.buries || r.Fault.Stale > 0
	}
	return nil
}

// ClearFaults takes all rules out of force.
func (c *Cloud) ClearFaults() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rules, c.buries = nil, false
}

// FaultUses are the rules in force, in the order that they were added.
func (c *Cloud) FaultUses() []FaultUse {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.rules)
}

// check says what makes no sense in a rule.
func (r FaultRule) check() error {
	switch {
	case !r.fitsAny(func(string) bool { return true }):
		return fmt.Errorf("no action of the API fits %q; write an action, a pattern such as Describe*, or *", r.Action)
	case r.Region != "" && catalog.LookupRegion(r.Region) == nil:
		return fmt.Errorf("region %q is unknown", r.Region)
	case math.IsNaN(r.Probability) || r.Probability < 0 || r.Probability > 1:
		return fmt.Errorf("probability %v is not above 0 and at most 1", r.Probability)
	case r.Fault.Delay < 0 || r.Fault.Stale < 0:
		return errors.New("a duration is negative")
	case r.Fault.Stale > graveTime:
		return fmt.Errorf("stale %v is above %v", r.Fault.Stale, graveTime)
	case r.Fault.Stale > 0 && !r.fitsAny(reads):
		return fmt.Errorf("stale is for Describe actions; %s only changes something", r.Action)
	case r.Fault.Delay > longestDelay:
		return fmt.Errorf("delay %v is above %v", r.Fault.Delay, longestDelay)
	}
	return r.Fault.check()
}

// check says what makes no sense in the error of a rule.
func (f Fault) check() error {
	switch {
	case f.Err == nil:
		return nil
	case strings.Trim(f.Err.Code, codeLetters) != "" || f.Err.Code == "":
		return fmt.Errorf("an error has the code %q; a code has letters, digits and .-_ only", f.Err.Code)
	case f.Lose != LoseNothing:
		return errors.New("a call is answered with an error, or something of it is lost; one rule cannot want both")
	case f.Err.Status != 0 && (f.Err.Status < 400 || f.Err.Status > 599):
		return fmt.Errorf("status %d is not between 400 and 599", f.Err.Status)
	}
	return nil
}

// codeLetters are those of the codes of the reference.
const codeLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"

// fitsAny says whether the rule is about an action for which is holds.
func (r FaultRule) fitsAny(is func(action string) bool) bool {
	fits := func(name string) bool { return is(name) && (r.Action == "" || like(r.Action, name)) }
	return slices.ContainsFunc(catalog.All(), func(a *catalog.Action) bool { return fits(a.Name) }) ||
		slices.ContainsFunc(OutsideActions(), fits)
}

// fits says whether a rule is about a call.
func (r FaultRule) fits(call Call) bool {
	return (r.Action == "" || like(r.Action, call.Action)) && (r.Region == "" || r.Region == call.Region)
}

// strike counts a call that the rule fits, and says whether it is struck.
func (u *FaultUse) strike() bool {
	u.Met++
	r := u.Rule
	if u.Met <= r.After || r.Count > 0 && u.Struck >= r.Count || !r.chance(u.Met) {
		return false
	}
	u.Struck++
	return true
}

// chance draws for the n-th call that fits.
func (r FaultRule) chance(n uint64) bool {
	if r.Probability == 0 || r.Probability == 1 {
		return true
	}
	x := mix(r.Seed)
	for _, b := range []byte(r.Action + " " + r.Region) {
		x = mix(x ^ uint64(b))
	}
	return float64(mix(x^n)>>11)/(1<<53) < r.Probability
}

// ruledLocked is the fault that the rules in force want for a call, with that
// of the hook before them.
func (c *Cloud) ruledLocked(call Call, f Fault) Fault {
	for i := range c.rules {
		if u := &c.rules[i]; u.Rule.fits(call) && u.strike() {
			f = f.and(u.Rule.Fault)
		}
	}
	return f
}

// and is both faults at once.
func (f Fault) and(g Fault) Fault {
	if f.Lose == LoseNothing {
		f.Lose = g.Lose
	}
	if f.Err == nil {
		f.Err = g.Err
	}
	f.Delay, f.Stale = max(f.Delay, g.Delay), max(f.Stale, g.Stale)
	return f
}

// words are the fault in the words of ParseFaults.
func (f Fault) words() []string {
	var w []string
	add := func(name, value string) { w = append(w, name+"="+value) }
	switch {
	case f.Err == nil:
	case *f.Err == *Throttled().Err:
		w = append(w, "throttle")
	default:
		add("refuse", word(f.Err.Code))
		if f.Err.Status != 0 {
			add("status", fmt.Sprint(f.Err.Status))
		}
		if f.Err.Message != "" {
			add("message", word(f.Err.Message))
		}
	}
	switch f.Lose {
	case LoseRequest:
		w = append(w, "drop-request")
	case LoseResponse:
		w = append(w, "drop-answer")
	}
	for _, d := range []struct {
		name string
		long time.Duration
	}{{"delay", f.Delay}, {"stale", f.Stale}} {
		if d.long > 0 {
			add(d.name, d.long.String())
		}
	}
	return w
}

// String is the rule as ParseFaults reads it.
func (r FaultRule) String() string {
	w := append([]string{word(orAll(r.Action))}, r.Fault.words()...)
	if r.Region != "" {
		w = append(w, "region="+word(r.Region))
	}
	for _, n := range []struct {
		name string
		n    uint64
	}{{"after", r.After}, {"count", r.Count}, {"seed", r.Seed}} {
		if n.n > 0 {
			w = append(w, fmt.Sprintf("%s=%d", n.name, n.n))
		}
	}
	if r.Probability > 0 {
		w = append(w, fmt.Sprintf("probability=%v", r.Probability))
	}
	return strings.Join(w, " ")
}

func orAll(action string) string {
	if action == "" {
		return "*"
	}
	return action
}
