package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
)

func driftCommand(sys system) *cobra.Command {
	var f planFlags
	c := &cobra.Command{
		Use:   "drift [DIR]",
		Short: "Show where the cloud differs from the topology",
		Long: "Compares what the cloud holds with the topology and changes nothing. Exit code 2\n" +
			"means that something was changed, removed or added behind netplan's back.",
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := driftWriter(f.format)
			if err != nil {
				return err
			}
			s, err := f.open(sys, dirArg(args), engine.ModeApply)
			if err != nil {
				return err
			}
			defer s.close()
			return s.drift(cmd.Context(), write)
		},
	}
	f.vars.add(c)
	f.cloud.add(c)
	c.Flags().StringVar(&f.format, "format", "text", formatNames)
	return c
}

// drift writes how the cloud differs; errDiffer says that it does.
func (s *session) drift(ctx context.Context, write driftFormat) error {
	if err := s.recover(ctx); err != nil {
		return err
	}
	drift, diags := s.engine.Drift(ctx, s.config, s.input(engine.ModeApply))
	if err := s.report(diags); err != nil {
		return err
	}
	if drift.Compared == 0 {
		return fmt.Errorf("nothing is bound, so nothing was compared; netplan apply makes what the topology says, netplan adopt binds what is there already")
	}
	if err := write(s, drift); err != nil {
		return err
	}
	if drift.Found() {
		return errDiffer
	}
	return nil
}

// driftFormat writes a drift of a session to its standard output.
type driftFormat func(s *session, d *engine.Drift) error

// driftWriter is the writer of a format.
func driftWriter(format string) (driftFormat, error) {
	switch format {
	case "text":
		return func(s *session, d *engine.Drift) error { return report.DriftText(s.sys.out, d) }, nil
	case "json":
		return func(s *session, d *engine.Drift) error { return report.DriftJSON(s.sys.out, d) }, nil
	}
	write, err := checkedWriter(format)
	return func(s *session, d *engine.Drift) error {
		return write(s.sys.out, report.Checked{
			Command: "drift", Version: versionText(), Folders: []string{s.dir}, Files: map[string]string{s.dir: s.firstFile()},
			Rules: codeDocs(report.DriftCodes(), "warning"), Findings: report.DriftFindings(s.dir, s.config.Sources(), d),
		})
	}, err
}

func outputCommand(sys system) *cobra.Command {
	var f planFlags
	c := &cobra.Command{
		Use:   "output [DIR [NAME]]",
		Short: "Print the outputs of a topology",
		Args:  arguments(0, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.format != "text" && f.format != "json" {
				return usage("--format %q is not text or json", f.format)
			}
			if err := folder(dirArg(args)); err != nil {
				return fmt.Errorf("%w; the output of that name is printed by: netplan output . %[2]s", err, dirArg(args))
			}
			values, err := f.outputs(cmd.Context(), sys, dirArg(args))
			if err != nil {
				return err
			}
			if len(args) == 2 {
				v, ok := values[args[1]]
				if !ok {
					return usage("there is no output %q; netplan output %s lists them", args[1], args[0])
				}
				if !v.Value.IsWhollyKnown() {
					return fmt.Errorf("the output %s is known after apply", args[1])
				}
				return report.OutputValue(sys.out, v)
			}
			if f.format == "json" {
				return report.OutputsJSON(sys.out, report.Outputs(values))
			}
			return report.OutputsText(sys.out, report.Outputs(values))
		},
	}
	f.vars.add(c)
	f.cloud.add(c)
	c.Flags().StringVar(&f.format, "format", "text", "text or json")
	return c
}

// outputs evaluates the outputs with what the cloud holds.
func (f *planFlags) outputs(ctx context.Context, sys system, dir string) (map[string]schema.Output, error) {
	f.unrehearse = true
	s, err := f.open(sys, dir, engine.ModeApply)
	if err != nil {
		return nil, err
	}
	defer s.close()
	plan, err := s.plan(ctx, engine.ModeApply)
	if err != nil {
		return nil, err
	}
	values, diags := plan.Topology.Outputs(func(addr string) *schema.Object { return plan.Have[addr] })
	return values, s.report(diags)
}

func graphCommand(sys system) *cobra.Command {
	var vars varFlags
	c := &cobra.Command{
		Use:   "graph [DIR]",
		Short: "Print the dependencies of a topology in DOT",
		Args:  arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			p, err := openProject(sys, dirArg(args), vars)
			if err != nil {
				return err
			}
			topology, diags := p.validate()
			if err := p.report(diags); err != nil {
				return err
			}
			_, err = fmt.Fprint(sys.out, engine.DOT(topology))
			return err
		},
	}
	vars.add(c)
	return c
}
