package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/cmd/netplan/report"
)

func apiCommand(sys system) *cobra.Command {
	var at cloudFlags
	var region, dir string
	c := &cobra.Command{
		Use:   "api [ACTION [NAME=VALUE ...]]",
		Short: "Call one action of the API, or list the actions",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listActions(sys)
			}
			request, err := apiRequest(region, args)
			if err != nil {
				return err
			}
			if err := folder(dir); err != nil {
				return err
			}
			cloud, err := at.open(sys, dir, nil)
			if err != nil {
				return err
			}
			defer cloud.close()
			if err := cloud.keyed(cmd.Context()); err != nil {
				return err
			}
			answer, err := cloud.apis[""].Call(cmd.Context(), request)
			if err != nil {
				return err
			}
			return errors.Join(report.WriteJSON(sys.out, answer), cloud.settle(cmd.Context()))
		},
	}
	at.add(c)
	c.Flags().StringVar(&region, "region", "cn-hangzhou", "region of the call")
	c.Flags().StringVar(&dir, "dir", ".", "folder of the topology, which holds the embedded simulated cloud")
	return c
}

// apiRequest reads an action and its parameters from the command line.
func apiRequest(region string, args []string) (cloudapi.Request, error) {
	a := catalog.Lookup(args[0])
	if a == nil {
		return cloudapi.Request{}, usage("the API has no action %q; netplan api lists them", args[0])
	}
	r := cloudapi.Request{Action: a.Name, Region: region, Params: map[string]string{}}
	for _, arg := range args[1:] {
		name, value, ok := strings.Cut(arg, "=")
		switch {
		case !ok:
			return r, usage("%q is not of the form NAME=VALUE", arg)
		case catalog.Fold(name) == "regionid":
			r.Region = value
		default:
			name = spelt(a, name)
			if _, given := r.Params[name]; given {
				return r, usage("%s is given twice", name)
			}
			r.Params[name] = value
		}
	}
	return r, nil
}

// spelt is a parameter in the catalogue's spelling, with the indexes that are
// given; what the catalogue does not know stays as it is.
func spelt(a *catalog.Action, name string) string {
	p := a.Param(name)
	if p == nil {
		return name
	}
	have, want := strings.Split(name, "."), strings.Split(p.Name, ".")
	if len(have) != len(want) {
		return name
	}
	for i, part := range want {
		if part == "N" || part == "M" {
			want[i] = have[i]
		}
	}
	return strings.Join(want, ".")
}

func listActions(sys system) error {
	for _, a := range slices.Concat(catalog.All(), catalog.Beyond()) {
		var params []string
		for _, p := range a.Params {
			if p.Need == catalog.Required && p.Name != "RegionId" {
				params = append(params, p.Name)
			}
		}
		if _, err := fmt.Fprintf(sys.out, "%-6s %s %s\n", a.Section, a.Name, strings.Join(params, " ")); err != nil {
			return err
		}
	}
	return nil
}
