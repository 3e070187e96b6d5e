package main

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/engine"
)

// leap lets the time of an embedded cloud pass, for longer than a step may take.
func leap(api cloudapi.API) cloudapi.API {
	if e, ok := api.(*embedded); ok {
		_ = e.clock.Sleep(context.Background(), 2*time.Hour)
	}
	return api
}

// ends are how a process lets go of its cloud: in order, or killed.
var ends = map[string]func(e *embedded) error{
	"ended":  (*embedded).Close,
	"killed": func(e *embedded) error { return errors.Join(e.calls.file.Close(), e.lock.Close()) },
}

// TestEmbeddedTime: the time of a cloud goes on from where the process before
// had jumped to, or from the present where that is later, also over a third
// process that only opens it. What was in transit takes as long as it had left.
func TestEmbeddedTime(t *testing.T) {
	start := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for how, end := range ends {
		for _, present := range []time.Time{start, start.Add(time.Minute), start.Add(2 * time.Hour), start.Add(3 * time.Hour)} {
			t.Run(fmt.Sprint(how, " ", present.Sub(start)), func(t *testing.T) {
				dir := t.TempDir()
				e := embeddedAt(t, dir, start)
				leap(e)
				e.must(t, "CreateVpc")
				left := e.clock.Now()
				for range 2 {
					if err := end(e); err != nil {
						t.Fatal(err)
					}
					e = embeddedAt(t, dir, present)
					if have := e.clock.Now(); have.Before(left) || have.Before(present) || have.After(left) && have.After(present) {
						t.Errorf("the time is %v, want the later of %v and %v", have, left, present)
					}
				}
				_ = e.clock.Sleep(t.Context(), 5*time.Second)
				vpcs := e.must(t, "DescribeVpcs")["Vpcs"].(map[string]any)["Vpc"].([]any)
				if have := vpcs[0].(map[string]any)["Status"]; have != "Available" || e.cloud.Ahead() != 0 {
					t.Errorf("the status is %v, and the cloud ahead of the run by %v", have, e.cloud.Ahead())
				}
				if err := e.Close(); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// embeddedAt opens a cloud in a process that starts at a time.
func embeddedAt(t *testing.T, dir string, at time.Time) *embedded {
	t.Helper()
	e, err := openEmbedded(dir, engine.NewJumpClock(at), nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (e *embedded) must(t *testing.T, action string) cloudapi.Response {
	t.Helper()
	resp, err := e.Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou"})
	if err != nil {
		t.Fatal(err)
	}
	return resp
}
