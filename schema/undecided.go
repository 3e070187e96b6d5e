package schema

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Undecided is what could not be checked offline, and why.
type Undecided struct {
	// Codes are the rules that looked for it, sorted.
	Codes []string
	// Addr is the instance, or the check or data block; Attr the attribute, or
	// empty.
	Addr, Attr string
	// Range is where it is written.
	Range hcl.Range
	// Why says what is missing.
	Why string
}

// Why something is undecided.
const (
	whyLater   = "known after apply"
	whyOutside = "names what the topology does not have"
	whyData    = "read from the cloud"
)

// Needs notes that the rule looks at the value of an attribute: it is
// undecided where that is written and known only after apply. What refers to
// a resource of the topology is decided: which one is known.
func (c *Checker) Needs(r *Resource, attr string) {
	if r.Value(attr).later() {
		c.open(r, attr, whyLater)
	}
}

// later says that a value is known only after apply, and that it is not even
// known which resource it will come from.
func (v Value) later() bool {
	return v.Written() && !v.V.IsWhollyKnown() && len(v.Origins) == 0 && len(v.Within) == 0
}

// NeedsObject notes that the rule looks at what an attribute names: it is
// undecided where that is an object outside of the topology.
func (c *Checker) NeedsObject(r *Resource, attr string) {
	v := r.Value(attr)
	switch {
	case !v.Written() || v.From != nil:
	case v.Known():
		c.open(r, attr, whyOutside)
	default:
		c.open(r, attr, whyLater)
	}
}

func (c *Checker) open(r *Resource, attr, why string) {
	if c.opened == nil {
		c.opened = map[openKey]string{}
	}
	c.opened[openKey{r, attr}] = why
}

// openKey is an attribute of a resource.
type openKey struct {
	r    *Resource
	attr string
}

// Verdict is what rules say of a topology.
type Verdict struct {
	// Findings are in the order of places.
	Findings hcl.Diagnostics
	// Undecided is sorted by address and attribute.
	Undecided []Undecided
}

// Judge applies rules to the topology, and lists what could not be decided
// offline: by them, by conditions, and by data blocks.
func (t *Topology) Judge(rules []*Rule) Verdict {
	var v Verdict
	open := map[openKey]*Undecided{}
	for _, r := range rules {
		c := &Checker{Topology: t, Rule: r}
		r.Check(c)
		v.Findings = append(v.Findings, c.diags...)
		for key, why := range c.opened {
			u := open[key]
			if u == nil {
				u = &Undecided{Addr: key.r.Addr, Attr: key.attr, Range: key.r.AttrRange(key.attr), Why: why}
				open[key] = u
			}
			if u.Codes = append(u.Codes, r.Code); why == whyLater {
				u.Why = why
			}
		}
	}
	t.unchecked(open)
	for _, u := range open {
		slices.Sort(u.Codes)
		v.Undecided = append(v.Undecided, *u)
	}
	v.Undecided = append(v.Undecided, t.later...)
	slices.SortFunc(v.Undecided, func(a, b Undecided) int { return strings.Compare(a.sortKey(), b.sortKey()) })
	v.Findings = tidy(v.Findings)
	return v
}

// unchecked adds the values that are known only after apply and that no rule
// asked for in particular: their form was not checked.
func (t *Topology) unchecked(open map[openKey]*Undecided) {
	for _, r := range t.Resources {
		for i := range r.Type.Attrs {
			v, name := r.Values[i], r.Type.Attrs[i].Name
			key := openKey{r, name}
			if open[key] == nil && v.later() {
				open[key] = &Undecided{Addr: r.Addr, Attr: name, Range: r.AttrRange(name), Why: whyLater}
			}
		}
	}
}

// putOff notes what is decided later.
func (t *Topology) putOff(u Undecided) { t.later = append(t.later, u) }

func (u *Undecided) sortKey() string {
	return u.Addr + "\x00" + u.Attr + "\x00" + sortKey(&hcl.Diagnostic{Subject: &u.Range})
}
