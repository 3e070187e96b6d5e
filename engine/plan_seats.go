package engine

import (
	"maps"
	"slices"

	"netplan/diff"
	"netplan/schema"
)

// seats finds objects that the cloud has put into others of its choice, which go:
// a VSwitch cannot while a VPN gateway is in it. They are replaced too, and their
// new ones made after that; found says that there is a new one.
func (p *planner) seats() (found bool) {
	if p.in.Mode == ModeDestroy {
		return false
	}
	for _, addr := range slices.Sorted(maps.Keys(p.changes)) {
		c := p.changes[addr]
		if p.seated[addr] != "" || c.Have == nil || c.Verb == diff.Adopt || c.Type.Actions.Create == "" || c.Type.Actions.Delete == "" {
			continue
		}
		if attr, seat := p.lost(c); attr != nil {
			p.seated[addr] = "its " + attr.Name + " is that of " + seat + ", which " + p.goes(seat) + " and cannot go while it is used"
			p.deleteFirst(c, "the cloud would put it into "+seat+" again, which goes")
			found = true
		}
	}
	return found
}

// lost is the attribute of an object that names a seat which goes, with the
// address of that; nil without one.
func (p *planner) lost(c *diff.Change) (*schema.Attr, string) {
	for _, a := range chosenBy(c.Type) {
		if p.held == nil {
			p.held = p.holders()
		}
		for _, ref := range a.Refs {
			for _, value := range texts(c.Have.Attr(a.Name)) {
				seat := p.held[reference{p.plan.Bindings.Entries[c.Addr].Cloud, ref, value}]
				if seat != "" && p.goes(seat) != "" && p.returns(c, seat) {
					return a, seat
				}
			}
		}
	}
	return nil, ""
}

// goes says in words how the object of a bound address goes; empty where it
// stays.
func (p *planner) goes(addr string) string {
	switch c := p.changes[addr]; {
	case c == nil && !p.kept(addr):
		return "is destroyed"
	case c != nil && c.Verb == diff.Replace:
		return "is replaced"
	}
	return ""
}

// returns says whether an object is to be in what its seat lies in too: then
// deleting it frees the seat, and a new one may come there again.
func (p *planner) returns(c *diff.Change, seat string) bool {
	in, t := &placer{p}, p.plan.Have[seat].Type
	i, k := c.Type.Index(c.Type.Parent), t.Index(t.Parent)
	return i >= 0 && k >= 0 && slices.Equal(c.Type.Attrs[i].Refs, t.Attrs[k].Refs) && in.want(c.Want, c.Type.Parent) == in.have(c.Have, c.Type.Parent)
}
