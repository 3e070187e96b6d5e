package engine_test

import (
	"testing"
	"time"
)

// TestApartAtOnce plans two random networks that have nothing in common: where
// enough steps may run at once, both take no longer than the longer one.
func TestApartAtOnce(t *testing.T) {
	for seed := range drawn(10) {
		alone := func(text string) time.Duration {
			s := randomSite(t)
			s.width = 1000
			return s.plan(head + called(s, "one", text)).Makespan
		}
		blocks := randomTopology(seed+7000, 0)[1:]
		mine, others := oneFile(blocks), theirs(blocks)
		s := randomSite(t)
		s.width = 1000
		have := s.plan(head + called(s, "one", mine) + called(s, "two", others)).Makespan
		if want := max(alone(mine), alone(others)); have > want+want/20 {
			t.Errorf("seed %d: both take %v, want %v", seed, have, want)
		}
	}
}

// called is a call of a module with a text.
func called(s *site, name, text string) string {
	return "module \"" + name + "\" {\n  source = \"" + s.module(text) + "\"\n}\n"
}
