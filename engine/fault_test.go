package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"netplan/cloudapi"
	"netplan/engine"
)

// lose makes the hook that loses the nth mutating calls on the way there
// ("before") or back ("after").
func lose(when string, calls ...int64) func(string, cloudapi.Request) error {
	var n atomic.Int64
	return func(at string, r cloudapi.Request) error {
		if !mutates(r.Action) {
			return nil
		}
		if at == "before" {
			n.Add(1)
		}
		if at == when && slices.Contains(calls, n.Load()) {
			return lost(r.Action)
		}
		return nil
	}
}

// TestLostCalls loses each call, and each pair of calls, on the way there or
// back: each stage ends as wanted, in one apply.
func TestLostCalls(t *testing.T) {
	for stage := range stages {
		for _, when := range []string{"before", "after"} {
			for first := int64(1); first <= 8; first++ {
				for second := first; second <= 8; second++ {
					f := &fake{}
					l := newLab(t, f)
					for _, specs := range stages[:stage] {
						l.mustApply(specs)
					}
					f.hook = lose(when, first, second)
					l.mustApply(stages[stage])
					f.hook = nil
					checkStage(t, l, f, fmt.Sprintf("stage %d, calls %d and %d lost %s", stage, first, second, when), stages[stage])
				}
			}
		}
	}
}

// TestNoAnswerEver loses every answer to a creation: the step fails, nothing
// is made twice, and the next apply takes what is there.
func TestNoAnswerEver(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = func(when string, r cloudapi.Request) error {
		if when == "after" && r.Action == "CreateVpc" {
			return lost(r.Action)
		}
		return nil
	}
	r, err := l.apply(t.Context(), networkSpecs())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failed) != 1 || len(r.NotStarted) != 4 || !strings.Contains(r.Failed[0].Err.Error(), "the next run reads it back") {
		t.Fatalf("have %+v, want the VPC's step failed for now", r.Failed)
	}
	if r.NotStarted[0].After != "create vpc.main" {
		t.Errorf("have %q, want the failed step named", r.NotStarted[0].After)
	}
	if have := f.of("vpc"); len(have) != 1 {
		t.Fatalf("have %v, want one VPC", have)
	}
	f.hook = nil
	l.mustApply(networkSpecs())
	checkStage(t, l, f, "no answer ever", networkSpecs())
}

// TestForeignObject has objects of others with the natural key of ours: they
// are not taken, whatever gets lost.
func TestForeignObject(t *testing.T) {
	for _, when := range []string{"before", "after"} {
		f := &fake{}
		f.foreign("CreateVpc", map[string]string{"VpcName": "main", "CidrBlock": "10.0.0.0/8"})
		f.foreign("CreateSnatEntry", map[string]string{"SnatTableId": "stb-1", "SourceVSwitchId": "vswitch-004", "SnatIp": "47.0.0.1"})
		foreign := append(f.of("vpc"), f.of("snat_entry")...)
		l := newLab(t, f)
		f.hook = lose(when, 4, 5)
		l.mustApply(networkSpecs())
		f.hook = nil
		for addr, b := range l.bindings().Entries {
			if slices.Contains(foreign, b.ID) {
				t.Errorf("lost %s: %s took the foreign %s", when, addr, b.ID)
			}
		}
		if have := len(f.objects); have != 7 {
			t.Errorf("lost %s: have %d objects, want 2 foreign ones and 5", when, have)
		}
	}
}

// TestForeignObjectAtTheSameTime has another make the same while our answer is
// lost: nobody can tell which is ours, so the run says so and makes no third.
func TestForeignObjectAtTheSameTime(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = func(when string, r cloudapi.Request) error {
		if when == "after" && r.Action == "CreateSnatEntry" && len(f.of("snat_entry")) == 1 {
			f.foreign(r.Action, r.Params)
			return lost(r.Action)
		}
		return nil
	}
	r, err := l.apply(t.Context(), networkSpecs())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failed) != 1 || r.Failed[0].Step.Addr != "snat_entry.a" {
		t.Fatalf("have %+v, want snat_entry.a failed", r.Failed)
	}
	_, err = l.apply(t.Context(), networkSpecs())
	if err == nil || !strings.Contains(err.Error(), "snat_entry.a may be any of snat_entry-004, snat_entry-005") {
		t.Fatalf("have %v, want the two candidates named", err)
	}
	b := l.bindings()
	b.Entries["snat_entry.a"] = engine.Binding{Type: "snat_entry", Region: region, ID: "snat_entry-004"}
	if err := l.store.Save(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	f.hook = nil
	l.mustApply(networkSpecs())
	if have := len(f.of("snat_entry")); have != 3 {
		t.Errorf("have %d entries, want ours and the foreign one", have)
	}
}

// TestStaleListings hides each new object for some reads: it is waited for,
// and not made again even if its answer was lost.
func TestStaleListings(t *testing.T) {
	for _, when := range []string{"never", "before", "after"} {
		f := &fake{}
		l := newLab(t, f)
		seen := map[*thing]int{}
		f.hidden = func(o *thing) bool { seen[o]++; return seen[o] <= 5 }
		f.hook = lose(when, 4, 6)
		l.mustApply(networkSpecs())
		f.hook, f.hidden = nil, nil
		checkStage(t, l, f, "stale, lost "+when, networkSpecs())
	}
}

// TestRefusals answers each call first with errors that pass: it is made again
// with the same token.
func TestRefusals(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	tokens := map[string]int{}
	f.hook = func(when string, r cloudapi.Request) error {
		if when == "after" || !mutates(r.Action) {
			return nil
		}
		tokens[r.Params["ClientToken"]]++
		switch tokens[r.Params["ClientToken"]] {
		case 1:
			return &cloudapi.Error{Action: r.Action, Status: 400, Code: "TaskConflict"}
		case 2:
			return &cloudapi.Error{Action: r.Action, Status: 400, Code: "Throttling"}
		}
		return nil
	}
	l.mustApply(networkSpecs())
	delete(tokens, "")
	if len(tokens) != 3 {
		t.Errorf("have the tokens %v, want one for each VPC and VSwitch", tokens)
	}
	f.hook = nil
	checkStage(t, l, f, "refused at first", networkSpecs())
}

// TestRefusedForGood stops what depends on the refused step, and only that.
func TestRefusedForGood(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = func(when string, r cloudapi.Request) error {
		if r.Action == "CreateVSwitch" && r.Params["CidrBlock"] == "10.0.1.0/24" {
			return &cloudapi.Error{Action: r.Action, Status: 400, Code: "InvalidCidrBlock.Overlapped", Message: "overlaps", RequestID: "R-9"}
		}
		return nil
	}
	r, err := l.apply(t.Context(), networkSpecs())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Done) != 3 || len(r.Failed) != 1 || len(r.NotStarted) != 1 {
		t.Fatalf("have %d done, %d failed, %d not started, want 3, 1, 1", len(r.Done), len(r.Failed), len(r.NotStarted))
	}
	have := r.Failed[0]
	if have.Code != "InvalidCidrBlock.Overlapped" || have.RequestID != "R-9" || have.Action != "CreateVSwitch" || have.Message != "overlaps" {
		t.Errorf("have %+v", have)
	}
	if have := len(l.bindings().Entries); have != 3 {
		t.Errorf("have %d bindings saved, want 3", have)
	}
	f.hook = nil
	l.mustApply(networkSpecs())
	checkStage(t, l, f, "refused once", networkSpecs())
}

// TestTwinsWithoutToken creates two objects of one key at once and loses both
// answers: each finds its own.
func TestTwinsWithoutToken(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	l.width = 2
	twin := map[string]string{"snat_table_id": `"stb-1"`, "source_cidr": `"10.0.0.0/24"`, "snat_ip": `"47.0.0.1"`}
	specs := []spec{{"snat_entry.a", twin}, {"snat_entry.b", twin}}
	f.hook = lose("after", 1, 2)
	l.mustApply(specs)
	f.hook = nil
	checkStage(t, l, f, "twins", specs)
}
