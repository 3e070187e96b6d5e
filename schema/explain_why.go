package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// why says what made a condition true or false.
func (x *explainer) why(e hclsyntax.Expression, v view) []string {
	switch e := unmetered(e).(type) {
	case *hclsyntax.ParenthesesExpr:
		return x.why(e.Expression, v)
	case *hclsyntax.UnaryOpExpr:
		return x.why(e.Val, v)
	case *hclsyntax.BinaryOpExpr:
		return x.whyBinary(e, v)
	case *hclsyntax.ConditionalExpr:
		return append(x.why(e.Condition, v), x.why(x.branch(e, v), v)...)
	case *hclsyntax.FunctionCallExpr:
		return x.whyCall(e, v)
	}
	return x.tell(e, v)
}

// branch is the branch that a conditional takes.
func (x *explainer) branch(e *hclsyntax.ConditionalExpr, v view) hclsyntax.Expression {
	if taken, ok := x.truth(e.Condition, v); ok && !taken {
		return e.FalseResult
	}
	return e.TrueResult
}

// whyBinary explains an operation: of a logical one the parts that decided, of a
// comparison both sides.
func (x *explainer) whyBinary(e *hclsyntax.BinaryOpExpr, v view) []string {
	if e.Op == hclsyntax.OpLogicalAnd || e.Op == hclsyntax.OpLogicalOr {
		return x.whyParts(e, v)
	}
	switch { // alltrue(...) == true
	case literalBool(e.RHS):
		return x.why(e.LHS, v)
	case literalBool(e.LHS):
		return x.why(e.RHS, v)
	}
	return append(x.tell(e.LHS, v), x.tell(e.RHS, v)...)
}

func literalBool(e hclsyntax.Expression) bool {
	literal, ok := unmetered(e).(*hclsyntax.LiteralValueExpr)
	return ok && literal.Val.Type() == cty.Bool
}

// whyParts explains the parts of a && b && c, or of a || b || c, that are what
// the whole is: they decided. Where they are not all, they are named.
func (x *explainer) whyParts(e *hclsyntax.BinaryOpExpr, v view) (facts []string) {
	parts := operands(e, e.Op)
	whole, known := x.truth(e, v)
	var decided []hclsyntax.Expression
	for _, p := range parts {
		if truth, ok := x.truth(p, v); !known || ok && truth == whole {
			decided = append(decided, p)
		}
	}
	for _, p := range decided {
		inner := x.why(p, v)
		name := x.thing(p, v).name
		if name == "" || strings.Contains(name, "...") || len(decided) == len(parts) {
			facts = append(facts, inner...)
			continue
		}
		verdict := name + " is " + strconv.FormatBool(whole)
		if slices.Contains(inner, verdict) {
			inner = nil
		}
		facts = append(facts, join2(verdict, inner))
	}
	return facts
}

// join2 writes facts behind what they are about.
func join2(about string, facts []string) string {
	if len(facts) == 0 {
		return about
	}
	return about + ": " + strings.Join(facts, ", ")
}

// operands are the parts that one operation joins.
func operands(e hclsyntax.Expression, op *hclsyntax.Operation) []hclsyntax.Expression {
	switch b := unmetered(e).(type) {
	case *hclsyntax.ParenthesesExpr:
		if inner := operands(b.Expression, op); len(inner) > 1 {
			return inner
		}
	case *hclsyntax.BinaryOpExpr:
		if b.Op == op {
			return append(operands(b.LHS, op), operands(b.RHS, op)...)
		}
	}
	return []hclsyntax.Expression{e}
}

// whyCall explains a function that is true or false.
func (x *explainer) whyCall(e *hclsyntax.FunctionCallExpr, v view) []string {
	truth, known := x.truth(e, v)
	switch {
	case known && (e.Name == "alltrue" || e.Name == "anytrue") && len(e.Args) == 1 && !e.ExpandFinal:
		return x.whyElements(e.Args[0], v, truth)
	case known && truth && e.Name == "cidroverlap":
		if facts := x.overlaps(e, v); len(facts) > 0 {
			return facts
		}
	}
	return x.tellAll(e.Args, v)
}

// whyElements explains the elements of a list that are what the whole is.
func (x *explainer) whyElements(e hclsyntax.Expression, v view, truth bool) []string {
	items := x.items(e, v)
	var decided []item
	for _, it := range items {
		if have, ok := boolOf(x.valueOf(it)); ok && have == truth {
			decided = append(decided, it)
		}
	}
	if len(decided) == 0 {
		return x.tell(e, v)
	}
	return x.first(decided, len(items), func(it item) []string {
		if it.expr == nil {
			return nil
		}
		return x.why(it.expr, it.view)
	})
}

// tell says what the references of a part are, and parts that are computed.
func (x *explainer) tell(e hclsyntax.Expression, v view) []string {
	switch e := unmetered(e).(type) {
	case *hclsyntax.ScopeTraversalExpr, *hclsyntax.IndexExpr, *hclsyntax.RelativeTraversalExpr, *hclsyntax.SplatExpr:
		return x.fact(e.(hclsyntax.Expression), v)
	case *hclsyntax.ParenthesesExpr:
		return x.tell(e.Expression, v)
	case *hclsyntax.TemplateWrapExpr:
		return x.tell(e.Wrapped, v)
	case *hclsyntax.TemplateJoinExpr:
		return x.tell(e.Tuple, v)
	case *hclsyntax.UnaryOpExpr:
		return x.tell(e.Val, v)
	case *hclsyntax.BinaryOpExpr:
		return append(x.computed(e, v), x.tellAll([]hclsyntax.Expression{e.LHS, e.RHS}, v)...)
	case *hclsyntax.ConditionalExpr:
		return append(x.why(e.Condition, v), x.tell(x.branch(e, v), v)...)
	case *hclsyntax.FunctionCallExpr:
		return x.tellCall(e, v)
	case *hclsyntax.TemplateExpr:
		return x.tellAll(e.Parts, v)
	case *hclsyntax.TupleConsExpr:
		return x.tellAll(e.Exprs, v)
	case *hclsyntax.ObjectConsExpr:
		var facts []string
		for _, i := range e.Items {
			facts = append(facts, x.tell(i.ValueExpr, v)...)
		}
		return facts
	case *hclsyntax.ForExpr:
		return x.tellLoop(e, v)
	}
	return nil
}

func (x *explainer) tellAll(list []hclsyntax.Expression, v view) (facts []string) {
	for _, e := range list {
		facts = append(facts, x.tell(e, v)...)
	}
	return facts
}

// computed is the fact of a part that makes a text or a number of others.
func (x *explainer) computed(e hclsyntax.Expression, v view) []string {
	value, ok := x.eval(e, v)
	if typ := value.Type(); !ok || typ != cty.String && typ != cty.Number {
		return nil
	}
	return x.fact(e, v)
}

// tellCall says what a function returned and was given.
func (x *explainer) tellCall(e *hclsyntax.FunctionCallExpr, v view) []string {
	facts := x.computed(e, v)
	if len(e.Args) == 1 {
		switch loop, isLoop := unmetered(e.Args[0]).(*hclsyntax.ForExpr); {
		case e.Name == "distinct" || e.Name == "toset":
			return append(facts, x.twice(e.Args[0], v)...)
		case e.Name == "length" && isLoop && loop.CondExpr == nil:
			return facts // the elements do not matter
		}
	}
	return append(facts, x.tellAll(e.Args, v)...)
}

// tellLoop says what a loop took, and why where it chooses.
func (x *explainer) tellLoop(e *hclsyntax.ForExpr, v view) []string {
	items := x.items(e, v)
	if len(items) == 0 {
		return x.tell(e.CollExpr, v)
	}
	return x.first(items, len(items), func(it item) []string {
		if e.CondExpr != nil {
			return x.why(e.CondExpr, it.view)
		}
		return x.tell(e.ValExpr, it.view)
	})
}
