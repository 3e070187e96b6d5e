package schema

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// expression is an expression with what is known of it before evaluation.
type expression struct {
	hclsyntax.Expression
	// literal is its value where it refers to nothing and calls nothing.
	literal cty.Value
	// refs are what it refers to.
	refs []ref
	// direct says that it is one reference and nothing else.
	direct bool
	// cost is how many nodes it has.
	cost int
}

// refKind is what a reference names.
type refKind int

// What a reference may name.
const (
	refVar refKind = iota
	refLocal
	refResource
	refData
	refModule
	refEach
	refCount
	refPath
	refSelf
	refTopology
)

// ref is a reference: module.net["a"].vpc_id is kind refModule, name net, a
// known key "a" and the rest .vpc_id.
type ref struct {
	kind refKind
	// name is that of the block: vpc.main, net, or the variable.
	name string
	// key is the expression of the instance's key, nil when there is none or
	// it is literal; lit is the literal key.
	key *expression
	lit cty.Value
	// attr is the first name behind block and key, or empty.
	attr string
	rest hcl.Traversal
	at   hcl.Range
	// typ is that of topology.TYPE, fields are the attributes that are used of
	// its elements; nil means all.
	typ    *Type
	fields []string
}

// keyed says whether the reference names one instance.
func (r ref) keyed() bool { return r.key != nil || r.lit != cty.NilVal }

// compile reads the references of an expression and checks its functions and
// scope. What is wrong is reported, and left out of refs.
func (l *loader) compile(e hclsyntax.Expression, s scopeRule) *expression {
	x := &expression{Expression: e, literal: literalOf(e)}
	if x.literal != cty.NilVal {
		return x
	}
	if t, ok := e.(*hclsyntax.ScopeTraversalExpr); ok {
		if r, good := l.ref(t.Traversal, s, nil); good {
			x.refs, x.direct = []ref{r}, true
		}
		return x
	}
	if r, good := l.indexed(e, s); good {
		x.refs, x.direct = []ref{r}, true
		return x
	}
	w := &refWalker{l: l, x: x, s: s}
	l.diags = append(l.diags, hclsyntax.Walk(e, w)...)
	joinFields(x.refs)
	return x
}

// indexed reads vpc.main[key] and vpc.main[key].id as one reference, whatever
// the key.
func (l *loader) indexed(e hclsyntax.Expression, s scopeRule) (ref, bool) {
	var rest hcl.Traversal
	if behind, ok := e.(*hclsyntax.RelativeTraversalExpr); ok {
		e, rest = behind.Source, behind.Traversal
	}
	index, ok := e.(*hclsyntax.IndexExpr)
	if !ok {
		return ref{}, false
	}
	t, ok := index.Collection.(*hclsyntax.ScopeTraversalExpr)
	if !ok || len(t.Traversal) != 2 || notResources[t.Traversal.RootName()] && t.Traversal.RootName() != "module" {
		return ref{}, false
	}
	r, ok := l.ref(t.Traversal, s, l.compile(unmetered(index.Key).(hclsyntax.Expression), s))
	r.attr, _ = attrName(rest)
	r.rest, r.at = rest, index.SrcRange
	return r, ok
}

// notResources are the names at the beginning of references that are not types
// of resources.
var notResources = map[string]bool{
	"var": true, "local": true, "module": true, "data": true, "each": true, "count": true, "self": true, "path": true, "topology": true,
}

// literalOf is the value of a literal, or cty.NilVal.
func literalOf(e hclsyntax.Expression) cty.Value {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		if !largeNumber(e.Val) {
			return e.Val
		}
	case *hclsyntax.TemplateExpr:
		if len(e.Parts) == 0 {
			return cty.StringVal("")
		}
		if e.IsStringLiteral() {
			return literalOf(e.Parts[0])
		}
	case *hclsyntax.TupleConsExpr:
		if len(e.Exprs) == 0 {
			return cty.EmptyTupleVal
		}
		elems := make([]cty.Value, len(e.Exprs))
		for i, part := range e.Exprs {
			if elems[i] = literalOf(part); elems[i] == cty.NilVal {
				return cty.NilVal
			}
		}
		return cty.TupleVal(elems)
	}
	return cty.NilVal
}

// refWalker collects the references of an expression. Names that a for
// expression defines are no references.
type refWalker struct {
	l     *loader
	x     *expression
	s     scopeRule
	local map[string]int
	// keys are the dynamic keys of collections, found before the collection
	// itself is visited.
	keys map[*hclsyntax.ScopeTraversalExpr]hclsyntax.Expression
	// fields are what loops use of topology.TYPE, found before it is visited.
	fields map[*hclsyntax.ScopeTraversalExpr][]string
}

// Enter is called for each node before its children.
func (w *refWalker) Enter(n hclsyntax.Node) hcl.Diagnostics {
	w.x.cost++
	switch n := unmetered(n).(type) {
	case hclsyntax.ChildScope:
		if w.local == nil {
			w.local = map[string]int{}
		}
		for name := range n.LocalNames {
			w.local[name]++
		}
	case *hclsyntax.IndexExpr:
		if t, ok := n.Collection.(*hclsyntax.ScopeTraversalExpr); ok && !w.usesLocal(n.Key) {
			if w.keys == nil {
				w.keys = map[*hclsyntax.ScopeTraversalExpr]hclsyntax.Expression{}
			}
			w.keys[t] = n.Key
		}
	case *hclsyntax.ForExpr:
		w.loopFields(n)
	case *hclsyntax.FunctionCallExpr:
		w.l.checkFunction(n)
		w.countFields(n)
	case *hclsyntax.ScopeTraversalExpr:
		if w.local[n.Traversal.RootName()] > 0 {
			return nil
		}
		var key *expression
		if k := w.keys[n]; k != nil {
			key = w.l.compile(unmetered(k).(hclsyntax.Expression), w.s)
		}
		if r, ok := w.l.ref(n.Traversal, w.s, key); ok {
			r.fields = w.fields[n]
			w.x.refs = append(w.x.refs, r)
		}
	}
	return nil
}

// Exit is called for each node after its children.
func (w *refWalker) Exit(n hclsyntax.Node) hcl.Diagnostics {
	if scope, ok := unmetered(n).(hclsyntax.ChildScope); ok {
		for name := range scope.LocalNames {
			w.local[name]--
		}
	}
	return nil
}

// usesLocal says whether a key uses a name of a for expression, so that it
// stands for many keys.
func (w *refWalker) usesLocal(key hclsyntax.Expression) bool {
	for _, t := range key.Variables() {
		if w.local[t.RootName()] > 0 {
			return true
		}
	}
	return false
}

// checkFunction reports a call of a function that does not exist.
func (l *loader) checkFunction(call *hclsyntax.FunctionCallExpr) {
	if _, known := l.functions[call.Name]; !known {
		l.fail("NP-FUNC-UNKNOWN", call.NameRange, "There is no function %q.%s", call.Name, didYouMean(call.Name, functionNames(l.functions)))
	}
}
