package engine

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
	"netplan/graph"
	"netplan/schema"
)

// order makes the steps of the changes and puts them in order.
func (p *planner) order() hcl.Diagnostics {
	o := &orderer{planner: p, makes: map[string]*Step{}, removes: map[string]*Step{}, members: map[string][]string{}, places: &placer{p}, using: p.uses(), parks: map[string]*Step{}}
	p.plan.Joins = map[string][]Need{}
	o.led, o.going = o.leads(), o.parting()
	for _, c := range p.plan.Changes {
		o.add(c)
	}
	o.references()
	o.reversed()
	o.replacements()
	o.parkings()
	o.claims()
	wishes := wishes{}
	o.emptied(wishes)
	o.carried(wishes)
	o.readied(wishes)
	o.lowered(wishes)
	o.chosen(wishes)
	for _, s := range p.plan.Steps {
		s.Needs = tidyNeeds(s.Needs)
	}
	for name, needs := range p.plan.Joins {
		p.plan.Joins[name] = tidyNeeds(needs)
	}
	g, steps := p.plan.graph()
	keys, err := g.Order()
	for err != nil && p.plan.giveWay(wishes, err) {
		g, steps = p.plan.graph()
		keys, err = g.Order()
	}
	if err != nil {
		return o.breakUp(g)
	}
	p.plan.Steps = p.plan.Steps[:0]
	for _, key := range keys {
		if s := steps[key]; s != nil {
			p.plan.Steps = append(p.plan.Steps, s)
		}
	}
	o.passing()
	return nil
}

// orderer makes the steps of a plan and what each needs.
type orderer struct {
	*planner
	// makes and removes are the steps by address: what brings about what is
	// wanted, and what takes away what is there. A replacement is in both.
	makes, removes map[string]*Step
	members        map[string][]string // addresses of makes by block
	places         *placer
	using          map[string][]string // what each bound address uses
	// led are the objects that the removal of others leads to where they can be
	// deleted.
	led map[cloudID]bool
	// going are the objects that the plan deletes.
	going map[object]bool
	// graph is what is to refer to what, after what that leads to; both are
	// made when they are needed.
	graph *graph.Graph
	after map[string]map[string]bool
	// needed is what users returns, taken what everything does, keyed what byKey
	// does; all are made when they are needed.
	needed map[string]int
	taken  map[string]bool
	keyed  map[string]*Step
	// parks are the steps that park an object, by address.
	parks map[string]*Step
}

// add makes the steps of a change.
func (o *orderer) add(c *diff.Change) {
	if c.Verb == diff.Replace && c.Type.Actions.Create == "" {
		o.exchange(c)
		return
	}
	if c.Verb == diff.Replace || c.Verb == diff.Delete || c.Verb == diff.Forget {
		verb := diff.Delete
		if c.Verb == diff.Forget {
			verb = diff.Forget
		}
		o.removes[c.Addr] = o.step(c, verb)
	}
	if c.Verb == diff.Delete || c.Verb == diff.Forget {
		return
	}
	verb := c.Verb
	if verb == diff.Replace {
		verb = diff.Create
	}
	o.makes[c.Addr] = o.step(c, verb)
	o.members[c.Want.Block] = append(o.members[c.Want.Block], c.Addr)
}

// exchange makes the steps of a replacement of what has no life of its own:
// the address lets go of one object and adopts another.
func (o *orderer) exchange(c *diff.Change) {
	other := *c
	other.Verb, other.Have = diff.Adopt, nil
	lets := diff.Forget
	if len(c.Type.Status.Deletable) > 0 {
		lets = diff.Delete
	}
	o.removes[c.Addr], o.makes[c.Addr] = o.step(c, lets), o.step(&other, diff.Adopt)
	o.members[c.Want.Block] = append(o.members[c.Want.Block], c.Addr)
}

// verbs are the first words of steps.
var verbs = map[diff.Verb]string{
	diff.Create: "create", diff.Update: "update", diff.Delete: "delete", diff.Adopt: "adopt", diff.Forget: "forget",
}

// step makes one step of a change.
func (o *orderer) step(c *diff.Change, verb diff.Verb) *Step {
	moves := o.way(c, verb)
	if verb == diff.Delete && c.Have != nil && o.led[cloudID{o.plan.Bindings.Entries[c.Addr].Cloud, c.Have.ID}] {
		moves = nil
	}
	s := &Step{Key: verbs[verb] + " " + c.Addr, Addr: c.Addr, Verb: verb, Change: c, Actions: actions(c, verb, moves), Waits: waits(moves)}
	for _, text := range told(s.Actions, moves) {
		c.Reasons = append(c.Reasons, diff.Reason{Kind: diff.Does, Text: text})
	}
	s.Lanes = o.lanes(s)
	o.plan.Steps = append(o.plan.Steps, s)
	return s
}

// references makes what is made wait for what it refers to.
func (o *orderer) references() {
	for addr, s := range o.makes {
		for _, need := range s.Change.Want.Needs {
			o.waitFor(s, need, addr)
		}
	}
}

// waitFor makes a step wait until an address, or every instance of a block, is
// what is wanted.
func (o *orderer) waitFor(s *Step, need, addr string) {
	if made := o.makes[need]; made != nil {
		s.Needs = append(s.Needs, Need{made.Key, addr + " refers to " + need})
		return
	}
	members := o.members[need]
	if len(members) == 0 || need == blockOf(addr) {
		return
	}
	join := need + " complete"
	if o.plan.Joins[join] == nil {
		for _, member := range members {
			o.plan.Joins[join] = append(o.plan.Joins[join], Need{o.makes[member].Key, "it is part of " + need})
		}
	}
	s.Needs = append(s.Needs, Need{join, addr + " refers to " + need})
}

// reversed makes what goes wait for what used it: until that is gone too, or
// does not use it any more.
func (o *orderer) reversed() {
	inBlock := map[string][]string{}
	for addr := range o.removes {
		inBlock[blockOf(addr)] = append(inBlock[blockOf(addr)], addr)
	}
	for addr, needs := range o.using {
		user := o.lets(addr)
		if user == nil {
			continue
		}
		for _, need := range needs {
			if made := o.makes[need]; made != nil && goes(user) && timed(made) {
				user.Needs = append(user.Needs, Need{made.Key, need + " is changed while it is " + made.Change.Have.Status})
			}
			if gone := o.removes[need]; gone != nil {
				o.release(gone, user, need)
			} else if members := inBlock[need]; len(members) > 0 && need != blockOf(addr) {
				o.releaseAll(need, members, user)
			}
		}
	}
}

// timed says whether a step changes what can be changed in its object's status
// only, which may not last when what uses the object goes.
func timed(s *Step) bool {
	return s.Verb == diff.Update && slices.ContainsFunc(s.Change.Attrs, func(d diff.AttrChange) bool { return len(d.Attr.While) > 0 })
}

// lets is the step after which an address uses nothing of what it used: that
// which removes it, else that which changes it.
func (o *orderer) lets(addr string) *Step {
	if s := o.removes[addr]; s != nil {
		return s
	}
	return o.makes[addr]
}

// release makes a removal wait for a user. One that is only changed cannot be
// waited for when it needs the replacement of what is removed first.
func (o *orderer) release(gone, user *Step, need string) {
	if !goes(user) && o.makes[need] != nil && !createsFirst(gone.Change) && o.leadsTo(need)[user.Addr] {
		return
	}
	gone.Needs = append(gone.Needs, Need{user.Key, user.Addr + " uses " + need})
}

// goes says whether a step leaves nothing that uses anything.
func goes(s *Step) bool { return s.Verb == diff.Delete || s.Verb == diff.Forget }

// leadsTo are the addresses that are to refer to one, by way of others too.
func (o *orderer) leadsTo(addr string) map[string]bool {
	if o.after == nil {
		o.after, o.graph = map[string]map[string]bool{}, o.wanted()
	}
	if o.after[addr] == nil {
		set := map[string]bool{}
		for _, user := range o.graph.Closure([]string{addr}, graph.Downstream) {
			set[user] = true
		}
		o.after[addr] = set
	}
	return o.after[addr]
}

// releaseAll is release for all instances of a block that go. Those that are
// replaced wait only for users that go too.
func (o *orderer) releaseAll(block string, members []string, user *Step) {
	join := block + " unused"
	if goes(user) {
		join = block + " released"
	}
	if o.plan.Joins[join] == nil {
		for _, member := range members {
			gone := o.removes[member]
			if goes(user) || o.makes[member] == nil || createsFirst(gone.Change) {
				gone.Needs = append(gone.Needs, Need{join, "it is part of " + block})
			}
		}
	}
	o.plan.Joins[join] = append(o.plan.Joins[join], Need{user.Key, user.Addr + " uses " + block})
}

// createsFirst says whether a replacement is there before the old object goes.
func createsFirst(c *diff.Change) bool {
	return c.Verb == diff.Replace && c.Turn == schema.CreateFirst
}

// replacements orders the two steps of each replacement. With
// create_before_destroy what refers to it is changed in between.
func (o *orderer) replacements() {
	for addr, gone := range o.removes {
		made := o.makes[addr]
		switch {
		case made == nil:
		case createsFirst(gone.Change):
			gone.Needs = append(gone.Needs, Need{made.Key, addr + " is created before it is destroyed"})
		default:
			made.Needs = append(made.Needs, Need{gone.Key, addr + " is replaced"})
		}
	}
}

// tidyNeeds sorts needs and joins the reasons of equal ones.
func tidyNeeds(needs []Need) []Need {
	slices.SortFunc(needs, func(a, b Need) int { return cmp.Or(strings.Compare(a.Step, b.Step), strings.Compare(a.Why, b.Why)) })
	kept := needs[:0]
	for _, n := range needs {
		last := len(kept) - 1
		switch {
		case last < 0 || kept[last].Step != n.Step:
			kept = append(kept, n)
		case kept[last].Why != n.Why:
			kept[last].Why += "; " + n.Why
		}
	}
	return kept
}
