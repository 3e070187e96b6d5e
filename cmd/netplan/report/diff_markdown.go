package report

import (
	"fmt"
	"io"
	"strings"
)

// DiffMarkdown writes a difference for the comment of a merge request, which
// holds at most 65,535 characters: the summary in the open, then address space,
// quotas and findings, in full where there is room and counted where not, then
// the changes in a fold, what can hurt first.
func DiffMarkdown(w io.Writer, d *Difference) error {
	parts := []part{{always(diffHead(d))}}
	for _, s := range d.sections() {
		parts = append(parts, sectionPart(s))
	}
	if len(d.Changes) > 0 {
		parts = append(parts, diffChanges(d))
	}
	_, err := io.WriteString(w, fit(maxComment, parts))
	return err
}

// diffHead is what differs, in a few lines whatever the size.
func diffHead(d *Difference) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### netplan diff: %s\n\nFrom %s to %s.\n", d.sums(), span(d.Before), span(d.Now))
	if rows := networkRows(d.Lines); len(rows) > 0 {
		b.WriteString("\n" + fenced("diff", strings.Join(rows, "\n")))
	}
	return b.String()
}

// sectionPart is a section in one line, or with all its lines.
func sectionPart(s section) part {
	brief := fmt.Sprintf("\n#### %s: %s\n", s.Title, s.Brief)
	return part{always(brief), func(room int) (string, bool) {
		b := &bounded{room: room}
		for _, line := range s.Lines {
			if !b.add(inert(line), "\n") {
				return "", false
			}
		}
		text := brief + "\n" + fenced("text", b.String())
		return text, len(text) <= room
	}}
}

// diffChanges are the changes, counted or as far as there is room.
func diffChanges(d *Difference) part {
	const open, close = "\n<details><summary>Changes</summary>\n\n", "\n</details>\n"
	return part{
		always(fmt.Sprintf("\n%s: %s\n", count(len(d.Changes), "change"), changes(ranked(d.items())).summary())),
		func(room int) (string, bool) {
			text := open + planChanges(ranked(d.items()), room-len(open+close)) + close
			return text, len(text) <= room
		},
	}
}
