package engine

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi"
	"netplan/schema"
)

// Result is what became of the steps of a plan. Each is in exactly one of the
// three lists, all in the order of the plan.
type Result struct {
	Done       []*Step
	Failed     []Failure
	NotStarted []Skip
	// Interrupted says that the run was ended before it was through.
	Interrupted bool
	// Recovered is what an interrupted run before had left.
	Recovered *Recovered
	// Bindings are the bindings as they were saved at the end.
	Bindings *Bindings
	// Have are the objects of the addresses as they are now.
	Have map[string]*schema.Object
	// Took is how long it was.
	Took time.Duration
}

// OK says whether all steps are done.
func (r *Result) OK() bool { return len(r.Failed) == 0 && len(r.NotStarted) == 0 }

// Failure is a step that failed, or that could not be finished yet.
type Failure struct {
	Step *Step
	// Waiting says that nothing is wrong: the step waits for somebody outside
	// of the API. Advice says for whom.
	Waiting bool
	// Action is the action that was called last, or empty.
	Action string
	// Code, Message and RequestID are the cloud's, where it was the cloud.
	Code, Message, RequestID string
	// Advice says what the error means and what to do, or is empty.
	Advice string
	// Range is where the resource is written; zero where it is not.
	Range hcl.Range
	Err   error
}

// Skip is a step that was not started.
type Skip struct {
	Step *Step
	// After is the key of the failed step that it had to wait for, or empty
	// when the run ended before.
	After string
}

// failure explains the error of a step.
func failure(s *Step, action string, err error) Failure {
	f := Failure{Step: s, Action: action, Err: err, Message: err.Error()}
	if s.Change.Want != nil {
		f.Range = s.Change.Want.Range
	}
	var e *cloudapi.Error
	if errors.As(err, &e) {
		f.Code, f.RequestID, f.Action = e.Code, e.RequestID, e.Action
		if e.Message != "" {
			f.Message = e.Message
		}
		f.Advice = cloudapi.Explain(err)
	}
	var w *WaitingError
	if errors.As(err, &w) {
		f.Waiting, f.Message, f.Advice = true, w.What, w.Advice
	}
	var d hcl.Diagnostics
	if errors.As(err, &d) && d.HasErrors() {
		first := d[slices.IndexFunc(d, func(d *hcl.Diagnostic) bool { return d.Severity == hcl.DiagError })]
		f.Message = strings.TrimSuffix(first.Summary+": "+first.Detail, ".")
		if first.Subject != nil {
			f.Range = *first.Subject
		}
	}
	return f
}
