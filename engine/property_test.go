package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"netplan/schema"
)

// TestRandomTopologies applies random topologies one after another and
// destroys the last: each apply makes the calls of its plan and none is
// refused, though many steps run at once; nothing is left.
func TestRandomTopologies(t *testing.T) {
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			s := newSite(t).outside("i-0", "i-1", "i-2", "i-3")
			s.width = 8
			text := ""
			for n := range uint64(4) {
				text = oneFile(randomTopology(seed, n))
				s.reach(text)
			}
			s.destroy(text)
			s.unrefused()
			if have := s.held(); len(have) != 0 {
				t.Errorf("%d objects are left", len(have))
			}
		})
	}
}

// reach applies a topology, by way of an empty one where there is no order.
func (s *site) reach(text string) {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, planOnly, text)
	if len(diags) > 0 {
		if note, _ := diags[0].Extra.(schema.Note); note.Code == "NP-PLAN-CYCLE" {
			s.t.Log(diags[0].Detail)
			if !strings.Contains(diags[0].Detail, " takes the ") {
				s.t.Error("nothing is taken there")
			}
			s.destroy(text)
			p, diags = s.try(e, planOnly, text)
		}
	}
	s.wantNone(diags)
	s.run(e, p)
	s.unrefused()
	s.settled(text)
}

// unrefused wants no mutating call refused since the last look.
func (s *site) unrefused() {
	s.t.Helper()
	for call, n := range s.seen.refusals() {
		if action, _, _ := strings.Cut(call, " "); mutates(action) {
			s.t.Errorf("%d times %s", n, call)
		}
	}
}
