package schema

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// convert turns a value into the variable's type; what cannot be is reported
// and becomes unknown.
func (v *variable) convert(value cty.Value, at hcl.Range, diags *hcl.Diagnostics) cty.Value {
	if v.defaults != nil && !value.IsNull() && value.IsKnown() {
		value = v.defaults.Apply(value)
	}
	converted, err := convertTo(value, v.typ)
	if err != nil {
		*diags = append(*diags, mistake("NP-VAR-TYPE", at, "The value of variable %q is not what its type asks for: %v. The type is %s.", v.name, err, v.typ.FriendlyName()))
		return cty.UnknownVal(v.typ)
	}
	if converted.IsNull() && !v.nullable {
		*diags = append(*diags, mistake("NP-VAR-TYPE", at, "The variable %q must not be null.", v.name))
		return cty.UnknownVal(v.typ)
	}
	return converted
}

// Given are the values of the variables that were given one from outside, by
// name, as the types of the variables make them. They may be sensitive.
func (t *Topology) Given() map[string]cty.Value {
	values := map[string]cty.Value{}
	if t.recalled != nil {
		return values
	}
	for name := range t.eval.given {
		if k, ok := t.eval.root.vars[name]; ok && k.v != cty.NilVal {
			values[name], _ = k.v.UnmarkDeep()
		}
	}
	return values
}

// VarsFromEnv reads NETPLAN_VAR_name variables of the environment.
func VarsFromEnv(environ []string) []VarInput {
	var vars []VarInput
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		if short, ok := strings.CutPrefix(name, "NETPLAN_VAR_"); ok {
			vars = append(vars, VarInput{Name: short, Text: value, Value: cty.NilVal, From: name})
		}
	}
	return vars
}

// VarsFromFile reads a file of lines NAME = VALUE.
func VarsFromFile(name string, text []byte) ([]VarInput, hcl.Diagnostics) {
	body, diags := parseBody(name, text)
	if diags.HasErrors() {
		return nil, diags
	}
	for _, b := range body.Blocks {
		diags = append(diags, mistake("NP-BLOCK-UNKNOWN", b.TypeRange, "A file of variables has lines NAME = VALUE and no blocks."))
	}
	var vars []VarInput
	w := newWork()
	for _, a := range attributes(body) {
		v, more := valueWithin(a.Expr, nil, nil, w)
		diags = append(diags, more...)
		if !more.HasErrors() {
			vars = append(vars, VarInput{Name: a.Name, Value: v, From: name, Range: a.Expr.Range(), expr: &expression{Expression: a.Expr}})
		}
	}
	return vars, diags
}

// ParseVar reads NAME=VALUE as --var gives it.
func ParseVar(text string) (VarInput, error) {
	name, value, ok := strings.Cut(text, "=")
	if !ok || !hclsyntax.ValidIdentifier(name) {
		return VarInput{}, fmt.Errorf("%q is not of the form NAME=VALUE", text)
	}
	return VarInput{Name: name, Text: value, Value: cty.NilVal, From: "--var"}, nil
}

// read is the value of an input for a variable. A text for a variable of
// another type than string is an HCL expression.
func (v *variable) read(in VarInput, diags *hcl.Diagnostics) cty.Value {
	at := in.Range
	if at.Filename == "" {
		at = v.at
	}
	value := in.Value
	if value == cty.NilVal {
		value = cty.StringVal(in.Text)
		if !v.typ.IsPrimitiveType() && v.typ != cty.DynamicPseudoType {
			parsed, err := parseValue(in.Text)
			if err != nil && v.sensitive {
				err = errors.New("the reason is not shown, since the variable is sensitive")
			}
			if err != nil {
				*diags = append(*diags, mistake("NP-VAR-TYPE", at, "The value that %s gives variable %q is no HCL expression: %v.", in.From, v.name, err))
				return cty.UnknownVal(v.typ)
			}
			value = parsed
		}
	}
	return v.convert(value, at, diags)
}

// parseValue evaluates an expression that refers to nothing.
func parseValue(text string) (cty.Value, error) {
	if _, diags := guardAs("value", []byte(text), frameGroup); diags.HasErrors() {
		return cty.NilVal, diags
	}
	e, diags := hclsyntax.ParseExpression([]byte(text), "value", hcl.InitialPos)
	if diags.HasErrors() {
		return cty.NilVal, diags
	}
	meter(e)
	v, diags := valueWithin(e, nil, nil, newWork())
	if diags.HasErrors() {
		return cty.NilVal, diags
	}
	return v, nil
}
