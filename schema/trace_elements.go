package schema

import (
	"maps"
	"slices"
	"strconv"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// passed goes to the argument that a function hands on; false where that is
// none, or an element of one.
func (t *tracer) passed(c cursor, call *hclsyntax.FunctionCallExpr) (next cursor, ok bool) {
	if call.ExpandFinal || len(call.Args) == 0 {
		return c, false
	}
	switch call.Name {
	case "tolist", "tomap", "toset", "tostring", "tonumber", "tobool", "nonsensitive":
		return c.to(call.Args[0]), true
	case "lookup":
		key := t.value(c, call.Args[1])
		if !isKey(key) {
			return c, false
		}
		next = c.to(call.Args[0]).below(key)
		if m := t.value(c, call.Args[0]); !hasKey(m, key) && len(call.Args) == 3 {
			next = c.to(call.Args[2])
		}
		return next, true
	case "element":
		list, i := t.value(c, call.Args[0]), t.value(c, call.Args[1])
		if n := length(list); n > 0 && isKey(i) && i.Type() == cty.Number {
			at, _ := i.AsBigFloat().Int64()
			return c.to(call.Args[0]).below(cty.NumberIntVal((at%int64(n) + int64(n)) % int64(n))), true
		}
	case "try":
		for _, arg := range call.Args {
			if _, ok := t.marked(c, arg); ok {
				return c.to(arg), true
			}
		}
	case "coalesce":
		for _, arg := range call.Args {
			v := t.value(c, arg)
			if !v.IsKnown() {
				break // it may be null
			}
			if !v.IsNull() {
				return c.to(arg), true
			}
		}
	}
	return c, false
}

// length is that of a known collection, or 0.
func length(v cty.Value) int {
	if !v.IsKnown() || v.IsNull() || !v.CanIterateElements() {
		return 0
	}
	return v.LengthInt()
}

// hasKey says whether an object or map has a key.
func hasKey(v, key cty.Value) bool {
	if length(v) == 0 || key.Type() != cty.String {
		return false
	}
	return v.Type().IsObjectType() && v.Type().HasAttribute(key.AsString()) || v.Type().IsMapType() && v.HasIndex(key).True()
}

// elements are where the elements of a collection are that the cursor's
// expression makes: by key, by text where a set may be made of them, and the
// keys themselves by ofKey.
func (t *tracer) elements(c cursor) map[string]cursor {
	c.path = nil
	if made, ok := t.made[c.spot]; ok && len(c.names) == 0 {
		return made
	}
	made := map[string]cursor{}
	switch x := unmetered(c.expr).(type) {
	case *hclsyntax.ObjectConsExpr:
		for _, item := range x.Items {
			if key := t.value(c, item.KeyExpr); isKey(key) {
				made[keyText(key)], made[keyMark+keyText(key)] = c.to(item.ValueExpr), c.to(item.KeyExpr)
			}
		}
	case *hclsyntax.TupleConsExpr:
		for i, e := range x.Exprs {
			t.addElement(made, i, c.to(e))
		}
	case *hclsyntax.ForExpr:
		t.rounds(c, x, made)
	case *hclsyntax.FunctionCallExpr:
		if !x.ExpandFinal {
			t.gathered(c, x, made)
		}
	}
	if len(c.names) == 0 {
		t.made[c.spot] = made
	}
	return made
}

// addElement adds an element of a list by its place, and by its text.
func (t *tracer) addElement(made map[string]cursor, i int, at cursor) {
	if v := t.value(at, at.expr); isKey(v) && v.Type() == cty.String {
		addText(made, v, at)
	}
	made[strconv.Itoa(i)] = at
}

func addText(made map[string]cursor, v cty.Value, at cursor) {
	made[keyText(v)], made[keyMark+keyText(v)] = at, at
}

// rounds are the elements that a for expression makes.
func (t *tracer) rounds(c cursor, x *hclsyntax.ForExpr, made map[string]cursor) {
	coll := t.value(c, x.CollExpr)
	if length(coll) == 0 || x.Group {
		return
	}
	i := 0
	for it := coll.ElementIterator(); it.Next(); {
		key, v := it.Element()
		round := c.to(x.ValExpr)
		round.names = maps.Clone(c.names)
		if round.names == nil {
			round.names = names{}
		}
		round.names[x.ValVar] = element{v, c.to(x.CollExpr).below(key)}
		if x.KeyVar != "" {
			round.names[x.KeyVar] = element{key, c.to(x.CollExpr).below(ofKey(key))}
		}
		if x.CondExpr != nil {
			if v := t.value(round, x.CondExpr); !v.IsKnown() || v.IsNull() || v.Type() != cty.Bool || v.False() {
				continue
			}
		}
		if x.KeyExpr == nil {
			t.addElement(made, i, round)
		} else if key := t.value(round, x.KeyExpr); isKey(key) {
			made[keyText(key)], made[keyMark+keyText(key)] = round, round.to(x.KeyExpr)
		}
		i++
	}
}

// gathered are the elements that a function gathers from its arguments.
func (t *tracer) gathered(c cursor, call *hclsyntax.FunctionCallExpr, made map[string]cursor) {
	i := 0
	for _, arg := range call.Args {
		v := t.value(c, arg)
		if length(v) == 0 {
			continue
		}
		for it := v.ElementIterator(); it.Next(); {
			key, e := it.Element()
			from := c.to(arg).below(key)
			switch call.Name {
			case "merge":
				made[keyText(key)], made[keyMark+keyText(key)] = from, c.to(arg).below(ofKey(key))
			case "keys":
				addText(made, key, c.to(arg).below(ofKey(key)))
			case "concat", "distinct", "compact", "reverse", "sort", "setunion", "setsubtract", "values":
				if isKey(e) {
					addText(made, e, from)
				}
				if call.Name == "concat" {
					made[strconv.Itoa(i)] = from
				}
				i++
			case "flatten":
				eachLeaf(e, []cty.Value{key}, func(path []cty.Value) {
					made[strconv.Itoa(i)] = c.to(arg).below(path...)
					i++
				})
			}
		}
	}
}

// eachLeaf visits what flatten makes elements of.
func eachLeaf(v cty.Value, path []cty.Value, visit func([]cty.Value)) {
	typ := v.Type()
	if !v.IsKnown() || v.IsNull() || !typ.IsTupleType() && !typ.IsListType() && !typ.IsSetType() {
		visit(path)
		return
	}
	for it := v.ElementIterator(); it.Next(); {
		key, e := it.Element()
		eachLeaf(e, append(slices.Clone(path), key), visit)
	}
}
