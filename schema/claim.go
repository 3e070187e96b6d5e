package schema

// Claim is something that a resource occupies. The planner compares claims
// and knows no resource: what releases a claim comes before what takes an
// equal or overlapping one.
type Claim struct {
	Kind ClaimKind
	// Name says what is occupied: "address range", "route destination"; for a
	// Slot it is the name of the quota (vswitches_per_vpc).
	Name string
	// In is the space in which claims compete: the name of an attribute
	// (route_table_id), ^type (see Type.Lanes), an attribute of the object
	// that an attribute refers to (vpc_id.route_table_id), "region" or
	// "account".
	In string
	// Of names the attributes that make the value, or attributes of the objects
	// that they refer to as in In; a text in quotes is a literal ("0.0.0.0/0").
	// A set is one part of a Key as a whole; of other kinds each of its elements
	// is claimed.
	Of []string
	// Any is a value of a part of a Key that stands for every value: an entry
	// with the port any meets those of all ports. Its case does not matter, and
	// no part of such a Key has a blank in it. Empty means that there is none.
	Any string
	// Only lists attribute and value pairs without which nothing is claimed, the
	// attributes as in Of: {"next_hop_type", "HaVip"}.
	Only []string
	// Unless lists attribute and value pairs under which nothing is claimed:
	// {"instance_type", "Nat"}.
	Unless []string
	// Park is how an object gives the value up for a moment, of a Key whose
	// attributes are changed in place; nil where that cannot be done.
	Park *Park
}

// Park is a value that an object has for a moment, so that changes that would
// wait for each other in a circle can be made one after another. Only one that
// nothing has and nobody wants is taken.
type Park struct {
	// Attr is the attribute that has it, one of Claim.Of, and Values what it may
	// be, as text, the best first; an empty text takes the attribute away. Of a
	// set it is the only element.
	Attr   string
	Values []string
	// Empties are attributes that are taken away with it.
	Empties []string
	// Cut says in words what does not work meanwhile.
	Cut string
}

// ClaimKind says how claims compete.
type ClaimKind int

// The kinds of claims.
const (
	// Prefix claims an address range: two that overlap exclude each other.
	Prefix ClaimKind = iota
	// Key claims an exact value.
	Key
	// Slot claims one place of a quota.
	Slot
	// Pass claims one place of a quota while the object is made or deleted:
	// steps that pass through a quota wait for one another, not for others.
	Pass
	// Use claims a value for the uses of one type: claims of the type do not
	// exclude each other, those of another type on the same value do.
	Use
	// Around claims an address range against each Within that is equal or lies
	// in it: what is around does not exclude what is around, and the same holds
	// for what is within.
	Around
	// Within claims an address range against each Around that is equal or holds
	// it.
	Within
)
