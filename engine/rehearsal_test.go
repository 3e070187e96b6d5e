package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"netplan/engine"
	"netplan/schema"
)

// TestRehearsalForesees plans the way to a random topology of which somebody
// else, who keeps other bindings, has done a part: what the cloud refuses then
// is what the rehearsal refused, no more and no less.
func TestRehearsalForesees(t *testing.T) {
	all, refused := 0, 0
	for seed := range drawn(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 21))
			s := randomSite(t)
			s.reach(oneFile(randomTopology(seed+3000, 0)))
			mine := engine.NewMemoryStore(s.bindings())
			text := oneFile(randomTopology(seed+3000, 1))
			s.interrupted(text, 1+r.IntN(30))
			s.store = mine
			s.pass()
			want, ok := s.foreseen(text)
			if !ok {
				return
			}
			if all++; len(want) > 0 {
				refused++
			}
			if d := cmp.Diff(want, s.refusedSteps(text)); d != "" {
				t.Errorf("refused in rehearsal (-) and by the cloud (+):\n%s", d)
			}
		})
	}
	t.Logf("%d ways, of which the cloud refused %d", all, refused)
	if refused < all/8 {
		t.Errorf("%d of %d are refused, want %d or more", refused, all, all/8)
	}
}

// foreseen are the steps that a rehearsal refuses, sorted; not ok is a plan
// that cannot be rehearsed.
func (s *site) foreseen(text string) (steps []string, ok bool) {
	s.t.Helper()
	_, diags := s.try(s.engine(), planOnly, text)
	for _, d := range diags {
		note, _ := d.Extra.(schema.Note)
		if d.Severity == hcl.DiagError && note.Code != "NP-PLAN-REHEARSAL" {
			s.t.Logf("%s: %s", d.Summary, d.Detail)
			return nil, false
		}
		if d.Severity == hcl.DiagError {
			key, _, _ := strings.Cut(d.Detail, ":")
			steps = append(steps, key)
		}
	}
	slices.Sort(steps)
	return steps, true
}

// refusedSteps are the steps that fail when the plan is applied without
// rehearsal, sorted.
func (s *site) refusedSteps(text string) []string {
	s.t.Helper()
	e := s.engine()
	e.Rehearse = nil
	p, diags := s.try(e, planOnly, text)
	s.wantNone(diags)
	result, err := e.Apply(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	var steps []string
	for _, f := range result.Failed {
		if !f.Waiting {
			steps = append(steps, f.Step.Key)
		}
	}
	slices.Sort(steps)
	return steps
}
