package diff

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLines is how many lines of the difference of one text are shown.
const maxLines = 40

// Lines is the change in words, see Item.Lines.
func (c *Change) Lines() []string {
	item := c.Item("")
	return item.Lines()
}

// Lines is the change in words: the address, each attribute in one line with
// names aligned, long or multi-line texts as a difference by lines, then the
// reasons. Long values are cut, and nothing in them can steer a terminal.
func (i *Item) Lines() []string {
	lines := []string{fmt.Sprintf("%s %s%s", VerbOf(i.Action), printable(i.Address), i.tail())}
	width := 0
	for _, a := range i.Attributes {
		width = max(width, len(a.Name))
	}
	for j := range i.Attributes {
		lines = append(lines, i.attribute(&i.Attributes[j], width)...)
	}
	for _, r := range i.Reasons {
		lines = append(lines, "    # "+printable(r))
	}
	return lines
}

// tail names the object that the change is about.
func (i *Item) tail() string {
	switch {
	case i.Was != "":
		return " (was " + printable(i.Was) + ")"
	case i.ID == "":
		return ""
	}
	return " (" + printable(i.ID) + ")"
}

// attribute is one attribute, its name padded to a width.
func (i *Item) attribute(a *AttributeItem, width int) []string {
	name := fmt.Sprintf("    %-*s  ", width, a.Name)
	note := ""
	switch {
	case a.Replaces:
		note = "  (forces replacement)"
	case a.Note != "":
		note = "  (" + a.Note + ")"
	}
	switch {
	case i.Action == Create.Name() || i.Action == Adopt.Name() && i.ID == "":
		return []string{name + a.want()}
	case i.Action == Delete.Name():
		return []string{name + a.have()}
	case a.long():
		return append([]string{name + "differs in:" + note}, a.textLines()...)
	}
	return []string{name + a.have() + " -> " + a.want() + note}
}

// have is what there is, in words.
func (a *AttributeItem) have() string { return inWords(a.Have, a.HaveText) }

// want is what is wanted, in words.
func (a *AttributeItem) want() string { return inWords(a.Want, a.WantText) }

func inWords(value json.RawMessage, text string) string {
	if text != "" {
		return clip(printable(text))
	}
	return clip(showRaw(value))
}

// long says whether the two sides are better read line by line.
func (a *AttributeItem) long() bool {
	have, ok1 := text(a.Have, a.HaveText)
	want, ok2 := text(a.Want, a.WantText)
	return ok1 && ok2 && (strings.Contains(have+want, "\n") || utf8.RuneCountInString(have+want) > 2*maxShown)
}

// text is a side that is a text, and whether it is one.
func text(value json.RawMessage, instead string) (s string, ok bool) {
	if instead != "" || len(value) == 0 || value[0] != '"' {
		return "", false
	}
	return s, json.Unmarshal(value, &s) == nil
}

// textLines is the difference of the two sides by lines, cut after maxLines.
func (a *AttributeItem) textLines() []string {
	have, _ := text(a.Have, a.HaveText)
	want, _ := text(a.Want, a.WantText)
	var lines []string
	for l := range strings.Lines(Text(have, want)) {
		lines = append(lines, "      "+clip(printable(strings.TrimSuffix(l, "\n"))))
	}
	if n := len(lines); n > maxLines {
		lines = append(lines[:maxLines], fmt.Sprintf("      … (%d more lines)", n-maxLines))
	}
	return lines
}

// printable takes control characters and marks of direction out of a line, so
// that no text can steer a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
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
