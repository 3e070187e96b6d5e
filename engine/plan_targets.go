package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// limit leaves out the changes that the excludes mean and those that need one
// of them; of the others it keeps those that the targets mean and what these
// need. Without targets it keeps them all. The Scope of the plan tells of it.
func (p *planner) limit() hcl.Diagnostics {
	if len(p.in.Targets)+len(p.in.Excludes) == 0 {
		return nil
	}
	kept, diags := p.meant("--target", p.in.Targets)
	out, more := p.meant("--exclude", p.in.Excludes)
	if diags = append(diags, more...); diags.HasErrors() {
		return diags
	}
	all, web := p.plan.Changes, p.web()
	out.follow(func(addr string) []Need { return web.users[addr] }, nil)
	for addr := range out {
		delete(kept, addr)
	}
	kept.follow(p.wanting(web), out)
	p.plan.Scope = &Scope{Elsewhere: map[diff.Verb]int{}}
	p.plan.Scope.LeftOut = out.list(all, func(Reached) bool { return true })
	p.plan.Scope.Drawn = kept.list(all, func(r Reached) bool { return r.Why != "" })
	p.plan.Changes = nil
	for _, c := range all {
		switch {
		case out.has(c.Addr):
		case len(p.in.Targets) == 0 || kept.has(c.Addr):
			p.plan.Changes = append(p.plan.Changes, c)
		default:
			p.plan.Scope.Elsewhere[c.Verb]++
		}
	}
	return diags
}

// meant are the addresses, wanted or bound, that those of a flag mean: of
// resources, their blocks and their modules.
func (p *planner) meant(flag string, given []string) (search, hcl.Diagnostics) {
	var diags hcl.Diagnostics
	found, flags, fits := search{}, map[string]string{}, map[string]bool{}
	for _, text := range slices.Backward(given) {
		if addr, err := schema.ParseAddr(text); err == nil {
			flags[addr] = text
		}
		flags[text] = text // as messages write it
	}
	for _, addr := range p.addrs() {
		for _, scope := range schema.Scopes(addr) {
			if text, ok := flags[scope]; ok {
				found[addr], fits[text] = Reached{Addr: addr, Flag: text}, true
			}
		}
	}
	for _, text := range given {
		if !fits[text] {
			diags = append(diags, p.unfit(flag, text))
		}
	}
	return found, diags
}

// unfit says that an address of a flag means nothing, and which are near it.
func (p *planner) unfit(flag, text string) *hcl.Diagnostic {
	what, where := "no resource", "netplan graph and netplan bindings list show the addresses there are"
	if p.in.Mode == ModeDestroy {
		what, where = "nothing that is bound", "netplan bindings list shows the addresses that are"
	}
	return problem(codeTarget, hcl.Range{}, text, "%s %s fits %s.%s %s.", flag, text, what, near(text, p.addrs()), where)
}

// near ends a message with the addresses that are nearest to one that means
// nothing: the one whose quotes a shell took away, one in other letters, else
// some of its type.
func near(text string, addrs []string) string {
	bare := strings.NewReplacer(`"`, "", `\`, "", `'`, "")
	var known, same []string
	for _, addr := range addrs {
		for _, scope := range schema.Scopes(addr) {
			if scope != text && bare.Replace(scope) == bare.Replace(text) {
				return fmt.Sprintf(" It is written %s; put the whole in single quotes for a shell.", scope)
			}
			known = append(known, scope)
		}
		if len(same) < 3 && schema.AddrType(addr) == schema.AddrType(text) {
			same = append(same, addr)
		}
	}
	if guess := schema.DidYouMean(text, known); guess != "" {
		return guess
	}
	if len(same) > 0 {
		return " Of that type there are " + strings.Join(same, ", ") + "."
	}
	return ""
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
