package engine

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// Loss is something that a way back does not restore.
type Loss struct {
	Addr string
	// Attr is the attribute that is another then, or empty.
	Attr string
	// What says it in words, without what must not be shown.
	What string
}

// compare finds what is not as it was when the way back was rehearsed.
func (v *Inverse) compare(p, back *planner) {
	then, bindings := back.plan.Have, back.plan.Bindings
	if back.played != nil {
		then, bindings = back.played.result.Have, back.played.bindings
	}
	v.was, v.then = namesIn(p.plan.Bindings), namesIn(bindings)
	world := func(addr string) *schema.Object { return then[addr] }
	told := map[string]bool{}
	for _, l := range v.Losses {
		told[l.Addr] = true
	}
	for _, addr := range p.everBound() {
		was, is := p.plan.Have[addr], then[addr]
		if told[addr] || was == nil && is == nil {
			continue
		}
		switch {
		case was == nil:
			v.lose(addr, "", "%s stays: the way back does not remove it", addr)
		case is == nil && p.letsGo(addr):
		case is == nil && p.plan.Bindings.Entries[addr].ID != "":
			v.lose(addr, "", "%s is not made again", addr)
		case is == nil:
			v.adopted(p, addr, was)
		default:
			v.compareOne(p, back, addr, is, world)
		}
	}
	slices.SortStableFunc(v.Losses, func(a, b Loss) int { return cmp.Or(strings.Compare(a.Addr, b.Addr), strings.Compare(a.Attr, b.Attr)) })
}

func (v *Inverse) lose(addr, attr, format string, args ...any) {
	v.Losses = append(v.Losses, Loss{addr, attr, fmt.Sprintf(format, args...)})
}

// adopted tells what the plan changes of an object that it adopts.
func (v *Inverse) adopted(p *planner, addr string, was *schema.Object) {
	is := p.played.result.Have[addr]
	if is == nil {
		return
	}
	for i := range was.Type.Attrs {
		v.compareAttr(p, addr, was, is, i, schema.Value{})
	}
}

// compareOne compares what is there then with what was there.
func (v *Inverse) compareOne(p, back *planner, addr string, is *schema.Object, world schema.World) {
	was := p.plan.Have[addr]
	another := was.ID != is.ID
	if _, stayed := p.played.bindings.Entries[addr]; another || !stayed {
		v.Again = append(v.Again, addr)
	}
	if another && given(was.Type) {
		v.lose(addr, "id", "the id %s does not come back: what is made again has another one", was.ID)
	}
	values, diags := back.plan.Topology.Resolve(addr, world)
	if diags.HasErrors() {
		return
	}
	for i := range was.Type.Attrs {
		v.compareAttr(p, addr, was, is, i, values[i])
	}
	before, after := p.plan.Bindings.Entries[addr].Prints, p.played.bindings.Entries[addr].Prints
	for i := range was.Type.Attrs {
		if name := was.Type.Attrs[i].Name; before[name] != "" && (another || before[name] != after[name]) {
			v.lose(addr, name, "%s is not what it was: it is never read back; write it again", name)
		}
	}
	for _, ip := range diff.PublicAddresses(was) {
		if !slices.Contains(diff.PublicAddresses(is), ip) {
			v.lose(addr, "", "the public address %s does not come back: another one is given", ip)
		}
	}
}

// compareAttr compares one attribute with what was wanted back of it; ids in
// what cannot be wanted are others wherever something is made again.
func (v *Inverse) compareAttr(p *planner, addr string, was, is *schema.Object, i int, want schema.Value) {
	a := &was.Type.Attrs[i]
	had, has := was.Values[i], is.Values[i]
	switch {
	case isID(a) && a.Mode == schema.ReadOnly: // the cloud chooses it
		return
	case v.was.of(had) != "" && v.was.of(had) == v.then.of(has):
		return
	case v.was.of(had) != "": // it names another object
	case follows(want) && !sameNormal(a, had, has): // the address of what is made again
	case want.Written() && diff.Same(a, want.V, has):
		return
	case !want.Written() && (isID(a) || a.Mode == schema.Hint || sameNormal(a, had, has)):
		return
	}
	if a.Mode == schema.ReadOnly {
		v.lose(addr, a.Name, "%s is not what it was: the cloud gives it", a.Name)
		return
	}
	d := diff.AttrChange{Attr: a, Have: had, Want: has, Sensitive: p.plan.hides(addr, a)}
	if follows(want) {
		v.lose(addr, a.Name, "%s was %s, and is the address that is given then", a.Name, d.HaveText())
		return
	}
	v.lose(addr, a.Name, "%s was %s, and is %s then", a.Name, d.HaveText(), d.WantText())
}

// follows says whether a value is, or holds, something else of another object
// than its id.
func follows(v schema.Value) bool {
	return slices.ContainsFunc(v.Origins, func(o schema.Origin) bool {
		return !strings.HasSuffix(o.Attr, "id") && !strings.HasSuffix(o.Attr, "ids")
	})
}

// boundNames are addresses by the ids that they are bound to.
type boundNames map[string]string

func namesIn(b *Bindings) boundNames {
	names := boundNames{}
	for addr, e := range b.Entries {
		names[e.ID] = addr
	}
	return names
}

// of is the address whose object's id a value is, or empty.
func (n boundNames) of(v cty.Value) string {
	if v == cty.NilVal || v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		return ""
	}
	return n[v.AsString()]
}

// sameNormal says whether two described values are the same.
func sameNormal(a *schema.Attr, had, has cty.Value) bool {
	null := func(v cty.Value) bool { return v == cty.NilVal || a.Normal(v).IsNull() }
	if null(had) || null(has) {
		return null(had) && null(has)
	}
	return a.Normal(had).RawEquals(a.Normal(has))
}
