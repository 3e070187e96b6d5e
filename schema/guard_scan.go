package schema

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// frameKind is what a frame of the guard is inside of.
type frameKind int

const (
	frameBody     frameKind = iota // a file, a block or an object: { }
	frameList                      // [ ]
	frameGroup                     // ( )
	frameTemplate                  // ${ } or %{ }
	frameQuoted                    // " "
	frameHeredoc                   // <<END
	frameBare                      // the text of a template file
)

// frame is one level of what is open at a byte.
type frame struct {
	kind frameKind
	// run counts the operators of the current item, each of which the
	// evaluator descends into.
	run int
	// fresh says that nothing stands behind the opening bracket yet; loop
	// that it begins a for expression, in which newlines separate nothing.
	fresh, loop bool

	// The rest is of texts: directives open, pieces and bytes to join, lines,
	// whether a line begins, and the marker that ends a heredoc.
	ifs, pieces, bytes, lines int
	lineStart                 bool
	marker                    []byte
}

// step reads what stands at i and returns where to go on. It sees strings,
// comments, heredocs and templates as the lexer of HCL does.
func (g *guard) step(i int) int {
	switch f := &g.frames[len(g.frames)-1]; f.kind {
	case frameQuoted, frameBare:
		return g.stepText(f, i)
	case frameHeredoc:
		return g.stepHeredoc(f, i)
	default:
		return g.stepCode(f, i)
	}
}

func (g *guard) push(kind frameKind, at int) *frame {
	g.frames = append(g.frames, frame{kind: kind, fresh: true, lineStart: true})
	g.deepen(at)
	return &g.frames[len(g.frames)-1]
}

// pop ends the innermost frame. The outermost stays.
func (g *guard) pop() {
	if len(g.frames) == 1 {
		return
	}
	f := g.frames[len(g.frames)-1]
	g.frames = g.frames[:len(g.frames)-1]
	g.depth -= 1 + f.run + f.ifs
	g.joined += f.pieces * f.bytes
}

// stepCode reads outside of texts.
func (g *guard) stepCode(f *frame, i int) int {
	c := g.text[i]
	if letter(c) {
		return g.stepWord(f, i)
	}
	switch c {
	case ' ', '\t':
		return i + 1
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return g.stepNumber(f, i)
	case '\n':
		g.newline(f, i)
		return i + 1
	case '#':
		return g.lineEnd(i)
	case '/':
		if end := g.comment(i); end > i {
			return end
		}
	}
	f.fresh = false
	switch c {
	case '{', '[', '(':
		g.opener(i)
		g.push(map[byte]frameKind{'{': frameBody, '[': frameList, '(': frameGroup}[c], i)
	case '}', ']', ')':
		g.close(c, i)
	case '"':
		g.push(frameQuoted, i)
	case ',':
		g.item(f)
	case '<':
		return g.stepLess(f, i)
	case '!', '-', '?', '+', '*', '/', '%', '>', '&', '|', '=':
		return g.stepOperator(f, i)
	}
	return i + 1
}

// stepWord skips a name, in which '-' is no operator.
func (g *guard) stepWord(f *frame, i int) int {
	end := i + 1
	for end < len(g.text) && (letter(g.text[end]) || digit(g.text[end]) || g.text[end] == '-') {
		end++
	}
	f.loop = f.loop || f.fresh && string(g.text[i:end]) == "for"
	f.fresh = false
	return end
}

// stepNumber skips digits. Making a number of many takes quadratic time.
func (g *guard) stepNumber(f *frame, i int) int {
	f.fresh = false
	end := i + 1
	for end < len(g.text) && (digit(g.text[end]) || g.text[end] == '.') {
		end++
	}
	if end-i > maxDigits {
		g.refuse("NP-VALUE-SIZE", i, "The number in line %d has more than %d digits.", g.line(i), maxDigits)
	}
	return end
}

// stepOperator counts an operator. An equals sign alone is none.
func (g *guard) stepOperator(f *frame, i int) int {
	c, next := g.text[i], byte(0)
	if i+1 < len(g.text) {
		next = g.text[i+1]
	}
	if c == '=' && next != '=' {
		return i + 1 + b2i(next == '>')
	}
	f.run++
	g.deepen(i)
	if c == '!' || c == '-' || c == '?' {
		g.opener(i)
	}
	if next == '=' && (c == '=' || c == '!' || c == '>') || (c == '&' || c == '|') && next == c {
		return i + 2
	}
	return i + 1
}

// stepLess reads a comparison or the begin of a heredoc: << or <<-, a name,
// and the end of the line.
func (g *guard) stepLess(f *frame, i int) int {
	rest, ok := bytes.CutPrefix(g.text[i:], []byte("<<"))
	if ok {
		rest, _ = bytes.CutPrefix(rest, []byte("-"))
		n := 0
		for n < len(rest) && (letter(rest[n]) || digit(rest[n]) || rest[n] == '-' || rest[n] >= 0x80) {
			n++
		}
		marker, end := rest[:n], bytes.TrimPrefix(rest[n:], []byte("\r"))
		if bytes.HasPrefix(end, []byte("\n")) && hclsyntax.ValidIdentifier(string(marker)) {
			g.opener(i)
			g.push(frameHeredoc, i).marker = marker
			return len(g.text) - len(end) + 1
		}
	}
	f.run++
	g.deepen(i)
	return i + 1
}

// comment is where a comment that begins at i ends, or i. One that is never
// closed is refused: the lexer searches for its end again and again.
func (g *guard) comment(i int) int {
	rest := g.text[i:]
	switch {
	case bytes.HasPrefix(rest, []byte("//")):
		return g.lineEnd(i)
	case !bytes.HasPrefix(rest, []byte("/*")):
		return i
	}
	end := bytes.Index(rest[2:], []byte("*/"))
	if end < 0 {
		g.refuse("NP-SYNTAX", i, "The comment that begins in line %d has no end; write */.", g.line(i))
		return len(g.text)
	}
	return i + 2 + end + 2
}

// lineEnd is the newline behind i, or the end of the text.
func (g *guard) lineEnd(i int) int {
	if n := bytes.IndexByte(g.text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(g.text)
}

// newline ends an item where newlines do.
func (g *guard) newline(f *frame, i int) {
	if f.kind != frameBody || f.loop {
		return
	}
	g.item(f)
	if len(g.frames) == 1 {
		g.cut(i + 1)
	}
}

// item ends an item of a bracket: its operators nest no further.
func (g *guard) item(f *frame) {
	g.depth -= f.run
	f.run = 0
}

// close ends a bracket. A brace also ends what was left open inside it, as it
// does for the lexer.
func (g *guard) close(c byte, i int) {
	if c != '}' {
		want := frameList
		if c == ')' {
			want = frameGroup
		}
		if g.frames[len(g.frames)-1].kind != want {
			return
		}
		g.pop()
		if c == ']' { // it may have been an index, which nests to the left
			g.frames[len(g.frames)-1].run++
			g.deepen(i)
		}
		return
	}
	for k := g.frames[len(g.frames)-1].kind; k == frameList || k == frameGroup; k = g.frames[len(g.frames)-1].kind {
		if len(g.frames) == 1 {
			return
		}
		g.pop()
	}
	g.pop()
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
