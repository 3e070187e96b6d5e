package between

import (
	"slices"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"netplan/diff"
	"netplan/schema"
)

// standIns are a resource before as an object, and one now as it is compared
// with it: what is known only after apply is stood for by what it refers to.
// What was not written has the API's default. Without a resource now only the
// object counts.
func (c *comparer) standIns(old, now *schema.Resource) (want *schema.Resource, have *schema.Object) {
	have = &schema.Object{Type: old.Type, Region: old.Region, Values: make([]cty.Value, len(old.Values))}
	if now != nil {
		copied := *now
		want = &copied
		want.Values = slices.Clone(now.Values)
	}
	for i := range old.Type.Attrs {
		before := c.before.attr(old, i)
		have.Values[i] = before.shown
		if want != nil {
			c.compared(&want.Values[i], &have.Values[i], now, old, i)
		}
	}
	return want, have
}

// compared brings the two sides of an attribute into the form in which they
// are compared: what looks alike and is not stays unknown.
func (c *comparer) compared(want *schema.Value, have *cty.Value, now, old *schema.Resource, i int) {
	a := &now.Type.Attrs[i]
	if !want.Written() || ignored(now, a.Name) {
		*want = schema.Value{V: cty.NullVal(a.Derived.Type)}
		return
	}
	before, after := c.before.attr(old, i), c.now.attr(now, i)
	if before.identity == after.identity || !before.shown.RawEquals(after.shown) {
		want.V = after.shown
	}
	if !old.Values[i].Written() {
		*have = byDefault(a)
	}
	want.Sensitive = want.Sensitive || old.Values[i].Sensitive
	if more := old.Values[i].SensitiveFields; len(more) > 0 {
		want.SensitiveFields = append(slices.Clone(want.SensitiveFields), more...)
	}
}

// ignored says whether changes of an attribute are ignored.
func ignored(r *schema.Resource, attr string) bool {
	return r.Lifecycle.IgnoreAll || slices.Contains(r.Lifecycle.IgnoreChanges, attr)
}

// byDefault is the value that the API gives an attribute that is not written,
// null where the reference names none.
func byDefault(a *schema.Attr) cty.Value {
	if a.Derived.Rule != nil && a.Derived.Rule.Default != "" {
		if v, err := convert.Convert(cty.StringVal(a.Derived.Rule.Default), a.Derived.Type); err == nil {
			return v
		}
	}
	return cty.NullVal(a.Derived.Type)
}

// prints are the values of what is never read back, for the comparison only.
func prints(t *schema.Type, want *schema.Resource, have *schema.Object) diff.Prints {
	p := diff.Prints{Want: map[string]string{}, Have: map[string]string{}}
	for i := range t.Attrs {
		a := &t.Attrs[i]
		if a.Mode != schema.WriteOnly && a.Mode != schema.Secret {
			continue
		}
		p.Want[a.Name], p.Have[a.Name] = canonical(a, want.Values[i].V), canonical(a, have.Values[i])
	}
	return p
}
