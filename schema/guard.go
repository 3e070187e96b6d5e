package schema

import (
	"bytes"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
)

// What a file may be. The parser recurses, so that deep nesting would overflow
// the stack, and long heredocs take quadratic time.
const (
	maxFileSize    = 8 << 20 // bytes
	maxNesting     = 200     // brackets, blocks, templates and operators
	maxHeredoc     = 5000    // lines
	heredocNothing = -1
)

// Guard refuses a file that the parser must not be given: too large, not
// UTF-8, nested too deep, or with too long a heredoc. It reads the bytes once
// and does not recurse.
func Guard(name string, text []byte) hcl.Diagnostics {
	at := hcl.Range{Filename: name, Start: hcl.InitialPos, End: hcl.InitialPos}
	if len(text) > maxFileSize {
		return hcl.Diagnostics{mistake("NP-FILE-SIZE", at, "%s has %d bytes; at most %d are read. Split it into several files.", name, len(text), maxFileSize)}
	}
	if !utf8.Valid(text) {
		return hcl.Diagnostics{mistake("NP-FILE-UTF8", invalidAt(name, text), "%s is not valid UTF-8; save it in that encoding.", name)}
	}
	g := guard{name: name, heredoc: heredocNothing}
	for line := range bytes.Lines(text) {
		g.line++
		if d := g.read(line); d != nil {
			return hcl.Diagnostics{d}
		}
		g.offset += len(line)
	}
	return nil
}

// guard counts nesting line by line. It knows strings, templates in strings,
// comments and heredocs as far as needed not to count what is only text.
type guard struct {
	name    string
	line    int
	offset  int
	depth   int
	run     int    // operators since the last bracket or line
	inQuote []int  // depth at which each open string began a template, outermost first
	quoted  bool   // inside a string
	comment bool   // inside /* */
	heredoc int    // lines of the open heredoc
	marker  []byte // that ends it
}

func (g *guard) read(line []byte) *hcl.Diagnostic {
	if g.heredoc != heredocNothing {
		return g.readHeredoc(line)
	}
	for i := 0; i < len(line); i++ {
		i = g.step(line, i)
		if g.depth > maxNesting || g.run > maxNesting {
			return mistake("NP-FILE-NESTING", g.at(i), "Line %d is nested deeper than %d levels. Use locals for parts of the expression.", g.line, maxNesting)
		}
	}
	if g.depth == 0 {
		g.run = 0
	}
	g.quoted = g.quoted && len(g.inQuote) > 0
	return nil
}

func (g *guard) readHeredoc(line []byte) *hcl.Diagnostic {
	if bytes.Equal(bytes.TrimSpace(line), g.marker) {
		g.heredoc = heredocNothing
		return nil
	}
	if g.heredoc++; g.heredoc > maxHeredoc {
		return mistake("NP-FILE-SIZE", g.at(0), "The heredoc that ends with %s has more than %d lines. Put the text into a file and read it with file().", g.marker, maxHeredoc)
	}
	if depth := bytes.Count(line, []byte("${")) + bytes.Count(line, []byte("%{")); depth > maxNesting {
		return mistake("NP-FILE-NESTING", g.at(0), "Line %d holds more than %d templates.", g.line, maxNesting)
	}
	return nil
}

// step reads the byte at i and returns the index of the last byte it used.
func (g *guard) step(line []byte, i int) int {
	switch {
	case g.comment:
		if bytes.HasPrefix(line[i:], []byte("*/")) {
			g.comment = false
			return i + 1
		}
		return i
	case g.quoted:
		return g.stepQuoted(line, i)
	}
	return g.stepCode(line, i)
}

// stepQuoted reads a byte inside a string.
func (g *guard) stepQuoted(line []byte, i int) int {
	switch {
	case line[i] == '\\':
		return i + 1
	case bytes.HasPrefix(line[i:], []byte("$${")) || bytes.HasPrefix(line[i:], []byte("%%{")):
		return i + 2
	case bytes.HasPrefix(line[i:], []byte("${")) || bytes.HasPrefix(line[i:], []byte("%{")):
		g.depth++
		g.inQuote = append(g.inQuote, g.depth)
		g.quoted = false
		return i + 1
	case line[i] == '"':
		g.quoted = false
	}
	return i
}

// stepCode reads a byte outside of strings.
func (g *guard) stepCode(line []byte, i int) int {
	switch c := line[i]; c {
	case '"':
		g.quoted = true
	case '#':
		return len(line)
	case '/':
		if bytes.HasPrefix(line[i:], []byte("//")) {
			return len(line)
		}
		if g.comment = bytes.HasPrefix(line[i:], []byte("/*")); g.comment {
			return i + 1
		}
		g.run++
	case '<':
		return g.stepHeredoc(line, i)
	case '{', '[', '(':
		g.depth++
	case '}', ']', ')':
		g.close(c)
	case '!', '-', '?', '+', '*', '%', '&', '|', '=':
		g.run++
	case ',', '\n':
		g.run = 0
	}
	return i
}

// close ends a bracket, or the template of a string.
func (g *guard) close(c byte) {
	if n := len(g.inQuote); c == '}' && n > 0 && g.inQuote[n-1] == g.depth {
		g.inQuote = g.inQuote[:n-1]
		g.quoted = true
	}
	g.depth = max(0, g.depth-1)
}

// stepHeredoc begins a heredoc where << and a marker end the line.
func (g *guard) stepHeredoc(line []byte, i int) int {
	rest, ok := bytes.CutPrefix(line[i:], []byte("<<"))
	marker := bytes.TrimSpace(bytes.TrimPrefix(rest, []byte("-")))
	if !ok || len(marker) == 0 || bytes.ContainsAny(marker, " \t\"(){}[],") {
		return i
	}
	g.heredoc, g.marker = 0, marker
	return len(line)
}

// at is the place of a byte of the current line.
func (g *guard) at(i int) hcl.Range {
	p := hcl.Pos{Line: g.line, Column: min(i, 1<<20) + 1, Byte: g.offset + i}
	return hcl.Range{Filename: g.name, Start: p, End: p}
}

// invalidAt is the place of the first byte that is not UTF-8.
func invalidAt(name string, text []byte) hcl.Range {
	g := guard{name: name}
	for line := range bytes.Lines(text) {
		g.line++
		if !utf8.Valid(line) {
			i := 0
			for r, n := utf8.DecodeRune(line); r != utf8.RuneError || n > 1; r, n = utf8.DecodeRune(line[i:]) {
				i += n
			}
			return g.at(i)
		}
		g.offset += len(line)
	}
	return g.at(0)
}
