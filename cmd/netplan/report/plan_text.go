package report

import (
	"io"

	"netplan/diff"
	"netplan/engine"
)

// PlanText writes a plan for people: what it does to the network first, then
// each change, what can hurt first, then what it takes. Long plans are cut.
func PlanText(w io.Writer, p *PlanDocument) error {
	out := &printer{w: w}
	if p.Mode == engine.ModeDestroy && p.empty() && len(p.Moved) == 0 && p.Scope == nil {
		out.line("Nothing to destroy: no address is bound to an object.")
		return out.err
	}
	for _, m := range p.Moved {
		out.line("%s is now %s.", diff.Printable(m.From), diff.Printable(m.To))
	}
	if p.empty() {
		out.lines(append([]string{nothing(p)}, p.Scope.lines()...))
		return out.err
	}
	out.lines(append(p.summary(), p.kept()...))
	out.line("")
	out.groups(p.groups())
	out.lines(p.Scope.lines())
	out.line("Plan: %s.", sums(p))
	out.line("%s", effort(p))
	return out.err
}

// changes are changes that are only counted.
type changes []*ChangeItem

func (c changes) summary() string {
	of := map[string]int{}
	for _, ch := range c {
		of[ch.Type+" to "+ch.Action]++
	}
	return counts(of)
}

// groups writes changes by group, as far as there is room.
func (p *printer) groups(all []*planGroup) {
	list, more := shownGroups(all)
	for _, g := range list {
		p.line("%s", g.Head)
		for _, c := range g.Changes {
			p.lines(c.Lines)
		}
		if g.Left != nil {
			p.line("%s", g.Left.Told())
		}
		p.line("")
	}
	if more != nil {
		p.line("%s", leftGroups(more))
		p.line("")
	}
}

// listChanges writes changes, a block each, and returns those that did not fit.
func listChanges(out *printer, list []*ChangeItem) changes {
	written := 0
	for i, c := range list {
		lines := c.Lines()
		if written += len(lines) + 1; written > maxPlanLines {
			return list[i:]
		}
		for _, line := range lines {
			out.line("%s", line)
		}
		out.line("")
	}
	return nil
}
