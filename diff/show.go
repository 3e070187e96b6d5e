package diff

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// What takes the place of a value that cannot or must not be shown.
const (
	unknownText   = "(known after apply)"
	sensitiveText = "(sensitive)"
	absentText    = "(none)"
	unreadText    = "(not read back)"
)

// maxShown is how many characters of a value one line shows.
const maxShown = 120

// HaveText is what the object has, in words, without what must not be shown.
func (d AttrChange) HaveText() string {
	if d.Attr != nil && !d.Stated && (d.Attr.Mode == schema.WriteOnly || d.Attr.Mode == schema.Secret) {
		return unreadText
	}
	if d.HaveName != "" && !d.Sensitive {
		return Printable(clip(d.HaveName))
	}
	return d.side(d.Have)
}

// WantText is what is wanted, in words, without what must not be shown.
func (d AttrChange) WantText() string {
	if d.WantName != "" && !d.Sensitive {
		return Printable(clip(d.WantName))
	}
	if d.From != nil && !d.Sensitive && !d.Want.IsKnown() {
		return d.From.Addr + "." + d.From.Attr + " " + unknownText
	}
	return d.side(d.Want)
}

func (d AttrChange) side(v cty.Value) string {
	if d.Sensitive && v != cty.NilVal && !v.IsNull() {
		return sensitiveText
	}
	return clip(show(v))
}

// show is a value on one line: a single text bare, texts in a list in quotes.
func show(v cty.Value) string {
	switch {
	case v == cty.NilVal || v.IsNull():
		return absentText
	case !v.IsKnown():
		return unknownText
	case v.Type() == cty.String:
		return bare(v.AsString())
	case v.Type() == cty.Number:
		return schema.NumberText(v)
	case v.Type() == cty.Bool:
		return strconv.FormatBool(v.True())
	case v.Type().IsObjectType() || v.Type().IsMapType():
		return showFields(v)
	}
	parts := []string{}
	for _, e := range v.AsValueSlice() {
		parts = append(parts, show(e))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func showFields(v cty.Value) string {
	parts := []string{}
	for it := v.ElementIterator(); it.Next(); {
		k, e := it.Element()
		if !e.IsNull() {
			parts = append(parts, k.AsString()+" = "+show(e))
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// showRaw is a value of a document on one line, as show.
func showRaw(value json.RawMessage) string {
	if len(value) == 0 {
		return absentText
	}
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return bare(string(value))
	}
	return showAny(v)
}

func showAny(v any) string {
	parts := []string{}
	switch v := v.(type) {
	case nil:
		return absentText
	case string:
		return bare(v)
	case []any:
		for _, e := range v {
			parts = append(parts, showAny(e))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			if v[k] != nil {
				parts = append(parts, k+" = "+showAny(v[k]))
			}
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	}
	return fmt.Sprint(v) // a number as it is written, or a bool
}

// bare is a text as it is where that reads well, in quotes otherwise.
func bare(s string) string {
	if s == "" || !utf8.ValidString(s) || strings.ContainsAny(s, "\n\r\t\"\x1b") || strings.TrimSpace(s) != s {
		return strconv.Quote(s)
	}
	for _, r := range s {
		if !strconv.IsPrint(r) {
			return strconv.Quote(s)
		}
	}
	return s
}

// clip shortens a long line and says how long it was. A text in quotes that is
// cut has both of them.
func clip(s string) string {
	n := utf8.RuneCountInString(s)
	if n <= maxShown {
		return s
	}
	runes := []rune(s[:min(len(s), maxShown*utf8.UTFMax)])
	head := string(runes[:maxShown-20])
	return fmt.Sprintf("%s…%s (%d characters)", head, openQuote(head), n)
}

// openQuote is the quote that a line lacks at its end, or empty. In quotes a
// backslash takes the next character with it.
func openQuote(line string) string {
	open, escaped := false, false
	for _, r := range line {
		switch {
		case escaped:
			escaped = false
		case r == '"':
			open = !open
		case r == '\\':
			escaped = open
		}
	}
	if open {
		return `"`
	}
	return ""
}
