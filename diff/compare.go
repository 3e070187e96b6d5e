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
// resource. An attribute that is not written is not compared, nor is a Hint.
// Both sides are normalised; a value that is not known yet differs; what is
// never read back differs when its fingerprint does.
func Compare(want *schema.Resource, have *schema.Object, prints Prints) *Change {
	c := &Change{Addr: want.Addr, Type: want.Type, Want: want, Have: have, Verb: Create}
	if have != nil {
		c.Verb = None
	}
	for i := range want.Type.Attrs {
		v := want.Values[i]
		if !v.Written() {
			continue
		}
		a := &want.Type.Attrs[i]
		d := AttrChange{Attr: a, Want: v.V, From: v.From, Sensitive: v.Sensitive || a.Mode == schema.Secret}
		if have != nil {
			d.Have, d.Replaces = have.Values[i], a.ReplacesNow(have)
			if !differs(a, v.V, d.Have, prints) {
				continue
			}
			c.Verb = stronger(c.Verb, d.Replaces)
		}
		c.Attrs = append(c.Attrs, d)
	}
	c.Reasons = c.reasons()
	return c
}

// stronger is the verb of an object with one more difference.
func stronger(verb Verb, replaces bool) Verb {
	if replaces || verb == Replace {
		return Replace
	}
	return Update
}

// differs says whether an object must be changed for an attribute.
func differs(a *schema.Attr, want, have cty.Value, prints Prints) bool {
	switch a.Mode {
	case schema.Hint:
		return false
	case schema.WriteOnly, schema.Secret:
		return !want.IsWhollyKnown() || prints.Want[a.Name] != prints.Have[a.Name]
	}
	if len(a.Elem) > 0 {
		return !sameBlocks(a, want, have)
	}
	return !same(a.Normal(want), a.Normal(have))
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
		c.Reasons = []string{"forgotten because the cloud does not hold it any more"}
		return c
	case t.Actions.Delete == "" && len(t.Status.Moves) == 0:
		c.Verb = Forget
		c.Reasons = []string{"forgotten because it has no life of its own: it goes with what it belongs to"}
		return c
	}
	for i, v := range have.Values {
		if v != cty.NilVal && !v.IsNull() {
			a := &t.Attrs[i]
			c.Attrs = append(c.Attrs, AttrChange{Attr: a, Have: v, Sensitive: a.Mode == schema.Secret || slices.Contains(sensitive, a.Name)})
		}
	}
	c.Reasons = c.reasons()
	return c
}
