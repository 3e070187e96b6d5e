package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"netplan/cmd/netplan/report"
	"netplan/diff"
	"netplan/engine"
)

// commandsPage is COMMANDS.md.
func commandsPage(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("COMMANDS.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// parts are the sections of a page under headings that begin with mark, by
// heading.
func parts(page, mark string) map[string]string {
	list := map[string]string{}
	for _, part := range strings.Split("\n"+page, "\n"+mark+" ")[1:] {
		heading, text, _ := strings.Cut(part, "\n")
		list[heading] = text
	}
	return list
}

// tree is the program's command tree with what the library adds when it runs.
func tree() *cobra.Command {
	root := newRoot(system{env: func(string) string { return "" }})
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.InitDefaultVersionFlag()
	return root
}

// below lists a command and all under it that a user sees.
func below(c *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			list = append(list, below(sub)...)
		}
	}
	return list
}

// flagsBelow are the flags of a command and of all under it, without help.
func flagsBelow(c *cobra.Command) map[string]bool {
	names := map[string]bool{}
	note := func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" {
			names[f.Name] = true
		}
	}
	for _, sub := range below(c) {
		sub.LocalFlags().VisitAll(note)
		sub.InheritedFlags().VisitAll(note)
	}
	return names
}

// flagsIn are the flags that a text names.
func flagsIn(text string) map[string]bool {
	names := map[string]bool{}
	for _, m := range regexp.MustCompile("(?:^|[\\s`(])--([a-z][a-z-]*)").FindAllStringSubmatch(text, -1) {
		names[m[1]] = true
	}
	return names
}

// flagTable are the flags that the table of a section has rows for.
func flagTable(section string) map[string]bool {
	names := map[string]bool{}
	for line := range strings.SplitSeq(section, "\n") {
		if row, ok := strings.CutPrefix(line, "| `--"); ok {
			row, _, _ = strings.Cut(row, " | ")
			maps.Copy(names, flagsIn("`--"+row))
		}
	}
	return names
}

// TestCommandsPageFlags holds the table of flags of each command against the
// program, and all flags that the page names.
func TestCommandsPageFlags(t *testing.T) {
	page := commandsPage(t)
	sections := parts(page, "##")
	for _, c := range tree().Commands() {
		section, told := sections[c.Name()]
		if !told {
			t.Errorf("the command %s has no section", c.Name())
			continue
		}
		if d := cmp.Diff(flagsBelow(c), flagTable(section)); d != "" {
			t.Errorf("%s: the table of flags is not that of the program (-want +have):\n%s", c.Name(), d)
		}
	}
	known := flagsBelow(tree())
	known["help"] = true
	for name := range flagsIn(page) {
		if !known[name] {
			t.Errorf("no command has the flag --%s", name)
		}
	}
}

// TestCommandsPageCommands holds the commands that the page names against
// those of the program, both ways.
func TestCommandsPageCommands(t *testing.T) {
	page := commandsPage(t)
	want := map[string]bool{}
	for _, c := range below(tree())[1:] {
		want[c.CommandPath()] = true
	}
	for path := range want {
		if !regexp.MustCompile("(?m)`" + regexp.QuoteMeta(path) + "[` ]").MatchString(page) {
			t.Errorf("%s is not told", path)
		}
	}
	for _, m := range regexp.MustCompile("(?m)(?:^|`)(netplan ([a-z]+)(?: ([a-z]+))?)").FindAllStringSubmatch(page, -1) {
		if path := "netplan " + m[2]; !want[path] {
			t.Errorf("%q is no command", m[1])
		}
		if (m[2] == "bindings" || m[2] == "completion") && m[3] != "" && !want[m[1]] {
			t.Errorf("%q is no command", m[1])
		}
	}
}

// TestCommandsPageSigns holds the table of signs against those of plans.
func TestCommandsPageSigns(t *testing.T) {
	section := parts(commandsPage(t), "##")["plan"]
	for _, verb := range []diff.Verb{diff.Create, diff.Update, diff.Replace, diff.Delete, diff.Adopt, diff.Forget} {
		if !strings.Contains(section, "| `"+string(verb)+"` |") {
			t.Errorf("the sign %s is not told", verb)
		}
	}
}

// TestCommandsPageDocuments holds the tables of fields against the documents
// that the program writes.
func TestCommandsPageDocuments(t *testing.T) {
	outputs := reflect.StructOf([]reflect.StructField{
		{Name: "FormatVersion", Type: reflect.TypeFor[int](), Tag: `json:"format_version"`},
		{Name: "Outputs", Type: reflect.TypeFor[map[string]report.OutputItem](), Tag: `json:"outputs"`},
	})
	sections := parts(commandsPage(t), "###")
	for heading, of := range map[string]reflect.Type{
		"Findings": reflect.TypeFor[report.FindingsJSON](), "Plan": reflect.TypeFor[report.PlanDocument](), "Way back": reflect.TypeFor[report.InverseDocument](),
		"Result": reflect.TypeFor[report.ResultDocument](), "Drift": reflect.TypeFor[report.DriftDocument](), "Difference": reflect.TypeFor[report.DiffDocument](),
		"Outputs": outputs, "Bindings": reflect.TypeFor[report.BindingsDocument](), "Saved plan": reflect.TypeFor[engine.SavedPlan](),
	} {
		want := map[string]bool{}
		fieldsOf(of, "", false, want)
		have := map[string]bool{}
		for _, row := range regexp.MustCompile("(?m)^\\| (`.*?) \\|").FindAllStringSubmatch(sections[heading], -1) {
			for _, m := range regexp.MustCompile("`([^`]+)`( \\?)?").FindAllStringSubmatch(row[1], -1) {
				have[m[1]] = m[2] != ""
			}
		}
		if d := cmp.Diff(told(want, have), have); d != "" {
			t.Errorf("%s: the table is not the document (-want +have; true may be left out):\n%s", heading, d)
		}
	}
}

// fieldsOf collects the paths of the fields of a document, and whether they
// may be left out.
func fieldsOf(t reflect.Type, path string, optional bool, fields map[string]bool) {
	switch {
	case t.Kind() == reflect.Pointer:
		fieldsOf(t.Elem(), path, optional, fields)
	case t.Kind() == reflect.Slice && t.Elem().Kind() != reflect.Uint8:
		fieldsOf(t.Elem(), path+"[]", optional, fields)
	case t.Kind() == reflect.Map:
		fieldsOf(t.Elem(), path+".*", optional, fields)
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case f.Anonymous:
				fieldsOf(f.Type, path, optional, fields)
			case path == "":
				fieldsOf(f.Type, name, strings.Contains(options, "omitempty"), fields)
			default:
				fieldsOf(f.Type, path+"."+name, optional || strings.Contains(options, "omitempty"), fields)
			}
		}
	default:
		fields[path] = optional
	}
}

// told are the fields with those that a table tells by reference, as in
// outputs.*, in one.
func told(want, have map[string]bool) map[string]bool {
	kept := maps.Clone(want)
	for whole := range have {
		if !strings.HasSuffix(whole, ".*") {
			continue
		}
		if _, leaf := want[whole]; leaf {
			continue
		}
		for field := range want {
			if strings.HasPrefix(field, strings.TrimSuffix(whole, "*")) {
				delete(kept, field)
				kept[whole] = have[whole]
			}
		}
	}
	return kept
}

// pages are those that a user reads, from the folder of the module.
var pages = []string{
	"schema/LANGUAGE.md", "schema/rules/RULES.md", "cmd/netplan/COMMANDS.md", "cmd/netplan/CI.md", "cloudapi/sim/README.md", "engine/README.md",
}

// TestPageLinks follows every link of the pages to a file and a heading.
func TestPageLinks(t *testing.T) {
	for _, page := range pages {
		text, err := os.ReadFile(filepath.Join(root, page))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, anchor, _ := strings.Cut(m[1], "#")
			target := filepath.Join(root, page)
			if file != "" {
				target = filepath.Join(root, filepath.Dir(page), file)
			}
			to, err := readPage(target)
			if err != nil {
				t.Errorf("%s: link to %s: %v", page, m[1], err)
			} else if anchor != "" && !anchors(to)[anchor] {
				t.Errorf("%s: link to %s: there is no such heading", page, m[1])
			}
		}
	}
}

// readPage is the text of a page, or of the README of a folder.
func readPage(name string) (string, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, "README.md")
	}
	text, err := os.ReadFile(name)
	return string(text), err
}

// anchors are the names of the headings of a page, as hosts of repositories
// make them: a heading that comes again gets a number.
func anchors(text string) map[string]bool {
	names := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^#+ (.*)$").FindAllStringSubmatch(text, -1) {
		name := regexp.MustCompile("[^a-z0-9_ -]").ReplaceAllString(strings.ToLower(m[1]), "")
		name = strings.ReplaceAll(name, " ", "-")
		unique := name
		for n := 1; names[unique]; n++ {
			unique = fmt.Sprintf("%s-%d", name, n)
		}
		names[unique] = true
	}
	return names
}
