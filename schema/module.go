package schema

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/hashicorp/hcl/v2/ext/typeexpr"
)

// module is one folder of topology files as a module call sees it: parsed,
// with its blocks by name, and not evaluated.
type module struct {
	path      string // module.net.module.part; empty for the root
	dir       string
	variables map[string]*variable
	locals    map[string]*local
	outputs   map[string]*output
	resources map[string]*block // by type.name
	data      map[string]*block // by source.name
	calls     map[string]*block // by name
	children  map[string]*module
	checks    []*check
	parent    *module // that calls it, by call; nil for the root
	call      *block
	settings
}

// settings are the blocks that only the root module has.
type settings struct {
	clouds   map[string]*CloudConfig
	bindings BindingsConfig
	// allowance is nil where none is written.
	allowance *Allowance
	moved     []Moved
	imports   []importBlock
	removed   []Removed
}

// importBlock is an import block, whose id is evaluated.
type importBlock struct {
	to string
	id *expression
	at hcl.Range
}

type variable struct {
	name        string
	typ         cty.Type
	defaults    *typeexpr.Defaults
	value       cty.Value   // default, or cty.NilVal
	byDefault   *expression // that the default is written as
	description string
	sensitive   bool
	nullable    bool
	validations []*assertion
	at          hcl.Range
}

type local struct {
	name string
	expr *expression
}

type output struct {
	name        string
	expr        *expression
	description string
	sensitive   bool
	dependsOn   []ref
	at          hcl.Range
}

type check struct {
	name       string
	assertions []*assertion
	at         hcl.Range
}

// assertion is a condition and what to say when it is false.
type assertion struct {
	condition, message *expression
}

// block is a resource, data or module block: what is to be evaluated for each
// of its instances.
type block struct {
	kind      refKind
	name      string // vpc.main, zones.z, net
	typ       *Type
	source    *Source
	count     *expression
	forEach   *expression
	attrs     map[string]*expression
	nested    []*nestedBlock
	dependsOn []ref
	lifecycle Lifecycle
	before    []*assertion
	after     []*assertion
	at        hcl.Range
}

// nestedBlock is a repeated block of a resource, or a dynamic one.
type nestedBlock struct {
	name    string
	attrs   map[string]*expression
	forEach *expression // of a dynamic block
	iterate string      // its iterator
	at      hcl.Range
}

func newModule(path, dir string) *module {
	return &module{
		path: path, dir: dir,
		variables: map[string]*variable{}, locals: map[string]*local{}, outputs: map[string]*output{},
		resources: map[string]*block{}, data: map[string]*block{}, calls: map[string]*block{},
		children: map[string]*module{},
		settings: settings{clouds: map[string]*CloudConfig{}, bindings: BindingsConfig{Store: "file"}},
	}
}
