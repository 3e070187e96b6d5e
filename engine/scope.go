package engine

import (
	"maps"
	"slices"

	"netplan/diff"
)

// Scope is what the targets and excludes of a PlanInput made of a plan.
type Scope struct {
	// Drawn are the changes that are planned since a target needs them, LeftOut
	// those that an exclude keeps away; both are sorted by address.
	Drawn, LeftOut []Reached
	// Elsewhere counts the changes that no target needs, by verb.
	Elsewhere map[diff.Verb]int
}

// Reached is a change that an address of a target or exclude leads to.
type Reached struct {
	Addr string
	Verb diff.Verb
	// Flag is the address as it was given to the target or exclude.
	Flag string
	// Why says in words what leads from the change before to this one; empty
	// for a change that the flag means itself.
	Why string
}

// Left is how many changes are left for another time.
func (s *Scope) Left() int {
	n := len(s.LeftOut)
	for _, count := range s.Elsewhere {
		n += count
	}
	return n
}

// search is what was found from some addresses on, by address.
type search map[string]Reached

// follow goes on from what is found along what each address leads to, by the
// fewest steps, and never enters what is shut.
func (s search) follow(leads func(string) []Need, shut search) {
	for queue := slices.Sorted(maps.Keys(s)); len(queue) > 0; {
		at := queue[0]
		queue = queue[1:]
		for _, to := range leads(at) {
			if !s.has(to.Step) && !shut.has(to.Step) {
				s[to.Step] = Reached{Addr: to.Step, Flag: s[at].Flag, Why: to.Why}
				queue = append(queue, to.Step)
			}
		}
	}
}

func (s search) has(addr string) bool {
	_, ok := s[addr]
	return ok
}

// list are the changes that were found and fit, in their order.
func (s search) list(changes []*diff.Change, fits func(Reached) bool) []Reached {
	var list []Reached
	for _, c := range changes {
		if at, ok := s[c.Addr]; ok && fits(at) {
			at.Verb = c.Verb
			list = append(list, at)
		}
	}
	return list
}
