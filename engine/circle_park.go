package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"netplan/diff"
	"netplan/schema"
)

// parking is what an object gives up for a moment, so that the circle is broken
// in which its change and those of others would wait for each other.
type parking struct {
	claims []*schema.Claim
	others []string // their addresses, sorted
}

// parkings makes the steps that park objects. What takes what they give up waits
// for them, and what changes or removes the object comes later.
func (o *orderer) parkings() {
	for _, c := range o.plan.Changes {
		if p, ok := o.parked[c.Addr]; ok {
			if s := o.park(c, p); s != nil {
				o.parks[c.Addr] = s
				o.occupy(s)
				o.plan.Steps = append(o.plan.Steps, s)
				o.unpark(c.Addr, s)
			}
		}
	}
}

// unpark makes what changes or removes a parked object come after that.
func (o *orderer) unpark(addr string, parked *Step) {
	const why = "it stands at a value that nobody has by then"
	if s := o.makes[addr]; s != nil && s.Verb == diff.Update {
		s.Needs, s.parked = append(s.Needs, Need{parked.Key, why}), parked.parked
		now := *s.Change
		now.Have = standingAt(parked.Change)
		s.Actions = append(updates(&now, s.attrs()), moveActions(o.way(s.Change, diff.Update))...)
	}
	if s := o.removes[addr]; s != nil {
		s.Needs = append(s.Needs, Need{parked.Key, why})
	}
}

// park makes the step that parks the object of a change; nil when there is no
// value that nobody has.
func (o *orderer) park(c *diff.Change, p parking) *Step {
	was := *c
	was.Verb, was.Reasons, was.Attrs, was.Want = diff.Update, nil, nil, o.asItIs(c)
	for _, claim := range p.claims {
		if !o.vacate(&was, claim) {
			return nil
		}
	}
	s := &Step{Key: "park " + c.Addr, Addr: c.Addr, Verb: diff.Update, Change: &was, Actions: updates(&was, changed(&was))}
	s.Lanes = o.lanes(s)
	s.Meanwhile = said(&was, p)
	for _, d := range was.Attrs {
		s.parked = append(s.parked, c.Type.Index(d.Attr.Name))
	}
	c.Reasons = append(c.Reasons, diff.Reason{Kind: diff.Does, Text: s.Meanwhile})
	for _, claim := range p.claims {
		c.Reasons = append(c.Reasons, diff.Reason{Kind: diff.Cut, Text: claim.Park.Cut})
	}
	return s
}

// standingAt is the object of a change as it is after that.
func standingAt(c *diff.Change) *schema.Object {
	have := *c.Have
	have.Values = slices.Clone(have.Values)
	for _, i := range changed(c) {
		have.Values[i] = c.Want.Values[i].V
	}
	return &have
}

// said says in words what a parked object has for a moment, and why.
func said(c *diff.Change, p parking) string {
	var has []string
	for _, d := range c.Attrs {
		text := " is " + d.WantText()
		if v, _ := keyText(d.Attr, d.Want); v == "" && d.Want.Type() == cty.String {
			text = " is taken away"
		}
		has = append(has, d.Attr.Name+text)
	}
	return fmt.Sprintf("for a moment its %s, since its change and that of %s would wait for each other in a circle",
		strings.Join(has, " and its "), schema.Some(p.others))
}

// asItIs wants of the object of a change what it is.
func (o *orderer) asItIs(c *diff.Change) *schema.Resource {
	b := o.plan.Bindings.Entries[c.Addr]
	r := &schema.Resource{Addr: c.Addr, Block: blockOf(c.Addr), Type: c.Type, Cloud: b.Cloud, Region: b.Region}
	if c.Want != nil {
		r.Range = c.Want.Range
	}
	r.Values = make([]schema.Value, len(c.Have.Values))
	for i, v := range c.Have.Values {
		if v == cty.NilVal {
			v = cty.NullVal(c.Type.Attrs[i].Derived.Type)
		}
		r.Values[i].V = v
	}
	return r
}

// vacate gives the attributes of a claim the first values by which it claims
// what nobody has or wants. It says whether there are any.
func (o *orderer) vacate(c *diff.Change, claim *schema.Claim) bool {
	taken := o.everything()
	for _, text := range claim.Park.Values {
		give(c, claim.Park.Attr, text)
		free := true
		for _, h := range o.wants(c) {
			free = free && (h.claim != claim || !taken[h.competes()+"\x00"+h.value])
		}
		if !free {
			continue
		}
		for _, attr := range claim.Park.Empties {
			give(c, attr, "")
		}
		return true
	}
	return false
}

// occupy notes what a parked object has, so that no other is parked there.
func (o *orderer) occupy(s *Step) {
	for _, h := range o.wants(s.Change) {
		o.everything()[h.competes()+"\x00"+h.value] = true
	}
}

// give wants another value of an attribute.
func give(c *diff.Change, attr, text string) {
	i := c.Type.Index(attr)
	a := &c.Type.Attrs[i]
	c.Want.Values[i].V = parkedValue(a.Derived.Type, text)
	c.Attrs = slices.DeleteFunc(c.Attrs, func(d diff.AttrChange) bool { return d.Attr == a })
	if !diff.Same(a, c.Want.Values[i].V, c.Have.Values[i]) {
		c.Attrs = append(c.Attrs, diff.AttrChange{Attr: a, Have: c.Have.Values[i], Want: c.Want.Values[i].V})
	}
}

// parkedValue is a text as a value of a type, or the only element of a set.
func parkedValue(t cty.Type, text string) cty.Value {
	if t.IsSetType() {
		return cty.SetVal([]cty.Value{parkedValue(t.ElementType(), text)})
	}
	v, err := convert.Convert(cty.StringVal(text), t)
	if err != nil {
		panic("engine: " + text + " is no " + t.FriendlyName())
	}
	return v
}

// everything is all that anything claims or is to claim, by what competes and
// value.
func (o *orderer) everything() map[string]bool {
	if o.taken != nil {
		return o.taken
	}
	o.taken = map[string]bool{}
	note := func(list []held) {
		for _, h := range list {
			o.taken[h.competes()+"\x00"+h.value] = true
		}
	}
	addrs := map[object]string{}
	for addr, b := range o.plan.Bindings.Entries {
		addrs[b.object()] = addr
	}
	for id, have := range o.snap.objects {
		note(o.has(id, addrs[id], have))
	}
	for _, c := range o.changes {
		if c.Want != nil {
			note(o.wants(c))
		}
	}
	return o.taken
}
