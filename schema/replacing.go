package schema

import (
	"fmt"
	"slices"
	"strings"
)

// Keeps are the claims that an object has as before when one attribute alone
// changes, so that its old and its new object cannot both be there: of kind Key
// or Prefix, and places in a quota of one. In the order of Claims.
func (t *Type) Keeps(attr string) []*Claim {
	var list []*Claim
	for i := range t.Claims {
		c := &t.Claims[i]
		if (c.Kind == Key || c.Kind == Prefix || c.only()) && !c.dependsOn(t, attr) {
			list = append(list, c)
		}
	}
	return list
}

// only says whether a claim is a place in a quota that has one.
func (c *Claim) only() bool {
	return c.Kind == Slot && slices.ContainsFunc(quotas, func(q Quota) bool { return q.Name == c.Name && q.Limit == 1 })
}

// dependsOn says whether a claim of a type is another one when an attribute
// changes.
func (c *Claim) dependsOn(t *Type, attr string) bool {
	if strings.HasPrefix(c.In, "^") && t.Parent == attr {
		return true
	}
	return slices.ContainsFunc(append([]string{c.In}, c.Of...), func(part string) bool {
		base, _, _ := strings.Cut(part, ".")
		return base == attr
	})
}

// replacing says what it costs to replace an object, and in which turn that
// goes.
func (p *page) replacing(t *Type) {
	if t.Actions.Create == "" || t.Actions.Delete == "" {
		return
	}
	var rows [][]string
	for i := range t.Attrs {
		if a := &t.Attrs[i]; a.Mode != ReadOnly && a.Replaces() {
			rows = append(rows, []string{mark(a.Name), turnText(t, a.Name)})
		}
	}
	p.section("Replacing")
	p.table([]string{"When this changes", "The new one is there before the old one goes"}, rows)
	switch {
	case t.Carries != "" && t.Address != "":
		p.line("In either turn %s are cut for good.", t.Carries)
	case t.Carries != "":
		p.line("Where it is deleted first, %s are cut until it is there again.", t.Carries)
	}
	if t.Over != "" {
		p.line("Where %s is another object, they are cut for good: that has another public address.", mark(t.Over))
	}
	if t.Address != "" {
		p.line("Its public address (`%s`) is given back, and the new one gets another.", t.Address)
	}
	if t.Renewed != "" {
		p.line("Mind that %s.", t.Renewed)
	}
}

// turnText says whether both objects of a replacement can be there when one
// attribute changes.
func turnText(t *Type, attr string) string {
	var never, where []string
	for _, c := range t.Keeps(attr) {
		text := "both would hold the " + c.Name
		if c.Kind == Slot {
			text = "both would need the place in " + mark(c.Name)
		}
		if except := unlessText(c.Unless); except != "" {
			text += ", except " + except
		}
		if written := t.left(c); len(written) > 0 {
			where = append(where, fmt.Sprintf("not with %s: %s", marks(written), text))
		} else {
			never = append(never, "no: "+text)
		}
	}
	if len(never) > 0 {
		return never[0]
	}
	for _, c := range t.Claims {
		if c.Kind == Prefix && slices.Contains(c.Of, attr) {
			where = append(where, "not where the two overlap")
		}
		if base, field, deeper := strings.Cut(c.In, "."); c.Kind == Key && deeper && base == attr && c.Of[0][0] != '"' {
			where = append(where, fmt.Sprintf("not with the same `%s`: both would hold the %s", field, c.Name))
		}
	}
	if len(where) > 0 {
		return strings.Join(where, "; ")
	}
	return "yes"
}

// left are the attributes that a claim is made of and that may be left out: then
// nothing is claimed.
func (t *Type) left(c *Claim) []string {
	var list []string
	for _, of := range c.Of {
		name, _, _ := strings.Cut(of, ".")
		if i := t.Index(name); i >= 0 && t.Attrs[i].Mode != ReadOnly && !t.demands(&t.Attrs[i]) {
			list = append(list, name)
		}
	}
	return list
}

// cuts lists what changes in place cut.
func (p *page) cuts(t *Type) {
	var rows [][]string
	for i := range t.Attrs {
		if a := &t.Attrs[i]; a.Cuts != "" && !a.Replaces() {
			rows = append(rows, []string{mark(a.Name), a.Cuts})
		}
	}
	p.table([]string{"Changed in place", "What that cuts"}, rows)
}
