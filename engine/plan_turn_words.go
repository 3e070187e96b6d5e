package engine

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"netplan/diff"
)

// told is a claim of what a change wants in words: the address range 10.0.1.0/24
// of vpc.main. A value that is sensitive is left out.
func (t *turner) told(c *diff.Change, h held) string {
	text := "the " + h.claim.Name
	if sensitiveClaim(c, h) {
		text += " (sensitive)"
	}
	for part := range strings.FieldsSeq(h.value) {
		switch name := t.name(part); {
		case sensitiveClaim(c, h):
		case name != part:
			text += " of " + name
		default:
			text += " " + part
		}
	}
	space := h.space[strings.LastIndexByte(h.space, 0)+1:]
	if name := t.name(space); space != "" && space != "account" {
		text += " of " + name
	}
	return text
}

// sensitiveClaim says whether a claim is made of what must not be shown.
func sensitiveClaim(c *diff.Change, h held) bool {
	return slices.ContainsFunc(h.claim.Of, func(of string) bool {
		name, _, _ := strings.Cut(of, ".")
		i := c.Type.Index(name)
		return i >= 0 && (c.Type.Attrs[i].Hidden() || c.Want.Values[i].Sensitive)
	})
}

// name is the address of the object that is referred to by a value, or the value.
func (t *turner) name(value string) string {
	if t.names == nil {
		t.names = map[string]string{}
		for ref, addr := range t.holders() {
			name := addr + ref.field[strings.IndexByte(ref.field, '.'):]
			name = strings.TrimSuffix(name, ".id")
			if old := t.names[ref.value]; old == "" || name < old {
				t.names[ref.value] = name
			}
		}
	}
	if _, err := netip.ParseAddr(value); err != nil && t.names[value] != "" {
		return t.names[value]
	}
	return value
}

// others names the members of a list but one: the first three of them.
func others(members []string, but string) string {
	list := slices.DeleteFunc(slices.Clone(members), func(m string) bool { return m == but })
	if n := len(list); n > 3 {
		list = append(list[:3], fmt.Sprintf("%d more", n-3))
	}
	return strings.Join(list, ", ")
}
