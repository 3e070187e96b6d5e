// Package network says what changes do to a network: which VPCs, ranges, routes,
// public addresses, ports and connections come, go and move. It is pure.
package network

import (
	"cmp"
	"slices"

	"netplan/diff"
	"netplan/schema"
)

// Scene is what changes are looked at in.
type Scene struct {
	Changes []*diff.Change
	// Bound is what addresses are bound to.
	Bound map[string]Bound
	// Want is the resource of an address, nil where there is none.
	Want func(addr string) *schema.Resource
}

// Bound is the object of an address.
type Bound struct {
	Cloud, Region string
	Object        *schema.Object // nil where it is not there
	// Hidden are the attributes that must not be shown.
	Hidden []string
}

// Action is what happens to what a line tells of.
type Action string

// The actions of lines.
const (
	Added   Action = "added"
	Removed Action = "removed"
	Changed Action = "changed"
	// Renewed is what goes and comes back as it was: it is away meanwhile.
	Renewed Action = "renewed"
)

// Line is one thing that happens to the network.
type Line struct {
	Cloud  string `json:"cloud,omitempty"` // label of its cloud block
	Region string `json:"region"`
	Topic  Topic  `json:"topic"`
	Action Action `json:"action"`
	// What it happens to: a range, a destination, a public address.
	What string `json:"what"`
	// Before and Now are where that is or leads to; empty on a side where it is
	// not there.
	Before string `json:"before,omitempty"`
	Now    string `json:"now,omitempty"`
	// In is what it is in, such as the route table.
	In string `json:"in,omitempty"`
	// Note says what is worth to be known of it.
	Note string `json:"note,omitempty"`
	// Address is the resource; of two that hand something on the one that gets
	// it.
	Address string `json:"address,omitempty"`
}

// Lines are what the changes of a scene do, sorted by place, topic, and what
// can hurt first.
func (v *View) Lines() []Line {
	var lines []Line
	silent := &others{}
	for _, g := range v.gather() {
		lines = append(lines, g.lines(silent)...)
	}
	lines = append(lines, v.bandwidths(silent)...)
	lines = append(lines, silent.lines(v)...)
	slices.SortStableFunc(lines, func(a, b Line) int {
		return cmp.Or(
			cmp.Compare(a.Cloud, b.Cloud), cmp.Compare(a.Region, b.Region),
			cmp.Compare(a.Topic.rank(), b.Topic.rank()), cmp.Compare(a.Action.rank(), b.Action.rank()),
			Natural(a.What, b.What), Natural(a.In, b.In), Natural(a.Address, b.Address),
			cmp.Compare(a.Before, b.Before), cmp.Compare(a.Now, b.Now), cmp.Compare(a.Note, b.Note),
		)
	})
	return lines
}

func (a Action) rank() int { return slices.Index([]Action{Removed, Renewed, Changed, Added}, a) }
