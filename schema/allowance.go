package schema

import (
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Allowance is how many bound objects one plan may delete or replace.
type Allowance struct {
	// Objects is that number; All says that there is no limit.
	Objects int
	All     bool
	// Range is where it is written; zero where it is not.
	Range hcl.Range
}

// ParseAllowance reads an Allowance: a whole number of 0 or more, or "all".
func ParseAllowance(text string) (a Allowance, ok bool) {
	if text == "all" {
		return Allowance{All: true}, true
	}
	n, err := strconv.Atoi(text)
	return Allowance{Objects: n}, err == nil && n >= 0 && text == strconv.Itoa(n)
}

// allowance reads the allow_destroy of a netplan block.
func (l *loader) allowance(m *module, a *hclsyntax.Attribute) {
	if m.allowance != nil {
		l.diags = append(l.diags, collision("NP-DUPLICATE", a.SrcRange, m.allowance.Range, "allow_destroy is written twice; take one out."))
		return
	}
	text := ""
	switch v := l.plain(a.Expr); {
	case v.IsNull() || !v.IsKnown():
	case v.Type() == cty.Number:
		text = NumberText(v)
	case v.Type() == cty.String && v.AsString() == "all":
		text = "all"
	}
	allowed, ok := ParseAllowance(text)
	if !ok {
		l.fail("NP-ATTR-TYPE", a.Expr.Range(), "allow_destroy is how many objects one plan may delete or replace: a whole number of 0 or more, or \"all\".")
		return
	}
	allowed.Range = a.SrcRange
	m.allowance = &allowed
}
