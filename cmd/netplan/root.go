package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

// run runs one command line and returns its exit code.
func run(ctx context.Context, args []string, sys system) int {
	root := newRoot(sys)
	root.SetArgs(args)
	root.SetIn(sys.in)
	root.SetOut(sys.out)
	root.SetErr(sys.err)
	err := root.ExecuteContext(ctx)
	if err != nil && err.Error() != "" {
		fmt.Fprintln(sys.err, "Error:", err)
		if code(err) == exitUsage {
			fmt.Fprintln(sys.err, "Run 'netplan help' to see the commands and flags.")
		}
	}
	return code(err)
}

// newRoot builds the command tree.
func newRoot(sys system) *cobra.Command {
	root := &cobra.Command{
		Use:   "netplan COMMAND [DIR]",
		Short: "Plan and reconcile cloud networks from topology files",
		Long: "netplan reads topology files (*.netplan.hcl), checks them offline, compares them\n" +
			"with what the cloud describes, and runs the ordered, rehearsed difference.",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("unknown command %q%s", args[0], suggestion(cmd, args[0]))
			}
			return cmd.Help()
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage("%w", err) })
	for _, c := range commands(sys) {
		c.SetFlagErrorFunc(root.FlagErrorFunc())
		root.AddCommand(c)
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	return root
}

// commands lists every command, in the order of help.
func commands(sys system) []*cobra.Command {
	return []*cobra.Command{
		validateCommand(sys), planCommand(sys), applyCommand(sys), destroyCommand(sys),
		driftCommand(sys), showCommand(sys), outputCommand(sys), graphCommand(sys),
		bindingsCommand(sys), fmtCommand(sys), typesCommand(sys), apiCommand(sys),
		simCommand(sys), versionCommand(sys),
	}
}

// suggestion names a command that may have been meant.
func suggestion(cmd *cobra.Command, name string) string {
	if names := cmd.SuggestionsFor(name); len(names) > 0 {
		return fmt.Sprintf("; did you mean %q?", names[0])
	}
	return ""
}

// exactly wraps a check of the number of arguments as a usage mistake.
func exactly(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usage("%s: %w", cmd.Name(), err)
		}
		return nil
	}
}

// dirArg is the folder that a command works on.
func dirArg(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}
