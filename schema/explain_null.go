package schema

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// adviseNull says what is null, and what to write, where HCL only says that
// something must not be; empty for any other mistake.
func (e *evaluator) adviseNull(d *hcl.Diagnostic, c *context) string {
	if !strings.Contains(d.Detail, "must not be null") || d.Expression == nil || d.EvalContext == nil {
		return ""
	}
	x := &explainer{c: c, work: &work{left: maxSteps}}
	for _, part := range suspects(d.Expression) {
		value, diags := part.Value(d.EvalContext)
		if name := x.thing(part, view{ctx: d.EvalContext}).name; !diags.HasErrors() && value.IsNull() && name != "" && name != "null" {
			return fmt.Sprintf(" %s is null. Write what that means, as in \"%s == null || ...\", or a value in its place: coalesce(%s, ...).", name, name, name)
		}
	}
	return ""
}

// suspects are the parts of an expression that may be the null in question.
func suspects(e hcl.Expression) []hclsyntax.Expression {
	syntax, ok := e.(hclsyntax.Expression)
	if !ok {
		return nil
	}
	switch e := unmetered(syntax).(type) {
	case *hclsyntax.BinaryOpExpr:
		return []hclsyntax.Expression{e.LHS, e.RHS}
	case *hclsyntax.UnaryOpExpr:
		return []hclsyntax.Expression{e.Val}
	}
	return []hclsyntax.Expression{syntax}
}
