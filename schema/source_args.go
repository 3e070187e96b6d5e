package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"netplan/cloudapi/catalog"
)

// argument is what a data block may say beside region and cloud.
type argument struct {
	// name is the parameter or the key of the filter in snake case.
	name string
	// param is the parameter that carries the value.
	param *catalog.Param
	// key is the key of a Filter.N, empty for a parameter of its own.
	key string
}

// filterValue is the parameter of the values of a filter.
const filterValue = "Filter.N.Value.M"

// argumentsOf are the arguments for an action: its parameters, without region,
// paging and lists, and the keys that its filter takes.
func argumentsOf(action *catalog.Action) []argument {
	var args []argument
	for i := range action.Params {
		p := &action.Params[i]
		switch p.Name {
		case "RegionId", "PageNumber", "PageSize", "ClientToken":
		case "Filter.N.Key":
			for _, key := range p.Enum {
				args = append(args, argument{name: Snake(key), param: action.Param(filterValue), key: key})
			}
		default:
			if p.Items == 0 {
				args = append(args, argument{name: Snake(p.Name), param: p})
			}
		}
	}
	return args
}

// arguments are the names of the arguments.
func (s *Source) arguments() []string {
	names := make([]string, len(s.args))
	for i, a := range s.args {
		names[i] = a.name
	}
	return names
}

// put writes the known value of an argument into a query. It returns what is
// wrong with it, or nothing.
func (s *Source) put(q *DataQuery, name string, v cty.Value) (wrong string) {
	texts, ok := textsOf(v)
	if !ok {
		return "is no text"
	}
	i := slices.IndexFunc(s.args, func(a argument) bool { return a.name == name })
	switch {
	case i >= 0 && s.args[i].key != "":
		return s.args[i].filter(q, texts)
	case len(texts) != 1 || v.CanIterateElements():
		return "is a list; it takes one value"
	case name == "region":
		q.Region = texts[0]
	case name == "cloud":
		q.Cloud = texts[0]
	default:
		return s.args[i].send(q, texts[0])
	}
	return ""
}

// send writes a value under the parameter.
func (a *argument) send(q *DataQuery, text string) (wrong string) {
	if a.param.Enum != nil && !slices.Contains(a.param.Enum, text) {
		return fmt.Sprintf("is %q; write %s", text, strings.Join(a.param.Enum, " or "))
	}
	q.Params[a.param.Name] = text
	return ""
}

// filter adds a filter of one key, which lets pass what has one of the values.
func (a *argument) filter(q *DataQuery, texts []string) (wrong string) {
	if most := a.param.Items; len(texts) > most {
		return fmt.Sprintf("has %d values; write at most %d", len(texts), most)
	}
	n := 1
	for q.Params[fmt.Sprintf("Filter.%d.Key", n)] != "" {
		n++
	}
	if most := a.param.Items; n > most {
		return fmt.Sprintf("is filter number %d; leave out some, the API takes %d", n, most)
	}
	q.Params[fmt.Sprintf("Filter.%d.Key", n)] = a.key
	for i, text := range texts {
		q.Params[fmt.Sprintf("Filter.%d.Value.%d", n, i+1)] = text
	}
	return ""
}

// textsOf are a scalar, or the elements of a list or set, as texts; false
// where it holds anything else, or nothing.
func textsOf(v cty.Value) ([]string, bool) {
	elems := []cty.Value{v}
	if !v.IsNull() && (v.Type().IsListType() || v.Type().IsSetType() || v.Type().IsTupleType()) {
		elems = v.AsValueSlice()
	}
	var texts []string
	for _, e := range elems {
		s, err := convert.Convert(e, cty.String)
		if err != nil || s.IsNull() {
			return nil, false
		}
		texts = append(texts, s.AsString())
	}
	return texts, len(texts) > 0
}
