package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"time"

	"netplan/cloudapi/sim"
	"netplan/cloudapi/sim/control"
)

const (
	// loggedCalls is how many calls the control endpoint shows.
	loggedCalls = 1000
	// saveEvery is how much of a state a killed simulator loses at most.
	saveEvery = time.Second
)

// serve answers requests until the context ends, and keeps the state.
func (f *simFlags) serve(ctx context.Context, sys system, settles bool) error {
	addresses := []struct{ flag, address string }{{"listen", f.listen}, {"control", f.control}}
	if f.control == "" {
		addresses = addresses[:1]
	}
	for _, a := range addresses {
		if err := loopback(a.flag, a.address); err != nil {
			return err
		}
	}
	cloud, err := f.cloud(sys, settles)
	if err != nil {
		return err
	}
	// A state that cannot be written is told before the cloud is used.
	state := &stateFile{cloud: cloud, name: f.state}
	if err := state.save(); err != nil {
		return err
	}
	var listeners []net.Listener
	for _, a := range addresses {
		l, err := net.Listen("tcp", a.address)
		if err != nil {
			return errors.Join(err, closeAll(listeners))
		}
		listeners = append(listeners, l)
	}
	fmt.Fprintf(sys.out, "simulated cloud on http://%s (access key %s, secret %s)\n", listeners[0].Addr(), simKey, simSecret)
	if f.control != "" {
		fmt.Fprintf(sys.out, "control endpoint on http://%s%s\n", listeners[1].Addr(), control.Prefix)
	}
	return errors.Join(state.during(ctx, sys, func(ctx context.Context) error {
		return serveAll(ctx, listeners, []http.Handler{cloud, control.Handler(cloud)})
	}), state.save())
}

func closeAll(listeners []net.Listener) error {
	var errs []error
	for _, l := range listeners {
		errs = append(errs, l.Close())
	}
	return errors.Join(errs...)
}

// serveAll serves each listener by the handler of its place, until the context
// ends or one of them fails.
func serveAll(ctx context.Context, listeners []net.Listener, handlers []http.Handler) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ends := make(chan error, len(listeners))
	for i, l := range listeners {
		go func() {
			defer stop()
			ends <- serveOne(ctx, l, handlers[i])
		}()
	}
	var errs []error
	for range listeners {
		errs = append(errs, <-ends)
	}
	return errors.Join(errs...)
}

// serveOne serves until the context ends; calls in flight may finish.
func serveOne(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	idle := make(chan error, 1)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		idle <- server.Shutdown(end)
	}()
	err := server.Serve(l)
	stop()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return errors.Join(err, <-idle)
}

// stateFile is a cloud and the file that keeps it; none for "".
type stateFile struct {
	cloud *sim.Cloud
	name  string
}

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

// loadState loads a cloud from its file, if there is one.
func loadState(cloud *sim.Cloud, name string) error {
	if name == "" {
		return nil
	}
	if err := cloud.LoadFile(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("state %s: %w", name, err)
	}
	return nil
}
