package engine_test

import (
	"testing"
)

// TestMovedChain moves an object twice at once, whatever the order in which
// that is written. A circle leads nowhere.
func TestMovedChain(t *testing.T) {
	const cloud = "cloud { region = \"cn-hangzhou\" }\n"
	vpc := func(name string) string {
		return "resource \"vpc\" \"" + name + "\" {\n  vpc_name = \"net\"\n  cidr_block = \"10.0.0.0/8\"\n}\n"
	}
	move := func(from, to string) string { return "moved {\n  from = vpc." + from + "\n  to = vpc." + to + "\n}\n" }
	for name, moves := range map[string]string{
		"in order": move("a", "b") + move("b", "c"),
		"reversed": move("b", "c") + move("a", "b"),
	} {
		s := newSite(t)
		s.apply(cloud + vpc("a"))
		p := s.plan(cloud + vpc("c") + moves)
		if len(p.Steps) != 0 || len(p.Moved) != 1 || p.Moved[0].To != "vpc.c" {
			t.Errorf("%s: have %d steps and moves %v, want one move to vpc.c", name, len(p.Steps), p.Moved)
		}
	}
	s := newSite(t)
	s.apply(cloud + vpc("a"))
	s.refused("NP-PLAN-MOVED", []string{"circle"}, cloud+vpc("a")+move("a", "b")+move("b", "a"))
}

// TestMovedIntoKey gives a resource a key, and takes it back. The blocks may
// stay.
func TestMovedIntoKey(t *testing.T) {
	const cloud = "cloud { region = \"cn-hangzhou\" }\n"
	const body = "  vpc_name = \"net\"\n  cidr_block = \"10.0.0.0/8\"\n}\n"
	plain := cloud + "resource \"vpc\" \"a\" {\n" + body
	keyed := cloud + "resource \"vpc\" \"a\" {\n  for_each = toset([\"x\"])\n" + body
	s := newSite(t)
	s.apply(plain)
	there := keyed + "moved {\n  from = vpc.a\n  to = vpc.a[\"x\"]\n}\n"
	for range 2 {
		if p := s.apply(there); len(p.Steps) != 0 {
			t.Errorf("have %d steps on the way into the key, want none", len(p.Steps))
		}
	}
	back := plain + "moved {\n  from = vpc.a[\"x\"]\n  to = vpc.a\n}\n"
	for range 2 {
		if p := s.apply(back); len(p.Steps) != 0 {
			t.Errorf("have %d steps on the way back, want none", len(p.Steps))
		}
	}
}
