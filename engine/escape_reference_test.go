package engine_test

import "strings"

// references are other things that an expression may refer to: another of the
// type, of another type, or another attribute of it; and ids as they are.
func references(s *sketch, at seat) (list []change) {
	target, attr := s.refersTo(at.get())
	if target == nil && len(at.attr.Refs) == 0 {
		return nil
	}
	for _, p := range s.parts {
		switch {
		case p == at.part || p == target:
		case target != nil && p.typ == target.typ:
			list = append(list, change{"reference to another of the type", strings.Replace(at.get(), target.addr()+".", p.addr()+".", 1)})
		case firstOf(s, p):
			list = append(list, change{"reference to another type", p.addr() + ".id"})
		}
	}
	if target != nil {
		for _, other := range []string{"id", "status", "description", "creation_time"} { // a name may be the id (17.1)
			if other != attr {
				list = append(list, change{"reference to another attribute", target.addr() + "." + other})
			}
		}
	}
	for _, ref := range at.attr.Refs {
		typ, field, _ := strings.Cut(ref, ".")
		for _, p := range s.of(typ) {
			list = append(list, change{"reference that fits", p.addr() + "." + field})
		}
	}
	for _, id := range []string{"none", "vpc-1", "vsw-1", "vtb-1", "ri-1", "eip-1", "i-9"} {
		list = append(list, change{"id of another kind", quote("%s", id)})
	}
	return list
}

// firstOf says whether a part is the first of its type.
func firstOf(s *sketch, p *part) bool { return s.of(p.typ.Name)[0] == p }

// others are what stands at the same attribute of other parts of the type: what
// can be had once is taken twice then.
func others(s *sketch, at seat) (list []change) {
	seen := map[string]bool{"": true, at.get(): true}
	for _, p := range s.of(at.part.typ.Name) {
		for other := range p.seats() {
			if other.attr == at.attr && p != at.part && !seen[other.get()] {
				seen[other.get()] = true
				list = append(list, change{"value of another", other.get()})
			}
		}
	}
	return list
}
