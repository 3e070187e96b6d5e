package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// Explain gives the change the reasons that its attributes call for and what it
// costs, in place of those that it has.
func (c *Change) Explain() { c.Reasons = append(c.forced(), c.Costs()...) }

// forced names the attributes that force a replacement.
func (c *Change) forced() []Reason {
	var list []Reason
	for _, d := range c.Attrs {
		if d.Replaces {
			list = append(list, Saying(Forces, "replaced because %s changes: %s -> %s; the API %s (%s)",
				d.Name(), d.HaveText(), d.WantText(), c.cannot(d.Attr), c.Type.Section))
		}
	}
	return list
}

// cannot says why an attribute is not changed in place.
func (c *Change) cannot(a *schema.Attr) string {
	if a.Replaces() {
		return "cannot change it in place"
	}
	return fmt.Sprintf("changes it in place only while it is %s, and it is %s", strings.Join(a.While, " or "), c.Have.Status)
}

// Costs says what the change cuts and what is lost by it, read from its type.
func (c *Change) Costs() []Reason {
	switch c.Verb {
	case Replace, Delete:
		return append(c.cuts(), c.losses()...)
	case Update:
		return c.disrupts()
	}
	return nil
}

// cuts says what does not work any more, and until when.
func (c *Change) cuts() []Reason {
	carries := c.Type.Carries
	switch {
	case carries == "":
		return nil
	case c.Verb == Delete:
		return []Reason{{Cut, carries + " are cut for good"}}
	case c.readdressed():
		return []Reason{{Cut, carries + " are cut for good as the old one goes: the new one has another public address"}}
	case c.Turn == schema.CreateFirst:
		return []Reason{{Cut, carries + " are cut only as the old one goes; the new one is there by then"}}
	}
	return []Reason{{Cut, carries + " are cut until it is there again"}}
}

// readdressed says whether the new object of a replacement has another public
// address than the old one.
func (c *Change) readdressed() bool {
	return c.Type.Address != "" || slices.ContainsFunc(c.Attrs, func(d AttrChange) bool { return d.Attr.Name == c.Type.Over })
}

// disrupts says what the changes in place cut.
func (c *Change) disrupts() []Reason {
	var list []Reason
	for _, d := range c.Attrs {
		said := d.Name() + " changes: " + d.Attr.Cuts
		if d.Field != nil {
			said = d.Attr.Name + " changes: " + d.Attr.Cuts
		}
		r := Reason{Cut, said}
		if d.Attr.Cuts != "" && !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	return list
}

// losses says what is lost for good with the object.
func (c *Change) losses() []Reason {
	var list []Reason
	for _, cl := range c.Type.Claims {
		if v := c.claimed(cl); v != "" && cl.Kind == schema.Prefix && !c.keeps(cl) {
			list = append(list, Saying(Lost, "its %s %s is given up", cl.Name, v))
		}
	}
	own := len(c.Type.ID) == 1 && c.Type.Index(c.Type.ID[0]) < 0
	for _, ip := range PublicAddresses(c.Have) {
		if c.Verb == Replace {
			list = append(list, Saying(Lost, "its public address %s is given back, and the new one gets another", ip))
		} else {
			list = append(list, Saying(Lost, "its public address %s is given back; the same one cannot be had again", ip))
		}
	}
	if c.Verb == Replace && own && c.Have.ID != "" {
		list = append(list, Saying(Lost, "its id %s is gone, and the new one has another", c.Have.ID))
	}
	if c.Verb == Replace && c.Type.Renewed != "" {
		list = append(list, Reason{Lost, c.Type.Renewed})
	}
	return list
}

// keeps says whether the new object claims what the old one did.
func (c *Change) keeps(cl schema.Claim) bool {
	return c.Verb == Replace && !slices.ContainsFunc(cl.Of, func(name string) bool {
		i := c.Type.Index(name)
		return i >= 0 && !Same(&c.Type.Attrs[i], c.Want.Values[i].V, c.Have.Values[i])
	})
}

// claimed is the value that the object claims, or empty.
func (c *Change) claimed(cl schema.Claim) string {
	var parts []string
	for _, name := range cl.Of {
		i := c.Type.Index(name)
		if i < 0 || c.Have.Values[i] == cty.NilVal || c.Have.Values[i].IsNull() {
			return ""
		}
		side := AttrChange{Have: c.Have.Values[i], Sensitive: c.Type.Attrs[i].Hidden() || c.Want != nil && c.Want.Values[i].Sensitive || slices.Contains(c.sensitive, name)}
		parts = append(parts, side.HaveText())
	}
	return strings.Join(parts, " ")
}

// PublicAddresses are the public addresses that the cloud takes back with an
// object, see schema.Type.Address.
func PublicAddresses(o *schema.Object) []string {
	if o.Type.Address == "" {
		return nil
	}
	v := o.Attr(o.Type.Address)
	if v == cty.NilVal || v.IsNull() || !v.IsWhollyKnown() {
		return nil
	}
	if v.Type() == cty.String {
		return []string{v.AsString()}
	}
	var list []string
	for _, e := range v.AsValueSlice() {
		if ip := e.GetAttr("ip_address"); !ip.IsNull() {
			list = append(list, ip.AsString())
		}
	}
	return list
}
