package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/engine"
	"netplan/schema"
)

// reachedOf are changes that a flag led to, in words.
func reachedOf(list []engine.Reached) []string {
	var words []string
	for _, r := range list {
		words = append(words, fmt.Sprintf("%s %s (%s) %s", r.Verb, r.Addr, r.Flag, r.Why))
	}
	return words
}

// TestScopes plans parts of changes: what is drawn in, left out and why, and how
// many changes are elsewhere.
func TestScopes(t *testing.T) {
	taken := with(withoutBlocks(network, "vswitch.a"), "10.0.2.0/24", "10.0.1.0/24")
	for name, c := range map[string]struct {
		have, want string
		in         engine.PlanInput
		steps      []string
		drawn, out []string
		elsewhere  int
	}{
		"made for what refers to it": {"", network, engine.PlanInput{Targets: []string{"vswitch.a"}},
			[]string{"create vpc.main", "create vswitch.a"},
			[]string{"+ vpc.main (vswitch.a) vswitch.a refers to vpc.main"}, nil, 1},
		"left out with what refers to it": {"", network, engine.PlanInput{Excludes: []string{"vpc.main"}},
			[]string{}, nil,
			[]string{"+ vpc.main (vpc.main) ", "+ vswitch.a (vpc.main) vswitch.a refers to vpc.main", "+ vswitch.b (vpc.main) vswitch.b refers to vpc.main"}, 0},
		"left out alone": {"", network, engine.PlanInput{Excludes: []string{"vswitch.a"}},
			[]string{"create vpc.main", "create vswitch.b"}, nil, []string{"+ vswitch.a (vswitch.a) "}, 0},
		"an exclude wins": {"", network, engine.PlanInput{Targets: []string{"vswitch.a", "vswitch.b"}, Excludes: []string{"vswitch.b"}},
			[]string{"create vpc.main", "create vswitch.a"},
			[]string{"+ vpc.main (vswitch.a) vswitch.a refers to vpc.main"}, []string{"+ vswitch.b (vswitch.b) "}, 0},
		"what goes keeps what it uses": {network, head, engine.PlanInput{Excludes: []string{"vswitch.a"}},
			[]string{"delete vswitch.b"}, nil,
			[]string{"- vpc.main (vswitch.a) vswitch.a uses vpc.main", "- vswitch.a (vswitch.a) "}, 0},
		"what goes takes what uses it": {network, head, engine.PlanInput{Targets: []string{"vpc.main"}},
			[]string{"delete vswitch.a", "delete vswitch.b", "delete vpc.main"},
			[]string{"- vswitch.a (vpc.main) vswitch.a uses vpc.main", "- vswitch.b (vpc.main) vswitch.b uses vpc.main"}, nil, 0},
		"what frees a range is drawn in": {network, taken, engine.PlanInput{Targets: []string{"vswitch.b"}},
			[]string{"delete vswitch.a", "delete vswitch.b", "create vswitch.b"},
			[]string{"- vswitch.a (vswitch.b) vswitch.b takes the address range 10.0.1.0/24 that vswitch.a frees"}, nil, 0},
		"what takes a range is left out": {network, taken, engine.PlanInput{Excludes: []string{"vswitch.a"}},
			[]string{}, nil,
			[]string{"- vswitch.a (vswitch.a) ", "± vswitch.b (vswitch.a) vswitch.b takes the address range 10.0.1.0/24 that vswitch.a frees"}, 0},
		"what does not change keeps nothing back": {network, with(network, "10.0.2.0/24", "10.0.3.0/24"), engine.PlanInput{Excludes: []string{"vpc.main"}},
			[]string{"delete vswitch.b", "create vswitch.b"}, nil, nil, 0},
		"by way of what does not change": {network, with(network, `"main"`+"\n  cidr", `"other"`+"\n  cidr"), engine.PlanInput{Targets: []string{"vswitch.a"}},
			[]string{"update vpc.main"}, []string{"~ vpc.main (vswitch.a) vswitch.a refers to vpc.main"}, nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			if c.have != "" {
				s.apply(c.have)
			}
			e := s.engine()
			p, diags := s.try(e, c.in, c.want)
			s.wantNone(diags)
			if d := cmp.Diff(sorted(c.steps), sorted(keys(p))); d != "" {
				t.Errorf("steps (-want +have):\n%s", d)
			}
			if d := cmp.Diff(c.drawn, reachedOf(p.Scope.Drawn)); d != "" {
				t.Errorf("drawn in (-want +have):\n%s", d)
			}
			if d := cmp.Diff(c.out, reachedOf(p.Scope.LeftOut)); d != "" {
				t.Errorf("left out (-want +have):\n%s", d)
			}
			if have := p.Scope.Left(); have != c.elsewhere+len(c.out) {
				t.Errorf("%d changes are left, want %d", have, c.elsewhere+len(c.out))
			}
			s.run(e, p)
			s.apply(c.want)
		})
	}
}

// oddly has instances whose keys are hard to write.
const oddly = head + `
resource "vpc" "odd" {
  for_each = toset(["a.b", "quo\"te", "ключ", "[0]", "back\\slash", "dollar $${x}"])

  vpc_name   = "odd"
  cidr_block = "10.0.0.0/8"
}
`

// TestOddTargets takes the addresses as the plan writes them, and as a topology
// would.
func TestOddTargets(t *testing.T) {
	s := newSite(t)
	all := s.plan(oddly)
	if len(all.Changes) != 6 {
		t.Fatalf("have %d changes, want 6", len(all.Changes))
	}
	for _, c := range all.Changes {
		p, diags := s.try(s.engine(), engine.PlanInput{Targets: []string{c.Addr}}, oddly)
		s.wantNone(diags)
		if have := keys(p); !slices.Equal(have, []string{"create " + c.Addr}) {
			t.Errorf("--target %s plans %v", c.Addr, have)
		}
		p, diags = s.try(s.engine(), engine.PlanInput{Excludes: []string{c.Addr}}, oddly)
		s.wantNone(diags)
		if slices.Contains(keys(p), "create "+c.Addr) || len(p.Changes) != 5 {
			t.Errorf("--exclude %s plans %v", c.Addr, keys(p))
		}
	}
	for _, written := range []string{`vpc.odd["\u043a\u043b\u044e\u0447"]`, `vpc.odd["dollar $${x}"]`, `vpc.odd["a.b"] `, "vpc.odd"} {
		_, diags := s.try(s.engine(), engine.PlanInput{Targets: []string{written}}, oddly)
		s.wantNone(diags)
	}
}

// TestUnfitTargets names what is near an address that means nothing.
func TestUnfitTargets(t *testing.T) {
	s := newSite(t)
	for given, word := range map[string]string{
		"vpc.od":           `Did you mean "vpc.odd"?`,
		`vpc.odd[a.b]`:     `It is written vpc.odd["a.b"]`,
		"vpc.far_from_all": `Of that type there are vpc.odd["[0]"],`,
		"vpc":              "fits no resource",
		"module":           "fits no resource",
		"":                 "fits no resource",
		`vpc.odd["`:        "fits no resource",
		"nat_gateway.none": "netplan graph and netplan bindings list",
	} {
		_, diags := s.try(s.engine(), engine.PlanInput{Targets: []string{given}}, oddly)
		s.wantOne(diags, "NP-PLAN-TARGET", "--target "+given, word)
		_, diags = s.try(s.engine(), engine.PlanInput{Excludes: []string{given}}, oddly)
		s.wantOne(diags, "NP-PLAN-TARGET", "--exclude "+given, word)
	}
	_, diags := s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy, Targets: []string{"vpc.odd"}}, oddly)
	s.wantOne(diags, "NP-PLAN-TARGET", "nothing that is bound")
}

// TestRandomScopes plans random parts of the way from one random topology to
// another: what is planned is refused nowhere, and the rest follows.
func TestRandomScopes(t *testing.T) {
	for seed := range drawn(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 77))
			s := randomSite(t)
			s.width = 8
			s.reach(oneFile(randomTopology(seed, 0)))
			next := oneFile(randomTopology(seed, 1))
			for range 3 {
				whole, diags := s.try(s.engine(), planOnly, next)
				if diags.HasErrors() {
					break // there is no order for all of it
				}
				in := engine.PlanInput{}
				for _, c := range whole.Changes {
					switch {
					case r.IntN(12) == 0:
						in.Targets = append(in.Targets, c.Addr)
					case r.IntN(12) == 0:
						in.Excludes = append(in.Excludes, c.Addr)
					}
				}
				e := s.engine()
				p, diags := s.try(e, in, next)
				s.wantNone(diags)
				s.partOf(p, whole, in)
				s.run(e, p)
				s.unrefused()
			}
			s.reach(next)
		})
	}
}

// partOf wants each change of a whole plan to be planned, left out or counted,
// and once.
func (s *site) partOf(p, whole *engine.Plan, in engine.PlanInput) {
	s.t.Helper()
	if p.Scope == nil {
		return
	}
	if have := len(p.Changes) + p.Scope.Left(); have != len(whole.Changes) {
		s.t.Errorf("%d changes are planned, left out or elsewhere, want %d", have, len(whole.Changes))
	}
	for _, c := range p.Changes {
		for _, out := range in.Excludes {
			if schema.Covers(out, c.Addr) {
				s.t.Errorf("%s is planned and excluded", c.Addr)
			}
		}
	}
}

// TestScopeOfCircle plans a part of changes that wait for each other, and all
// but those.
func TestScopeOfCircle(t *testing.T) {
	s := newSite(t)
	kept := func(text, name string, ports ...string) string {
		entry := with(internet[strings.Index(internet, "resource \"forward_entry\""):], append([]string{`"web"`, `"` + name + `"`}, ports...)...)
		return text + strings.TrimSuffix(strings.TrimSpace(entry), "}") + "  lifecycle {\n    prevent_destroy = true\n  }\n}\n"
	}
	rest := withoutBlocks(network+internet, "forward_entry.web")
	s.apply(kept(kept(rest, "a", `"80"`, `"81"`, `"8080"`, `"1"`), "b", `"80"`, `"82"`, `"8080"`, `"2"`))
	other := kept(kept(rest, "a", `"80"`, `"82"`, `"8080"`, `"1"`), "b", `"80"`, `"81"`, `"8080"`, `"2"`) + "\nresource \"vpc\" \"far\" {\n  cidr_block = \"172.16.0.0/12\"\n}\n"
	if _, diags := s.try(s.engine(), planOnly, other); noteOf(diags) != "NP-PLAN-CYCLE" {
		t.Fatalf("have %v, want no order", diags)
	}
	for _, in := range []engine.PlanInput{{Targets: []string{"vpc.far"}}, {Excludes: []string{"forward_entry.a", "forward_entry.b"}}} {
		p, diags := s.try(s.engine(), in, other)
		s.wantNone(diags)
		if d := cmp.Diff([]string{"create vpc.far"}, keys(p)); d != "" {
			t.Errorf("%+v:\n%s", in, d)
		}
	}
}

// TestExcludeProtected plans the rest of what is protected, as the message says.
func TestExcludeProtected(t *testing.T) {
	s := newSite(t)
	kept := with(network, `"10.0.2.0/24"`, `"10.0.2.0/24"`+"\n  lifecycle {\n    prevent_destroy = true\n  }")
	s.apply(kept)
	other := with(kept, "10.0.2.0/24", "10.0.3.0/24", "10.0.1.0/24", "10.0.4.0/24")
	s.refused("NP-PLAN-PREVENT", []string{"plan the rest with --exclude 'vswitch.b'"}, other)
	p, diags := s.try(s.engine(), engine.PlanInput{Excludes: []string{"vswitch.b"}}, other)
	s.wantNone(diags)
	if d := cmp.Diff([]string{"create vswitch.a", "delete vswitch.a"}, sorted(keys(p))); d != "" {
		t.Error(d)
	}
}
