package engine_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/resource"
)

// TestExamplesAreFound loses what binds the example of every type, and finds
// the object again: by its natural attributes, by its id, and by the journal of
// a run that never got the answer to its creation.
func TestExamplesAreFound(t *testing.T) {
	for _, typ := range resource.All() {
		if typ.Actions.Create == "" {
			continue
		}
		t.Run(typ.Name, func(t *testing.T) {
			t.Parallel()
			t.Run("adopted", func(t *testing.T) { testAdopted(t, typ) })
			t.Run("imported", func(t *testing.T) { testImported(t, typ) })
			t.Run("read back", func(t *testing.T) { testReadBack(t, typ) })
		})
	}
}

func testAdopted(t *testing.T, typ *schema.Type) {
	s, id := unbound(t, typ)
	e := s.engine()
	found, err := e.FindAdoptions(t.Context(), s.topology(typ.Example))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Adopt(t.Context(), found); err != nil {
		t.Fatal(err)
	}
	if have := s.id(typ.Name + ".example"); have != id {
		t.Errorf("%s is bound, want %s", have, id)
	}
	s.settled(typ.Example)
}

func testImported(t *testing.T, typ *schema.Type) {
	s, id := unbound(t, typ)
	addr := typ.Name + ".example"
	p := s.apply(typ.Example + "\nimport {\n  to = " + addr + "\n  id = \"" + id + "\"\n}\n")
	if d := cmp.Diff([]string{"adopt " + addr}, keys(p)); d != "" {
		t.Error(d)
	}
	if have := s.id(addr); have != id {
		t.Errorf("%s is bound, want %s", have, id)
	}
}

// unbound has the objects of an example, and bindings of all but the example
// itself, whose id it returns.
func unbound(t *testing.T, typ *schema.Type) (s *site, id string) {
	t.Helper()
	s = contractSite(t)
	s.apply(typ.Example)
	id = s.id(typ.Name + ".example")
	b := s.bindings()
	delete(b.Entries, typ.Name+".example")
	s.store = engine.NewMemoryStore(b)
	return s, id
}

func testReadBack(t *testing.T, typ *schema.Type) {
	s := contractSite(t)
	s.journal = filepath.Join(t.TempDir(), "journal")
	e := s.engine()
	p, diags := s.try(e, planOnly, typ.Example)
	s.wantNone(diags)
	ctx, cut := context.WithCancel(t.Context())
	lost := &deaf{api: e.APIs[""], action: typ.Actions.Create, cut: cut}
	for _, b := range typ.Before {
		if b.Action == lost.action {
			lost.heard++
		}
	}
	e.APIs[""] = lost
	if _, err := e.Apply(ctx, p); err != nil {
		t.Fatal(err)
	}
	s.pass()
	held := s.held()
	e = s.engine()
	found, err := e.Recover(t.Context())
	if err != nil || found == nil || len(found.Calls) == 0 {
		t.Fatalf("have %+v, %v, want a call read back", found, err)
	}
	for _, c := range found.Calls {
		if c.Outcome != engine.Succeeded {
			t.Errorf("have %s, want it found", c)
		}
	}
	s.journal = ""
	s.apply(typ.Example)
	for key := range held {
		if s.held()[key] == nil {
			t.Errorf("%s is gone", key)
		}
	}
}

// deaf is a cloud whose answers to an action never arrive, but the first that
// are heard; the run is interrupted then.
type deaf struct {
	api    cloudapi.API
	action string
	heard  int
	cut    func()
}

// Call passes on.
func (d *deaf) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	resp, err := d.api.Call(ctx, r)
	if r.Action != d.action || err != nil {
		return resp, err
	}
	if d.heard > 0 {
		d.heard--
		return resp, nil
	}
	d.cut()
	return nil, lost(r.Action)
}

// topology evaluates a topology.
func (s *site) topology(files ...string) *schema.Topology {
	s.t.Helper()
	c, diags := s.load(files...)
	s.wantNone(diags)
	topology, diags := c.Evaluate(schema.Inputs{})
	s.wantNone(diags)
	return topology
}
