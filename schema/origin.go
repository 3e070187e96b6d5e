package schema

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// passing are the functions that hand on what they are given, or its
// elements. What others return comes from no resource: see Value.From.
var passing = map[string]bool{
	"chunklist": true, "coalesce": true, "coalescelist": true, "compact": true, "concat": true, "distinct": true,
	"element": true, "flatten": true, "lookup": true, "merge": true, "nonsensitive": true, "one": true, "reverse": true,
	"sensitive": true, "setintersection": true, "setproduct": true, "setsubtract": true, "setunion": true, "slice": true,
	"sort": true, "tolist": true, "tomap": true, "toset": true, "tostring": true, "try": true, "values": true, "zipmap": true,
}

// derives says whether an expression makes a value of its own of what it
// refers to, rather than handing it on.
func derives(e hclsyntax.Expression) bool {
	switch e := e.(type) {
	case *hclsyntax.TemplateExpr, *hclsyntax.TemplateJoinExpr, *hclsyntax.BinaryOpExpr, *hclsyntax.UnaryOpExpr:
		return true
	case *hclsyntax.FunctionCallExpr:
		return !passing[e.Name]
	}
	return false
}

// withoutOrigins is a value that comes from no resource.
func withoutOrigins(v cty.Value) cty.Value {
	if !v.ContainsMarked() {
		return v
	}
	plain, marks := v.UnmarkDeepWithPaths()
	kept := marks[:0]
	for _, m := range marks {
		for mark := range m.Marks {
			if _, origin := mark.(originMark); origin {
				delete(m.Marks, mark)
			}
		}
		if len(m.Marks) > 0 {
			kept = append(kept, m)
		}
	}
	return plain.MarkWithPaths(kept)
}
