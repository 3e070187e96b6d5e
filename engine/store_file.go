package engine

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
)

// FileStore keeps bindings in a JSON file, and its lock in a file beside it.
// It may be used by several goroutines.
type FileStore struct {
	path  string
	clock Clock

	mu     sync.Mutex
	loaded bool
	print  [sha256.Size]byte // of the file as we know it
	serial int64             // 0 where there is no file
	line   string            // lineage
	lock   *fileLock
}

// NewFileStore returns the store of the bindings file at path. Nothing is
// created before the first Save or Lock.
func NewFileStore(path string, clock Clock) *FileStore {
	return &FileStore{path: path, clock: clock}
}

// Load reads the file. Without one it returns empty bindings of a lineage of
// their own; a file that cannot be trusted is a *CorruptError.
func (s *FileStore) Load(context.Context) (*Bindings, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		b := newBindings()
		s.know(b, nil)
		return b, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read bindings: %w", err)
	}
	b, err := DecodeBindings(s.path, text)
	if err != nil {
		return nil, err
	}
	s.know(b, text)
	return b, nil
}

// know remembers what the file holds.
func (s *FileStore) know(b *Bindings, text []byte) {
	s.loaded, s.line, s.serial, s.print = true, b.Lineage, b.Serial, sha256.Sum256(text)
}

// Save writes b with the next serial. It fails with ErrMoved when b does not
// follow what this store loaded or saved last, when the file is no longer
// that, or when the lock was taken away; with *LockedError when another holds
// the lock.
func (s *FileStore) Save(_ context.Context, b *Bindings) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.loaded || b.Lineage != s.line || b.Serial != s.serial {
		return ErrMoved
	}
	if s.lock == nil {
		l, err := lockFile(s.lockPath(), "a save", s.clock.Now())
		if err != nil {
			return err
		}
		defer l.release() // nothing was lost if its file stays
	} else if !s.lock.current() {
		return ErrMoved
	}
	text, err := os.ReadFile(s.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read bindings: %w", err)
	}
	if sha256.Sum256(text) != s.print {
		return ErrMoved
	}
	return s.write(b)
}

func (s *FileStore) write(b *Bindings) error {
	next := *b
	next.Serial++
	text, err := EncodeBindings(&next)
	if err != nil {
		return err
	}
	if err := writeAtomic(s.path, text); err != nil {
		return err
	}
	b.Serial = next.Serial
	s.know(b, text)
	return nil
}

// Lock takes the lock file for what; the returned function lets go of it.
func (s *FileStore) Lock(_ context.Context, what string) (unlock func() error, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, err := lockFile(s.lockPath(), what, s.clock.Now())
	if err != nil {
		return nil, err
	}
	s.lock = l
	return func() error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.lock = nil
		return l.release()
	}, nil
}

// Unlock takes the lock away from whoever holds it and says who that was; a
// run that is still alive then fails to save. Without a lock it returns the
// zero Holder.
func (s *FileStore) Unlock() (Holder, error) {
	h := readHolder(s.lockPath())
	err := os.Remove(s.lockPath())
	if errors.Is(err, fs.ErrNotExist) {
		return Holder{}, nil
	}
	return h, err
}

func (s *FileStore) lockPath() string { return s.path + ".lock" }
