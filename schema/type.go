package schema

// Type describes a resource type: one literal in a file of its own in
// schema/resource. It holds data only; how to build a request, read a row or
// wait for a status is derived from it and the API catalogue by NewRegistry.
type Type struct {
	// Name is the label in topology files, such as vswitch.
	Name string
	// Summary says in one sentence what the resource is.
	Summary string
	// Section names the chapter or sections of the API reference.
	Section string
	// Actions are the API actions that carry the type.
	Actions Actions
	// Items is the path of the rows in the answer of Actions.Read, such as
	// Vpcs.Vpc[]; empty means the action's own list path. A deeper path
	// (RouteTables.RouteTable[].RouteEntrys.RouteEntry[]) makes rows that
	// inherit the fields of the rows around them; a path that ends in a list
	// of texts makes rows with one field, named as the path's last part.
	Items string
	// ID names the attributes or response fields, in snake case, that
	// identify one object. A single name that is no attribute is an id that
	// the create action returns (vpc_id); otherwise the id is the values of
	// the attributes joined with | (route_table_id, destination_cidr_block).
	ID []string
	// Parent is the attribute that names the object it lives in (vpc_id of a
	// vswitch), or empty.
	Parent string
	// Natural names the attributes that recognise the object in a listing
	// when its id is not known: after a lost answer, or when bindings are
	// rebuilt.
	Natural []string
	// Attrs are what a topology may say of it, in documentation order.
	Attrs []Attr
	// Status says which status values are ready.
	Status Status
	// Prepaid says which objects cannot be deleted since they are paid for in
	// advance.
	Prepaid Prepaid
	// System is a field of the rows and the value that it has in those that
	// the cloud makes by itself, such as the system route table of a VPC: they
	// are nobody's. Empty means that the cloud makes none.
	System [2]string
	// Leads names the attributes whose objects have the same status: moves of the
	// object lead them too, as those of a connection lead its two ends.
	Leads []string
	// Carries names what passes through an object and is cut while it is away:
	// "connections of its hosts". Empty means that nothing is.
	Carries string
	// Address is the attribute with the public addresses that the cloud gave an
	// object and takes back with it: a text, or objects with an ip_address. Empty
	// where there are none, or where they are those of another object.
	Address string
	// Over names the attribute with the object whose public address that goes
	// over: where that is another object, it is cut for good. Empty where Carries
	// goes over no address, or over those of the object itself.
	Over string
	// Renewed says in words what a new object in place of an old one leaves to
	// people: "clients need the new certificate". Empty means nothing.
	Renewed string
	// Hidden are fields of the rows that nothing may refer to: secrets that
	// are those of another object (AuthKey of a BGP peer is its group's).
	Hidden []string
	// Claims are what it occupies.
	Claims []Claim
	// Lanes are the scopes under which its mutating calls exclude each other:
	// the name of an attribute (snat_table_id), ^type for the nearest object
	// of that type above it (^vpc), or . for the object itself.
	Lanes []string
	// Unsettles is the type of the object above it that every one of its calls
	// keeps busy for a while: a step ends when that one is ready again. Empty
	// means that its calls trouble no other object.
	Unsettles string
	// Before are calls that are made before Create, in this order.
	Before []Before
	// Change are, by attribute, the changes that no update action carries as it
	// stands.
	Change map[string]Change
	// Release, if set, makes the calls without which the object as it is cannot
	// be deleted. It is pure.
	Release func(have *Object) []Call
	// Remake says in words what it costs that an object that nothing uses is
	// deleted and made again where changes in place would wait for each other in a
	// circle, such as two that swap what both occupy. Empty means that it never is.
	Remake string
	// Example is a topology in HCL, complete in itself, whose resource
	// "example" is of this type. Contract tests apply it.
	Example string

	rows *rowPlan
}

// Actions names API actions of the catalogue.
type Actions struct {
	// Create is empty for what appears together with another object and is
	// adopted by its natural key (a vrouter with its VPC).
	Create string
	// Returns is the field of Create's answer that holds the id where it is
	// not named as the id (Ipv6EgressRuleId for ipv6_egress_only_rule_id).
	Returns string
	// Read is a Describe action that lists objects.
	Read string
	// ReadWith are parameters that Read is always given, because it leaves
	// objects of the type out without them (BandwidthType: Sharing).
	ReadWith map[string]string
	// Update lists the actions that change an object in place.
	Update []string
	// Delete is empty for what goes together with another object.
	Delete string
}

// Before is a call that prepares a creation, such as one at the other end of a
// connection. Making it twice does no harm.
type Before struct {
	Action string
	// Region names the attribute with the region of the call; where that is not
	// written it is the region of the resource.
	Region string
	// Params are the attributes that the parameters are taken from.
	Params map[string]string
}

// Change makes the calls that change one attribute.
type Change struct {
	// Actions are those that Calls may call, in order.
	Actions []string
	// Calls is pure: from what the object has and what it should be, in the
	// order of Type.Attrs, to calls. Attributes that change together may make
	// the same call, which is sent once.
	Calls func(have *Object, want []Value) []Call
}
