package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
	"netplan/diff"
)

// verbOrder is the order in which verbs are told, and how.
var verbOrder = []struct {
	verb diff.Verb
	told string
}{
	{diff.Create, "create"}, {diff.Adopt, "adopt"}, {diff.Update, "change"},
	{diff.Replace, "replace"}, {diff.Delete, "destroy"}, {diff.Forget, "forget"},
}

// sums is a plan in one line: what it does, by verb.
func sums(p *PlanDocument) string {
	var parts []string
	for _, v := range verbOrder {
		if n := p.Summary[v.verb.Name()]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d to %s", n, v.told))
		}
	}
	if n := len(p.Kept); n > 0 {
		parts = append(parts, fmt.Sprintf("%d kept", n))
	}
	return strings.Join(parts, ", ")
}

// kept are the objects that a plan leaves alone, a line each.
func (p *PlanDocument) kept() []string {
	var lines []string
	for _, k := range p.Kept {
		lines = append(lines, fmt.Sprintf("! %s (%s) is kept: %s", diff.Printable(k.Address), diff.Printable(k.ID), diff.Printable(k.Why)))
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

// effort is what applying a plan takes, in words.
func effort(p *PlanDocument) string {
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
		text = fmt.Sprintf("It takes about %s%s and %s: %s", about(max(time.Second, duration(p.ExpectedSeconds))), atOnce(p), count(total(writes), "call"), actionCounts(writes))
	}
	if n := waiting(p); n > 0 {
		text = fmt.Sprintf("%s; %s for somebody outside of the API, who may take longer", text, counted(n, "step waits", "steps wait"))
	}
	if n := total(reads); n > 0 {
		text = fmt.Sprintf("%s; and %d to read", text, n)
	}
	return text + ".\n" + rehearsed(p)
}

// atOnce says how many steps run at once, where that matters.
func atOnce(p *PlanDocument) string {
	if len(p.Steps) < 2 || p.Parallelism < 1 {
		return ""
	}
	return fmt.Sprintf(" with %s at once", counted(min(p.Parallelism, len(p.Steps)), "step", "steps"))
}

// waiting is how many steps of a plan wait for somebody outside of the API.
func waiting(p *PlanDocument) int {
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
func rehearsed(p *PlanDocument) string {
	switch {
	case !p.Rehearsed:
		return "Not rehearsed."
	case p.Described == 0:
		return "Rehearsed on an empty simulated cloud, since nothing had to be described: nothing was refused."
	}
	return "Rehearsed on a simulated cloud that holds what was described: nothing was refused."
}

// ranks is the order in which changes are shown: what can hurt comes first.
var ranks = map[string]int{"delete": 0, "replace": 1, "update": 2, "create": 3, "adopt": 3, "forget": 3}

// ranked are the changes in the order in which they are shown.
func ranked(list []ChangeItem) []*ChangeItem {
	sorted := make([]*ChangeItem, len(list))
	for i := range list {
		sorted[i] = &list[i]
	}
	slices.SortStableFunc(sorted, func(a, b *ChangeItem) int { return ranks[a.Action] - ranks[b.Action] })
	return sorted
}

// seconds is a duration for JSON, and duration the way back.
func seconds(d time.Duration) float64  { return d.Seconds() }
func duration(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
