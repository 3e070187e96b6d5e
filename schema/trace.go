package schema

import (
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Trace is the way of a value from the argument that has it to the place where
// it is written, which is the one that a person must change: an element of a
// collection, the default of a variable, an argument of a module call.
type Trace struct {
	// Written is where the value is written.
	Written hcl.Range
	// Through are the places that it came through, the argument first, and then
	// the calls of the module that it is written in.
	Through []hcl.Range
	// Given says who outside of the files gave the value, or is empty: "--var
	// gives var.size".
	Given string
}

// Trace follows the value of an attribute, or of a field of a merged block, as
// far as it is handed on unchanged. What is never shown is not followed.
func (r *Resource) Trace(attr string) Trace {
	x, shown := r.expression(attr)
	if x == nil {
		return Trace{Written: r.Range, Through: callsOf(r.instance)}
	}
	if !shown {
		return Trace{Written: x.Range(), Through: callsOf(r.instance)}
	}
	return r.instance.scope.tracer.trace(x, r.instance.scope, r.instance)
}

// expression is what an attribute or a field of a merged block is written as,
// nil where it is not written, and whether its value may be shown.
func (r *Resource) expression(attr string) (x *expression, shown bool) {
	i := r.Type.Index(attrOfPath(attr))
	if i < 0 || r.instance == nil {
		return nil, false
	}
	shown = !r.Values[i].Sensitive && !r.Type.Attrs[i].Hidden()
	b := r.instance.of.block
	if x = b.attrs[attr]; x != nil {
		return x, shown
	}
	for _, n := range b.nested {
		for name, x := range n.attrs {
			if n.forEach == nil && r.Type.Attrs[i].Form == Merged && attr == n.name+"."+name {
				return x, false
			}
		}
	}
	return nil, false
}

// callsOf are the calls of the module that an instance is in, the nearest first.
func callsOf(inst *instance) (list []hcl.Range) {
	if inst != nil {
		list = inst.scope.calls()
	}
	return list
}

// calls are the calls of the module, the nearest first.
func (s *scope) calls() (list []hcl.Range) {
	for ; s.parent != nil; s = s.parent {
		list = append(list, s.m.call.at)
	}
	return list
}

// tracer follows values. What it remembers makes the many values of one
// collection cheap. It is safe for concurrent use.
type tracer struct {
	e      *evaluator
	mu     sync.Mutex
	work   *work
	values map[spot]cty.Value
	made   map[spot]map[string]cursor
}

// maxTraced is how many steps the values on all ways may cost; what lies
// behind is not followed.
const maxTraced = 20_000_000

func newTracer(e *evaluator) *tracer {
	return &tracer{e: e, work: &work{left: maxTraced}, values: map[spot]cty.Value{}, made: map[spot]map[string]cursor{}}
}

// spot is an expression in an instance of a block of a module.
type spot struct {
	expr  hclsyntax.Expression
	scope *scope
	here  *instance
}

// cursor is an expression where it is evaluated, and the keys that lead from
// its value to the one that is followed.
type cursor struct {
	spot
	whole *expression // that expr is a part of
	names names
	path  []cty.Value
}

// names are what the names of the for expressions around an expression stand
// for: a value and where it is.
type names map[string]element

type element struct {
	value cty.Value
	at    cursor
}

// maxWay bounds a way.
const maxWay = 200

// trace follows an expression of a block.
func (t *tracer) trace(x *expression, s *scope, here *instance) Trace {
	if x.literal != cty.NilVal {
		return Trace{Written: x.Range(), Through: s.calls()}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.follow(cursor{spot: spot{x.Expression, s, here}, whole: x})
}

// ofVariable follows the value of a variable of an instance of a module; false
// where no file gives it, or it must not be shown.
func (t *tracer) ofVariable(s *scope, v *variable) (Trace, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	c, ok := t.variable(cursor{spot: spot{scope: s}}, v)
	if !ok {
		return Trace{Given: t.givenTo(v)}, false
	}
	return t.follow(c), true
}

// follow goes from place to place, to where the value is written.
func (t *tracer) follow(c cursor) Trace {
	var through []hcl.Range
	first, at := c.whole, c.whole.Range()
	for range maxWay {
		next, ok := t.step(c)
		if !ok {
			break
		}
		if next.whole != c.whole {
			through, at = append(through, at), next.expr.Range()
		} else if c.whole != first {
			at = next.expr.Range()
		}
		c = next
	}
	return Trace{Written: at, Through: append(through, c.scope.calls()...), Given: t.given(c)}
}

// origin is the computed attribute that an expression hands on: the one of the
// branch that a condition takes, of the first argument of try that there is.
// It is nil where there is none, or the expression makes a value of its own.
func (t *tracer) origin(x *expression, in *context) *Origin {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := cursor{spot: spot{x.Expression, in.scope, in.here}, whole: x, names: names{}}
	for name, v := range in.iterators {
		c.names[name] = element{value: v}
	}
	for range maxWay {
		next, ok := t.step(c)
		if !ok {
			break
		}
		c = next
	}
	switch unmetered(c.expr).(type) {
	case *hclsyntax.ScopeTraversalExpr, *hclsyntax.RelativeTraversalExpr, *hclsyntax.IndexExpr:
		return split(t.at(c)).From
	}
	return nil
}

// at is the value that a cursor leads to, with its marks; unknown where there is
// none.
func (t *tracer) at(c cursor) cty.Value {
	v, _ := t.marked(c, c.expr)
	for _, key := range c.path {
		var diags hcl.Diagnostics
		if v, diags = hcl.Index(v, key, nil); diags.HasErrors() {
			return cty.DynamicVal
		}
	}
	return v
}

// unclear says whether it is not known from which resource a value comes, if
// from any: HCL marks what a condition makes with both branches.
func unclear(v Value, marked cty.Value) bool {
	if v.From != nil {
		return v.V.IsWhollyKnown() && !v.V.IsNull()
	}
	return v.Written() && (!v.V.IsWhollyKnown() || marked.ContainsMarked())
}

// given says who outside of the files gives the variable that a way ends at.
func (t *tracer) given(c cursor) string {
	v, ok := unmetered(c.expr).(*hclsyntax.ScopeTraversalExpr)
	if !ok || c.scope.parent != nil || v.Traversal.RootName() != "var" {
		return ""
	}
	name, _ := attrName(v.Traversal[1:])
	return t.givenTo(c.scope.m.variables[name])
}

func (t *tracer) givenTo(v *variable) string {
	if v == nil || v.sensitive {
		return ""
	}
	if in, ok := t.e.given[v.name]; ok {
		return in.From + " gives var." + v.name
	}
	return ""
}

// value is that of an expression beside or below a cursor; unknown where it has
// none.
func (t *tracer) value(c cursor, x hclsyntax.Expression) cty.Value {
	key := spot{x, c.scope, c.here}
	if v, ok := t.values[key]; ok && len(c.names) == 0 {
		return v
	}
	v, _ := t.marked(c, x)
	v, _ = v.UnmarkDeep()
	if len(c.names) == 0 {
		t.values[key] = v
	}
	return v
}

// marked is value with its marks, never remembered; ok is false where there is
// none.
func (t *tracer) marked(c cursor, x hclsyntax.Expression) (v cty.Value, ok bool) {
	ctx := &context{scope: c.scope, here: c.here, work: t.work, needs: new([]string), diags: &hcl.Diagnostics{}, iterators: map[string]cty.Value{}}
	for name, e := range c.names {
		ctx.iterators[name] = e.value
	}
	vars, _ := t.e.variables(c.whole, ctx)
	v, diags := valueWithin(x, vars, t.work.calls(t.e.config.files), t.work)
	if diags.HasErrors() || t.work.spent() {
		return cty.DynamicVal, false
	}
	return v, true
}
