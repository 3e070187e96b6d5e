package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// explain prints the documentation of a code, or a line of each for "all".
func explain(w io.Writer, code string) error {
	docs := documented()
	if code == "all" {
		return listCodes(w, docs)
	}
	i := slices.IndexFunc(docs, func(c schema.CodeDoc) bool { return strings.EqualFold(c.Code, code) })
	if i < 0 {
		return usage("there is no code %q.%s 'netplan validate --explain all' lists the codes; they stand in brackets behind each finding", code, schema.DidYouMean(code, codesOf(docs)))
	}
	doc := docs[i]
	_, err := fmt.Fprintf(w, "%s: %s (%s)\n\n%s\n%s%s", doc.Code, doc.Summary, severityOf(doc.Code), doc.Doc, typesOf(doc.Code), example(doc.Code))
	return err
}

// listCodes prints each code with its severity and summary, sorted.
func listCodes(w io.Writer, docs []schema.CodeDoc) error {
	var b strings.Builder
	slices.SortFunc(docs, func(a, b schema.CodeDoc) int { return strings.Compare(a.Code, b.Code) })
	for _, d := range docs {
		fmt.Fprintf(&b, "%-24s %-8s %s\n", d.Code, severityOf(d.Code), d.Summary)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// severityOf is what findings of a code are: drift warns, rules say.
func severityOf(code string) string {
	drift := slices.ContainsFunc(report.DriftCodes(), func(d schema.CodeDoc) bool { return d.Code == code })
	rule := ruleOf(code)
	if drift || engine.Warns(code) || rule != nil && rule.Severity == hcl.DiagWarning {
		return "warning"
	}
	return "error"
}

// ruleOf is the rule of a code, or nil where none has it.
func ruleOf(code string) *schema.Rule {
	for _, r := range rules.All() {
		if r.Code == code {
			return r
		}
	}
	return nil
}

func codesOf(docs []schema.CodeDoc) (codes []string) {
	for _, d := range docs {
		codes = append(codes, d.Code)
	}
	return codes
}

// typesOf says which resources a rule looks at.
func typesOf(code string) string {
	r := ruleOf(code)
	switch {
	case r == nil:
		return ""
	case r.General():
		return "Types: all\n"
	}
	return "Types: " + strings.Join(r.Types, ", ") + "\n"
}

// example shows where a code is found and a change that mends it.
func example(code string) string {
	e, ok := rules.ExampleOf(code)
	if !ok {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nFor example:\n\n")
	for i, line := range e.Wrong {
		mark := " "
		if i+1 == e.At {
			mark = ">"
		}
		fmt.Fprintf(&b, "%s\n", strings.TrimRight(fmt.Sprintf("%s %2d | %s", mark, i+1, line), " "))
	}
	switch {
	case e.Change == 0:
	case e.Mended == "":
		fmt.Fprintf(&b, "\nIt is not found without line %d.\n", e.Change)
	default:
		fmt.Fprintf(&b, "\nIt is not found with:\n\n  %2d | %s\n", e.Change, e.Mended)
	}
	return b.String()
}
