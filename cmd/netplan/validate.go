package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"netplan/cmd/netplan/report"
)

func validateCommand(sys system) *cobra.Command {
	var vars varFlags
	var format, code string
	c := &cobra.Command{
		Use:   "validate [DIR | FILE]...",
		Short: "Check a topology offline, without keys and network",
		Long: "Checks the topologies of folders. A file stands for the topologies, in the current\n" +
			"folder or below, that read it.",
		RunE: func(_ *cobra.Command, args []string) error {
			if code != "" {
				return explain(sys.out, code)
			}
			return validate(sys, args, vars, format)
		},
	}
	vars.add(c)
	c.Flags().StringVar(&format, "format", "text", formatNames)
	c.Flags().StringVar(&code, "explain", "", "describe this code, or list `all`, and leave")
	return c
}

// validate checks folders and writes what it finds in a format.
func validate(sys system, args []string, vars varFlags, format string) error {
	write, err := checkedWriter(format)
	if err != nil {
		return err
	}
	folders, err := topologies(args)
	if err != nil {
		return err
	}
	quiet := sys
	if format != "text" {
		quiet.err = io.Discard
	}
	found := report.Checked{Command: "validate", Version: versionText(), Folders: folders, Files: map[string]string{}, Rules: ruleDocs(), Findings: []report.Finding{}}
	var failed error
	for _, dir := range folders {
		p, err := checkTopology(quiet, dir, vars)
		if err != nil && !errors.Is(err, errReported) {
			return err
		}
		failed = errors.Join(failed, err)
		list := p.findings()
		found.Files[dir] = p.firstFile()
		found.Findings = append(found.Findings, list...)
		if format == "text" {
			summary(sys.out, dir, list)
		}
	}
	if failed != nil {
		failed = errReported
	}
	if format == "text" {
		return failed
	}
	report.Sort(found.Findings)
	return errors.Join(write(sys.out, found), failed)
}

// checkTopology checks one folder.
func checkTopology(sys system, dir string, vars varFlags) (*project, error) {
	p, err := openProject(sys, dir, vars)
	if err == nil {
		_, diags := p.validate()
		err = p.report(diags)
	}
	return p, err
}

// findings are what was reported of the project's folder.
func (p *project) findings() []report.Finding {
	return report.Findings(p.dir, p.config.Sources(), p.seen)
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
