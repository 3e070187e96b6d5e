// Netplan plans and reconciles cloud networks: it reads topology files, checks
// them offline, compares them with what the VPC API describes, and runs the
// ordered, rehearsed difference.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"netplan/cloudapi"
)

func main() {
	os.Exit(start(system{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, environ: os.Environ}))
}

// start runs the program's own command line until it ends or is interrupted.
func start(sys system) int {
	// The first signal lets calls in flight finish; the second ends at once.
	// A pipe that nobody reads any more ends no apply; its writes fail.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-ctx.Done()
		stop()
	}()
	return run(ctx, os.Args[1:], sys)
}

// system is what the program has of the machine it runs on.
type system struct {
	in       io.Reader
	out, err io.Writer
	env      func(name string) string
	environ  func() []string
	// wrap, if not nil, stands between the program and each cloud.
	wrap func(cloudapi.API) cloudapi.API
}
