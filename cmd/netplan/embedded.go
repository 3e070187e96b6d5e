package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/cloudapi/sim"
	"netplan/engine"
)

// embedded is the simulated cloud of --cloud sim, kept in a folder: a snapshot
// (cloud.json) and the mutating calls since it was taken (calls), each written
// before it runs. A killed process therefore leaves the cloud as a real one
// would be: every call that was sent took effect.
type embedded struct {
	mu    sync.Mutex
	cloud *sim.Cloud
	clock engine.Clock
	dir   string
	calls *os.File
	lock  *flock.Flock
	// at is the time of the call that runs, so that a replay meets the same.
	at time.Time
}

// pastCall is a line of the calls file.
type pastCall struct {
	At      time.Time
	Request cloudapi.Request
}

// openEmbedded opens the simulated cloud of a folder, which it creates.
func openEmbedded(dir string, clock engine.Clock, quotas map[string]int) (*embedded, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	e := &embedded{dir: dir, clock: clock, lock: flock.New(filepath.Join(dir, "lock"))}
	if free, err := e.lock.TryLock(); err != nil || !free {
		return nil, errors.Join(err, fmt.Errorf("the simulated cloud in %s is used by another netplan; wait until it ends", dir))
	}
	e.cloud = &sim.Cloud{Now: e.now, Quotas: quotas}
	if err := e.restore(); err != nil {
		_ = e.lock.Close()
		return nil, fmt.Errorf("simulated cloud in %s: %w; remove the folder to start with an empty cloud", dir, err)
	}
	calls, err := os.OpenFile(e.path("calls"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	e.calls = calls
	return e, err
}

func (e *embedded) path(name string) string { return filepath.Join(e.dir, name) }

// now is the simulated cloud's time.
func (e *embedded) now() time.Time {
	if !e.at.IsZero() {
		return e.at
	}
	return e.clock.Now()
}

// Call runs one action; a mutating one is written down first.
func (e *embedded) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if a := catalog.Lookup(r.Action); a != nil && a.Mutates() {
		e.at = e.clock.Now()
		defer func() { e.at = time.Time{} }()
		if err := json.NewEncoder(e.calls).Encode(pastCall{e.at, r}); err != nil {
			return nil, &cloudapi.Error{Action: r.Action, Cause: err}
		}
	}
	return e.cloud.Call(ctx, r)
}

// restore loads the snapshot and runs the calls since again.
func (e *embedded) restore() error {
	snapshot, err := os.Open(e.path("cloud.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return e.replay()
	}
	if err != nil {
		return err
	}
	defer snapshot.Close()
	if err := e.cloud.Load(bufio.NewReader(snapshot)); err != nil {
		return err
	}
	return e.replay()
}

// replay runs the calls file again. A torn last line is a call that was never
// sent. What a call answers was dealt with when it ran first.
func (e *embedded) replay() error {
	calls, err := os.Open(e.path("calls"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer calls.Close()
	for d := json.NewDecoder(bufio.NewReader(calls)); ; {
		var c pastCall
		if err := d.Decode(&c); err != nil {
			break
		}
		e.at = c.At
		_, _ = e.cloud.Call(context.Background(), c.Request)
	}
	e.at = time.Time{}
	return e.snapshot()
}

// snapshot writes the cloud down and forgets the calls that led to it.
func (e *embedded) snapshot() error {
	f, err := os.CreateTemp(e.dir, "cloud-*.json")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	w := bufio.NewWriter(f)
	if err := errors.Join(e.cloud.Save(w), w.Flush(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), e.path("cloud.json")); err != nil {
		return err
	}
	return os.Remove(e.path("calls"))
}

// Close takes a snapshot.
func (e *embedded) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return errors.Join(e.calls.Close(), e.snapshot(), e.lock.Close())
}
