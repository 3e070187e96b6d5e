package graph

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// DOT draws the graph in Graphviz's language, with nodes and edges by key.
// Label returns what to write on a node, and the cluster to draw it in or "".
func (g *Graph) DOT(label func(key string) (text, cluster string)) string {
	nodes := map[string][]string{} // lines by cluster
	for _, key := range g.keys {
		text, cluster := label(key)
		line := fmt.Sprintf("%s [label=%s];\n", quote(key), quote(text))
		nodes[cluster] = append(nodes[cluster], line)
	}
	var s strings.Builder
	s.WriteString("digraph {\n\tnode [shape=box];\n")
	for _, line := range nodes[""] {
		s.WriteString("\t" + line)
	}
	delete(nodes, "")
	for _, cluster := range slices.Sorted(maps.Keys(nodes)) {
		fmt.Fprintf(&s, "\tsubgraph %s {\n\t\tlabel=%s;\n", quote("cluster_"+cluster), quote(cluster))
		for _, line := range nodes[cluster] {
			s.WriteString("\t\t" + line)
		}
		s.WriteString("\t}\n")
	}
	g.drawEdges(&s)
	s.WriteString("}\n")
	return s.String()
}

func (g *Graph) drawEdges(s *strings.Builder) {
	for from, key := range g.keys {
		for i := g.after.start[from]; i < g.after.start[from+1]; i++ {
			fmt.Fprintf(s, "\t%s -> %s", quote(key), quote(g.keys[g.after.ids[i]]))
			if g.why[i] != "" {
				fmt.Fprintf(s, " [label=%s]", quote(g.why[i]))
			}
			s.WriteString(";\n")
		}
	}
}

// quote makes a DOT string. Backslashes begin escapes there, so they double.
func quote(s string) string {
	return `"` + escape.Replace(s) + `"`
}

var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
