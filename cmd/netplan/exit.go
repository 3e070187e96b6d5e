package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"syscall"
)

// The exit codes of every command.
const (
	exitDone   = 0
	exitFailed = 1
	exitDiffer = 2 // drift, or plan --detailed-exitcode, found differences
	exitUsage  = 64
	// exitUnheard is the code of a program that the closed pipe ends, as head closes
	// one: 128 and the number of SIGPIPE.
	exitUnheard = 141
)

// exit is an error that decides the exit code. Its text is printed unless the
// cause was already reported.
type exit struct {
	code  int
	cause error
}

func (e *exit) Error() string {
	if e.cause == nil {
		return ""
	}
	return e.cause.Error()
}

func (e *exit) Unwrap() error { return e.cause }

// errReported ends a command whose failure was already shown.
var errReported = &exit{code: exitFailed}

// errDiffer ends a command that found differences.
var errDiffer = &exit{code: exitDiffer}

// usage is a mistake on the command line.
func usage(format string, args ...any) error {
	return &exit{code: exitUsage, cause: fmt.Errorf(format, args...)}
}

// code is the exit code of a command's error.
func code(err error) int {
	var e *exit
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &e):
		return e.code
	}
	return exitFailed
}

// unheard says whether an error is only that nobody reads standard output any
// more.
func unheard(err error) bool {
	var several interface{ Unwrap() []error }
	if errors.As(err, &several) {
		return !slices.ContainsFunc(several.Unwrap(), func(err error) bool { return !unheard(err) })
	}
	var at *fs.PathError
	return errors.Is(err, syscall.EPIPE) && errors.As(err, &at) && at.Path == os.Stdout.Name()
}
