package schema_test

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// What one refused folder may cost. Both are far above what any takes and far
// below what an unbounded one would.
const (
	maxTime  = 30 * time.Second
	maxBytes = 8 << 30
)

// hostile is a text that must be refused.
type hostile struct {
	name, text string
	// want is the code of the refusal; others may stand beside it.
	want string
}

// TestDeepNestingIsRefused checks that what would overflow the parser's stack
// never reaches it.
func TestDeepNestingIsRefused(t *testing.T) {
	const n = 100_000
	many := func(s string) string { return strings.Repeat(s, n) }
	nesting := []hostile{
		{name: "brackets", text: "x = " + many("[")},
		{name: "closed brackets", text: "x = " + many("[") + many("]")},
		{name: "brackets over lines", text: "x = " + many("[\n")},
		{name: "parentheses", text: "x = " + many("(") + "1" + many(")")},
		{name: "braces", text: "x = " + many("{ a = ")},
		{name: "calls", text: "x = " + many("f(")},
		{name: "for expressions", text: "x = " + many("[for a in ")},
		{name: "blocks", text: many("a {\n")},
		{name: "blocks on a line", text: many("a { ")},
		{name: "labelled blocks", text: many("a \"b\" {\n")},
		{name: "templates", text: "x = " + many("\"${")},
		{name: "templates closed", text: "x = " + many("\"${") + many("}\"")},
		{name: "template directives", text: "x = " + many("\"%{ if ")},
		{name: "open ifs in a string", text: "x = \"" + many("%{ if true }") + "\""},
		{name: "open fors in a string", text: "x = \"" + many("%{ for a in b }") + "\""},
		{name: "brackets in a template", text: "x = \"${" + many("[")},
		{name: "brackets in a heredoc", text: "x = <<EOT\n${" + many("[") + "\nEOT\n"},
		{name: "brackets over lines of a heredoc", text: "x = <<EOT\n${" + many("[\n") + "\nEOT\n"},
		{name: "ifs in a heredoc", text: "x = <<EOT\n" + strings.Repeat("%{ if true }\n", 4900) + "EOT\n"},
		{name: "strings in a heredoc", text: "x = <<EOT\n${" + many("\"${") + "\nEOT\n"},
		{name: "heredocs in heredocs", text: "x = " + many("<<EOT\n${")},
		{name: "brackets behind what looks like a heredoc", text: "x = 1 <<+a\ny = " + many("[")},
		{name: "brackets behind a heredoc without newline", text: "x = <<a b\ny = " + many("[")},
		{name: "brackets behind a marker in a string", text: "x = \"<<EOT\"\ny = " + many("[")},
		{name: "brackets behind a comment end", text: "/* # */ x = " + many("[")},
		{name: "brackets behind a slash and star in a string", text: "x = \"/*\"\ny = " + many("[")},
		{name: "brackets behind an escaped quote", text: "x = \"\\\\\"\ny = " + many("[")},
		{name: "brackets behind dollars", text: "x = \"$$$${a}\"\ny = " + many("[")},
		{name: "brackets behind a lone carriage return", text: "x = \"\r\"\ny = " + many("[")},
		{name: "not", text: "x = " + many("!") + "true"},
		{name: "not with spaces", text: "x = " + many("! ") + "true"},
		{name: "not over lines", text: "x = (" + many("!\n") + "true)"},
		{name: "minus", text: "x = " + many("-") + "1"},
		{name: "minus with comments", text: "x = " + many("-/**/") + "1"},
		{name: "plus", text: "x = 1" + many(" + 1")},
		{name: "plus over lines", text: "x = (1" + many(" +\n1") + ")"},
		{name: "plus in a call", text: "x = f(1" + many(" + g(1,1)") + ")"},
		{name: "less", text: "x = 1" + many(" < 1")},
		{name: "greater", text: "x = 1" + many(">1")},
		{name: "and", text: "x = true" + many(" && true")},
		{name: "conditions", text: "x = " + many("a ? b : ") + "c"},
		{name: "conditions over lists", text: "x = " + many("a ? [1, 2] : ") + "c"},
		{name: "conditions in the middle", text: "x = " + many("a ? ") + "c" + many(": d")},
		{name: "conditions in a for", text: "x = {for k in a : k =>\n" + many("a ? 1 :\n") + "c}"},
		{name: "conditions in a heredoc", text: "x = <<EOT\n${" + many("a ? b :\n") + "c}\nEOT\n"},
		{name: "indexes", text: "x = a" + many("[b]")},
		{name: "indexes and names", text: "x = a" + many("[b].c")},
		{name: "literal indexes", text: "x = (a)" + many("[0]")},
		{name: "splats", text: "x = a" + many("[*]")},
		{name: "splats and names", text: "x = a" + many(".*.b")},
	}
	for _, h := range nesting {
		h.want = "NP-FILE-NESTING"
		t.Run(h.name, func(t *testing.T) { refused(t, one(t, h.text), h.want) })
	}
}

// TestLongTextsAreBounded checks what is long without being deep.
func TestLongTextsAreBounded(t *testing.T) {
	const n = 100_000
	many := func(s string) string { return strings.Repeat(s, n) }
	for _, h := range []hostile{
		{name: "blocks behind mistakes", text: strings.Repeat("a {\nx = 1 }\n", 200_000), want: "NP-SYNTAX"},
		{name: "blocks in lists with mistakes", text: strings.Repeat("a {\nx = [ b c }\n]\n", 200_000), want: "NP-SYNTAX"},
		{name: "blocks behind blocks on a line", text: strings.Repeat("o {\na { b {} }\n}\n", 200_000), want: "NP-SYNTAX"},
		{name: "large file", text: many("# " + strings.Repeat("x", 98) + "\n"), want: "NP-FILE-SIZE"},
		{name: "long heredoc", text: "x = <<A\n" + strings.Repeat("line\n", 40_000) + "A\n", want: "NP-FILE-SIZE"},
		{name: "long heredoc with templates", text: "x = <<-A\n" + strings.Repeat("  ${a}\n", 40_000) + "A\n", want: "NP-FILE-SIZE"},
		{name: "many long heredocs", text: strings.Repeat("x = <<A\n"+strings.Repeat("\n", 4_990)+"A\n", 1500), want: "NP-FILE-SIZE"},
		{name: "signs in a string", text: "x = \"" + strings.Repeat("$ ", 3_000_000) + "\"", want: "NP-FILE-SIZE"},
		{name: "open comments", text: strings.Repeat("/*\n", 2_000_000), want: "NP-SYNTAX"},
		{name: "open string", text: "x = \"abc\ny = " + many("["), want: "NP-SYNTAX"},
		{name: "open string with a template", text: "x = \"${a\n}\ny = " + many("["), want: "NP-SYNTAX"},
		{name: "open heredoc", text: "x = <<A\n" + strings.Repeat("y", 1_000_000), want: "NP-SYNTAX"},
		{name: "heredoc markers", text: "x = " + strings.Repeat("<<a ", 1_000_000), want: "NP-FILE-NESTING"},
		{name: "long name", text: "locals {\nx = " + strings.Repeat("a", 7_000_000) + "\n}", want: "NP-REF-UNKNOWN"},
		{name: "names of a name", text: "locals {\nx = a" + many(".b") + "\n}", want: "NP-REF-UNKNOWN"},
		{name: "names of a value", text: "locals {\nx = (a)" + many(".b") + "\n}", want: "NP-REF-UNKNOWN"},
		{name: "labels", text: "resource " + many("\"a\" ") + "{}\n", want: "NP-BLOCK-LABELS"},
		{name: "arguments", text: "locals {\n" + many("x = 1\n") + "}", want: "NP-SYNTAX"},
		{name: "unknown blocks", text: many("resorce \"a\" \"b\" {\n}\n"), want: "NP-BLOCK-UNKNOWN"},
		{name: "unknown references", text: "locals {\n" + numbered(n, "x%d = local.y%d\n") + "}\n", want: "NP-REF-UNKNOWN"},
		{name: "chain of locals", text: "locals {\nx0 = local.nothing\n" + links(n) + "}", want: "NP-REF-UNKNOWN"},
		{name: "circle of locals", text: "locals {\nx0 = local.x" + strconv.Itoa(n) + "\n" + links(n) + "}", want: "NP-REF-CYCLE"},
		{name: "unknown functions", text: "locals {\n" + numbered(n, "x%d = f(1)\n") + "}", want: "NP-FILE-NESTING"},
		{name: "more unknown functions", text: "locals {\n" + numbered(n/3, "x%d = f(1)\n") + "}", want: "NP-FUNC-UNKNOWN"},
	} {
		t.Run(h.name, func(t *testing.T) { refused(t, one(t, h.text), h.want) })
	}
}

// numbered repeats a line with its number in place of each %d.
func numbered(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "%d", strconv.Itoa(i)))
	}
	return b.String()
}

// links are n locals, each of which refers to the one before.
func links(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "x%d = local.x%d\n", i+1, i)
	}
	return b.String()
}

// refused loads a folder, as far as it goes evaluates it, and wants a refusal
// with a code within bounds of time and memory.
func refused(t *testing.T, dir, want string) hcl.Diagnostics {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	topology, diags := evaluate(dir, schema.Inputs{})
	if topology != nil {
		_, more := topology.Outputs(nil)
		diags = append(append(diags, topology.Checks(nil)...), more...)
	}
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > maxTime {
		t.Errorf("took %v, want at most %v", took, maxTime)
	}
	if have := after.TotalAlloc - before.TotalAlloc; have > maxBytes {
		t.Errorf("allocated %d MB, want at most %d", have>>20, maxBytes>>20)
	}
	if !strings.Contains(" "+codes(diags)+" ", " "+want+" ") {
		t.Errorf("codes %q, want %s\n%s", codes(diags), want, explain(diags))
	}
	for _, d := range diags {
		if d.Subject == nil || d.Detail == "" {
			t.Errorf("%s has no place or no detail: %v", schema.Code(d), d)
		}
	}
	return diags
}
