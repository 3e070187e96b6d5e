package diff

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"netplan/schema"
)

// Printable is a text on one line in which nothing can steer a terminal or turn
// the direction of reading: what is no printable character stands escaped.
func Printable(s string) string {
	if strings.IndexFunc(s, steers) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if !steers(r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.QuoteRune(r)
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}

func steers(r rune) bool { return r != ' ' && !unicode.IsPrint(r) || r == utf8.RuneError }

// Padded is a text with blanks behind it up to a width in columns.
func Padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-schema.Columns(s)))
}

// Wrap joins parts with a separator into lines of at most width columns, longer
// parts alone.
func Wrap(parts []string, separator string, width int) []string {
	var lines []string
	line := ""
	for i, part := range parts {
		if i < len(parts)-1 {
			part += separator
		}
		if line != "" && schema.Columns(line)+1+schema.Columns(part) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += part
	}
	if line == "" {
		return lines
	}
	return append(lines, line)
}
