package schema

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// FuzzGuardSeesWhatTheLexerSees checks that the guard opens a frame wherever
// the lexer of HCL opens a bracket, a text or a template, and nowhere else. If
// it did not, a file could hide its depth from the guard.
func FuzzGuardSeesWhatTheLexerSees(f *testing.F) {
	for _, text := range []string{
		"x = 1 <<+a\ny = [(", "x = <<a b\n[", "x = <<-A\r\n  ${[<<B\n%{if x}\nB\n]}A\n  A\n[", "x = <<<A\n${\"\n}\nA\n",
		"\"$${a}$$${b}%%{c}%%%{d}$\"[", "\"%\"{", "\"$\"{", "\"\\\"${\"{", "\"\\${\"{", "\"a\n[\"[", "\"\\\n\"[", "/* [ */ [ /* /* */ ]",
		"# [\n[ // [\n[ a-b[ a -b[", "${[", "}{~}{\"${~ {} ~}\"[", "<<A\n$\n%\nA\n[", "<<A\n$$\n$A\nA \n[", "<<A\n${x}A\nA\n[", "<<A\n\tA\t\r\n[", "<<\u00e9\n\u00e9\n[", "<<A\na\rb\nA\n[",
		"\ufeffx = [", "<<A\nA", "[0]]}))", "\"\\", "\"$", "<<A\n$", "<<A\n${", "<", "<<", "<<-", "/", "/*", "%{", "'{'`{`", "*/ /* \"",
	} {
		f.Add(text)
	}
	files, _ := filepath.Glob("../testdata/bad/*.hcl")
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		have, ends := pushes(text)
		if !utf8.ValidString(text) || !ends {
			return // refused
		}
		tokens, _ := hclsyntax.LexConfig([]byte(text), "x", hcl.InitialPos)
		want, whole := "", true
		for _, tok := range tokens {
			want += opens(tok)
			whole = whole && tok.Type != hclsyntax.TokenInvalid
		}
		if have != want && (whole || !strings.HasPrefix(have, want)) {
			t.Errorf("%q opens %q, want %q", text, have, want)
		}
	})
}

// opens is the sign of what a token opens, or empty.
func opens(tok hclsyntax.Token) string {
	switch tok.Type {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
		return string(tok.Bytes[0])
	}
	return ""
}

// pushes are the signs of what the guard opens, without limits; ends says that
// all comments do.
func pushes(text string) (signs string, ends bool) {
	var b strings.Builder
	g := guard{text: []byte(text), frames: []frame{{kind: frameBody, lineStart: true}}}
	for i := 0; i < len(text); {
		depth := len(g.frames)
		next := g.step(i)
		if len(g.frames) > depth {
			b.WriteByte(signAt(text, g.frames[len(g.frames)-1], next))
		}
		i = next
	}
	return b.String(), g.code != "NP-SYNTAX"
}

// signAt is the first byte of what opened a frame that begins at next.
func signAt(text string, f frame, next int) byte {
	switch f.kind {
	case frameTemplate:
		return text[next-2]
	case frameHeredoc:
		return '<'
	}
	return text[next-1]
}

// TestChunksAreTheWholeText checks that a text cut into chunks loses nothing,
// and that each begins where its position says.
func TestChunksAreTheWholeText(t *testing.T) {
	item := "resource \"vpc\" \"a\" {\n  x = <<A\n[\nA\n  y = [\n  1,\n  ]\n}\n\n"
	text := strings.Repeat(item, 3*chunkSize/len(item))
	chunks, diags := guardAs("x", []byte(text), frameBody)
	if diags.HasErrors() || len(chunks) < 3 {
		t.Fatalf("%d chunks, want at least 3 (%v)", len(chunks), diags)
	}
	joined := ""
	for _, c := range chunks {
		if want := place("x", []byte(text), len(joined)).Start; c.start != want {
			t.Errorf("a chunk begins at %v, want %v", c.start, want)
		}
		if !strings.HasPrefix(strings.TrimLeft(string(c.text), "\n"), "resource") {
			t.Errorf("a chunk begins with %q", c.text[:20])
		}
		joined += string(c.text)
	}
	if joined != text {
		t.Error("the chunks are not the text")
	}
}

// TestGuardLetsThrough checks that what is long and flat, or only looks deep,
// is read.
func TestGuardLetsThrough(t *testing.T) {
	many := strings.Repeat
	for name, text := range map[string]string{
		"long list":                   "x = [" + many("1, ", 100_000) + "]",
		"list of negative numbers":    "x = [" + many("-1, ", 40_000) + "]",
		"list of indexes":             "x = [" + many("a[0].b[\"c\"], ", 20_000) + "]",
		"list of objects":             "x = [" + many("{ a = [1], b = f(2) },\n", 15_000) + "]",
		"object over lines":           "x = {\n" + many("  a = 1 + 2 * 3 == 4 ? -1 : !b\n", 15_000) + "}",
		"object on a line":            "x = {" + many("a = -1, ", 40_000) + "}",
		"many items":                  many("x = [[[1]]] + -1\n", 100_000),
		"many blocks":                 many("a \"b\" {\n  c {\n    d = \"${e}\"\n  }\n}\n", 100_000),
		"nested blocks":               many("a {\n", 190) + many("}\n", 190),
		"nested lists":                "x = " + many("[", 190) + many("]", 190),
		"a long sum":                  "x = 1" + many(" + 1", 190),
		"a long condition":            "x = " + many("a == 1 ? 2 : ", 60) + "3",
		"brackets in a string":        "x = \"" + many("[({", 100_000) + "\"",
		"brackets in a heredoc":       "x = <<A\n" + many("[({\n", 4_900) + "A\n",
		"escaped templates":           "x = \"" + many("$${[ %%{( ", 1_000) + "\"",
		"brackets in comments":        many("# [({\n", 100_000) + many("/* [({ */ // \"${\n", 100_000),
		"templates in a string":       "x = \"" + many("${a}%{ if b }c%{ else }d%{ endif }", 5_000) + "\"",
		"templates in a heredoc":      "x = <<-A\n" + many("  ${a[0]} %{ for b in c ~} ${b} %{ endfor ~}\n", 4_900) + "A\n",
		"names with dashes":           "x = [" + many("a-b-c-d-e-f-g, ", 20_000) + "]",
		"dollars and percent signs":   "x = [" + many("\"100% of $5\", ", 20_000) + "]",
		"strings with escaped quotes": "x = [" + many("\"a\\\"[\\\\\", ", 20_000) + "]",
	} {
		if diags := Guard(name, []byte(text)); diags.HasErrors() {
			t.Errorf("%s: %v", name, diags)
		}
		if _, diags := guardAs(name, []byte(strings.TrimPrefix(text, "x = ")), frameGroup); diags.HasErrors() && strings.Count(text, "x = ") == 1 {
			t.Errorf("%s as an expression: %v", name, diags)
		}
	}
}
