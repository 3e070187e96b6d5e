package engine

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/schema"
)

// tenant is an object and a claim that it has; wanted is the claim that it
// overlaps.
type tenant struct {
	at           object
	have, wanted held
}

func (t tenant) compare(u tenant) int {
	return cmp.Or(t.at.compare(u.at), strings.Compare(t.have.value, u.have.value))
}

func (at object) compare(other object) int {
	return cmp.Or(strings.Compare(at.kind, other.kind), strings.Compare(at.cloud, other.cloud),
		strings.Compare(at.region, other.region), strings.Compare(at.id, other.id))
}

// findTenants finds what has what steps take.
func (b *obstacles) findTenants(steps []*Step) {
	takes, competes, claims := map[*Step][]held{}, map[string]bool{}, map[string]bool{}
	for _, s := range steps {
		takes[s] = b.takes(s)
		for _, h := range takes[s] {
			competes[h.competes()], claims[h.claim.Name] = true, true
		}
	}
	if len(claims) == 0 {
		return
	}
	has, gives := newFreed[tenant](), b.given()
	for at, have := range b.snap.objects {
		if have.BySystem() || !slices.ContainsFunc(have.Type.Claims, func(c schema.Claim) bool { return claims[c.Name] }) {
			continue
		}
		for _, h := range without(b.has(at, b.owners[at], have), gives[at]) {
			if competes[h.competes()] && !b.secretOf(b.owners[at], have.Type, h.claim.Name) {
				has.add(h, tenant{at: at, have: h})
			}
		}
	}
	for _, s := range steps {
		b.taken[s] = b.tenants(s, takes[s], has)
	}
}

// given are the claims that the steps free, by object.
func (b *obstacles) given() map[object][]held {
	gives := map[object][]held{}
	for _, s := range b.plan.Steps {
		at := b.plan.Bindings.Entries[s.Addr].object()
		gives[at] = append(gives[at], b.frees(s)...)
	}
	return gives
}

// tenants are those of what a step takes, one claim of each object. What must
// not be shown is left out.
func (b *obstacles) tenants(s *Step, takes []held, has *freed[tenant]) []tenant {
	var list []tenant
	seen := map[object]bool{b.plan.Bindings.Entries[s.Addr].object(): true}
	for _, h := range takes {
		if b.secret(s, h.claim.Name) {
			continue
		}
		for _, t := range slices.SortedFunc(slices.Values(has.overlapping(h)), tenant.compare) {
			if !seen[t.at] {
				seen[t.at], t.wanted = true, h
				list = append(list, t)
			}
		}
	}
	return list
}

// heldBy says what has what a step takes, and what to write.
func (b *obstacles) heldBy(s *Step) string {
	var list []string
	for _, t := range first(b.taken[s]) {
		why := ", which this topology does not hold"
		name := t.at.kind + " " + t.at.id
		if addr := b.owners[t.at]; addr != "" {
			why, _ = b.stays(addr, parts(t.have.claim))
			name = fmt.Sprintf("%s (%s)", addr, t.at.id)
		}
		list = append(list, fmt.Sprintf("%s%s, has the %s %s", name, why, t.have.claim.Name, t.have.value))
	}
	return fmt.Sprintf("In the way: %s. %s", listed(list, len(b.taken[s])), b.instead(s, b.taken[s][0]))
}

// instead says what to write where something has what a step takes.
func (b *obstacles) instead(s *Step, t tenant) string {
	if addr := b.owners[t.at]; addr != "" {
		_, do := b.stays(addr, parts(t.have.claim))
		return do + ", or take something that is free."
	}
	r := s.Change.Want
	key, ok := naturalKey(r.Type, r.Values)
	there := t.at == object{r.Cloud, r.Type.Name, r.Region, t.at.id}
	if s.Change.Verb == diff.Create && ok && there && fits(b.snap.objects[t.at], key) {
		return fmt.Sprintf("It may be what %s means; to have it there write:\n\n%s", s.Addr, ImportBlock(s.Addr, t.at.id))
	}
	return "Take something that is free; or remove that first, or bring it in with a resource and an import block."
}

// takenAt is where the first of what a step takes and something has is written:
// the attribute, or the block where it is not written there.
func (b *obstacles) takenAt(f Failure) hcl.Range {
	attrs := parts(b.taken[f.Step][0].wanted.claim)
	if r := f.Step.Change.Want; r != nil && len(attrs) > 0 {
		return r.AttrRange(attrs[0])
	}
	return f.Range
}

// parts are the attributes that the value of a claim is made of.
func parts(claim *schema.Claim) []string {
	var attrs []string
	for _, of := range claim.Of {
		if name, _, _ := strings.Cut(of, "."); !strings.HasPrefix(of, `"`) {
			attrs = append(attrs, name)
		}
	}
	return attrs
}
