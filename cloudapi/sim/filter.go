package sim

import (
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// halfFilter is the key or the value that a Filter.N or Tag.N lacks; empty if
// none does. A tag may be without a value.
func halfFilter(params row) string {
	for _, name := range sortedKeys(params) {
		list, rest, _ := strings.Cut(name, ".")
		n, field, _ := strings.Cut(rest, ".")
		item := list + "." + n + "."
		switch {
		case list == "Filter" && field == "Key" && !valued(params, item):
			return item + "Value"
		case (list == "Filter" || list == "Tag") && strings.HasPrefix(field, "Value") && params[item+"Key"] == "":
			return item + "Key"
		}
	}
	return ""
}

// valued says whether a filter has a value, be it one or a list.
func valued(params row, item string) bool {
	for name := range params {
		if strings.HasPrefix(name, item+"Value") {
			return true
		}
	}
	return false
}

// halfGiven refuses a filter without the named half: 9.2 has a code for it.
func halfGiven(a *catalog.Action, lack string) *cloudapi.Error {
	if a.Error("InvalidParam.NotNull") != nil {
		return refusal(a, "", "InvalidParam.NotNull", "")
	}
	return missingParam(a, lack)
}
