package schema

import (
	"errors"
	"regexp/syntax"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// errTooMuch is what a function answers that would make too much.
var errTooMuch = errors.New("it would make more than can be computed in time")

// boundFunctions are those whose results or steps can be far larger than what
// they are given. They ask w before they begin.
func boundFunctions(w *work) map[string]function.Function {
	bound := func(f function.Function, cost func(args []cty.Value) int) function.Function {
		return bounded(f, w, cost)
	}
	return map[string]function.Function{
		"format":     bound(stdlib.FormatFunc, formatCost),
		"formatlist": bound(stdlib.FormatListFunc, func(args []cty.Value) int { return times(formatCost(args), longest(args)) }),
		"indent":     bound(stdlib.IndentFunc, indentCost),
		"join":       bound(stdlib.JoinFunc, joinCost),
		"replace":    bound(stdlib.ReplaceFunc, replaceCost),
		"setproduct": bound(stdlib.SetProductFunc, productCost),
		"regex":      bound(stdlib.RegexFunc, regexCost),
		"regexall":   bound(stdlib.RegexAllFunc, regexCost),
		"range":      bound(rangeFunc, rangeCost),
	}
}

// tooCostly is a cost that nothing can pay.
const tooCostly = 1 << 40

// bounded is a function that spends the steps of a call first.
func bounded(f function.Function, w *work, cost func(args []cty.Value) int) function.Function {
	return function.New(&function.Spec{
		Params: f.Params(), VarParam: f.VarParam(),
		Type: func(args []cty.Value) (cty.Type, error) { return f.ReturnTypeForValues(args) },
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			plain := make([]cty.Value, len(args))
			for i, a := range args {
				plain[i], _ = a.UnmarkDeep()
			}
			if steps := cost(plain); steps > maxSteps || !w.spend(steps) {
				return cty.NilVal, errTooMuch
			}
			return f.Call(args)
		},
	})
}

// times multiplies costs without overflow.
func times(a, b int) int {
	if a > tooCostly || b > tooCostly || a != 0 && b > tooCostly/a {
		return tooCostly
	}
	return a * b
}

// textOf is a text argument, empty where it is none that is known.
func textOf(v cty.Value) string {
	if v.Type() != cty.String || v.IsNull() || !v.IsKnown() {
		return ""
	}
	return v.AsString()
}

// intOf is a number argument, between 0 and tooCostly.
func intOf(v cty.Value) int {
	if v.Type() != cty.Number || v.IsNull() || !v.IsKnown() {
		return 0
	}
	n, _ := v.AsBigFloat().Int64()
	return int(max(0, min(n, tooCostly)))
}

// longest is the length of the longest collection among arguments.
func longest(args []cty.Value) int {
	most := 1
	for _, a := range args {
		most = max(most, rounds(a))
	}
	return most
}

// formatCost allows every verb the widest number that the format or an
// argument names and the longest of the arguments.
func formatCost(args []cty.Value) int {
	if len(args) == 0 {
		return 0
	}
	text := textOf(args[0])
	width, number := 0, 0
	for i := range len(text) {
		if !digit(text[i]) {
			number = 0
			continue
		}
		number = min(number*10+int(text[i]-'0'), tooCostly)
		width = max(width, number)
	}
	for _, a := range args[1:] {
		if strings.Contains(text, "*") {
			width = max(width, intOf(a))
		}
		w := &work{left: maxSteps}
		w.weigh(a, 0)
		width = max(width, (maxSteps-w.left)*stepBytes)
	}
	return (len(text) + times(strings.Count(text, "%"), width)) / stepBytes
}

func indentCost(args []cty.Value) int {
	text := textOf(args[1])
	return (len(text) + times(intOf(args[0]), strings.Count(text, "\n"))) / stepBytes
}

func joinCost(args []cty.Value) int {
	total := 0
	for _, list := range args[1:] {
		total += times(rounds(list), len(textOf(args[0])))
	}
	return total / stepBytes
}

func replaceCost(args []cty.Value) int {
	text, old, with := textOf(args[0]), textOf(args[1]), textOf(args[2])
	return (len(text) + times(strings.Count(text, old), len(with))) / stepBytes
}

func productCost(args []cty.Value) int {
	total := len(args)
	for _, a := range args {
		total = times(total, rounds(a))
	}
	return total
}

// regexCost is the size of the program that the pattern becomes, for each byte
// of the text.
func regexCost(args []cty.Value) int {
	parsed, err := syntax.Parse(textOf(args[0]), syntax.Perl)
	if err != nil {
		return 0 // the function reports it
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return 0
	}
	return times(len(program.Inst), 1+len(textOf(args[1]))/stepBytes)
}
