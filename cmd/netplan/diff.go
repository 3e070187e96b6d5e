package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"netplan/cmd/netplan/report"
	"netplan/diff/between"
	"netplan/diff/network"
	"netplan/schema"
	"netplan/schema/rules"
)

func diffCommand(sys system) *cobra.Command {
	var vars varFlags
	var dir, format string
	var detailed bool
	c := &cobra.Command{
		Use:   "diff A [B]",
		Short: "Compare two topologies: folders, or revisions of a repository",
		Long: "Shows what leads from topology A to topology B, without keys and network. Each is a\n" +
			"folder, a git revision (main, HEAD~1, origin/main...) or REVISION:PATH. Without B it\n" +
			"is the folder as it is now.",
		Args: arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := differenceWriter(format)
			if err != nil {
				return err
			}
			s := &sides{sys: sys, dir: dir}
			d, err := s.difference(cmd.Context(), args, vars)
			if err != nil {
				return err
			}
			if err := write(sys.out, d); err != nil {
				return err
			}
			if detailed && d.Found() {
				return errDiffer
			}
			return nil
		},
	}
	vars.add(c)
	c.Flags().StringVar(&dir, "dir", "", "folder that a revision without a path means; the current one when left out")
	c.Flags().BoolVar(&detailed, "detailed-exitcode", false, "exit 2 when something differs")
	c.Flags().StringVar(&format, "format", "text", "text, json, markdown or html")
	return c
}

// differenceWriter is the writer of a format.
func differenceWriter(format string) (func(io.Writer, *report.Difference) error, error) {
	switch format {
	case "text":
		return report.DiffText, nil
	case "json":
		return report.DiffJSON, nil
	case "markdown":
		return report.DiffMarkdown, nil
	case "html":
		return report.DiffHTML, nil
	}
	return nil, usage("--format %q is not text, json, markdown or html", format)
}

// difference compares the two sides.
func (s *sides) difference(ctx context.Context, args []string, vars varFlags) (*report.Difference, error) {
	before, now, err := s.open(ctx, args)
	if err != nil {
		return nil, err
	}
	a, b, err := s.projects(before, now, vars)
	if err = errors.Join(err, before.close(), now.close()); err != nil {
		return nil, err
	}
	d := &report.Difference{Before: before.name, Now: now.name}
	was, is := a.side(), b.side()
	d.Changes, d.Moved = between.Resources(was, is)
	d.Lines = network.New(network.Scene{Changes: d.Changes, Bound: network.Stated(was.Topology), Want: is.Topology.Resource}).Lines()
	d.Regions, d.Networks, d.Quotas = between.Regions(was, is), between.Networks(was, is), between.Quotas(was, is)
	caused, mended := between.Findings(was, is, a.findings, b.findings)
	d.Caused = report.Findings(now.name, is.Sources, caused)
	d.Mended = report.Findings(before.name, was.Sources, mended)
	return d, nil
}

// evaluated is a topology with what was found about it.
type evaluated struct {
	*project
	topology *schema.Topology
	findings hcl.Diagnostics
}

func (e *evaluated) side() between.Side {
	return between.Side{Topology: e.topology, Sources: e.config.Sources()}
}

// projects loads, evaluates and checks both sides, each with the variables
// that it declares. What keeps one from being compared is reported.
func (s *sides) projects(before, now place, vars varFlags) (a, b *evaluated, err error) {
	var list [2]*evaluated
	var load, check errgroup.Group
	for i, p := range []place{before, now} {
		load.Go(func() error {
			list[i] = &evaluated{}
			list[i].project, list[i].findings = loadProject(s.sys, p, vars)
			return nil
		})
	}
	_ = load.Wait() // it has no error
	a, b = list[0], list[1]
	a.drop(b.config)
	b.drop(a.config)
	for _, e := range list {
		check.Go(func() error { e.survey(); return nil })
	}
	_ = check.Wait() // it has no error
	for i, p := range []place{before, now} {
		if wrong := list[i].broken(p); err == nil {
			err = wrong // both are reported
		}
	}
	return a, b, err
}

// drop takes out the values of variables that only the other side declares.
func (e *evaluated) drop(other *schema.Config) {
	e.vars = slices.DeleteFunc(e.vars, func(v schema.VarInput) bool {
		return !e.config.Declares(v.Name) && other.Declares(v.Name)
	})
}

// survey evaluates the topology and checks the rules; conditions that are false
// do not keep it from that.
func (e *evaluated) survey() {
	if e.findings.HasErrors() {
		return
	}
	var diags hcl.Diagnostics
	e.topology, diags = e.config.Evaluate(schema.Inputs{Vars: e.vars})
	e.findings = append(e.findings, diags...)
	if !schema.Unchecked(e.findings).HasErrors() {
		e.findings = append(e.findings, e.topology.Validate(rules.All())...)
	} else {
		e.topology = nil
	}
}

// broken reports what keeps a side from being compared.
func (e *evaluated) broken(p place) error {
	if e.topology != nil {
		return nil
	}
	fmt.Fprintf(e.sys.err, "%s cannot be compared:\n\n", p.name)
	return e.report(e.findings)
}
