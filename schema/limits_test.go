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
	maxTime  = 5 * time.Minute
	maxBytes = 16 << 30
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
		{name: "unknown references", text: "locals {\n" + numbered(n/4, "x%d = local.y%d\n") + "}\n", want: "NP-REF-UNKNOWN"},
		{name: "chain of locals", text: "locals {\nx0 = local.nothing\n" + links(n) + "}", want: "NP-REF-UNKNOWN"},
		{name: "circle of locals", text: "locals {\nx0 = local.x" + strconv.Itoa(n) + "\n" + links(n) + "}", want: "NP-REF-CYCLE"},
		{name: "unknown functions", text: "locals {\n" + numbered(n, "x%d = f(1)\n") + "}", want: "NP-FILE-NESTING"},
		{name: "more unknown functions", text: "locals {\n" + numbered(n/3, "x%d = f(1)\n") + "}", want: "NP-FUNC-UNKNOWN"},
	} {
		t.Run(h.name, func(t *testing.T) { refused(t, one(t, h.text), h.want) })
	}
}

// TestEvaluationIsBounded checks expressions that are short and would make
// values without end.
func TestEvaluationIsBounded(t *testing.T) {
	vpc := func(arguments string) string {
		return "cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"a\" {\n" + arguments + "\n}\n"
	}
	locals := func(text string) string { return "locals {\n" + text + "\n}\n" }
	// doubled repeats an expression of the local before it.
	doubled := func(first, next string) string {
		var b strings.Builder
		fmt.Fprintf(&b, "x0 = %s\n", first)
		for i := range 60 {
			fmt.Fprintf(&b, "x%d = %s\n", i+1, strings.ReplaceAll(next, "X", fmt.Sprintf("local.x%d", i)))
		}
		return locals(b.String()) + "output \"x\" { value = local.x60 }\n"
	}
	nested := func(first, before, after string) string {
		return locals("x = " + strings.Repeat(before, 60) + first + strings.Repeat(after, 60))
	}
	for _, h := range []hostile{
		{name: "count", text: vpc("count = 1000000000"), want: "NP-COUNT"},
		{name: "count beyond 64 bits", text: vpc("count = 1e30"), want: "NP-COUNT"},
		{name: "count without end", text: vpc("count = 1e600000000"), want: "NP-VALUE-SIZE"},
		{name: "many counts", text: vpc("count = 100000\n}\nresource \"vpc\" \"b\" {\ncount = 450000"), want: "NP-COUNT"},
		{name: "for_each over a huge set", text: vpc("for_each = toset([for n in range(600000) : format(\"%d\", n)])"), want: "NP-VALUE-SIZE"},
		{name: "range", text: locals("x = range(1000000000)"), want: "NP-SYNTAX"},
		{name: "range with small steps", text: locals("x = range(0, 1, 1e-9)"), want: "NP-SYNTAX"},
		{name: "range backwards", text: locals("x = range(0, -1000000000)"), want: "NP-SYNTAX"},
		{name: "for in for", text: locals("x = [for a in range(1000000) : [for b in range(1000000) : 1]]"), want: "NP-VALUE-SIZE"},
		{name: "object for in for", text: locals("x = {for a in range(1000000) : a => {for b in range(1000000) : b => 1}}"), want: "NP-VALUE-SIZE"},
		{name: "for with a condition", text: locals("x = [for a in range(1000000) : a if length([for b in range(1000000) : b if b < 0]) > 0]"), want: "NP-VALUE-SIZE"},
		{name: "for in a template", text: locals("x = \"%{ for a in range(1000000) }%{ for b in range(1000000) }x%{ endfor }%{ endfor }\""), want: "NP-VALUE-SIZE"},
		{name: "splat in for", text: locals("x = [for a in range(1000000) : range(1000000)[*]]"), want: "NP-VALUE-SIZE"},
		{name: "call in for", text: locals("x = [for a in range(1000000) : join(\"\", range(1000000))]"), want: "NP-VALUE-SIZE"},
		{name: "setproduct", text: locals("x = setproduct(range(100000), range(100000), range(100000))"), want: "NP-SYNTAX"},
		{name: "text doubled in a template", text: doubled("\"x\"", "\"${X}${X}\""), want: "NP-VALUE-SIZE"},
		{name: "text doubled by join", text: doubled("\"x\"", "join(X, [X, X])"), want: "NP-VALUE-SIZE"},
		{name: "text doubled by format", text: doubled("\"x\"", "format(\"%s%s\", X, X)"), want: "NP-VALUE-SIZE"},
		{name: "text doubled by replace", text: doubled("\"xx\"", "replace(X, \"x\", X)"), want: "NP-SYNTAX"},
		{name: "text doubled by jsonencode", text: doubled("\"x\"", "jsonencode([X, X])"), want: "NP-VALUE-SIZE"},
		{name: "text doubled in a heredoc", text: doubled("\"x\"", "<<A\n${X}${X}\nA\n"), want: "NP-VALUE-SIZE"},
		{name: "list doubled by concat", text: doubled("[1]", "concat(X, X)"), want: "NP-VALUE-SIZE"},
		{name: "list doubled", text: doubled("[1]", "[X, X]"), want: "NP-VALUE-SIZE"},
		{name: "object doubled", text: doubled("{}", "{ a = X, b = X }"), want: "NP-VALUE-SIZE"},
		{name: "list doubled in fors", text: nested("[1]", "[for x in [", "[0]] : [x, x]]"), want: "NP-VALUE-SIZE"},
		{name: "list doubled and converted", text: locals("x = tolist(" + strings.Repeat("[for x in [", 60) + "1" + strings.Repeat("] : [x, x]][0]", 60) + ")"), want: "NP-VALUE-SIZE"},
		{name: "list doubled and compared", text: locals("x = " + strings.Repeat("[for x in [", 60) + "1" + strings.Repeat("] : [x, x]][0]", 60) + " == " + strings.Repeat("[for x in [", 60) + "1" + strings.Repeat("] : [x, x]][0]", 60)), want: "NP-VALUE-SIZE"},
		{name: "object doubled in fors and converted", text: locals("x = tolist(" + strings.Repeat("[for x in [", 60) + "{ a = [1] }" + strings.Repeat("] : { a = [x.a, x.a] }][0]", 60) + ".a)"), want: "NP-VALUE-SIZE"},
		{name: "list doubled in conditions", text: locals("x = true ? " + strings.Repeat("[for x in [", 60) + "1" + strings.Repeat("] : [x, x]][0]", 60) + " : []"), want: "NP-VALUE-SIZE"},
		{name: "wide format", text: locals("x = format(\"%1000000000d\", 1)"), want: "NP-SYNTAX"},
		{name: "wide format by argument", text: locals("x = format(\"%*d\", 1000000000, 1)"), want: "NP-SYNTAX"},
		{name: "precise format", text: locals("x = format(\"%.1000000000f\", 1)"), want: "NP-SYNTAX"},
		{name: "wide formatlist", text: locals("x = formatlist(\"%1000000000s\", [\"a\", \"b\"])"), want: "NP-SYNTAX"},
		{name: "indent", text: locals("x = indent(1000000000, \"a\\nb\\nc\")"), want: "NP-SYNTAX"},
		{name: "large number as text", text: locals("x = \"${1e600000000}\""), want: "NP-VALUE-SIZE"},
		{name: "large number converted", text: locals("x = tostring(1e600000000)"), want: "NP-VALUE-SIZE"},
		{name: "small number converted", text: locals("x = tostring(1e-600000000)"), want: "NP-VALUE-SIZE"},
		{name: "large number as an argument", text: vpc("vpc_name = 1e600000000"), want: "NP-VALUE-SIZE"},
		{name: "large number as an index", text: locals("x = [1][1e600000000]"), want: "NP-SYNTAX"},
		{name: "large number as a key", text: locals("x = { (1e600000000) = 1 }"), want: "NP-VALUE-SIZE"},
		{name: "number doubled", text: doubled("10", "X * X"), want: "NP-VALUE-SIZE"},
		{name: "remainder of a large number", text: locals("x = 1e600000000 % 3"), want: "NP-VALUE-SIZE"},
		{name: "large parsed number", text: doubled("\"9\"", "\"${X}${X}\"") + locals("y = parseint(local.x24, 10)"), want: "NP-VALUE-SIZE"},
		{name: "regex repeated", text: locals("x = regex(\"((((a{100}){100}){100}){100})\", \"a\")"), want: "NP-SYNTAX"},
		{name: "cidrsubnets", text: locals("x = cidrsubnets(\"10.0.0.0/8\", [for n in range(300000) : 25]...)"), want: "NP-SYNTAX"},
		{name: "long number", text: locals("x = 1" + strings.Repeat("0", 1_000_000)), want: "NP-VALUE-SIZE"},
		{name: "long number in a text", text: locals("x = 1 + \"1" + strings.Repeat("0", 1_000_000) + "\""), want: "NP-VALUE-SIZE"},
		{name: "chain of deeper lists", text: locals("x0 = []\n" + strings.ReplaceAll(strings.ReplaceAll(links(30_000), "\n", "]\n"), "= local", "= [local") + "\n"), want: "NP-VALUE-SIZE"},
		{name: "regex on a long text", text: locals("x = regexall(\"(a{0,900}){1}b\", join(\"\", [for n in range(400000) : \"a\"]))"), want: "NP-SYNTAX"},
		{name: "cidrsubnet bits", text: locals("x = cidrsubnet(\"10.0.0.0/8\", 1e30, 0)"), want: "NP-SYNTAX"},
		{name: "cidrsubnet number", text: locals("x = cidrsubnet(\"10.0.0.0/8\", 8, 1e600000000)"), want: "NP-VALUE-SIZE"},
		{name: "cidrhost number", text: locals("x = cidrhost(\"10.0.0.0/8\", 1e600000000)"), want: "NP-VALUE-SIZE"},
		{name: "json nested", text: locals("x = jsondecode(join(\"\", [for n in range(100000) : \"[\"]))"), want: "NP-SYNTAX"},
		{name: "yaml nested", text: locals("x = yamldecode(join(\"\", [for n in range(100000) : \"[\"]))"), want: "NP-SYNTAX"},
		{name: "yaml aliases", text: locals("x = yamldecode(<<A\na0: &a0 [x,x]\n" + aliases(60) + "A\n)"), want: "NP-SYNTAX"},
		{name: "type nested", text: "variable \"x\" {\ntype = " + strings.Repeat("list(", 190) + "any" + strings.Repeat(")", 190) + "\ndefault = 1\n}", want: "NP-VAR-TYPE"},
	} {
		t.Run(h.name, func(t *testing.T) { refused(t, one(t, h.text), h.want) })
	}
}

// aliases is a YAML document whose lines each hold the one before ten times.
func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	return b.String()
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
