package graph

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/graph/formats/dot"
	"gonum.org/v1/gonum/graph/formats/dot/ast"
)

func TestDOT(t *testing.T) {
	g := build([]string{"vpc.b", "vswitch.x", "vpc_id"}, []string{"vpc.a", "vswitch.x"}, []string{"eip"})
	want := `digraph {
	node [shape=box];
	"eip" [label="an eip"];
	subgraph "cluster_vpc" {
		label="vpc";
		"vpc.a" [label="an vpc.a"];
		"vpc.b" [label="an vpc.b"];
	}
	subgraph "cluster_vswitch" {
		label="vswitch";
		"vswitch.x" [label="an vswitch.x"];
	}
	"vpc.a" -> "vswitch.x";
	"vpc.b" -> "vswitch.x" [label="vpc_id"];
}
`
	have := g.DOT(func(key string) (string, string) {
		cluster, _, dotted := strings.Cut(key, ".")
		if !dotted {
			cluster = ""
		}
		return "an " + key, cluster
	})
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("-want +have\n%s", diff)
	}
}

// TestDOTQuotes reads hard keys back with gonum's parser.
func TestDOTQuotes(t *testing.T) {
	keys := []string{`vpc.m["a b"]`, `back\slash`, `ends in \`, "two\nlines", "网络", "", "a]; x -> y [label=\"z\""}
	var b Builder
	for _, k := range keys {
		b.Node(k)
	}
	text := b.Build().DOT(func(key string) (string, string) { return key, "all" })
	file, err := dot.ParseString(text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	var have []string
	unescape := strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n")
	for _, s := range file.Graphs[0].Stmts {
		cluster, ok := s.(*ast.Subgraph)
		if !ok {
			continue
		}
		for _, s := range cluster.Stmts {
			if node, ok := s.(*ast.NodeStmt); ok {
				id := node.Node.ID
				have = append(have, unescape.Replace(id[1:len(id)-1]))
			}
		}
	}
	slices.Sort(keys)
	if diff := cmp.Diff(keys, have); diff != "" {
		t.Errorf("-want +have\n%s\nin\n%s", diff, text)
	}
}
