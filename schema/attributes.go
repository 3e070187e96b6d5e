package schema

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// attributes evaluates the arguments of a resource block in the order of
// Type.Attrs. ranges, if not nil, takes where each is written.
func (e *evaluator) attributes(b *block, c *context, ranges []hcl.Range) []Value {
	list := make([]Value, len(b.typ.Attrs))
	for i := range b.typ.Attrs {
		a := &b.typ.Attrs[i]
		if len(a.Elem) > 0 {
			list[i] = e.blocks(b, a, c, ranges, i)
			continue
		}
		x := b.attrs[a.Name]
		if x == nil {
			list[i] = a.byDefault()
			continue
		}
		if ranges != nil {
			ranges[i] = x.Range()
		}
		if list[i] = e.typed(a, x, c); list[i].V.IsNull() && a.Default != "" {
			list[i] = a.byDefault() // null is as good as left out
		}
		if missing := list[i].missing(); missing != "" && b.typ.demands(a) {
			*c.diags = append(*c.diags, mistake("NP-ATTR-REQUIRED", x.Range(), "%s of %s is %s; it needs a value.", a.Name, c.here.addr, missing))
		}
	}
	return list
}

// missing says how a value is none, or nothing when it is one: the API counts
// an empty text as left out.
func (v Value) missing() string {
	switch {
	case v.V.IsNull():
		return "null"
	case v.Known() && v.V.Type() == cty.String && v.V.AsString() == "":
		return "an empty text"
	}
	return ""
}

// byDefault is the value of an attribute that is not written.
func (a *Attr) byDefault() Value {
	if a.Default == "" {
		return Value{V: cty.NullVal(a.Derived.Type)}
	}
	return Value{V: value(a.Default, a.Derived.Type)}
}

// typed evaluates an expression as the type of an attribute.
func (e *evaluator) typed(a *Attr, x *expression, c *context) Value {
	marked := e.value(x, c)
	v := split(marked)
	if c.world == nil && !x.direct && x.literal == cty.NilVal && unclear(v, marked) {
		v.From = c.scope.tracer.origin(x, c)
	}
	if a.Hidden() {
		v.Sensitive = true
	}
	if v.V.Type().Equals(a.Derived.Type) && !v.V.Type().IsCollectionType() {
		return v
	}
	converted, err := convertTo(v.V, a.Derived.Type)
	if err != nil {
		e.wrongType(x, c, v, "%s of %s is %s; write %s.", a.Name, c.here.addr, shown(v), a.Derived.Type.FriendlyName())
		converted = cty.UnknownVal(a.Derived.Type)
	}
	v.V = converted
	if holdsNull(converted) {
		e.wrongType(x, c, v, "%s of %s holds null; take it out, or write a value.", a.Name, c.here.addr)
		v.V = cty.UnknownVal(a.Derived.Type)
	}
	return v
}

// wrongType reports an argument whose value its attribute cannot have, where
// that value is written.
func (e *evaluator) wrongType(x *expression, c *context, v Value, format string, args ...any) {
	way := Trace{Written: x.Range()}
	if !v.Sensitive && c.world == nil {
		way = c.scope.tracer.trace(x, c.scope, c.here)
	}
	d := mistake("NP-ATTR-TYPE", way.Written, format, args...)
	d.Extra = Note{Code: "NP-ATTR-TYPE", Addr: c.here.addr, Through: way.Through}
	*c.diags = append(*c.diags, d)
}

// holdsNull says whether a list or set has a null among its elements.
func holdsNull(v cty.Value) bool {
	if !v.IsKnown() || v.IsNull() || !v.Type().IsListType() && !v.Type().IsSetType() {
		return false
	}
	return slices.ContainsFunc(v.AsValueSlice(), func(e cty.Value) bool { return e.IsNull() })
}

// shown is a value for a message, its type where it cannot be written short.
func shown(v Value) string {
	switch {
	case v.Sensitive:
		return "a sensitive value"
	case v.Known() && v.V.Type() == cty.String && !strings.Contains(v.V.AsString(), "\n"):
		return "the text \"" + v.V.AsString() + "\""
	case v.Known() && v.V.Type() == cty.Number:
		return "the number " + NumberText(v.V)
	}
	return v.V.Type().FriendlyName()
}

// split takes the marks off a value and keeps what they say.
func split(v cty.Value) Value {
	if !v.ContainsMarked() {
		return Value{V: v}
	}
	plain, marks := v.UnmarkDeep()
	out := Value{V: plain}
	for m := range marks {
		switch m := m.(type) {
		case sensitiveMark:
			out.Sensitive = true
		case originMark:
			out.Origins = append(out.Origins, Origin{Addr: m.addr, Attr: m.attr})
		}
	}
	slices.SortFunc(out.Origins, func(a, b Origin) int {
		return cmp.Or(strings.Compare(a.Addr, b.Addr), strings.Compare(a.Attr, b.Attr))
	})
	if len(out.Origins) == 1 {
		out.From = &Origin{Addr: out.Origins[0].Addr, Attr: out.Origins[0].Attr}
	}
	return out
}

// blocks evaluates the blocks of an attribute: repeated ones as a list of
// objects, a merged one as an object.
func (e *evaluator) blocks(b *block, a *Attr, c *context, ranges []hcl.Range, at int) Value {
	var elems []cty.Value
	out := Value{V: cty.NullVal(a.Derived.Type)}
	for _, n := range b.nested {
		if n.name != a.Name {
			continue
		}
		if ranges != nil && ranges[at].Filename == "" {
			ranges[at] = n.at
		}
		for _, inner := range e.repeats(n, c) {
			v, sensitive, from := e.blockObject(n, a, inner)
			if a.Form == Merged && len(elems) > 0 {
				*c.diags = append(*c.diags, mistake("NP-DUPLICATE", n.at, "%s has the block %s twice; write all of it in one.", c.here.addr, a.Name))
				continue
			}
			out.SensitiveFields = append(out.SensitiveFields, sensitive...)
			out.Within = append(out.Within, from)
			elems = append(elems, v)
		}
	}
	switch {
	case len(elems) == 0:
	case a.Form == Merged:
		out.V = elems[0]
	default:
		out.V, out.Sensitive, out.SensitiveFields = cty.ListVal(elems), len(out.SensitiveFields) > 0, nil
	}
	return out
}

// fields is where the fields of merged blocks are written; nil where there are
// none.
func (b *block) fields() map[string]hcl.Range {
	var fields map[string]hcl.Range
	for _, n := range b.nested {
		if b.typ.Attrs[b.typ.Index(n.name)].Form != Merged {
			continue
		}
		for name, x := range n.attrs {
			if fields == nil {
				fields = map[string]hcl.Range{}
			}
			fields[n.name+"."+name] = x.Range()
		}
	}
	return fields
}

// blockObject evaluates one block, names the fields that are sensitive and says
// where others come from.
func (e *evaluator) blockObject(n *nestedBlock, a *Attr, c *context) (v cty.Value, sensitive []string, from map[string]*Origin) {
	fields, from := map[string]cty.Value{}, map[string]*Origin{}
	for i := range a.Elem {
		f := &a.Elem[i]
		x := n.attrs[f.Name]
		if x == nil {
			fields[f.Name] = cty.NullVal(f.Derived.Type)
			continue
		}
		field := e.typed(f, x, c)
		if field.Sensitive {
			sensitive = append(sensitive, f.Name)
		}
		if field.From != nil {
			from[f.Name] = field.From
		}
		fields[f.Name] = field.V
	}
	return cty.ObjectVal(fields), sensitive, from
}

// repeats are the contexts in which a block is evaluated: one, or one for each
// element of a dynamic block.
func (e *evaluator) repeats(n *nestedBlock, c *context) []*context {
	if n.forEach == nil {
		return []*context{c}
	}
	v, marks := e.value(n.forEach, c).Unmark()
	_, sensitive := marks[sensitiveMark{}]
	if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() {
		if !c.diags.HasErrors() {
			*c.diags = append(*c.diags, mistake("NP-FOR-EACH", n.forEach.Range(), "for_each of the dynamic block %q is no collection that is known before apply.", n.name))
		}
		return nil
	}
	var list []*context
	for it := v.ElementIterator(); it.Next(); {
		key, value := it.Element()
		if sensitive {
			key, value = key.Mark(sensitiveMark{}), value.Mark(sensitiveMark{})
		}
		inner := *c
		inner.iterators = map[string]cty.Value{n.iterate: cty.ObjectVal(map[string]cty.Value{"key": key, "value": value})}
		for name, outer := range c.iterators {
			if name != n.iterate {
				inner.iterators[name] = outer
			}
		}
		list = append(list, &inner)
	}
	return list
}
