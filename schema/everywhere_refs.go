package schema

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// topologyRef reads topology.TYPE: all resources of a type, by address.
func (l *loader) topologyRef(r ref, rest hcl.Traversal, s scopeRule) (ref, bool) {
	r.kind, r.rest = refTopology, rest
	if !s.topology {
		l.fail("NP-REF-SCOPE", r.at, "topology has a meaning only in a check block, which is evaluated last; write it there.")
		return r, false
	}
	name, ok := attrName(rest)
	if !ok {
		l.fail("NP-REF-UNKNOWN", r.at, "topology stands alone; write topology.TYPE, such as topology.vswitch.")
		return r, false
	}
	if r.typ = l.types.Type(name); r.typ == nil {
		l.fail("NP-TYPE-UNKNOWN", r.at, "There is no resource type %q.%s 'netplan types' lists them.", name, didYouMean(name, l.types.Types()))
		return r, false
	}
	r.name = name
	if field, named := attrName(rest[1:]); named {
		l.fail("NP-REF-ATTR", r.at, "topology.%s is a map by address; write topology.%s[\"%s.%s\"], or loop over it with for.", name, name, name, field)
		return r, false
	}
	return r, true
}

// loopFields notes which attributes a for expression over topology.TYPE uses of
// its elements, so that no others are computed, and reports those that the type
// does not have.
func (w *refWalker) loopFields(f *hclsyntax.ForExpr) {
	t, typ := w.topologyType(f.CollExpr)
	if typ == nil {
		return
	}
	uses := &uses{name: f.ValVar, fields: []string{}}
	for _, e := range []hclsyntax.Expression{f.KeyExpr, f.ValExpr, f.CondExpr} {
		if e != nil {
			hclsyntax.Walk(e, uses) // it reports nothing
		}
	}
	known := append(typ.attributeNames(), "region")
	for _, u := range uses.at {
		if field, _ := attrName(u[1:]); field != "" && !slices.Contains(known, field) {
			w.l.fail("NP-REF-ATTR", u.SourceRange(), "A %s has no attribute %q.%s 'netplan types %s' lists them.", typ.Name, field, didYouMean(field, known), typ.Name)
			w.x.literal = cty.DynamicVal
		}
	}
	w.noteFields(t, uses.fields)
}

// countFields notes that functions which look at addresses only use no
// attributes.
func (w *refWalker) countFields(call *hclsyntax.FunctionCallExpr) {
	if len(call.Args) == 1 && (call.Name == "length" || call.Name == "keys") {
		if t, typ := w.topologyType(call.Args[0]); typ != nil {
			w.noteFields(t, []string{})
		}
	}
}

// topologyType is the type of an expression that is topology.TYPE; nil for any
// other.
func (w *refWalker) topologyType(e hclsyntax.Expression) (*hclsyntax.ScopeTraversalExpr, *Type) {
	t, ok := unmetered(e).(*hclsyntax.ScopeTraversalExpr)
	if !ok || t.Traversal.RootName() != "topology" || len(t.Traversal) != 2 || w.local["topology"] > 0 {
		return nil, nil
	}
	name, _ := attrName(t.Traversal[1:])
	return t, w.l.types.Type(name)
}

func (w *refWalker) noteFields(t *hclsyntax.ScopeTraversalExpr, fields []string) {
	if w.fields == nil {
		w.fields = map[*hclsyntax.ScopeTraversalExpr][]string{}
	}
	w.fields[t] = fields
}

// uses collects what an expression takes of the element of a loop.
type uses struct {
	name   string
	hidden int // loops inside that give the name another meaning
	at     []hcl.Traversal
	fields []string // nil once all of the element is used
	all    bool
}

// Enter is called for each node before its children.
func (u *uses) Enter(n hclsyntax.Node) hcl.Diagnostics {
	switch n := unmetered(n).(type) {
	case hclsyntax.ChildScope:
		if _, again := n.LocalNames[u.name]; again {
			u.hidden++
		}
	case *hclsyntax.ScopeTraversalExpr:
		if u.hidden > 0 || n.Traversal.RootName() != u.name {
			return nil
		}
		u.at = append(u.at, n.Traversal)
		if field, ok := attrName(n.Traversal[1:]); ok && !u.all {
			u.fields = append(u.fields, field)
		} else {
			u.fields, u.all = nil, true
		}
	}
	return nil
}

// Exit is called for each node after its children.
func (u *uses) Exit(n hclsyntax.Node) hcl.Diagnostics {
	if scope, ok := unmetered(n).(hclsyntax.ChildScope); ok {
		if _, again := scope.LocalNames[u.name]; again {
			u.hidden--
		}
	}
	return nil
}

// joinFields gives all references of an expression to one type the attributes
// that any of them uses.
func joinFields(refs []ref) {
	joined, whole := map[string][]string{}, map[string]bool{}
	for _, r := range refs {
		if r.kind == refTopology {
			joined[r.name] = append(joined[r.name], r.fields...)
			whole[r.name] = whole[r.name] || r.fields == nil
		}
	}
	for i, r := range refs {
		switch {
		case r.kind != refTopology:
		case whole[r.name]:
			refs[i].fields = nil
		default:
			refs[i].fields = append([]string{}, unique(joined[r.name])...)
		}
	}
}
