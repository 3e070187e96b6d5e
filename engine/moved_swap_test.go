package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/engine"
)

// moves writes moved blocks, from and to in turns.
func moves(addrs ...string) string {
	var b strings.Builder
	for i := 0; i < len(addrs); i += 2 {
		fmt.Fprintf(&b, "moved {\n  from = %s\n  to   = %s\n}\n", addrs[i], addrs[i+1])
	}
	return b.String()
}

// three are EIPs that can be told apart.
const three = head + `
resource "eip" "a" { bandwidth = 1 }
resource "eip" "b" { bandwidth = 2 }
resource "eip" "c" { bandwidth = 3 }
`

// TestSwaps exchanges addresses, once, though the blocks stay; and back when
// they were taken out in between.
func TestSwaps(t *testing.T) {
	for name, c := range map[string]struct{ want, blocks string }{
		"two":   {with(three, "= 1", "= 2", "= 2", "= 1"), moves("eip.a", "eip.b", "eip.b", "eip.a")},
		"three": {with(three, "= 1", "= 3", "= 2", "= 1", "= 3", "= 2"), moves("eip.b", "eip.c", "eip.a", "eip.b", "eip.c", "eip.a")},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(three)
			first := s.id("eip.a")
			if p := s.apply(c.want, c.blocks); len(p.Steps) != 0 || len(p.Moved) < 2 {
				t.Errorf("have the steps %v and the moves %v", keys(p), p.Moved)
			}
			if s.id("eip.b") != first {
				t.Error("eip.a is not eip.b")
			}
			s.apply(c.want)
			if have := s.bindings().Swapped; len(have) != 0 {
				t.Errorf("%v are remembered without their blocks", have)
			}
			if p := s.plan(three, c.blocks); len(p.Moved) < 2 {
				t.Error("it is made once only, though the blocks are new")
			}
		})
	}
}

// TestSwapsOfMany exchanges instances, blocks and modules with what refers to
// them.
func TestSwapsOfMany(t *testing.T) {
	each := head + "resource \"eip\" \"x\" {\n  for_each = { \"a.\" = 1, \"q\\\"\" = 2 }\n  bandwidth = each.value\n}\n"
	call := func(a, b string) string {
		return head + fmt.Sprintf("module \"a\" {\n  source = \"./module0\"\n  range = %q\n}\nmodule \"b\" {\n  source = \"./module0\"\n  range = %q\n}\n", a, b)
	}
	for name, c := range map[string]struct{ have, want, blocks string }{
		"keys":    {each, with(each, "= 1", "= 2", "= 2", "= 1"), moves(`eip.x["a."]`, `eip.x["q\""]`, `eip.x["q\""]`, `eip.x["a."]`)},
		"modules": {call("10.0.0.0/8", "172.16.0.0/12"), call("172.16.0.0/12", "10.0.0.0/8"), moves("module.a", "module.b", "module.b", "module.a")},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.module(netModule)
			s.apply(c.have)
			if p := s.apply(c.want, c.blocks); len(p.Steps) != 0 || len(p.Moved) < 2 {
				t.Errorf("have the steps %v and %d moves", keys(p), len(p.Moved))
			}
			s.destroy(c.want, c.blocks)
		})
	}
}

// TestSwapOfNone remembers a swap of what is not bound: what is made later is
// where it is written.
func TestSwapOfNone(t *testing.T) {
	s := newSite(t)
	s.apply(head + "resource \"vpc\" \"x\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n")
	s.apply(three, "resource \"vpc\" \"x\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n", moves("eip.a", "eip.b", "eip.b", "eip.a"))
	s.settled(three, "resource \"vpc\" \"x\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n", moves("eip.a", "eip.b", "eip.b", "eip.a"))
}

// TestNoSwap refuses what leads round and is none.
func TestNoSwap(t *testing.T) {
	one := head + "resource \"eip\" \"a\" {}\n"
	s := newSite(t)
	s.apply(one)
	s.refused("NP-PLAN-MOVED", []string{"in a circle"}, one, moves("eip.a", "eip.b", "eip.b", "eip.a"))
	s.refused("NP-PLAN-MOVED", []string{"in a circle"}, one, moves("eip.a", "eip.b", "eip.b", "eip.c", "eip.c", "eip.b"))
	s = newSite(t)
	s.apply(three)
	_, diags := s.try(s.engine(), planOnly, three, moves("eip.a", "eip.b", "eip.b", "eip.a", "eip.c", "eip.a"))
	if !diags.HasErrors() {
		t.Error("two go to one place")
	}
	s.refused("NP-PLAN-MOVED", []string{"eip.a cannot become eip.b, which is bound to"}, three, moves("eip.a", "eip.b"))
}

// TestMovesInNumbers moves many, each to where another was, in a time that does
// not grow with their square.
func TestMovesInNumbers(t *testing.T) {
	const n = 20_000
	b := &engine.Bindings{Lineage: "x", Serial: 1, Cloud: "sim", Entries: map[string]engine.Binding{}}
	var blocks []string
	for i := range n {
		addr := fmt.Sprintf("eip.x[%d]", i)
		b.Entries[addr] = engine.Binding{Type: "eip", Region: region, ID: fmt.Sprint("eip-", i), Needs: []string{"eip.x", addr}}
		blocks = append(blocks, addr, fmt.Sprintf("eip.x[%d]", (i+1)%n))
	}
	s := newSite(t)
	s.store = engine.NewMemoryStore(b)
	config, diags := s.load(head, moves(blocks...))
	s.wantNone(diags)
	begin := time.Now()
	p, _ := s.engine().Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeDestroy})
	if took := time.Since(begin); took > time.Minute || len(p.Moved) != n {
		t.Errorf("%d moves in %s, want %d", len(p.Moved), took, n)
	}
}

// TestSwapAndRename follows the moves of what a swap is about, in one apply with
// it and later, while its blocks stay.
func TestSwapAndRename(t *testing.T) {
	each := func(name, block string) string {
		return fmt.Sprintf("resource \"eip\" %q {\n  for_each = { %s }\n  bandwidth = each.value\n}\n", name, block)
	}
	call := func(name, a, b string) string {
		return fmt.Sprintf("%smodule %q {\n  source = \"./module0\"\n  for_each = { a = %q, b = %q }\n  range = each.value\n}\n", head, name, a, b)
	}
	const one, two = "10.0.0.0/8", "172.16.0.0/12"
	for name, c := range map[string]struct{ before, between, after, swap, rename string }{
		"modules": {call("net", one, two), call("net", two, one), call("other", two, one),
			moves(`module.net["a"]`, `module.net["b"]`, `module.net["b"]`, `module.net["a"]`), moves("module.net", "module.other")},
		"instances": {head + each("a", "x = 1") + each("b", "y = 2"), head + each("a", "y = 2") + each("b", "x = 1"), head + each("a", "y = 2") + each("b", "z = 1"),
			moves("eip.a", "eip.b", "eip.b", "eip.a"), moves(`eip.b["x"]`, `eip.b["z"]`)},
		"addresses": {with(three, `"c"`, `"d"`), with(three, `"c"`, `"d"`, "= 1", "= 2", "= 2", "= 1"), with(three, `"b"`, `"c"`, `"c"`, `"d"`, "= 1", "= 2", "= 2", "= 1"),
			moves("eip.a", "eip.b", "eip.b", "eip.a"), moves("eip.b", "eip.c")},
	} {
		t.Run(name, func(t *testing.T) {
			for _, blocks := range []string{c.swap + c.rename, c.rename + c.swap} {
				s := newSite(t)
				s.module(netModule)
				s.apply(c.before)
				if p, diags := s.try(s.engine(), planOnly, c.after, blocks); !diags.HasErrors() && len(p.Steps) != 0 {
					t.Errorf("at once: have the steps %v", keys(p))
				} else if diags.HasErrors() && blocks == c.swap+c.rename {
					t.Error("at once: the swap is written first, and refused:", diags)
				}
				s.apply(c.between, c.swap)
				if p := s.apply(c.after, blocks); len(p.Steps) != 0 {
					t.Errorf("later: have the steps %v", keys(p))
				}
				if p := s.plan(c.after, blocks); len(p.Steps)+len(p.Moved) != 0 {
					t.Errorf("at the end: have the steps %v and the moves %v", keys(p), p.Moved)
				}
			}
		})
	}
}
