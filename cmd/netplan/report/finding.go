// Package report writes what netplan found in the formats that people and
// continuous integration read. Its functions are pure: same input, same bytes.
package report

import (
	"sort"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// FormatVersion is the version of every JSON output. Fields may be added
// within a version; a field that changes meaning or goes raises it.
const FormatVersion = 1

// Finding is a diagnostic in plain fields. Lines and columns count from 1;
// both are 0 where the finding has no place.
type Finding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // error or warning
	Summary  string `json:"summary"`
	Detail   string `json:"detail"`
	Address  string `json:"address,omitempty"`
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

// Findings turns diagnostics into findings sorted by file, line, column and
// code.
func Findings(diags hcl.Diagnostics) []Finding {
	list := make([]Finding, 0, len(diags))
	for _, d := range diags {
		list = append(list, finding(d))
	}
	sort.SliceStable(list, func(i, j int) bool { return before(&list[i], &list[j]) })
	return list
}

func finding(d *hcl.Diagnostic) Finding {
	f := Finding{Code: schema.Code(d), Severity: "error", Summary: d.Summary, Detail: d.Detail}
	if d.Severity == hcl.DiagWarning {
		f.Severity = "warning"
	}
	if d.Subject != nil {
		f.Place = place(d.Subject)
	}
	if n, ok := d.Extra.(schema.Note); ok {
		f.Address = n.Addr
		if n.Other != nil {
			p := place(n.Other)
			f.Other = &p
		}
		for i := range n.Through {
			f.Through = append(f.Through, place(&n.Through[i]))
		}
	}
	return f
}

func place(r *hcl.Range) Place {
	return Place{
		File: r.Filename, Line: r.Start.Line, Column: r.Start.Column,
		EndLine: r.End.Line, EndColumn: r.End.Column,
	}
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
	}
	return a.Address < b.Address
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
