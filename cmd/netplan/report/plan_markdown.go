package report

import (
	"io"
	"strings"

	"netplan/engine"
)

// PlanMarkdown writes a plan for the comment of a merge request: the summary
// in the open, each change in a fold.
func PlanMarkdown(w io.Writer, p *engine.Plan) error {
	out := &printer{w: w}
	if len(p.Changes)+len(p.Kept) == 0 {
		out.line("### netplan: no changes")
		return out.err
	}
	out.line("### netplan: %s", sums(p))
	out.line("")
	for _, line := range network(p) {
		out.line("- `%s`", line)
	}
	out.line("")
	out.line("%s", effort(p))
	out.line("")
	out.line("<details><summary>Changes</summary>")
	out.line("")
	var text strings.Builder
	inner := &printer{w: &text}
	left := listChanges(inner, ranked(p))
	fence := fenceFor(text.String())
	out.line("%sdiff\n%s\n%s", fence, strings.TrimRight(text.String(), "\n"), fence)
	if len(left) > 0 {
		out.line("\nand %s more: %s", count(len(left), "change"), left.summary())
	}
	out.line("")
	out.line("</details>")
	return out.err
}

// fenceFor is a fence that the text does not hold.
func fenceFor(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence
}
