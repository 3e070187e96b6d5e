package engine

import (
	"fmt"
	"net/netip"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// held is a claim with its space and value filled in.
type held struct {
	claim        *schema.Claim
	space, value string
}

// competes names what excludes one another: claims of one name in one space.
func (h held) competes() string { return h.claim.Name + "\x00" + h.space }

// claims makes each step that takes something wait for the one that frees it.
func (o *orderer) claims() {
	freed := newFreed()
	for _, s := range o.plan.Steps {
		for _, h := range o.frees(s) {
			freed.add(h, s)
		}
	}
	for _, s := range o.plan.Steps {
		for _, h := range o.takes(s) {
			for _, free := range freed.overlapping(h) {
				o.wait(s, free, fmt.Sprintf("%s takes the %s %s that %s frees", s.Addr, h.claim.Name, h.value, free.Addr))
			}
		}
	}
	o.slots()
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
	if c.Have == nil || s.Verb != diff.Delete && s.Verb != diff.Update {
		return nil
	}
	had := o.has(c.Addr, c.Have)
	if s.Verb == diff.Delete {
		return had
	}
	return without(had, o.wants(c))
}

// takes are the claims that a step makes.
func (o *orderer) takes(s *Step) []held {
	c := s.Change
	switch s.Verb {
	case diff.Create:
		return o.wants(c)
	case diff.Update:
		return without(o.wants(c), o.has(c.Addr, c.Have))
	}
	return nil
}

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
	read := func(attr string) string { return o.places.want(r, attr) }
	return o.claimed(c.Type, read, func(in string) string { return o.wantSpace(r, in) })
}

// has are the claims of the object that an address is bound to.
func (o *orderer) has(addr string, have *schema.Object) []held {
	read := func(attr string) string { return o.places.have(have, attr) }
	return o.claimed(have.Type, read, func(in string) string { return o.haveSpace(addr, have, in) })
}

// claimed fills in the claims of a type.
func (o *orderer) claimed(t *schema.Type, read, space func(string) string) []held {
	var list []held
	for i := range t.Claims {
		h := held{claim: &t.Claims[i], space: space(t.Claims[i].In)}
		if h.space == "" || excepted(h.claim, read) {
			continue
		}
		if h.value = joined(h.claim, read); h.value != "" || h.claim.Kind == schema.Slot {
			list = append(list, h)
		}
	}
	return list
}

// excepted says whether the exception of a claim holds.
func excepted(claim *schema.Claim, read func(string) string) bool {
	for i := 0; i+1 < len(claim.Unless); i += 2 {
		if strings.EqualFold(read(claim.Unless[i]), claim.Unless[i+1]) {
			return true
		}
	}
	return false
}

// joined is the value of a claim; empty when a part is not known.
func joined(claim *schema.Claim, read func(string) string) string {
	var parts []string
	for _, attr := range claim.Of {
		part := strings.Trim(attr, `"`)
		if part == attr {
			part = read(attr)
		}
		if part == "" {
			return ""
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
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
	if base == "" {
		return ""
	}
	return base + "." + field
}

// haveSpace names the space of a claim of a bound object.
func (o *orderer) haveSpace(addr string, have *schema.Object, in string) string {
	b := o.plan.Bindings.Entries[addr]
	scope := b.Cloud + "\x00" + b.Region + "\x00"
	attr, field, deeper := strings.Cut(in, ".")
	switch {
	case in == "account":
		return b.Cloud + "\x00account"
	case in == "" || in == "region":
		return scope
	case in[0] == '^':
		return filled(scope, o.places.haveAbove(addr, have, in[1:]))
	case deeper:
		return filled(scope, o.haveField(b.Cloud, o.places.have(have, attr), field))
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

// freed finds the steps that free what overlaps a claim.
type freed struct {
	keys map[string][]*Step // by what competes and the value
	// prefixes are the steps by what competes and the prefix that they free;
	// around are those by each prefix that holds it.
	prefixes, around map[string][]*Step
}

func newFreed() *freed {
	return &freed{keys: map[string][]*Step{}, prefixes: map[string][]*Step{}, around: map[string][]*Step{}}
}

func (f *freed) add(h held, s *Step) {
	switch h.claim.Kind {
	case schema.Key:
		name := h.competes() + "\x00" + h.value
		f.keys[name] = append(f.keys[name], s)
	case schema.Prefix:
		f.addPrefix(h, s)
	}
}

func (f *freed) addPrefix(h held, s *Step) {
	p, err := netip.ParsePrefix(h.value)
	if err != nil {
		return
	}
	f.prefixes[h.competes()+"\x00"+p.String()] = append(f.prefixes[h.competes()+"\x00"+p.String()], s)
	for bits := p.Bits() - 1; bits >= 0; bits-- {
		name := h.competes() + "\x00" + netip.PrefixFrom(p.Addr(), bits).Masked().String()
		f.around[name] = append(f.around[name], s)
	}
}

// overlapping are the steps that free an equal value, or a prefix that holds
// the wanted one or lies in it. Two prefixes overlap in no other way.
func (f *freed) overlapping(h held) []*Step {
	switch h.claim.Kind {
	case schema.Key:
		return f.keys[h.competes()+"\x00"+h.value]
	case schema.Prefix:
		p, err := netip.ParsePrefix(h.value)
		if err != nil {
			return nil
		}
		list := f.around[h.competes()+"\x00"+p.String()]
		for bits := p.Bits(); bits >= 0; bits-- {
			list = append(list[:len(list):len(list)], f.prefixes[h.competes()+"\x00"+netip.PrefixFrom(p.Addr(), bits).Masked().String()]...)
		}
		return list
	}
	return nil
}
