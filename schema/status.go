package schema

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// Status says how the lifecycle of an object is read, and led. The zero value
// means that the type has no status: an object is ready when it is listed.
type Status struct {
	// Field is the response field that holds the status.
	Field string
	// Ready, Wait and Failed are its values; letter case is ignored. A status
	// is ready when nothing is under way: calls may be made.
	Ready, Wait, Failed []string
	// New is the status of an object that was just created, once it is ready.
	// Types with Moves need it.
	New string
	// Moves are the ways from one ready status to another. An attribute of
	// mode Kept says in which status the object is to be.
	Moves []Move
	// Deletable are the statuses in which the delete action is taken or, where
	// there is none, in which netplan lets go of the object: moves lead there
	// first. Empty means any.
	Deletable []string
}

// Move leads an object from a status to another.
type Move struct {
	// From are the statuses in which it can be made, To is the one it leads to.
	From []string
	To   string
	// Action makes the move. Its parameters are the object's id and attributes.
	Action string
	// Advice, where no action makes the move, says who does and what the user
	// can do about it, as a sentence without full stop.
	Advice string
}

// Takes says whether the move can be made in a status.
func (m Move) Takes(status string) bool { return hasStatus(m.From, status) }

// Way is the shortest way of moves from a status to one of others, the first
// declared of equally short ones; ok is false when there is none. No others
// mean that any status will do.
func (s *Status) Way(from string, to ...string) (way []Move, ok bool) {
	if len(to) == 0 || hasStatus(to, from) {
		return nil, true
	}
	ways := [][]Move{nil}
	at, been := []string{from}, []string{from}
	for i := 0; i < len(at); i++ {
		for _, m := range s.Moves {
			if !m.Takes(at[i]) || hasStatus(been, m.To) {
				continue
			}
			way := append(slices.Clip(ways[i]), m)
			if hasStatus(to, m.To) {
				return way, true
			}
			at, been, ways = append(at, m.To), append(been, m.To), append(ways, way)
		}
	}
	return nil, false
}

// Settled says whether a status is ready or failed: nothing is under way.
func (s *Status) Settled(status string) bool {
	return hasStatus(s.Ready, status) || hasStatus(s.Failed, status)
}

// hasStatus says whether a status is among others, whatever the letter case.
func hasStatus(list []string, status string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, status) })
}

// Kept is the status in which values want an object to be kept; false when
// they say nothing of it.
func (t *Type) Kept(values []Value) (status string, ok bool) {
	i := slices.IndexFunc(t.Attrs, func(a Attr) bool { return a.Mode == Kept })
	if i < 0 || !values[i].Written() || !values[i].Known() {
		return "", false
	}
	v := t.Attrs[i].Normal(values[i].V)
	if v.IsNull() {
		return "", false // an empty text
	}
	return v.AsString(), true
}

// MoveCall is the call that makes a move of an object.
func (t *Type) MoveCall(have *Object, m Move) Call {
	c := Call{Action: m.Action, Params: map[string]string{}}
	t.fill(c.Params, catalog.Lookup(m.Action), have, nil, catalog.Required)
	return c
}

// deriveKept is what is derived of an attribute of mode Kept: it takes the
// statuses that are listed in Attr.Values.
func (t *Type) deriveKept(a *Attr) Derived {
	return Derived{Type: cty.String, Field: t.Status.Field, Rule: limited(nil, a.Values)}
}

// checkMoves finds what is wrong with the moves of a type; empty if nothing.
func (t *Type) checkMoves() string {
	s := &t.Status
	kept := slices.ContainsFunc(t.Attrs, func(a Attr) bool { return a.Mode == Kept })
	switch {
	case len(s.Moves) == 0 && (kept || s.New != "" || len(s.Deletable) > 0):
		return "it has no moves"
	case len(s.Moves) > 0 && !s.Settled(s.New):
		return "the status of a new object is not settled"
	}
	for _, m := range s.Moves {
		switch {
		case (m.Action == "") == (m.Advice == ""):
			return "the move to " + m.To + " has neither action nor advice, or both"
		case m.Action != "" && catalog.Lookup(m.Action) == nil:
			return "the API has no action " + m.Action
		case !s.Settled(m.To) || slices.ContainsFunc(m.From, func(from string) bool { return !s.Settled(from) }):
			return "the move to " + m.To + " is not between settled statuses"
		}
	}
	return ""
}
