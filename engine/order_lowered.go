package engine

import (
	"slices"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// lowered makes the change of an object wait for the numbers that it limits
// and that are lowered in the same plan: an IPv6 gateway has a smaller
// specification only when no address has more bandwidth than that allows.
func (o *orderer) lowered(wishes wishes) {
	for addr, s := range o.makes {
		for _, d := range s.Change.Attrs {
			if s.Verb != diff.Update || d.Attr.Limiter == "" || !lower(d) {
				continue
			}
			limiter := o.limiter(s.Change.Want, d.Attr)
			if limiter == nil {
				continue
			}
			s.Needs = slices.DeleteFunc(s.Needs, func(n Need) bool { return n.Step == limiter.Key })
			wishes.add(limiter, s, addr+" has less "+d.Attr.Name+" then")
		}
	}
}

// limiter is the step that changes the object that limits an attribute of a
// resource in place; nil when there is none.
func (o *orderer) limiter(r *schema.Resource, a *schema.Attr) *Step {
	from := r.Value(a.Limiter).From
	if from == nil {
		return nil
	}
	s := o.makes[from.Addr]
	if s == nil || s.Verb != diff.Update {
		return nil
	}
	return s
}

// lower says whether a change makes a number less.
func lower(d diff.AttrChange) bool {
	number := func(v cty.Value) bool {
		return v != cty.NilVal && v.IsKnown() && !v.IsNull() && v.Type() == cty.Number
	}
	return number(d.Have) && number(d.Want) && d.Want.LessThan(d.Have).True()
}
