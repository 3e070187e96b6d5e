package diff

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// Explain gives the change the reasons that its attributes call for, in place
// of those that it has.
func (c *Change) Explain() { c.Reasons = c.reasons() }

// reasons says in words why an object is replaced or deleted, and what that
// can hurt. Other changes need none.
func (c *Change) reasons() []Reason {
	switch c.Verb {
	case Replace:
		if c.Turn == schema.CreateFirst {
			return append(c.replaced(), c.hurts("when the old one goes")...)
		}
		return append(c.replaced(), c.hurts("until it is there again")...)
	case Delete:
		return c.hurts("for good")
	}
	return nil
}

// replaced names the attributes that force the replacement.
func (c *Change) replaced() []Reason {
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

// hurts says what is lost with the object, read from what its type occupies
// and from the addresses that the cloud gave it.
func (c *Change) hurts(howLong string) []Reason {
	list := []Reason{{Cut, "connections through it are cut " + howLong}}
	for _, cl := range c.Type.Claims {
		if v := c.claimed(cl); v != "" && cl.Kind == schema.Prefix {
			list = append(list, Saying(Lost, "its %s %s is given up", cl.Name, v))
		}
	}
	own := len(c.Type.ID) == 1 && c.Type.Index(c.Type.ID[0]) < 0 && c.Type.Parent == ""
	for _, ip := range publicAddresses(c.Have) {
		if own {
			list = append(list, Saying(Lost, "its public address %s is lost; the same one cannot be had again", ip))
		} else {
			list = append(list, Saying(Lost, "the public address %s does not lead there any more", ip))
		}
	}
	return list
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

// publicAddresses are the public addresses that the cloud reports of an
// object in computed attributes, sorted.
func publicAddresses(have *schema.Object) []string {
	var found []string
	for _, name := range have.Type.ComputedNames() {
		if !strings.Contains(name, "ip") {
			continue
		}
		v := have.Attr(name)
		if v == cty.NilVal || v.IsNull() || v.Type() != cty.String || !v.IsKnown() {
			continue
		}
		if ip, err := netip.ParseAddr(v.AsString()); err == nil && ip.IsGlobalUnicast() && !ip.IsPrivate() {
			found = append(found, ip.String())
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
