package engine

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
)

// maxWaits is how many lines of a circle are told.
const maxWaits = 12

// explain reports a circle of a knot that nothing breaks: who waits for whom and
// why, a line each, then what to write.
func (k *knot) explain() *hcl.Diagnostic {
	var cycle *graph.CycleError
	_, err := k.graph().Order()
	if !errors.As(err, &cycle) {
		panic("engine: a knot without a circle")
	}
	circle := cycle.Cycles[0]
	if d := k.tooEarly(k.along(circle), err); d != nil {
		return d
	}
	out := k.twoApplies()
	at := hcl.Range{}
	if r := k.plan.Topology.Resource(out.addr); r != nil {
		at = r.Range
		if names := k.contestedBy(out.addr); len(names) > 0 {
			at = r.AttrRange(names[0])
		}
	}
	return problem(codeCycle, at, out.addr, "There is no order in which these changes can be made:\n%s\n%s", strings.Join(waitsIn(circle), "\n"), out.text)
}

// waitsIn says who waits for whom in a circle.
func waitsIn(circle graph.Cycle) []string {
	var lines []string
	for i := range circle {
		e := circle[len(circle)-1-i]
		if i == maxWaits {
			return append(lines, fmt.Sprintf("- and so on, over %d more", len(circle)-i))
		}
		lines = append(lines, fmt.Sprintf("- %s waits for %s: %s", e.To, e.From, e.Why))
	}
	return lines
}

// wayOut is what to do about a circle, and the address where that is to be
// written.
type wayOut struct{ addr, text string }

// along are the steps of a circle.
func (k *knot) along(circle graph.Cycle) []*Step {
	var steps []*Step
	for _, e := range circle {
		if s := k.byKey()[e.From]; s != nil {
			steps = append(steps, s)
		}
	}
	return steps
}

// twoApplies says which changes to leave for a second apply: as few as break all
// circles.
func (k *knot) twoApplies() wayOut {
	f, ok := k.graph().Feedback(func(key string) (string, int) {
		if s := k.byKey()[key]; s != nil && (s.Verb == diff.Update || !k.handsOn(s)) {
			return s.Addr, 1
		}
		return "", 0
	})
	if !ok {
		return wayOut{k.steps[0].Addr, "Leave all of these as they are but one, apply, and write the rest then."}
	}
	var todo []string
	for _, addr := range f.Names {
		todo = append(todo, k.instead(addr))
	}
	few := "this is the least that breaks all circles"
	if !f.Exact {
		few = "this breaks all circles, and perhaps less does"
	}
	text := fmt.Sprintf("Do it in two applies (%s): %s.", few, strings.Join(todo, "; "))
	if kept := k.protected(f.Names); len(kept) > 0 {
		text += fmt.Sprintf(" Or take prevent_destroy out of the lifecycle of %s: without it one apply does it, by deletion and creation.", strings.Join(kept, " and of "))
	}
	return wayOut{f.Names[0], text}
}

// handsOn says whether another step of the knot takes what a step frees.
func (k *knot) handsOn(s *Step) bool {
	return slices.ContainsFunc(k.edges, func(e graph.Edge) bool { return e.From == s.Key && len(k.contests[wish{e.To, e.From}].names) > 0 })
}

// instead is what to write first in place of a change.
func (k *knot) instead(addr string) string {
	i := slices.IndexFunc(k.steps, func(s *Step) bool { return s.Addr == addr })
	s := k.steps[i]
	switch {
	case k.handsOn(s):
		what := "values"
		if names := k.contestedBy(addr); len(names) > 0 {
			what = "a value of " + strings.Join(names, " and of ")
		}
		return fmt.Sprintf("write for %s first %s that nothing else has, and then what is wanted", addr, what)
	case s.Change.Verb == diff.Delete || s.Change.Verb == diff.Forget:
		return fmt.Sprintf("write %s again first, and take it out then", addr)
	case s.Change.Have == nil:
		return fmt.Sprintf("leave %s out first, and write it then", addr)
	}
	return fmt.Sprintf("leave %s as it is first, and change it then", addr)
}

// contestedBy are the attributes that the change of an address gives another
// value and that others want of it, sorted.
func (k *knot) contestedBy(addr string) []string {
	var names []string
	for _, e := range k.edges {
		s := k.byKey()[e.From]
		if s == nil || s.Addr != addr {
			continue
		}
		for _, c := range s.Change.Type.Claims {
			if k.contests[wish{e.To, e.From}].names[c.Name] {
				names = append(names, c.Of...)
			}
		}
		names = slices.DeleteFunc(names, func(name string) bool {
			return !slices.ContainsFunc(s.Change.Attrs, func(d diff.AttrChange) bool { return d.Attr.Name == name })
		})
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// protected are those of some addresses whose objects could be made again, did
// their lifecycle not stand against it.
func (k *knot) protected(addrs []string) []string {
	var list []string
	for _, s := range k.steps {
		_, protected := k.plan.Topology.Protected(blockOf(s.Addr))
		if protected && slices.Contains(addrs, s.Addr) && s.Verb == diff.Update && s.Change.Type.Remake != "" {
			list = append(list, s.Addr)
		}
	}
	return list
}
