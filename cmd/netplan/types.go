package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
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
		Use:   "types [NAME]",
		Short: "List the resource types and data sources, or describe one",
		Args:  arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listTypes(sys, registry())
			}
			pages := typePages(registry(), args[0])
			if len(pages) == 0 {
				return usage("there is no resource type or data source %q; netplan types lists them", args[0])
			}
			_, err := fmt.Fprint(sys.out, strings.Join(pages, "\n"))
			return err
		},
	}
}

// typePages are the pages of what has a name: a resource type, a data source,
// or both; data.NAME is the data source only.
func typePages(r *schema.Registry, name string) (pages []string) {
	if t := r.Type(name); t != nil {
		pages = append(pages, t.Page(rules.All()))
	}
	if s := r.Source(strings.TrimPrefix(name, "data.")); s != nil {
		pages = append(pages, s.Page())
	}
	return pages
}

func listTypes(sys system, r *schema.Registry) error {
	w := tabwriter.NewWriter(sys.out, 0, 8, 2, ' ', 0)
	for _, name := range r.Types() {
		fmt.Fprintf(w, "%s\t%s\n", name, r.Type(name).Summary)
	}
	for _, name := range r.Sources() {
		fmt.Fprintf(w, "data.%s\t%s\n", name, r.Source(name).Summary)
	}
	return w.Flush()
}
