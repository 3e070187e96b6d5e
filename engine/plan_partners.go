package engine

import (
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// partners finds objects that are joined for life with others than those that
// are wanted now, see schema.Once; found says that there is a new one.
func (p *planner) partners() (found bool) {
	if p.in.Mode == ModeDestroy {
		return false
	}
	for _, r := range p.plan.Topology.Resources {
		for i := range r.Type.Attrs {
			if once := r.Type.Attrs[i].Once; once != nil && r.Values[i].From != nil {
				found = p.parted(r, r.Values[i].From.Addr, once) || found
			}
		}
	}
	return found
}

// parted says whether the object of an address has to be replaced since a
// resource joins it with another partner than it has.
func (p *planner) parted(r *schema.Resource, addr string, once *schema.Once) bool {
	c := p.changes[addr]
	if p.joined[addr] != "" || c == nil || c.Have == nil || c.Verb == diff.Replace || free(c.Have, once) || !r.Value(once.Is).Written() {
		return false
	}
	has := texts(c.Have.Attr(once.Field))
	want := r.Value(once.Is)
	if len(has) == 0 || want.Known() && want.V.AsString() == has[0] {
		return false
	}
	p.joined[addr] = fmt.Sprintf("replaced because it was joined with %s, which it keeps for life, and %s joins it with another (%s)", has[0], r.Addr, r.Type.Section)
	return true
}

// free says whether an object may be joined with any partner yet.
func free(o *schema.Object, once *schema.Once) bool {
	return slices.ContainsFunc(once.Free, func(s string) bool { return strings.EqualFold(s, o.Status) })
}
