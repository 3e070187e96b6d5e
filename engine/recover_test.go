package engine_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"netplan/cloudapi"
	"netplan/engine"
)

// killAt kills the process after the nth call of an action had its effect.
func killAt(action string, n int) func(string, cloudapi.Request) error {
	return func(when string, r cloudapi.Request) error {
		if when == "after" && r.Action == action {
			if n--; n == 0 {
				panic(death)
			}
		}
		return nil
	}
}

// TestRecoverWaits is killed after a creation whose object is not listed for
// a while: it is waited for and not made again.
func TestRecoverWaits(t *testing.T) {
	for _, action := range []string{"CreateVpc", "CreateSnatEntry"} {
		f := &fake{}
		l := newLab(t, f)
		f.hook = killAt(action, 1)
		if !survive(t, l, networkSpecs()) {
			t.Fatal("the process lived on")
		}
		f.hook = nil
		looks := 0
		f.hidden = func(*thing) bool { looks++; return looks <= 6 }
		l.mustApply(networkSpecs())
		f.hidden = nil
		checkStage(t, l, f, action, networkSpecs())
	}
}

// TestRecoverTells says what was found, and changes nothing in the cloud.
func TestRecoverTells(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = killAt("CreateVSwitch", 2)
	survive(t, l, networkSpecs())
	f.hook = nil
	calls := len(f.calls)
	r, err := l.engine().Recover(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Calls) != 1 || r.Calls[0].String() != "create vswitch.b: CreateVSwitch had happened to vswitch-003" {
		t.Errorf("have %v", r.Calls)
	}
	if len(f.calls) != calls {
		t.Errorf("recovery made the calls %v", f.calls[calls:])
	}
	if have := l.bindings().Entries["vswitch.b"]; have.ID != "vswitch-003" || len(have.Needs) != 1 {
		t.Errorf("have %+v, want the object and what it needs", have)
	}
	if r, err := l.engine().Recover(t.Context()); r != nil || err != nil {
		t.Errorf("a second recovery found %v, %v", r, err)
	}
}

// TestRecoverAlike is killed with several creations open that only their
// objects could tell apart: each object goes to one of them.
func TestRecoverAlike(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	specs := []spec{
		{"vpc.a", map[string]string{"cidr_block": `"10.0.0.0/8"`}},
		{"vpc.b", map[string]string{"cidr_block": `"10.0.0.0/8"`}},
		{"vpc.c", map[string]string{"cidr_block": `"10.0.0.0/8"`}},
	}
	f.hook = func(when string, r cloudapi.Request) error {
		if when == "after" && r.Action == "CreateVpc" {
			return lost(r.Action)
		}
		return nil
	}
	if r, err := l.apply(t.Context(), specs); err != nil || len(r.Failed) != 3 {
		t.Fatalf("have %+v, %v, want three without answer", r, err)
	}
	f.hook = nil
	l.mustApply(specs)
	checkStage(t, l, f, "alike", specs)
}

// TestJournalOfOtherBindings refuses to fold a journal into bindings that it
// does not belong to.
func TestJournalOfOtherBindings(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = killAt("CreateVSwitch", 1)
	survive(t, l, networkSpecs())
	f.hook = nil
	kept := l.store
	l.store = engine.NewMemoryStore(nil)
	if _, err := l.engine().Recover(t.Context()); err == nil || !strings.Contains(err.Error(), "restore the former") {
		t.Errorf("have %v, want advice", err)
	}
	l.store = kept
	text, err := os.ReadFile(l.journal())
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(l.journal(), text, 0o600); err != nil {
		t.Fatal(err)
	}
	var corrupt *engine.CorruptError
	if _, err := engine.OpenJournal(l.journal()); !errors.As(err, &corrupt) {
		t.Errorf("have %v, want a CorruptError", err)
	}
}

// TestTornJournal kills a run late, cuts its journal at each line and applies
// again. What the lost lines told is read back, or was saved.
func TestTornJournal(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = killAt("CreateSnatEntry", 2)
	survive(t, l, networkSpecs())
	f.hook = nil
	text, err := os.ReadFile(l.journal())
	if err != nil {
		t.Fatal(err)
	}
	last := strings.LastIndexByte(string(text[:len(text)-1]), '\n') + 1
	if err := os.WriteFile(l.journal(), text[:last+10], 0o600); err != nil {
		t.Fatal(err)
	}
	// The intent itself is lost, which cannot be after it was durable: then
	// nothing says that an object was made. The run goes on without it.
	l.mustApply(networkSpecs())
	if have := len(f.of("snat_entry")); have != 3 {
		t.Errorf("have %d entries, want 3: one that nothing tells of", have)
	}
}

// TestRecoverWithoutKey cuts off the creation of objects that nothing written
// recognises in a listing: EIPs have their name only later.
func TestRecoverWithoutKey(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.hook = killAt("AllocateEipAddress", 1)
	specs := []spec{{"eip.a", map[string]string{"bandwidth": `"5"`}}, {"eip.b", map[string]string{"bandwidth": `"5"`}}}
	if !survive(t, l, specs) {
		t.Fatal("the run was not cut off")
	}
	f.hook = nil
	l.mustApply(specs)
	if have := len(f.of("eip")); have != 2 {
		t.Errorf("have %d EIPs, want 2", have)
	}
}
