package engine

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// limit keeps the changes of the targets and of what they need: for what is
// made what it refers to, for what goes what was made after it.
func (p *planner) limit(targets []string) hcl.Diagnostics {
	if len(targets) == 0 {
		return nil
	}
	var diags hcl.Diagnostics
	var makes, removes []string
	for _, target := range targets {
		fitting := p.fitting(target)
		if len(fitting) == 0 {
			diags = append(diags, p.unfit(target))
		}
		for _, addr := range fitting {
			if c := p.changes[addr]; c == nil || c.Want == nil {
				removes = append(removes, addr)
			} else {
				makes = append(makes, addr)
			}
		}
	}
	keep := p.reach(makes, removes)
	p.plan.Changes = slices.DeleteFunc(p.plan.Changes, func(c *diff.Change) bool { return !keep[c.Addr] })
	return diags
}

// unfit says that a target means nothing.
func (p *planner) unfit(target string) *hcl.Diagnostic {
	if p.in.Mode == ModeDestroy {
		return problem(codeTarget, hcl.Range{}, target, "--target %s fits nothing that is bound. netplan bindings list shows the addresses that are.", target)
	}
	return problem(codeTarget, hcl.Range{}, target, "--target %s fits no resource. netplan graph and netplan bindings list show the addresses there are.", target)
}

// reach are the addresses that making and removing some leads to. What is
// replaced on the way is removed too.
func (p *planner) reach(makes, removes []string) map[string]bool {
	wanted, bound := p.wanted(), p.bound()
	keep := map[string]bool{}
	for len(makes)+len(removes) > 0 {
		var more []string
		for _, addr := range append(wanted.Closure(makes, graph.Upstream), bound.Closure(removes, graph.Downstream)...) {
			if !keep[addr] {
				keep[addr] = true
				more = append(more, addr)
			}
		}
		makes, removes = nil, nil
		for _, addr := range more {
			c := p.changes[addr]
			if c != nil && c.Want != nil {
				makes = append(makes, addr)
			}
			if c != nil && c.Verb == diff.Replace {
				removes = append(removes, addr)
			}
		}
	}
	return keep
}

// fitting are the addresses, wanted or bound, that a target means.
func (p *planner) fitting(target string) []string {
	var list []string
	for _, addr := range p.addrs() {
		if schema.Covers(target, addr) {
			list = append(list, addr)
		}
	}
	return list
}

// wanted is the graph of addresses by what is to refer to what.
func (p *planner) wanted() *graph.Graph {
	var b graph.Builder
	for _, r := range p.plan.Topology.Resources {
		refer(&b, r.Addr, r.Needs)
	}
	return b.Build()
}

// bound is the graph of addresses by what uses what.
func (p *planner) bound() *graph.Graph {
	var b graph.Builder
	for addr, needs := range p.uses() {
		refer(&b, addr, needs)
	}
	return b.Build()
}

// refer adds what an address needs. A block stands between its instances
// and who needs them all.
func refer(b *graph.Builder, addr string, needs []string) {
	b.Node(addr)
	if block := blockOf(addr); block != addr {
		b.Edge(addr, block, "")
	}
	for _, need := range needs {
		b.Edge(need, addr, "")
	}
}

// blockOf is an address without the key of its last part.
func blockOf(addr string) string {
	if !strings.HasSuffix(addr, "]") {
		return addr
	}
	parts := schema.SplitAddr(addr)
	last := parts[len(parts)-1]
	return strings.TrimSuffix(addr, last) + last[:strings.IndexByte(last, '[')]
}
