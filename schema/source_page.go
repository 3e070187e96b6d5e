package schema

import (
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
	if s.Example != "" {
		p.section("Example")
		p.line("```hcl\n%s\n```", strings.TrimSpace(s.Example))
	}
	p.arguments(s)
	p.section("Results")
	p.line("`ids` is the list of each row's `%s`; `items` is the list of rows `%s`, each an object with these fields:", Snake(s.ID), s.Items)
	var rows [][]string
	for _, f := range s.rows.rows.computed {
		rows = append(rows, []string{mark(f.name), computedText(f.language())})
	}
	p.table([]string{"Field", "Type"}, rows)
	return p.String()
}

// arguments lists what a data block may say.
func (p *page) arguments(s *Source) {
	p.section("Arguments")
	rows := [][]string{
		{mark("region"), "optional", "Region to read; the cloud's when left out.", ""},
		{mark("cloud"), "optional", "Cloud to read; the default one when left out.", ""},
	}
	action := catalog.Lookup(s.Action)
	for _, name := range s.arguments() {
		rule := action.Param(name)
		written := "optional"
		if rule.Need == catalog.Required {
			written = "required"
		}
		a := Attr{Derived: Derived{Rule: rule}}
		rows = append(rows, []string{mark(name), written, "`" + rule.Name + "` of the action.", valuesText(&a)})
	}
	p.table([]string{"Argument", "Written", "What it is", "Values"}, rows)
}
