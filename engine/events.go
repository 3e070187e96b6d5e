package engine

import (
	"cmp"
	"time"
)

// tell passes an event on, one at a time, if anybody listens.
func (r *runner) tell(kind EventKind, s *Step, text string, err error) {
	if r.e.Events == nil {
		return
	}
	r.telling.Lock()
	defer r.telling.Unlock()
	r.e.Events(Event{Kind: kind, Step: s, At: r.since(), Text: text, Err: err})
}

// waits reports what the step waits for.
func (r *stepRun) waits(text string) { r.tell(StepWaiting, r.step, text, nil) }

// since is how long the run has been going on.
func (r *runner) since() time.Duration { return r.e.Clock.Now().Sub(r.began) }

func (e *Engine) width() int { return cmp.Or(e.Width, usualWidth) }

// usualWidth is how many steps run at once where nothing is said.
const usualWidth = 10
