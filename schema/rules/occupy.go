package rules

import (
	"strings"

	"netplan/schema"
)

// occupied is a claim of a resource with its space and value filled in.
type occupied struct {
	r     *schema.Resource
	claim *schema.Claim
	space string
	value string
}

// occupations are the claims of a resource whose space, and value for a Key,
// can be named offline. Those with a condition are counted by functions of their
// own, which know what holds where nothing is written.
func occupations(c *schema.Checker, r *schema.Resource) []occupied {
	var list []occupied
	for i := range r.Type.Claims {
		claim := &r.Type.Claims[i]
		space := spaceOf(c, r, claim.In)
		if space == "" || len(claim.Only) > 0 || unless(c, r, claim) {
			continue
		}
		value, ok := valueOf(c, r, claim)
		if ok {
			list = append(list, occupied{r, claim, r.Cloud + "|" + space, value})
		}
	}
	return list
}

// spaceOf names the space of a claim, the same for all that compete in it.
func spaceOf(c *schema.Checker, r *schema.Resource, in string) string {
	switch {
	case in == "account":
		return in
	case in == "" || in == "region":
		return r.Region
	case strings.HasPrefix(in, "^"):
		return ancestor(c, r, in[1:])
	}
	attr, field, deeper := strings.Cut(in, ".")
	if o := owner(c, r, attr); deeper && o != nil && o.Type.Writes(field) {
		return sourceOf(c, o, field)
	}
	source := sourceOf(c, r, attr)
	if !deeper || source == "" {
		return source
	}
	return strings.TrimSuffix(source, ".id") + "." + field
}

// ancestor names the nearest object of a type above a resource.
func ancestor(c *schema.Checker, r *schema.Resource, typ string) string {
	for range 8 { // no type lies deeper
		if r == nil || r.Type.Parent == "" {
			return ""
		}
		above := owner(c, r, r.Type.Parent)
		if above != nil && above.Type.Name == typ {
			return above.Addr
		}
		if above == nil {
			return sourceOf(c, r, r.Type.Parent)
		}
		r = above
	}
	return ""
}

// sourceOf names what an attribute stands for: its origin, else its text. What
// can be named in several ways has one name: that of the object it comes with
// (vpc.main.vrouter_id of vrouter.main.id), or what its origin was given
// (router_interface.a.id of router_interface_connection.ab.router_interface_id).
func sourceOf(c *schema.Checker, r *schema.Resource, attr string) string {
	v := r.Value(attr)
	if v.From == nil {
		return v.Identity()
	}
	o := c.Topology.Resource(v.From.Addr)
	switch {
	case o == nil || o == r:
	case twins[[2]string{o.Type.Name, v.From.Attr}] != nil:
		return twins[[2]string{o.Type.Name, v.From.Attr}](c, o)
	case o.Type.Writes(v.From.Attr) && o.Value(v.From.Attr).From != nil:
		return sourceOf(c, o, v.From.Attr)
	case v.From.Attr == "id" && o.Type.Actions.Create == "" && owner(c, o, o.Type.Parent) != nil:
		return owner(c, o, o.Type.Parent).Addr + "." + o.Type.ID[0]
	}
	return v.From.Addr + "." + v.From.Attr
}

// unless says whether the claim's exception holds.
func unless(c *schema.Checker, r *schema.Resource, claim *schema.Claim) bool {
	for i := 0; i+1 < len(claim.Unless); i += 2 {
		if s, ok := text(c, r, claim.Unless[i]); ok && strings.EqualFold(s, claim.Unless[i+1]) {
			return true
		}
	}
	return false
}

// valueOf joins the parts of a Key; a Slot has no value.
func valueOf(c *schema.Checker, r *schema.Resource, claim *schema.Claim) (string, bool) {
	if claim.Kind != schema.Key {
		return "", claim.Kind == schema.Slot
	}
	var parts []string
	for _, attr := range claim.Of {
		part := strings.Trim(attr, `"`)
		if part == attr {
			part = keyPart(c, r, attr)
		}
		if part == "" {
			return "", false
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " "), true
}

// keyPart is one attribute of a key, or of what it refers to, in a form that is equal for equal values.
func keyPart(c *schema.Checker, r *schema.Resource, attr string) string {
	if name, field, deeper := strings.Cut(attr, "."); deeper {
		o := owner(c, r, name)
		if o == nil {
			return ""
		}
		return keyPart(c, o, field)
	}
	if source := sourceOf(c, r, attr); r.Value(attr).From != nil {
		return source
	}
	v := r.Value(attr)
	if !v.Known() {
		return ""
	}
	normal := v.V
	if i := r.Type.Index(attr); i >= 0 {
		normal = r.Type.Attrs[i].Normal(v.V)
	}
	if normal.Type().IsSetType() && !normal.IsNull() {
		return strings.Join(texts(c, r, attr), ",") // sets are sorted
	}
	return schema.Value{V: normal}.Identity()
}
