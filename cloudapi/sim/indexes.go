package sim

import (
	"strconv"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// exactParam finds a parameter in the spelling of the reference, with an index
// from 1 for each list.
func exactParam(a *catalog.Action, name string) *catalog.Param {
	p := a.Param(name)
	if p == nil || numberless(name) != numberless(p.Name) {
		return nil
	}
	return p
}

// numberless puts N in place of the indexes of a name; an index below 1 stays.
func numberless(name string) string {
	if !strings.Contains(name, ".") {
		return name
	}
	parts := strings.Split(name, ".")
	for i, part := range parts {
		if n, err := strconv.Atoi(part); part == "M" || err == nil && n > 0 && strconv.Itoa(n) == part {
			parts[i] = "N"
		}
	}
	return strings.Join(parts, ".")
}

// overfull says whether an index in a parameter's name is above the number of
// values that the reference states for the list.
func overfull(p *catalog.Param, name string) bool {
	if p.Items == 0 {
		return false
	}
	for part := range strings.SplitSeq(name, ".") {
		if n, err := strconv.Atoi(part); err == nil && n > p.Items {
			return true
		}
	}
	return false
}

// tooMany refuses such a parameter with the op's code for the size of its
// list, else InvalidParameter.
func tooMany(a *catalog.Action, o *op, name string) *cloudapi.Error {
	list, _, _ := strings.Cut(name, ".")
	if code := o.sizes[list]; code != "" {
		return refusal(a, o.borrows, code, "")
	}
	return refusal(a, "", "InvalidParameter", name)
}
