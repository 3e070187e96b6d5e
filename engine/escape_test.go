package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestEscapes draws right topologies over all types and breaks half of them in
// one way. What validate accepts the cloud does not refuse (an escape), and
// what validate refuses the cloud refuses too when it is asked alone (a false
// alarm).
func TestEscapes(t *testing.T) {
	all, count := mutations(), tally{}
	t.Run("seeds", func(t *testing.T) {
		for batch := range drawn(8) {
			t.Run(fmt.Sprint(batch), func(t *testing.T) {
				t.Parallel()
				j := newJudge(t)
				for n := range uint64(50) {
					seed := 50*batch + n
					s, m := j.broken(all, seed)
					count.add(t, m, s, j.hear(s), seed)
				}
			})
		}
	})
	count.report(t)
}

// broken is the topology of a seed: every other one is right, the others are
// changed by the mutations in turn.
func (j *judge) broken(all []mutation, seed uint64) (*sketch, string) {
	j.t.Helper()
	s, err := sketched(newSite(j.t).types, oneFile(randomTopology(seed, 0)))
	if err != nil {
		j.t.Fatal(err)
	}
	if seed%2 == 0 {
		return s, "none"
	}
	r := rand.New(rand.NewPCG(seed, 21))
	for i := int(seed / 2); ; i++ {
		if m := all[i%len(all)]; m.apply(r, s) {
			return s, m.name
		}
	}
}

// tally counts outcomes by mutation.
type tally struct {
	sync.Mutex
	counts map[string]map[string]int
}

// add counts a verdict; escapes and false alarms are errors.
func (c *tally) add(t testing.TB, mutation string, s *sketch, v verdict, seed uint64) {
	t.Helper()
	c.Lock()
	defer c.Unlock()
	outcome := v.outcome()
	if c.counts == nil {
		c.counts = map[string]map[string]int{}
	}
	if c.counts[mutation] == nil {
		c.counts[mutation] = map[string]int{}
	}
	c.counts[mutation][outcome]++
	if outcome == escaped || outcome == falseAlarm {
		t.Errorf("%s: seed %d, %s, %s\nvalidate: %s\nthe cloud: %s", outcome, seed, mutation, s.done, v.found, v.refused)
		if testing.Verbose() {
			t.Logf("the topology:\n%s", s)
		}
	}
}

// report shows the counts. A mutation that was drawn often and did never
// anything bad is none.
func (c *tally) report(t *testing.T) {
	outcomes := []string{acceptedByBoth, refusedByBoth, unreadable, unsayable, notDescribed, escaped, falseAlarm}
	var names []string
	for name := range c.counts {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	total := map[string]int{}
	for _, name := range names {
		fmt.Fprintf(&b, "%-40s", name)
		for _, o := range outcomes {
			n := c.counts[name][o]
			total[o] += n
			fmt.Fprintf(&b, "%8d", n)
		}
		b.WriteString("\n")
		if drawn := c.counts[name]; name != "none" && drawn[acceptedByBoth] >= 40 && drawn[refusedByBoth]+drawn[unreadable] == 0 {
			t.Errorf("the mutation %q is always harmless", name)
		}
	}
	t.Logf("%v\n%s%v", outcomes, b.String(), total)
}
