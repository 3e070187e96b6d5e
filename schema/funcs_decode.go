package schema

import (
	"errors"
	"regexp"

	yaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// What a text may hold that is decoded: the decoders descend into brackets and
// copy what a YAML alias stands for.
const (
	maxBrackets = 50_000
	maxAliases  = 16
	maxYAML     = 1 << 20 // bytes
)

// decodeFunctions are those that read JSON and YAML.
func decodeFunctions() map[string]function.Function {
	return map[string]function.Function{
		"jsondecode": checked(stdlib.JSONDecodeFunc, checkJSON),
		"yamldecode": checked(yaml.YAMLDecodeFunc, checkYAML),
	}
}

// checked is a function that looks at its text first.
func checked(f function.Function, check func(text string) error) function.Function {
	return function.New(&function.Spec{
		Params: f.Params(),
		Type: func(args []cty.Value) (cty.Type, error) {
			plain, _ := args[0].Unmark()
			if err := check(textOf(plain)); err != nil {
				return cty.NilType, function.NewArgError(0, err)
			}
			return f.ReturnTypeForValues(args)
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return f.Call(args) },
	})
}

// checkJSON refuses brackets that are nested too deep, and long numbers, which
// take quadratic time.
func checkJSON(text string) error {
	depth, digits, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		if digits++; !digit(c) {
			digits = 0
		}
		switch {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
			digits = 0
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		}
		if depth > maxDepth || digits > maxDigits {
			return errors.New("it is nested too deep, or holds a number that is too long")
		}
	}
	return nil
}

var (
	yamlAlias  = regexp.MustCompile(`(?:^|[\s\[{,:-])\*[^\s*]`)
	yamlNumber = regexp.MustCompile(`[0-9]{400}`)
)

// checkYAML refuses what could be nested too deep or stand for too much. It
// counts what may be a bracket, without knowing where YAML sees text.
func checkYAML(text string) error {
	brackets, line, column := 0, 0, 0
	for i := range len(text) {
		column++
		switch text[i] {
		case '\n':
			line, column = 0, 0
		case '[', '{':
			brackets++
		case '-', '?', ':':
			line++
		}
		if brackets > maxBrackets || line > maxBrackets || column > maxBrackets {
			return errors.New("it has too many brackets or signs in a line")
		}
	}
	switch {
	case len(text) > maxYAML:
		return errors.New("it is longer than 1 MiB")
	case len(yamlAlias.FindAllStringIndex(text, maxAliases+1)) > maxAliases:
		return errors.New("it has more than 16 aliases")
	case yamlNumber.MatchString(text):
		return errors.New("it holds a number that is too long")
	}
	return nil
}

// distinctFunc keeps the first of equal elements. The one of cty compares all
// with all.
var distinctFunc = function.New(&function.Spec{
	Params: []function.Parameter{{Name: "list", Type: cty.List(cty.DynamicPseudoType)}},
	Type:   func(args []cty.Value) (cty.Type, error) { return args[0].Type(), nil },
	Impl: func(args []cty.Value, typ cty.Type) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.UnknownVal(typ), nil
		}
		seen := map[int][]cty.Value{}
		var list []cty.Value
		for it := args[0].ElementIterator(); it.Next(); {
			_, v := it.Element()
			hash := v.Hash()
			if !holds(seen[hash], v) {
				seen[hash] = append(seen[hash], v)
				list = append(list, v)
			}
		}
		if len(list) == 0 {
			return cty.ListValEmpty(typ.ElementType()), nil
		}
		return cty.ListVal(list), nil
	},
})

func holds(list []cty.Value, v cty.Value) bool {
	for _, have := range list {
		if have.RawEquals(v) {
			return true
		}
	}
	return false
}
