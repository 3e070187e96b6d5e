package schema

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// step goes to the expression that the value of a cursor comes from unchanged;
// false where the cursor's own expression makes it.
func (t *tracer) step(c cursor) (next cursor, ok bool) {
	switch x := unmetered(c.expr).(type) {
	case *hclsyntax.ParenthesesExpr:
		return c.to(x.Expression), true
	case *hclsyntax.TemplateWrapExpr:
		return c.to(x.Wrapped), true
	case *hclsyntax.ScopeTraversalExpr:
		return t.refer(c, x.Traversal)
	case *hclsyntax.RelativeTraversalExpr:
		keys, ok := keysOf(x.Traversal)
		return c.to(x.Source).below(keys...), ok
	case *hclsyntax.IndexExpr:
		key := t.value(c, x.Key)
		return c.to(x.Collection).below(key), isKey(key)
	case *hclsyntax.ConditionalExpr:
		v := t.value(c, x.Condition)
		switch {
		case !v.IsKnown() || v.IsNull() || v.Type() != cty.Bool:
			return c, false
		case v.True():
			return c.to(x.TrueResult), true
		}
		return c.to(x.FalseResult), true
	case *hclsyntax.FunctionCallExpr:
		if next, ok = t.passed(c, x); ok {
			return next, true
		}
	}
	if len(c.path) == 0 {
		return c, false
	}
	next, ok = t.elements(c)[keyText(c.path[0])]
	next.path = slices.Concat(next.path, c.path[1:])
	return next, ok
}

// to is the cursor at a part of its expression.
func (c cursor) to(x hclsyntax.Expression) cursor {
	c.expr = x
	return c
}

// below puts keys behind those that lead on from the cursor's value; they are
// followed first.
func (c cursor) below(keys ...cty.Value) cursor {
	c.path = slices.Concat(keys, c.path)
	return c
}

// isKey says whether a value leads to an element.
func isKey(v cty.Value) bool {
	return v.IsKnown() && !v.IsNull() && (v.Type() == cty.String || v.Type() == cty.Number)
}

// keysOf are the steps of a traversal as keys.
func keysOf(steps hcl.Traversal) (keys []cty.Value, ok bool) {
	for _, s := range steps {
		switch s := s.(type) {
		case hcl.TraverseAttr:
			keys = append(keys, cty.StringVal(s.Name))
		case hcl.TraverseIndex:
			keys = append(keys, s.Key)
		default:
			return nil, false
		}
	}
	return keys, true
}

// refer goes to what a reference names: a name of a for expression, an element
// of for_each, a local value, a variable, or an output of a module.
func (t *tracer) refer(c cursor, ref hcl.Traversal) (cursor, bool) {
	keys, ok := keysOf(ref[1:])
	root := ref.RootName()
	if e, local := c.names[root]; local && ok {
		e.at.path = slices.Concat(e.at.path, keys, c.path)
		return e.at, e.at.expr != nil
	}
	if !ok || len(keys) == 0 || keys[0].Type() != cty.String {
		return c, false
	}
	name := keys[0].AsString()
	c.path = slices.Concat(keys[1:], c.path)
	switch root {
	case "each":
		return t.each(c, name)
	case "local":
		if l := c.scope.m.locals[name]; l != nil {
			return c.at(l.expr, c.scope, nil), true
		}
	case "var":
		return t.variable(c, c.scope.m.variables[name])
	case "module":
		return t.output(c, c.scope.children[name])
	}
	return c, false
}

// at is the cursor at another expression, with the same path.
func (c cursor) at(x *expression, s *scope, here *instance) cursor {
	return cursor{spot: spot{x.Expression, s, here}, whole: x, path: c.path}
}

// each goes to an element of the for_each of the block around an expression.
func (t *tracer) each(c cursor, name string) (cursor, bool) {
	inst := c.here
	if inst == nil || inst.of.how != forEach || inst.source != nil {
		return c, false
	}
	if name == "key" {
		return c.at(inst.of.block.forEach, inst.scope, nil).below(ofKey(inst.key)), true
	}
	return c.at(inst.of.block.forEach, inst.scope, nil).below(inst.key), true
}

// ofKey leads to where the key of an element is written, not its value.
func ofKey(key cty.Value) cty.Value { return cty.StringVal(keyMark + keyText(key)) }

const keyMark = "\x00"

// variable goes to the argument of the module call that gives a variable its
// value, to the line of a file of values, or to the default.
func (t *tracer) variable(c cursor, v *variable) (cursor, bool) {
	s := c.scope
	switch {
	case v == nil || v.sensitive:
		return c, false
	case s.parent != nil && s.m.call.attrs[v.name] != nil:
		return c.at(s.m.call.attrs[v.name], s.parent, s.here), true
	case s.parent == nil:
		if in, given := t.e.given[v.name]; given {
			if in.expr == nil {
				return c, false
			}
			return c.at(in.expr, s, nil), true
		}
	}
	if v.byDefault == nil {
		return c, false
	}
	return c.at(v.byDefault, s, nil), true
}

// output goes to an output of the instance of a module that a path names.
func (t *tracer) output(c cursor, x *expanded) (cursor, bool) {
	if x == nil || len(c.path) == 0 {
		return c, false
	}
	inst, path := x.byKey[keyText(c.path[0])], c.path[1:]
	if x.how == once && len(x.list) == 1 {
		inst, path = x.list[0], c.path
	}
	if inst == nil || len(path) == 0 || path[0].Type() != cty.String {
		return c, false
	}
	o := inst.inside.m.outputs[path[0].AsString()]
	if o == nil || o.sensitive {
		return c, false
	}
	c.path = path[1:]
	return c.at(o.expr, inst.inside, nil), true
}
