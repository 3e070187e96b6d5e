package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/diff"
	"netplan/engine"
)

// TestAdoptLostBindings loses the bindings and finds all of them again.
func TestAdoptLostBindings(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	l.mustApply(networkSpecs())
	want := l.bindings().Entries
	l.store = engine.NewMemoryStore(nil)
	e := l.engine()
	found, err := e.FindAdoptions(t.Context(), l.topology(networkSpecs()))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Adopt(t.Context(), found); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, l.bindings().Entries); d != "" {
		t.Error(d)
	}
	checkStage(t, l, f, "adopted", networkSpecs())
}

func TestAdoptInDoubt(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	twins := func(addr string) spec {
		return spec{addr, map[string]string{"cidr_block": `"10.0.0.0/8"`}}
	}
	f.foreign("CreateVpc", map[string]string{"CidrBlock": "10.0.0.0/8"})
	f.foreign("CreateVpc", map[string]string{"CidrBlock": "172.16.0.0/12"})
	f.foreign("CreateVpc", map[string]string{"CidrBlock": "172.16.0.0/12"})
	specs := []spec{
		twins("vpc.one"), twins("vpc.two"),
		{"vpc.many", map[string]string{"cidr_block": `"172.16.0.0/12"`}},
		{"vpc.none", map[string]string{"cidr_block": `"192.168.0.0/16"`}},
		{"vswitch.below", map[string]string{"vpc_id": "vpc.none.id", "zone_id": `"z"`, "cidr_block": `"192.168.0.0/24"`}},
	}
	found, err := l.engine().FindAdoptions(t.Context(), l.topology(specs))
	if err != nil {
		t.Fatal(err)
	}
	want := []engine.NotAdopted{
		{Addr: "vpc.many", IDs: []string{"vpc-002", "vpc-003"}, Why: "there are several such objects"},
		{Addr: "vpc.none", Why: "there is no such object"},
		{Addr: "vpc.one", IDs: []string{"vpc-001"}, Why: "other resources are written like it"},
		{Addr: "vpc.two", IDs: []string{"vpc-001"}, Why: "other resources are written like it"},
		{Addr: "vswitch.below", Why: "what it belongs to was not found"},
	}
	if d := cmp.Diff(want, found.Not); d != "" || len(found.Found) != 0 {
		t.Errorf("have %v found\n%s", found.Found, d)
	}
}

// TestAdoptStep binds an object during a run and updates it.
func TestAdoptStep(t *testing.T) {
	f := &fake{}
	l := newLab(t, f)
	f.foreign("CreateVpc", map[string]string{"VpcName": "main", "CidrBlock": "10.0.0.0/8"})
	specs := networkSpecs()[:1]
	specs[0].attrs["description"] = `"ours now"`
	e := l.engine()
	p := l.plan(e, specs)
	p.Steps[0].Verb, p.Steps[0].Change.Verb = diff.Adopt, diff.Adopt
	r, err := e.Apply(t.Context(), p)
	if err != nil || !r.OK() {
		t.Fatalf("have %+v, %v", r, err)
	}
	if have := l.bindings().Entries["vpc.main"].ID; have != "vpc-001" {
		t.Errorf("have %q bound", have)
	}
	if have := f.objects[0].fields["Description"]; have != "ours now" || len(f.objects) != 1 {
		t.Errorf("have description %q and %d objects", have, len(f.objects))
	}
}
