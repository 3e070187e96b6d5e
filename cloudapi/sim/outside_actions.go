package sim

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"netplan/cloudapi/catalog"
)

// Actions beyond the reference: what stock clients call while they work with
// VPC resources, and no more. outside.api describes them in the lines of the
// catalogue. They go the way of every call.

//go:embed outside.api
var outsideText string

// product is an API of the vendor. The actions of all but the first are named
// with it in front: sts.GetCallerIdentity.
type product struct{ name, version string }

// products are those that the cloud answers.
var products = []product{
	{"vpc", catalog.Version}, {"ecs", "2014-05-26"}, {"slb", "2014-05-15"},
	{"sts", "2015-04-01"}, {"location", "2015-06-12"},
}

// outsideActions are the actions of outside.api, and those that the catalogue
// has beyond the reference, by name.
var outsideActions = sync.OnceValue(func() map[string]*catalog.Action {
	list, err := catalog.Parse(outsideText)
	if err != nil {
		panic("sim: outside.api: " + err.Error()) // the data is part of the program
	}
	byName := map[string]*catalog.Action{}
	for _, a := range append(list, catalog.Beyond()...) {
		byName[a.Name] = a
	}
	return byName
})

// OutsideActions returns the names of the actions beyond the reference, sorted.
func OutsideActions() []string { return sortedKeys(outsideActions()) }

// actionOf is the action with that name, of the reference or beyond it, or nil.
func actionOf(name string) *catalog.Action {
	if a := catalog.Lookup(name); a != nil {
		return a
	}
	return outsideActions()[name]
}

// splitAction is the product that an action belongs to, and its name there.
func splitAction(name string) (product, action string) {
	if product, action, ok := strings.Cut(name, "."); ok {
		return product, action
	}
	return products[0].name, name
}

// reads says whether an action describes what there is.
func reads(name string) bool {
	_, action := splitAction(name)
	return strings.HasPrefix(action, "Describe")
}

// actionName is the name here of an action of a product.
func actionName(p product, action string) string {
	if p == products[0] {
		return action
	}
	return p.name + "." + action
}

// productOf is the product with that version; ok is false if there is none.
func productOf(version string) (p product, ok bool) {
	i := slices.IndexFunc(products, func(p product) bool { return p.version == version })
	if i < 0 {
		return product{}, false
	}
	return products[i], true
}

// served says whether a version is that of a product which has the action. An
// action that no product has is as good in each: it is refused as unknown.
func served(version, action string) bool {
	p, ok := productOf(version)
	if !ok || strings.Contains(action, ".") {
		return false
	}
	return actionOf(actionName(p, action)) != nil ||
		!slices.ContainsFunc(products, func(p product) bool { return actionOf(actionName(p, action)) != nil })
}

// free says whether any key may call an action: who it is, and where to call.
func free(a *catalog.Action) bool { return a.Section == "sts" || a.Section == "location" }

// name is the action's name here.
func (f form) name() string {
	if p, ok := productOf(f.version); ok && !strings.Contains(f.action, ".") {
		return actionName(p, f.action)
	}
	return f.action
}
