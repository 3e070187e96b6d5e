package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"netplan/cloudapi/sim"
	"netplan/engine"
)

// saveEvery is how much of a state a killed simulator loses at most.
const saveEvery = time.Second

// stateFile is a cloud and the file that keeps it; none for "".
type stateFile struct {
	cloud *sim.Cloud
	name  string
	// unlock lets another simulator keep its cloud in the file.
	unlock func() error
}

// openState loads a cloud from its file, if there is one, and keeps other
// simulators away from it until close.
func openState(ctx context.Context, cloud *sim.Cloud, name string) (*stateFile, error) {
	s := &stateFile{cloud: cloud, name: name, unlock: func() error { return nil }}
	if name == "" {
		return s, nil
	}
	if there, err := filepath.EvalSymlinks(name); err == nil {
		s.name = there // a link stays a link
	}
	if folder, err := os.Stat(filepath.Dir(s.name)); err != nil {
		return nil, fmt.Errorf("state %s: its folder: %w", name, err)
	} else if !folder.IsDir() {
		return nil, fmt.Errorf("state %s: %s is no folder", name, filepath.Dir(s.name))
	}
	var err error
	// The lock of a bindings file is that of any file, and outlives no process.
	if s.unlock, err = engine.NewFileStore(s.name, engine.WallClock{}).Lock(ctx, "sim"); err != nil {
		return nil, fmt.Errorf("state %s: %w", name, stateLocked(err))
	}
	if err := cloud.LoadFile(s.name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(fmt.Errorf("state %s: %w", name, err), s.close())
	}
	return s, nil
}

// stateLocked says who has the lock, in the words of simulators.
func stateLocked(err error) error {
	var locked *engine.LockedError
	switch {
	case !errors.As(err, &locked):
		return err
	case locked.Holder == engine.Holder{}:
		return errors.New("another simulator keeps its cloud in it; end that one, or name another file")
	}
	h := locked.Holder
	return fmt.Errorf("another simulator keeps its cloud in it, process %d on %s since %s; end that one, or name another file",
		h.PID, h.Host, h.Since.UTC().Format(time.RFC3339))
}

// close lets go of the file.
func (s *stateFile) close() error { return s.unlock() }

func (s *stateFile) save() error {
	if s.name == "" {
		return nil
	}
	return s.cloud.SaveFile(s.name)
}

// during does work, and saves meanwhile what changes.
func (s *stateFile) during(ctx context.Context, sys system, work func(context.Context) error) error {
	if s.name == "" {
		return work(ctx)
	}
	over, idle, saved := make(chan struct{}), make(chan struct{}), s.cloud.Changes()
	go func() {
		defer close(idle)
		s.keep(sys, over, saved)
	}()
	err := work(ctx)
	close(over)
	<-idle
	return err
}

// keep saves what changed every now and then until it is over; saved counts the
// changes that the file has. A file that cannot be written is told once; the
// work goes on.
func (s *stateFile) keep(sys system, over <-chan struct{}, saved uint64) {
	tick := time.NewTicker(saveEvery)
	defer tick.Stop()
	told := false
	for {
		select {
		case <-over:
			return
		case <-tick.C:
		}
		changes := s.cloud.Changes()
		if changes == saved {
			continue
		}
		err := s.save()
		if err == nil {
			saved = changes
		} else if !told {
			fmt.Fprintf(sys.err, "the state is not saved: %v\n", err)
		}
		told = err != nil
	}
}
