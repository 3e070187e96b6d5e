package engine

import (
	"time"

	"netplan/cloudapi"
	"netplan/diff"
	"netplan/graph"
)

// cost is how long a step is expected to take: its calls, and what each takes
// to settle where the type has a status or keeps the object above busy.
func cost(s *Step) time.Duration {
	var d time.Duration
	for _, action := range s.Actions {
		d += cloudapi.CallTime
		if s.Change.Type.Status.Field != "" || s.Change.Type.Unsettles != "" {
			d += cloudapi.SettleTime(action)
		}
	}
	if s.Verb == diff.Create && len(s.Actions) == 1 {
		d += cloudapi.CallTime // it is read once
	}
	return d
}

// estimate fills in the expected calls and duration of a plan, and says when each
// step starts.
func (p *Plan) estimate(width int) graph.Schedule {
	for _, s := range p.Steps {
		for _, action := range s.Actions {
			p.Calls[action]++
		}
	}
	g, steps := p.graph()
	when := g.Schedule(task(steps), width)
	p.Makespan = when.Makespan
	return when
}
