package sim

import (
	"cmp"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
)

// tolerated are the parameters that the vendor's clients add to any action.
var tolerated = map[string]bool{
	"RegionId": true, "OwnerId": true, "OwnerAccount": true, "ResourceOwnerId": true,
	"ResourceOwnerAccount": true, "SecurityToken": true, "SignatureType": true,
}

// admit checks the parameters of a call by the catalogue. It returns those
// given, without empty ones and those that any action tolerates. o may be an
// op without behaviour.
func admit(a *catalog.Action, o *op, raw map[string]string) (row, *cloudapi.Error) {
	params, given := row{}, map[*catalog.Param]bool{}
	for _, name := range sortedKeys(raw) {
		p := paramOf(a, o, name)
		switch {
		case raw[name] == "" || p == nil && tolerated[name]:
			continue
		case p == nil:
			return nil, unknownParam(a, name)
		case overfull(p, name):
			return nil, tooMany(a, o, name)
		}
		if given[p] = true; name != "RegionId" {
			params[name] = spelt(p, o, raw[name])
		}
	}
	for i := range a.Params {
		if p := &a.Params[i]; p.Need == catalog.Required && !given[p] {
			return nil, absentParam(a, o, p.Name)
		}
	}
	for _, name := range sortedKeys(params) {
		if p := paramOf(a, o, name); !valid(p, params[name]) {
			return nil, malformed(a, o, p, params[name])
		}
		if numberless(name) == "Filter.N.Key" && !filterable(a, o, params[name]) {
			return nil, unknownKey(a, o, name)
		}
	}
	if lack := halfFilter(params); lack != "" {
		return nil, halfGiven(a, lack)
	}
	return params, nil
}

// unknownKey refuses a filter key by the op's code, or one that names it.
func unknownKey(a *catalog.Action, o *op, name string) *cloudapi.Error {
	if code := o.codes["Filter.N.Key"]; code != "" {
		return refusal(a, o.borrows, code, "")
	}
	return refusal(a, "", "InvalidParameter", name)
}

// filterable says whether a list can be filtered by a key: a value of its
// items, or one of the op's own. Actions without behaviour list nothing.
func filterable(a *catalog.Action, o *op, key string) bool {
	return o.list == "" || slices.Contains(o.keys, key) ||
		slices.ContainsFunc(a.Fields, func(f catalog.Field) bool { return f.Path == o.list+"."+key })
}

// spelt is a value in the catalogue's spelling, for a parameter whose values
// count in any case, or without the bits that do not count.
func spelt(p *catalog.Param, o *op, value string) string {
	if i := slices.IndexFunc(p.Enum, func(e string) bool { return strings.EqualFold(e, value) }); i >= 0 && slices.Contains(o.folds, p.Name) {
		return p.Enum[i]
	}
	if prefix, err := netip.ParsePrefix(value); err == nil && slices.Contains(o.masks, p.Name) {
		return prefix.Masked().String()
	}
	return value
}

// paramOf is exactParam, or one of the op's extras.
func paramOf(a *catalog.Action, o *op, name string) *catalog.Param {
	if i := slices.IndexFunc(o.extras, func(p catalog.Param) bool { return p.Name == numberless(name) }); i >= 0 {
		return &o.extras[i]
	}
	return exactParam(a, name)
}

// absentParam answers with the op's code for a parameter that is required, else
// as missingParam.
func absentParam(a *catalog.Action, o *op, name string) *cloudapi.Error {
	if code := o.absent[name]; code != "" {
		return refusal(a, o.borrows, code, "")
	}
	return missingParam(a, name)
}

// missingParam answers with the action's own row where it has one for any
// parameter or for this one.
func missingParam(a *catalog.Action, name string) *cloudapi.Error {
	for _, e := range a.Errors {
		if e.Code == "MissingParameter" && !strings.Contains(e.Message, "input parameter") {
			return refusal(a, "", "MissingParameter", "")
		}
	}
	return refusal(a, "", "MissingParameter", name)
}

// unknownParam names the nearest parameter that the action has.
func unknownParam(a *catalog.Action, name string) *cloudapi.Error {
	e := refusal(a, "", "InvalidParameter", name)
	nearest := slices.MinFunc(append([]catalog.Param{{Name: "RegionId"}}, a.Params...), func(x, y catalog.Param) int {
		return cmp.Compare(editDistance(numberless(name), numberless(x.Name)), editDistance(numberless(name), numberless(y.Name)))
	})
	e.Message = fmt.Sprintf("Specified parameter %q is not known; did you mean %q?", name, nearest.Name)
	return e
}

// malformed picks the error for a bad value: the one that the op names, one of
// the action whose code is made of the parameter's name, or InvalidParameter
// with a message that names it.
func malformed(a *catalog.Action, o *op, p *catalog.Param, value string) *cloudapi.Error {
	named := o.codes[p.Name]
	if flaw := o.flaws[p.Name]; flaw != nil {
		named = flaw(value)
	}
	if code, words, _ := strings.Cut(named, " "); code != "" {
		return refusal(a, o.borrows, code, words)
	}
	for _, e := range a.Errors {
		if codeSubject(e.Code) == p.Name {
			return refusal(a, "", e.Code, "")
		}
	}
	return refusal(a, "", "InvalidParameter", p.Name)
}

// codeSubject is the parameter that a code such as InvalidVpcName.Malformed or
// InvalidParameter.Spec.ValueNotSupported is about.
func codeSubject(code string) string {
	subject, ok := strings.CutPrefix(code, "Invalid")
	if !ok {
		return ""
	}
	subject = strings.TrimPrefix(subject, "Parameter.")
	for _, end := range []string{".Malformed", ".ValueNotSupported", ".ValueNotSupport"} {
		subject = strings.TrimSuffix(subject, end)
	}
	return subject
}

// editDistance is the number of single-character changes between two names.
func editDistance(a, b string) int {
	line := make([]int, len(b)+1)
	for j := range line {
		line[j] = j
	}
	for i := range len(a) {
		corner := line[0]
		line[0] = i + 1
		for j := range len(b) {
			change := corner
			if a[i] != b[j] {
				change++
			}
			corner = line[j+1]
			line[j+1] = min(change, corner+1, line[j]+1)
		}
	}
	return line[len(b)]
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
