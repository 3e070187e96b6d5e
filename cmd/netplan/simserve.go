package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"netplan/cloudapi/sim/control"
)

// loggedCalls is how many calls the control endpoint shows.
const loggedCalls = 1000

// simAddress is where something is served, by the flag that says so.
type simAddress struct{ flag, address string }

// serve answers requests until the context ends, and keeps the state.
func (f *simFlags) serve(ctx context.Context, sys system, settles bool) error {
	addresses := []simAddress{{"listen", f.listen}, {"control", f.control}}
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
	state, err := openState(ctx, cloud, f.state)
	if err != nil {
		return err
	}
	cloud.Assume(f.assume...)
	return errors.Join(f.serveState(ctx, sys, addresses, state), state.close())
}

// serveState serves the cloud of a state on the addresses.
func (f *simFlags) serveState(ctx context.Context, sys system, addresses []simAddress, state *stateFile) error {
	// A state that cannot be written is told before the cloud is used.
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
		return serveAll(ctx, listeners, []http.Handler{state.cloud, control.Handler(state.cloud)})
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

// serveOne serves until the context ends; calls in flight may finish, but for
// those that a fault rule delays.
func serveOne(ctx context.Context, l net.Listener, h http.Handler) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	idle := make(chan error, 1)
	go func() {
		<-ctx.Done()
		idle <- shutdown(server)
	}()
	err := server.Serve(l)
	stop()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return errors.Join(err, <-idle)
}

// shutdown gives calls in flight five seconds, and then cuts them off.
func shutdown(server *http.Server) error {
	end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	err := server.Shutdown(end)
	if errors.Is(err, context.DeadlineExceeded) {
		return server.Close()
	}
	return err
}
