package schema

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

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
}

// group joins the diagnostics of instances at one place with one code; the
// first one's text stands for all.
func group(diags hcl.Diagnostics) []*grouped {
	var list []*grouped
	index := map[string]*grouped{}
	for _, d := range diags {
		n, _ := d.Extra.(Note)
		key := Code(d) + sortKey(d)
		if n.Addr == "" {
			key += d.Detail
		}
		g := index[key]
		if g == nil {
			g = &grouped{Diagnostic: d}
			index[key] = g
			list = append(list, g)
		}
		if n.Addr != "" {
			g.addrs = append(g.addrs, n.Addr)
		}
	}
	return list
}

func writeDiagnostic(w io.Writer, g *grouped, sources map[string][]byte, lines map[string][][]byte) {
	kind := "Error"
	if g.Severity == hcl.DiagWarning {
		kind = "Warning"
	}
	fmt.Fprintf(w, "%s: %s [%s]\n", kind, g.Summary, Code(g.Diagnostic))
	if len(g.addrs) > 0 {
		fmt.Fprintf(w, "  for %s\n", some(g.addrs))
	}
	if g.Subject != nil && g.Subject.Filename != "" {
		writeSource(w, "at", *g.Subject, sources, lines)
	}
	if n, ok := g.Extra.(Note); ok && n.Other != nil {
		writeSource(w, "and", *n.Other, sources, lines)
	}
	for line := range strings.SplitSeq(g.Detail, "\n") {
		fmt.Fprintf(w, "  %s\n", line)
	}
	fmt.Fprintln(w)
}

// some names the first instances and counts the others.
func some(addrs []string) string {
	if len(addrs) <= 3 {
		return strings.Join(addrs, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(addrs[:3], ", "), len(addrs)-3)
}

// writeSource writes a place and its first line, cut where it is long.
func writeSource(w io.Writer, word string, r hcl.Range, sources map[string][]byte, lines map[string][][]byte) {
	if r.Start.Line == 0 {
		fmt.Fprintf(w, "  %s %s\n", word, r.Filename)
		return
	}
	fmt.Fprintf(w, "  %s %s:%d\n", word, r.Filename, r.Start.Line)
	split, ok := lines[r.Filename]
	if !ok {
		split = bytes.Split(sources[r.Filename], []byte("\n"))
		lines[r.Filename] = split
	}
	if at := r.Start.Line - 1; at >= 0 && at < len(split) && len(split[at]) > 0 {
		text := []rune(strings.ToValidUTF8(strings.TrimSpace(string(split[at])), "?"))
		if len(text) > 110 {
			text = append(text[:107], []rune("...")...)
		}
		fmt.Fprintf(w, "    %s\n", string(text))
	}
}
