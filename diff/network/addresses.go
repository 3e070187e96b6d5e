package network

import (
	"slices"
	"strings"

	"netplan/diff"
)

// unbound is where an EIP is that is bound to nothing.
const unbound = "not bound"

// eipFacts are what is known of one EIP on the two sides: of itself, and of what
// binds it.
type eipFacts struct {
	self    *diff.Change // nil where only what binds it changes
	is, has [2]*fact     // the EIP, its binding
}

// bind joins the facts of EIPs with those of their associations, so that an EIP
// is told once, with what it is bound to.
func (g *group) bind() {
	of := map[string]*eipFacts{}
	var names []string
	var sides [2][]fact
	for at, list := range [][]fact{g.before, g.now} {
		for i := range list {
			f := &list[i]
			if f.c.Type.Name != "eip" && f.c.Type.Name != "eip_association" {
				sides[at] = append(sides[at], *f)
				continue
			}
			if of[f.what] == nil {
				of[f.what] = &eipFacts{}
				names = append(names, f.what)
			}
			of[f.what].add(f, at)
		}
	}
	for _, name := range names {
		for at := range sides {
			if f := of[name].on(at); f != nil {
				sides[at] = append(sides[at], *f)
			}
		}
	}
	g.before, g.now = sides[0], sides[1]
}

func (e *eipFacts) add(f *fact, at int) {
	if f.c.Type.Name == "eip" {
		e.self, e.is[at] = f.c, f
	} else {
		e.has[at] = f
	}
}

// on is the EIP with what it is bound to on a side, nil where it is not there.
func (e *eipFacts) on(at int) *fact {
	switch {
	case e.self != nil && e.is[at] == nil:
		return nil
	case e.has[at] != nil:
		f := *e.has[at]
		if e.self != nil {
			f.c = e.self
		}
		return &f
	case e.self == nil || e.has[1-at] != nil && e.is[1-at] != nil:
		f := e.has[1-at]
		if e.self != nil {
			f = e.is[at]
		}
		free := *f
		free.at = unbound
		return &free
	}
	return e.is[at]
}

// readdressed says which public addresses go with an object that is replaced;
// empty where none do.
func readdressed(c *diff.Change) string {
	if c.Verb != diff.Replace || c.Type.Address == "" {
		return ""
	}
	switch gone := diff.PublicAddresses(c.Have); len(gone) {
	case 0:
		return "it gets another public address"
	case 1:
		return gone[0] + " goes and a new address comes"
	default:
		return strings.Join(gone, ", ") + " go and new addresses come"
	}
}

// givenBack says which public addresses go with an object that is deleted, but
// those that it is told by.
func givenBack(f *fact) string {
	if f.c.Verb != diff.Delete {
		return ""
	}
	gone := slices.DeleteFunc(diff.PublicAddresses(f.c.Have), func(ip string) bool { return strings.Contains(f.what, ip) })
	switch len(gone) {
	case 0:
		return ""
	case 1:
		return gone[0] + " goes"
	}
	return strings.Join(gone, ", ") + " go"
}
