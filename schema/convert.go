package schema

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// cty finds the type that the elements of a tuple or an object have in common
// by comparing all with all. fewElements may be of different types; more are
// made a list or a map here when they are of one type, and refused otherwise.
const (
	fewElements   = 256
	mostDiffering = 5000
)

// convertTo is convert.Convert in linear time.
func convertTo(v cty.Value, want cty.Type) (cty.Value, error) {
	v, err := collected(v, want)
	if err != nil || v.Type().Equals(want) {
		return v, err
	}
	if listOfAny(want) && v.Type().IsListType() || want.Equals(cty.Map(cty.DynamicPseudoType)) && v.Type().IsMapType() {
		return v, nil
	}
	if want.Equals(cty.Set(cty.DynamicPseudoType)) && v.Type().IsListType() && rounds(v) > 0 {
		return setOf(v), nil
	}
	return convert.Convert(v, want)
}

func listOfAny(t cty.Type) bool { return t.Equals(cty.List(cty.DynamicPseudoType)) }

// setOf is the set of the elements of a list that is known and not empty.
func setOf(v cty.Value) cty.Value {
	plain, marks := v.Unmark()
	return cty.SetVal(plain.AsValueSlice()).WithMarks(marks)
}

// collected is a value for a conversion: a large tuple whose elements are of
// one type as a list where a list or set is wanted, a large object as a map
// where a map is.
func collected(v cty.Value, want cty.Type) (cty.Value, error) {
	plain, marks := v.Unmark()
	if plain.IsNull() || !plain.IsKnown() {
		return v, nil
	}
	switch t := plain.Type(); {
	case t.IsTupleType() && (want.IsListType() || want.IsSetType()) && t.Length() > fewElements:
		if types := t.TupleElementTypes(); alike(types) {
			return cty.ListVal(plain.AsValueSlice()).WithMarks(marks), nil
		} else if len(types) > mostDiffering {
			return v, tooDiffering(len(types))
		}
	case t.IsObjectType() && want.IsMapType() && len(t.AttributeTypes()) > fewElements:
		var types []cty.Type
		for _, a := range t.AttributeTypes() {
			types = append(types, a)
		}
		if alike(types) {
			return cty.MapVal(plain.AsValueMap()).WithMarks(marks), nil
		} else if len(types) > mostDiffering {
			return v, tooDiffering(len(types))
		}
	}
	return v, nil
}

func tooDiffering(n int) error {
	return fmt.Errorf("it has %d elements of different types; give all the same type, or use at most %d", n, mostDiffering)
}

// alike says whether types are one and the same, and known.
func alike(types []cty.Type) bool {
	for _, t := range types {
		if t.HasDynamicTypes() || !t.Equals(types[0]) {
			return false
		}
	}
	return true
}
