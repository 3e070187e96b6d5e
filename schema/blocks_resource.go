package schema

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// metaArguments are what every resource block may say beside its type's own.
var metaArguments = []string{"count", "for_each", "depends_on", "region", "cloud"}

func (l *loader) resource(m *module, b *hclsyntax.Block) {
	typ := l.types.Type(b.Labels[0])
	if typ == nil {
		l.fail("NP-TYPE-UNKNOWN", b.LabelRanges[0], "There is no resource type %q.%s 'netplan types' lists them.", b.Labels[0], didYouMean(b.Labels[0], l.types.Types()))
		return
	}
	name := b.Labels[0] + "." + b.Labels[1]
	if have := m.resources[name]; have != nil {
		l.diags = append(l.diags, collision("NP-DUPLICATE", b.DefRange(), have.at, "The resource %s is written twice; give one another name.", name))
		return
	}
	r := &block{kind: refResource, name: name, typ: typ, attrs: map[string]*expression{}, at: b.DefRange()}
	s := l.repetition(m, r, b.Body)
	for _, a := range attributes(b.Body) {
		switch {
		case a.Name == "count" || a.Name == "for_each" || a.Name == "depends_on":
		case slices.Contains(metaArguments, a.Name) || settable(typ, a.Name):
			r.attrs[a.Name] = l.expr(m, a.Expr, s)
		default:
			l.unknownAttr(typ, a.Name, a.NameRange)
		}
	}
	for _, nested := range b.Body.Blocks {
		l.resourceBlock(m, r, nested, s)
	}
	l.required(r, b)
	m.resources[name] = r
	l.blocks[m] = append(l.blocks[m], r)
}

// settable says whether a topology may write an attribute with an equals sign.
func settable(t *Type, name string) bool {
	i := t.Index(name)
	return i >= 0 && t.Attrs[i].Mode != ReadOnly && len(t.Attrs[i].Elem) == 0
}

// unknownAttr reports an argument that a type does not take.
func (l *loader) unknownAttr(t *Type, name string, at hcl.Range) {
	if _, computed := t.Computed(name); computed {
		l.fail("NP-ATTR-UNKNOWN", at, "The cloud computes %s of a %s; it can be read and not written. Remove the line.", name, t.Name)
		return
	}
	if i := t.Index(name); i >= 0 {
		l.fail("NP-ATTR-UNKNOWN", at, "%s of a %s is a block; write %s { ... } without the equals sign.", name, t.Name, name)
		return
	}
	known := slices.Clone(metaArguments)
	for _, a := range t.Attrs {
		if a.Mode != ReadOnly {
			known = append(known, a.Name)
		}
	}
	l.fail("NP-ATTR-UNKNOWN", at, "A %s has no argument %q.%s 'netplan types %s' lists them.", t.Name, name, didYouMean(name, known), t.Name)
}

// repetition reads count, for_each and depends_on and says what expressions
// inside may use.
func (l *loader) repetition(m *module, r *block, body *hclsyntax.Body) scopeRule {
	count, each := body.Attributes["count"], body.Attributes["for_each"]
	if count != nil && each != nil {
		l.diags = append(l.diags, collision("NP-COUNT", each.NameRange, count.NameRange, "%s has both count and for_each; keep one.", r.name))
		return scopeRule{each: true, count: true}
	}
	if count != nil {
		r.count = l.expr(m, count.Expr, scopeRule{})
	}
	if each != nil {
		r.forEach = l.expr(m, each.Expr, scopeRule{})
	}
	r.dependsOn = l.dependsOn(body)
	return scopeRule{each: each != nil, count: count != nil}
}

// resourceBlock reads a nested block of a resource.
func (l *loader) resourceBlock(m *module, r *block, b *hclsyntax.Block, s scopeRule) {
	switch {
	case b.Type == "lifecycle":
		l.lifecycle(m, r, b, s)
	case b.Type == "dynamic" && len(b.Labels) == 1:
		l.dynamic(m, r, b, s)
	default:
		l.nested(m, r, b.Type, b.Body, b.TypeRange, s, nil, "")
	}
}

// nested reads one repeated block, or the content of a dynamic one.
func (l *loader) nested(m *module, r *block, name string, body *hclsyntax.Body, at hcl.Range, s scopeRule, each *expression, iterator string) {
	i := r.typ.Index(name)
	if i < 0 || len(r.typ.Attrs[i].Elem) == 0 {
		var known []string
		for _, a := range r.typ.Attrs {
			if len(a.Elem) > 0 {
				known = append(known, a.Name)
			}
		}
		l.fail("NP-ATTR-UNKNOWN", at, "A %s has no block %q.%s", r.typ.Name, name, didYouMean(name, append(known, "lifecycle", "dynamic")))
		return
	}
	n := &nestedBlock{name: name, attrs: map[string]*expression{}, forEach: each, iterate: iterator, at: at}
	fields := r.typ.Attrs[i].Elem
	var names []string
	for _, f := range fields {
		names = append(names, f.Name)
		if f.Derived.Required && body.Attributes[f.Name] == nil {
			l.fail("NP-ATTR-REQUIRED", at, "This %s block has no %s.", name, f.Name)
		}
	}
	l.only(body, names...)
	l.noBlocks(body)
	for _, a := range attributes(body) {
		n.attrs[a.Name] = l.expr(m, a.Expr, s)
	}
	r.nested = append(r.nested, n)
}

// dynamic reads a block that is repeated for each element of a collection.
func (l *loader) dynamic(m *module, r *block, b *hclsyntax.Block, s scopeRule) {
	l.only(b.Body, "for_each", "iterator", "labels")
	each := b.Body.Attributes["for_each"]
	var content *hclsyntax.Block
	for _, nested := range b.Body.Blocks {
		if nested.Type == "content" {
			content = nested
		}
	}
	if each == nil || content == nil {
		l.fail("NP-ATTR-REQUIRED", b.DefRange(), "A dynamic block has for_each and a content block.")
		return
	}
	iterator := b.Labels[0]
	if a := b.Body.Attributes["iterator"]; a != nil {
		iterator = hcl.ExprAsKeyword(a.Expr)
		if iterator == "" {
			l.fail("NP-ATTR-TYPE", a.Expr.Range(), "iterator is a name such as %s, without quotes.", b.Labels[0])
		}
	}
	inner := s
	inner.iterators = append(slices.Clone(s.iterators), iterator)
	l.nested(m, r, b.Labels[0], content.Body, b.LabelRanges[0], inner, l.expr(m, each.Expr, s), iterator)
}

// turn reads create_before_destroy, and where it is written.
func (l *loader) turn(body *hclsyntax.Body) (Turn, hcl.Range) {
	a := body.Attributes["create_before_destroy"]
	switch {
	case a == nil:
		return AnyTurn, hcl.Range{}
	case l.constBool(body, a.Name, false):
		return CreateFirst, a.SrcRange
	}
	return DeleteFirst, a.SrcRange
}

// lifecycle reads a lifecycle block.
func (l *loader) lifecycle(m *module, r *block, b *hclsyntax.Block, s scopeRule) {
	l.only(b.Body, "prevent_destroy", "create_before_destroy", "ignore_changes")
	l.noBlocks(b.Body, "precondition", "postcondition")
	r.lifecycle.PreventDestroy = l.constBool(b.Body, "prevent_destroy", false)
	r.lifecycle.Turn, r.lifecycle.TurnRange = l.turn(b.Body)
	if a := b.Body.Attributes["ignore_changes"]; a != nil {
		l.ignoreChanges(r, a.Expr)
	}
	for _, nested := range b.Body.Blocks {
		if nested.Type == "precondition" {
			r.before = append(r.before, l.assertion(m, nested, s))
		} else if nested.Type == "postcondition" {
			self := s
			self.self = true
			r.after = append(r.after, l.assertion(m, nested, self))
		}
	}
}

// ignoreChanges reads the names of attributes, or all.
func (l *loader) ignoreChanges(r *block, e hclsyntax.Expression) {
	if hcl.ExprAsKeyword(e) == "all" {
		r.lifecycle.IgnoreAll = true
		return
	}
	list, ok := e.(*hclsyntax.TupleConsExpr)
	if !ok {
		l.fail("NP-ATTR-TYPE", e.Range(), "ignore_changes is a list of arguments such as [description], or all.")
		return
	}
	r.lifecycle.IgnoreRanges = map[string]hcl.Range{}
	for _, item := range list.Exprs {
		name := hcl.ExprAsKeyword(item)
		if r.typ.Index(name) < 0 {
			l.unknownAttr(r.typ, name, item.Range())
			continue
		}
		r.lifecycle.IgnoreChanges = append(r.lifecycle.IgnoreChanges, name)
		r.lifecycle.IgnoreRanges[name] = item.Range()
	}
}

// required reports what a resource must have and has not.
func (l *loader) required(r *block, b *hclsyntax.Block) {
	for i := range r.typ.Attrs {
		a := &r.typ.Attrs[i]
		if r.typ.demands(a) && r.attrs[a.Name] == nil && len(a.Elem) == 0 {
			l.fail("NP-ATTR-REQUIRED", b.DefRange(), "%s has no %s: %s", r.name, a.Name, a.Doc)
		}
	}
}

func (l *loader) dataBlock(m *module, b *hclsyntax.Block) {
	source := l.types.Source(b.Labels[0])
	if source == nil {
		l.fail("NP-TYPE-UNKNOWN", b.LabelRanges[0], "There is no data source %q.%s", b.Labels[0], didYouMean(b.Labels[0], sortedNames(l.types.sources)))
		return
	}
	name := b.Labels[0] + "." + b.Labels[1]
	if have := m.data[name]; have != nil {
		l.diags = append(l.diags, collision("NP-DUPLICATE", b.DefRange(), have.at, "The data block %s is written twice; give one another name.", name))
		return
	}
	d := &block{kind: refData, name: name, source: source, attrs: map[string]*expression{}, at: b.DefRange(), dependsOn: l.dependsOn(b.Body)}
	known := append([]string{"depends_on", "region", "cloud"}, source.arguments()...)
	l.only(b.Body, known...)
	l.noBlocks(b.Body)
	for _, a := range attributes(b.Body) {
		if a.Name != "depends_on" && slices.Contains(known, a.Name) {
			d.attrs[a.Name] = l.expr(m, a.Expr, scopeRule{})
		}
	}
	for _, a := range source.args {
		if a.param.Need == catalog.Required && d.attrs[a.name] == nil {
			l.fail("NP-ATTR-REQUIRED", b.DefRange(), "data.%s has no %s, which %s needs.", name, a.name, source.Action)
		}
	}
	m.data[name] = d
	l.blocks[m] = append(l.blocks[m], d)
}

func (l *loader) moduleCall(m *module, b *hclsyntax.Block) {
	name := b.Labels[0]
	if have := m.calls[name]; have != nil {
		l.diags = append(l.diags, collision("NP-DUPLICATE", b.DefRange(), have.at, "The module %q is called twice; give one another name.", name))
		return
	}
	c := &block{kind: refModule, name: name, attrs: map[string]*expression{}, at: b.DefRange()}
	m.calls[name] = c
	l.blocks[m] = append(l.blocks[m], c)
	l.noBlocks(b.Body)
	s := l.repetition(m, c, b.Body)
	source := b.Body.Attributes["source"]
	if source == nil {
		l.fail("NP-ATTR-REQUIRED", b.DefRange(), "The module %q has no source; write the path of a folder such as ./modules/%s.", name, name)
		return
	}
	l.child(m, c, l.constText(b.Body, "source"), source.Expr.Range())
	child := m.children[name]
	for _, a := range attributes(b.Body) {
		switch {
		case slices.Contains([]string{"source", "count", "for_each", "depends_on"}, a.Name) || child == nil:
		case child.variables[a.Name] == nil:
			l.fail("NP-ATTR-UNKNOWN", a.NameRange, "The module %q has no variable %q.%s", name, a.Name, guess(l.diags, a.Name, child.variables))
		default:
			c.attrs[a.Name] = l.expr(m, a.Expr, s)
		}
	}
	l.requiredInputs(c, child)
}

// requiredInputs reports variables of a module that need a value.
func (l *loader) requiredInputs(c *block, child *module) {
	if child == nil {
		return
	}
	for _, name := range sortedNames(child.variables) {
		if v := child.variables[name]; v.value == cty.NilVal && c.attrs[name] == nil {
			l.fail("NP-ATTR-REQUIRED", c.at, "The module %q needs a value for its variable %s. %s", c.name, name, v.description)
		}
	}
}
