package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"netplan/schema"
	"netplan/schema/resource"
)

// registry holds the resource types and data sources of netplan.
func registry() *schema.Registry {
	r, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		panic("types: " + err.Error()) // the types are part of the program
	}
	return r
}

func typesCommand(sys system) *cobra.Command {
	return &cobra.Command{
		Use:   "types [TYPE]",
		Short: "List the resource types, or describe one",
		Args:  arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listTypes(sys, registry())
			}
			t := registry().Type(args[0])
			if t == nil {
				return usage("there is no resource type %q; netplan types lists them", args[0])
			}
			_, err := fmt.Fprint(sys.out, t.Page())
			return err
		},
	}
}

func listTypes(sys system, r *schema.Registry) error {
	w := tabwriter.NewWriter(sys.out, 0, 8, 2, ' ', 0)
	for _, name := range r.Types() {
		fmt.Fprintf(w, "%s\t%s\n", name, r.Type(name).Summary)
	}
	return w.Flush()
}
