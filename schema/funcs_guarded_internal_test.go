package schema

import (
	"errors"
	"strings"
	"testing"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// undecided are arguments of which something is not known, or that are of an
// uncommon shape.
func undecided() map[string]cty.Value {
	texts := cty.List(cty.String)
	return map[string]cty.Value{
		"dynamic":              cty.DynamicVal,
		"null":                 cty.NullVal(cty.DynamicPseudoType),
		"text":                 cty.UnknownVal(cty.String),
		"number":               cty.UnknownVal(cty.Number),
		"bool":                 cty.UnknownVal(cty.Bool),
		"list":                 cty.UnknownVal(texts),
		"refined list":         cty.UnknownVal(texts).Refine().NotNull().CollectionLengthLowerBound(2).NewValue(),
		"set":                  cty.UnknownVal(cty.Set(cty.String)),
		"map":                  cty.UnknownVal(cty.Map(cty.String)),
		"object":               cty.UnknownVal(cty.Object(map[string]cty.Type{"a": cty.String})),
		"tuple":                cty.UnknownVal(cty.Tuple([]cty.Type{cty.String, cty.Number})),
		"empty tuple":          cty.EmptyTupleVal,
		"empty object":         cty.EmptyObjectVal,
		"list of unknown":      cty.ListVal([]cty.Value{cty.StringVal("a"), cty.UnknownVal(cty.String)}),
		"set of unknown":       cty.SetVal([]cty.Value{cty.StringVal("a"), cty.UnknownVal(cty.String)}),
		"list of unknown maps": cty.ListVal([]cty.Value{cty.UnknownVal(cty.Map(cty.String))}),
		"map of unknown":       cty.MapVal(map[string]cty.Value{"a": cty.UnknownVal(cty.String)}),
		"tuple of dynamic":     cty.TupleVal([]cty.Value{cty.DynamicVal, cty.StringVal("a")}),
		"object of dynamic":    cty.ObjectVal(map[string]cty.Value{"a": cty.DynamicVal}),
		"list of null":         cty.ListVal([]cty.Value{cty.NullVal(cty.String)}),
		"known text":           cty.StringVal("10.0.0.0/8"),
		"known number":         cty.NumberIntVal(4),
		"marked list":          cty.UnknownVal(texts).Mark(sensitiveMark{}),
	}
}

// accepts says whether a value conforms to a parameter, as HCL sees to.
func accepts(p function.Parameter, v cty.Value) bool {
	return v.Type() == cty.DynamicPseudoType || v.Type().TestConformance(p.Type) == nil
}

// argumentsFor lists the arguments to try: each value at each place, in company of
// known ones.
func argumentsFor(f function.Function) (list [][]cty.Value) {
	params := f.Params()
	if p := f.VarParam(); p != nil {
		params = append(params, *p, *p)
	}
	var company []cty.Value
	for _, v := range undecided() {
		company = append(company, v)
	}
	for _, a := range company {
		for _, b := range company {
			args := make([]cty.Value, 0, len(params))
			for i, p := range params {
				if v := []cty.Value{a, b}[i%2]; accepts(p, v) {
					args = append(args, v)
				}
			}
			if len(args) == len(params) {
				list = append(list, args)
			}
		}
	}
	return list
}

// TestNoFunctionBreaks calls every function with what is not known: none may
// show that it panicked inside, and what is not known is no mistake of that
// kind.
func TestNoFunctionBreaks(t *testing.T) {
	w := &work{left: maxAllSteps}
	table := functionsFor(&files{}, w)
	for _, name := range functionNames(table) {
		if name == "try" || name == "can" {
			continue // they take expressions
		}
		tried := 0
		for _, args := range argumentsFor(table[name]) {
			tried++
			v, err := table[name].Call(args)
			if errors.Is(err, errBroken) && !cty.TupleVal(args).IsWhollyKnown() {
				t.Errorf("%s(%#v) fails, want an unknown value", name, args)
			}
			if err != nil && (strings.Contains(err.Error(), "panic") || strings.Contains(err.Error(), "goroutine")) {
				t.Errorf("%s(%#v): %v", name, args, err)
			}
			if err == nil && v == cty.NilVal {
				t.Errorf("%s(%#v) has no value and no error", name, args)
			}
		}
		if tried == 0 {
			t.Errorf("%s was not called", name)
		}
	}
}

// TestUnknownCollectionsConvert checks the results themselves.
func TestUnknownCollectionsConvert(t *testing.T) {
	table := functionsFor(&files{}, &work{left: maxAllSteps})
	origin := originMark{"vpc.m", "id"}
	list := cty.UnknownVal(cty.List(cty.String))
	for _, h := range []struct {
		call string
		arg  cty.Value
		want cty.Value
	}{
		{"toset", list, cty.UnknownVal(cty.Set(cty.String))},
		{"toset", list.Mark(origin), cty.UnknownVal(cty.Set(cty.String)).Mark(origin)},
		{"toset", cty.DynamicVal, cty.DynamicVal},
		{"tolist", cty.UnknownVal(cty.Set(cty.String)), list},
		{"setunion", cty.DynamicVal, cty.DynamicVal},
		{"setintersection", cty.DynamicVal.Mark(origin), cty.DynamicVal.Mark(origin)},
	} {
		have, err := table[h.call].Call([]cty.Value{h.arg})
		if err != nil || !have.RawEquals(h.want) {
			t.Errorf("%s(%#v) is %#v (%v), want %#v", h.call, h.arg, have, err, h.want)
		}
	}
}

// TestGuardHidesPanics checks the guard itself.
func TestGuardHidesPanics(t *testing.T) {
	broken := guarded(function.New(&function.Spec{
		Type: function.StaticReturnType(cty.String),
		Impl: func([]cty.Value, cty.Type) (cty.Value, error) { panic("inside") },
	}))
	_, err := broken.Call(nil)
	if err == nil || strings.Contains(err.Error(), "inside") || strings.Contains(err.Error(), "goroutine") {
		t.Errorf("error %v, want one without what happened inside", err)
	}
	wrong := guarded(function.New(&function.Spec{ // cty panics for it
		Type: function.StaticReturnType(cty.String),
		Impl: func([]cty.Value, cty.Type) (cty.Value, error) { return cty.True, nil },
	}))
	if _, err := wrong.Call(nil); !errors.Is(err, errBroken) {
		t.Errorf("error %v, want %v", err, errBroken)
	}
}
