package engine

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
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
			diags = append(diags, problem(codeTarget, hcl.Range{}, target, "--target %s fits no resource. netplan graph and netplan bindings list show the addresses there are.", target))
		}
		for _, addr := range fitting {
			if c := p.changes[addr]; c == nil || c.Want == nil {
				removes = append(removes, addr)
			} else {
				makes = append(makes, addr)
			}
		}
	}
	g := p.references()
	keep := map[string]bool{}
	for _, addr := range append(g.Closure(makes, graph.Upstream), g.Closure(removes, graph.Downstream)...) {
		keep[addr] = true
	}
	p.plan.Changes = slices.DeleteFunc(p.plan.Changes, func(c *diff.Change) bool { return !keep[c.Addr] })
	return diags
}

// fitting are the addresses, wanted or bound, that a target means.
func (p *planner) fitting(target string) []string {
	var list []string
	for _, addr := range p.addrs() {
		if covers(target, addr) {
			list = append(list, addr)
		}
	}
	return list
}

// references is the graph of addresses by what refers to what, wanted and
// bound. A block stands between its instances and who needs them all.
func (p *planner) references() *graph.Graph {
	var b graph.Builder
	add := func(addr string, needs []string) {
		b.Node(addr)
		if block := blockOf(addr); block != addr {
			b.Edge(addr, block, "")
		}
		for _, need := range needs {
			b.Edge(need, addr, "")
		}
	}
	for addr, entry := range p.plan.Bindings.Entries {
		add(addr, entry.Needs)
	}
	for _, r := range p.plan.Topology.Resources {
		add(r.Addr, r.Needs)
	}
	return b.Build()
}

// blockOf is an address without the key of its last part.
func blockOf(addr string) string {
	if !strings.HasSuffix(addr, "]") {
		return addr
	}
	parts := splitAddr(addr)
	last := parts[len(parts)-1]
	return strings.TrimSuffix(addr, last) + last[:strings.IndexByte(last, '[')]
}
