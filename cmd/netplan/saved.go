package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
)

// savable looks, before anything is planned, whether a plan can be saved under
// a name; the empty name asks for none.
func savable(name string) error {
	if name == "" {
		return nil
	}
	return engine.PlanPath(name)
}

// savePlan writes the plan file that was asked for.
func (s *session) savePlan(name string, plan *engine.Plan, doc *report.PlanDocument) error {
	if name == "" {
		return nil
	}
	dir, err := wayFrom(filepath.Dir(name), s.dir)
	if err != nil {
		return err
	}
	saved := plan.Saved(s.input(doc.Mode))
	saved.Netplan, saved.Dir, saved.Files, saved.Unrehearsed = versionText(), dir, s.prints(), s.flags.unrehearse
	var shown bytes.Buffer
	if err := report.PlanJSON(&shown, doc); err != nil {
		return err
	}
	saved.Plan = shown.Bytes()
	text, err := saved.Encode()
	if err != nil {
		return err
	}
	return engine.WritePlan(name, text)
}

// prints are fingerprints of the topology files, those of modules too, by path
// from the folder. What is never shown of them does not count.
func (s *session) prints() map[string]string {
	prints := map[string]string{}
	for name, text := range s.config.Sources() {
		if way, err := wayFrom(s.dir, name); err == nil {
			name = way
		}
		sum := sha256.Sum256(text)
		prints[name] = hex.EncodeToString(sum[:16])
	}
	return prints
}

// wayFrom is the way from one folder to another.
func wayFrom(from, to string) (string, error) {
	from, err := filepath.Abs(from)
	if err != nil {
		return "", err
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", err
	}
	way, err := filepath.Rel(from, to)
	return filepath.ToSlash(way), err
}

// readSaved reads a saved plan; nil when the path is that of a folder.
func readSaved(path string) (*engine.SavedPlan, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, usage("%s is neither a folder with topology files nor a saved plan", path)
	}
	if info.IsDir() {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	saved, err := engine.ReadPlan(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return saved, nil
}

// resume returns the folder to be planned. Where the path is that of a saved
// plan, it is planned as that was, with the values of variables given again.
func (f *applyFlags) resume(path string) (dir string, err error) {
	if f.saved, err = readSaved(path); err != nil || f.saved == nil {
		return path, err
	}
	if f.mode == engine.ModeDestroy {
		return "", usage("%s is a saved plan; netplan apply %s applies it", path, path)
	}
	if err := f.keeps(); err != nil {
		return "", err
	}
	if err := f.cloud.sameAs(f.saved.Cloud, path); err != nil {
		return "", err
	}
	f.mode, f.targets, f.excludes, f.allow = f.saved.Mode, f.saved.Targets, f.saved.Excludes, f.saved.AllowDestroy
	f.unrehearse = f.unrehearse || f.saved.Unrehearsed
	if f.cloud.name == "" {
		f.cloud.name = f.saved.Cloud
	}
	dir = filepath.Join(filepath.Dir(path), filepath.FromSlash(f.saved.Dir))
	if files, err := fs.Glob(os.DirFS(dir), "*.netplan.hcl"); err != nil || len(files) == 0 {
		return "", fmt.Errorf("the saved plan is of the topology in %s, seen from the folder of %s, and %s holds no topology file; put the plan where it lay to the topology when it was made", f.saved.Dir, path, whole(dir))
	}
	return dir, nil
}

// whole is the path of a folder from the root, where it can be told.
func whole(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		return abs
	}
	return dir
}

// sameAs refuses another cloud than that of a saved plan.
func (f *cloudFlags) sameAs(name, path string) error {
	if name == "" || !f.given() || strings.TrimSuffix(f.name, "/") == name {
		return nil
	}
	return usage("%s is for the cloud %s, and not for %s; leave out --cloud, or plan again for the other cloud", path, name, f.name)
}

// keeps refuses flags that decide what is planned: a saved plan has its own.
func (f *applyFlags) keeps() error {
	free := []string{"var", "var-file", "cloud", "no-rehearsal", "auto-approve", "parallelism", "format"}
	var err error
	f.flags.Visit(func(flag *pflag.Flag) {
		if !slices.Contains(free, flag.Name) {
			err = usage("--%s is not for a saved plan, which keeps what it was made for; plan again with it", flag.Name)
		}
	})
	return err
}

// stillGiven looks that the variables are given values again that had some when
// a plan was saved.
func stillGiven(saved *engine.SavedPlan, vars []schema.VarInput) error {
	if saved == nil || saved.Variables == nil {
		return nil
	}
	missing := slices.DeleteFunc(slices.Clone(saved.Variables.Of), func(name string) bool {
		return slices.ContainsFunc(vars, func(v schema.VarInput) bool { return v.Name == name })
	})
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("the plan was made with values for %s, which are not kept in its file; give them again with --var, --var-file or NETPLAN_VAR_%s", strings.Join(missing, ", "), missing[0])
}

// outdated says why the saved plan cannot be applied, once it was planned again
// or could not be.
func (s *session) outdated(plan *engine.Plan, err error) error {
	if errors.Is(err, errReported) {
		return errors.New("the saved plan is out of date: what it was made from cannot be planned any more, for the reasons above; nothing was changed")
	}
	if err != nil {
		return err
	}
	saved := s.flags.saved
	if made := versionText(); saved.Netplan != made {
		return fmt.Errorf("the saved plan was made by netplan %s, and this is netplan %s, which may plan otherwise; plan again", saved.Netplan, made)
	}
	err = saved.Outdated(plan, s.input(saved.Mode))
	var outdated *engine.OutdatedError
	if errors.As(err, &outdated) {
		outdated.Files = differing(saved.Files, s.prints())
	}
	return err
}

// differing are the names that have another value on one side, sorted.
func differing(was, is map[string]string) []string {
	var list []string
	for name := range is {
		if was[name] != is[name] {
			list = append(list, name)
		}
	}
	for name := range was {
		if _, still := is[name]; !still {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

func showCommand(sys system) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "show PLAN",
		Short: "Show a saved plan",
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			write, err := planWriter(format)
			if err != nil {
				return err
			}
			saved, err := readSaved(args[0])
			if err != nil {
				return err
			}
			if saved == nil {
				return usage("%s is no saved plan; netplan plan --out FILE makes one", args[0])
			}
			doc := &report.PlanDocument{}
			if err := json.Unmarshal(saved.Plan, doc); err != nil {
				return fmt.Errorf("%s: the saved plan is damaged: %w; plan again", args[0], err)
			}
			if format == "text" {
				err = report.SavedText(sys.out, saved)
			}
			return errors.Join(err, write(sys.out, doc))
		},
	}
	c.Flags().StringVar(&format, "format", "text", "text, json, markdown or html")
	return c
}
