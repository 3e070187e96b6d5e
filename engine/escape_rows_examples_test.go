package engine_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// examplePlots are the examples of all types with names and descriptions that
// are malformed.
func examplePlots(t *testing.T) []plot {
	t.Helper()
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	var all []plot
	for _, name := range types.Types() {
		typ := types.Type(name)
		p := plot{base: typ.Example}
		for i := range typ.Attrs {
			if w, ok := malformed(typ, &typ.Attrs[i]); ok {
				p.swaps = append(p.swaps, w)
			}
		}
		all = append(all, p)
	}
	return all
}

// nowhere are the examples of all types in a region that is none.
func nowhere(t *testing.T) map[string]scene {
	t.Helper()
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]scene{}
	for _, name := range types.Types() {
		all["nowhere: "+name] = scene{then: []string{elsewhere(types.Type(name).Example)}}
	}
	return all
}

// elsewhere is a text with a cloud block of a region that is none.
func elsewhere(text string) string {
	return strings.Replace(text, `cloud { region = "cn-`, `cloud { region = "nowhere-`, 1)
}

// malformed is a text that begins wrongly, in place of the one that the example
// has, or beside what it has.
func malformed(typ *schema.Type, a *schema.Attr) (swap, bool) {
	rule := a.Derived.Rule
	if rule == nil || rule.Format != catalog.Name && rule.Format != catalog.Description {
		return swap{}, false
	}
	block := fmt.Sprintf("resource %q \"example\" {", typ.Name)
	body := typ.Example[strings.Index(typ.Example, block):]
	bad := fmt.Sprintf("\n  %s = \"http://x\"", a.Name)
	if line := regexp.MustCompile(`\n  ` + a.Name + ` += .*`).FindString(body); line != "" {
		return swap{body, strings.Replace(body, line, bad, 1)}, true
	}
	return swap{body, strings.Replace(body, block, block+bad, 1)}, true
}
