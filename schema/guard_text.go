package schema

import "bytes"

// stepText reads inside a quoted string or a template file, up to what means
// something there.
func (g *guard) stepText(f *frame, i int) int {
	for j := i; j < len(g.text); j++ {
		switch c := g.text[j]; c {
		case '$', '%':
			return g.stepDollar(f, i, j)
		case '\n':
			g.piece(f, j, j+1-i)
			return j + 1
		case '\\':
			if f.kind == frameQuoted {
				j++
			}
		case '"':
			if f.kind == frameQuoted {
				g.pop()
				return j + 1
			}
		}
	}
	return len(g.text)
}

// stepHeredoc reads inside a heredoc: to the end of the line, to a template,
// or over the line that ends it.
func (g *guard) stepHeredoc(f *frame, i int) int {
	end := g.lineEnd(i)
	if f.lineStart && end < len(g.text) && bytes.Equal(bytes.TrimSpace(g.text[i:end]), f.marker) {
		g.pop()
		return end
	}
	f.lineStart = false
	for j := i; j < end; j++ {
		if c := g.text[j]; c == '$' || c == '%' {
			return g.stepDollar(f, i, j)
		}
	}
	f.lineStart = true
	if f.lines++; f.lines > maxHeredoc {
		g.refuse("NP-FILE-SIZE", i, "The heredoc that ends with %s has more than %d lines. Put the text into a file and read it with file().", f.marker, maxHeredoc)
	}
	g.piece(f, i, end+1-i)
	return end + 1
}

// stepDollar reads a $ or % at j of a text that begins at i: a template, an
// escaped one, or the sign itself.
func (g *guard) stepDollar(f *frame, i, j int) int {
	sign, rest := g.text[j], g.text[j+1:]
	switch {
	case len(rest) > 1 && rest[0] == sign && rest[1] == '{':
		g.piece(f, j, j+3-i)
		return j + 3
	case len(rest) > 0 && rest[0] == '{':
		g.opener(j)
		if sign == '%' {
			g.directive(f, j)
		}
		g.push(frameTemplate, j)
		return j + 2
	}
	g.piece(f, j, j+1-i)
	return j + 1
}

// directive counts the directives that are open in a text: if and for open
// one, endif and endfor end it.
func (g *guard) directive(f *frame, at int) {
	word := bytes.TrimLeft(bytes.TrimPrefix(g.text[at+2:], []byte("~")), " \t\r\n")
	word = word[:min(len(word), 7)]
	switch {
	case bytes.HasPrefix(word, []byte("else")):
	case bytes.HasPrefix(word, []byte("endif")), bytes.HasPrefix(word, []byte("endfor")):
		if f.ifs > 0 {
			f.ifs--
			g.depth--
		}
	default:
		f.ifs++
		g.deepen(at)
	}
}
