package engine_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"netplan/engine"
	"netplan/schema"
)

// TestInverseRandom leads from a random topology to another and back as the
// inverse says, on the same cloud: what differs from what was there, ids aside,
// is what the inverse said that it does not restore.
func TestInverseRandom(t *testing.T) {
	for seed := range drawn(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := randomSite(t)
			s.width = 8
			s.reach(oneFile(randomTopology(seed, 0)))
			s.backAndForth(oneFile(randomTopology(seed, 1)))
		})
	}
}

// backAndForth applies a topology and its inverse.
func (s *site) backAndForth(text string) *engine.Inverse {
	s.t.Helper()
	v, diags := s.inverse(text)
	if note := noteOf(diags); note == "NP-PLAN-CYCLE" || note == "NP-PLAN-PREPAID" {
		s.t.Skip(diags)
	}
	s.wantNone(diags)
	if v.Forward.Empty() {
		return v
	}
	was := s.shown(v.Forward)
	e := s.engine()
	p, diags := s.try(e, planOnly, text)
	s.wantNone(diags)
	s.run(e, p)
	e = s.engine()
	back, diags := e.PlanBack(s.t.Context(), v.Recalled)
	s.wantNone(diags)
	if d := cmp.Diff(keys(v.Plan), keys(back)); d != "" {
		s.t.Errorf("the steps of the inverse (-) and of the way back (+):\n%s", d)
	}
	s.run(e, back)
	s.unrefused()
	again, diags := s.engine().PlanBack(s.t.Context(), v.Recalled)
	s.wantNone(diags)
	if !again.Empty() {
		s.t.Errorf("the way back does not end: %v", keys(again))
	}
	var lost []string
	for _, l := range v.Losses {
		if _, bound := v.Forward.Bindings.Entries[l.Addr]; !bound {
			continue // it was adopted, and is let go of
		}
		if l.Attr != "id" && !strings.Contains(l.What, "public address") && !strings.Contains(l.What, "never read back") {
			lost = append(lost, strings.TrimSpace(l.Addr+" "+l.Attr))
		}
	}
	slices.Sort(lost)
	if d := cmp.Diff(lost, different(was, s.shown(again))); d != "" {
		s.t.Errorf("what is said to be lost (-) and what is (+):\n%s\n%v", d, v.Losses)
	}
	return v
}

func noteOf(diags hcl.Diagnostics) string {
	for _, d := range diags {
		if note, ok := d.Extra.(schema.Note); ok && d.Severity == hcl.DiagError {
			return note.Code
		}
	}
	return ""
}

// inverse plans the way back from a topology.
func (s *site) inverse(text string) (*engine.Inverse, hcl.Diagnostics) {
	s.t.Helper()
	c, diags := s.load(text)
	s.wantNone(diags)
	return s.engine().Inverse(s.t.Context(), c, engine.PlanInput{Mode: engine.ModeApply})
}

// shown are the attributes of all bound objects of a plan by address, without
// the ids of what is not bound and with addresses in place of those that are.
func (s *site) shown(p *engine.Plan) map[string]string {
	names, bound := []string{}, map[string]bool{"": true}
	for addr := range p.Bindings.Entries {
		have := p.Have[addr]
		names, bound[have.ID] = append(names, have.ID, addr), true
	}
	replace := strings.NewReplacer(names...)
	shown := map[string]string{}
	for addr := range p.Bindings.Entries {
		have := p.Have[addr]
		for i := range have.Type.Attrs {
			a := &have.Type.Attrs[i]
			v := a.Normal(have.Values[i])
			if a.Mode == schema.Hint || v == cty.NilVal || v.IsNull() || strings.HasSuffix(a.Name, "_id") && (a.Mode == schema.ReadOnly || !bound[text(v)]) {
				continue
			}
			value, err := json.Marshal(ctyjson.SimpleJSONValue{Value: v})
			if err != nil {
				s.t.Fatal(err)
			}
			shown[addr+" "+a.Name] = replace.Replace(string(value))
		}
	}
	return shown
}

func text(v cty.Value) string {
	if v.Type() == cty.String {
		return v.AsString()
	}
	return ""
}

// different are the names that have another value on one side, sorted.
func different(was, is map[string]string) []string {
	var list []string
	for name := range is {
		if was[name] != is[name] {
			list = append(list, name)
		}
	}
	for name := range was {
		if _, still := is[name]; !still {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}
