package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/schema"
)

// way is the way of moves that a step of a change takes: to the status in
// which the object is to be kept, or before a deletion to one in which it can
// be deleted.
func (o *orderer) way(c *diff.Change, verb diff.Verb) []schema.Move {
	s := &c.Type.Status
	to, from := goal(c, verb), s.New
	if len(to) == 0 {
		return nil
	}
	if c.Have != nil && verb != diff.Create {
		from = c.Have.Status
	} else if at, left := o.left(c.Want); left != nil {
		from = o.lastStatus(at, left)
	}
	if s.Settled(from) {
		list, _ := s.Way(from, to...)
		return list
	}
	return anyWay(s, to)
}

// leads are the objects that are where they can be deleted once others are
// gone, see schema.Type.Leads.
func (o *orderer) leads() map[cloudID]bool {
	led := map[cloudID]bool{}
	for _, c := range o.plan.Changes {
		if c.Have == nil || c.Verb != diff.Delete && c.Verb != diff.Replace {
			continue
		}
		for _, attr := range c.Type.Leads {
			for _, id := range texts(c.Have.Attr(attr)) {
				led[cloudID{o.plan.Bindings.Entries[c.Addr].Cloud, id}] = true
			}
		}
	}
	return led
}

// left is what is left of an object that was let go of and is to be made again,
// where its attributes identify it: two router interfaces that were connected.
// Nil if there is nothing.
func (p *planner) left(r *schema.Resource) (object, *schema.Object) {
	id, err := r.Type.CreatedID(nil, r.Values)
	if err != nil {
		return object{}, nil
	}
	at := object{r.Cloud, r.Type.Name, r.Region, id}
	return at, p.snap.objects[at]
}

// lastStatus is the status that an object has when it is made again: its own,
// or that in which this plan leaves it, as two router interfaces whose
// connection gets another address.
func (o *orderer) lastStatus(at object, left *schema.Object) string {
	s := &left.Type.Status
	if way, _ := s.Way(left.Status, s.Deletable...); o.going[at] && len(way) > 0 {
		return way[len(way)-1].To
	}
	return left.Status
}

// parting are the objects that the plan deletes.
func (o *orderer) parting() map[object]bool {
	going := map[object]bool{}
	for _, c := range o.plan.Changes {
		if c.Have != nil && (c.Verb == diff.Delete || c.Verb == diff.Replace) {
			going[o.plan.Bindings.Entries[c.Addr].object()] = true
		}
	}
	return going
}

// leftovers describes what may be left of what is to be created and led to a
// status.
func (p *planner) leftovers(ctx context.Context) error {
	var spots []spot
	for _, c := range p.plan.Changes {
		if c.Verb == diff.Create && len(c.Type.Status.Moves) > 0 && c.Type.Index(c.Type.ID[0]) >= 0 {
			spots = append(spots, spot{c.Type, c.Want.Cloud, c.Want.Region})
		}
	}
	return p.e.read(ctx, p.snap, unique(spots))
}

// goal are the statuses that a step leads to; none when it leaves the status
// alone.
func goal(c *diff.Change, verb diff.Verb) []string {
	if verb == diff.Delete {
		return c.Type.Status.Deletable
	}
	if c.Want == nil {
		return nil
	}
	if want, kept := c.Type.Kept(c.Want.Values); kept {
		return []string{want}
	}
	return nil
}

// anyWay are the moves that may lead to a goal from the status that an object
// is still to settle in.
func anyWay(s *schema.Status, to []string) []schema.Move {
	var list []schema.Move
	for _, from := range s.Ready {
		steps, _ := s.Way(from, to...)
		for _, m := range steps {
			same := func(other schema.Move) bool { return other.Action == m.Action && other.To == m.To }
			if !slices.ContainsFunc(list, same) {
				list = append(list, m)
			}
		}
	}
	return list
}

// stuck says whether no moves lead an object to the status that is wanted.
func stuck(c *diff.Change) bool {
	to := goal(c, diff.Update)
	if c.Have == nil || len(to) == 0 || !c.Type.Status.Settled(c.Have.Status) {
		return false
	}
	_, ok := c.Type.Status.Way(c.Have.Status, to...)
	return !ok
}

// moveActions are the actions of moves.
func moveActions(way []schema.Move) []string {
	var list []string
	for _, m := range way {
		if m.Action != "" {
			list = append(list, m.Action)
		}
	}
	return list
}

// told says in words what a step with moves does: its calls in order, where each
// move leads, and whom it waits for outside of the API.
func told(actions []string, way []schema.Move) []string {
	var list []string
	if len(way) > 0 && len(actions) > 1 {
		list = append(list, "calls in this order: "+strings.Join(actions, ", "))
	}
	for _, m := range way {
		if m.Action != "" {
			list = append(list, fmt.Sprintf("%s leads it to the status %s", m.Action, m.To))
		} else {
			list = append(list, waits([]schema.Move{m})...)
		}
	}
	return list
}

// waits says in words whom a way waits for outside of the API.
func waits(way []schema.Move) []string {
	var list []string
	for _, m := range way {
		if m.Action == "" {
			list = append(list, fmt.Sprintf("waits until it is %s: %s", m.To, m.Advice))
		}
	}
	return list
}
