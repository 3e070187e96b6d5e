package diff_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

func TestText(t *testing.T) {
	for _, test := range []struct{ name, have, want, text string }{
		{"equal", "a\nb\n", "a\nb\n", ""},
		{"one line", "a", "b", "@@ -1 +1 @@\n-a\n+b\n"},
		{"in the middle", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n", "@@ -2 +2 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n"},
		{"two stretches", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n", "@@ -1 +1 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6 +6 @@\n 5\n 6\n 7\n-b\n+B\n"},
		{"too long", strings.Repeat("a\n", 5000), strings.Repeat("b\n", 4000), "@@ too long to compare: 5000 lines -> 4000 lines @@\n"},
		{"not UTF-8", "a", "\xff\xfe", "@@ not UTF-8: 1 bytes -> 2 bytes @@\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.text, diff.Text(test.have, test.want)); d != "" {
				t.Error(d)
			}
		})
	}
}

// FuzzText checks that the marked lines are those of the two texts: what is
// shown of each side occurs there, and what only one side has is all shown.
func FuzzText(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nc\nd\n")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, have, want string) {
		shown := diff.Text(have, want)
		if have == want != (shown == "") {
			t.Fatalf("%q and %q: %q", have, want, shown)
		}
		if !utf8.ValidString(have) || !utf8.ValidString(want) {
			return
		}
		for l := range strings.Lines(shown) {
			text := strings.TrimSuffix(l[1:], "\n")
			if l[0] == '-' && !strings.Contains(have, text) || l[0] == '+' && !strings.Contains(want, text) {
				t.Fatalf("%q and %q: %q", have, want, shown)
			}
		}
	})
}

func TestLines(t *testing.T) {
	w := want("vswitch", map[string]cty.Value{"cidr_block": text("10.0.1.0/24"), "vswitch_name": text("secret"), "description": text("a\nb\n")})
	w.Values[w.Type.Index("vswitch_name")].Sensitive = true
	o := have(t, "vswitch", strings.Replace(vswitchRow, `"Description":""`, `"Description":"a\nc\n"`, 1))
	lines := diff.Compare(w, o, diff.Prints{}).Lines()
	wants := []string{
		"± vswitch.x (vsw-1)",
		"    cidr_block    10.0.0.0/24 -> 10.0.1.0/24  (forces replacement)",
		"    vswitch_name  (sensitive) -> (sensitive)",
		"    description   differs in:",
		"      @@ -1 +1 @@", "       a", "      -c", "      +b",
		"    # replaced because cidr_block changes: 10.0.0.0/24 -> 10.0.1.0/24; the API cannot change it in place (6)",
	}
	if d := cmp.Diff(wants, lines); d != "" {
		t.Error(d)
	}
}

// TestLinesBounded gives every attribute a value that is long and hostile.
func TestLinesBounded(t *testing.T) {
	w := want("vswitch", nil)
	for i := range w.Values {
		w.Values[i] = schema.Value{V: text(strings.Repeat("\x1b[31m长", 100_000))}
	}
	for _, change := range []*diff.Change{diff.Compare(w, nil, diff.Prints{}), diff.Compare(w, have(t, "vswitch", vswitchRow), diff.Prints{})} {
		var all strings.Builder
		if err := change.Render(&all, nil); err != nil {
			t.Fatal(err)
		}
		if all.Len() > 20_000 || strings.Contains(all.String(), "\x1b") {
			t.Errorf("%d bytes are shown", all.Len())
		}
	}
}

// TestCutTextIsQuoted cuts a long text with a line end: both quotes are there.
func TestCutTextIsQuoted(t *testing.T) {
	for value, shut := range map[string]bool{
		strings.Repeat("d", 124) + "\n":                            true,
		strings.Repeat(`\"`, 100):                                  true,
		strings.Repeat("d", 127):                                   false,
		strings.Repeat("d", 98) + "\\" + strings.Repeat("d\n", 20): true,
	} {
		d := diff.AttrChange{Have: text(value)}
		if have := d.HaveText(); strings.HasPrefix(have, `"`) != shut || strings.Contains(have, `…" (`) != shut {
			t.Errorf("have %s", have)
		}
	}
}
