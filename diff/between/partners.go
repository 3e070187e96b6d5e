package between

import (
	"fmt"

	"netplan/diff"
	"netplan/schema"
)

// maxRounds is how often partners are looked for again: replacing one object
// can part others.
const maxRounds = 8

// partners names what each object was joined with for life, see schema.Once.
func (c *comparer) partners() map[string]string {
	joined := map[string]string{}
	for _, r := range c.before.Topology.Resources {
		for i := range r.Type.Attrs {
			once, from := r.Type.Attrs[i].Once, r.Values[i].From
			if once != nil && from != nil {
				joined[c.nameNow(from.Addr)] = c.before.attr(r, r.Type.Index(once.Is)).text()
			}
		}
	}
	return joined
}

// part finds objects that are joined with others than they were; found says
// that there is a new one.
func (c *comparer) part(was map[string]string) (found bool) {
	for _, r := range c.topology.Resources {
		for i := range r.Type.Attrs {
			if once, from := r.Type.Attrs[i].Once, r.Values[i].From; once != nil && from != nil {
				found = c.parted(r, from.Addr, once, was[from.Addr]) || found
			}
		}
	}
	return found
}

// parted says whether the object of an address has to be replaced since a
// resource joins it with another partner than it had.
func (c *comparer) parted(r *schema.Resource, addr string, once *schema.Once, had string) bool {
	ch := c.done[addr]
	if had == "" || c.joined[addr] != "" || ch == nil || ch.Have == nil || ch.Verb == diff.Replace {
		return false
	}
	if c.now.attr(r, r.Type.Index(once.Is)).text() == had {
		return false
	}
	c.joined[addr] = fmt.Sprintf("replaced because it was joined with %s, which it keeps for life, and %s joins it with another (%s)", had, r.Addr, r.Type.Section)
	return true
}
