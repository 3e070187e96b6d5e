package sim

import (
	"cmp"
	"time"
)

// object is one thing in the cloud. Its attributes are texts under the names
// of the response, as paths below the list item that describes it: VpcName,
// RouteTable.RouteTableId. A list of scalars is one text joined with commas:
// UserCidrs.UserCidr[].
type object struct {
	Kind kindName `json:"kind"`
	ID   string   `json:"id"`
	// Owner is the account that it belongs to; empty is Account.
	Owner string `json:"owner,omitempty"`
	// Seq is its place in the order of creation.
	Seq int `json:"seq"`
	// Attrs includes the id, RegionId, Status and CreationTime. They change by
	// Cloud.set only, because the indexes follow them.
	Attrs row `json:"attrs"`
	// Rows are the lists of objects that it keeps itself, by response path.
	Rows map[string][]row `json:"rows,omitempty"`
	// Next is the status after Due; empty means that the object is gone then.
	// A zero Due means that the status stays.
	Next string    `json:"next,omitempty"`
	Due  time.Time `json:"due,omitzero"`
	// Born is when it was created, Was its status until Since; stale reads
	// look back by them.
	Born  time.Time `json:"born,omitzero"`
	Was   string    `json:"was,omitempty"`
	Since time.Time `json:"since,omitzero"`
	// Died is when it went.
	Died time.Time `json:"died,omitzero"`
}

// status is the object's present status; an object without one has "".
func (o *object) status() string { return o.Attrs["Status"] }

// busy says whether the object is in a transient status.
func (o *object) busy() bool { return !o.Due.IsZero() }

// leaving says whether the object, if it is one, is being deleted.
func (o *object) leaving() bool { return o != nil && o.busy() && o.Next == "" }

// statusAt is the status that a read at a past time would have seen.
func (o *object) statusAt(t time.Time) string {
	if o.Was != "" && t.Before(o.Since) {
		return o.Was
	}
	return o.status()
}

// What objects are found by beside their attributes: the account that owns
// them, and that with the region.
const (
	attrOwner = "@owner"
	attrHome  = "@home"
)

// ownerText is the Owner of an object of an account.
func ownerText(account string) string {
	if account == Account {
		return ""
	}
	return account
}

// owner is the account that the object belongs to.
func (o *object) owner() string { return cmp.Or(o.Owner, Account) }

// value is an attribute, or one of what objects are found by beside them.
func (o *object) value(attr string) string {
	switch attr {
	case attrOwner:
		return o.owner()
	case attrHome:
		return home(o.owner(), o.Attrs["RegionId"])
	}
	return o.Attrs[attr]
}

// home is the value of attrHome.
func home(account, region string) string { return account + " " + region }
