package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"netplan/cloudapi/catalog"
)

// version is stamped by the linker; a plain build says what the module says.
var version = ""

func versionText() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// versionLine is what version prints.
func versionLine() string {
	return fmt.Sprintf("netplan %s, VPC API %s\n", versionText(), catalog.Version)
}

func versionCommand(sys system) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprint(sys.out, versionLine())
			return err
		},
	}
}
