package sim_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// TestAdvance: what is due by then settles, later calls are in the future, and
// the state keeps the time.
func TestAdvance(t *testing.T) {
	c := newInside(t)
	c.do("CreateVpc")
	want(t, c.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.0.Status": "Pending"})
	if err := c.Advance(time.Second); err != nil {
		t.Fatal(err)
	}
	want(t, c.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.0.Status": "Pending"})
	for range 2 {
		if err := c.Advance(12 * time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	later := c.clock.Now().Add(24*time.Hour + time.Second)
	if have := c.Time(); !have.Equal(later) || c.Ahead() != 24*time.Hour+time.Second {
		t.Errorf("the time is %v, ahead by %v, want %v", have, c.Ahead(), later)
	}
	want(t, c.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.0.Status": "Available"})
	c.do("CreateVpc")
	want(t, c.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.1.CreationTime": later.Format("2006-01-02T15:04:05Z")})
	if have := c.reloaded().Ahead(); have != c.Ahead() {
		t.Errorf("loaded: ahead by %v", have)
	}
}

func TestAdvanceRefused(t *testing.T) {
	c := newInside(t)
	if err := c.Advance(time.Hour); err != nil {
		t.Fatal(err)
	}
	for _, d := range []time.Duration{-1, math.MinInt64, math.MaxInt64} {
		if err := c.Advance(d); err == nil || c.Ahead() != time.Hour {
			t.Errorf("advance by %v: have %v, ahead by %v", d, err, c.Ahead())
		}
	}
	before := c.state()
	if err := c.Load(strings.NewReader(`{"format_version":1,"ahead_ns":-1}`)); err == nil || c.state() != before {
		t.Errorf("a state that is ahead by a negative time: have %v", err)
	}
}

// TestAdvanceWire: signatures keep to the callers' time.
func TestAdvanceWire(t *testing.T) {
	u := newUsers(t, nil)
	u.may("root", "CreateVpc")
	if err := u.Advance(48 * time.Hour); err != nil {
		t.Fatal(err)
	}
	u.may("root", "DescribeVpcs")
}

// TestChanges: calls that were carried out and do more than read count, as do
// the methods that change the state.
func TestChanges(t *testing.T) {
	c := newInside(t)
	steps := []struct {
		name    string
		changes bool
		do      func()
	}{
		{"CreateVpc", true, func() { c.do("CreateVpc") }},
		{"refused CreateVSwitch", false, func() { c.try("CreateVSwitch") }},
		{"DescribeVpcs", false, func() { c.do("DescribeVpcs") }},
		{"Assume", true, func() { c.Assume("i-1") }},
		{"Advance", true, func() { c.Advance(time.Second) }},
		{"refused Advance", false, func() { c.Advance(-1) }},
		{"AddFaults", false, func() { c.AddFaults(sim.FaultRule{Fault: sim.Fault{Lose: sim.LoseResponse}}) }},
		{"lost answer", true, func() { c.try("CreateVpc") }},
		{"ClearFaults", false, func() { c.ClearFaults() }},
		{"failed Load", false, func() { c.Load(strings.NewReader("{")) }},
		{"Load", true, func() { c.Load(strings.NewReader(`{"format_version":1}`)) }},
	}
	for _, s := range steps {
		before := c.Changes()
		if s.do(); c.Changes() != before != s.changes {
			t.Errorf("%s: changes %v, want %v", s.name, c.Changes() != before, s.changes)
		}
	}
}
