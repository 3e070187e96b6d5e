package schema

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// Inputs is what an evaluation is given from outside.
type Inputs struct {
	// Vars are values of variables from the command line, files and the
	// environment; a later one of the same name wins.
	Vars []VarInput
	// Prior is asked, once the values of a resource are known and before
	// anything that refers to it is evaluated, for the object it is and will
	// still be after apply. Nil, or a nil answer, makes what the cloud
	// computes unknown.
	Prior func(r *Resource) *Object
	// Data answers data blocks with the answers of their action, one a page.
	// Nil makes their results unknown.
	Data func(q DataQuery) ([]map[string]any, error)
}

// VarInput is a value for a variable and where it was given.
type VarInput struct {
	Name string
	// Text is a literal as typed on the command line or in the environment:
	// an HCL expression for collection types, a plain text otherwise. It is
	// used when Value is cty.NilVal.
	Text  string
	Value cty.Value
	// From says where it came from: "--var", "NETPLAN_VAR_size".
	From  string
	Range hcl.Range
	expr  *expression // that a file has
}

// DataQuery is a data block with its arguments known.
type DataQuery struct {
	Source *Source
	Region string
	Cloud  string
	Params map[string]string
	Range  hcl.Range
}

// World answers what an address holds now, during apply; nil when nothing.
type World func(addr string) *Object
