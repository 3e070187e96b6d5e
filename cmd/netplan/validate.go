package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

func validateCommand(sys system) *cobra.Command {
	var vars varFlags
	var format, code string
	c := &cobra.Command{
		Use:   "validate [DIR]",
		Short: "Check a topology offline, without keys and network",
		Args:  arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if code != "" {
				return explain(sys.out, code)
			}
			return validate(sys, dirArg(args), vars, format)
		},
	}
	vars.add(c)
	c.Flags().StringVar(&format, "format", "text", "text, json, sarif, junit or github")
	c.Flags().StringVar(&code, "explain", "", "describe this code, or list `all`, and leave")
	return c
}

// validate checks a folder and writes what it finds in a format.
func validate(sys system, dir string, vars varFlags, format string) error {
	write, err := findingsWriter(format, "validate")
	if err != nil {
		return err
	}
	quiet := sys
	if format != "text" {
		quiet.err = io.Discard
	}
	p, err := openProject(quiet, dir, vars)
	if err == nil {
		_, diags := p.validate()
		err = p.report(diags)
	}
	if p == nil {
		return err
	}
	list := report.Findings(p.seen)
	if format == "text" {
		summary(sys.out, dir, list)
		return err
	}
	return errors.Join(write(sys.out, list), err)
}

// summary is the last line of a text report.
func summary(w io.Writer, dir string, list []report.Finding) {
	switch errs, warnings := report.Count(list); {
	case errs == 0 && warnings == 0:
		fmt.Fprintf(w, "%s is valid.\n", dir)
	case errs == 0:
		fmt.Fprintf(w, "%s is valid, with %s.\n", dir, count(warnings, "warning"))
	default:
		fmt.Fprintf(w, "%s is not valid: %s, %s.\n", dir, count(errs, "error"), count(warnings, "warning"))
	}
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// findingsWriter is the writer of a format.
func findingsWriter(format, suite string) (func(io.Writer, []report.Finding) error, error) {
	switch format {
	case "text":
		return nil, nil
	case "json":
		return report.JSON, nil
	case "sarif":
		return func(w io.Writer, list []report.Finding) error {
			return report.SARIF(w, versionText(), documented(), list)
		}, nil
	case "junit":
		return func(w io.Writer, list []report.Finding) error { return report.JUnit(w, suite, list) }, nil
	case "github":
		return report.GitHub, nil
	}
	return nil, usage("--format %q is not text, json, sarif, junit or github", format)
}

// documented is the documentation of every code of a finding.
func documented() []schema.CodeDoc {
	list := slices.Concat(schema.Codes(), engine.Codes(), report.DriftCodes())
	for _, r := range rules.All() {
		list = append(list, schema.CodeDoc{Code: r.Code, Summary: r.Summary, Doc: r.Doc + "\n\nReference section: " + r.Section})
	}
	return list
}
