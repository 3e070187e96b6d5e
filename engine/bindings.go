package engine

import (
	"fmt"
	"maps"
	"slices"

	"netplan/schema"
)

// Bindings say which object of the cloud each address is. They hold
// identities only: no attribute values and no secrets.
type Bindings struct {
	// Lineage is made once with the bindings; Serial grows with each save.
	Lineage string
	Serial  int64
	// Account and Cloud are what the bindings belong to.
	Account, Cloud string
	// Swapped are the swaps of moved blocks that were made, see schema.Swap,
	// as long as the blocks are there; sorted.
	Swapped []string
	// Entries are keyed by address.
	Entries map[string]Binding
}

// Binding is the object of one address.
type Binding struct {
	Type   string `json:"type"`
	Cloud  string `json:"cloud,omitempty"` // label of the cloud block
	Region string `json:"region"`
	ID     string `json:"id"`
	// Needs are the addresses it was made after; deletes go the other way.
	Needs []string `json:"needs,omitempty"`
	// Prints are fingerprints of write-only attributes by name.
	Prints map[string]string `json:"prints,omitempty"`
	// Sensitive are the attributes that were given sensitive values: what the
	// object has of them is not shown, whether they are written or not.
	Sensitive []string `json:"sensitive,omitempty"`
}

// Clone returns bindings that share nothing with b but what is immutable: the
// swaps, and the needs and fingerprints of an entry are replaced, never changed.
func (b *Bindings) Clone() *Bindings {
	c := *b
	c.Entries = maps.Clone(b.Entries)
	if c.Entries == nil {
		c.Entries = map[string]Binding{}
	}
	return &c
}

// Addrs returns the bound addresses, sorted.
func (b *Bindings) Addrs() []string {
	return slices.Sorted(maps.Keys(b.Entries))
}

// same says whether two bindings are equal.
func (b Binding) same(c Binding) bool {
	return b.Type == c.Type && b.Cloud == c.Cloud && b.Region == c.Region && b.ID == c.ID &&
		slices.Equal(b.Needs, c.Needs) && maps.Equal(b.Prints, c.Prints) && slices.Equal(b.Sensitive, c.Sensitive)
}

// object is what identifies a bound object among all clouds.
type object struct{ cloud, kind, region, id string }

func (b Binding) object() object { return object{b.Cloud, b.Type, b.Region, b.ID} }

// Move gives the object of an address to another one. The error says why that
// cannot be.
func (b *Bindings) Move(from, to string) error {
	e, bound := b.Entries[from]
	_, taken := b.Entries[to]
	switch {
	case !bound:
		return fmt.Errorf("%s is not bound", from)
	case taken:
		return fmt.Errorf("%s is bound already", to)
	case schema.AddrType(to) != e.Type:
		return fmt.Errorf("%s is a %s; %s is not the address of one", from, e.Type, to)
	}
	b.Entries[to] = e
	delete(b.Entries, from)
	b.rename(from, to)
	return nil
}

// rename changes an address in what others need.
func (b *Bindings) rename(from, to string) {
	for addr, e := range b.Entries {
		if i := slices.Index(e.Needs, from); i >= 0 {
			e.Needs = slices.Clone(e.Needs)
			e.Needs[i] = to
			b.Entries[addr] = e
		}
	}
}

// Remove forgets the object of an address. The error says that there is none.
func (b *Bindings) Remove(addr string) error {
	if _, bound := b.Entries[addr]; !bound {
		return fmt.Errorf("%s is not bound", addr)
	}
	delete(b.Entries, addr)
	return nil
}
