package main

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// checkedFormats are the formats of what a check found, beside text.
var checkedFormats = map[string]func(io.Writer, report.Checked) error{
	"json": report.JSON, "junit": report.JUnit,
	"sarif": hosted(report.SARIF), "github": hosted(report.GitHub), "gitlab": hosted(report.GitLab), "markdown": hosted(report.Markdown),
}

// formatNames are the formats in the order in which they are told.
const formatNames = "text, json, sarif, junit, github, gitlab or markdown"

// checkedWriter is the writer of a format; nil for text.
func checkedWriter(format string) (func(io.Writer, report.Checked) error, error) {
	if write, ok := checkedFormats[format]; ok || format == "text" {
		return write, nil
	}
	return nil, usage("--format %q is not %s", format, formatNames)
}

// hosted is a writer for those who host a repository: they know files by their
// path from its top.
func hosted(write func(io.Writer, report.Checked) error) func(io.Writer, report.Checked) error {
	return func(w io.Writer, c report.Checked) error {
		tops := repositories{}
		c.Folders, c.Findings = slices.Clone(c.Folders), slices.Clone(c.Findings)
		files := map[string]string{}
		for i, folder := range c.Folders {
			c.Folders[i] = tops.fromTop(folder)
			files[c.Folders[i]] = tops.fromTop(c.Files[folder])
		}
		c.Files = files
		for i := range c.Findings {
			c.Findings[i] = tops.finding(c.Findings[i])
		}
		report.Sort(c.Findings)
		return write(w, c)
	}
}

// firstFile is the first topology file of the project's folder.
func (p *project) firstFile() string {
	for _, file := range slices.Sorted(maps.Keys(p.config.Sources())) {
		if filepath.Dir(file) == filepath.Clean(p.dir) {
			return file
		}
	}
	return p.dir
}

// repositories are the tops of the repositories that folders are in, by
// folder; empty for one that is in none.
type repositories map[string]string

// finding is a finding with paths from the top.
func (tops repositories) finding(f report.Finding) report.Finding {
	f.File, f.Folder = tops.fromTop(f.File), tops.fromTop(f.Folder)
	if f.Other != nil {
		other := *f.Other
		other.File = tops.fromTop(other.File)
		f.Other = &other
	}
	f.Through = slices.Clone(f.Through)
	for i := range f.Through {
		f.Through[i].File = tops.fromTop(f.Through[i].File)
	}
	return f
}

// fromTop is a path from the top of the repository that it is in; the path as
// it is where there is none.
func (tops repositories) fromTop(path string) string {
	abs, err := filepath.Abs(path)
	if path == "" || err != nil {
		return path
	}
	top := tops.of(abs)
	if top == "" {
		return path
	}
	rel, err := filepath.Rel(top, abs)
	if err != nil || strings.HasPrefix(rel, "..") {
		return path
	}
	return filepath.ToSlash(rel)
}

// of is the top of the repository that an absolute path is in.
func (tops repositories) of(path string) string {
	top, known := tops[path]
	if known {
		return top
	}
	if _, err := os.Stat(filepath.Join(path, ".git")); err == nil {
		top = path
	} else if parent := filepath.Dir(path); parent != path {
		top = tops.of(parent)
	}
	tops[path] = top
	return top
}

// ruleDocs are what validate looks at: the mistakes of the language, and the
// rules.
func ruleDocs() []report.Doc {
	list := codeDocs(schema.Codes(), "error")
	for _, r := range rules.All() {
		d := report.Doc{Code: r.Code, Summary: r.Summary, Doc: r.Doc, Section: r.Section, Types: r.Types, Severity: "error"}
		if r.Severity == hcl.DiagWarning {
			d.Severity = "warning"
		}
		list = append(list, d)
	}
	for i := range list {
		list[i].Example = example(list[i].Code)
	}
	return sortedDocs(list)
}

// codeDocs are documented codes of one severity.
func codeDocs(codes []schema.CodeDoc, severity string) []report.Doc {
	list := make([]report.Doc, len(codes))
	for i, c := range codes {
		list[i] = report.Doc{Code: c.Code, Summary: c.Summary, Doc: c.Doc, Severity: severity}
	}
	return list
}

func sortedDocs(list []report.Doc) []report.Doc {
	slices.SortFunc(list, func(a, b report.Doc) int { return strings.Compare(a.Code, b.Code) })
	return list
}

// documented is the documentation of every code of a finding.
func documented() []schema.CodeDoc {
	list := slices.Concat(schema.Codes(), engine.Codes(), report.DriftCodes())
	for _, r := range rules.All() {
		list = append(list, schema.CodeDoc{Code: r.Code, Summary: r.Summary, Doc: r.Doc + "\n\nReference section: " + r.Section})
	}
	return list
}
