package schema

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// scopeRule says what an expression may use beside what its module declares.
type scopeRule struct {
	each, count, self, topology bool
	// iterators are the names of the dynamic blocks around it.
	iterators []string
}

// ref reads a traversal as a reference. It reports one that has no meaning in
// its place; that names exist is checked when all blocks are read.
func (l *loader) ref(t hcl.Traversal, s scopeRule, key *expression) (ref, bool) {
	r := ref{key: key, at: t.SourceRange()}
	rest := t[1:]
	switch root := t.RootName(); root {
	case "each", "count", "self":
		return l.scopeRef(r, root, rest, s)
	case "path":
		r.kind, r.rest = refPath, rest
		return r, true
	case "topology":
		return l.topologyRef(ref{at: r.at}, rest, s)
	case "var", "local", "module", "data":
		r.kind = map[string]refKind{"var": refVar, "local": refLocal, "module": refModule, "data": refData}[root]
		return l.namedRef(r, root, rest)
	default:
		if slices.Contains(s.iterators, root) {
			return r, false
		}
		r.kind = refResource
		r.name = root
		return l.blockRef(r, rest)
	}
}

// scopeRef reads each.key, each.value, count.index or self.attr.
func (l *loader) scopeRef(r ref, root string, rest hcl.Traversal, s scopeRule) (ref, bool) {
	allowed := map[string]bool{"each": s.each, "count": s.count, "self": s.self}[root]
	r.kind = map[string]refKind{"each": refEach, "count": refCount, "self": refSelf}[root]
	name, ok := attrName(rest)
	if !allowed {
		argument := map[string]string{"each": "for_each", "count": "count", "self": "a postcondition"}[root]
		l.fail("NP-REF-SCOPE", r.at, "%s has a meaning only in a block with %s; add it, or write the value itself.", root, argument)
		return r, false
	}
	if want := map[string][]string{"each": {"key", "value"}, "count": {"index"}}[root]; want != nil && (!ok || !slices.Contains(want, name)) {
		l.fail("NP-REF-SCOPE", r.at, "%s has %s; write one of them behind a dot.", root, quoted(want))
		return r, false
	}
	r.name, r.attr, r.rest = root, name, rest
	return r, true
}

// namedRef reads var.x, local.x, module.x and data.t.x.
func (l *loader) namedRef(r ref, root string, rest hcl.Traversal) (ref, bool) {
	name, ok := attrName(rest)
	if !ok {
		l.fail("NP-REF-UNKNOWN", r.at, "%s stands alone; write %s.NAME.", root, root)
		return r, false
	}
	r.name, r.rest = name, rest[1:]
	switch r.kind {
	case refData:
		return l.blockRef(r, rest[1:])
	case refModule:
		return l.instanceRef(r, rest[1:])
	}
	return r, true
}

// blockRef reads the second name of a block, then its instance.
func (l *loader) blockRef(r ref, rest hcl.Traversal) (ref, bool) {
	name, ok := attrName(rest)
	if !ok {
		known := append([]string{"var", "local", "module", "data", "each", "count", "path"}, l.types.Types()...)
		l.fail("NP-REF-UNKNOWN", r.at, "%q is no reference; resources are written TYPE.NAME.ATTRIBUTE, other values var.NAME, local.NAME, module.NAME or data.TYPE.NAME.%s", r.name, didYouMean(r.name, known))
		return r, false
	}
	r.name += "." + name
	return l.instanceRef(r, rest[1:])
}

// instanceRef reads the key of an instance and the attribute behind it.
func (l *loader) instanceRef(r ref, rest hcl.Traversal) (ref, bool) {
	if len(rest) > 0 {
		if index, ok := rest[0].(hcl.TraverseIndex); ok {
			r.lit, rest = index.Key, rest[1:]
		}
	}
	r.attr, _ = attrName(rest)
	r.rest = rest
	return r, true
}

// attrName is the name of the first step of a traversal.
func attrName(t hcl.Traversal) (string, bool) {
	if len(t) == 0 {
		return "", false
	}
	a, ok := t[0].(hcl.TraverseAttr)
	return a.Name, ok
}

// checkRefs reports the references of a module that name nothing. An
// expression with one is not evaluated: see broken.
func (l *loader) checkRefs(m *module) {
	for _, x := range l.expressions[m] {
		for i := range x.refs {
			x.refs[i] = asAttr(m, x.refs[i])
		}
		x.refs = slices.DeleteFunc(x.refs, func(r ref) bool {
			bad := l.checkRef(m, r)
			if bad {
				x.literal = cty.DynamicVal // broken: reported, and evaluated no further
			}
			return bad
		})
	}
	for _, o := range m.outputs {
		o.dependsOn = slices.DeleteFunc(o.dependsOn, func(r ref) bool { return l.checkRef(m, r) })
	}
	for _, b := range l.blocks[m] {
		b.dependsOn = slices.DeleteFunc(b.dependsOn, func(r ref) bool { return l.checkRef(m, r) })
	}
	for _, name := range sortedNames(m.children) {
		l.checkRefs(m.children[name])
	}
}

// asAttr reads vpc.main["id"] as vpc.main.id where vpc.main has no instances.
func asAttr(m *module, r ref) ref {
	b := m.resources[r.name]
	if r.kind == refModule {
		b = m.calls[r.name]
	}
	if r.kind != refResource && r.kind != refModule || b == nil || b.count != nil || b.forEach != nil || r.lit == cty.NilVal || r.lit.Type() != cty.String {
		return r
	}
	r.attr, r.lit = r.lit.AsString(), cty.NilVal
	r.rest = append(hcl.Traversal{hcl.TraverseAttr{Name: r.attr, SrcRange: r.at}}, r.rest...)
	return r
}

// checkRef reports a reference that names nothing.
func (l *loader) checkRef(m *module, r ref) (bad bool) {
	switch r.kind {
	case refVar:
		return mustExist(l, m.variables, r, "variable")
	case refLocal:
		return mustExist(l, m.locals, r, "local value")
	case refData:
		return mustExist(l, m.data, r, "data block") || l.checkResult(m.data[r.name], r)
	case refResource:
		return mustExist(l, m.resources, r, "resource") || l.checkKey(m.resources[r.name], r) || l.checkAttr(m.resources[r.name], r)
	case refModule:
		if mustExist(l, m.calls, r, "module") {
			return true
		}
		if l.checkKey(m.calls[r.name], r) {
			return true
		}
		child := m.children[r.name]
		if child == nil || r.attr == "" {
			return child == nil
		}
		name := r
		name.name = r.attr
		return mustExist(l, child.outputs, name, "output of module "+r.name)
	}
	return false
}

// mustExist reports a name that is not among those of its kind.
func mustExist[V any](l *loader, known map[string]V, r ref, what string) (bad bool) {
	_, exists := known[r.name]
	if !exists {
		l.fail("NP-REF-UNKNOWN", r.at, "There is no %s %q.%s", what, r.name, guess(l.diags, r.name, known))
	}
	return !exists
}

// checkKey reports a key behind a block that has no instances.
func (l *loader) checkKey(b *block, r ref) (bad bool) {
	if bad = r.lit != cty.NilVal && b.count == nil && b.forEach == nil; bad {
		l.fail("NP-REF-UNKNOWN", r.at, "%s has no instances, since it has no count or for_each; write it without %s.", b.name, instanceKey(r.lit))
	}
	return bad
}

// checkAttr reports an attribute that the type of a resource does not have.
func (l *loader) checkAttr(b *block, r ref) (bad bool) {
	if r.attr == "" || b.typ == nil || b.typ.Index(r.attr) >= 0 || !r.keyed() && (b.count != nil || b.forEach != nil) {
		return false
	}
	if _, ok := b.typ.Computed(r.attr); ok {
		return false
	}
	l.fail("NP-REF-ATTR", r.at, "A %s has no attribute %q.%s 'netplan types %s' lists them.", b.typ.Name, r.attr, didYouMean(r.attr, b.typ.attributeNames()), b.typ.Name)
	return true
}

// checkResult reports a result that the source of a data block does not have.
func (l *loader) checkResult(b *block, r ref) (bad bool) {
	if r.attr == "" || b.source == nil {
		return false
	}
	results := b.source.unknown().Type().AttributeTypes()
	if _, ok := results[r.attr]; ok {
		return false
	}
	names := sortedNames(results)
	l.fail("NP-REF-ATTR", r.at, "data.%s has no %q; there is %s.%s", b.name, r.attr, strings.Join(names, ", "), didYouMean(r.attr, names))
	return true
}

// attributeNames are all names that an expression may ask of a resource.
func (t *Type) attributeNames() []string {
	names := append([]string{"id"}, t.ComputedNames()...)
	for _, a := range t.Attrs {
		names = append(names, a.Name)
	}
	return names
}

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
