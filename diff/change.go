// Package diff compares what a resource should be with what the cloud
// describes, attribute by attribute, and puts differences into words.
package diff

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// Verb is what a change does; its value is the symbol that plans show.
type Verb string

// The verbs of a change.
const (
	None    Verb = " "
	Create  Verb = "+"
	Update  Verb = "~"
	Replace Verb = "±"
	Delete  Verb = "-"
	// Forget drops the binding and leaves the object alone.
	Forget Verb = "x"
	// Adopt binds an object that exists.
	Adopt Verb = "="
)

// Change is the difference of one resource. Want is nil when the object
// should go, Have when there is none.
type Change struct {
	Addr string
	// Was is the address that it had before, where a moved block gave it
	// another; empty otherwise.
	Was  string
	Type *schema.Type
	Verb Verb
	Want *schema.Resource
	Have *schema.Object
	// Attrs are the attributes that differ, in the order of Type.Attrs; for a
	// creation all that are written.
	Attrs []AttrChange
	// Turn is in which turn a replacement comes, as the planner has it. Without a
	// plan it is what the lifecycle of Want says.
	Turn schema.Turn
	// Reasons say in words why, and what the change costs.
	Reasons []Reason

	sensitive []string // attributes that must not be shown, of a removal
}

// AttrChange is the difference of one attribute.
type AttrChange struct {
	Attr *schema.Attr
	// Field is the field that differs, of an attribute that is a Merged block;
	// nil otherwise.
	Field *schema.Attr
	// Have is cty.NilVal for a creation, Want for a deletion. An unknown Want
	// is known after apply.
	Have, Want cty.Value
	// From is where Want comes from when a resource computes it, or nil.
	From *schema.Origin
	// Replaces says that this difference forces a replacement.
	Replaces  bool
	Sensitive bool
	// HaveName and WantName are shown in place of a side that is known only after
	// apply, and name what it refers to; empty otherwise.
	HaveName, WantName string
	// Stated says that Have is what a topology says, not what the cloud
	// described.
	Stated bool
	// Note says in words why the difference changes nothing, or is empty.
	Note string
}

// Name names what differs: the attribute, or attribute.field.
func (d AttrChange) Name() string {
	if d.Field != nil {
		return d.Attr.Name + "." + d.Field.Name
	}
	return d.Attr.Name
}
