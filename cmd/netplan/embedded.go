package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/engine"
)

// embedded is the simulated cloud of --cloud sim, kept in a folder: a snapshot
// (cloud.json) and the calls since it was taken (calls), each written before
// it runs. A killed process therefore leaves the cloud as a real one would be:
// every call that was sent took effect, and what was seen stays so. Time goes
// on from the last of them, or from the snapshot, which its jumps may have
// carried beyond the present: it never runs backwards.
type embedded struct {
	mu    sync.Mutex
	cloud *sim.Cloud
	clock engine.Clock
	dir   string
	calls *callLog
	lock  *flock.Flock
	// at is the time of the call that runs, so that a replay meets the same.
	at time.Time
}

// openEmbedded opens the simulated cloud of a folder, which it creates.
func openEmbedded(dir string, clock engine.Clock, quotas map[string]int) (*embedded, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	e := &embedded{dir: dir, clock: clock, lock: flock.New(filepath.Join(dir, "lock"))}
	free, err := e.lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !free {
		return nil, fmt.Errorf("the simulated cloud in %s is used by another netplan; wait until it ends", dir)
	}
	e.cloud = &sim.Cloud{Now: e.now, Quotas: quotas}
	if err := e.restore(); err != nil {
		return nil, errors.Join(fmt.Errorf("the simulated cloud in %s cannot be used: %w", dir, err), e.lock.Close())
	}
	return e, nil
}

func (e *embedded) path(name string) string { return filepath.Join(e.dir, name) }

// now is the simulated cloud's time.
func (e *embedded) now() time.Time {
	if !e.at.IsZero() {
		return e.at
	}
	return e.clock.Now()
}

// Call runs one action, which is written down first. Those that only read
// count too: ids depend on the number of calls, and what a read saw at its
// time must not be undone.
func (e *embedded) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	call := pastCall{At: e.clock.Now(), Request: r}
	if err := e.calls.add(call); err != nil {
		return nil, &cloudapi.Error{Action: r.Action, Cause: err}
	}
	return e.perform(context.WithoutCancel(ctx), call)
}

// Assume makes ids stand for things outside of the API, such as instances.
func (e *embedded) Assume(ids []string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	call := pastCall{At: e.clock.Now(), Assume: ids}
	if err := e.calls.add(call); err != nil {
		return err
	}
	_, err := e.perform(context.Background(), call)
	return err
}

// perform runs a call at its time.
func (e *embedded) perform(ctx context.Context, c pastCall) (cloudapi.Response, error) {
	if len(c.Assume) > 0 {
		e.cloud.Assume(c.Assume...)
		return nil, nil
	}
	e.at = c.At
	defer func() { e.at = time.Time{} }()
	return e.cloud.Call(ctx, c.Request)
}

// restore loads the snapshot, runs the calls since again and begins to write
// down new ones. What a call answers was dealt with when it ran first.
func (e *embedded) restore() error {
	text, err := os.ReadFile(e.path("cloud.json"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil {
		if err := e.load(text); err != nil {
			return fmt.Errorf("%s is damaged: %w; move the file away to start with an empty cloud", e.path("cloud.json"), err)
		}
	}
	past, err := readCalls(e.path("calls"), digest(text))
	if err != nil {
		return err
	}
	if len(past) > 0 {
		if text, err = e.replay(past); err != nil {
			return err
		}
	}
	e.calls, err = beginCalls(e.path("calls"), digest(text))
	return err
}

// load loads a snapshot at its time, or later.
func (e *embedded) load(text []byte) error {
	at, err := sim.SavedAt(text)
	if err != nil {
		return err
	}
	return errors.Join(e.reach(at), e.cloud.Load(bytes.NewReader(text)))
}

// replay runs past calls, and takes a snapshot at the time of the last of them,
// or later.
func (e *embedded) replay(past []pastCall) ([]byte, error) {
	for _, c := range past {
		_, _ = e.perform(context.Background(), c)
	}
	if err := e.reach(past[len(past)-1].At); err != nil {
		return nil, err
	}
	return e.snapshot()
}

// reach lets time pass until the clock, which all clouds of a run share, shows
// at least t.
func (e *embedded) reach(t time.Time) error {
	if ahead := t.Sub(e.clock.Now()); ahead > 0 {
		return e.clock.Sleep(context.Background(), ahead)
	}
	return nil
}

// snapshot replaces the snapshot by the present cloud. The calls until now
// belong to the former, and count no more.
func (e *embedded) snapshot() ([]byte, error) {
	var text bytes.Buffer
	if err := e.cloud.Save(&text); err != nil {
		return nil, err
	}
	return text.Bytes(), replace(e.path("cloud.json"), text.Bytes())
}

// replace writes a file in one step.
func replace(name string, text []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// Close takes a snapshot.
func (e *embedded) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, err := e.snapshot()
	return errors.Join(err, e.calls.end(err == nil), e.lock.Close())
}
