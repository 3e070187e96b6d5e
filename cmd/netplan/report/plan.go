package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
	"netplan/diff"
	"netplan/engine"
)

// verbNames are the verbs of changes as JSON and tables write them.
var verbNames = map[diff.Verb]string{
	diff.Create: "create", diff.Update: "update", diff.Replace: "replace",
	diff.Delete: "delete", diff.Forget: "forget", diff.Adopt: "adopt",
}

// verbOrder is the order in which verbs are told, and how.
var verbOrder = []struct {
	verb diff.Verb
	told string
}{
	{diff.Create, "create"}, {diff.Adopt, "adopt"}, {diff.Update, "change"},
	{diff.Replace, "replace"}, {diff.Delete, "destroy"}, {diff.Forget, "forget"},
}

// sums is a plan in one line: what it does, by verb.
func sums(p *engine.Plan) string {
	var parts []string
	for _, v := range verbOrder {
		if n := p.Count(v.verb); n > 0 {
			parts = append(parts, fmt.Sprintf("%d to %s", n, v.told))
		}
	}
	if n := len(p.Kept); n > 0 {
		parts = append(parts, fmt.Sprintf("%d kept", n))
	}
	return strings.Join(parts, ", ")
}

// network is what a plan does to the network, a line for each verb: how many
// of which type, in which regions. Then a line for each object that is kept.
func network(p *engine.Plan) []string {
	lines := byVerb(p.Changes, func(c *diff.Change) string { return regionOf(p, c) })
	for _, k := range p.Kept {
		lines = append(lines, fmt.Sprintf("! %s (%s) is kept: %s", k.Addr, k.ID, k.Why))
	}
	return lines
}

// byVerb is a line for each verb: how many of which type, in which regions.
func byVerb(list []*diff.Change, region func(*diff.Change) string) []string {
	var lines []string
	for _, v := range verbOrder {
		types, regions := map[string]int{}, map[string]bool{}
		for _, c := range list {
			if c.Verb == v.verb {
				types[c.Type.Name]++
				regions[region(c)] = true
			}
		}
		if len(types) > 0 {
			lines = append(lines, fmt.Sprintf("%s %s in %s", v.verb, counts(types), strings.Join(slices.Sorted(maps.Keys(regions)), ", ")))
		}
	}
	return lines
}

// counts puts numbers by name into words, sorted by name.
func counts(of map[string]int) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		parts = append(parts, fmt.Sprintf("%d %s", of[name], name))
	}
	return strings.Join(parts, ", ")
}

// regionOf is where the object of a change lives.
func regionOf(p *engine.Plan, c *diff.Change) string {
	if c.Want != nil {
		return c.Want.Region
	}
	return p.Bindings.Entries[c.Addr].Region
}

// effort is what applying a plan takes, in words.
func effort(p *engine.Plan) string {
	writes, reads := map[string]int{}, map[string]int{}
	for action, n := range p.Calls {
		if a := catalog.Lookup(action); a != nil && a.Mutates() {
			writes[action] = n
		} else {
			reads[action] = n
		}
	}
	text := "It makes no call that changes anything"
	if total(writes) > 0 {
		text = fmt.Sprintf("It takes about %s and %s: %s", about(p.Makespan), count(total(writes), "call"), actionCounts(writes))
	}
	if n := waiting(p); n > 0 {
		text = fmt.Sprintf("%s; beside that %s for somebody outside of the API", text, counted(n, "step waits", "steps wait"))
	}
	if p.Rehearsed {
		text = fmt.Sprintf("%s; and %d to read", text, total(reads))
	}
	return text + ".\n" + rehearsed(p)
}

// waiting is how many steps of a plan wait for somebody outside of the API.
func waiting(p *engine.Plan) int {
	n := 0
	for _, s := range p.Steps {
		if len(s.Waits) > 0 {
			n++
		}
	}
	return n
}

// counted is a number of things, in words for one or for several.
func counted(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

// rehearsed says what the plan was tried on.
func rehearsed(p *engine.Plan) string {
	switch {
	case !p.Rehearsed:
		return "Not rehearsed."
	case p.Described() == 0:
		return "Rehearsed on an empty simulated cloud, since nothing had to be described: nothing was refused."
	}
	return "Rehearsed on a simulated cloud that holds what was described: nothing was refused."
}

// rank is the order in which changes are shown: what can hurt comes first.
func rank(c *diff.Change) int {
	switch c.Verb {
	case diff.Delete:
		return 0
	case diff.Replace:
		return 1
	case diff.Update:
		return 2
	}
	return 3
}

// ranked are the changes in the order in which they are shown.
func ranked(changes []*diff.Change) []*diff.Change {
	list := slices.Clone(changes)
	slices.SortStableFunc(list, func(a, b *diff.Change) int { return rank(a) - rank(b) })
	return list
}

// seconds is a duration for JSON.
func seconds(d time.Duration) float64 { return d.Seconds() }
