package engine_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"netplan/engine"
	"netplan/schema"
)

// script is a case of testdata/order: two topologies, and what is wanted of
// the way from one to the other. The README there describes the format.
type script struct {
	before, after string
	// chains are steps of which each comes before the next one.
	chains [][]string
	// beside are pairs of steps of which neither waits for the other.
	beside [][]string
	calls  map[string]int
	// turn are all mutating calls in order, where there is one order only.
	turn             []string
	outside, sharing []string
}

// TestOrderScripts applies the first topology of each script and then the
// second, one step at a time and many at once: the steps are in the order that
// is wanted, the calls are those that are wanted, none is refused, the next plan
// is empty, and destroying it leaves nothing. In all of them together, everything
// that any type claims is given up by one step and taken by another.
func TestOrderScripts(t *testing.T) {
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	all := renamedScripts(types)
	dirs, err := filepath.Glob("testdata/order/*/want")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("there are no scripts: %v", err)
	}
	for _, want := range dirs {
		dir := filepath.Dir(want)
		all[filepath.Base(dir)] = readScript(t, dir)
	}
	h := &handedOn{seen: map[string]bool{}}
	t.Cleanup(func() { h.complete(t, types, len(all)) })
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, width := range widths() {
				t.Run(fmt.Sprint(width), func(t *testing.T) { h.add(all[name].play(t, width)) })
			}
		})
	}
}

// widths are how many steps are done at once.
func widths() []int {
	if testing.Short() {
		return []int{10}
	}
	return []int{1, 4, 10}
}

// site is a cloud for a script: its quotas are those of the first topology.
func (sc *script) site(t *testing.T) *site {
	t.Helper()
	s := newSite(t)
	config, diags := s.load(sc.before)
	s.wantNone(diags)
	topology, diags := config.Evaluate(schema.Inputs{})
	s.wantNone(diags)
	if cloud := topology.Clouds[""]; cloud != nil && len(cloud.Quotas) > 0 {
		s.limit(cloud.Quotas)
	}
	s.outside(sc.outside...)
	if len(sc.sharing) > 0 {
		s.sharing(sc.sharing...)
	}
	return s
}

// play goes the way of a script and back to nothing, so many steps at once. It
// returns the plan of the way.
func (sc *script) play(t *testing.T, width int) *engine.Plan {
	s := sc.site(t)
	s.width = width
	empty := s.held()
	s.way(engine.ModeApply, sc.before)
	p, turn := s.way(engine.ModeApply, sc.after)
	sc.ordered(t, p)
	sc.called(t, p, turn)
	s.settled(sc.after)
	s.way(engine.ModeDestroy, sc.after)
	if left := s.held(); len(left) != len(empty) {
		t.Errorf("%v are left", slices.Sorted(maps.Keys(left)))
	}
	return p
}

// way plans and applies a topology. No call is refused. The calls are returned
// in order.
func (s *site) way(mode engine.Mode, text string) (*engine.Plan, []string) {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{Mode: mode}, text)
	s.wantNone(diags)
	s.run(e, p)
	s.unrefused()
	return p, s.seen.inTurn()
}

// ordered looks for the wanted order among what the steps wait for.
func (sc *script) ordered(t *testing.T, p *engine.Plan) {
	t.Helper()
	waits := waitsFor(p)
	for _, key := range slices.Concat(slices.Concat(sc.chains...), slices.Concat(sc.beside...)) {
		if !slices.Contains(keys(p), key) {
			t.Fatalf("the plan has no step %q: %s", key, steps(p))
		}
	}
	for _, chain := range sc.chains {
		for i := range chain[1:] {
			if !waits(chain[i+1], chain[i]) {
				t.Errorf("%q does not wait for %q: %s", chain[i+1], chain[i], steps(p))
			}
		}
	}
	for _, pair := range sc.beside {
		if waits(pair[0], pair[1]) || waits(pair[1], pair[0]) {
			t.Errorf("%q and %q are not beside each other", pair[0], pair[1])
		}
	}
}

// waitsFor says whether a step of a plan waits for another, by way of others
// too.
func waitsFor(p *engine.Plan) func(step, first string) bool {
	needs := maps.Clone(p.Joins)
	for _, s := range p.Steps {
		needs[s.Key] = s.Needs
	}
	return func(step, first string) bool {
		seen := map[string]bool{}
		for next := []string{step}; len(next) > 0; next = next[1:] {
			for _, n := range needs[next[0]] {
				if n.Step == first {
					return true
				}
				if !seen[n.Step] {
					seen[n.Step] = true
					next = append(next, n.Step)
				}
			}
		}
		return false
	}
}

// called compares the calls that were made with those that are wanted.
func (sc *script) called(t *testing.T, p *engine.Plan, turn []string) {
	t.Helper()
	counts := map[string]int{}
	for _, action := range turn {
		counts[action]++
	}
	if len(sc.calls) > 0 && !maps.Equal(counts, sc.calls) {
		t.Errorf("have the calls %v, want %v: %s", counts, sc.calls, steps(p))
	}
	if len(sc.turn) > 0 && !slices.Equal(turn, sc.turn) {
		t.Errorf("have the calls %v in this order, want %v", turn, sc.turn)
	}
}

// readScript reads the files of a script.
func readScript(t *testing.T, dir string) *script {
	t.Helper()
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !(name == "both.netplan.hcl" && errors.Is(err, fs.ErrNotExist)) {
			t.Fatal(err)
		}
		return string(text)
	}
	both := read("both.netplan.hcl")
	sc := &script{before: both + read("before.netplan.hcl"), after: both + read("after.netplan.hcl"), calls: map[string]int{}}
	want := read("want")
	if !strings.HasPrefix(want, "# ") {
		t.Errorf("%s/want does not begin with why this is the order", dir)
	}
	for i, line := range strings.Split(want, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if err := sc.add(line); err != nil {
			t.Fatalf("%s/want:%d: %v", dir, i+1, err)
		}
	}
	if len(sc.chains)+len(sc.beside)+len(sc.turn) == 0 || len(sc.calls) == 0 {
		t.Errorf("%s/want says no order or no calls", dir)
	}
	return sc
}

// add reads a line of what is wanted.
func (sc *script) add(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	list := strings.Split(rest, ", ")
	switch {
	case word == "outside":
		sc.outside = append(sc.outside, list...)
	case word == "sharing":
		sc.sharing = append(sc.sharing, list...)
	case strings.HasPrefix(line, "in turn "):
		sc.turn = strings.Split(strings.TrimPrefix(line, "in turn "), ", ")
	case word == "calls":
		return sc.addCalls(list)
	case strings.Contains(line, " before "):
		sc.chains = append(sc.chains, strings.Split(line, " before "))
	case strings.Contains(line, " beside "):
		sc.beside = append(sc.beside, strings.Split(line, " beside "))
	default:
		return fmt.Errorf("%q is no line of a script", line)
	}
	return nil
}

// addCalls reads how often which actions are called.
func (sc *script) addCalls(list []string) error {
	for _, part := range list {
		times, action, _ := strings.Cut(part, " ")
		n, err := strconv.Atoi(times)
		if err != nil || action == "" {
			return fmt.Errorf("%q is no number and an action", part)
		}
		sc.calls[action] += n
	}
	return nil
}
