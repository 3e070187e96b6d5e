package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inert puts a text on one line, without characters that a terminal or a
// browser would obey.
func inert(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == '\r':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, unicode.Is(unicode.Bidi_Control, r):
			return '?'
		}
		return r
	}, s)
}

var ticks = regexp.MustCompile("`+")

// ticksAround is a run of at least least backticks that is longer than any in
// a text.
func ticksAround(text string, least int) string {
	for _, run := range ticks.FindAllString(text, -1) {
		least = max(least, len(run)+1)
	}
	return strings.Repeat("`", least)
}

// span is a text as Markdown that stands for itself, whatever it holds: no
// mention, no link, no markup.
func span(s string) string {
	s = inert(s)
	if strings.TrimSpace(s) == "" {
		return "` `"
	}
	around := ticksAround(s, 1)
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		s = " " + s + " "
	}
	return around + s + around
}

// fenced is a block of lines that stand for themselves.
func fenced(language, text string) string {
	around := ticksAround(text, 3)
	return around + language + "\n" + strings.TrimRight(text, "\n") + "\n" + around + "\n"
}

// wrapped breaks a text into lines of at most width bytes, longer words alone.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
