package engine

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// account says of each change that can hurt what it costs, once the order is
// known: in which turn a replacement comes and why, what is cut, what hangs on
// it, what is lost, and how long it is away.
func (p *planner) account(when graph.Schedule) {
	hang := p.hanging()
	first, last := map[string]*Step{}, map[string]*Step{}
	for _, s := range p.plan.Steps {
		if s.Verb == diff.Delete || s.Verb == diff.Forget {
			first[s.Addr] = s
		} else {
			last[s.Addr] = s
		}
	}
	switched, unled := p.switched(), p.unled()
	for _, c := range p.plan.Changes {
		if c.Verb == diff.Replace {
			c.Reasons = append(c.Reasons, p.turnTold(c, switched[c.Addr])...)
		}
		costs := c.Costs()
		if users := hang[c.Addr]; len(users) > 0 && removes(c) {
			costs = append(costs, diff.Reason{Kind: diff.Cut, Text: "in use by " + tally(users)})
		}
		if gone, made := first[c.Addr], last[c.Addr]; c.Verb == diff.Replace && gone != nil && made != nil {
			costs = append(costs, away(c, gone, made, when))
		}
		if createsFirst(c) {
			idles(c, unled[c.Addr], costs)
		}
		c.Reasons = append(c.Reasons, costs...)
		slices.SortStableFunc(c.Reasons, func(a, b diff.Reason) int { return a.Kind.Rank() - b.Kind.Rank() })
	}
}

// hanging counts by type what uses each bound object, where any is removed.
func (p *planner) hanging() map[string]map[string]int {
	hang := map[string]map[string]int{}
	if !slices.ContainsFunc(p.plan.Changes, removes) {
		return hang
	}
	for addr, needs := range p.uses() {
		for _, need := range needs {
			if hang[need] == nil {
				hang[need] = map[string]int{}
			}
			hang[need][p.plan.Bindings.Entries[addr].Type]++
		}
	}
	return hang
}

// removes says whether a change removes an object.
func removes(c *diff.Change) bool { return c.Verb == diff.Replace || c.Verb == diff.Delete }

// tally puts numbers by type into words.
func tally(of map[string]int) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		parts = append(parts, fmt.Sprintf("%d %s", of[name], name))
	}
	return strings.Join(parts, ", ")
}

// switched are the addresses of what is changed in place after a replacement
// that is created first, by its address, sorted.
func (p *planner) switched() map[string][]string {
	coming, list := replaced{}, map[string][]string{}
	for _, c := range p.plan.Changes {
		if createsFirst(c) {
			coming.add(c)
		}
	}
	for _, c := range p.plan.Changes {
		if _, used := coming.under(c); c.Verb == diff.Update && used != nil {
			list[used.Addr] = append(list[used.Addr], c.Addr)
		}
	}
	return list
}

// turnTold says in which turn a replacement comes, and why.
func (p *planner) turnTold(c *diff.Change, switched []string) []diff.Reason {
	asked := c.Want.Lifecycle.Turn
	text, why := "created first", "both can be there at once"
	switch late := p.late[c.Addr]; {
	case !createsFirst(c) && asked == schema.DeleteFirst:
		text, why = "deleted first", "create_before_destroy = false asks for it"
	case !createsFirst(c) && late == "":
		return nil
	case !createsFirst(c):
		text, why = "deleted first", late
	case asked == schema.CreateFirst:
		why = "create_before_destroy = true asks for it"
	}
	if len(switched) > 0 {
		why += "; " + others(switched, "") + " switched over in place"
	}
	return []diff.Reason{{Kind: diff.Turn, Text: text + ": " + why}}
}

// away says how long the object of a replacement is away, as far as the API
// knows: from the end of its deletion to the end of its creation.
func away(c *diff.Change, gone, made *Step, when graph.Schedule) diff.Reason {
	if createsFirst(c) {
		return diff.Reason{Kind: diff.Away, Text: "it is never away"}
	}
	long := when.Start[made.Key] + made.Cost - when.Start[gone.Key] - gone.Cost
	text := "it is away for about " + roughly(long)
	if len(made.Waits) > 0 {
		text += ", and while it " + strings.Join(made.Waits, ", and ")
	}
	return diff.Reason{Kind: diff.Away, Text: text}
}

// roughly is a duration as all of a plan says it: 800ms, 12s, 1m38s, 3m.
func roughly(d time.Duration) string {
	unit := time.Second
	if d < time.Second {
		unit = 100 * time.Millisecond
	}
	return strings.Replace(d.Round(unit).String(), "m0s", "m", 1)
}
