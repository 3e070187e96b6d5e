package main

import (
	"fmt"
	"time"

	"netplan/engine"
)

// progress writes what happens to the steps, a line an event; on a terminal
// the line of what is running is rewritten in place.
type progress struct {
	sys   system
	total int
	done  int
	plan  *engine.Plan
	live  bool
}

func newProgress(sys system, plan *engine.Plan) *progress {
	return &progress{sys: sys, total: len(plan.Steps), plan: plan, live: isTerminal(sys.err)}
}

// event is called by the engine, one event at a time.
func (p *progress) event(e engine.Event) {
	at := e.At.Round(100 * time.Millisecond)
	switch e.Kind {
	case engine.StepDone:
		p.done++
		p.line("%s done [%d/%d, %s of about %s]", e.Step.Key, p.done, p.total, at, p.plan.Makespan.Round(time.Second))
	case engine.StepFailed:
		p.done++
		p.line("%s FAILED: %v", e.Step.Key, e.Err)
	case engine.StepSkipped:
		p.done++
		p.line("%s not started: %s", e.Step.Key, e.Text)
	case engine.StepStarted:
		p.status("%s ...", e.Step.Key)
	case engine.StepWaiting:
		p.status("%s: waiting for %s", e.Step.Key, e.Text)
	}
}

// line writes a lasting line.
func (p *progress) line(format string, args ...any) {
	p.clear()
	fmt.Fprintf(p.sys.err, format+"\n", args...)
}

// status writes a passing line; only a terminal shows it.
func (p *progress) status(format string, args ...any) {
	if p.live {
		p.clear()
		fmt.Fprintf(p.sys.err, "  [%d/%d] "+format, append([]any{p.done, p.total}, args...)...)
	}
}

func (p *progress) clear() {
	if p.live {
		fmt.Fprint(p.sys.err, "\r\x1b[K")
	}
}
