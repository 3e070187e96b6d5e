package engine

import (
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// owners says which address has which object, bound or found for it, and finds
// objects by their natural keys.
type owners struct {
	*planner
	of map[object]string
	// byKey are the objects of a place by natural key, sorted by id; made when
	// it is needed.
	byKey map[string][]object
}

// owners are those of the bindings, and of what was found for resources.
func (p *planner) owners(open []*schema.Resource) *owners {
	o := &owners{planner: p, of: make(map[object]string, len(p.plan.Bindings.Entries))}
	for _, addr := range slices.Backward(p.plan.Bindings.Addrs()) {
		o.of[p.plan.Bindings.Entries[addr].object()] = addr
	}
	for _, r := range open {
		if _, bound := p.plan.Bindings.Entries[r.Addr]; !bound {
			o.give(r, p.plan.Have[r.Addr])
		}
	}
	return o
}

// give notes what was found for a resource.
func (o *owners) give(r *schema.Resource, have *schema.Object) {
	if have != nil {
		o.plan.Have[r.Addr] = have
		o.of[object{r.Cloud, r.Type.Name, r.Region, have.ID}] = r.Addr
	}
}

// unheld says whether an object has no address, or one that lets go of it since
// it is not wanted any more or is to be another.
func (o *owners) unheld(at object) bool {
	owner := o.of[at]
	c := o.changes[owner]
	return owner == "" || adopted(o.e.Types.Type(at.kind)) && (c == nil || c.Verb == diff.Replace)
}

// adopt finds the object of a resource by its natural key, unless it has an
// address; of several the first by id. One that comes with an object of this
// plan is found later.
func (o *owners) adopt(r *schema.Resource) {
	key, ok := naturalKey(r.Type, r.Values)
	if !ok || len(key) < len(r.Type.Natural) {
		return
	}
	if o.byKey == nil {
		o.index()
	}
	for _, at := range o.byKey[keyIn(object{r.Cloud, r.Type.Name, r.Region, ""}, key)] {
		if o.unheld(at) {
			o.give(r, o.snap.objects[at])
			return
		}
	}
}

// index makes byKey of all that is described.
func (o *owners) index() {
	o.byKey = map[string][]object{}
	for at, have := range o.snap.objects {
		if key, ok := keyOf(have, have.Type.Natural); ok && len(have.Type.Natural) > 0 {
			name := keyIn(object{at.cloud, at.kind, at.region, ""}, key)
			o.byKey[name] = append(o.byKey[name], at)
		}
	}
	for _, list := range o.byKey {
		slices.SortFunc(list, func(a, b object) int { return strings.Compare(a.id, b.id) })
	}
}

// keyIn names a natural key in a place.
func keyIn(at object, key map[string]string) string {
	return strings.Join([]string{at.cloud, at.kind, at.region, keyName(key)}, "\x00")
}
