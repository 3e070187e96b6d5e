package schema_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"netplan/schema"
)

// snippet is what is written of a source whose expression of an attribute is
// wrong.
func snippet(t *testing.T, source, attr string) []string {
	t.Helper()
	f, diags := hclsyntax.ParseConfig([]byte(source), "a.netplan.hcl", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	expr := f.Body.(*hclsyntax.Body).Attributes[attr].Expr.Range()
	text := told(t, source, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Wrong", Detail: "Bad.", Subject: &expr})
	_, lines, _ := strings.Cut(text, "\n")
	_, lines, _ = strings.Cut(lines, "\n")
	return strings.Split(strings.TrimSuffix(lines, "  Bad.\n\n"), "\n")
}

// TestSnippets marks the expression, whatever stands before it. A Chinese
// character takes two columns of a terminal, a combining accent none.
func TestSnippets(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         []string
	}{
		{"plain", "x = 12", []string{"    1 | x = 12", "      |     ^^", ""}},
		{"tabs", "\tx\t=\t12\t# tab", []string{"    1 | x = 12 # tab", "      |     ^^", ""}},
		{"wide", `x = "网络"`, []string{`    1 | x = "网络"`, "      |     ^^^^^^", ""}},
		{"behind wide", `/* 主网 */ x = 12`, []string{"    1 | /* 主网 */ x = 12", "      |                ^^", ""}},
		{"behind accent", "/* e\u0301 */ x = 12", []string{"    1 | /* e\u0301 */ x = 12", "      |             ^^", ""}},
		{"three lines", "\n  x = [\n    1,\n  ]", []string{"    2 | x = [", "      |     ^ ... to line 4", ""}},
		{"end of line of Windows", "x = 12\r\n", []string{"    1 | x = 12", "      |     ^^", ""}},
	} {
		if d := cmp.Diff(c.want, snippet(t, c.source, "x")); d != "" {
			t.Errorf("%s (-want +have):\n%s", c.name, d)
		}
	}
}

// TestLongLinesAreCut around the expression: it is seen from its start, marked
// where it stands, and no line is longer than a terminal.
func TestLongLinesAreCut(t *testing.T) {
	for _, before := range []int{0, 1, 50, 80, 95, 96, 97, 98, 99, 100, 5000} {
		for _, length := range []int{1, 50, 88, 100, 5000} {
			for _, after := range []int{0, 1, 60, 5000} {
				number := strings.Repeat("7", length)
				lines := snippet(t, "/*"+strings.Repeat("中", before)+"*/ x = "+number+" #"+strings.Repeat("z", after), "x")
				source, mark := lines[0], lines[1]
				from := strings.Index(mark, "^")
				marks := strings.Count(mark, "^")
				column, seen := 0, ""
				for _, r := range source {
					if column >= from && column < from+marks {
						seen += string(r)
					}
					column++
					if r == '中' {
						column++
					}
				}
				if column > 110 || len(mark) > 110 {
					t.Errorf("%d, %d, %d: a line has %d columns, its mark %d", before, length, after, column, len(mark))
				}
				if !strings.HasPrefix(number, strings.TrimSuffix(seen, "...")) || !strings.HasPrefix(seen, "7") || marks < min(length, 50) {
					t.Errorf("%d, %d, %d: marks %q", before, length, after, seen)
				}
			}
		}
	}
}

// FuzzSnippet writes valid text for any source and range.
func FuzzSnippet(f *testing.F) {
	f.Add("x = 1\n\ty = \"网\"", 1, 5, 2, 7)
	f.Add("\xff\x00", -1, -5, 1<<40, 1<<40)
	f.Fuzz(func(t *testing.T, source string, l1, c1, l2, c2 int) {
		at := hcl.Range{Filename: "a.netplan.hcl", Start: hcl.Pos{Line: l1, Column: c1}, End: hcl.Pos{Line: l2, Column: c2}}
		var b strings.Builder
		err := schema.WriteDiagnostics(&b, map[string][]byte{"a.netplan.hcl": []byte(source)}, hcl.Diagnostics{{Summary: "Wrong", Subject: &at}})
		if err != nil || !utf8.ValidString(b.String()) {
			t.Errorf("%v, %q", err, b.String())
		}
	})
}

// TestCodePoint counts the code points of characters before a column, and
// goes on by one behind the end of a line.
func TestCodePoint(t *testing.T) {
	for _, c := range []struct {
		line         string
		column, want int
	}{
		{"", 1, 1}, {"", 3, 3}, {"abc", 1, 1}, {"abc", 3, 3}, {"abc", 4, 4}, {"abc", 9, 9},
		{"网络x", 3, 3}, {"e\u0301x", 2, 3}, {"e\u0301x", 3, 4}, {"👩‍🚒x", 2, 4}, {"abc", 0, 1},
	} {
		if have := schema.CodePoint([]byte(c.line), c.column); have != c.want {
			t.Errorf("CodePoint(%q, %d) = %d, want %d", c.line, c.column, have, c.want)
		}
	}
}

// TestMarksOfOnePlace stand below their column anywhere in a long line: a syntax
// mistake has a place and no length.
func TestMarksOfOnePlace(t *testing.T) {
	line := strings.Repeat("0123456789", 16)
	for at := 1; at <= len(line)+1; at++ {
		place := hcl.Pos{Line: 1, Column: at, Byte: at - 1}
		text := told(t, line, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Wrong", Detail: "Bad.", Subject: &hcl.Range{Filename: "a.netplan.hcl", Start: place, End: place}})
		lines := strings.Split(text, "\n")
		source, mark := lines[2], strings.Index(lines[3], "^")
		if at <= len(line) && (mark >= len(source) || source[mark] != line[at-1]) {
			t.Errorf("column %d is marked so:\n%s", at, text)
		}
	}
}
