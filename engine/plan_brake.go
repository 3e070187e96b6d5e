package engine

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// BrakeObjects is how many bound objects a plan to apply may delete or replace
// untold, however many are bound. Beyond it a third of them is the limit.
const BrakeObjects = 10

// brake refuses a plan to apply that would delete or replace more objects than
// it may, and one of a topology in which nothing is written any more. A plan to
// destroy is told by its nature.
func (p *planner) brake() hcl.Diagnostics {
	going := p.going()
	if p.in.Mode == ModeDestroy || len(going) == 0 {
		return nil
	}
	why, at, told := p.tooMuch(len(going))
	if why == "" {
		return nil
	}
	p.plan.Braked = true
	return hcl.Diagnostics{problem(codeBrake, at, "",
		"This plan would destroy %d of %d bound objects, %s: %s.%s %s If a file, block or module was lost or renamed, bring it back, or write moved blocks. If all of this is meant, %s.",
		len(going), len(p.plan.Have), deletedAndReplaced(going), typesOf(going), p.mostly(going), why, told)}
}

// going are the changes that delete an object for good, of their own or for
// another.
func (p *planner) going() []*diff.Change {
	var list []*diff.Change
	for _, c := range p.plan.Changes {
		if c.Have != nil && c.Type.Actions.Delete != "" && (c.Verb == diff.Delete || c.Verb == diff.Replace) {
			list = append(list, c)
		}
	}
	return list
}

// tooMuch says why a plan may not destroy a number of objects, where that is
// written, and what to write if it should; why is empty where it may.
func (p *planner) tooMuch(n int) (why string, at hcl.Range, told string) {
	told = fmt.Sprintf("say --allow-destroy %d", n)
	given, asked := schema.ParseAllowance(p.in.AllowDestroy)
	written := p.plan.Topology.Allowance
	switch {
	case asked && (given.All || n <= given.Objects):
	case asked:
		why = fmt.Sprintf("--allow-destroy allows %d.", given.Objects)
	case len(p.plan.Topology.Resources) == 0:
		why, told = "No resource is written in the topology any more.", "say --allow-destroy all, or use netplan destroy"
	case written == nil && n > BrakeObjects && 3*n > len(p.plan.Have):
		why = fmt.Sprintf("That is more than %d and more than a third of what is bound.", BrakeObjects)
	case written != nil && !written.All && n > written.Objects:
		why, at = fmt.Sprintf("The netplan block allows %d.", written.Objects), written.Range
	}
	return why, at, told
}

// deletedAndReplaced counts changes by what they do.
func deletedAndReplaced(going []*diff.Change) string {
	deleted := 0
	for _, c := range going {
		if c.Verb == diff.Delete {
			deleted++
		}
	}
	return fmt.Sprintf("%d deleted and %d replaced", deleted, len(going)-deleted)
}

// typesOf counts changes by type, the most first.
func typesOf(going []*diff.Change) string {
	of := map[string]int{}
	for _, c := range going {
		of[c.Type.Name]++
	}
	var parts []string
	for _, name := range mostFirst(of) {
		parts = append(parts, fmt.Sprintf("%d %s", of[name], name))
	}
	return strings.Join(parts, ", ")
}

// mostFirst are names by their numbers, the largest first.
func mostFirst(of map[string]int) []string {
	return slices.SortedFunc(maps.Keys(of), func(a, b string) int {
		return cmp.Or(cmp.Compare(of[b], of[a]), strings.Compare(a, b))
	})
}

// mostly names, as a sentence, the three objects in which most of what goes
// lies, each with how much that is.
func (p *planner) mostly(going []*diff.Change) string {
	addrs, of := map[string]string{}, map[string]int{} // addresses by id
	for addr, have := range p.plan.Have {
		addrs[have.ID] = addr
	}
	for _, c := range going {
		switch top := p.topmost(c); {
		case top == c.Have:
		case addrs[top.ID] == "":
			of[top.ID]++
		default:
			of[addrs[top.ID]+" ("+top.ID+")"]++
		}
	}
	var parts []string
	for _, name := range mostFirst(of)[:min(3, len(of))] {
		parts = append(parts, fmt.Sprintf("%d in %s", of[name], name))
	}
	if len(parts) == 0 {
		return ""
	}
	return " Of them are " + strings.Join(parts, ", ") + "."
}

// topmost is the object that the object of a change lies in, by way of what that
// lies in, or itself.
func (p *planner) topmost(c *diff.Change) *schema.Object {
	o, places, cloud := c.Have, placer{p}, p.plan.Bindings.Entries[c.Addr].Cloud
	for range deepest {
		above := p.snap.byID[cloudID{cloud, places.have(o, o.Type.Parent)}]
		if o.Type.Parent == "" || above == nil {
			break
		}
		o = above
	}
	return o
}
