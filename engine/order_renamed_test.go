package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"netplan/engine"
	"netplan/schema"
)

// renamedScripts are a script for each type that claims something: its example
// is written under another name, so that everything that it claims is given up
// and taken in one apply, where its quotas have no place to spare.
func renamedScripts(types *schema.Registry) map[string]*script {
	all := map[string]*script{}
	for _, name := range types.Types() {
		typ := types.Type(name)
		if len(typ.Claims) == 0 {
			continue
		}
		text := limited(typ)
		sc := &script{
			before: text, after: strings.NewReplacer(`"`+name+`" "example"`, `"`+name+`" "other"`, name+".example.", name+".other.").Replace(text),
			outside: []string{"i-example", "ipv6-example"},
		}
		if strings.Contains(text, `"ga-example"`) {
			sc.sharing = []string{"ga-example"}
		}
		switch {
		case typ.Actions.Create == "":
			sc.chains = [][]string{{"forget " + name + ".example", "adopt " + name + ".other"}}
		case slices.ContainsFunc(typ.Claims, always):
			sc.chains = [][]string{{"delete " + name + ".example", "create " + name + ".other"}}
		}
		all["renamed-"+name] = sc
	}
	return all
}

// always says whether two of a type cannot both have what a claim is about.
func always(c schema.Claim) bool {
	return len(c.Unless) == 0 && (c.Kind == schema.Key || c.Kind == schema.Prefix || c.Kind == schema.Slot)
}

// limited is the example of a type where the quotas that it counts in have as
// many places as it takes.
func limited(typ *schema.Type) string {
	var quotas []string
	for _, c := range typ.Claims {
		if c.Kind == schema.Slot {
			quotas = append(quotas, fmt.Sprintf("%s = %d", c.Name, strings.Count(typ.Example, `resource "`+typ.Name+`" `)))
		}
	}
	if len(quotas) == 0 {
		return typ.Example
	}
	head, rest, _ := strings.Cut(strings.TrimPrefix(typ.Example, "\ncloud { "), " }")
	return "cloud {\n  " + head + "\n  quotas = { " + strings.Join(quotas, ", ") + " }\n}" + rest
}

// handedOn are the claims that steps wait for, by type and name.
type handedOn struct {
	mu    sync.Mutex
	plans int
	seen  map[string]bool
}

// add looks for the claims that the steps of a plan wait for.
func (h *handedOn) add(p *engine.Plan) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.plans++
	for _, s := range p.Steps {
		typ := s.Change.Type
		for _, n := range s.Needs {
			for _, c := range typ.Claims {
				if strings.Contains(n.Why, " takes the "+c.Name+" ") || strings.Contains(n.Why, " the place in "+c.Name+" ") {
					h.seen[typ.Name+": "+c.Name] = true
				}
			}
		}
	}
}

// complete wants all claims of all types, once all scripts were played.
func (h *handedOn) complete(t *testing.T, types *schema.Registry, scripts int) {
	if h.plans < len(widths())*scripts {
		return // only some were asked for, or some failed
	}
	for _, name := range types.Types() {
		for _, c := range types.Type(name).Claims {
			if c.Kind != schema.Pass && !h.seen[name+": "+c.Name] {
				t.Errorf("no script gives up and takes the %s of a %s", c.Name, name)
			}
		}
	}
}
