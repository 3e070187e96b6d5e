package engine

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// prior compares a resource as soon as its values are known, and returns its
// object unless that is going to be another one.
func (p *planner) prior(r *schema.Resource) *schema.Object {
	c := p.compareOne(r)
	p.changes[r.Addr] = c
	if c.Verb == diff.Update && p.in.Mode == ModeApply {
		return c.Have.Open(recomputed(c)...)
	}
	if c.Verb != diff.Replace || p.in.Mode != ModeApply {
		return c.Have
	}
	if c.Turn = p.turn(c); !createsFirst(c) {
		p.leaving.add(c)
	}
	return nil
}

// recomputed are the computed attributes that a change in place gives other
// values.
func recomputed(c *diff.Change) []string {
	var names []string
	for _, d := range c.Attrs {
		names = append(names, d.Attr.Recomputes...)
	}
	return names
}

// compareOne compares a resource with the object that it is bound to.
func (p *planner) compareOne(r *schema.Resource) *diff.Change {
	b, bound := p.plan.Bindings.Entries[r.Addr]
	have := p.plan.Have[r.Addr]
	want := r
	if have != nil {
		want = sparing(r)
	}
	p2 := diff.Prints{Want: prints(p.plan.Bindings.Lineage, r.Type, r.Values), Have: b.Prints}
	c := diff.Compare(want, have, p2)
	if have != nil {
		c.Hide(b.Sensitive)
	}
	c.Want = r
	switch {
	case have == nil && r.Type.Actions.Create == "", have != nil && !bound:
		c.Verb = diff.Adopt
	case have == nil && bound:
		c.Reasons = append(c.Reasons, diff.Saying(diff.Why, "%s is not there any more; it was deleted by somebody else", b.ID))
	case have != nil && (b.Region != r.Region || b.Cloud != r.Cloud):
		c.Verb = diff.Replace
		c.Reasons = append(c.Reasons, diff.Reason{Kind: diff.Why, Text: moves(b, r)})
	case have != nil && p.joined[r.Addr] != "":
		c.Verb = diff.Replace
		c.Reasons = append(c.Reasons, diff.Reason{Kind: diff.Why, Text: p.joined[r.Addr]})
	case have != nil && p.seated[r.Addr] != "" && c.Verb != diff.Replace:
		c.Verb = diff.Replace
		c.Reasons = append(c.Reasons, diff.Reason{Kind: diff.Why, Text: "replaced because " + p.seated[r.Addr]})
	case c.Verb == diff.Update && len(p.broken[r.Addr]) > 0:
		c.Verb, c.Turn = diff.Replace, schema.DeleteFirst
		c.Reasons = append(c.Reasons, p.broken[r.Addr]...)
	case c.Verb == diff.Update && stuck(c):
		c.Verb = diff.Replace
		c.Reasons = append(c.Reasons, diff.Saying(diff.Why, "replaced because nothing leads from its status %s to the one that is wanted", c.Have.Status))
	case c.Verb == diff.Update:
		p.yield(c)
	}
	p.note(c)
	return c
}

// moves is the reason of an object that is to be elsewhere.
func moves(b Binding, r *schema.Resource) string {
	if b.Cloud != r.Cloud {
		return fmt.Sprintf("replaced because it moves from cloud %q to %q", b.Cloud, r.Cloud)
	}
	return fmt.Sprintf("replaced because it moves from region %s to %s", b.Region, r.Region)
}

// yield turns an update into a replacement where it would come too late: what
// the object uses goes before its replacement is there, and cannot go while
// it is used.
func (p *planner) yield(c *diff.Change) {
	if c.Type.Actions.Create == "" || c.Type.Actions.Delete == "" {
		return
	}
	if attr, used := p.leaving.under(c); used != nil {
		c.Verb = diff.Replace
		c.Reasons = append(c.Reasons, diff.Saying(diff.Why, "replaced because its %s is that of %s, which is replaced and cannot go while it is used", attr.Name, used.Addr))
	}
}

// replaced are replacements by address and by block.
type replaced map[string][]*diff.Change

func (r replaced) add(c *diff.Change) {
	addr, block := c.Addr, c.Want.Block
	r[addr] = append(r[addr], c)
	if block != addr {
		r[block] = append(r[block], c)
	}
}

// under is the first of the replacements that a change follows: the object is to
// name what the replacement makes, in that attribute.
func (r replaced) under(c *diff.Change) (*schema.Attr, *diff.Change) {
	for _, d := range c.Attrs {
		if d.Want.IsWhollyKnown() {
			continue
		}
		for _, need := range c.Want.Needs {
			for _, used := range r[need] {
				if names(d.Attr, used.Type) {
					return d.Attr, used
				}
			}
		}
	}
	return nil, nil
}

// names says whether an attribute may name objects of a type.
func names(a *schema.Attr, t *schema.Type) bool {
	return slices.ContainsFunc(a.Refs, func(ref string) bool { return strings.HasPrefix(ref, t.Name+".") })
}

// sparing is a resource as it is compared with its object: without what its
// lifecycle ignores.
func sparing(r *schema.Resource) *schema.Resource {
	l := r.Lifecycle
	if !l.IgnoreAll && len(l.IgnoreChanges) == 0 {
		return r
	}
	copied := *r
	copied.Values = slices.Clone(r.Values)
	for i := range r.Type.Attrs {
		if ignores(l, r.Type.Attrs[i].Name) {
			copied.Values[i] = schema.Value{V: cty.NullVal(r.Type.Attrs[i].Derived.Type)}
		}
	}
	return &copied
}

// ignores says whether a lifecycle ignores changes of an attribute.
func ignores(l schema.Lifecycle, attr string) bool {
	return l.IgnoreAll || slices.Contains(l.IgnoreChanges, attr)
}

// addrs are all addresses that are bound or that something is wanted of,
// sorted.
func (p *planner) addrs() []string {
	all := map[string]bool{}
	for addr := range p.plan.Bindings.Entries {
		all[addr] = true
	}
	for addr := range p.changes {
		all[addr] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// removal is the change of what is bound and not wanted; nil for a type that
// this version does not know, which is left alone.
func (p *planner) removal(addr string) *diff.Change {
	b := p.plan.Bindings.Entries[addr]
	t := p.e.Types.Type(b.Type)
	if t == nil {
		return nil
	}
	c := diff.Remove(addr, t, p.plan.Have[addr], p.plan.hidden(addr))
	if p.kept(addr) {
		return &diff.Change{Addr: addr, Type: t, Have: c.Have, Verb: diff.Forget, Reasons: []diff.Reason{{Kind: diff.Why, Text: "forgotten because a removed block says so; the object stays"}}}
	}
	p.note(c)
	return c
}

// hidden are the attributes of a bound object that must not be shown.
func (p *Plan) hidden(addr string) []string {
	names := p.Bindings.Entries[addr].Sensitive
	if r := p.Topology.Resource(addr); r != nil {
		names = append(names[:len(names):len(names)], sensitive(r.Type, r.Values)...)
	}
	return names
}

// kept says whether a removed block lets go of an address without destroying.
func (p *planner) kept(addr string) bool {
	return slices.ContainsFunc(p.plan.Topology.Removed, func(r schema.Removed) bool {
		return !r.Destroy && schema.Covers(r.From, addr)
	})
}

// prevented reports what must not be destroyed and would be, but for what
// cannot be anyway, see prepaid.
func (p *planner) prevented() hcl.Diagnostics {
	var diags hcl.Diagnostics
	for _, c := range p.plan.Changes {
		at, protected := p.plan.Topology.Protected(blockOf(c.Addr))
		if !protected || c.Have == nil || c.Verb != diff.Replace && c.Verb != diff.Delete || p.paid(c) != "" {
			continue
		}
		why := "it would be destroyed"
		if c.Verb == diff.Replace {
			why = "it would be " + c.Reasons[0].Text
		}
		diags = append(diags, problem(codePrevent, at, c.Addr,
			"The lifecycle of %s says prevent_destroy, and %s. Undo that change, plan the rest with --exclude '%s', or take prevent_destroy out.", c.Addr, why, c.Addr))
	}
	return diags
}
