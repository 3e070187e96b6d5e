package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// maxAnnotations is how many errors, and how many warnings, GitHub shows of
// one step.
const maxAnnotations = 10

// GitHub writes what was found as workflow commands, which GitHub shows beside
// the changed lines. It shows only the first ten errors and ten warnings of a
// step: where there are more, the last one counts the others, and they follow
// in the log.
func GitHub(w io.Writer, c Checked) error {
	out := &printer{w: w}
	var left []*group
	for _, severity := range []string{"error", "warning"} {
		left = append(left, out.annotations(severity, groups(c.Findings))...)
	}
	if len(left) > 0 {
		out.line("::group::All others")
		for _, g := range left {
			out.line("- %s: %s [%s] %s", plain(g.where()), g.Severity, plain(g.Code), plain(g.message()))
		}
		out.line("::endgroup::")
	}
	out.line("netplan %s: %s in %s", c.Command, tally(c.Findings), count(len(c.Folders), "folder"))
	return out.err
}

// annotations writes the findings of a severity that GitHub shows, and returns
// the others.
func (p *printer) annotations(severity string, all []*group) []*group {
	var list []*group
	for _, g := range all {
		if g.Severity == severity {
			list = append(list, g)
		}
	}
	shown := len(list)
	if shown > maxAnnotations {
		shown = maxAnnotations - 1
		byTurn(list)
	}
	for _, g := range list[:shown] {
		p.line("::%s %s", severity, annotation(g))
	}
	if shown < len(list) {
		p.line("::%s title=%s::%s", severity, property(count(len(list)-shown, "more "+severity)), data(byCode(list[shown:])+". The log of this step lists them."))
	}
	return list[shown:]
}

// byTurn puts the first of each code before the second ones, and so on, so that
// what is shown is of many kinds.
func byTurn(list []*group) {
	turns, of := map[string]int{}, map[*group]int{}
	for _, g := range list {
		turns[g.Code]++
		of[g] = turns[g.Code]
	}
	slices.SortStableFunc(list, func(a, b *group) int { return of[a] - of[b] })
}

func annotation(g *group) string {
	at := ""
	if g.File != "" {
		at = "file=" + property(g.File) + ","
	}
	if g.File != "" && g.Line > 0 {
		at += fmt.Sprintf("line=%d,endLine=%d,", g.Line, g.EndLine)
	}
	if g.Line > 0 && g.Line == g.EndLine {
		at += fmt.Sprintf("col=%d,endColumn=%d,", g.Column, g.EndColumn)
	}
	return at + "title=" + property(g.Code+" "+g.Summary) + "::" + data(g.message())
}

// byCode counts groups by code, in words.
func byCode(list []*group) string {
	of := map[string]int{}
	for _, g := range list {
		of[g.Code]++
	}
	return counts(of)
}

// data escapes the text of a workflow command.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes the value of a property of a workflow command.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}

// plain makes a text one line of a log that is no command, old or new.
func plain(s string) string {
	return strings.NewReplacer("\r", " ", "\n", " ", "##[", "# #[").Replace(s)
}
