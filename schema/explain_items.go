package schema

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// item is an element of a collection that an expression makes.
type item struct {
	key cty.Value
	// thing names it: the element of the collection that it was made of.
	thing thing
	// expr makes its value in the view; nil where value is all that there is.
	expr  hclsyntax.Expression
	view  view
	value cty.Value
}

// valueOf is the value of an element; ok is false where there is none.
func (x *explainer) valueOf(it item) (v cty.Value, ok bool) {
	if it.expr == nil {
		return it.value, true
	}
	return x.eval(it.expr, it.view)
}

// named is what the value of an element is called.
func (x *explainer) named(it item) thing {
	if it.expr == nil {
		return it.thing
	}
	return x.thing(it.expr, it.view)
}

// items are the elements of a collection, none where it is no known one. Those
// that a loop or a list makes come with the expression that makes them.
func (x *explainer) items(e hclsyntax.Expression, v view) []item {
	switch e := unmetered(e).(type) {
	case *hclsyntax.ParenthesesExpr:
		return x.items(e.Expression, v)
	case *hclsyntax.ForExpr:
		if !e.Group {
			return x.rounds(e, v)
		}
	case *hclsyntax.TupleConsExpr:
		list := make([]item, len(e.Exprs))
		for i, part := range e.Exprs {
			list[i] = item{key: cty.NumberIntVal(int64(i)), expr: part, view: v}
		}
		return list
	case *hclsyntax.FunctionCallExpr:
		if list, ok := x.joined(e, v); ok {
			return list
		}
	}
	value, ok := x.eval(e, v)
	if !ok {
		return nil
	}
	return x.elements(value, x.thing(e, v))
}

// elements are those of a value.
func (x *explainer) elements(value cty.Value, of thing) (list []item) {
	plain, marks := value.Unmark()
	if !plain.IsKnown() || plain.IsNull() || !plain.CanIterateElements() || !x.work.spend(plain.LengthInt()*roundSteps) {
		return nil
	}
	if plain.Type().IsSetType() {
		of = thing{} // keys are elements
	}
	for it := plain.ElementIterator(); it.Next(); {
		key, element := it.Element()
		key, element = key.WithMarks(marks), element.WithMarks(marks)
		list = append(list, item{key: key, value: element, thing: of.element(key)})
	}
	return list
}

// rounds are the elements that a loop takes.
func (x *explainer) rounds(e *hclsyntax.ForExpr, v view) (list []item) {
	for _, it := range x.items(e.CollExpr, v) {
		value, ok := x.valueOf(it)
		if !ok || !x.work.spend(roundSteps) {
			continue
		}
		named := x.named(it)
		if named.name == "" {
			named = thing{name: e.ValVar}
		}
		inner := v.inside(map[string]cty.Value{e.ValVar: value}, map[string]thing{e.ValVar: named})
		if e.KeyVar != "" {
			inner.ctx.Variables[e.KeyVar], inner.names[e.KeyVar] = it.key, thing{name: e.KeyVar}
		}
		if e.CondExpr != nil {
			if taken, known := x.truth(e.CondExpr, inner); !known || !taken {
				continue
			}
		}
		made := item{key: cty.NumberIntVal(int64(len(list))), thing: named, expr: e.ValExpr, view: inner}
		if e.KeyExpr != nil {
			made.key, _ = x.eval(e.KeyExpr, inner)
		}
		list = append(list, made)
	}
	return list
}

// inside is a view with the names of a loop.
func (v view) inside(vars map[string]cty.Value, names map[string]thing) view {
	inner := view{ctx: v.ctx.NewChild(), names: names}
	inner.ctx.Variables = vars
	for name, t := range v.names {
		if _, again := names[name]; !again {
			names[name] = t
		}
	}
	return inner
}

// joined are the elements of what a function joins; ok is false for any other
// function.
func (x *explainer) joined(e *hclsyntax.FunctionCallExpr, v view) (list []item, ok bool) {
	if e.ExpandFinal || e.Name != "concat" && e.Name != "values" && e.Name != "flatten" {
		return nil, false
	}
	for _, arg := range e.Args {
		for _, it := range x.items(arg, v) {
			if e.Name == "flatten" {
				list = append(list, x.flattened(it)...)
			} else {
				list = append(list, it)
			}
		}
	}
	for i := range list {
		list[i].key = cty.NumberIntVal(int64(i))
	}
	return list, true
}

// flattened are the elements of an element, or the element itself.
func (x *explainer) flattened(it item) (list []item) {
	value, ok := x.valueOf(it)
	plain, _ := value.Unmark()
	typ := plain.Type()
	switch {
	case !ok || !typ.IsTupleType() && !typ.IsListType() && !typ.IsSetType():
		return []item{it}
	case it.expr == nil:
		list = x.elements(value, it.thing)
	default:
		list = x.items(it.expr, it.view)
	}
	var flat []item
	for _, inner := range list {
		flat = append(flat, x.flattened(inner)...)
	}
	return flat
}

// first tells of the first of some elements, of so many in all.
func (x *explainer) first(some []item, all int, tell func(item) []string) (facts []string) {
	for i, it := range some {
		if i == maxElements {
			facts = append(facts, fmt.Sprintf("and %d more: %d of %d in all", len(some)-i, len(some), all))
			break
		}
		if it.thing.addr != "" {
			x.blamed = append(x.blamed, blame{addr: it.thing.addr})
		}
		if f := about(x.label(it), tell(it)); f != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// label names an element, with its value where there is no more to tell.
func (x *explainer) label(it item) string {
	switch {
	case it.thing.name != "" && it.expr == nil:
		return it.thing.name + " is " + brief(it.value)
	case it.thing.name == "" && it.expr == nil:
		return "element " + brief(it.key) + " is " + brief(it.value)
	}
	return it.thing.name
}

// about puts the name of an element before its facts, where they do not name it.
func about(label string, facts []string) string {
	text := strings.Join(few(facts), ", ")
	if text != "" && strings.Contains(text, label) {
		return text
	}
	return join2(label, facts)
}
