package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"netplan/engine"
)

// redraw is how often a terminal shows the time again.
const redraw = 500 * time.Millisecond

// maxRunning is how many running steps a terminal shows.
const maxRunning = 8

// progress writes what happens to the steps: a lasting line for each that
// ends, and on a terminal, below them, the steps that run.
type progress struct {
	sys  system
	plan *engine.Plan
	live bool
	stop chan struct{}

	mu      sync.Mutex
	ended   int
	at      time.Duration // of the last event
	running []*running    // in the order of their start
	drawn   int           // lines below the lasting ones
}

// running is a step that runs.
type running struct {
	step  *engine.Step
	at    time.Duration
	began time.Time
	text  string
}

func newProgress(sys system, plan *engine.Plan) *progress {
	p := &progress{sys: sys, plan: plan, live: isTerminal(sys.err), stop: make(chan struct{})}
	if p.live {
		go p.tick()
	}
	return p
}

// tick draws again now and then, so that the time goes on.
func (p *progress) tick() {
	t := time.NewTicker(redraw)
	defer t.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-t.C:
			p.mu.Lock()
			p.draw()
			p.mu.Unlock()
		}
	}
}

// end takes away what is not to last.
func (p *progress) end() {
	close(p.stop)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.running = nil
	p.erase()
}

// event is called by the engine, one event at a time.
func (p *progress) event(e engine.Event) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at = e.At
	switch e.Kind {
	case engine.StepStarted:
		p.running = append(p.running, &running{step: e.Step, at: e.At, began: time.Now()})
	case engine.StepWaiting:
		if i := p.find(e.Step); i >= 0 {
			p.running[i].text = e.Text
		}
	default:
		p.over(e)
	}
	p.draw()
}

// over writes the lasting line of a step that ended. Those that were not
// started are told at the end.
func (p *progress) over(e engine.Event) {
	p.ended++
	p.erase()
	took := ""
	if i := p.find(e.Step); i >= 0 {
		took = fmt.Sprintf(" in %s", short(e.At-p.running[i].at))
		p.running = slices.Delete(p.running, i, i+1)
	}
	count := fmt.Sprintf("[%d/%d, %s of about %s]", p.ended, len(p.plan.Steps), short(e.At), short(p.plan.Makespan))
	switch e.Kind {
	case engine.StepDone:
		fmt.Fprintf(p.sys.err, "%s: done%s (about %s) %s\n", e.Step.Key, took, short(e.Step.Cost), count)
	case engine.StepFailed:
		word := "FAILED"
		if waiting := new(engine.WaitingError); errors.As(e.Err, &waiting) {
			word = "WAITING"
		}
		fmt.Fprintf(p.sys.err, "%s: %s%s: %v %s\n", e.Step.Key, word, took, e.Err, count)
	}
}

func (p *progress) find(s *engine.Step) int {
	return slices.IndexFunc(p.running, func(r *running) bool { return r.step == s })
}

// draw shows the running steps on a terminal.
func (p *progress) draw() {
	if !p.live {
		return
	}
	p.erase()
	for i, r := range p.running {
		if i == maxRunning {
			p.below(fmt.Sprintf("  and %d more", len(p.running)-i))
			break
		}
		line := fmt.Sprintf("  %s: %s of about %s", r.step.Key, short(time.Since(r.began)), short(r.step.Cost))
		if r.text != "" {
			line += ", " + r.text
		}
		p.below(line)
	}
}

// below writes a line that is erased later, cut so that it stays one.
func (p *progress) below(line string) {
	if runes := []rune(strings.ReplaceAll(line, "\n", " ")); len(runes) > 100 {
		line = string(runes[:99]) + "…"
	}
	fmt.Fprintln(p.sys.err, line)
	p.drawn++
}

// erase takes the lines below away.
func (p *progress) erase() {
	if p.drawn > 0 {
		fmt.Fprintf(p.sys.err, "\x1b[%dA\x1b[J", p.drawn)
		p.drawn = 0
	}
}

// short is a duration as progress shows it.
func short(d time.Duration) string {
	if d < time.Minute {
		return d.Round(100 * time.Millisecond).String()
	}
	return d.Round(time.Second).String()
}
