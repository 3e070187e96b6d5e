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
)

func main() {
	// The first signal lets calls in flight finish; the second ends at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop()
	}()
	os.Exit(run(ctx, os.Args[1:], system{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, environ: os.Environ}))
}

// system is what the program has of the machine it runs on.
type system struct {
	in       io.Reader
	out, err io.Writer
	env      func(name string) string
	environ  func() []string
}
