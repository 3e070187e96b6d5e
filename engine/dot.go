package engine

import (
	"netplan/graph"
	"netplan/schema"
)

// DOT is the dependencies of a topology in the language of Graphviz: an arrow
// leads from what comes first. A dependence on a whole block is one on each of
// its instances, by way of the block.
func DOT(t *schema.Topology) string {
	var b graph.Builder
	blocks := map[string]bool{}
	for _, r := range t.Resources {
		b.Node(r.Addr)
		for _, need := range r.Needs {
			b.Edge(need, r.Addr, "")
			blocks[need] = true
		}
	}
	for _, r := range t.Resources {
		if r.Block != r.Addr && blocks[r.Block] {
			b.Edge(r.Addr, r.Block, "")
		}
	}
	return b.Build().DOT(func(key string) (text, cluster string) {
		if r := t.Resource(key); r != nil {
			return key, r.Region
		}
		return key, ""
	})
}
