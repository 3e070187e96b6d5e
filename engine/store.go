package engine

import (
	"context"
	"errors"
	"fmt"
	"time"
)

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

// ErrMoved says that bindings are not what they were: somebody saved since
// they were loaded, or since the plan was made.
var ErrMoved = errors.New("the bindings were changed by someone else; plan again")

// Holder is who holds a lock.
type Holder struct {
	Host string `json:"host"`
	PID  int    `json:"pid"`
	// What is the command that holds it, such as apply, without arguments.
	What  string    `json:"what"`
	Since time.Time `json:"since"`
}

// LockedError says that somebody else holds the lock of the bindings.
type LockedError struct {
	// Path is the lock file, or the lock's name in another store.
	Path string
	// Holder is zero where the lock does not say.
	Holder Holder
}

// Error names the holder and what to do.
func (e *LockedError) Error() string {
	if e.Holder == (Holder{}) {
		return fmt.Sprintf("%s is locked; wait until the other run ends", e.Path)
	}
	return fmt.Sprintf("%s is locked by process %d on %s, which runs %s since %s; wait until it ends, or run netplan bindings unlock when it is gone",
		e.Path, e.Holder.PID, e.Holder.Host, e.Holder.What, e.Holder.Since.UTC().Format(time.RFC3339))
}

// CorruptError says that a file of netplan cannot be trusted. It is never
// overwritten.
type CorruptError struct {
	// Path is the file; Line is where, from 1, or 0 for the whole.
	Path string
	Line int
	// Problem is what is wrong and Advice what to do.
	Problem, Advice string
}

// Error says what is wrong where and what to do.
func (e *CorruptError) Error() string {
	where := e.Path
	if e.Line > 0 {
		where = fmt.Sprintf("%s:%d", e.Path, e.Line)
	}
	return fmt.Sprintf("%s: %s; %s", where, e.Problem, e.Advice)
}
