package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
)

func applyCommand(sys system) *cobra.Command {
	var f applyFlags
	c := &cobra.Command{
		Use:   "apply [DIR | PLAN]",
		Short: "Make the cloud what the topology says",
		Args:  arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.mode = engine.ModeApply
			return f.run(cmd.Context(), sys, dirArg(args))
		},
	}
	f.add(c)
	f.addAllow(c)
	return c
}

func destroyCommand(sys system) *cobra.Command {
	var f applyFlags
	c := &cobra.Command{
		Use:   "destroy [DIR]",
		Short: "Remove everything that is bound",
		Args:  arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.mode = engine.ModeDestroy
			return f.run(cmd.Context(), sys, dirArg(args))
		},
	}
	f.add(c)
	return c
}

// applyFlags are what apply and destroy share.
type applyFlags struct {
	planFlags
	approved bool
	mode     engine.Mode
	flags    *pflag.FlagSet
}

func (f *applyFlags) add(c *cobra.Command) {
	f.planFlags.add(c, "text or json")
	c.Flags().BoolVar(&f.approved, "auto-approve", false, "do not ask before the first change")
	f.flags = c.Flags()
}

// run plans, shows the plan, asks, and applies. A file in place of a folder
// is a saved plan.
func (f *applyFlags) run(ctx context.Context, sys system, path string) error {
	if f.format != "text" && f.format != "json" {
		return usage("--format %q is not text or json", f.format)
	}
	if err := f.wide(); err != nil {
		return err
	}
	dir, err := f.resume(path)
	if err != nil {
		return err
	}
	s, err := f.open(sys, dir, f.mode)
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.clouds.keyed(ctx); err != nil {
		return err
	}
	plan, err := s.plan(ctx, f.mode)
	if f.saved != nil {
		err = s.outdated(plan, err)
	}
	if err != nil {
		return err
	}
	return f.apply(ctx, s, plan)
}

// apply shows the plan, asks unless approved, and runs it.
func (f *applyFlags) apply(ctx context.Context, s *session, plan *engine.Plan) error {
	if err := f.show(s.sys, plan); err != nil {
		// Told even where nobody reads standard output: more was asked than to show it.
		return fmt.Errorf("the plan cannot be shown, and nothing was changed: %v", err)
	}
	if !plan.Empty() && !f.approved && !ask(s.sys, report.Question(plan, f.mode)) {
		return fmt.Errorf("not approved; nothing was changed")
	}
	if err := s.clouds.assume(plan.Outside); err != nil {
		return err
	}
	p := newProgress(s.sys, plan)
	s.engine.Events = p.event
	result, err := s.engine.Apply(ctx, plan)
	p.end()
	if err != nil {
		return err
	}
	if err := f.tell(s, plan, result); err != nil {
		return err
	}
	if !result.OK() {
		return errReported
	}
	return remain(plan.Kept)
}

// remain is the error of a destroy that could not remove everything.
func remain(kept []engine.Kept) error {
	if len(kept) == 0 {
		return nil
	}
	objects := "1 bound object is"
	if len(kept) > 1 {
		objects = fmt.Sprintf("%d bound objects are", len(kept))
	}
	return fmt.Errorf("%s kept: what is paid for in advance cannot be deleted, nor what it uses; destroy again when its time is over, or let go of it with netplan bindings rm", objects)
}

// show writes the plan: beside a result in JSON only when it must be approved,
// and then for the eyes of who is asked.
func (f *applyFlags) show(sys system, plan *engine.Plan) error {
	switch {
	case f.format == "text":
		return planText(sys.out, report.NewPlan(plan, f.mode))
	case !plan.Empty() && !f.approved:
		return planText(sys.err, report.NewPlan(plan, f.mode))
	}
	return nil
}

// tell writes what became of an apply, and the outputs.
func (f *applyFlags) tell(s *session, plan *engine.Plan, result *engine.Result) error {
	world := func(addr string) *schema.Object { return result.Have[addr] }
	values, diags := plan.Topology.Outputs(world)
	if result.OK() && f.mode == engine.ModeApply && !plan.Empty() {
		diags = append(diags, plan.Topology.Checks(world)...)
	}
	failed := s.report(diags)
	items := report.Outputs(values)
	if f.format == "json" {
		return errors.Join(report.ResultJSON(s.sys.out, plan, result, items), failed)
	}
	if !plan.Empty() {
		if err := report.ResultText(s.sys.out, plan, result); err != nil {
			return err
		}
	}
	if result.OK() && f.mode == engine.ModeApply {
		return errors.Join(report.OutputsText(s.sys.out, items), failed)
	}
	return failed
}

// ask reads a yes from the terminal.
func ask(sys system, question string) bool {
	fmt.Fprintf(sys.err, "\n%s Type yes to go on: ", question)
	line, err := bufio.NewReader(sys.in).ReadString('\n')
	if err != nil {
		fmt.Fprintln(sys.err) // nobody typed the end of the line
	}
	return strings.TrimSpace(line) == "yes"
}
