package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// run runs one command line and returns its exit code.
func run(ctx context.Context, args []string, sys system) int {
	root := newRoot(sys)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if unheard(err) {
		return exitUnheard
	}
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
		Version:       versionText(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetIn(sys.in)
	root.SetOut(sys.out)
	root.SetErr(sys.err)
	group(root)
	root.SetVersionTemplate(versionLine())
	root.SetHelpCommand(helpCommand())
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage("%w", err) })
	for _, c := range commands(sys) {
		c.SetFlagErrorFunc(root.FlagErrorFunc())
		root.AddCommand(c)
	}
	completion(root)
	return root
}

// group makes a command one that has only subcommands: alone it shows help.
func group(c *cobra.Command) {
	c.Args = cobra.ArbitraryArgs
	c.SuggestionsMinimumDistance = 2
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknown(cmd, args[0])
		}
		return cmd.Help()
	}
}

// unknown is the mistake of naming a subcommand that is not there.
func unknown(c *cobra.Command, name string) error {
	if c.HasParent() {
		name = c.Name() + " " + name
	}
	return usage("unknown command %q%s", name, suggestion(c, name[strings.LastIndex(name, " ")+1:]))
}

// helpCommand describes a command.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Describe a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			c, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknown(cmd.Root(), strings.Join(args, " "))
			}
			return c.Help()
		},
	}
}

// completion makes the commands that print the scripts of shells.
func completion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Short = "Print the script that completes commands in a shell"
			group(c)
		}
	}
}

// commands lists every command, in the order of help.
func commands(sys system) []*cobra.Command {
	return []*cobra.Command{
		validateCommand(sys), planCommand(sys), applyCommand(sys), destroyCommand(sys),
		driftCommand(sys), diffCommand(sys), adoptCommand(sys), showCommand(sys), outputCommand(sys), graphCommand(sys),
		bindingsCommand(sys), fmtCommand(sys), typesCommand(sys), apiCommand(sys),
		simCommand(sys), versionCommand(sys),
	}
}

// suggestion names the commands that may have been meant.
func suggestion(cmd *cobra.Command, name string) string {
	if names := cmd.SuggestionsFor(name); len(names) > 0 {
		return fmt.Sprintf("; did you mean %s?", strings.Join(names, " or "))
	}
	return ""
}

// arguments checks the number of arguments.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return usage("%s takes %s, not %s", cmd.CommandPath(), shape(cmd), given(args))
		}
		return nil
	}
}

// given is what was given in place of arguments.
func given(args []string) string {
	if len(args) == 0 {
		return "nothing"
	}
	return strconv.Quote(strings.Join(args, " "))
}

// shape is the arguments that a command takes.
func shape(cmd *cobra.Command) string {
	if _, args, some := strings.Cut(cmd.Use, " "); some {
		return args
	}
	return "no argument"
}

// dirArg is the folder that a command works on.
func dirArg(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}
