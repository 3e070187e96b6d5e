package engine

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// replays is how often a call that got no answer is made again before its
// outcome is left unknown.
const replays = 5

// errUnknown says that nobody can tell what became of a call.
var errUnknown = errors.New("no answer came, and what became of the call is not known; the next run reads it back")

// intend writes down that a call is about to be sent, with its token. Calls
// that the plan does not have are refused. The verb is that of the step unless
// in says otherwise: a move of what is to be deleted is an update.
func (r *stepRun) intend(ctx context.Context, call schema.Call, about Binding, in Record) (Record, error) {
	r.action = call.Action
	if !slices.Contains(r.step.Actions, call.Action) {
		return in, fmt.Errorf("%s is not among the calls of the plan (%v); plan again", call.Action, r.step.Actions)
	}
	if ctx.Err() != nil {
		return in, errInterrupted
	}
	in.Kind, in.At, in.Call = Intended, r.e.Clock.Now(), r.calls.Add(1)
	in.Step, in.Addr, in.Action = r.step.Key, r.step.Addr, call.Action
	in.Verb = cmp.Or(in.Verb, r.step.Verb)
	in.Binding = &about
	if takesToken(call.Action) {
		in.Token = r.e.token()
	}
	return in, r.e.Journal.Append(in)
}

func takesToken(action string) bool {
	a := catalog.Lookup(action)
	return a != nil && a.TakesToken()
}

func (e *Engine) token() string {
	if e.Token != nil {
		return e.Token()
	}
	return rand.Text() + rand.Text()
}

// answer is how a call ended. doubt says that a try got no answer: then a
// refusal does not prove that nothing happened.
type answer struct {
	resp  cloudapi.Response
	err   error
	doubt bool
}

// send makes the call of an intent, again and again while that may help, each
// time with the token of the intent. After a try without answer it asks
// happened, unless that is nil, whether the call had its effect; without that
// and without token such a call is not made again. A call in flight is never
// given up.
func (r *stepRun) send(ctx context.Context, in Record, call schema.Call, happened func() bool) answer {
	request := cloudapi.Request{Action: call.Action, Region: cmp.Or(call.Region, r.place.region), Params: withToken(call.Params, in.Token)}
	w := watch{clock: r.watch.clock, deadline: r.watch.deadline}
	a := answer{}
	for unanswered := 0; ; {
		a.resp, a.err = r.e.APIs[r.place.cloud].Call(context.WithoutCancel(ctx), request)
		a.err = r.hushed(a.err)
		if a.err == nil || !again(a.err) {
			return a
		}
		if cloudapi.ClassOf(a.err) == cloudapi.ReadBack {
			a.doubt = true
			unanswered++
		}
		if unanswered > replays || a.doubt && in.Token == "" && happened == nil {
			return a
		}
		r.linger(&w, a.err)
		if err := w.pause(ctx, "it was tried until now"); err != nil {
			a.err = fmt.Errorf("%w (%w)", a.err, err)
			return a
		}
		if happened != nil && happened() {
			a.err = nil
			return a
		}
	}
}

// linger bounds the wait for what may never come, and tells of the wait.
func (r *stepRun) linger(w *watch, err error) {
	if cloudapi.ClassOf(err) == cloudapi.Linger {
		w.until(r.e.Clock.Now().Add(r.e.Limits.visible()))
	}
	r.waits(err.Error())
}

func withToken(params map[string]string, token string) map[string]string {
	with := make(map[string]string, len(params)+1)
	for k, v := range params {
		with[k] = v
	}
	if token != "" {
		with["ClientToken"] = token
	}
	return with
}

// outcome is the record of what became of a call.
func (r *stepRun) outcome(in Record, a answer) Record {
	out := Record{Kind: Ended, At: r.e.Clock.Now(), Call: in.Call, Step: in.Step, Addr: in.Addr, Result: Succeeded}
	var e *cloudapi.Error
	if errors.As(a.err, &e) {
		out.Code, out.RequestID = e.Code, e.RequestID
	}
	switch {
	case a.err == nil:
		out.RequestID, _ = a.resp["RequestId"].(string)
	case a.doubt:
		out.Result = Unknown
	default:
		out.Result = Refused
	}
	return out
}

// noted writes records that follow a call. What happened stands even if they
// cannot be written, so their failure comes second.
func (r *stepRun) noted(err error, records ...Record) error {
	return errors.Join(err, r.e.Journal.Append(records...))
}
