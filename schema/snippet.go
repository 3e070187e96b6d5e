package schema

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/apparentlymart/go-textseg/v15/textseg"
	"github.com/hashicorp/hcl/v2"
)

// What of a line of the source is written beside a finding, in columns of a
// terminal.
const (
	maxLine = 100
	leadIn  = 30 // of a line that is cut, before the range
)

// cell is a character as it is seen, and how many columns it takes.
type cell struct {
	text  string
	width int
}

// cellsOf splits a line into characters as HCL counts its columns.
func cellsOf(line []byte) []cell {
	cells := make([]cell, 0, len(line))
	scanner := bufio.NewScanner(bytes.NewReader(line))
	scanner.Buffer(nil, len(line)+1)
	scanner.Split(textseg.ScanGraphemeClusters)
	for scanner.Scan() {
		text := visible(scanner.Text())
		cells = append(cells, cell{text, columnsOf(text)})
	}
	return cells
}

// wide are the characters that take two columns of a terminal.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x1100, Hi: 0x115f, Stride: 1}, {Lo: 0x2e80, Hi: 0x303e, Stride: 1}, {Lo: 0x3041, Hi: 0xa4cf, Stride: 1},
		{Lo: 0xa960, Hi: 0xa97c, Stride: 1}, {Lo: 0xac00, Hi: 0xd7a3, Stride: 1}, {Lo: 0xf900, Hi: 0xfaff, Stride: 1},
		{Lo: 0xfe30, Hi: 0xfe6f, Stride: 1}, {Lo: 0xff00, Hi: 0xff60, Stride: 1}, {Lo: 0xffe0, Hi: 0xffe6, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x1f300, Hi: 0x1f64f, Stride: 1}, {Lo: 0x1f680, Hi: 0x1f9ff, Stride: 1}, {Lo: 0x20000, Hi: 0x3fffd, Stride: 1}},
}

// columnsOf is how many columns of a terminal a character takes.
func columnsOf(character string) int {
	for _, r := range character {
		switch {
		case unicode.Is(wide, r):
			return 2
		case !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			return 1
		}
	}
	return 0
}

// Columns is how many columns of a terminal a text takes.
func Columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r < 0x7f:
			n++
		case unicode.Is(wide, r):
			n += 2
		case !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
			n++
		}
	}
	return n
}

func widthOf(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

// marked is a line of the source and what of it a range covers, in cells.
type marked struct {
	cells    []cell
	from, to int
}

// firstLine is the first line that a range covers, without the blanks that it
// begins with.
func firstLine(line []byte, r hcl.Range) marked {
	m := marked{cells: cellsOf(bytes.TrimRight(line, " \t\r"))}
	m.from, m.to = min(max(r.Start.Column-1, 0), len(m.cells)), len(m.cells)
	if r.End.Line <= r.Start.Line {
		m.to = min(max(r.End.Column-1, m.from+1), len(m.cells))
	}
	indent := 0
	for indent < len(m.cells) && m.cells[indent].text == " " {
		indent++
	}
	return marked{m.cells[indent:], max(m.from-indent, 0), max(m.to-indent, 0)}
}

// cut shortens a long line around what is marked.
func (m *marked) cut() {
	if widthOf(m.cells) <= maxLine {
		return
	}
	const dots = "..."
	start := 0
	if widthOf(m.cells[:m.to]) > maxLine-2*len(dots) {
		start = m.from
		for room := leadIn; start > 0 && room >= m.cells[start-1].width; start-- {
			room -= m.cells[start-1].width
		}
	}
	end, room := start, maxLine-2*len(dots)
	for end < len(m.cells) && room >= m.cells[end].width {
		room -= m.cells[end].width
		end++
	}
	cells := append([]cell{}, m.cells[start:end]...)
	m.from, m.to = m.from-start, min(m.to, end)-start
	if start > 0 {
		cells = append([]cell{{dots, len(dots)}}, cells...)
		m.from, m.to = m.from+1, m.to+1
	}
	if end < len(m.cells) {
		cells = append(cells, cell{dots, len(dots)})
	}
	m.cells = cells
}

// writeSnippet writes the first line of a range with a mark below what the
// range covers. The others are not written: a secret may stand there.
func writeSnippet(w io.Writer, lines [][]byte, r hcl.Range) {
	if r.Start.Line < 1 || r.Start.Line > len(lines) {
		return
	}
	m := firstLine(lines[r.Start.Line-1], r)
	if len(m.cells) == 0 {
		return
	}
	m.cut()
	var text strings.Builder
	for _, c := range m.cells {
		text.WriteString(c.text)
	}
	number := strconv.Itoa(r.Start.Line)
	fmt.Fprintf(w, "    %s | %s\n", number, text.String())
	before, under := widthOf(m.cells[:m.from]), max(widthOf(m.cells[m.from:m.to]), 1)
	fmt.Fprintf(w, "    %*s | %s%s", len(number), "", strings.Repeat(" ", before), strings.Repeat("^", under))
	if r.End.Line > r.Start.Line && r.End.Line <= len(lines) {
		fmt.Fprintf(w, " ... to line %d", r.End.Line)
	}
	fmt.Fprintln(w)
}

// CodePoint is the column of a line in Unicode code points, from 1, of a
// column of HCL, which counts characters as they are seen.
func CodePoint(line []byte, column int) int {
	point := 1
	for rest := line; column > 1; column-- {
		n, character, err := textseg.ScanGraphemeClusters(rest, true)
		if n == 0 || err != nil {
			return point + column - 1
		}
		point, rest = point+utf8.RuneCount(character), rest[n:]
	}
	return point
}
