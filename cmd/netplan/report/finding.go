// Package report writes what netplan found in the formats that people and
// continuous integration read. Its functions are pure: same input, same bytes.
package report

import (
	"bytes"
	"sort"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// FormatVersion is the version of every JSON output. Fields may be added
// within a version; a field that changes meaning or goes raises it.
const FormatVersion = 1

// Checked is what a check of topologies found.
type Checked struct {
	// Command is what checked: validate or drift.
	Command string
	// Version is that of netplan.
	Version string
	// Folders are those of the topologies, as they were given.
	Folders []string
	// Files are a file of each folder, which stands for what has no place in
	// formats that want one for everything.
	Files map[string]string
	// Rules are all that was looked at, sorted by code.
	Rules []Doc
	// Since is the revision whose findings are left out, and Older what became
	// of them, by folder; both are empty where everything is reported.
	Since string
	Older map[string]Older
	// Open counts what could not be checked offline by folder; Opens lists it
	// where that is asked for.
	Open  map[string]int
	Opens []Open
	// Findings are those of all folders, in the order of Sort.
	Findings []Finding
}

// Doc is the documentation of a code. Section is that of the API reference
// and Types the resource types of a rule; both are empty for other codes.
// Example shows where it is found and what mends it, in lines of plain text.
type Doc struct {
	Code, Summary, Doc string
	Severity           string // error or warning
	Section            string
	Types              []string
	Example            string
}

// Finding is a diagnostic in plain fields. Lines and columns count from 1;
// both are 0 where the finding has no place. Columns count Unicode code points.
type Finding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // error or warning
	Summary  string `json:"summary"`
	Detail   string `json:"detail"`
	Address  string `json:"address,omitempty"`
	Folder   string `json:"folder"`
	Place
	Other *Place `json:"other,omitempty"`
	// Through are the places that lead from the argument, which comes first, to
	// the place where its value is written; and the module calls around it.
	Through []Place `json:"through,omitempty"`
}

// Place is a range of a file. The end is the column behind the last one.
type Place struct {
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"end_line,omitempty"`
	EndColumn int    `json:"end_column,omitempty"`
}

// Findings turns the diagnostics of a folder into findings in the order of
// Sort. sources are the files by the name in ranges.
func Findings(folder string, sources map[string][]byte, diags hcl.Diagnostics) []Finding {
	in := columns{sources, map[string][][]byte{}}
	list := make([]Finding, 0, len(diags))
	for _, d := range diags {
		f := in.finding(d)
		f.Folder = folder
		list = append(list, f)
	}
	Sort(list)
	return list
}

// Sort orders findings by file, line, column, code, address and folder.
func Sort(list []Finding) {
	sort.SliceStable(list, func(i, j int) bool { return before(&list[i], &list[j]) })
}

// columns counts the columns of places in files.
type columns struct {
	sources map[string][]byte
	lines   map[string][][]byte
}

func (in columns) finding(d *hcl.Diagnostic) Finding {
	f := Finding{Code: schema.Code(d), Severity: "error", Summary: d.Summary, Detail: d.Detail}
	if d.Severity == hcl.DiagWarning {
		f.Severity = "warning"
	}
	if d.Subject != nil {
		f.Place = in.place(d.Subject)
	}
	if n, ok := d.Extra.(schema.Note); ok {
		f.Address = n.Addr
		if n.Other != nil {
			p := in.place(n.Other)
			f.Other = &p
		}
		for i := range n.Through {
			f.Through = append(f.Through, in.place(&n.Through[i]))
		}
	}
	return f
}

func (in columns) place(r *hcl.Range) Place {
	return Place{
		File: r.Filename, Line: r.Start.Line, Column: in.column(r.Filename, r.Start),
		EndLine: r.End.Line, EndColumn: in.column(r.Filename, r.End),
	}
}

func (in columns) column(file string, at hcl.Pos) int {
	lines, ok := in.lines[file]
	if !ok {
		lines = bytes.Split(in.sources[file], []byte("\n"))
		in.lines[file] = lines
	}
	if at.Line < 1 || at.Line > len(lines) {
		return at.Column
	}
	return schema.CodePoint(lines[at.Line-1], at.Column)
}

func before(a, b *Finding) bool {
	switch {
	case a.File != b.File:
		return a.File < b.File
	case a.Line != b.Line:
		return a.Line < b.Line
	case a.Column != b.Column:
		return a.Column < b.Column
	case a.Code != b.Code:
		return a.Code < b.Code
	case a.Address != b.Address:
		return a.Address < b.Address
	}
	return a.Folder < b.Folder
}

// Count counts the findings that are errors and those that are warnings.
func Count(list []Finding) (errors, warnings int) {
	for _, f := range list {
		if f.Severity == "error" {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
