package schema

import (
	"math/big"
	"strconv"

	"github.com/zclconf/go-cty/cty"
)

// Value is the value of one attribute after evaluation.
type Value struct {
	// V is unmarked. Null means not written; unknown means known after
	// apply. A list or set may hold unknown elements.
	V cty.Value
	// From is where the value comes from when it is a computed attribute of
	// a resource, passed on unchanged; nil otherwise. It identifies what is
	// meant even while V is unknown.
	From *Origin
	// Origins are those of the value and of all its elements, sorted.
	Origins []Origin
	// Within says the same of the fields of blocks, by name: one entry for each
	// block, in order.
	Within []map[string]*Origin
	// Sensitive values are never printed or stored.
	Sensitive bool
	// SensitiveFields are the fields of a Merged block of which that is true.
	SensitiveFields []string
}

// Origin is a computed attribute of a resource.
type Origin struct {
	Addr string // vpc.main
	Attr string // id
}

// Written says whether the topology gives the attribute a value.
func (v Value) Written() bool { return v.V != cty.NilVal && !v.V.IsNull() }

// Known says whether the value is written and wholly known.
func (v Value) Known() bool { return v.Written() && v.V.IsWhollyKnown() }

// Identity names what the value stands for, the same for all that stand for
// the same: its text or number when known, otherwise its origin as
// address.attribute, or empty when neither is known.
func (v Value) Identity() string {
	switch {
	case v.Known() && (v.V.Type() == cty.String || v.V.Type() == cty.Number):
		return scalar(v.V)
	case v.From != nil:
		return v.From.Addr + "." + v.From.Attr
	}
	return ""
}

// NumberText writes a known number in decimal digits, without an exponent.
func NumberText(v cty.Value) string {
	f := v.AsBigFloat()
	if n, exact := f.Int64(); exact == big.Exact {
		return strconv.FormatInt(n, 10) // a float of 512 bits takes long to write
	}
	return f.Text('f', -1)
}

// Object is what the cloud holds under one id, as described.
type Object struct {
	Type *Type
	// ID is the object's id, see Type.ID.
	ID string
	// Region is where it was found.
	Region string
	// Values holds the attributes in the order of Type.Attrs; null where the
	// cloud returns none.
	Values []cty.Value
	// Status is the text of Type.Status.Field, or empty.
	Status string

	// levels are the row and the rows around it; Attr decodes from them what
	// the cloud computes.
	levels []map[string]any
	// open are the folded names of what is known only after apply, see Open.
	open map[string]bool
}

// Call is one API call that a resource needs: the action and its parameters
// in the catalogue's spelling, without RegionId and ClientToken.
type Call struct {
	Action string
	Params map[string]string
	// Region is where the call goes; empty is the region of the resource.
	Region string
}
