package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"netplan/schema"
)

// mutation changes one thing of a right topology. It may be harmless.
type mutation struct {
	name string
	// apply says whether it found something to change.
	apply func(r *rand.Rand, s *sketch) bool
}

// mutations are all of them: one for each kind of change of an attribute, those
// of whole blocks, and those of rows of the reference.
func mutations() []mutation {
	return slices.Concat(ofAttributes(), ofBlocks, ofRows)
}

// ofRows are mutations that bring about one row of the reference's tables of
// errors. Add to it where the others never come.
var ofRows = rowMutations(networkRows, connectionRows, vpnRows)

// changeKinds are the kinds of changes of attributes, sorted.
var changeKinds = []string{
	"left out", "null", "flag", "value of wrong type", "number at the border", "number out of range", "fraction", "negative number", "zero", "huge number",
	"other permitted value", "letter case", "value that is not permitted", "empty text", "blank text", "one letter", "long text", "web address", "first character",
	"space in text", "control character", "Chinese text", "emoji", "accent", "mark in text", "empty list", "list with nothing in it", "element twice", "element too many",
	"malformed address", "address of no host", "private address", "public address", "IPv6 for IPv4", "malformed prefix", "host bits", "prefix length", "another range",
	"reserved range", "two prefixes", "port", "mask", "last bits of a prefix", "longer or shorter prefix", "prefix length only", "next prefix", "next address",
	"prefix for an address", "address for a prefix", "reference to another of the type", "reference to another type", "reference to another attribute", "reference that fits",
	"id of another kind", "value of another",
}

// ofAttributes are the mutations that change one attribute, by kind.
func ofAttributes() (list []mutation) {
	for _, kind := range changeKinds {
		list = append(list, mutation{kind, func(r *rand.Rand, s *sketch) bool { return s.change(r, kind) }})
	}
	return list
}

// change makes a change of a kind at some seat.
func (s *sketch) change(r *rand.Rand, kind string) bool {
	var all []seat
	for _, p := range s.parts {
		all = slices.AppendSeq(all, p.seats())
	}
	r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	for _, at := range all {
		var fit []change
		for _, c := range changesOf(s, at) {
			if strings.TrimSuffix(c.kind, " in a list") == kind && c.text != at.get() {
				fit = append(fit, c)
			}
		}
		if len(fit) > 0 {
			s.make(fit[r.IntN(len(fit))], at)
			return true
		}
	}
	return false
}

// make makes a change.
func (s *sketch) make(c change, at seat) {
	s.done = fmt.Sprintf("%s of %s: %s -> %s", at.path(), at.part.addr(), at.get(), c.text)
	s.unsent, s.unknown = c.unsent(at) || c.nothing(s), c.unknown(s, at)
	at.set(c.text)
}

// ofBlocks are the mutations of whole blocks.
var ofBlocks = []mutation{
	{"block twice", func(r *rand.Rand, s *sketch) bool { s.copied(s.some(r)); return true }},
	{"block gone", func(r *rand.Rand, s *sketch) bool { s.remove(s.some(r)); return true }},
	{"block gone with what needs it", func(r *rand.Rand, s *sketch) bool { s.prune(s.some(r)); return true }},
	{"another region", func(r *rand.Rand, s *sketch) bool {
		s.some(r).set("region", []string{`"cn-beijing"`, `"cn-shanghai"`, `"us-west-1"`}[r.IntN(3)])
		return true
	}},
	{"region that is none", func(r *rand.Rand, s *sketch) bool { s.some(r).set("region", `"cn-nowhere"`); return true }},
	{"inner block gone", func(r *rand.Rand, s *sketch) bool {
		return s.inner(r, func(p *part, n int) { p.body = slices.Delete(slices.Clone(p.body), n, n+1) })
	}},
	{"inner block twice", func(r *rand.Rand, s *sketch) bool {
		return s.inner(r, func(p *part, n int) { p.body = append(slices.Clone(p.body), p.body[n]) })
	}},
	{"inner block empty", func(r *rand.Rand, s *sketch) bool {
		return s.inner(r, func(p *part, n int) { p.body = slices.Clone(p.body); p.body[n].inner = nil })
	}},
	{"inner block many times", func(r *rand.Rand, s *sketch) bool {
		return s.inner(r, func(p *part, n int) {
			p.body = append(slices.Clone(p.body), p.body[n], p.body[n], p.body[n])
		})
	}},
	{"quota that is lower", func(r *rand.Rand, s *sketch) bool {
		all := schema.Quotas()
		name := all[r.IntN(len(all))].Name
		s.quotas, s.done = map[string]int{name: 1 + r.IntN(2)}, name
		s.unknown = name == "global_accelerations" // some are there already: see randomSite
		return true
	}},
	{"half of the network twice", func(r *rand.Rand, s *sketch) bool {
		for _, p := range slices.Clone(s.parts) {
			if r.IntN(2) == 0 {
				s.copied(p)
			}
		}
		return true
	}},
}

// some is one of the parts.
func (s *sketch) some(r *rand.Rand) *part {
	p := s.parts[r.IntN(len(s.parts))]
	s.done = p.addr()
	return p
}

// prune takes a part out with everything that refers to it.
func (s *sketch) prune(p *part) {
	s.remove(p)
	for _, other := range slices.Clone(s.parts) {
		var b strings.Builder
		if write(&b, other.body); strings.Contains(b.String(), p.addr()+".") && s.part(other.addr()) != nil {
			s.prune(other)
		}
	}
}

// inner does something with one of the inner blocks that are no lifecycle.
func (s *sketch) inner(r *rand.Rand, do func(p *part, n int)) bool {
	type place struct {
		p *part
		n int
	}
	var all []place
	for _, p := range s.parts {
		for n, l := range p.body {
			if l.block && l.name != "lifecycle" {
				all = append(all, place{p, n})
			}
		}
	}
	if len(all) == 0 {
		return false
	}
	one := all[r.IntN(len(all))]
	s.done = one.p.addr() + "." + one.p.body[one.n].name
	do(one.p, one.n)
	return true
}
