package rules

import (
	"fmt"
	"iter"
	"net/netip"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

// each yields the resources of a type.
func each(c *schema.Checker, typ string) iter.Seq[*schema.Resource] {
	return func(yield func(*schema.Resource) bool) {
		for _, r := range c.Topology.Resources {
			if r.Type.Name == typ && !yield(r) {
				return
			}
		}
	}
}

// written yields every attribute of every resource that has a known value,
// the fields of blocks included.
func written(c *schema.Checker) iter.Seq2[*schema.Resource, place] {
	return func(yield func(*schema.Resource, place) bool) {
		for _, r := range c.Topology.Resources {
			for i := range r.Type.Attrs {
				for p := range places(r, &r.Type.Attrs[i], r.Values[i]) {
					if !yield(r, p) {
						return
					}
				}
			}
		}
	}
}

// referring yields the arguments that take what another resource computes and
// are given that of one.
func referring(c *schema.Checker) iter.Seq2[*schema.Resource, *schema.Attr] {
	return func(yield func(*schema.Resource, *schema.Attr) bool) {
		for _, r := range c.Topology.Resources {
			for i := range r.Type.Attrs {
				a := &r.Type.Attrs[i]
				if len(a.Refs) > 0 && r.Values[i].From != nil && !yield(r, a) {
					return
				}
			}
		}
	}
}

// place is a value at an attribute or at a field of a block.
type place struct {
	top  string // name of the attribute in Type.Attrs
	attr *schema.Attr
	v    cty.Value
	// secret values are never shown, nor are those of the fields that hides
	// names.
	secret bool
	hides  []string
}

// path is the attribute, or the attribute and its field.
func (p place) path() string {
	if p.attr.Name == p.top {
		return p.top
	}
	return p.top + "." + p.attr.Name
}

// places yields the scalar values below an attribute that are known.
func places(r *schema.Resource, a *schema.Attr, v schema.Value) iter.Seq[place] {
	return func(yield func(place) bool) {
		if v.Written() {
			descend(place{a.Name, a, v.V, v.Sensitive || a.Hidden(), v.SensitiveFields}, yield)
		}
	}
}

// descend walks lists and blocks down to known scalars.
func descend(p place, yield func(place) bool) bool {
	switch {
	case p.v.IsNull() || !p.v.IsKnown():
		return true
	case p.v.Type().IsPrimitiveType():
		return yield(p)
	case p.v.Type().IsObjectType():
		for i := range p.attr.Elem {
			field := &p.attr.Elem[i]
			if !p.v.Type().HasAttribute(field.Name) {
				continue
			}
			secret := p.secret || field.Hidden() || slices.Contains(p.hides, field.Name)
			if !descend(place{p.top, field, p.v.GetAttr(field.Name), secret, nil}, yield) {
				return false
			}
		}
		return true
	case p.v.CanIterateElements():
		for _, e := range p.v.Elements() {
			if !descend(place{p.top, p.attr, e, p.secret, p.hides}, yield) {
				return false
			}
		}
	}
	return true
}

// text is the value as text and whether it is one.
func (p place) text() (string, bool) {
	if p.v.Type() != cty.String {
		return "", false
	}
	return p.v.AsString(), true
}

// show is the value for a message.
func (p place) show() string {
	switch {
	case p.secret:
		return hidden
	case p.v.Type() == cty.String:
		return fmt.Sprintf("%q", p.v.AsString())
	case p.v.Type() == cty.Number:
		return p.v.AsBigFloat().Text('f', -1)
	}
	return fmt.Sprint(p.v.True())
}

// unlessSecret is a text that is made of the value, or nothing where the value
// must not be told.
func (p place) unlessSecret(text string) string {
	if p.secret {
		return ""
	}
	return text
}

// format is the syntax that the attribute asks for.
func format(a *schema.Attr) catalog.Format {
	if a.Format != "" {
		return a.Format
	}
	if a.Derived.Rule != nil {
		return a.Derived.Rule.Format
	}
	return ""
}

// text is a known text attribute, for which the rule is undecided otherwise; no
// resource has one.
func text(c *schema.Checker, r *schema.Resource, attr string) (string, bool) {
	if r == nil {
		return "", false
	}
	c.Needs(r, attr)
	return known(r, attr)
}

// known is a text attribute that is known, for a message or where the rule can
// do without.
func known(r *schema.Resource, attr string) (string, bool) {
	v := r.Value(attr)
	if !v.Known() || v.V.Type() != cty.String {
		return "", false
	}
	return v.V.AsString(), true
}

// prefix is a known attribute that is a well-formed prefix.
func prefix(c *schema.Checker, r *schema.Resource, attr string) (netip.Prefix, bool) {
	s, ok := text(c, r, attr)
	if !ok {
		return netip.Prefix{}, false
	}
	p, err := netip.ParsePrefix(s)
	return p.Masked(), err == nil
}

// texts are the known elements of a list of texts; a text counts as a list
// separated by commas.
func texts(c *schema.Checker, r *schema.Resource, attr string) []string {
	v := r.Value(attr)
	c.Needs(r, attr)
	if !v.Written() || !v.V.IsKnown() {
		return nil
	}
	if v.V.Type() == cty.String {
		return strings.Split(v.V.AsString(), ",")
	}
	var list []string
	for _, e := range v.V.Elements() {
		if e.IsKnown() && !e.IsNull() && e.Type() == cty.String {
			list = append(list, e.AsString())
		}
	}
	return list
}

// owner follows a reference attribute to the resource that it names, or nil
// when it names none of the topology.
func owner(c *schema.Checker, r *schema.Resource, attr string) *schema.Resource {
	if r == nil {
		return nil
	}
	if from := r.Value(attr).From; from != nil {
		return c.Topology.Resource(from.Addr)
	}
	c.NeedsObject(r, attr)
	return nil
}

// above climbs from a resource to the nearest one of a type that holds it.
func above(c *schema.Checker, r *schema.Resource, typ string) *schema.Resource {
	for range 8 { // no type lies deeper
		if r == nil || r.Type.Name == typ {
			return r
		}
		r = owner(c, r, r.Type.Parent)
	}
	return nil
}

// among puts permitted values into words.
func among(values []string) string {
	if len(values) == 1 {
		return fmt.Sprintf("%q", values[0])
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = fmt.Sprintf("%q", v)
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}
