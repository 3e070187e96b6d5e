package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/spf13/cobra"

	"netplan/schema"
)

func fmtCommand(sys system) *cobra.Command {
	var check bool
	c := &cobra.Command{
		Use:   "fmt [DIR | FILE]...",
		Short: "Rewrite topology files in the usual layout",
		Long:  "Rewrites the topology files of a folder and prints the names of those that changed.\nWith - it formats standard input to standard output.",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "-" {
				return formatStream(sys, check)
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			return formatFiles(sys, args, check)
		},
	}
	c.Flags().BoolVar(&check, "check", false, "change nothing; exit 2 when a file would change")
	return c
}

// formatFiles formats what paths name and prints the names of the files that
// change. A file that fails does not keep it from the others.
func formatFiles(sys system, paths []string, check bool) error {
	var files []string
	for _, path := range paths {
		list, err := topologyFiles(path)
		if err != nil {
			return err
		}
		files = append(files, list...)
	}
	differ := false
	var failed error
	for _, f := range once(files) {
		changed, err := formatFile(f, check)
		failed = errors.Join(failed, err)
		if changed {
			differ = true
			fmt.Fprintln(sys.out, f)
		}
	}
	if failed == nil && differ && check {
		return errDiffer
	}
	return failed
}

// topologyFiles lists the topology files of a folder, or the one file named.
func topologyFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, usage("%s is neither a folder with topology files nor a file", path)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	files, err := filepath.Glob(filepath.Join(path, "*.netplan.hcl"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s holds no topology file; their names end in .netplan.hcl", path)
	}
	return files, err
}

func formatFile(name string, check bool) (changed bool, err error) {
	have, err := os.ReadFile(name)
	if err != nil {
		return false, err
	}
	want, err := format(have, name)
	if err != nil || bytes.Equal(have, want) || check {
		return err == nil && !bytes.Equal(have, want), err
	}
	return true, os.WriteFile(name, want, 0o644)
}

// formatStream formats standard input; a check writes nothing.
func formatStream(sys system, check bool) error {
	have, err := io.ReadAll(sys.in)
	if err != nil {
		return err
	}
	want, err := format(have, "<stdin>")
	switch {
	case err != nil:
		return err
	case !check:
		_, err = sys.out.Write(want)
		return err
	case !bytes.Equal(have, want):
		return errDiffer
	}
	return nil
}

// format lays out a file that parses; one that does not is left alone.
func format(text []byte, name string) ([]byte, error) {
	if diags := schema.Guard(name, text); diags.HasErrors() {
		return nil, fmt.Errorf("%s is not formatted: %w", name, diags)
	}
	if _, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos); diags.HasErrors() {
		return nil, fmt.Errorf("%s is not formatted, since it does not parse: %w", name, diags)
	}
	return hclwrite.Format(text), nil
}
