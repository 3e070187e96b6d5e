package schema

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Topology is a configuration after evaluation: what the network should be.
type Topology struct {
	// Resources are sorted by address.
	Resources []*Resource
	// Clouds are the cloud blocks by label; the unlabelled one is "".
	Clouds map[string]*CloudConfig
	// Bindings says where bindings are kept.
	Bindings BindingsConfig
	// Allowance is how much one plan may destroy; nil where that is not written.
	Allowance *Allowance
	// Moved, Imports and Removed are the blocks of those names.
	Moved   []Moved
	Imports []Import
	Removed []Removed

	eval      *evaluator
	recalled  *Recollection // in place of eval, where it is made of one
	later     []Undecided   // conditions and data blocks
	byAddr    map[string]*Resource
	protected map[string]hcl.Range // the blocks with prevent_destroy
	instances map[string]*instance
}

// Resource is one instance of a resource block.
type Resource struct {
	// Addr is the address: module.net["a"].vswitch.app["x"].
	Addr string
	// Block is the address without the instance key: the block it came from.
	Block string
	Type  *Type
	// Cloud is the label of its cloud block, Region where it lives.
	Cloud, Region string
	// Values holds the attributes in the order of Type.Attrs.
	Values []Value
	// Needs are the addresses of resources, or of whole blocks where the
	// instance is not known, that must exist before it; sorted.
	Needs []string
	// Lifecycle is its lifecycle block.
	Lifecycle Lifecycle
	// Range is the block's header; Ranges the expression of each written
	// attribute in the order of Type.Attrs (zero where not written).
	Range  hcl.Range
	Ranges []hcl.Range
	// Fields is where the fields of merged blocks are written, by attribute and
	// field: ike_config.psk.
	Fields map[string]hcl.Range

	instance *instance
}

// Lifecycle is how netplan treats a change of a resource.
type Lifecycle struct {
	PreventDestroy bool
	// Turn is what create_before_destroy asks for, TurnRange where it is written.
	Turn      Turn
	TurnRange hcl.Range
	// IgnoreChanges names attributes, IgnoreRanges is where each is named; All
	// ignores every one.
	IgnoreChanges []string
	IgnoreRanges  map[string]hcl.Range
	IgnoreAll     bool
}

// Turn says which of the two objects of a replacement comes first.
type Turn string

// The turns of a replacement.
const (
	// AnyTurn leaves it to the planner.
	AnyTurn Turn = ""
	// CreateFirst has the new object there before the old one goes.
	CreateFirst Turn = "create first"
	// DeleteFirst has the old object gone before the new one is made.
	DeleteFirst Turn = "delete first"
)

// CloudConfig is a cloud block.
type CloudConfig struct {
	Label, Region, Endpoint, Profile string
	// Quotas override documented limits by name; 0 is no limit. QuotaRanges is
	// where each is written.
	Quotas      map[string]int
	QuotaRanges map[string]hcl.Range
	Range       hcl.Range
}

// BindingsConfig is the bindings block: a store and its settings.
type BindingsConfig struct {
	Store    string // "file" unless said otherwise
	Settings map[string]string
	Range    hcl.Range
}

// Moved says that what was bound to From now belongs to To.
type Moved struct {
	From, To string
	Range    hcl.Range
}

// Import says that the object of this id belongs to To.
type Import struct {
	To, ID string
	Range  hcl.Range
}

// Removed says that From is forgotten without being destroyed, or destroyed.
type Removed struct {
	From    string
	Destroy bool
	Range   hcl.Range
}

// Resource finds a resource by address, or returns nil.
func (t *Topology) Resource(addr string) *Resource { return t.byAddr[addr] }

// Protected is where the block of an address, which has no key of an instance,
// is written, and whether its lifecycle says prevent_destroy: for instances that
// the block no longer has too.
func (t *Topology) Protected(block string) (hcl.Range, bool) {
	at, ok := t.protected[block]
	return at, ok
}

// Value returns the value of an attribute; it is not written where the type
// has no such attribute.
func (r *Resource) Value(attr string) Value {
	if i := r.Type.Index(attr); i >= 0 {
		return r.Values[i]
	}
	return Value{}
}

// AttrRange is where the value of an attribute, or of a field of a merged
// block, is written, see Trace; or the block where it is not.
func (r *Resource) AttrRange(attr string) hcl.Range {
	if x, _ := r.expression(attr); x != nil {
		return r.Trace(attr).Written
	}
	if at, ok := r.Fields[attr]; ok {
		return at
	}
	if i := r.Type.Index(attrOfPath(attr)); i >= 0 && r.Ranges[i].Filename != "" {
		return r.Ranges[i]
	}
	return r.Range
}

// attrOfPath is the attribute of ike_config.psk.
func attrOfPath(path string) string {
	attr, _, _ := strings.Cut(path, ".")
	return attr
}

// Index is the position of an attribute in Attrs, or -1.
func (t *Type) Index(attr string) int {
	for i := range t.Attrs {
		if t.Attrs[i].Name == attr {
			return i
		}
	}
	return -1
}

// Writes says whether an attribute of that name can be written.
func (t *Type) Writes(attr string) bool {
	i := t.Index(attr)
	return i >= 0 && t.Attrs[i].Mode != ReadOnly
}

// sortResources puts resources in the order of their addresses.
func sortResources(list []*Resource) {
	slices.SortFunc(list, func(a, b *Resource) int { return strings.Compare(a.Addr, b.Addr) })
}
