package engine

import (
	"context"
	"sync"
)

// book is the bindings of a run in progress. It is saved now and then; what
// it lacks on disk the journal holds. It may be used by several goroutines.
type book struct {
	store Store

	mu      sync.Mutex
	b       *Bindings
	owners  map[object]string // address by bound object
	unsaved int
}

func newBook(store Store, b *Bindings) *book {
	k := &book{store: store, b: b.Clone(), owners: make(map[object]string, len(b.Entries))}
	for addr, e := range k.b.Entries {
		k.owners[e.object()] = addr
	}
	return k
}

// lineage is that of the bindings; it never changes.
func (k *book) lineage() string { return k.b.Lineage }

// get returns the binding of an address.
func (k *book) get(addr string) (Binding, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e, ok := k.b.Entries[addr]
	return e, ok
}

// owner returns the address that an object is bound to, or "".
func (k *book) owner(o object) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.owners[o]
}

// bind makes an object that of an address.
func (k *book) bind(addr string, e Binding) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.forget(addr)
	k.b.Entries[addr] = e
	k.owners[e.object()] = addr
	k.unsaved++
}

// unbind leaves an address without object.
func (k *book) unbind(addr string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.forget(addr)
	delete(k.b.Entries, addr)
	k.unsaved++
}

func (k *book) forget(addr string) {
	if e, ok := k.b.Entries[addr]; ok && k.owners[e.object()] == addr {
		delete(k.owners, e.object())
	}
}

// save saves what is unsaved.
func (k *book) save(ctx context.Context) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.unsaved == 0 {
		return nil
	}
	return k.write(ctx)
}

// saveSome saves when a quarter of the bindings is unsaved, so that all saves
// of a run together write only a few times what there is.
func (k *book) saveSome(ctx context.Context) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.unsaved < 100+len(k.b.Entries)/4 {
		return nil
	}
	return k.write(ctx)
}

func (k *book) write(ctx context.Context) error {
	if err := k.store.Save(context.WithoutCancel(ctx), k.b); err != nil {
		return err
	}
	k.unsaved = 0
	return nil
}

// snapshot returns a copy of the bindings as they are now.
func (k *book) snapshot() *Bindings {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.b.Clone()
}
