package diff

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"netplan/schema"
)

// How much of a change is shown: lines of the difference of one text, elements
// of one list, lines of what is made or removed, lines in all, and how wide
// lines are made.
const (
	maxLines    = 40
	maxElements = 20
	maxBrief    = 8
	maxChange   = 100
	lineWidth   = 96
	maxColumn   = 44
)

// Lines is the change in words, see Item.Lines.
func (c *Change) Lines() []string {
	item := c.Item("")
	return item.Lines()
}

// Lines is the change in words: the address; of what is made or removed its
// attributes in few lines, of what changes each attribute in a line, names and
// values aligned, lists element by element, long texts as a difference by
// lines; then the reasons. Long values are cut, as are long changes, and
// nothing in them can steer a terminal.
func (i *Item) Lines() []string {
	lines := append([]string{i.Head()}, i.attributes()...)
	for _, r := range i.Reasons {
		lines = append(lines, "    # "+inLine(r.Text))
	}
	if n := len(lines) - maxChange; n > 0 {
		lines = append(lines[:maxChange], fmt.Sprintf("    … (%d more lines)", n))
	}
	return lines
}

// Head is the change in one line: its sign, the address and the object.
func (i *Item) Head() string {
	tail := ""
	switch {
	case i.Was != "":
		tail = " (was " + inLine(i.Was) + ")"
	case i.ID != "":
		tail = " (" + inLine(i.ID) + ")"
	}
	return fmt.Sprintf("%s %s%s", VerbOf(i.Action), inLine(i.Address), tail)
}

// inLine is a text of ours or an address, which are cut only where they are
// longer than anything that reads well.
func inLine(s string) string {
	const most = 400
	if len(s) > most && utf8.RuneCountInString(s) > most {
		s = string([]rune(s[:min(len(s), most*utf8.UTFMax)])[:most-1]) + "…"
	}
	return Printable(s)
}

// attributes are the lines about attributes.
func (i *Item) attributes() []string {
	switch {
	case i.Action == Create.Name() || i.Action == Adopt.Name() && i.ID == "":
		return i.brief((*AttributeItem).want)
	case i.Action == Delete.Name():
		return i.brief((*AttributeItem).have)
	}
	names, values := 0, 0
	for j := range i.Attributes {
		a := &i.Attributes[j]
		names = max(names, schema.Columns(a.Name))
		if w := schema.Columns(a.have()); w <= maxColumn && !a.long() && a.elements() == nil {
			values = max(values, w)
		}
	}
	var lines []string
	for j := range i.Attributes {
		lines = append(lines, i.Attributes[j].lines(names, values)...)
	}
	return lines
}

// brief is one side of all attributes, in few lines.
func (i *Item) brief(side func(*AttributeItem) string) []string {
	var parts []string
	for j := range i.Attributes {
		a := &i.Attributes[j]
		value, later := strings.CutSuffix(side(a), " "+unknownText)
		if later && value == "" {
			value = unknownText
		}
		parts = append(parts, a.Name+" = "+value)
	}
	lines := Wrap(parts, ",", lineWidth)
	if n := len(lines) - maxBrief; n > 0 {
		lines = append(lines[:maxBrief], fmt.Sprintf("… (%d more lines)", n))
	}
	for j := range lines {
		lines[j] = "    " + lines[j]
	}
	return lines
}

// lines is one attribute that changes, name and value padded.
func (a *AttributeItem) lines(names, values int) []string {
	name := "    " + Padded(a.Name, names) + "  "
	note := ""
	switch {
	case a.Replaces:
		note = "  (forces replacement)"
	case a.Note != "":
		note = "  (" + inLine(a.Note) + ")"
	}
	if a.long() {
		return append([]string{name + "differs in:" + note}, a.textLines()...)
	}
	if elements := a.elements(); elements != nil {
		return append([]string{name + "differs in:" + note}, elements...)
	}
	return []string{name + Padded(a.have(), values) + " -> " + a.want() + note}
}

// have is what there is, in words.
func (a *AttributeItem) have() string { return inWords(a.Have, a.HaveText) }

// want is what is wanted, in words.
func (a *AttributeItem) want() string { return inWords(a.Want, a.WantText) }

func inWords(value json.RawMessage, text string) string {
	if text != "" {
		return Printable(clip(text))
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
		lines = append(lines, "      "+Printable(clip(strings.TrimSuffix(l, "\n"))))
	}
	if n := len(lines); n > maxLines {
		lines = append(lines[:maxLines], fmt.Sprintf("      … (%d more lines)", n-maxLines))
	}
	return lines
}

// elements is the difference of two lists by elements: those that go, those
// that come, and how many stay; nil where the sides are no lists.
func (a *AttributeItem) elements() []string {
	have, ok1 := list(a.Have, a.HaveText)
	want, ok2 := list(a.Want, a.WantText)
	if !ok1 || !ok2 || len(have)+len(want) < 3 {
		return nil
	}
	count := map[string]int{}
	for _, e := range want {
		count[e]++
	}
	var lines []string
	stay := 0
	for _, e := range have {
		if count[e] > 0 {
			count[e]--
			stay++
		} else {
			lines = append(lines, "      - "+e)
		}
	}
	for _, e := range want {
		if count[e] > 0 {
			count[e]--
			lines = append(lines, "      + "+e)
		}
	}
	if len(lines) == 0 {
		return nil // only their order differs
	}
	if n := len(lines) - maxElements; n > 0 {
		lines = append(lines[:maxElements], fmt.Sprintf("      … (%d more)", n))
	}
	if stay > 0 {
		lines = append(lines, fmt.Sprintf("        (%d the same)", stay))
	}
	return lines
}

// list are the elements of a side that is a list, each in words.
func list(value json.RawMessage, instead string) (words []string, ok bool) {
	if instead != "" || len(value) == 0 || value[0] != '[' {
		return nil, false
	}
	var elements []json.RawMessage
	if err := json.Unmarshal(value, &elements); err != nil {
		return nil, false
	}
	words = make([]string, len(elements))
	for i, e := range elements {
		words[i] = clip(showRaw(e))
	}
	return words, true
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
