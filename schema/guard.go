package schema

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
)

// What a file may be. The parser recurses, so that deep nesting would overflow
// the stack, and it joins the pieces of a text in quadratic time.
const (
	maxFileSize = 8 << 20 // bytes
	maxNesting  = 200     // brackets, blocks, templates and operators
	maxHeredoc  = 5000    // lines
	// maxJoin bounds pieces times bytes of the texts of a file.
	maxJoin = 8 << 30
	// maxOpeners bounds what may make the parser recurse in one top-level
	// item. After a mistake the parser may lose count of brackets, so that
	// maxNesting alone does not bound its depth.
	maxOpeners = 50_000
	// chunkSize is how much of a file is parsed at once: see chunk.
	chunkSize = 64 << 10
)

// Guard refuses a file that the parser must not be given: too large, not
// UTF-8, nested too deep, or with too long a text. It reads the bytes once
// and does not recurse.
func Guard(name string, text []byte) hcl.Diagnostics {
	_, diags := guardAs(name, text, frameBody)
	return diags
}

// guardAs guards a text that begins as the body of a file, as an expression in
// parentheses or as a template, and cuts it into chunks.
func guardAs(name string, text []byte, begin frameKind) ([]chunk, hcl.Diagnostics) {
	if len(text) > maxFileSize {
		return nil, hcl.Diagnostics{tooLarge(name, int64(len(text)))}
	}
	if !utf8.Valid(text) {
		return nil, hcl.Diagnostics{mistake("NP-FILE-UTF8", place(name, text, invalid(text)), "%s is not valid UTF-8; save it in that encoding.", name)}
	}
	g := guard{text: text, frames: []frame{{kind: begin, lineStart: true}}}
	for i := 0; i < len(text) && g.code == ""; {
		i = g.step(i)
	}
	if g.code != "" {
		return nil, hcl.Diagnostics{mistake(g.code, place(name, text, g.at), "%s", g.detail)}
	}
	return g.chunks(), nil
}

func tooLarge(name string, size int64) *hcl.Diagnostic {
	return mistake("NP-FILE-SIZE", place(name, nil, 0), "%s has %d bytes; at most %d are read. Split it into several files.", name, size, maxFileSize)
}

// chunk is a run of whole top-level items that is parsed by itself. Small ones
// bound what a mistake can do to the parser, and are parsed faster than one
// large text.
type chunk struct {
	text  []byte
	start hcl.Pos
}

// guard follows the lexer through a text with a stack of its own.
type guard struct {
	text   []byte
	frames []frame // the innermost last
	depth  int     // sum of all frames
	joined int     // cost of the texts that are complete
	// openers are those since the last place to cut, which is the last of
	// cuts.
	openers int
	cuts    []int

	code, detail string // of the refusal
	at           int
}

// refuse ends the reading with a mistake at a byte.
func (g *guard) refuse(code string, at int, format string, args ...any) {
	if g.code == "" {
		g.code, g.at, g.detail = code, at, fmt.Sprintf(format, args...)
	}
}

// deepen counts one more level at a byte.
func (g *guard) deepen(at int) {
	if g.depth++; g.depth > maxNesting {
		g.refuse("NP-FILE-NESTING", at, "Line %d is nested deeper than %d levels of brackets, templates and operators. Use locals for parts of the expression.", g.line(at), maxNesting)
	}
}

// opener counts what may make the parser recurse.
func (g *guard) opener(at int) {
	if g.openers++; g.openers > maxOpeners {
		g.refuse("NP-FILE-NESTING", at, "The block around line %d holds more than %d brackets and operators. Split it into several blocks.", g.line(at), maxOpeners)
	}
}

// piece counts a part of the text of a frame that the parser joins with the
// parts before it.
func (g *guard) piece(f *frame, at, size int) {
	f.pieces++
	f.bytes += size
	if g.joined+f.pieces*f.bytes > maxJoin {
		g.refuse("NP-FILE-SIZE", at, "The text around line %d is too long to be read in time. Put it into a file and read it with file().", g.line(at))
	}
}

// cut ends a chunk behind a line that ends a top-level item.
func (g *guard) cut(at int) {
	last := 0
	if n := len(g.cuts); n > 0 {
		last = g.cuts[n-1]
	}
	if at-last >= chunkSize || g.openers > maxOpeners/25 {
		g.cuts = append(g.cuts, at)
		g.openers = 0
	}
}

// chunks cuts the text.
func (g *guard) chunks() []chunk {
	list := make([]chunk, 0, len(g.cuts)+1)
	start := hcl.InitialPos
	for _, end := range append(g.cuts, len(g.text)) {
		part := g.text[start.Byte:end]
		if len(part) > 0 || len(list) == 0 {
			list = append(list, chunk{part, start})
		}
		start.Line += bytes.Count(part, []byte("\n"))
		start.Byte = end
	}
	return list
}

// line is the number of the line of a byte.
func (g *guard) line(at int) int { return 1 + bytes.Count(g.text[:at], []byte("\n")) }

// place is the range of one byte.
func place(name string, text []byte, at int) hcl.Range {
	before := text[:min(at, len(text))]
	p := hcl.Pos{Line: 1 + bytes.Count(before, []byte("\n")), Column: len(before) - bytes.LastIndexByte(before, '\n'), Byte: len(before)}
	return hcl.Range{Filename: name, Start: p, End: p}
}

// invalid is the first byte that is not UTF-8.
func invalid(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n < 2 {
			return i
		}
		i += n
	}
	return len(text)
}
