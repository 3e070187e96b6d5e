package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// What is told of a condition.
const (
	maxFacts    = 8   // of one condition
	maxElements = 3   // of one loop
	maxFact     = 400 // bytes
)

// explainer tells why a condition is what it is. It evaluates its parts again,
// with work of its own, and notes what those are that decided.
type explainer struct {
	c    *context
	work *work
	cost int // of one evaluation
	// blamed are the resources that the facts are about.
	blamed []blame
}

// blame is a resource and the attribute that a fact is about, or empty.
type blame struct{ addr, attr string }

// view is where a part is evaluated, and what the names of the loops around it
// stand for.
type view struct {
	ctx   *hcl.EvalContext
	names map[string]thing
}

// explain says what the references of a condition are that made it what it is,
// and where the one resource is written that is to blame, if it is one. Where a
// sensitive value is in play it does not say which part decided.
func (e *evaluator) explain(x *expression, c *context) (facts []string, other *hcl.Range) {
	if x.literal != cty.NilVal {
		return nil, nil
	}
	quiet := *c
	quiet.needs, quiet.diags = new([]string), &hcl.Diagnostics{}
	vars, _ := e.variables(x, &quiet)
	w := c.work
	if w == nil {
		w = e.work
	}
	if w = w.toTell(); !w.bears(vars) {
		return nil, nil
	}
	ex := &explainer{c: c, work: w, cost: x.cost}
	v := view{ctx: withWork(vars, w.calls(e.config.files), w)}
	result, _ := ex.eval(x.Expression, v)
	if secret(vars) || hasSecret(result) {
		facts = ex.flat(x.Expression, v)
	} else {
		facts = ex.why(x.Expression, v)
	}
	return few(facts), e.placeOf(ex.blamed)
}

// few takes out repetitions and counts what is too much.
func few(facts []string) []string {
	var list []string
	for _, f := range facts {
		if f = cutText(f, maxFact); !slices.Contains(list, f) {
			list = append(list, f)
		}
	}
	if more := len(list) - maxFacts; more > 0 {
		list = append(list[:maxFacts], fmt.Sprintf("and %d more", more))
	}
	return list
}

// placeOf is where the one resource that is to blame is written: its attribute,
// where it is one, else its block.
func (e *evaluator) placeOf(blamed []blame) *hcl.Range {
	attr := ""
	for _, b := range blamed {
		switch {
		case b.addr != blamed[0].addr:
			return nil
		case attr == "":
			attr = b.attr
		case b.attr != "" && b.attr != attr:
			attr = "-" // several: none has this name
		}
	}
	if len(blamed) == 0 || e.topology.byAddr[blamed[0].addr] == nil {
		return nil
	}
	at := e.topology.byAddr[blamed[0].addr].AttrRange(attr)
	return &at
}

// eval evaluates a part; ok is false where it cannot be.
func (x *explainer) eval(e hclsyntax.Expression, v view) (value cty.Value, ok bool) {
	if !x.work.spend(1 + x.cost) {
		return cty.DynamicVal, false
	}
	value, diags := e.Value(v.ctx)
	if diags.HasErrors() || x.work.spent() {
		return cty.DynamicVal, false
	}
	return value, true
}

// truth evaluates a part that is true or false; ok is false where it is neither.
func (x *explainer) truth(e hclsyntax.Expression, v view) (truth, ok bool) {
	value, ok := x.eval(e, v)
	return boolOf(value, ok)
}

func boolOf(v cty.Value, ok bool) (truth, known bool) {
	v, _ = v.Unmark()
	if !ok || v.Type() != cty.Bool || v.IsNull() || !v.IsKnown() {
		return false, false
	}
	return v.True(), true
}

// fact says what a part is, by its name.
func (x *explainer) fact(e hclsyntax.Expression, v view) []string {
	t := x.thing(e, v)
	value, ok := x.eval(e, v)
	if t.name == "" || !ok || x.work.weigh(value, 0) != "" {
		return nil
	}
	if t.addr != "" {
		x.blamed = append(x.blamed, blame{t.addr, t.attr})
	}
	if t.all && value.CanIterateElements() {
		return []string{t.name + " has " + resources(value.LengthInt())}
	}
	return []string{t.name + " is " + brief(value)}
}

// resources counts them.
func resources(n int) string {
	if n == 1 {
		return "1 resource"
	}
	return fmt.Sprintf("%d resources", n)
}

// flat says what each reference of an expression is, in order.
func (x *explainer) flat(e hclsyntax.Expression, v view) (facts []string) {
	w := &flatWalker{x: x, v: v, local: map[string]int{}}
	hclsyntax.Walk(e, w) // it reports nothing
	return w.facts
}

// flatWalker collects the facts of references, without the names of loops.
type flatWalker struct {
	x     *explainer
	v     view
	local map[string]int
	facts []string
}

// Enter is called for each node before its children.
func (w *flatWalker) Enter(n hclsyntax.Node) hcl.Diagnostics {
	switch n := unmetered(n).(type) {
	case hclsyntax.ChildScope:
		for name := range n.LocalNames {
			w.local[name]++
		}
	case *hclsyntax.ScopeTraversalExpr:
		if w.local[n.Traversal.RootName()] == 0 {
			w.facts = append(w.facts, w.x.fact(n, w.v)...)
		}
	}
	return nil
}

// Exit is called for each node after its children.
func (w *flatWalker) Exit(n hclsyntax.Node) hcl.Diagnostics {
	if scope, ok := unmetered(n).(hclsyntax.ChildScope); ok {
		for name := range scope.LocalNames {
			w.local[name]--
		}
	}
	return nil
}

// withFacts writes facts below a message.
func withFacts(message string, facts []string) string {
	for _, f := range facts {
		message += "\n- " + strings.ReplaceAll(f, "\n", " ")
	}
	return message
}
