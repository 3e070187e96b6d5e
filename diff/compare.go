package diff

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// Prints are the fingerprints, by attribute, of what is never read back: Want
// of the values that are written now, Have of those that were sent last.
type Prints struct {
	Want, Have map[string]string
}

// Compare says what leads from the object, nil when there is none, to the
// resource; its reasons are the attributes that force a replacement. An attribute that is not written is not compared, nor is a Hint, nor
// an empty text where only a new object could have none.
// Both sides are normalised; a value that is not known yet differs; what is
// never read back differs when its fingerprint does.
func Compare(want *schema.Resource, have *schema.Object, prints Prints) *Change {
	c := &Change{Addr: want.Addr, Type: want.Type, Want: want, Have: have, Verb: Create, Turn: want.Lifecycle.Turn}
	if have != nil {
		c.Verb = None
	}
	for i := range want.Type.Attrs {
		if v := want.Values[i]; v.Written() {
			c.Attrs = append(c.Attrs, differences(&want.Type.Attrs[i], i, v, have, prints)...)
		}
	}
	for _, d := range c.Attrs {
		if have != nil {
			c.Verb = stronger(c.Verb, d.Replaces)
		}
	}
	c.Reasons = c.forced()
	return c
}

// differences are the attribute at an index where the object is to have another
// value, or those fields of a Merged block; all that is written where there is
// no object.
func differences(a *schema.Attr, i int, want schema.Value, have *schema.Object, prints Prints) []AttrChange {
	var list []AttrChange
	var now cty.Value
	if have != nil {
		now = have.Values[i]
	}
	for _, d := range sides(a, want, now) {
		d.Replaces = have != nil && a.ReplacesNow(have)
		if d.Replaces && leftOut(d) {
			continue // a new object would be like this one
		}
		if d.Want != cty.NilVal && (have == nil || differs(d, prints)) {
			list = append(list, d)
		}
	}
	return list
}

// leftOut says whether an empty text is wanted, which the API counts as left
// out.
func leftOut(d AttrChange) bool {
	return d.Want != cty.NilVal && d.Want.Type() == cty.String && d.Want.IsKnown() && !d.Want.IsNull() && d.Want.AsString() == ""
}

// sides are an attribute, or the fields of a Merged block, with what is wanted
// and what there is. A side that is not there at all is cty.NilVal.
func sides(a *schema.Attr, want schema.Value, have cty.Value) []AttrChange {
	if a.Form != schema.Merged {
		return []AttrChange{{Attr: a, Have: have, Want: want.V, From: want.From, Sensitive: want.Sensitive || a.Hidden()}}
	}
	var list []AttrChange
	for i := range a.Elem {
		e := &a.Elem[i]
		d := AttrChange{Attr: a, Field: e, Have: schema.FieldOf(have, e.Name), Want: schema.FieldOf(want.V, e.Name)}
		d.Sensitive = want.Sensitive || e.Hidden() || slices.Contains(want.SensitiveFields, e.Name)
		if have != cty.NilVal && d.Have == cty.NilVal {
			d.Have = cty.NullVal(e.Derived.Type)
		}
		if d.Want != cty.NilVal && d.Want.IsNull() {
			d.Want = cty.NilVal
		}
		list = append(list, d)
	}
	return list
}

// stronger is the verb of an object with one more difference.
func stronger(verb Verb, replaces bool) Verb {
	if replaces || verb == Replace {
		return Replace
	}
	return Update
}

// differs says whether an object must be changed for an attribute or field.
func differs(d AttrChange, prints Prints) bool {
	switch {
	case d.Field != nil:
		return !same(d.Field.Normal(d.Want), d.Field.Normal(d.Have))
	case d.Attr.Mode == schema.Hint:
		return false
	case d.Attr.Mode == schema.WriteOnly || d.Attr.Mode == schema.Secret:
		return !d.Want.IsWhollyKnown() || prints.Want[d.Attr.Name] != prints.Have[d.Attr.Name]
	}
	return !Same(d.Attr, d.Want, d.Have)
}

// Same says whether an object has what is wanted of an attribute: in blocks
// only what is written counts. A value that is not wholly known is never the
// same.
func Same(a *schema.Attr, want, have cty.Value) bool {
	switch {
	case a.Form == schema.Merged:
		return !slices.ContainsFunc(sides(a, schema.Value{V: want}, have), func(d AttrChange) bool {
			return d.Want != cty.NilVal && differs(d, Prints{})
		})
	case len(a.Elem) > 0:
		return sameBlocks(a, want, have)
	}
	return same(a.Normal(want), a.Normal(have))
}

// same says whether two normalised values are equal. Values of different
// types never are, except that a null is a null.
func same(want, have cty.Value) bool {
	switch {
	case have == cty.NilVal || have.IsNull():
		return want.IsNull()
	case want.IsNull():
		return false
	}
	return want.IsWhollyKnown() && want.RawEquals(have)
}

// Remove is the change that deletes what an address is bound to. Without an
// object the address is only forgotten, as it is where the type has neither
// delete action nor moves: such an object goes with another one. The attributes named sensitive
// are not shown.
func Remove(addr string, t *schema.Type, have *schema.Object, sensitive []string) *Change {
	c := &Change{Addr: addr, Type: t, Have: have, Verb: Delete, sensitive: sensitive}
	switch {
	case have == nil:
		c.Verb = Forget
		c.Reasons = []Reason{{Why, "forgotten because the cloud does not hold it any more"}}
		return c
	case t.Actions.Delete == "" && len(t.Status.Moves) == 0:
		c.Verb = Forget
		c.Reasons = []Reason{{Why, "forgotten because it has no life of its own: it goes with what it belongs to"}}
		return c
	}
	for i, v := range have.Values {
		if v == cty.NilVal || v.IsNull() {
			continue
		}
		for _, d := range sides(&t.Attrs[i], schema.Value{}, v) {
			d.Sensitive = d.Sensitive || slices.Contains(sensitive, d.Name())
			if !d.Have.IsNull() {
				c.Attrs = append(c.Attrs, d)
			}
		}
	}
	return c
}

// Hide keeps attributes, or attribute.field of a block, from being shown, and
// gives the change the reasons of Compare anew.
func (c *Change) Hide(names []string) {
	if len(names) == 0 {
		return
	}
	c.sensitive = append(c.sensitive, names...)
	for i := range c.Attrs {
		d := &c.Attrs[i]
		d.Sensitive = d.Sensitive || slices.Contains(names, d.Name()) || slices.Contains(names, d.Attr.Name)
	}
	c.Reasons = c.forced()
}

// Hides says whether an attribute must not be shown, of what there is or of
// what is wanted.
func (c *Change) Hides(attr string) bool {
	return slices.Contains(c.sensitive, attr) || slices.ContainsFunc(c.Attrs, func(d AttrChange) bool {
		return d.Sensitive && d.Attr.Name == attr
	})
}
