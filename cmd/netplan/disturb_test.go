package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"netplan/cloudapi"
)

// disturbed is a cloud that does something else with one call of a run.
type disturbed struct {
	cloudapi.API
	at    int64
	calls *atomic.Int64
	do    func(ctx context.Context, api cloudapi.API, r cloudapi.Request) (cloudapi.Response, error)
}

func (d *disturbed) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	if d.calls.Add(1) == d.at {
		return d.do(ctx, d.API, r)
	}
	return d.API.Call(ctx, r)
}

// disturb does something else with the nth call of the following runs.
func (d *desk) disturb(n int, do func(context.Context, cloudapi.API, cloudapi.Request) (cloudapi.Response, error)) {
	calls := new(atomic.Int64)
	d.wrap = func(api cloudapi.API) cloudapi.API { return &disturbed{api, int64(n), calls, do} }
}

// noAnswer is what a client tells when the connection breaks.
func noAnswer(r cloudapi.Request) error {
	return &cloudapi.Error{Action: r.Action, Cause: fmt.Errorf("connection reset by peer")}
}

// TestLostAnswers loses the request or the answer of each call of an apply:
// that run or the next gets to what is wanted, with nothing twice.
func TestLostAnswers(t *testing.T) {
	calls, want := undisturbed(t, 0)
	for n := 1; n <= len(calls); n += sampled(7) {
		t.Run(fmt.Sprintf("request %d", n), func(t *testing.T) {
			t.Parallel()
			lose(t, n, want, func(_ context.Context, _ cloudapi.API, r cloudapi.Request) (cloudapi.Response, error) {
				return nil, noAnswer(r)
			})
		})
		t.Run(fmt.Sprintf("answer %d", n), func(t *testing.T) {
			t.Parallel()
			lose(t, n, want, func(ctx context.Context, api cloudapi.API, r cloudapi.Request) (cloudapi.Response, error) {
				_, _ = api.Call(ctx, r)
				return nil, noAnswer(r)
			})
		})
	}
}

func lose(t *testing.T, n int, want map[string]int, how func(context.Context, cloudapi.API, cloudapi.Request) (cloudapi.Response, error)) {
	d := deskWith(t, "quickstart")
	d.disturb(n, how)
	if o := d.run(clone(lives[0].args)...); o.code != exitDone && o.code != exitFailed {
		t.Fatalf("exit code %d, want 0 or 1\n%s%s", o.code, o.out, o.err)
	}
	d.wrap = nil
	d.must(exitDone, clone(lives[0].args)...)
	d.converged(want, lives[0].args)
}

// TestInterrupt ends the context at each call of an apply, as the first
// interrupt does: calls in flight are finished, the next run goes on, from the
// time to which the simulated one had jumped.
func TestInterrupt(t *testing.T) {
	calls, want := undisturbed(t, 0)
	for n := 1; n <= len(calls); n += sampled(7) {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			d := deskWith(t, "quickstart")
			ctx, stop := context.WithCancel(t.Context())
			d.disturb(n, func(ctx context.Context, api cloudapi.API, r cloudapi.Request) (cloudapi.Response, error) {
				stop()
				return leap(api).Call(ctx, r)
			})
			o := d.runIn(ctx, clone(lives[0].args)...)
			if o.code != exitFailed && n < len(calls)/2 {
				t.Errorf("exit code %d, want 1\n%s%s", o.code, o.out, o.err)
			}
			d.wrap = nil
			d.must(exitDone, clone(lives[0].args)...)
			d.converged(want, lives[0].args)
		})
	}
}

// sampled is the step with which points are visited: each, or with -short
// some.
func sampled(step int) int {
	if testing.Short() {
		return step
	}
	return 1
}
