package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"netplan/cmd/netplan/report"
)

func validateCommand(sys system) *cobra.Command {
	var vars varFlags
	var format, code, changed string
	var undecided bool
	c := &cobra.Command{
		Use:   "validate [DIR | FILE]...",
		Short: "Check a topology offline, without keys and network",
		Long: "Checks the topologies of folders. A file stands for the topologies, in the current\n" +
			"folder or below, that read it.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if code != "" {
				return explain(sys.out, code)
			}
			if cmd.Flags().Changed("changed-since") && changed == "" {
				return usage("--changed-since is empty; give it a git revision, such as origin/main...")
			}
			return validate(cmd.Context(), sys, args, wanted{format, undecided}, since{changed, vars})
		},
	}
	vars.add(c)
	c.Flags().StringVar(&format, "format", "text", formatNames)
	c.Flags().StringVar(&changed, "changed-since", "", "report only what was not found at this git revision")
	c.Flags().BoolVar(&undecided, "undecided", false, "list also what cannot be checked offline")
	c.Flags().StringVar(&code, "explain", "", "describe this code, or list `all`, and leave")
	return c
}

// wanted is the format of a report, and whether it lists what is undecided.
type wanted struct {
	format    string
	undecided bool
}

// writer writes a report.
func (w wanted) writer() (func(io.Writer, report.Checked) error, error) {
	if w.undecided && w.format != "text" && w.format != "json" {
		return nil, usage("--undecided lists in the formats text and json; the others have no place for it")
	}
	return checkedWriter(w.format)
}

// opens are what is undecided in a folder, where that is to be listed.
func (w wanted) opens(p *project) []report.Open {
	if !w.undecided {
		return nil
	}
	return report.Opens(p.dir, p.config.Sources(), p.undecided)
}

// validate checks folders and writes what it finds in a format.
func validate(ctx context.Context, sys system, args []string, w wanted, s since) error {
	write, err := w.writer()
	if err != nil {
		return err
	}
	folders, err := topologies(args)
	if err != nil {
		return err
	}
	found := report.Checked{Command: "validate", Version: versionText(), Folders: folders, Files: map[string]string{}, Rules: ruleDocs(), Findings: []report.Finding{}, Since: s.rev, Older: map[string]report.Older{}, Open: map[string]int{}}
	var failed error
	for _, dir := range folders {
		switch err := w.check(ctx, sys, dir, s, &found); {
		case errors.Is(err, errReported):
			failed = errReported
		case err != nil:
			return err
		}
	}
	if w.format == "text" {
		return failed
	}
	report.Sort(found.Findings)
	return errors.Join(write(sys.out, found), failed)
}

// check checks one folder and adds what it finds; in text it writes that at
// once.
func (w wanted) check(ctx context.Context, sys system, dir string, s since, found *report.Checked) error {
	loud := sys
	if w.format != "text" {
		sys.err = io.Discard
	}
	p, older, err := checkTopology(ctx, sys, dir, s)
	if p == nil {
		return err
	}
	list, opens := p.findings(), w.opens(p)
	found.Files[dir], found.Older[dir], found.Open[dir] = p.firstFile(), older, len(p.undecided)
	found.Findings, found.Opens = append(found.Findings, list...), append(found.Opens, opens...)
	if w.format == "text" {
		report.WriteOpens(sys.out, opens)
		summary(sys.out, dir, s.rev, list)
		if n := len(p.undecided); n > len(opens) {
			fmt.Fprintf(sys.out, "%s could not be checked offline; --undecided lists what.\n", count(n, "value"))
		}
	}
	if told := older.Told(dir, s.rev); told != "" {
		fmt.Fprintln(loud.err, told)
	}
	return err
}

// checkTopology checks one folder and reports what it finds, without what was
// found at a revision already.
func checkTopology(ctx context.Context, sys system, dir string, s since) (*project, report.Older, error) {
	if err := folder(dir); err != nil {
		return nil, report.Older{}, err
	}
	e := &evaluated{}
	e.project, e.findings = loadProject(sys, onDisk(dir), s.vars)
	if !e.findings.HasErrors() {
		topology, diags := e.validate()
		e.topology, e.findings = topology, append(e.findings, diags...)
	}
	left, older, err := s.caused(ctx, e)
	if err != nil {
		return nil, older, err
	}
	return e.project, older, e.report(left)
}

// findings are what was reported of the project's folder.
func (p *project) findings() []report.Finding {
	return report.Findings(p.dir, p.config.Sources(), p.seen)
}

// summary is the last line of a text report.
func summary(w io.Writer, dir, rev string, list []report.Finding) {
	switch errs, warnings := report.Count(list); {
	case rev != "":
		fmt.Fprintf(w, "%s: the change since %s causes %s, %s.\n", dir, rev, count(errs, "error"), count(warnings, "warning"))
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
