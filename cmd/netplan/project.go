package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/spf13/cobra"

	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// project is a folder of topology files with the values of its variables.
type project struct {
	sys    system
	dir    string
	types  *schema.Registry
	config *schema.Config
	vars   []schema.VarInput
	// seen are all diagnostics that were reported.
	seen hcl.Diagnostics
	// undecided is what could not be checked offline.
	undecided []schema.Undecided
}

// varFlags give values to variables.
type varFlags struct {
	vars, files []string
}

func (f *varFlags) add(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.vars, "var", nil, "value of a variable, NAME=VALUE; may be repeated")
	c.Flags().StringArrayVar(&f.files, "var-file", nil, "file with values of variables; may be repeated")
}

// openProject loads the topology files of a folder. What is wrong with them
// is reported, and the error is errReported then.
func openProject(sys system, dir string, flags varFlags) (*project, error) {
	if err := folder(dir); err != nil {
		return nil, err
	}
	p, diags := loadProject(sys, onDisk(dir), flags)
	return p, p.report(diags)
}

// loadProject loads the topology files of a place and the values of variables.
func loadProject(sys system, at place, flags varFlags) (*project, hcl.Diagnostics) {
	p := &project{sys: sys, dir: at.dir, types: registry()}
	var diags hcl.Diagnostics
	p.config, diags = schema.LoadFrom(at.tree, at.dir, p.types)
	if !diags.HasErrors() {
		diags = append(diags, p.readVars(at.tree, flags)...)
	}
	return p, diags
}

// folder looks that a path is one of a folder.
func folder(path string) error {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		if saved, err := readSaved(path); err == nil && saved != nil {
			return usage("%s is a saved plan, not a folder with topology files; netplan show shows it, netplan apply applies it", path)
		}
		return usage("%s is not a folder with topology files", path)
	}
	return nil
}

// readVars gathers the values of variables; later ones win: environment,
// automatic files of the tree, --var-file of the disk, --var.
func (p *project) readVars(tree schema.Tree, flags varFlags) hcl.Diagnostics {
	p.vars = schema.VarsFromEnv(p.sys.environ())
	diags := p.readAutoFiles(tree)
	diags = append(diags, p.readVarFiles(flags.files)...)
	for _, text := range flags.vars {
		v, err := schema.ParseVar(text)
		if err != nil {
			diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Malformed --var", Detail: err.Error()})
			continue
		}
		p.vars = append(p.vars, v)
	}
	return diags
}

// autoFiles lists the files of a folder that give values to variables unasked.
func autoFiles(tree schema.Tree, dir string) (list []string) {
	entries, _ := tree.ReadDir(dir) // it was read before
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".auto.netplanvars") {
			list = append(list, filepath.Join(dir, e.Name()))
		}
	}
	return list
}

// readAutoFiles reads the files of the folder that give values to variables.
func (p *project) readAutoFiles(tree schema.Tree) (diags hcl.Diagnostics) {
	for _, name := range autoFiles(tree, p.dir) {
		text, wrong := schema.ReadRegular(tree, name)
		if wrong != nil {
			diags = append(diags, wrong)
			continue
		}
		vars, more := schema.VarsFromFile(name, text)
		p.vars, diags = append(p.vars, vars...), append(diags, more...)
	}
	return diags
}

// readVarFiles reads the files of --var-file, which may be pipes.
func (p *project) readVarFiles(names []string) hcl.Diagnostics {
	var diags hcl.Diagnostics
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			diags = append(diags, &hcl.Diagnostic{
				Severity: hcl.DiagError, Summary: "Unreadable variable file",
				Detail: fmt.Sprintf("%v. Give --var-file the path of a file with lines of the form name = value.", err),
			})
			continue
		}
		vars, more := schema.VarsFromFile(name, text)
		p.vars, diags = append(p.vars, vars...), append(diags, more...)
	}
	return diags
}

// validate evaluates the topology offline and applies every rule, also where
// conditions are false.
func (p *project) validate() (*schema.Topology, hcl.Diagnostics) {
	topology, diags := p.config.Evaluate(schema.Inputs{Vars: p.vars})
	if !schema.Unchecked(diags).HasErrors() {
		verdict := topology.Judge(rules.All())
		p.undecided, diags = verdict.Undecided, append(diags, verdict.Findings...)
	}
	return topology, diags
}

// check is what validate finds, as far as it matters for a plan: what is going
// needs no rules and conditions.
func (p *project) check(mode engine.Mode) (*schema.Topology, hcl.Diagnostics) {
	if mode != engine.ModeDestroy {
		return p.validate()
	}
	topology, diags := p.config.Evaluate(schema.Inputs{Vars: p.vars})
	return topology, schema.Unchecked(diags)
}

// report prints diagnostics; it returns errReported when one is an error.
func (p *project) report(diags hcl.Diagnostics) error {
	fresh := p.unsaid(diags)
	p.seen = append(p.seen, fresh...)
	if len(fresh) > 0 {
		if err := schema.WriteDiagnostics(p.sys.err, p.config.Sources(), fresh); err != nil {
			return err
		}
	}
	if diags.HasErrors() {
		return errReported
	}
	return nil
}

// unsaid are the diagnostics but for warnings that were reported before.
func (p *project) unsaid(diags hcl.Diagnostics) hcl.Diagnostics {
	said := map[string]bool{}
	for _, d := range p.seen {
		said[d.Error()] = true
	}
	return slices.DeleteFunc(slices.Clone(diags), func(d *hcl.Diagnostic) bool {
		return d.Severity == hcl.DiagWarning && said[d.Error()]
	})
}
