package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"netplan/engine"
)

func adoptCommand(sys system) *cobra.Command {
	var f planFlags
	var approved bool
	c := &cobra.Command{
		Use:   "adopt [DIR]",
		Short: "Bind what the cloud holds already",
		Long: "Looks in the cloud for the objects of resources that are not bound, by what\n" +
			"recognises them. Shows what it found, asks, and binds. The cloud is only read.",
		Args: arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.unrehearse = true // nothing is run
			s, err := f.open(sys, dirArg(args), engine.ModeApply)
			if err != nil {
				return err
			}
			defer s.close()
			return s.adopt(cmd.Context(), approved)
		},
	}
	f.vars.add(c)
	f.cloud.add(c)
	c.Flags().BoolVar(&approved, "auto-approve", false, "do not ask before anything is bound")
	return c
}

// adopt finds objects, shows them, asks unless approved, and binds them.
func (s *session) adopt(ctx context.Context, approved bool) error {
	plan, err := s.plan(ctx, engine.ModeApply)
	if err != nil {
		return err
	}
	found, err := s.engine.FindAdoptions(ctx, plan.Topology)
	if err != nil {
		return err
	}
	showAdoptions(s.sys.out, found)
	if len(found.Found) == 0 {
		return nil
	}
	if !approved && !ask(s.sys, "Bind these objects?") {
		return errors.New("not approved; nothing was bound")
	}
	if err := s.engine.Adopt(ctx, found); err != nil {
		return err
	}
	fmt.Fprintf(s.sys.out, "Bound: %s.\n", count(len(found.Found), "object"))
	return nil
}

// showAdoptions writes what would be bound, and what not and why.
func showAdoptions(w io.Writer, a *engine.Adoptions) {
	for _, f := range a.Found {
		fmt.Fprintf(w, "= %s is %s in %s\n", f.Addr, f.Binding.ID, f.Binding.Region)
	}
	for _, n := range a.Not {
		fmt.Fprintf(w, "? %s: %s%s\n", n.Addr, n.Why, among(n.IDs))
	}
	switch {
	case len(a.Found) > 0:
	case len(a.Not) > 0:
		fmt.Fprintln(w, "Nothing to bind.")
	default:
		fmt.Fprintln(w, "All resources are bound.")
	}
}

// among lists the objects that a resource may be.
func among(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ": " + strings.Join(ids, ", ")
}
