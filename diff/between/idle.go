package between

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// idle adds to a change what is written otherwise and changes nothing, with a
// note why.
func (c *comparer) idle(ch *diff.Change, old *schema.Resource) {
	told := map[string]bool{}
	for _, d := range ch.Attrs {
		told[d.Name()] = true
	}
	for i := range old.Type.Attrs {
		if c.sameText(old, ch.Want, i) {
			continue
		}
		for _, d := range c.parts(old, ch.Want, i) {
			if !told[d.Name()] {
				ch.Attrs = append(ch.Attrs, d)
			}
		}
	}
	if len(ch.Attrs) > 0 && ch.Verb == diff.None {
		ch.Verb = diff.Update
	}
	slices.SortStableFunc(ch.Attrs, func(a, b diff.AttrChange) int {
		return ch.Type.Index(a.Attr.Name) - ch.Type.Index(b.Attr.Name)
	})
}

// sameText says whether an attribute is written alike on both sides.
func (c *comparer) sameText(old, now *schema.Resource, i int) bool {
	before, after := c.before.attr(old, i), c.now.attr(now, i)
	return before.identity == after.identity && canonical(&old.Type.Attrs[i], before.shown) == canonical(&old.Type.Attrs[i], after.shown)
}

// parts are an attribute, or the fields of a Merged block, that are written
// otherwise.
func (c *comparer) parts(old, now *schema.Resource, i int) []diff.AttrChange {
	a := &old.Type.Attrs[i]
	before, after := c.before.attr(old, i).shown, c.now.attr(now, i).shown
	whole := diff.AttrChange{Attr: a, Have: orNull(before, a), Want: orNull(after, a), Note: note(old, now, a)}
	whole.Sensitive = a.Hidden() || old.Values[i].Sensitive || now.Values[i].Sensitive
	if a.Form != schema.Merged {
		return []diff.AttrChange{whole}
	}
	var list []diff.AttrChange
	for j := range a.Elem {
		e := &a.Elem[j]
		d := whole
		d.Field, d.Have, d.Want = e, orNull(schema.FieldOf(before, e.Name), e), orNull(schema.FieldOf(after, e.Name), e)
		d.Sensitive = whole.Sensitive || e.Hidden() || slices.Contains(old.Values[i].SensitiveFields, e.Name) || slices.Contains(now.Values[i].SensitiveFields, e.Name)
		if canonical(e, d.Have) != canonical(e, d.Want) {
			if d.Want.IsNull() {
				d.Note = noteDropped
			}
			list = append(list, d)
		}
	}
	return list
}

func orNull(v cty.Value, a *schema.Attr) cty.Value {
	if v == cty.NilVal {
		return cty.NullVal(a.Derived.Type)
	}
	return v
}

const noteDropped = "not written any more: the object keeps it"

// note says why a difference of an attribute changes nothing.
func note(old, now *schema.Resource, a *schema.Attr) string {
	switch {
	case ignored(now, a.Name):
		return "ignored, as its lifecycle says"
	case a.Mode == schema.Hint:
		return "counts only while the object is made"
	case !now.Value(a.Name).Written():
		return noteDropped
	case !old.Value(a.Name).Written():
		return "what the API gives when it is not written"
	}
	return "changes nothing"
}
