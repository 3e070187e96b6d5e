package schema

import (
	"errors"
	"fmt"
	"maps"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

var (
	// errSecret stands for the reason why a function refuses a sensitive
	// argument: reasons quote what they refuse.
	errSecret = errors.New("an argument is sensitive, so that the reason is not shown")
	// errBroken stands for a panic inside a function.
	errBroken = errors.New("it cannot take these arguments")
)

// guardedAll puts every function of a table behind guarded.
func guardedAll(table map[string]function.Function) map[string]function.Function {
	out := maps.Clone(table)
	for name, f := range out {
		out[name] = guarded(f)
	}
	return out
}

// guarded is a function whose errors neither tell a sensitive argument nor
// how the function is made.
func guarded(f function.Function) function.Function {
	spec := &function.Spec{
		Type: function.StaticReturnType(cty.DynamicPseudoType), // f itself decides
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			v, err := callSafely(f, args)
			if err != nil && anySecret(args) {
				return cty.NilVal, errSecret
			}
			return v, err
		},
	}
	for _, p := range f.Params() {
		spec.Params = append(spec.Params, open(p))
	}
	if p := f.VarParam(); p != nil {
		all := open(*p)
		spec.VarParam = &all
	}
	return function.New(spec)
}

// open is a parameter that leaves all checks to the function behind.
func open(p function.Parameter) function.Parameter {
	p.AllowNull, p.AllowUnknown, p.AllowDynamicType, p.AllowMarked = true, true, true, true
	return p
}

// callSafely calls a function. One that panics has no result, or an unknown
// one as long as something of its arguments is not known.
func callSafely(f function.Function, args []cty.Value) (v cty.Value, err error) {
	defer func() {
		if recover() != nil {
			v, err = broken(args)
		}
	}()
	v, err = f.Call(args)
	if inside := (function.PanicError{}); errors.As(err, &inside) {
		return broken(args)
	}
	return v, err
}

// broken is what a call comes to that panicked.
func broken(args []cty.Value) (cty.Value, error) {
	undecided, marks := false, cty.ValueMarks{}
	for _, a := range args {
		plain, more := a.UnmarkDeep()
		undecided = undecided || !plain.IsWhollyKnown()
		maps.Copy(marks, more)
	}
	if undecided {
		return cty.DynamicVal.WithMarks(marks), nil
	}
	return cty.NilVal, errBroken
}

// failedCall begins a message with the function that failed, if one did.
func failedCall(d *hcl.Diagnostic) string {
	if call, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](d); ok {
		return fmt.Sprintf("The call of function %q failed. ", call.CalledFunctionName())
	}
	return ""
}

// anySecret says whether an argument is sensitive or holds what is.
func anySecret(args []cty.Value) bool {
	for _, a := range args {
		_, marks := a.UnmarkDeep()
		if _, sensitive := marks[sensitiveMark{}]; sensitive {
			return true
		}
	}
	return false
}
