package schema

import (
	"math"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// rangeFunc lists numbers from a start, 0 if left out, up or down to an end
// that is not part of it, by steps of 1 or those given. The one of cty ends
// after 1,024 numbers.
var rangeFunc = function.New(&function.Spec{
	VarParam: &function.Parameter{Name: "params", Type: cty.Number},
	Type:     function.StaticReturnType(cty.List(cty.Number)),
	Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		start, end, step, err := rangeOf(args)
		if err != nil {
			return cty.NilVal, err
		}
		past := cty.Value.GreaterThanOrEqualTo
		if step.LessThan(cty.Zero).True() {
			past = cty.Value.LessThanOrEqualTo
		}
		var list []cty.Value
		for n := start; past(n, end).False(); n = n.Add(step) {
			list = append(list, n)
		}
		if len(list) == 0 {
			return cty.ListValEmpty(cty.Number), nil
		}
		return cty.ListVal(list), nil
	},
})

// rangeOf reads the arguments of range.
func rangeOf(args []cty.Value) (start, end, step cty.Value, err error) {
	start, step = cty.Zero, cty.NumberIntVal(1)
	switch len(args) {
	case 1:
		end = args[0]
	case 2, 3:
		start, end = args[0], args[1]
	default:
		return start, end, step, function.NewArgErrorf(0, "it takes one, two or three numbers")
	}
	down := end.LessThan(start).True()
	switch {
	case len(args) < 3 && down:
		step = cty.NumberIntVal(-1)
	case len(args) == 3:
		step = args[2]
		if step.AsBigFloat().Sign() == 0 {
			return start, end, step, function.NewArgErrorf(2, "the step is 0")
		}
		if step.AsBigFloat().Sign() < 0 != down && start.Equals(end).False() {
			return start, end, step, function.NewArgErrorf(2, "the step leads away from the end")
		}
	}
	return start, end, step, nil
}

// rangeCost is 8 for each number, which takes as many times a plain element.
func rangeCost(args []cty.Value) int {
	start, end, step, err := rangeOf(args)
	if err != nil {
		return 0 // the function reports it
	}
	from, _ := start.AsBigFloat().Float64()
	to, _ := end.AsBigFloat().Float64()
	by, _ := step.AsBigFloat().Float64()
	count := math.Abs((to - from) / by)
	if !(count < tooCostly) { // also when it is no number
		return tooCostly
	}
	return times(8, int(count)+1)
}
