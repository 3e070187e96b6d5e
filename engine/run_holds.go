package engine

import (
	"context"
	"fmt"
	"slices"
	"time"

	"netplan/diff"
	"netplan/schema"
)

// fresh is how long what was read for a plan is taken to hold.
const fresh = 10 * time.Second

// holds makes sure, just before an object is changed or removed, that these
// attributes of it are still what the plan rests on, unless that was read a
// moment ago. What is not listed is left to the call to tell.
func (r *stepRun) holds(ctx context.Context, have *schema.Object, attrs []int) error {
	if len(attrs) == 0 || r.e.Clock.Now().Sub(r.plan.read) <= fresh || r.ours(have) {
		return nil
	}
	listed, err := r.before(ctx, r.place)
	if err != nil {
		return interrupted(ctx, err)
	}
	now := listed.byID[have.ID]
	if now == nil {
		return nil
	}
	for _, i := range attrs {
		if a := &have.Type.Attrs[i]; !sameNormal(a, have.Values[i], now.Values[i]) {
			d := diff.AttrChange{Attr: a, Have: have.Values[i], Want: now.Values[i], Sensitive: r.plan.hides(r.step.Addr, a)}
			return fmt.Errorf("somebody else changed %s %s since it was planned: its %s was %s, and is %s; plan again", have.Type.Name, have.ID, a.Name, d.HaveText(), d.WantText())
		}
	}
	return nil
}

// ours says whether a step of this run changed the object before.
func (r *stepRun) ours(have *schema.Object) bool {
	now, planned := r.world.get(r.step.Addr), r.plan.Have[r.step.Addr]
	return now != planned && now != nil && now.ID == have.ID
}

// hides says whether an attribute of a bound object must not be shown.
func (p *Plan) hides(addr string, a *schema.Attr) bool {
	hidden := p.hidden(addr)
	return a.Hidden() || slices.Contains(hidden, a.Name) || len(fieldsOf(a.Name, hidden)) > 0 ||
		slices.ContainsFunc(a.Elem, func(e schema.Attr) bool { return e.Hidden() })
}

// natural are the indexes of the attributes that recognise an object.
func natural(t *schema.Type) []int {
	var attrs []int
	for _, name := range t.Natural {
		if i := t.Index(name); i >= 0 {
			attrs = append(attrs, i)
		}
	}
	return attrs
}
