package sim_test

import (
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// TestTimeGoesOn: a state that was saved in the future is loaded at its time,
// and goes on from there; one of the past meets the present. What was in
// transit takes as long as it had left.
func TestTimeGoesOn(t *testing.T) {
	for _, moved := range []struct{ by, ahead time.Duration }{
		{-2 * time.Hour, 2 * time.Hour}, {-time.Nanosecond, time.Nanosecond}, {0, 0}, {time.Second, 0}, {time.Hour, 0},
	} {
		c := newInside(t)
		c.do("CreateVpc")
		saved := c.clock.Now()
		var text strings.Builder
		if err := c.Save(&text); err != nil {
			t.Fatal(err)
		}
		if at, err := sim.SavedAt([]byte(text.String())); err != nil || !at.Equal(saved) {
			t.Fatalf("saved at %v, %v, want %v", at, err, saved)
		}
		c.clock.advance(moved.by)
		d := c.beside()
		if err := d.Load(strings.NewReader(text.String())); err != nil {
			t.Fatal(err)
		}
		if have := d.Ahead(); have != moved.ahead {
			t.Errorf("loaded after %v: ahead by %v, want %v", moved.by, have, moved.ahead)
		}
		if have := d.Time(); have.Before(saved) {
			t.Errorf("loaded after %v: the time is %v, saved at %v", moved.by, have, saved)
		}
		d.clock.advance(5 * time.Second)
		want(t, d.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.0.Status": "Available"})
	}
}
