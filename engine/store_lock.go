package engine

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// fileLock is a lock file that is held. The operating system lets go of it
// when its holder dies, whatever the file says.
type fileLock struct {
	path string
	lock *flock.Flock
}

// lockFile takes the lock at path for what, or fails with *LockedError.
func lockFile(path, what string, now time.Time) (*fileLock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	for {
		l := &fileLock{path: path, lock: flock.New(path)}
		taken, err := l.lock.TryLock()
		switch {
		case err != nil:
			return nil, fmt.Errorf("lock %s: %w", path, err)
		case !taken:
			return nil, &LockedError{Path: path, Holder: readHolder(path)}
		case l.current():
			l.sign(what, now)
			return l, nil
		}
		// Its last holder removed the file between our opening and locking it.
		if err := l.lock.Unlock(); err != nil {
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
	}
}

// current says whether the file that is locked is still the one at path.
func (l *fileLock) current() bool {
	held, err := l.lock.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(l.path)
	return err == nil && os.SameFile(held, there)
}

// sign writes who holds the lock into its file. A system that forbids to write
// to a locked file leaves it unsigned: it is held all the same.
func (l *fileLock) sign(what string, now time.Time) {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	text, err := json.Marshal(Holder{Host: host, PID: os.Getpid(), What: what, Since: now.UTC().Truncate(time.Second)})
	if err == nil {
		os.WriteFile(l.path, append(text, '\n'), 0o644)
	}
}

// release removes the file while it is still locked, so that nobody can lock
// a file that is about to go. A system that forbids that keeps the file.
func (l *fileLock) release() error {
	if l.current() {
		os.Remove(l.path)
	}
	return l.lock.Unlock()
}

// readHolder reads who holds a lock; the zero Holder where it does not say.
func readHolder(path string) Holder {
	var h Holder
	text, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(text, &h) != nil {
		return Holder{}
	}
	return h
}
