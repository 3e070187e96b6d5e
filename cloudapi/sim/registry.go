package sim

import (
	"fmt"
	"slices"
	"time"

	"netplan/cloudapi/catalog"
)

// kindName names a kind of object. Rows refer to kinds by name, so that two
// chapters can refer to each other's.
type kindName string

// row holds scalar values by name: a response path below its list item.
type row = map[string]string

// chapter is what one file of the reference adds to the cloud.
type chapter struct {
	kinds []kind
	ops   []op
	// limits are its limits by the names of Cloud.Quotas; 0 is none.
	limits map[string]int
	// ledger says what the reference leaves open.
	ledger []decision
}

// chapters lists what the cloud knows.
func chapters() []chapter {
	return []chapter{
		// What stands in a VPC is told before that it has VSwitches.
		standInChapter(), vpcChapter(), vswitchChapter(), routerChapter(), routeChapter(), regionChapter(),
		interfaceChapter(),
		connectionChapter(),
		vbrChapter(),
		bgpChapter(),
		eipChapter(),
		ipv6Chapter(),
		vpnGatewayChapter(),
		vpnConnectionChapter(),
		sslChapter(),
		natChapter(),
		natPackageChapter(),
		forwardChapter(),
		snatChapter(),
		accelerationChapter(),
		bandwidthChapter(),
		flowLogChapter(),
		monitorChapter(),
		outsideChapter(),
		tagChapter(),
	}
}

// kind is a type of object as data.
type kind struct {
	name kindName
	// id is the attribute that identifies an object, prefix begins a made id.
	id, prefix string
	// key makes the id of an object without an id of its own, such as a route
	// entry, from the described attributes; nil otherwise.
	key func(attrs row) string
	// label is the ResourceType under which DescribeVpcAttribute counts the
	// kind; empty: it is not counted.
	label string
	// settles says which status follows a transient one; an empty one means
	// that the object is gone then. Import uses it.
	settles map[string]string
	// index lists attributes to find objects by, beside those of links, locks
	// and nested lists.
	index []string
	// locks lists attributes whose value is busy while an object is transient.
	locks []string
	// claims says which prefixes objects occupy, and in which space.
	claims []claim
	// links are the other objects that an object hangs on.
	links []link
	// nested are the lists inside a described object that other objects fill.
	nested []nested
	// inherits are attributes that a description leaves out and that are those
	// of a linked object.
	inherits []inherit
	// names maps a parameter or response path to the attribute that holds it,
	// where they differ.
	names row
	// fields computes scalars by response path; rows computes lists of objects.
	fields map[string]func(*Cloud, *object) string
	rows   map[string]func(*Cloud, *object) []row
	// settled runs when a transient status ends, before the object is gone.
	settled func(*Cloud, *object)
	// gone runs when an object has been taken away, whatever did it.
	gone func(*Cloud, *object)
	// arrived runs when an object has come into a status that stays, by whatever
	// way: an action, the clock, Import or Edit.
	arrived func(*Cloud, *object)
	// ownedBy is the described path that names the owner of an object where that
	// is not the reader; shared are attributes that hold further accounts whose
	// calls may work on the object.
	ownedBy string
	shared  []string
	// imported runs when an object was described to Import. item holds every
	// documented value of it, lists of scalars joined with commas.
	imported func(c *Cloud, o *object, item row)
}

// claim occupies the prefix in attribute cidr within the space that the value
// of attribute in names. An object without one of them occupies nothing.
type claim struct{ in, cidr string }

// link says that attribute attr holds the id of an object of kind to. While
// the link is there, that object's deletion is refused with code; with no code
// the linked object goes with it. when limits the link; nil means always.
type link struct {
	attr string
	to   kindName
	code string
	when func(*object) bool
}

// inherit says that attribute attr, while it is empty, is that of the object
// of kind from whose id is the value of attribute by. Import fills it in as
// soon as both are known, in whatever order they come; ops set it themselves.
type inherit struct {
	attr string
	from kindName
	by   string
}

// nested fills a list of a described object with the objects of a kind whose
// attribute by holds the described object's id. A list of scalars gets their
// ids, a list of objects gets them described.
type nested struct {
	path string
	kind kindName
	by   string
	when func(*object) bool
}

// op is the behaviour of an action as data. The core checks the parameters by
// the catalogue, then needs, from, guards and quotas in this order, and only
// then runs it; run cannot fail, so a refused call changes nothing.
type op struct {
	action string
	kind   kindName
	// target is the parameter that names the object to work on, unknown the
	// code if there is none in the region. It may be a code, a blank and words
	// of its message, as may the codes of needs.
	target, unknown string
	// foreign is the code if the object is another account's, where it is not
	// unknown.
	foreign string
	// needs are the other parameters that name objects.
	needs []need
	// rights are the guards that ask, before all else, who calls.
	rights []guard
	// from lists the statuses of the target that permit the action, else is
	// the code otherwise; nil permits every status.
	from []string
	code string
	// via is the status of the object while the action works, to the one
	// afterwards (empty: it is gone), takes how long it works. With no via the
	// object has status to at once, or keeps its status where that is empty.
	via, to string
	takes   time.Duration
	// deletes says that the target goes: it is refused while the link of
	// another object to it has a code.
	deletes bool
	guards  []guard
	quotas  []quota
	run     func(*call) answer
	// list is the path of the list that a listing action fills.
	list string
	// within is the parameter of a listing action that names the object whose
	// items it lists, whoever owns them.
	within string
	// filters replace the comparison of a parameter with the attribute of its
	// name in a listing action.
	filters map[string]func(c *call, o *object, want string) bool
	// keys are names that a Filter.N.Key may have beside the paths of the items.
	keys []string
	// names adds to the kind's names for this action.
	names row
	// codes gives, by parameter, the error of a malformed value where it cannot
	// be told from the parameter's name: a code, or a code, a blank and words
	// of its message.
	codes row
	// absent gives, by required parameter, the code where it is not
	// MissingParameter.
	absent row
	// extras are parameters that clients send and the section leaves out.
	extras []catalog.Param
	// sizes gives the code for an index above the stated number, by the list's
	// name, where it is not InvalidParameter.
	sizes row
	// flaws replace the codes of parameters whose error depends on what is wrong
	// with the value.
	flaws map[string]func(value string) string
	// folds lists parameters whose permitted values count in any case.
	folds []string
	// masks lists parameters that are prefixes whose host bits do not count.
	masks []string
	// borrows names the actions, separated by blanks, whose error rows stand in
	// for missing ones.
	borrows string
	// fields replaces the documented response paths where they are wrong.
	fields []catalog.Field
	// sparse lists response paths that are left out while empty.
	sparse []string
}

// need says that a parameter names an object of a kind, and gives the code if
// it does not. A parameter that is not given needs nothing.
type need struct {
	param string
	kind  kindName
	code  string
}

// registry is the chapters by name.
type registry struct {
	kinds map[kindName]*kind
	order []*kind
	ops   map[string]*op
	// index is, by kind, the attributes to find objects by.
	index map[kindName]map[string]bool
	// inward is, by kind, the links that other kinds have to it.
	inward map[kindName][]inward
	// heirs are, by kind, what other kinds inherit from it.
	heirs map[kindName][]heir
	// shapes are, by action, the answers to give.
	shapes map[string]*shape
	// limits are the documented limits by name.
	limits map[string]int
	// givers says how attributes are written; nil until an edit asks.
	givers givers
}

// inward is a link seen from the object that it points to.
type inward struct {
	from kindName
	link
}

// heir is an inherit seen from the object that it takes from.
type heir struct {
	kind kindName
	inherit
}

func newRegistry(chapters []chapter) *registry {
	r := &registry{
		kinds: map[kindName]*kind{}, ops: map[string]*op{},
		index: map[kindName]map[string]bool{}, inward: map[kindName][]inward{},
		heirs: map[kindName][]heir{}, shapes: map[string]*shape{}, limits: Limits(),
	}
	for _, ch := range chapters {
		for i := range ch.kinds {
			r.addKind(&ch.kinds[i])
		}
		for i := range ch.ops {
			r.addOp(&ch.ops[i])
		}
	}
	return r
}

func (r *registry) addKind(k *kind) {
	if r.kinds[k.name] != nil {
		panic(fmt.Sprintf("sim: kind %s listed twice", k.name))
	}
	r.kinds[k.name] = k
	r.order = append(r.order, k)
	r.indexBy(k.name, "RegionId")
	r.indexBy(k.name, attrOwner)
	r.indexBy(k.name, attrHome)
	for _, attr := range append(append([]string{}, k.index...), k.locks...) {
		r.indexBy(k.name, attr)
	}
	for _, l := range k.links {
		r.indexBy(k.name, l.attr)
		r.inward[l.to] = append(r.inward[l.to], inward{k.name, l})
	}
	for _, h := range k.inherits {
		r.indexBy(k.name, h.by)
		r.heirs[h.from] = append(r.heirs[h.from], heir{k.name, h})
	}
	for _, n := range k.nested {
		r.indexBy(n.kind, n.by)
	}
}

func (r *registry) indexBy(k kindName, attr string) {
	if r.index[k] == nil {
		r.index[k] = map[string]bool{}
	}
	r.index[k][attr] = true
}

func (r *registry) addOp(o *op) {
	a := actionOf(o.action)
	if a == nil || r.ops[o.action] != nil {
		panic(fmt.Sprintf("sim: action %s is not known, or listed twice", o.action))
	}
	r.ops[o.action] = o
	fields := o.fields
	if fields == nil {
		fields = a.Fields
	}
	o.extras = append(o.extras, tagParams(o.action)...)
	r.shapes[o.action] = newShape(slices.Concat(fields, tagFields(o.action)), o.sparse)
}
