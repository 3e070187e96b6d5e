package engine_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/diff"
	"netplan/engine"
)

func TestApplyCreatesAndSettles(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	r := l.mustApply(networkSpecs())
	if len(r.Done) != 5 {
		t.Errorf("have %d steps done, want 5", len(r.Done))
	}
	want := []string{"CreateVpc", "CreateVSwitch", "CreateVSwitch", "CreateSnatEntry", "CreateSnatEntry"}
	if d := cmp.Diff(want, f.calls); d != "" {
		t.Error(d)
	}
	b := l.bindings()
	if have := b.Entries["snat_entry.b"].ID; have != "snat_entry-005" {
		t.Errorf("have snat_entry.b bound to %q", have)
	}
	if r := l.mustApply(networkSpecs()); len(r.Done) != 0 || len(f.calls) != 5 {
		t.Errorf("a second apply did %d steps in %d calls, want none", len(r.Done), len(f.calls)-5)
	}
	l.mustApply(nil)
	if len(f.objects) != 0 || len(l.bindings().Entries) != 0 {
		t.Errorf("%d objects and %d bindings are left", len(f.objects), len(l.bindings().Entries))
	}
}

// TestIntentComesFirst looks into the journal at the moment of each call: its
// intent is there, with the token that is sent and without parameters.
func TestIntentComesFirst(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = func(when string, r cloudapi.Request) error {
		if when == "after" || !mutates(r.Action) {
			return nil
		}
		records, err := engine.ReadJournal(l.journal())
		if err != nil {
			t.Error(err)
		}
		last := records[len(records)-1]
		if last.Kind != engine.Intended || last.Action != r.Action || last.Token != r.Params["ClientToken"] {
			t.Errorf("before %s with token %q the journal ends with %+v", r.Action, r.Params["ClientToken"], last)
		}
		return nil
	}
	l.mustApply(networkSpecs())
	if records, _ := engine.ReadJournal(l.journal()); records != nil {
		t.Errorf("%d records are left after a run in order", len(records))
	}
	last, err := engine.ReadJournal(engine.LastJournal(l.journal()))
	if err != nil || last[len(last)-1].Kind != engine.Closed {
		t.Errorf("the last journal has %d records, %v, and no end", len(last), err)
	}
}

// TestGoneMeanwhile deletes objects behind the run's back: what is to go is
// gone, what is to stay is made anew.
func TestGoneMeanwhile(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	l.mustApply(networkSpecs())
	f.objects = slices.DeleteFunc(f.objects, func(o *thing) bool { return o.id == "vswitch-002" })
	l.mustApply(networkSpecs())
	checkStage(t, l, f, "a VSwitch was deleted", networkSpecs())

	e := l.engine()
	p := l.plan(e, nil)
	f.objects = nil
	r, err := e.Apply(t.Context(), p)
	if err != nil || !r.OK() {
		t.Fatalf("have %+v, %v, want all deleted", r, err)
	}
	if have := l.bindings().Entries; len(have) != 0 {
		t.Errorf("have %v bound", have)
	}
}

// TestInterrupt ends the context during the second call: that call is waited
// for and its object bound, and no other call is made.
func TestInterrupt(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	ctx, interrupt := context.WithCancel(t.Context())
	f.hook = func(when string, r cloudapi.Request) error {
		if when == "before" && r.Action == "CreateVSwitch" {
			interrupt()
		}
		return nil
	}
	r, err := l.apply(ctx, networkSpecs())
	if err != nil {
		t.Fatal(err)
	}
	if !r.Interrupted || len(r.Done)+len(r.Failed) != 2 || len(r.NotStarted) != 3 {
		t.Errorf("have %+v", r)
	}
	if have := len(l.bindings().Entries); have != 2 || len(f.calls) != 2 {
		t.Errorf("have %d bound after %d calls, want 2 and 2", have, len(f.calls))
	}
	f.hook = nil
	l.mustApply(networkSpecs())
	checkStage(t, l, f, "interrupted", networkSpecs())
}

// TestApplyRefusesOtherBindings covers a stale plan, bindings of another
// account, and a run beside this one.
func TestApplyRefusesOtherBindings(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	e := l.engine()
	stale := l.plan(e, networkSpecs())
	l.mustApply(networkSpecs())
	if _, err := e.Apply(t.Context(), stale); !errors.Is(err, engine.ErrMoved) {
		t.Errorf("stale plan: have %v, want ErrMoved", err)
	}
	e.Account = "1"
	if _, err := e.Apply(t.Context(), l.plan(e, changedSpecs())); err != nil {
		t.Fatal(err)
	}
	e.Account = "2"
	if _, err := e.Apply(t.Context(), l.plan(e, nil)); err == nil || !strings.Contains(err.Error(), "belong to account 1") {
		t.Errorf("other account: have %v", err)
	}
	unlock, err := l.store.Lock(t.Context(), "apply")
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	var locked *engine.LockedError
	if _, err := l.engine().Apply(t.Context(), stale); !errors.As(err, &locked) {
		t.Errorf("locked: have %v, want a LockedError", err)
	}
}

// TestUnplannedCall has a step whose plan does not name its action.
func TestUnplannedCall(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	e := l.engine()
	p := l.plan(e, networkSpecs()[:1])
	p.Steps[0].Actions = nil
	r, err := e.Apply(t.Context(), p)
	if err != nil || len(r.Failed) != 1 || len(f.calls) != 0 {
		t.Errorf("have %+v, %v and the calls %v, want the step refused", r, err, f.calls)
	}
}

// TestCreateBeforeDestroy replaces a VSwitch and is killed between the two
// steps: the one before stays bound until it is deleted.
func TestCreateBeforeDestroy(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	specs := networkSpecs()[:2]
	l.mustApply(specs)
	specs[1].attrs["cidr_block"] = `"10.0.7.0/24"`
	e := l.engine()
	p := l.plan(e, specs)
	have := p.Have["vswitch.a"]
	c := p.Steps[0].Change
	c.Verb = diff.Replace
	p.Steps = []*engine.Step{
		{Key: "create vswitch.a", Addr: "vswitch.a", Verb: diff.Create, Change: c, Actions: []string{"CreateVSwitch"}},
		{Key: "delete vswitch.a", Addr: "vswitch.a", Verb: diff.Delete, Change: c, Actions: []string{"DeleteVSwitch"}, Needs: []engine.Need{{Step: "create vswitch.a"}}},
	}
	f.hook = func(when string, r cloudapi.Request) error {
		if r.Action == "DeleteVSwitch" {
			return &cloudapi.Error{Action: r.Action, Status: 400, Code: "Forbidden"}
		}
		return nil
	}
	if r, err := e.Apply(t.Context(), p); err != nil || len(r.Failed) != 1 {
		t.Fatalf("have %+v, %v, want the delete failed", r, err)
	}
	want := []string{"vpc.main", "vswitch.a", "vswitch.a@" + have.ID}
	if d := cmp.Diff(want, l.bindings().Addrs()); d != "" {
		t.Error(d)
	}
	f.hook = nil
	l.mustApply(specs)
	checkStage(t, l, f, "replaced", specs)
}

// TestManyAtOnce applies 200 VSwitches ten at a time, with a few lost answers
// and listings of several pages.
func TestManyAtOnce(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	l.width = 10
	specs := networkSpecs()[:1]
	for i := range 200 {
		n := string(rune('a'+i/26)) + string(rune('a'+i%26))
		specs = append(specs, spec{"vswitch." + n, map[string]string{"vpc_id": "vpc.main.id", "zone_id": `"cn-hangzhou-b"`, "cidr_block": `"10.` + n + `"`}})
	}
	f.hook = lose("after", 3, 5, 50, 51, 52)
	r := l.mustApply(specs)
	if len(r.Done) != 201 {
		t.Errorf("have %d done, want 201", len(r.Done))
	}
	if f.reads > 3*201 {
		t.Errorf("%d reads for 201 steps", f.reads)
	}
	f.hook = nil
	checkStage(t, l, f, "many", specs)
}

// TestEvents follows a step that waits.
func TestEvents(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	e := l.engine()
	var mu sync.Mutex
	var have []string
	e.Events = func(ev engine.Event) {
		mu.Lock()
		defer mu.Unlock()
		have = append(have, string(ev.Kind)+" "+ev.Step.Key+" "+ev.Text)
	}
	left := 2
	f.hidden = func(*thing) bool { left--; return left >= 0 }
	if _, err := e.Apply(t.Context(), l.plan(e, networkSpecs()[:1])); err != nil {
		t.Fatal(err)
	}
	want := []string{"started create vpc.main ", "waiting create vpc.main vpc vpc-001 is not listed yet", "done create vpc.main "}
	if d := cmp.Diff(want, have); d != "" {
		t.Error(d)
	}
}

// TestTimeOfStep has an object that never becomes ready, and one that fails.
func TestTimeOfStep(t *testing.T) {
	for status, want := range map[string]string{
		"Pending": "vpc vpc-001 is Pending, and the time of the step is up",
		"Odd":     "vpc vpc-001 is Odd, and the time of the step is up",
	} {
		f := &fake{}
		l := newLab(t, f)
		f.hook = func(string, cloudapi.Request) error {
			for _, o := range f.objects {
				o.fields["Status"] = status
			}
			return nil
		}
		start := l.clock.Now()
		r, err := l.apply(t.Context(), networkSpecs())
		if err != nil || len(r.Failed) != 1 || !strings.Contains(r.Failed[0].Err.Error(), want) {
			t.Errorf("%s: have %+v, %v, want %q", status, r, err, want)
		}
		if took := l.clock.Now().Sub(start); took < 10*time.Minute || took > 11*time.Minute {
			t.Errorf("%s: it took %s, want ten minutes", status, took)
		}
		if l.bindings().Entries["vpc.main"].ID == "" {
			t.Errorf("%s: the VPC that is there is not bound", status)
		}
	}
}
