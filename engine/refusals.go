package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// named is how many objects an error names.
const named = 3

// refusals turns failed steps into errors. What was described and is in the way
// is named.
func (p *planner) refusals(result *Result) hcl.Diagnostics {
	failed := slices.DeleteFunc(slices.Clone(result.Failed), func(f Failure) bool {
		return f.Waiting // what comes after it cannot be rehearsed
	})
	if len(failed) == 0 {
		return nil
	}
	b := p.obstacles(failed)
	var diags hcl.Diagnostics
	for _, f := range failed {
		diags = append(diags, b.refusal(f))
	}
	return diags
}

// obstacles are the objects that were described, stay, and are in the way of
// steps that were refused. All objects are gone through twice, however many
// steps there are.
type obstacles struct {
	*orderer
	owners map[object]string // what is bound or to be adopted
	// taken are by step what has what it takes; users by step what uses the object
	// that it deletes.
	taken map[*Step][]tenant
	users map[*Step][]object
	let   map[string]bool // addresses whose objects are let go of
}

func (p *planner) obstacles(failed []Failure) *obstacles {
	b := &obstacles{
		orderer: &orderer{planner: p, places: &placer{p}}, owners: p.owners(p.plan.Topology.Resources).of,
		taken: map[*Step][]tenant{}, users: map[*Step][]object{}, let: map[string]bool{},
	}
	b.going = b.parting()
	for _, s := range p.plan.Steps {
		b.let[s.Addr] = s.Change.Verb == diff.Forget
	}
	var takes, deletes []*Step
	for _, f := range failed {
		switch {
		case f.Code == "": // nothing was refused
		case f.Step.Verb == diff.Delete:
			deletes = append(deletes, f.Step)
		default:
			takes = append(takes, f.Step)
		}
	}
	b.findTenants(takes)
	b.findUsers(deletes)
	return b
}

// refusal is the error of a step.
func (b *obstacles) refusal(f Failure) *hcl.Diagnostic {
	text, at := f.Message, f.Range
	if f.Code != "" {
		text = fmt.Sprintf("%s answers %s: %s", f.Action, f.Code, f.Message)
	}
	text = strings.TrimRight(text, ".") + "."
	switch s := f.Step; {
	case len(b.taken[s]) > 0:
		text, at = text+" "+b.heldBy(s), b.takenAt(f)
	case len(b.users[s]) > 0:
		text += " " + b.usedBy(s)
	case f.Advice != "":
		text += " This means: " + strings.TrimRight(f.Advice, ".") + "."
	}
	return problem(codeRehearsal, at, f.Step.Addr, "%s: %s", f.Step.Key, text)
}

// stays says why the plan leaves the object of an address as it is, to follow
// its name, and what to do about it.
func (b *obstacles) stays(addr string, attrs []string) (why, do string) {
	r := b.plan.Topology.Resource(addr)
	if r != nil {
		for _, attr := range attrs {
			if ignores(r.Lifecycle, attr) {
				return ", whose lifecycle ignores changes of " + attr, "Take " + attr + " out of the ignore_changes of " + addr
			}
		}
	}
	if b.let[addr] {
		return ", which is let go of and not destroyed", "Have " + addr + " destroyed too"
	}
	return ", which stays", "Change " + addr + " too"
}

// first is at most as many of a list as an error names.
func first[T any](list []T) []T { return list[:min(len(list), named)] }

// listed joins the first of a list, and counts the rest of all.
func listed(list []string, all int) string {
	if all > len(list) {
		list = append(list, fmt.Sprintf("%d more", all-len(list)))
	}
	return strings.Join(list, "; ")
}

// ImportBlock writes an import block as a topology has it, without a newline at
// its end.
func ImportBlock(to, id string) string {
	return fmt.Sprintf("import {\n  to = %s\n  id = %q\n}", schema.Reference(to), id)
}
