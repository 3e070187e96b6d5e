package schema

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/cloudapi/catalog"
)

// Attr is one attribute of a resource type. Name, Doc and what cannot be
// derived are written by hand; NewRegistry fills Derived.
type Attr struct {
	// Name is the API's parameter name in snake case (cidr_block).
	Name string
	// Doc says in a sentence what it is, with unit and range.
	Doc string
	// Type is the type in the language. The zero value takes the API's:
	// String, Integer and Long, Boolean. A list or set of texts is sent
	// joined with commas, or indexed where the parameter ends in .N.
	Type cty.Type
	// Param is the request parameter where it does not fold to Name.
	Param string
	// Field is the path inside a row of Type.Items where it does not fold to
	// Name. A|B asks A first and B where A is empty; a path that ends in [0] is
	// the first element of a list, and A[].B lists the field B of the objects of
	// a list.
	Field string
	// Decode, if set, makes the attribute's text of the field's, where the API
	// answers more than it was given: the whole IPv6 range of a VSwitch for its
	// last 8 bits. It is pure, and empty where there is none.
	Decode func(string) string
	// Refs is what the value normally is, such as vpc.id; several where
	// several types may stand there.
	Refs []string
	// Region names the attribute that holds the region of what it refers to,
	// where that may be another than the resource's.
	Region string
	// Elem makes the attribute a block, whose fields are these; Form says how
	// they are sent.
	Elem []Attr
	Form Form
	// Format overrides the catalogue's syntax of the parameter.
	Format catalog.Format
	// Alias are values that the API takes or returns under another name. It
	// applies to texts that are written, and to the text of a row before that
	// is converted: "5M" may be the number 5, "enable" true.
	Alias map[string]string
	// Mode is how the attribute departs from the usual.
	Mode Mode
	// Values are what it may be where the catalogue has no enum.
	Values []string
	// Default is the value, as text, of an attribute that is not written and
	// is to be compared all the same.
	Default string
	// While are the statuses in which the update action is taken; in another a
	// change replaces the object. Empty means any.
	While []string
	// Limiter names the attribute with the object that says how high this number
	// may be: a lower number is there before that object is changed, a higher one
	// after.
	Limiter string
	// Cuts says in words what a change in place cuts: "the tunnel is negotiated
	// anew". Empty means nothing.
	Cuts string
	// Recomputes names computed attributes that the cloud computes anew when this
	// one is changed in place: until then they are known after apply.
	Recomputes []string
	// Once, if set, says that the object that the attribute names is joined with
	// one partner for life.
	Once *Once
	// Conflicts names attributes that exclude this one; OneOf, on the first
	// of them, names the group of which exactly one must be written.
	Conflicts, OneOf []string

	Derived Derived
}

// Once says how an object shows its partner for life: who wants to join it with
// another needs another object.
type Once struct {
	// Field of the object holds the partner, Is names the attribute of the
	// resource that says which one is wanted.
	Field, Is string
	// Free are the statuses in which it may still be joined with any.
	Free []string
}

// Form is how often a block is written and how its fields are sent.
type Form int

// The forms of a block.
const (
	// Repeated blocks are parameters Param.N.<field>.
	Repeated Form = iota
	// Merged blocks are written at most once. Their fields are the keys of a
	// JSON object in one parameter, spelled as they are read back. Each is
	// compared where it is written; a change sends what the object has with
	// what is written laid over it.
	Merged
)

// Mode is how an attribute departs from the usual.
type Mode int

// The modes of an attribute.
const (
	// ReadWrite attributes are sent and read back.
	ReadWrite Mode = iota
	// WriteOnly attributes are sent and never read back; a fingerprint in the
	// bindings shows a change.
	WriteOnly
	// Secret attributes are WriteOnly and never shown.
	Secret
	// Sensitive attributes are sent, read back and compared, and never shown.
	Sensitive
	// Hint attributes qualify a call (auto_pay, period) and are not compared.
	// One with a Type may be netplan's own, for rules: no action takes it.
	Hint
	// Fixed attributes cannot be changed in place although an update action
	// lists their parameter.
	Fixed
	// Kept attributes are the status in which an object is to be kept. They are
	// read back, and changed by the moves of Type.Status.
	Kept
	// ReadOnly attributes are computed by the cloud under a name or path that
	// cannot be derived; a topology cannot set them.
	ReadOnly
)

// Derived is what the catalogue says of an attribute.
type Derived struct {
	// Type is the language type.
	Type cty.Type
	// Create is the parameter of the create action in the catalogue's
	// spelling, or empty: then it is set by Update after creation.
	Create string
	// Update is the action that changes it in place and Param its parameter;
	// both empty means that a change replaces the object. The parameter is
	// empty where Type.Change makes the calls.
	Update, Param string
	// Field is the path inside a row, empty where it is not read back.
	Field string
	// Asked is the parameter of the read action that says what all rows of an
	// answer have, where the answer does not: rows that are listed by gateway
	// have that gateway. Empty where Field is not.
	Asked string
	// Required says that the create action demands it.
	Required bool
	// Rule is the catalogue's parameter, for enum, default, bounds, format.
	Rule *catalog.Param
}

// own says whether an attribute may be one that no action takes.
func (a *Attr) own() bool { return a.Mode == Hint && a.Type != cty.NilType }

// ReadBack says whether a listing shows the attribute.
func (d *Derived) ReadBack() bool { return d.Field != "" || d.Asked != "" }

// ReplacesNow says whether a change of the attribute replaces this object. One
// that is still settling may be changed in place.
func (a *Attr) ReplacesNow(o *Object) bool {
	return a.Replaces() || len(a.While) > 0 && o.Type.Status.Settled(o.Status) && !hasStatus(a.While, o.Status)
}

// Replaces says whether a change of the attribute replaces any object.
func (a *Attr) Replaces() bool {
	return a.Derived.Update == "" && a.Mode != Hint && a.Mode != Kept
}

// Hidden says whether a value of the attribute is never shown, whoever wrote
// it.
func (a *Attr) Hidden() bool { return a.Mode == Secret || a.Mode == Sensitive }
