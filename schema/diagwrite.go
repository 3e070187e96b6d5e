package schema

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
)

// maxShown is how many diagnostics are written; the rest is counted.
const maxShown = 50

// WriteDiagnostics writes diagnostics for people: code, place, the lines of
// the source, and what to do. Those of many instances at one place are one,
// with the instances named. sources are the files by the name in ranges.
func WriteDiagnostics(w io.Writer, sources map[string][]byte, diags hcl.Diagnostics) error {
	out := bufio.NewWriter(w)
	lines := map[string][][]byte{}
	groups := group(diags)
	for i, g := range groups {
		if i == maxShown {
			fmt.Fprintf(out, "... and %d more. The other formats list all.\n", len(groups)-i)
			break
		}
		writeDiagnostic(out, g, sources, lines)
	}
	return out.Flush()
}

// grouped is a diagnostic with the instances that it is about.
type grouped struct {
	*hcl.Diagnostic
	addrs []string
	// differ says that the instances have other texts.
	differ bool
}

// detail is the text of the group, that of its first instance where they
// differ.
func (g *grouped) detail() string {
	if g.differ {
		return g.addrs[0] + ": " + g.Detail
	}
	return g.Detail
}

// group joins the diagnostics of instances at one place with one code; the
// first one's text stands for all. Where a place has several of one instance,
// the second ones of all instances are joined too, and so on.
func group(diags hcl.Diagnostics) []*grouped {
	var list []*grouped
	index := map[string]*grouped{}
	of := map[string]int{}
	for _, d := range diags {
		n, _ := d.Extra.(Note)
		key := Code(d) + sortKey(d)
		if n.Addr == "" {
			key += d.Detail
		} else {
			instance := key + "\x00" + n.Addr
			of[instance]++
			key = fmt.Sprintf("%s\x00%d", key, of[instance])
		}
		g := index[key]
		if g == nil {
			g = &grouped{Diagnostic: d}
			index[key] = g
			list = append(list, g)
		}
		if n.Addr != "" {
			g.addrs = append(g.addrs, n.Addr)
			g.differ = g.differ || d.Detail != g.Detail
		}
	}
	return list
}

func writeDiagnostic(w io.Writer, g *grouped, sources map[string][]byte, lines map[string][][]byte) {
	kind := "Error"
	if g.Severity == hcl.DiagWarning {
		kind = "Warning"
	}
	fmt.Fprintf(w, "%s: %s [%s]\n", kind, visible(g.Summary), Code(g.Diagnostic))
	if len(g.addrs) > 0 {
		fmt.Fprintf(w, "  for %s\n", visible(Some(g.addrs)))
	}
	if g.Subject != nil && g.Subject.Filename != "" {
		writeSource(w, "at", *g.Subject, sources, lines)
	}
	if n, ok := g.Extra.(Note); ok && n.Other != nil {
		writeSource(w, "and", *n.Other, sources, lines)
	}
	if n, ok := g.Extra.(Note); ok {
		writeWay(w, n.Through)
	}
	detail := cutText(g.detail(), maxDetail)
	for line := range strings.SplitSeq(detail, "\n") {
		fmt.Fprintf(w, "  %s\n", visible(line))
	}
	fmt.Fprintln(w)
}

// writeWay writes the places that a value came through, each line once.
func writeWay(w io.Writer, way []hcl.Range) {
	var list []string
	for _, at := range way {
		if line := fmt.Sprintf("%s:%d", visible(at.Filename), at.Start.Line); !slices.Contains(list, line) {
			list = append(list, line)
		}
	}
	if len(list) > 0 {
		fmt.Fprintf(w, "  by way of %s\n", strings.Join(list, ", "))
	}
}

// Some names the first three addresses and counts the others, for a message.
func Some(addrs []string) string {
	if len(addrs) <= 3 {
		return strings.Join(addrs, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(addrs[:3], ", "), len(addrs)-3)
}

// writeSource writes a place and its lines, what the range covers marked.
func writeSource(w io.Writer, word string, r hcl.Range, sources map[string][]byte, lines map[string][][]byte) {
	if r.Start.Line == 0 {
		fmt.Fprintf(w, "  %s %s\n", word, visible(r.Filename))
		return
	}
	fmt.Fprintf(w, "  %s %s:%d\n", word, visible(r.Filename), r.Start.Line)
	split, ok := lines[r.Filename]
	if !ok {
		split = bytes.Split(sources[r.Filename], []byte("\n"))
		lines[r.Filename] = split
	}
	writeSnippet(w, split, r)
}

// maxDetail is what of a message is written, in bytes.
const maxDetail = 4000

// cutText cuts a long text at the end of a rune.
func cutText(s string, most int) string {
	if len(s) <= most {
		return s
	}
	end := most - len("...")
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "..."
}

// visible puts a question mark for what a terminal would obey and for what
// turns the direction of text: both could hide what a stranger has written.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, unicode.Is(unicode.Bidi_Control, r):
			return '?'
		}
		return r
	}, s)
}
