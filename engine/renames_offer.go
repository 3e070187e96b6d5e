package engine

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// maxOffered is how many moved blocks one warning writes; the others it counts.
const maxOffered = 10

// renamed warns of what goes under one address and comes under another, which a
// moved block would keep, and offers the blocks: one for a whole block or module
// where all in it has gone there.
func (p *planner) renamed() hcl.Diagnostics {
	p.plan.Renames = nil
	if p.in.Mode == ModeDestroy {
		return nil
	}
	pairs := p.renames()
	rings := p.rings(pairs)
	if len(pairs)+len(rings) == 0 {
		return nil
	}
	f := p.folder(pairs)
	places, of := []hcl.Range{}, map[hcl.Range][]schema.Moved{}
	seen := map[schema.Moved]bool{}
	for _, to := range slices.Sorted(maps.Keys(pairs)) {
		m := f.whole(pairs[to].Addr, to)
		if seen[m] {
			continue
		}
		seen[m] = true
		m.Range = p.plan.Topology.Resource(to).Range
		if len(of[m.Range]) == 0 {
			places = append(places, m.Range)
		}
		of[m.Range] = append(of[m.Range], m)
		p.plan.Renames = append(p.plan.Renames, m)
	}
	var diags hcl.Diagnostics
	for _, at := range places {
		diags = append(diags, offer(of[at]))
	}
	return append(diags, p.shifted(rings)...)
}

// shifted offers the moved blocks of rings, see rings.
func (p *planner) shifted(rings [][]schema.Moved) (diags hcl.Diagnostics) {
	of := map[hcl.Range][]schema.Moved{}
	var places []hcl.Range
	for _, ring := range rings {
		at := p.plan.Topology.Resource(ring[0].To).Range
		if len(of[at]) == 0 {
			places = append(places, at)
		}
		for _, m := range ring {
			m.Range = at
			of[at] = append(of[at], m)
			p.plan.Renames = append(p.plan.Renames, m)
		}
	}
	for _, at := range places {
		first := of[at][0]
		diags = append(diags, offerAs(of[at], fmt.Sprintf("%s is to be made again as what %s is now. If the elements of the block only have other places now, keep their objects: write all of", first.To, first.From)))
	}
	return diags
}

// offer is the warning that offers moved blocks.
func offer(list []schema.Moved) *hcl.Diagnostic {
	return offerAs(list, fmt.Sprintf("%s is destroyed and %s made, and they look like one object with another address. If they are, keep it: write", list[0].From, list[0].To))
}

// offerAs is the warning that begins with some words and offers moved blocks.
func offerAs(list []schema.Moved, words string) *hcl.Diagnostic {
	var b strings.Builder
	b.WriteString(words)
	for i, m := range list {
		if i == maxOffered {
			fmt.Fprintf(&b, "\nand %d more; netplan plan --write-moved FILE writes them all to a file.", len(list)-i)
			break
		}
		b.WriteString("\n\n" + MovedBlock(m))
	}
	d := problem(codeRenamed, list[0].Range, list[0].To, "%s", b.String())
	d.Severity = hcl.DiagWarning
	return d
}

// MovedBlock writes a moved block as a topology has it, without a newline at
// its end.
func MovedBlock(m schema.Moved) string {
	return "moved {\n  from = " + schema.Reference(m.From) + "\n  to   = " + schema.Reference(m.To) + "\n}"
}

// folder knows which moves are those of whole blocks and modules.
type folder struct {
	pairs         map[schema.Moved]int // pairs of addresses that a move covers
	from          map[string]int       // pairs by what covers the address before
	bound, wanted map[string]int       // addresses by what covers them
}

func (p *planner) folder(pairs map[string]*diff.Change) *folder {
	f := &folder{map[schema.Moved]int{}, map[string]int{}, map[string]int{}, map[string]int{}}
	for to, c := range pairs {
		for _, m := range covering(c.Addr, to) {
			f.pairs[m]++
		}
		count(f.from, c.Addr)
	}
	for addr := range p.plan.Bindings.Entries {
		count(f.bound, addr)
	}
	for _, r := range p.plan.Topology.Resources {
		count(f.wanted, r.Addr)
	}
	return f
}

// count counts an address in all that covers it.
func count(in map[string]int, addr string) {
	for _, scope := range schema.Scopes(addr) {
		in[scope]++
	}
}

// covering are the moves that lead from one address to another: of the address
// itself, and of the blocks and modules around it as far as the rest is the
// same.
func covering(from, to string) []schema.Moved {
	list := []schema.Moved{{From: from, To: to}}
	around, into := schema.Scopes(from), schema.Scopes(to)
	i, k := len(around)-2, len(into)-2
	for i >= 0 && k >= 0 && from[len(around[i]):] == to[len(into[k]):] {
		list = append(list, schema.Moved{From: around[i], To: into[k]})
		i, k = i-1, k-1
	}
	return list
}

// whole is the widest move that leads from one address to another and no other
// address elsewhere: nothing is written where it leads from, nothing bound where
// it leads to, and all that looks renamed there goes the same way.
func (f *folder) whole(from, to string) schema.Moved {
	list := covering(from, to)
	for _, m := range slices.Backward(list) {
		if f.pairs[m] == f.from[m.From] && beside(f.wanted, m.From, m.To) == 0 && beside(f.bound, m.To, m.From) == 0 {
			return m
		}
	}
	return list[0]
}

// beside is how many addresses something covers that another does not, which
// may lie in it.
func beside(in map[string]int, scope, inner string) int {
	if schema.Covers(scope, inner) {
		return in[scope] - in[inner]
	}
	return in[scope]
}
