package engine_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"netplan/diff"
	"netplan/schema"
	"netplan/schema/rules"
)

// pair is two topologies: one is there, the other is wanted.
type pair struct {
	have, want *sketch
	// modules are those that the second calls.
	modules []string
	// done says what makes the second of the first.
	done []string
}

// TestPairs draws pairs of topologies over all types, makes the first, and goes
// from there to the second: the plan passes its rehearsal, and in any order and
// with any width that it allows no call is refused, the second topology is
// reached, and nobody else's objects are touched.
func TestPairs(t *testing.T) {
	sum := &pairSum{words: map[string]int{}}
	t.Run("seeds", func(t *testing.T) {
		for seed := range drawn(24) {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				p := drawnPair(t, seed)
				tr, f := sum.try(t, p, seed)
				if f != nil && f.kind == early {
					tr, f = sum.try(t, p.late(), seed)
				}
				if f == nil && seed%3 == 0 {
					sum.try(t, p.tight(tr.occupied), seed)
				}
			})
		}
	})
	sum.report(t)
}

// try tries a pair. A fault of the planner is an error, told of a pair as small
// as fails in this way.
func (c *pairSum) try(t *testing.T, p *pair, seed uint64) (*trial, *fault) {
	tr, f := p.try(t, seed)
	c.add(tr, f)
	switch {
	case f == nil:
	case f.kind == noOrder:
		t.Log(p.story(t, seed, f))
	case f.kind != impossible && f.kind != early:
		t.Error(p.story(t, seed, f))
	case *tellAll:
		t.Log(p.story(t, seed, f))
	}
	return tr, f
}

var tellAll = flag.Bool("tell", false, "tell of pairs for which there is no plan, too")

// late is the pair without lifecycles.
func (p *pair) late() *pair {
	q := &pair{have: p.have, want: p.want.clone(), modules: p.modules, done: append(slices.Clone(p.done), "no lifecycles")}
	for _, part := range q.want.parts {
		part.body = slices.DeleteFunc(slices.Clone(part.body), func(l piece) bool { return l.name == "lifecycle" })
	}
	q.modules = slices.Clone(p.modules)
	for i, text := range q.modules {
		q.modules[i] = lifecycles.ReplaceAllString(text, "")
	}
	return q
}

var lifecycles = regexp.MustCompile(`lifecycle \{\n[^}]*\}\n`)

// tight is the pair in an account whose quotas are what the two take: each
// place that is freed has to be taken.
func (p *pair) tight(occupied map[string]int) *pair {
	delete(occupied, "connections_not_enabled") // lines pass through it
	delete(occupied, "global_accelerations")    // it counts those of others that no listing shows
	q := p.late()
	q.have, q.done = q.have.clone(), append(q.done, fmt.Sprint("quotas ", occupied))
	q.have.quotas, q.want.quotas = occupied, occupied
	return q
}

// pairSum counts what becomes of pairs.
type pairSum struct {
	sync.Mutex
	words map[string]int
}

func (c *pairSum) add(tr *trial, f *fault) {
	c.Lock()
	defer c.Unlock()
	c.words["pairs"]++
	if len(tr.have.quotas) > 0 {
		c.words["with tight quotas"]++
	}
	if f != nil {
		c.words["fault: "+f.where+": "+f.kind]++
	}
	if tr.plan == nil {
		return
	}
	c.words["steps"] += len(tr.plan.Steps)
	if tr.plan.Count(diff.Replace) > 0 {
		c.words["with replacements"]++
	}
	if tr.plan.Empty() {
		c.words["empty"]++
	}
}

// report shows the counts. Pairs without an order have to be rare.
func (c *pairSum) report(t *testing.T) {
	if c.words["fault: the plan: "+noOrder] > c.words["pairs"]/100 {
		t.Error("there is no order for more than one in a hundred")
	}
	var b strings.Builder
	for _, word := range slices.Sorted(maps.Keys(c.words)) {
		fmt.Fprintf(&b, "\n%7d %s", c.words[word], word)
	}
	t.Log(b.String())
}

// clone is a copy of a sketch that can be changed.
func (s *sketch) clone() *sketch {
	copied := &sketch{rest: slices.Clone(s.rest), quotas: s.quotas}
	for _, p := range s.parts {
		copied.parts = append(copied.parts, &part{typ: p.typ, name: p.name, body: slices.Clone(p.body)})
	}
	return copied
}

// valid says whether validate accepts a topology, and no moved block leads away
// from what is still written.
func (s *site) valid(text string) bool {
	c, diags := s.load(text)
	if diags.HasErrors() {
		return false
	}
	topology, diags := c.Evaluate(schema.Inputs{})
	follow := schema.NewMoves(topology.Moved)
	restless := slices.ContainsFunc(topology.Resources, func(r *schema.Resource) bool { m, _ := follow.Follow(r.Addr); return m.To != r.Addr })
	return !restless && !diags.HasErrors() && !topology.Validate(rules.All()).HasErrors()
}

// drawnPair is the pair of a seed: two topologies that are alike or not, the
// second changed in ways that are hard to plan as often as the seed says.
func drawnPair(t testing.TB, seed uint64) *pair {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 5)), site: newSite(t), pair: &pair{}}
	m.have = m.drawn(seed, 0)
	m.other = m.drawn(seed, 1)
	m.far = m.drawn(seed+1_000_003, 0)
	switch m.IntN(10) {
	case 0:
		m.want, m.done = m.far.clone(), []string{"another topology"}
	case 1, 2:
		m.want, m.done = m.other.clone(), []string{"a variant"}
	default:
		m.want = m.have.clone()
	}
	for range m.IntN(8) {
		m.harden()
	}
	return m.pair
}
