package sim

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
)

// TestEveryActionSimulated: every action of the reference has behaviour.
func TestEveryActionSimulated(t *testing.T) {
	reg := newRegistry(chapters())
	for _, a := range catalog.All() {
		if reg.ops[a.Name] == nil {
			t.Errorf("%s of %s does nothing", a.Name, a.Section)
		}
	}
}

// codes are all errors that the rows of an op can answer with.
func codes(reg *registry, o *op) []guard {
	all := []guard{}
	add := func(code, words string) {
		if words == "" {
			code, words, _ = strings.Cut(code, " ")
		}
		all = append(all, guard{code: code, words: words})
	}
	if o.target != "" {
		add(o.unknown, "")
	}
	if o.foreign != "" {
		add(o.foreign, "")
	}
	if o.from != nil {
		add(o.code, "")
	}
	for _, n := range o.needs {
		add(n.code, "")
	}
	for _, in := range reg.inward[o.kind] {
		if o.deletes && in.code != "" {
			add(in.code, "")
		}
	}
	for _, q := range o.quotas {
		add(q.code, q.words)
	}
	for _, code := range o.sizes {
		add(code, "")
	}
	for _, code := range o.absent {
		add(code, "")
	}
	for _, value := range o.codes {
		add(value, "")
	}
	return append(append(all, o.rights...), o.guards...)
}

// TestCodesDocumented: a code is documented for its action, for the action it
// borrows from, or general; words select one of several messages.
func TestCodesDocumented(t *testing.T) {
	reg := newRegistry(chapters())
	for name, o := range reg.ops {
		a := actionOf(name)
		for _, g := range codes(reg, o) {
			if e := rowFor(a, o.borrows, g.code, g.words); e == nil {
				t.Errorf("%s answers %q %q, which is documented nowhere", name, g.code, g.words)
			}
		}
		if slices.Contains(lenders(o.borrows), nil) {
			t.Errorf("%s borrows from %s, not all of which are actions", name, o.borrows)
		}
	}
}

// TestRowsFit: the rows name parameters, paths and kinds that exist.
func TestRowsFit(t *testing.T) {
	reg := newRegistry(chapters())
	for name, o := range reg.ops {
		a := actionOf(name)
		params := []string{o.target}
		for _, n := range o.needs {
			params = append(params, n.param)
			if reg.kinds[n.kind] == nil {
				t.Errorf("%s needs the unknown kind %q", name, n.kind)
			}
		}
		params = append(append(params, sortedKeys(o.filters)...), slices.Concat(sortedKeys(o.codes), sortedKeys(o.flaws), sortedKeys(o.absent))...)
		for _, p := range params {
			if p != "" && paramOf(a, o, p) == nil {
				t.Errorf("%s has no parameter %s", name, p)
			}
		}
		for _, path := range append([]string{o.list}, o.sparse...) {
			if path != "" && !hasPath(a, path) {
				t.Errorf("%s documents no path %s", name, path)
			}
		}
		for _, q := range o.quotas {
			if _, ok := reg.limits[q.limit]; !ok {
				t.Errorf("%s counts against %q, which is no limit", name, q.limit)
			}
		}
		if o.kind != "" && reg.kinds[o.kind] == nil {
			t.Errorf("%s is about the unknown kind %q", name, o.kind)
		}
		if o.run == nil {
			t.Errorf("%s runs nothing", name)
		}
	}
}

func hasPath(a *catalog.Action, path string) bool {
	return slices.ContainsFunc(a.Fields, func(f catalog.Field) bool {
		return f.Path == path || strings.HasPrefix(f.Path, path+".")
	})
}

// TestKindPathsDocumented: what a kind computes or nests is a documented path
// of some action about it, relative to the item or whole.
func TestKindPathsDocumented(t *testing.T) {
	reg := newRegistry(chapters())
	shown := func(path string) bool {
		for _, a := range append(slices.Collect(maps.Values(outsideActions())), catalog.All()...) {
			for _, f := range a.Fields {
				if f.Path == path || strings.HasPrefix(f.Path, path+".") || strings.HasSuffix(f.Path, "[]."+path) || strings.Contains(f.Path, "[]."+path+".") {
					return true
				}
			}
		}
		return false
	}
	for _, k := range reg.order {
		paths := append(sortedKeys(k.fields), sortedKeys(k.rows)...)
		for _, n := range k.nested {
			paths = append(paths, n.path)
		}
		for _, path := range paths {
			if !shown(path) {
				t.Errorf("kind %s computes %s, which no action documents", k.name, path)
			}
		}
		for _, l := range k.links {
			if reg.kinds[l.to] == nil {
				t.Errorf("kind %s links to the unknown kind %q", k.name, l.to)
			}
		}
	}
}

func TestLedgerComplete(t *testing.T) {
	for _, d := range decisions() {
		if d.about == "" || d.section == "" || d.choice == "" || d.why == "" {
			t.Errorf("incomplete: %+v", d)
		}
	}
}
