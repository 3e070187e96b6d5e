package cloudapi

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/agext/levenshtein"

	"netplan/cloudapi/catalog"
)

// ownParams are the parameters that the client sets itself.
var ownParams = []string{
	"Action", "Version", "Format", "AccessKeyId", "SecurityToken", "Timestamp",
	"Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType",
}

// check says what the catalogue has against the parameters' names.
func (k *call) check() error {
	given := map[*catalog.Param]bool{}
	for _, name := range slices.Sorted(maps.Keys(k.params)) {
		p := k.action.Param(name)
		switch {
		case slices.Contains(ownParams, name):
			return fmt.Errorf("the parameter %s is set by the client", name)
		case p != nil && spelled(name, p.Name):
			given[p] = given[p] || k.params[name] != ""
		case name != "RegionId":
			return fmt.Errorf("there is no parameter %q%s", name, didYouMean(name, k.paramNames()))
		}
	}
	for i := range k.action.Params {
		if p := &k.action.Params[i]; p.Need == catalog.Required && !given[p] {
			return fmt.Errorf("the parameter %s is missing", p.Name)
		}
	}
	return nil
}

// spelled says whether a name is the catalogue's, with an index from 1 for
// each N and M.
func spelled(name, want string) bool {
	have, form := strings.Split(name, "."), strings.Split(want, ".")
	return slices.EqualFunc(have, form, func(h, f string) bool {
		if f != "N" && f != "M" {
			return h == f
		}
		n, err := strconv.Atoi(h)
		return err == nil && n > 0 && strconv.Itoa(n) == h
	})
}

// didYouMean offers the nearest of the names, if one is near.
func didYouMean(have string, names []string) string {
	best, name := 0.6, ""
	for _, n := range names {
		if s := levenshtein.Similarity(catalog.Fold(have), catalog.Fold(n), nil); s > best {
			best, name = s, n
		}
	}
	if name == "" {
		return ""
	}
	return "; did you mean " + name + "?"
}

func actionNames() []string {
	var names []string
	for _, a := range catalog.All() {
		names = append(names, a.Name)
	}
	return names
}

func (k *call) paramNames() []string {
	var names []string
	for _, p := range k.action.Params {
		names = append(names, p.Name)
	}
	return names
}
