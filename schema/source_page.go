package schema

import (
	"fmt"
	"slices"
	"strings"

	"netplan/cloudapi/catalog"
)

// Page is the reference page of a data source of a Registry, in Markdown. It
// depends on the source and the catalogue only.
func (s *Source) Page() string {
	p := page{}
	p.line("# %s", s.Name)
	p.line("%s", s.Summary)
	p.line("API reference: %s. A data source: it is read by %s and changes nothing.", s.Section, cited(s.Action))
	if catalog.Lookup(s.Action).Beyond() {
		p.line("The API reference lacks this action; its shape is that of the vendor's SDK.")
	}
	if s.Example != "" {
		p.section("Example")
		p.line("```hcl\n%s\n```", strings.TrimSpace(s.Example))
	}
	p.arguments(s)
	p.results(s)
	return p.String()
}

// arguments lists what a data block may say.
func (p *page) arguments(s *Source) {
	p.section("Arguments")
	rows := [][]string{
		{mark("region"), "optional", "Region to read; the cloud's when left out.", ""},
		{mark("cloud"), "optional", "Cloud to read; the default one when left out.", ""},
	}
	for _, arg := range s.args {
		written := "optional"
		if arg.param.Need == catalog.Required {
			written = "required"
		}
		is, values := mark(arg.param.Name)+" of the action.", valuesText(&Attr{Derived: Derived{Rule: arg.param}})
		if arg.key != "" {
			is = "Filter " + mark(arg.key) + "."
			values = fmt.Sprintf("a value, or a list of at most %d", arg.param.Items)
		}
		rows = append(rows, []string{mark(arg.name), written, is, values})
	}
	p.table([]string{"Argument", "Written", "What it is", "Values"}, rows)
	if slices.ContainsFunc(s.args, func(a argument) bool { return a.key != "" }) {
		p.line("Of the filters at most %d are written at a time.", s.filters())
	}
}

// filters is how many filters the action takes in a call.
func (s *Source) filters() int {
	return catalog.Lookup(s.Action).Param(filterValue).Items
}

// results lists what a data block holds once it is read.
func (p *page) results(s *Source) {
	p.section("Results")
	switch {
	case s.Object != "":
		p.line("What is read is one object, with these fields:")
	case s.ID == "":
		p.line("`items` is the list of rows `%s`, each an object with these fields:", s.Items)
	default:
		p.line("`ids` is the list of each row's `%s`; `items` is the list of rows `%s`, each an object with these fields:", Snake(s.ID), s.Items)
	}
	var rows [][]string
	for _, f := range s.rows.rows.computed {
		text := computedText(f.language())
		if slices.Contains(s.Sensitive, f.name) {
			text += ", sensitive: never shown"
		}
		rows = append(rows, []string{mark(f.name), text})
	}
	p.table([]string{"Field", "Type"}, rows)
}
