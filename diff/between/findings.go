package between

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
	"netplan/schema/rules"
)

// Findings are what is found now and was not before, and what was found before
// and is not now, in the order in which they are given. A finding is the same
// whatever its line: it has the same code, resource, text and, where it
// collides with another place, the same text there. What it suggests to write
// does not count. Of equal ones that are more now, the last are new. The
// topology now may be missing.
func Findings(before, now Side, had, has hcl.Diagnostics) (caused, mended hcl.Diagnostics) {
	names := &pairs{}
	if before.Topology != nil && now.Topology != nil {
		names = pair(before.Topology, now.Topology)
	}
	keep := func(addr string) string { return addr }
	return without(now.keys(has, keep), before.keys(had, names.nameNow)),
		without(before.keys(had, names.nameNow), now.keys(has, keep))
}

// keyed is a finding and what it is recognised by.
type keyed struct {
	*hcl.Diagnostic
	key string
}

// keys are the findings of a side; name is the address now of a resource.
func (s Side) keys(diags hcl.Diagnostics, name func(addr string) string) []keyed {
	list := make([]keyed, len(diags))
	for i, d := range diags {
		list[i] = keyed{d, s.key(d, name)}
	}
	return list
}

// key is what a finding is recognised by. One that is about no resource is
// about the text at its place.
func (s Side) key(d *hcl.Diagnostic, name func(addr string) string) string {
	note, _ := d.Extra.(schema.Note)
	detail, at := rules.Unsuggested(d.Detail), ""
	if note.Addr != "" {
		detail = strings.ReplaceAll(detail, note.Addr, "\x01")
	} else if d.Subject != nil {
		at = s.text(*d.Subject)
	}
	parts := []string{schema.Code(d), d.Summary, name(note.Addr), detail, at}
	if note.Other != nil {
		parts = append(parts, s.text(*note.Other))
	}
	return strings.Join(parts, "\x00")
}

// without are the findings of a list that another has not, as often as they
// are more.
func without(list, other []keyed) (left hcl.Diagnostics) {
	there := map[string]int{}
	for _, d := range other {
		there[d.key]++
	}
	for _, d := range list {
		if there[d.key]--; there[d.key] < 0 {
			left = append(left, d.Diagnostic)
		}
	}
	return left
}
