package cloudapi_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"netplan/cloudapi"
)

// limited is a client of 2 calls per second, 3 at once.
func limited(t *testing.T) *bench {
	return newBench(t, []answer{fine}, func(c *cloudapi.Config) { c.Rate, c.Burst = 2, 3 })
}

func TestCallsAreSpacedByRegionAndAction(t *testing.T) {
	b := limited(t)
	call := func(action, region string) time.Duration {
		if _, err := b.Call(t.Context(), cloudapi.Request{Action: action, Region: region}); err != nil {
			t.Fatal(err)
		}
		return b.clock.Now().Sub(start)
	}
	for i, want := range []time.Duration{0, 0, 0, 500, 1000, 1500} {
		if have := call("DescribeVpcs", "cn-hangzhou"); have != want*time.Millisecond {
			t.Errorf("call %d: have it at %v, want %v", i, have, want*time.Millisecond)
		}
	}
	for _, other := range [][2]string{{"DescribeVpcs", "cn-beijing"}, {"DescribeVRouters", "cn-hangzhou"}} {
		if have := call(other[0], other[1]); have != 1500*time.Millisecond {
			t.Errorf("%v: have it at %v, want it without waiting", other, have)
		}
	}
}

func TestRetriesCountAsCalls(t *testing.T) {
	b := newBench(t, []answer{broken, broken, broken, fine}, func(c *cloudapi.Config) { c.Rate, c.Burst = 0.01, 1 })
	if _, err := b.Call(t.Context(), reading); err != nil {
		t.Fatal(err)
	}
	if have := b.clock.Now().Sub(start); have < 300*time.Second-time.Millisecond {
		t.Errorf("have 4 attempts within %v, want 300 s between the first and the last", have)
	}
}

func TestContextEndsTheWaitForATurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, []answer{fine}, func(c *cloudapi.Config) { c.Rate, c.Burst, c.Clock = 2, 3, nil })
		began := time.Now()
		for range 3 {
			b.Call(t.Context(), reading)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if _, err := b.Call(ctx, withToken); err != nil {
			t.Errorf("have error %v, want another action to wait for nothing", err)
		}
		if _, err := b.Call(ctx, reading); err != context.DeadlineExceeded || len(b.sent()) != 4 {
			t.Errorf("have error %v after %d requests, want the context's after 4", err, len(b.sent()))
		}
		if _, err := b.Call(t.Context(), reading); err != nil || time.Since(began) != 500*time.Millisecond {
			t.Errorf("have error %v after %v, want the turn that was given back, after 0.5 s", err, time.Since(began))
		}
	})
}
