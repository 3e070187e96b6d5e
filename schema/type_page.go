package schema

import (
	"fmt"
	"strings"

	"netplan/cloudapi/catalog"
)

// Page is the reference page of a type of a Registry, in Markdown, with those
// of the rules that check it. It depends on the type, the rules and the
// catalogue only.
func (t *Type) Page(rules []*Rule) string {
	p := page{}
	p.line("# %s", t.Name)
	p.line("%s", t.Summary)
	p.line("API reference: %s.", t.Section)
	p.section("Example")
	p.line("```hcl\n%s\n```", strings.TrimSpace(t.Example))
	p.attributes(t)
	p.computed(t)
	p.identity(t)
	p.calls(t)
	p.lifecycle(t)
	p.prepaid(t)
	p.claims(t)
	p.replacing(t)
	p.cuts(t)
	p.limits(t)
	p.rules(t, rules)
	return p.String()
}

// page is a Markdown page that is being written: paragraphs and tables, each
// followed by an empty line.
type page struct{ text strings.Builder }

// String is the page with one newline at its end.
func (p *page) String() string { return strings.TrimRight(p.text.String(), "\n") + "\n" }

func (p *page) line(format string, args ...any) {
	fmt.Fprintf(&p.text, format, args...)
	p.text.WriteString("\n\n")
}

func (p *page) section(title string) { p.line("## %s", title) }

// table writes rows of cells under a head; nothing when there are no rows.
func (p *page) table(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	dashes := make([]string, len(head))
	for i := range dashes {
		dashes[i] = "---"
	}
	for _, cells := range append([][]string{head, dashes}, rows...) {
		escaped := make([]string, len(cells))
		for i, c := range cells {
			escaped[i] = strings.ReplaceAll(c, "|", `\|`)
		}
		p.text.WriteString("| " + strings.Join(escaped, " | ") + " |\n")
	}
	p.text.WriteString("\n")
}

// mark writes a name as code; an empty one stays empty.
func mark(name string) string {
	if name == "" {
		return ""
	}
	return "`" + name + "`"
}

// marks lists names as code.
func marks(names []string) string {
	marked := make([]string, len(names))
	for i, n := range names {
		marked[i] = mark(n)
	}
	return strings.Join(marked, ", ")
}

// cited is an action with its section.
func cited(action string) string {
	a := catalog.Lookup(action)
	switch {
	case a == nil:
		return mark(action)
	case a.Beyond():
		return fmt.Sprintf("`%s` (beyond the reference)", a.Name)
	}
	return fmt.Sprintf("`%s` (%s)", a.Name, a.Section)
}
