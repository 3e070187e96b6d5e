package diff

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
)

// maxLines is how many lines of the difference of one text are shown.
const maxLines = 40

// Lines is the change in words: the address, each attribute in one line with
// names aligned, long or multi-line texts as a difference by lines, then the
// reasons. Sensitive values are masked and long ones cut.
func (c *Change) Lines() []string {
	lines := []string{fmt.Sprintf("%s %s%s", c.Verb, c.Addr, c.tail())}
	width := 0
	for _, d := range c.Attrs {
		width = max(width, len(d.Name()))
	}
	for _, d := range c.Attrs {
		lines = append(lines, d.lines(width)...)
	}
	for _, r := range c.Reasons {
		lines = append(lines, "    # "+r.Text)
	}
	return lines
}

// tail names the object that the change is about.
func (c *Change) tail() string {
	switch {
	case c.Was != "":
		return " (was " + c.Was + ")"
	case c.Have == nil || c.Have.ID == "":
		return ""
	}
	return " (" + c.Have.ID + ")"
}

// lines is one attribute, its name padded to a width.
func (d AttrChange) lines(width int) []string {
	name := fmt.Sprintf("    %-*s  ", width, d.Name())
	note := ""
	switch {
	case d.Replaces:
		note = "  (forces replacement)"
	case d.Note != "":
		note = "  (" + d.Note + ")"
	}
	switch {
	case d.Have == cty.NilVal:
		return []string{name + d.WantText()}
	case d.Want == cty.NilVal:
		return []string{name + d.HaveText()}
	case d.long():
		return append([]string{name + "differs in:" + note}, d.textLines()...)
	}
	return []string{name + d.HaveText() + " -> " + d.WantText() + note}
}

// long says whether the two sides are better read line by line.
func (d AttrChange) long() bool {
	have, ok1 := d.text(d.Have)
	want, ok2 := d.text(d.Want)
	return ok1 && ok2 && !d.Sensitive && (strings.Contains(have+want, "\n") || utf8.RuneCountInString(have+want) > 2*maxShown)
}

func (d AttrChange) text(v cty.Value) (string, bool) {
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		return "", false
	}
	return v.AsString(), true
}

// textLines is the difference of the two sides by lines, cut after maxLines.
func (d AttrChange) textLines() []string {
	have, _ := d.text(d.Have)
	want, _ := d.text(d.Want)
	var lines []string
	for l := range strings.Lines(Text(have, want)) {
		lines = append(lines, "      "+clip(printable(strings.TrimSuffix(l, "\n"))))
	}
	if n := len(lines); n > maxLines {
		lines = append(lines[:maxLines], fmt.Sprintf("      … (%d more lines)", n-maxLines))
	}
	return lines
}

// printable takes control characters out of a line, so that no text can steer
// a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7f {
			return '�'
		}
		return r
	}, s)
}

// Render writes the lines of the change. style, if not nil, decorates a line
// of a change with its verb; it must not change the text.
func (c *Change) Render(w io.Writer, style func(verb Verb, line string) string) error {
	for _, l := range c.Lines() {
		if style != nil {
			l = style(c.Verb, l)
		}
		if _, err := io.WriteString(w, l+"\n"); err != nil {
			return err
		}
	}
	return nil
}
