package engine

import (
	"context"
	"sync"
	"time"

	"netplan/cloudapi"
)

// meter measures the steps of a rehearsal, which run one at a time.
type meter struct {
	clock Clock
	pace  cloudapi.Pace

	mu    sync.Mutex
	began time.Time
	calls effort
}

// event begins to measure a step, and notes in one that is done what it took.
func (m *meter) event(ev Event) {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch ev.Kind {
	case StepStarted:
		m.began, m.calls = m.clock.Now(), effort{}
	case StepDone:
		m.calls.took = m.clock.Now().Sub(m.began)
		ev.Step.effort, ev.Step.Cost = m.calls, m.calls.took
	}
}

// metered is an API whose calls are counted and take their time.
type metered struct {
	api   cloudapi.API
	meter *meter
}

// Call counts, lets the time of a call pass, and passes on.
func (a *metered) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	a.meter.mu.Lock()
	a.meter.calls.count(r.Action)
	a.meter.mu.Unlock()
	if err := a.meter.clock.Sleep(ctx, a.meter.pace.Call); err != nil {
		return nil, err
	}
	return a.api.Call(ctx, r)
}
