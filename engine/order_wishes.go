package engine

import (
	"errors"
	"slices"

	"netplan/diff"
	"netplan/graph"
)

// wish is an order of two steps that gives way where it would close a circle.
type wish struct{ step, first string }

// wishes are those of a plan.
type wishes map[wish]bool

// add makes a step wait for another, unless it has to anyway.
func (w wishes) add(s, first *Step, why string) {
	if s != first && !slices.ContainsFunc(s.Needs, func(n Need) bool { return n.Step == first.Key }) {
		s.Needs = append(s.Needs, Need{first.Key, why})
		w[wish{s.Key, first.Key}] = true
	}
}

// emptied makes what is changed in place wait for what uses it and goes: the
// cloud may not take from an object what is in use, such as IPv6 from a VPC
// with an IPv6 gateway.
func (o *orderer) emptied(wishes wishes) {
	for addr, needs := range o.using {
		gone := o.removes[addr]
		if gone == nil || gone.Verb != diff.Delete {
			continue
		}
		for _, need := range needs {
			members := o.members[need]
			if o.makes[need] != nil {
				members = []string{need}
			}
			for _, member := range members {
				if s := o.makes[member]; s.Verb == diff.Update {
					wishes.add(s, gone, addr+" uses "+member+" until it is gone")
				}
			}
		}
	}
}

// carried makes what uses an object that another one leads come after that
// one, and go before it: a route over an interface is there only while the
// interface is connected.
func (o *orderer) carried(wishes wishes) {
	leaders := map[string]string{}
	for addr, s := range o.makes {
		for _, attr := range s.Change.Type.Leads {
			if from := s.Change.Want.Value(attr).From; from != nil {
				leaders[from.Addr] = addr
			}
		}
	}
	for addr, s := range o.makes {
		for _, need := range s.Change.Want.Needs {
			if leader := leaders[need]; s.Verb == diff.Create && leader != "" && leader != addr {
				wishes.add(s, o.makes[leader], leader+" brings "+need+" into service")
			}
		}
	}
	o.uncarried(wishes)
}

// uncarried is carried for what goes.
func (o *orderer) uncarried(wishes wishes) {
	leaders := map[string]string{}
	for addr, gone := range o.removes {
		if gone.Verb != diff.Delete || len(gone.Change.Type.Leads) == 0 {
			continue
		}
		for _, need := range o.using[addr] {
			leaders[need] = addr
		}
	}
	for addr, needs := range o.using {
		for _, need := range needs {
			leader, user := leaders[need], o.removes[addr]
			if leader != "" && leader != addr && user != nil && user.Verb == diff.Delete {
				wishes.add(o.removes[leader], user, addr+" uses "+need+" while it is in service")
			}
		}
	}
}

// giveWay drops the wishes that the circles of an error go through, and says
// whether there were any.
func (p *Plan) giveWay(wishes wishes, err error) bool {
	var cycle *graph.CycleError
	if !errors.As(err, &cycle) {
		return false
	}
	before := len(wishes)
	for _, edges := range cycle.Cycles {
		for _, e := range edges {
			if w := (wish{e.To, e.From}); wishes[w] {
				delete(wishes, w)
				p.drop(w)
			}
		}
	}
	return len(wishes) < before
}

// drop takes a wish out of the needs of its step.
func (p *Plan) drop(w wish) {
	for _, s := range p.Steps {
		if s.Key == w.step {
			s.Needs = slices.DeleteFunc(s.Needs, func(n Need) bool { return n.Step == w.first })
		}
	}
}
