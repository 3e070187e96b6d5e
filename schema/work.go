package schema

import (
	"reflect"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// What an evaluation may cost, in steps. A step is an element that is made or
// visited, or some bytes of a text. Short expressions can ask for values and
// loops without end, so that every one is counted.
const (
	maxSteps    = 10_000_000  // of one expression
	maxAllSteps = 100_000_000 // of a topology
	maxDepth    = 500         // levels of a value
	stepBytes   = 8           // of a text
	maxExponent = 1 << 13     // of a number, in bits
	mapSteps    = 2           // more of an element of an object or a map
	setSteps    = 16          // more of an element of a set
	shallow     = 4           // levels of a value that cost nothing more
	maxDigits   = 400         // of a text that may become a number
)

// work counts down the steps that are left. It is nil where nothing counts.
type work struct {
	left      int
	functions map[string]function.Function // that count for it, made when asked for
	// tell is what explanations of conditions may still do, so that they take
	// nothing from what is evaluated. It is nil before the first.
	tell *work
}

func newWork() *work { return &work{left: maxAllSteps} }

// spend takes steps; it is false when there are none left.
func (w *work) spend(steps int) bool {
	w.left -= steps
	return w.left >= 0
}

// toTell is the work for explanations: that of one expression for them all.
func (w *work) toTell() *work {
	if w.tell == nil {
		w.tell = &work{left: maxSteps}
	}
	return w.tell
}

// bears spends what a look at values costs, and says whether it was there.
func (w *work) bears(vars map[string]cty.Value) bool {
	for name, v := range vars {
		if name != workName && w.weigh(v, 0) != "" {
			return false
		}
	}
	return !w.spent()
}

// calls are the functions that count for this work.
func (w *work) calls(read *files) map[string]function.Function {
	if w.functions == nil {
		w.functions = functionsFor(read, w)
	}
	return w.functions
}

// spent says that more was asked for than there was.
func (w *work) spent() bool { return w != nil && w.left < 0 }

// workName is the name under which a context holds its work. It is no
// identifier, so that no expression can refer to it.
const workName = "(work)"

var workType = cty.Capsule("work", reflect.TypeFor[work]())

// withWork makes a context for one expression, whose work counts for an outer
// one.
func withWork(vars map[string]cty.Value, functions map[string]function.Function, w *work) *hcl.EvalContext {
	if vars == nil {
		vars = map[string]cty.Value{}
	}
	vars[workName] = cty.CapsuleVal(workType, w)
	return &hcl.EvalContext{Variables: vars, Functions: functions}
}

// workOf finds the work of a context, or nil.
func workOf(ctx *hcl.EvalContext) *work {
	for ; ctx != nil; ctx = ctx.Parent() {
		if v, ok := ctx.Variables[workName]; ok {
			return v.EncapsulatedValue().(*work)
		}
	}
	return nil
}

// valueWithin evaluates an expression with the work of an outer one.
func valueWithin(e hclsyntax.Expression, vars map[string]cty.Value, functions map[string]function.Function, outer *work) (cty.Value, hcl.Diagnostics) {
	most := min(maxSteps, outer.left)
	w := &work{left: most}
	v, diags := e.Value(withWork(vars, functions, w))
	if !diags.HasErrors() {
		reason := w.weigh(v, 0)
		if reason != "" {
			diags = append(diags, tooMuch(e.Range(), reason))
		}
	}
	outer.left -= most - w.left
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	return v, diags
}

func tooMuch(at hcl.Range, reason string) *hcl.Diagnostic {
	return mistake("NP-VALUE-SIZE", at, "This expression %s.", reason)
}

const (
	tooManySteps = "makes more than can be computed in time; use smaller collections and texts"
	tooDeep      = "makes a value that is nested too deep"
	tooLargeNum  = "makes a number that is too large or too small"
)

// weigh spends a step for each element of a value and says why it is too
// large, or nothing.
func (w *work) weigh(v cty.Value, depth int) string {
	v, _ = v.Unmark()
	switch {
	case !w.spend(1):
		return tooManySteps
	case depth > maxDepth:
		return tooDeep
	case v.IsNull() || !v.IsKnown():
		return ""
	case v.Type() == cty.String:
		if !w.spend(textSteps(v.AsString())) {
			return tooManySteps
		}
	case v.Type() == cty.Number:
		if largeNumber(v) {
			return tooLargeNum
		}
	case v.CanIterateElements():
		if !w.spend(deepSteps(depth) + moreSteps(v.Type())*v.LengthInt()) {
			return tooManySteps
		}
		for it := v.ElementIterator(); it.Next(); {
			_, element := it.Element()
			if reason := w.weigh(element, depth+1); reason != "" {
				return reason
			}
		}
	}
	return ""
}

// deepSteps is what a list or object at a depth costs beyond its elements. What
// is visited is visited again by all that walks a value, level by level, and a
// value that is doubled level by level is deep almost everywhere.
func deepSteps(depth int) int { return 2 * max(0, depth-shallow) }

// moreSteps is what a visit to an element costs beyond one step: objects and
// maps are sorted by key on every visit, and sets by comparing all elements.
func moreSteps(t cty.Type) int {
	switch {
	case t.IsSetType():
		return setSteps
	case t.IsObjectType() || t.IsMapType():
		return mapSteps
	}
	return 0
}

// largeNumber says whether a value is a number that takes too long to write.
func largeNumber(v cty.Value) bool {
	if v.Type() != cty.Number || v.IsNull() || !v.IsKnown() {
		return false
	}
	n := v.AsBigFloat()
	e := n.MantExp(nil)
	return e > maxExponent || e < -maxExponent || n.IsInf() || n.Prec() > 2*maxExponent
}

// textSteps is the weight of a text. Long digits weigh more, since making a
// number of them takes quadratic time.
func textSteps(s string) int {
	steps := len(s) / stepBytes
	if len(s) > maxDigits && numeric(s[:maxDigits]) {
		return steps * steps
	}
	return steps
}

func numeric(s string) bool {
	for i := range len(s) {
		if c := s[i]; !digit(c) && c != '.' && c != '-' && c != '+' {
			return false
		}
	}
	return true
}
