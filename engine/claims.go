package engine

import (
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// held is a claim with its space and value filled in.
type held struct {
	claim        *schema.Claim
	space, value string
	// user is the type that has a value in use, for a claim of kind Use.
	user string
}

// competes names what excludes one another: claims of one name in one space.
func (h held) competes() string { return h.claim.Name + "\x00" + h.space }

// claims makes each step that takes something wait for the one that frees it.
func (o *orderer) claims() {
	o.contend(func(s, free *Step, h held) { o.wait(s, free, o.taking(s, free, h)) })
	o.slots()
}

// contend finds the steps that free what others take.
func (o *orderer) contend(found func(s, free *Step, h held)) {
	freed := newFreed[*Step]()
	for _, s := range o.plan.Steps {
		for _, h := range o.frees(s) {
			freed.add(h, s)
		}
	}
	for _, s := range o.plan.Steps {
		for _, h := range o.takes(s) {
			for _, free := range freed.overlapping(h) {
				found(s, free, h)
			}
		}
	}
}

// taking is why a step waits for one that frees what it takes.
func (o *orderer) taking(s, free *Step, h held) string {
	value := h.value
	if o.secret(s, h.claim.Name) || o.secret(free, h.claim.Name) {
		value = "(sensitive)"
	}
	return fmt.Sprintf("%s takes the %s %s that %s frees", s.Addr, h.claim.Name, value, free.Addr)
}

// secret says whether what a step takes or frees by claims of a name must not
// be shown.
func (o *orderer) secret(s *Step, claim string) bool {
	return o.secretOf(s.Addr, s.Change.Type, claim)
}

// secretOf is secret for what an address of a type has.
func (o *orderer) secretOf(addr string, t *schema.Type, claim string) bool {
	return slices.ContainsFunc(t.Claims, func(c schema.Claim) bool {
		return c.Name == claim && slices.ContainsFunc(c.Of, func(attr string) bool {
			name, _, _ := strings.Cut(attr, ".")
			i := t.Index(name)
			return i >= 0 && o.plan.hides(addr, &t.Attrs[i])
		})
	})
}

// wait makes a step need another, unless they are one replacement, which is
// ordered already.
func (o *orderer) wait(s, first *Step, why string) {
	if s != first && (s.Addr != first.Addr || createsFirst(s.Change)) {
		s.Needs = append(s.Needs, Need{first.Key, why})
	}
}

// frees are the claims that a step gives up.
func (o *orderer) frees(s *Step) []held {
	c := s.Change
	gives := s.Verb == diff.Delete || s.Verb == diff.Update || s.Verb == diff.Forget && adopted(c.Type)
	if c.Have == nil || !gives {
		return nil
	}
	had := o.has(o.bound(c))
	if park := o.parks[c.Addr]; park != nil && park != s {
		had = without(had, o.frees(park))
	}
	if s.Verb != diff.Update {
		return had
	}
	return without(had, o.wants(c))
}

// takes are the claims that a step makes.
func (o *orderer) takes(s *Step) []held {
	c := s.Change
	switch {
	case s.Verb == diff.Create, s.Verb == diff.Adopt && adopted(c.Type):
		return o.wants(c)
	case s.Verb == diff.Update:
		return without(o.wants(c), o.has(o.bound(c)))
	}
	return nil
}

// adopted says whether objects of a type come and go with others: what one
// address lets go of another may adopt.
func adopted(t *schema.Type) bool { return t.Actions.Create == "" }

// without are the claims of a list that another lacks.
func without(list, other []held) []held {
	var kept []held
	for _, h := range list {
		same := false
		for _, g := range other {
			same = same || g == h
		}
		if !same {
			kept = append(kept, h)
		}
	}
	return kept
}

// wants are the claims of what a change wants, as far as they can be named.
func (o *orderer) wants(c *diff.Change) []held {
	r := c.Want
	read := func(attr string) []string {
		if name, field, deeper := strings.Cut(attr, "."); deeper {
			return some(o.wantField(r, name, field))
		}
		return o.places.wants(r, attr)
	}
	return o.claimed(c.Type, read, func(in string) string { return o.wantSpace(r, in) })
}

// bound is the object that a change is about, and where it is.
func (o *orderer) bound(c *diff.Change) (at object, addr string, have *schema.Object) {
	return o.plan.Bindings.Entries[c.Addr].object(), c.Addr, c.Have
}

// has are the claims of an object. addr is what it is bound to, or empty.
func (o *orderer) has(at object, addr string, have *schema.Object) []held {
	read := func(attr string) []string {
		if name, field, deeper := strings.Cut(attr, "."); deeper {
			return some(o.haveField(at.cloud, o.places.have(have, name), field))
		}
		return o.places.haves(have, attr)
	}
	return o.claimed(have.Type, read, func(in string) string { return o.haveSpace(at, addr, have, in) })
}

// some is a list of a text, without one where it is empty.
func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// claimed fills in the claims of a type.
func (o *orderer) claimed(t *schema.Type, read func(string) []string, space func(string) string) []held {
	var list []held
	for i := range t.Claims {
		h := held{claim: &t.Claims[i], space: space(t.Claims[i].In)}
		if h.space == "" || excepted(h.claim, read) {
			continue
		}
		if h.claim.Kind == schema.Use {
			h.user = t.Name
		}
		if h.claim.Kind == schema.Slot {
			list = append(list, h)
			continue
		}
		for _, h.value = range joined(h.claim, read) {
			list = append(list, h)
		}
	}
	return list
}

// excepted says whether an exception of a claim holds, or a condition does not.
func excepted(claim *schema.Claim, read func(string) []string) bool {
	holds := func(pair []string) bool {
		return slices.ContainsFunc(read(pair[0]), func(v string) bool { return strings.EqualFold(v, pair[1]) })
	}
	for pair := range slices.Chunk(claim.Unless, 2) {
		if holds(pair) {
			return true
		}
	}
	for pair := range slices.Chunk(claim.Only, 2) {
		if !holds(pair) {
			return true
		}
	}
	return false
}

// joined are the values of a claim: one, or one for each element of a set that
// is not part of a Key; none when a part is not known.
func joined(claim *schema.Claim, read func(string) []string) []string {
	values := []string{""}
	for n, attr := range claim.Of {
		parts := []string{strings.Trim(attr, `"`)}
		if parts[0] == attr {
			parts = read(attr)
		}
		if claim.Kind == schema.Key && len(parts) > 1 {
			parts = []string{strings.Join(slices.Sorted(slices.Values(parts)), ",")}
		}
		var longer []string
		for _, v := range values {
			for _, part := range parts {
				if n > 0 {
					part = v + " " + part
				}
				longer = append(longer, part)
			}
		}
		values = longer
	}
	return values
}

// wantSpace names the space of a claim of a resource.
func (o *orderer) wantSpace(r *schema.Resource, in string) string {
	scope := r.Cloud + "\x00" + r.Region + "\x00"
	attr, field, deeper := strings.Cut(in, ".")
	switch {
	case in == "account":
		return r.Cloud + "\x00account"
	case in == "" || in == "region":
		return scope
	case in[0] == '^':
		return filled(scope, o.places.wantAbove(r, in[1:]))
	case deeper:
		return filled(scope, o.wantField(r, attr, field))
	}
	return filled(scope, o.places.want(r, in))
}

// wantField names an attribute of what an attribute refers to.
func (o *orderer) wantField(r *schema.Resource, attr, field string) string {
	base := o.places.want(r, attr)
	if known := o.haveField(r.Cloud, base, field); known != "" {
		return known
	}
	if from := r.Value(attr).From; from != nil {
		if of := o.plan.Topology.Resource(from.Addr); of != nil && of.Type.Writes(field) {
			return o.places.want(of, field)
		}
	}
	if base == "" {
		return ""
	}
	return base + "." + field
}

// haveSpace names the space of a claim of an object.
func (o *orderer) haveSpace(b object, addr string, have *schema.Object, in string) string {
	scope := b.cloud + "\x00" + b.region + "\x00"
	attr, field, deeper := strings.Cut(in, ".")
	switch {
	case in == "account":
		return b.cloud + "\x00account"
	case in == "" || in == "region":
		return scope
	case in[0] == '^':
		return filled(scope, o.places.haveAbove(b.cloud, addr, have, in[1:]))
	case deeper:
		return filled(scope, o.haveField(b.cloud, o.places.have(have, attr), field))
	}
	return filled(scope, o.places.have(have, in))
}

// haveField is an attribute of the object of an id.
func (o *orderer) haveField(cloud, id, field string) string {
	if have := o.snap.byID[cloudID{cloud, id}]; have != nil {
		if list := texts(have.Attr(field)); len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// filled is a name in a scope, empty where the name is.
func filled(scope, name string) string {
	if name == "" {
		return ""
	}
	return scope + name
}
