package report

import (
	"io"
)

// maxSectionLines bounds a section of a difference in text.
const maxSectionLines = 200

// DiffText writes a difference for people: what it does to the network first,
// then each change, what can hurt first, then address space, quotas and
// findings. Long ones are cut.
func DiffText(w io.Writer, d *Difference) error {
	out := &printer{w: w}
	if !d.Found() {
		out.line("No difference between %s and %s.", d.Before, d.Now)
		return out.err
	}
	for _, line := range networkRows(d.Lines) {
		out.line("%s", line)
	}
	if len(d.Changes) > 0 {
		out.line("")
	}
	if left := listChanges(out, ranked(d.items())); len(left) > 0 {
		out.line("... and %s more: %s. Use --format json for all.", count(len(left), "change"), left.summary())
		out.line("")
	}
	for _, s := range d.sections() {
		out.section(s)
	}
	out.line("From %s to %s: %s.", d.Before, d.Now, d.sums())
	return out.err
}

// section writes a title with the lines below it.
func (p *printer) section(s section) {
	p.line("%s:", s.Title)
	for i, line := range s.Lines {
		if i == maxSectionLines {
			p.line("  ... and %s more. Use --format json for all.", count(len(s.Lines)-i, "line"))
			break
		}
		p.line("  %s", inert(line))
	}
	p.line("")
}
