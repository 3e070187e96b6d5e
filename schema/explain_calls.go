package schema

import (
	"fmt"
	"net/netip"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// arguments are those of a call, the elements of the last where it is expanded.
func (x *explainer) arguments(e *hclsyntax.FunctionCallExpr, v view) (list []item) {
	for i, arg := range e.Args {
		if e.ExpandFinal && i == len(e.Args)-1 {
			return append(list, x.items(arg, v)...)
		}
		list = append(list, item{expr: arg, view: v})
	}
	return list
}

// ranged is an element that is a CIDR block.
type ranged struct {
	prefix netip.Prefix
	item   item
}

// overlaps names the arguments of cidroverlap that overlap, two by two.
func (x *explainer) overlaps(e *hclsyntax.FunctionCallExpr, v view) (facts []string) {
	var around []ranged // each inside the one before
	pairs := 0
	for _, r := range x.prefixes(x.arguments(e, v)) {
		for len(around) > 0 && !around[len(around)-1].prefix.Overlaps(r.prefix) {
			around = around[:len(around)-1]
		}
		if len(around) > 0 {
			if pairs++; pairs <= maxElements {
				facts = append(facts, x.rangeName(around[len(around)-1])+" and "+x.rangeName(r)+" overlap")
			}
		}
		around = append(around, r)
	}
	if more := pairs - maxElements; more > 0 {
		facts = append(facts, fmt.Sprintf("and %d more", more))
	}
	return facts
}

// prefixes are the elements that are CIDR blocks, by address, the longer behind.
func (x *explainer) prefixes(items []item) (list []ranged) {
	for _, it := range items {
		value, ok := x.valueOf(it)
		plain, _ := value.Unmark()
		if !ok || plain.Type() != cty.String || plain.IsNull() || !plain.IsKnown() {
			continue
		}
		if p, err := netip.ParsePrefix(plain.AsString()); err == nil {
			list = append(list, ranged{p.Masked(), it})
		}
	}
	slices.SortStableFunc(list, func(a, b ranged) int {
		if order := a.prefix.Addr().Compare(b.prefix.Addr()); order != 0 {
			return order
		}
		return a.prefix.Bits() - b.prefix.Bits()
	})
	return list
}

// rangeName names a CIDR block and puts it behind in brackets.
func (x *explainer) rangeName(r ranged) string {
	named := x.named(r.item)
	if named.addr != "" {
		x.blamed = append(x.blamed, blame{named.addr, named.attr})
	}
	value, _ := x.valueOf(r.item)
	text := brief(value)
	if named.name == "" || named.name == text {
		return text
	}
	return named.name + " (" + text + ")"
}

// twice names the elements of a list that are the same.
func (x *explainer) twice(e hclsyntax.Expression, v view) (facts []string) {
	seen := map[string]item{}
	pairs := 0
	for _, it := range x.items(e, v) {
		value, ok := x.valueOf(it)
		plain, _ := value.Unmark()
		if !ok || !plain.Type().IsPrimitiveType() || plain.IsNull() || !plain.IsKnown() {
			continue
		}
		text := plain.Type().FriendlyName() + scalar(plain)
		first, again := seen[text]
		if !again {
			seen[text] = it
			continue
		}
		if pairs++; pairs <= maxElements {
			facts = append(facts, x.same(first, it, brief(value)))
		}
	}
	if more := pairs - maxElements; more > 0 {
		facts = append(facts, fmt.Sprintf("and %d more", more))
	}
	return facts
}

// same says that two elements are one value.
func (x *explainer) same(a, b item, value string) string {
	first, second := x.named(a), x.named(b)
	if first.name == "" || second.name == "" || first.name == second.name {
		return value + " is there twice"
	}
	for _, t := range []thing{first, second} {
		if t.addr != "" {
			x.blamed = append(x.blamed, blame{t.addr, t.attr})
		}
	}
	return first.name + " and " + second.name + " are both " + value
}
