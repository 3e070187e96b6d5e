package engine

import "context"

// Bindings say which object of the cloud each address is. They hold
// identities only: no attribute values and no secrets.
type Bindings struct {
	// Lineage is made once with the bindings; Serial grows with each save.
	Lineage string
	Serial  int64
	// Account and Cloud are what the bindings belong to.
	Account, Cloud string
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
}

// Store keeps bindings.
type Store interface {
	// Load returns empty bindings when none were saved.
	Load(ctx context.Context) (*Bindings, error)
	// Save writes the bindings and raises their serial by one; it fails with
	// ErrMoved when someone else saved since Load.
	Save(ctx context.Context, b *Bindings) error
	// Lock keeps others out until the returned function is called. It fails
	// with *LockedError when somebody holds it.
	Lock(ctx context.Context, what string) (unlock func() error, err error)
}
