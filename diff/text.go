package diff

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

const (
	// around is how many equal lines are shown on each side of a difference.
	around = 3
	// maxCompared is how many lines are compared: time can grow with their
	// square.
	maxCompared = 5000
)

// Text is the difference of two texts by lines: "-" and a line that only have
// has, "+" and one that only want has, " " and one of both, with three lines
// around each difference and "@@ -L +L @@" where a stretch begins. It is empty
// for equal texts. Texts that are not UTF-8 or very long are only counted.
func Text(have, want string) string {
	if have == want {
		return ""
	}
	if !utf8.ValidString(have) || !utf8.ValidString(want) {
		return fmt.Sprintf("@@ not UTF-8: %d bytes -> %d bytes @@\n", len(have), len(want))
	}
	if h, w := strings.Count(have, "\n"), strings.Count(want, "\n"); h+w > maxCompared {
		return fmt.Sprintf("@@ too long to compare: %d lines -> %d lines @@\n", h, w)
	}
	return stretches(lineDiff(have, want))
}

// line is one line of a difference, with its mark and its numbers.
type line struct {
	mark       byte
	text       string
	have, want int // number of the line in each text, from 1
}

// lineDiff marks all lines of two texts.
func lineDiff(have, want string) []line {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	h, w, texts := d.DiffLinesToRunes(have, want)
	marks := map[diffmatchpatch.Operation]byte{
		diffmatchpatch.DiffDelete: '-', diffmatchpatch.DiffInsert: '+', diffmatchpatch.DiffEqual: ' ',
	}
	var lines []line
	nh, nw := 1, 1
	for _, part := range d.DiffCharsToLines(d.DiffMainRunes(h, w, false), texts) {
		for text := range strings.Lines(part.Text) {
			lines = append(lines, line{marks[part.Type], strings.TrimSuffix(text, "\n"), nh, nw})
			if part.Type != diffmatchpatch.DiffInsert {
				nh++
			}
			if part.Type != diffmatchpatch.DiffDelete {
				nw++
			}
		}
	}
	return lines
}

// stretches writes the lines that differ and those around them.
func stretches(lines []line) string {
	var b strings.Builder
	last := -1 // index of the last line that was written
	for i, l := range lines {
		if l.mark == ' ' {
			continue
		}
		from := max(i-around, last+1)
		if from > last+1 || last < 0 {
			fmt.Fprintf(&b, "@@ -%d +%d @@\n", lines[from].have, lines[from].want)
		}
		for j := from; j <= reach(lines, i); j++ {
			b.WriteByte(lines[j].mark)
			b.WriteString(lines[j].text)
			b.WriteByte('\n')
			last = j
		}
	}
	return b.String()
}

// reach is the last line that is shown because of the difference at i: the
// equal lines after it, but none that differs itself.
func reach(lines []line, i int) int {
	end := i
	for end+1 < len(lines) && end < i+around && lines[end+1].mark == ' ' {
		end++
	}
	return end
}
