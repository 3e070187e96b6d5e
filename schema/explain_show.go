package schema

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// What of a value is shown.
const (
	maxText     = 80  // bytes of a text
	maxList     = 4   // elements of a list or an object
	maxLevels   = 2   // of lists and objects
	maxSnapshot = 120 // bytes of all
)

// brief is a value in few words. What is sensitive or holds what is, is not
// shown.
func brief(v cty.Value) string {
	if hasSecret(v) {
		return hiddenValue
	}
	v, _ = v.UnmarkDeep()
	return cutText(short(v, 0), maxSnapshot)
}

// hasSecret says whether a value is sensitive or holds what is.
func hasSecret(v cty.Value) bool {
	if !v.ContainsMarked() {
		return false
	}
	_, marks := v.UnmarkDeep()
	_, sensitive := marks[sensitiveMark{}]
	return sensitive
}

// short is an unmarked value at a level.
func short(v cty.Value, level int) string {
	typ := v.Type()
	switch {
	case !v.IsKnown():
		return "known after apply"
	case v.IsNull():
		return "null"
	case typ == cty.String:
		return strconv.Quote(cutText(v.AsString(), maxText))
	case typ == cty.Number:
		if largeNumber(v) {
			return "a very large number"
		}
		return v.AsBigFloat().Text('g', 20)
	case typ == cty.Bool:
		return strconv.FormatBool(v.True())
	case !v.CanIterateElements():
		return typ.FriendlyName()
	case typ.IsObjectType() || typ.IsMapType():
		return shortElements(v, level, "{", "}")
	}
	return shortElements(v, level, "[", "]")
}

// shortElements are the first elements of a list, a set, an object or a map.
func shortElements(v cty.Value, level int, open, end string) string {
	n := v.LengthInt()
	switch {
	case n == 0:
		return open + end
	case level == maxLevels:
		return open + "..." + end
	}
	var parts []string
	for it := v.ElementIterator(); it.Next() && len(parts) < maxList; {
		key, element := it.Element()
		part := short(element, level+1)
		if open == "{" {
			part = keyText(key) + " = " + part
		}
		parts = append(parts, part)
	}
	if n > maxList {
		parts = append(parts, fmt.Sprintf("and %d more", n-maxList))
	}
	if open == "{" {
		open, end = "{ ", " }"
	}
	return open + strings.Join(parts, ", ") + end
}
