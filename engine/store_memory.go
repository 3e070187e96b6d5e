package engine

import (
	"context"
	"sync"
	"time"
)

// MemoryStore keeps bindings in memory: for rehearsals and tests. The zero
// value is ready to use.
type MemoryStore struct {
	mu    sync.Mutex
	saved *Bindings
	lock  *Holder
}

// NewMemoryStore returns a store that holds a copy of b; nil is empty.
func NewMemoryStore(b *Bindings) *MemoryStore {
	if b == nil {
		return &MemoryStore{}
	}
	return &MemoryStore{saved: b.Clone()}
}

// Load returns a copy of what was saved.
func (s *MemoryStore) Load(context.Context) (*Bindings, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.saved == nil {
		s.saved = newBindings()
	}
	return s.saved.Clone(), nil
}

// Save keeps a copy of b and raises its serial by one; it fails with ErrMoved
// when b does not follow what was saved last.
func (s *MemoryStore) Save(_ context.Context, b *Bindings) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.saved != nil && (s.saved.Lineage != b.Lineage || s.saved.Serial != b.Serial) {
		return ErrMoved
	}
	b.Serial++
	s.saved = b.Clone()
	return nil
}

// Lock fails with *LockedError while it is held.
func (s *MemoryStore) Lock(_ context.Context, what string) (unlock func() error, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lock != nil {
		return nil, &LockedError{Path: "memory", Holder: *s.lock}
	}
	s.lock = &Holder{Host: "memory", PID: 1, What: what, Since: time.Unix(0, 0)}
	return func() error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.lock = nil
		return nil
	}, nil
}
