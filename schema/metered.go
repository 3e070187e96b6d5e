package schema

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// metered is a part of an expression whose value is weighed before anything
// is made of it.
type metered struct {
	hclsyntax.Expression
	// weigh says that the elements of the value count, own that the value
	// comes from no resource.
	weigh, own bool
	// resource is the first name of what may be a resource, whose attributes
	// are weighed already, or a name of a for expression.
	resource string
	// text says that the value is the key of an instance: see keyText.
	text bool
	// call and arg, if set, say that the value is that argument of a function;
	// branch that it is one of a condition.
	call   string
	arg    int
	branch bool
	// each, if not zero, says that the value is looped over, and what a round
	// costs.
	each int
}

// UnwrapExpression lets static analysis see the part itself.
func (m *metered) UnwrapExpression() hcl.Expression { return m.Expression }

// Value evaluates the part and counts it.
func (m *metered) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	w := workOf(ctx)
	if w.spent() {
		return cty.DynamicVal, nil // reported, and by the whole expression again
	}
	v, diags := m.Expression.Value(ctx)
	if w == nil || diags.HasErrors() {
		return v, diags
	}
	reason := ""
	switch {
	case m.weigh && !m.ofResource(ctx):
		before := w.left
		if reason = w.weigh(v, 0); m.call != "" && !w.spend(callSteps*(before-w.left)) && reason == "" {
			reason = tooManySteps
		}
	case m.each > 0 && !w.spend(1+rounds(v)*m.each):
		reason = tooManySteps
	}
	if reason != "" {
		return cty.DynamicVal, append(diags, tooMuch(m.Range(), reason))
	}
	v, err := collected(v, m.wanted(ctx))
	if err != nil {
		return cty.DynamicVal, append(diags, tooMuch(m.Range(), "cannot be converted: "+err.Error()))
	}
	if m.own {
		v = withoutOrigins(v)
	}
	if m.text {
		v = instanceText(v)
	}
	return v, diags
}

// ofResource says whether the value is a resource or a part of one: its first
// name is none that a for expression defines.
func (m *metered) ofResource(ctx *hcl.EvalContext) bool {
	for ; m.resource != "" && ctx != nil; ctx = ctx.Parent() {
		if _, here := ctx.Variables[m.resource]; here {
			return ctx.Parent() == nil
		}
	}
	return false
}

// wanted is the type that the value will be converted to, if any.
func (m *metered) wanted(ctx *hcl.EvalContext) cty.Type {
	if m.branch {
		return cty.List(cty.DynamicPseudoType)
	}
	for ; ctx != nil; ctx = ctx.Parent() {
		f, ok := ctx.Functions[m.call]
		if !ok {
			continue
		}
		if params := f.Params(); m.arg < len(params) {
			return params[m.arg].Type
		} else if f.VarParam() != nil {
			return f.VarParam().Type
		}
	}
	return cty.DynamicPseudoType
}

// instanceText makes a text of a whole number. HCL takes long to do so.
func instanceText(v cty.Value) cty.Value {
	plain, marks := v.Unmark()
	if plain.Type() != cty.Number || plain.IsNull() || !plain.IsKnown() {
		return v
	}
	return cty.StringVal(keyText(plain)).WithMarks(marks)
}

// rounds is how often a loop over a value goes round.
func rounds(v cty.Value) int {
	v, _ = v.Unmark()
	if v.IsNull() || !v.IsKnown() || !v.CanIterateElements() {
		return 0
	}
	return v.LengthInt()
}

// unmetered is a node without its meter.
func unmetered(n hclsyntax.Node) hclsyntax.Node {
	if m, ok := n.(*metered); ok {
		return m.Expression
	}
	return n
}

// meterBody puts meters into the expressions of a body. It must be free of
// syntax errors, which bound how deep it is.
func meterBody(body *hclsyntax.Body) {
	for _, a := range body.Attributes {
		meter(a.Expr)
	}
	for _, b := range body.Blocks {
		meterBody(b.Body)
	}
}

// meter puts meters wherever a part's value is copied, converted, compared or
// looped over, and returns what one evaluation costs without the loops.
func meter(e hclsyntax.Expression) int {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		if e.Val.Type() == cty.String && e.Val.IsKnown() && !e.Val.IsNull() {
			return 1 + len(e.Val.AsString())/stepBytes
		}
	case *hclsyntax.TemplateExpr:
		return meterAll(e.Parts, true)
	case *hclsyntax.FunctionCallExpr:
		cost := meterAll(e.Args, true)
		for i := range e.Args {
			if m, ok := e.Args[i].(*metered); ok {
				m.call, m.arg = e.Name, i
			}
		}
		return cost
	case *hclsyntax.TupleConsExpr:
		return meterAll(e.Exprs, false)
	case *hclsyntax.ConditionalExpr:
		cost := 1 + meterKey(&e.Condition) + meterPart(&e.TrueResult, true) + meterPart(&e.FalseResult, true)
		for _, branch := range []hclsyntax.Expression{e.TrueResult, e.FalseResult} {
			if m, ok := branch.(*metered); ok {
				m.branch = true
			}
		}
		return cost
	case *hclsyntax.BinaryOpExpr:
		return 1 + meterPart(&e.LHS, true) + meterPart(&e.RHS, true)
	case *hclsyntax.UnaryOpExpr:
		return 1 + meterPart(&e.Val, true)
	case *hclsyntax.IndexExpr:
		cost := 1 + meterPart(&e.Collection, false) + meterKey(&e.Key)
		if t, ok := e.Collection.(*hclsyntax.ScopeTraversalExpr); ok && len(t.Traversal) == 2 && !notResources[t.Traversal.RootName()] {
			e.Key.(*metered).text = true
		}
		return cost
	case *hclsyntax.ObjectConsExpr:
		cost := 1
		for i := range e.Items {
			cost += meterPart(&e.Items[i].KeyExpr, false) + meterPart(&e.Items[i].ValueExpr, false)
		}
		return cost
	case *hclsyntax.ObjectConsKeyExpr:
		_, name := e.Wrapped.(*hclsyntax.ScopeTraversalExpr)
		return meterPart(&e.Wrapped, !name)
	case *hclsyntax.ForExpr:
		return meterFor(e)
	case *hclsyntax.SplatExpr:
		return 1 + meterLoop(&e.Source, meter(e.Each))
	case *hclsyntax.ParenthesesExpr:
		return meterPart(&e.Expression, false)
	case *hclsyntax.RelativeTraversalExpr:
		return meterPart(&e.Source, false)
	case *hclsyntax.TemplateJoinExpr:
		return meterPart(&e.Tuple, false)
	case *hclsyntax.TemplateWrapExpr:
		return meterPart(&e.Wrapped, false)
	}
	return 1
}

// meterFor meters a for expression.
func meterFor(e *hclsyntax.ForExpr) int {
	each := meterPart(&e.ValExpr, false)
	if e.KeyExpr != nil {
		each += meterPart(&e.KeyExpr, true)
	}
	if e.CondExpr != nil {
		each += meterPart(&e.CondExpr, false)
	}
	return 1 + meterLoop(&e.CollExpr, each)
}

func meterAll(list []hclsyntax.Expression, weigh bool) int {
	cost := 1
	for i := range list {
		cost += meterPart(&list[i], weigh)
	}
	return cost
}

// meterPart meters the parts of a part, and the part itself where its value is to
// be weighed or comes from a function.
func meterPart(e *hclsyntax.Expression, weigh bool) int {
	cost, outside := meter(*e), ""
	switch e := (*e).(type) {
	case *hclsyntax.LiteralValueExpr:
		weigh = largeNumber(e.Val)
	case *hclsyntax.AnonSymbolExpr:
		weigh = false
	case *hclsyntax.ScopeTraversalExpr:
		if name := e.Traversal.RootName(); weigh && len(e.Traversal) > 1 && (!notResources[name] || name == "topology") {
			outside = name
		}
	case *hclsyntax.FunctionCallExpr:
		weigh = true
	}
	if own := derives(*e); weigh || own {
		*e = &metered{Expression: *e, weigh: weigh, own: own, resource: outside}
	}
	return cost
}

// meterKey meters a condition or a key, which chooses a value and is no part
// of it.
func meterKey(e *hclsyntax.Expression) int {
	cost := meter(*e)
	*e = &metered{Expression: *e, weigh: true, own: true}
	return cost
}

const (
	// roundSteps is what a round of a loop costs by itself.
	roundSteps = 8
	// callSteps is how often more a function visits an argument.
	callSteps = 6
)

// meterLoop meters a collection that is looped over.
func meterLoop(e *hclsyntax.Expression, each int) int {
	cost := meter(*e)
	*e = &metered{Expression: *e, each: roundSteps + each}
	return cost
}
