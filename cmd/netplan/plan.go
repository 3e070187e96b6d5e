package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// planFlags are what plan, apply and destroy share.
type planFlags struct {
	vars       varFlags
	cloud      cloudFlags
	targets    []string
	excludes   []string
	allow      string
	unrehearse bool
	width      int
	format     string
	// saved is the plan to be applied, nil where it is made now.
	saved *engine.SavedPlan
}

func (f *planFlags) add(c *cobra.Command, formats string) {
	f.vars.add(c)
	f.cloud.add(c)
	c.Flags().StringArrayVar(&f.targets, "target", nil, "plan only this address and what it needs; may be repeated")
	c.Flags().StringArrayVar(&f.excludes, "exclude", nil, "leave out this address and what needs its change; may be repeated")
	c.Flags().BoolVar(&f.unrehearse, "no-rehearsal", false, "do not run the plan on a simulated cloud first")
	c.Flags().IntVar(&f.width, "parallelism", 10, "how many steps may run at once")
	c.Flags().StringVar(&f.format, "format", "text", formats)
}

// addAllow is for the commands that the brake holds.
func (f *planFlags) addAllow(c *cobra.Command) {
	c.Flags().StringVar(&f.allow, "allow-destroy", "", "how many bound objects the plan may delete or replace: a number, or all")
}

// wide checks --parallelism.
func (f *planFlags) wide() error {
	if f.width < 1 {
		return usage("--parallelism %d is not 1 or more", f.width)
	}
	return nil
}

func planCommand(sys system) *cobra.Command {
	var f planFlags
	var out, moved string
	var detailed, destroy, inverse bool
	c := &cobra.Command{
		Use:   "plan [DIR]",
		Short: "Show what apply would do",
		Args:  arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := planWriter(f.format)
			if err != nil {
				return err
			}
			if err := errors.Join(f.wide(), savable(out)); err != nil {
				return err
			}
			if inverse {
				return f.inverse(cmd.Context(), sys, dirArg(args), mode(destroy), out, detailed)
			}
			s, err := f.open(sys, dirArg(args), mode(destroy))
			if err != nil {
				return err
			}
			defer s.close()
			plan, err := s.plan(cmd.Context(), mode(destroy))
			if written := writeMoved(moved, plan); written != nil {
				return cmp.Or(err, written)
			}
			if err != nil && plan != nil && plan.Braked {
				return cmp.Or(write(sys.out, report.NewPlan(plan, mode(destroy))), err)
			}
			if err != nil {
				return err
			}
			doc := report.NewPlan(plan, mode(destroy))
			if err := errors.Join(write(sys.out, doc), s.savePlan(out, plan, doc)); err != nil {
				return err
			}
			if detailed && !plan.Empty() {
				return errDiffer
			}
			return nil
		},
	}
	f.add(c, "text, json, markdown or html")
	f.addAllow(c)
	c.Flags().StringVar(&out, "out", "", "save the plan to this file, for netplan apply FILE")
	c.Flags().StringVar(&moved, "write-moved", "", "write the moved blocks of what looks renamed to this new file")
	c.Flags().BoolVar(&detailed, "detailed-exitcode", false, "exit 2 when there is something to do")
	c.Flags().BoolVar(&destroy, "destroy", false, "plan the removal of everything")
	c.Flags().BoolVar(&inverse, "inverse", false, "show the way back from the plan instead, and what cannot be undone")
	return c
}

// mode says which way a plan goes.
func mode(destroy bool) engine.Mode {
	if destroy {
		return engine.ModeDestroy
	}
	return engine.ModeApply
}

// planWriter is the writer of a plan format.
func planWriter(format string) (func(io.Writer, *report.PlanDocument) error, error) {
	switch format {
	case "text":
		return planText, nil
	case "json":
		return report.PlanJSON, nil
	case "markdown":
		return report.PlanMarkdown, nil
	case "html":
		return report.PlanHTML, nil
	}
	return nil, usage("--format %q is not text, json, markdown or html", format)
}

// session is a project together with the clouds that it is planned against.
type session struct {
	*project
	clouds *clouds
	engine *engine.Engine
	flags  planFlags
}

// open loads the project, checks it offline, and connects to the cloud.
func (f planFlags) open(sys system, dir string, mode engine.Mode) (*session, error) {
	if _, ok := schema.ParseAllowance(f.allow); !ok && f.allow != "" {
		return nil, usage("--allow-destroy %q is neither a whole number of 0 or more nor all", f.allow)
	}
	p, err := openProject(sys, dir, f.vars)
	if err != nil {
		return nil, err
	}
	if err := stillGiven(f.saved, p.vars); err != nil {
		return nil, err
	}
	topology, diags := p.check(mode)
	if err := p.report(diags); err != nil {
		return nil, err
	}
	c, err := f.cloud.open(sys, dir, topology.Clouds)
	if err != nil {
		return nil, err
	}
	s := &session{project: p, clouds: c, flags: f}
	s.engine, err = newEngine(p, c, topology, f)
	if err != nil {
		return nil, errors.Join(err, c.close())
	}
	return s, nil
}

// input is what a plan is asked for.
func (s *session) input(mode engine.Mode) engine.PlanInput {
	return engine.PlanInput{Vars: s.vars, Mode: mode, Targets: s.flags.targets, Excludes: s.flags.excludes, AllowDestroy: s.flags.allow}
}

// plan settles what a cut-off run left, reads the cloud and plans; what is
// wrong with the plan is reported.
func (s *session) plan(ctx context.Context, mode engine.Mode) (*engine.Plan, error) {
	if err := s.recover(ctx); err != nil {
		return nil, err
	}
	plan, diags := s.engine.Plan(ctx, s.config, s.input(mode))
	return plan, s.report(diags)
}

// recover settles what a cut-off run left, and says so.
func (s *session) recover(ctx context.Context) error {
	s.engine.Account = s.clouds.account(ctx, s.sys)
	if records, err := s.engine.Journal.Unfinished(); err == nil && records != nil {
		fmt.Fprintln(s.sys.err, "A run before was cut off; what became of its calls is read back, which can take a minute or two.")
	}
	found, err := s.engine.Recover(ctx)
	if err != nil || found == nil {
		return err
	}
	fmt.Fprintf(s.sys.err, "A run of %s was cut off; its bindings are settled.\n", found.Began.UTC().Format(time.DateTime))
	for _, c := range found.Calls {
		fmt.Fprintf(s.sys.err, "  %s\n", c)
	}
	return nil
}

// newEngine is the engine of a project on its clouds.
func newEngine(p *project, c *clouds, t *schema.Topology, f planFlags) (*engine.Engine, error) {
	journal, err := engine.OpenJournal(filepath.Join(c.private, "journal"))
	if err != nil {
		return nil, err
	}
	e := &engine.Engine{
		Types: p.types, APIs: c.apis, Store: c.store(p.dir, t.Bindings), Journal: journal,
		Rules: rules.All(), Clock: c.clock, Cloud: c.name, Pace: c.pace(), Width: f.width,
	}
	if !f.unrehearse {
		e.Rehearse = rehearsals(t.Clouds, c.latency())
	}
	return e, nil
}

// rehearsals makes simulated clouds with the quotas of the cloud blocks, in
// which what is changed takes some time to settle.
func rehearsals(blocks map[string]*schema.CloudConfig, latency map[string]time.Duration) func(string, engine.Clock, []engine.Described, []string) (cloudapi.API, error) {
	return func(label string, clock engine.Clock, described []engine.Described, assume []string) (cloudapi.API, error) {
		cloud := &sim.Cloud{Now: clock.Now, Latency: latency}
		if b := blocks[label]; b != nil {
			cloud.Quotas = b.Quotas
		}
		cloud.Assume(assume...)
		for _, d := range described {
			if !cloud.Importable(d.Request.Action) {
				continue
			}
			if err := cloud.Import(d.Request, d.Response); err != nil {
				return nil, err
			}
		}
		return cloud, nil
	}
}

func (s *session) close() {
	if err := s.clouds.close(); err != nil {
		fmt.Fprintln(s.sys.err, "Error:", err)
	}
}
