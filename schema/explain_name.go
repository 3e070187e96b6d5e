package schema

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// thing is what a part of an expression stands for.
type thing struct {
	// name is what a person would call it; empty where there is no short one.
	name string
	// addr is the resource that it is or is a part of, attr of which attribute.
	addr, attr string
	// block is the address of the block whose instances are its elements, by
	// number if counted; all says that its elements are resources by address.
	block   string
	counted bool
	all     bool
}

// hiddenValue stands for what must not be shown.
const hiddenValue = "(sensitive value)"

// thing names a part of an expression.
func (x *explainer) thing(e hclsyntax.Expression, v view) thing {
	switch e := unmetered(e).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		return x.traversal(e.Traversal, v)
	case *hclsyntax.RelativeTraversalExpr:
		return x.thing(e.Source, v).follow(e.Traversal)
	case *hclsyntax.IndexExpr:
		key, ok := x.eval(e.Key, v)
		if !ok {
			key = cty.DynamicVal
		}
		return x.thing(e.Collection, v).element(key)
	case *hclsyntax.ParenthesesExpr:
		return x.thing(e.Expression, v)
	case *hclsyntax.SplatExpr:
		t := thing{name: x.thing(e.Source, v).name}
		if behind, ok := unmetered(e.Each).(*hclsyntax.RelativeTraversalExpr); ok && t.name != "" {
			t.name += "[*]"
			t = t.follow(behind.Traversal)
		}
		return t
	}
	return thing{name: x.written(e, v)}
}

// written is a part as it may be written, what is long left out.
func (x *explainer) written(e hclsyntax.Expression, v view) string {
	switch e := unmetered(e).(type) {
	case *hclsyntax.LiteralValueExpr:
		return brief(e.Val)
	case *hclsyntax.TemplateExpr:
		if literal := literalOf(e); literal != cty.NilVal {
			return brief(literal)
		}
	case *hclsyntax.FunctionCallExpr:
		args := make([]string, len(e.Args))
		for i, a := range e.Args {
			if args[i] = x.thing(a, v).name; args[i] == "" {
				args[i] = "..."
			}
		}
		return e.Name + "(" + strings.Join(args, ", ") + ")"
	case *hclsyntax.BinaryOpExpr:
		left, right := x.thing(e.LHS, v).name, x.thing(e.RHS, v).name
		if left != "" && right != "" {
			return left + " " + operators[e.Op] + " " + right
		}
	case *hclsyntax.UnaryOpExpr:
		if name := x.thing(e.Val, v).name; name != "" {
			return operators[e.Op] + name
		}
	}
	return ""
}

// operators are the operations as they are written.
var operators = map[*hclsyntax.Operation]string{
	hclsyntax.OpLogicalOr: "||", hclsyntax.OpLogicalAnd: "&&", hclsyntax.OpLogicalNot: "!",
	hclsyntax.OpEqual: "==", hclsyntax.OpNotEqual: "!=",
	hclsyntax.OpGreaterThan: ">", hclsyntax.OpGreaterThanOrEqual: ">=", hclsyntax.OpLessThan: "<", hclsyntax.OpLessThanOrEqual: "<=",
	hclsyntax.OpAdd: "+", hclsyntax.OpSubtract: "-", hclsyntax.OpMultiply: "*", hclsyntax.OpDivide: "/", hclsyntax.OpModulo: "%",
	hclsyntax.OpNegate: "-",
}

// traversal names a reference, or what the name of a loop stands for.
func (x *explainer) traversal(t hcl.Traversal, v view) thing {
	root, rest := t.RootName(), t[1:]
	if named, ok := v.names[root]; ok {
		return named.follow(rest)
	}
	switch {
	case root == "topology" && len(rest) > 0:
		name, _ := attrName(rest)
		return thing{name: "topology." + name, all: true}.follow(rest[1:])
	case root == "self" && x.c.here != nil:
		return thing{name: root, addr: x.c.here.addr}.follow(rest)
	case notResources[root] || len(rest) == 0:
		return thing{name: root}.follow(rest)
	}
	name, _ := attrName(rest)
	named := thing{name: root + "." + name}
	switch block := x.c.scope.resources[named.name]; {
	case block == nil:
	case block.how == once:
		named.addr = block.addr
	default:
		named.block, named.counted = block.addr, block.how == counted
	}
	return named.follow(rest[1:])
}

// follow names what steps lead to.
func (t thing) follow(steps hcl.Traversal) thing {
	for _, step := range steps {
		switch step := step.(type) {
		case hcl.TraverseIndex:
			t = t.element(step.Key)
		case hcl.TraverseAttr:
			t = t.field(step.Name)
		default:
			t = thing{}
		}
	}
	return t
}

// field names an attribute.
func (t thing) field(name string) thing {
	switch {
	case t.block != "" || t.all:
		return t.element(cty.StringVal(name))
	case t.name == "":
		return thing{}
	case t.attr == "" && t.addr != "":
		t.attr = name
	}
	t.name += "." + name
	return t
}

// element names an element by its key.
func (t thing) element(key cty.Value) thing {
	if t.name == "" {
		return thing{}
	}
	hidden := hasSecret(key)
	key, _ = key.UnmarkDeep()
	if !key.IsKnown() || key.IsNull() {
		return thing{name: t.name + "[...]"}
	}
	at := instanceKey(key)
	if t.counted && key.Type() == cty.String {
		at = "[" + key.AsString() + "]" // see instanceText
	}
	switch {
	case hidden:
		return thing{name: t.name + "[" + hiddenValue + "]"}
	case t.all:
		return thing{name: keyText(key), addr: keyText(key)}
	case t.block != "":
		return thing{name: t.name + at, addr: t.block + at}
	}
	return thing{name: t.name + at, addr: t.addr, attr: t.attr}
}
