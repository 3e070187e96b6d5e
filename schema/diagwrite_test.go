package schema_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// mistakeAt is a diagnostic at a line, of an instance where addr is not empty.
func mistakeAt(line int, addr, detail string) *hcl.Diagnostic {
	return &hcl.Diagnostic{
		Severity: hcl.DiagError, Summary: "Wrong", Detail: detail,
		Subject: &hcl.Range{Filename: "a.netplan.hcl", Start: hcl.Pos{Line: line, Column: 1, Byte: line}, End: hcl.Pos{Line: line, Column: 2, Byte: line + 1}},
		Extra:   schema.Note{Code: "NP-TEST", Addr: addr},
	}
}

// told is what WriteDiagnostics writes.
func told(t *testing.T, text string, diags ...*hcl.Diagnostic) string {
	t.Helper()
	var b strings.Builder
	if err := schema.WriteDiagnostics(&b, map[string][]byte{"a.netplan.hcl": []byte(text)}, diags); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestDiagnosticsAreWritten checks the whole form of one.
func TestDiagnosticsAreWritten(t *testing.T) {
	d := mistakeAt(2, "vpc.a", "First line.\nSecond line.")
	d.Subject.Start.Column, d.Subject.End.Column = 4, 8
	d.Extra = schema.Note{Code: "NP-TEST", Addr: "vpc.a", Other: &hcl.Range{Filename: "a.netplan.hcl", Start: hcl.Pos{Line: 1, Column: 1}, End: hcl.Pos{Line: 1, Column: 6}}}
	have := told(t, "first\n  second  \nthird", d)
	const want = `Error: Wrong [NP-TEST]
  for vpc.a
  at a.netplan.hcl:2
    2 | second
      |  ^^^^
  and a.netplan.hcl:1
    1 | first
      | ^^^^^
  First line.
  Second line.

`
	if have != want {
		t.Errorf("written:\n%s\nwant:\n%s", have, want)
	}
}

// TestInstancesAreWrittenOnce checks that many instances at one place are one
// message, and that many messages are counted.
func TestInstancesAreWrittenOnce(t *testing.T) {
	var diags []*hcl.Diagnostic
	for i := range 1000 {
		diags = append(diags, mistakeAt(1, fmt.Sprintf("vpc.a[%d]", i), "Bad."))
	}
	have := told(t, "x", diags...)
	if strings.Count(have, "NP-TEST") != 1 || !strings.Contains(have, "for vpc.a[0], vpc.a[1], vpc.a[2] and 997 more") {
		t.Errorf("written:\n%s", have)
	}
	diags = nil
	for i := range 60 {
		diags = append(diags, mistakeAt(i+1, "", "Bad."))
	}
	have = told(t, strings.Repeat("x\n", 60), diags...)
	if strings.Count(have, "[NP-TEST]") != 50 || !strings.Contains(have, "and 10 more") {
		t.Errorf("%d messages, want 50 and the number of the others", strings.Count(have, "[NP-TEST]"))
	}
}

// TestSeveralOfOneInstance checks that each is told where a line has several
// mistakes, once for all instances.
func TestSeveralOfOneInstance(t *testing.T) {
	var diags []*hcl.Diagnostic
	for _, addr := range []string{"vpc.a", "vpc.b"} {
		diags = append(diags, mistakeAt(1, addr, "One."), mistakeAt(1, addr, "Two."))
	}
	have := told(t, "x", diags...)
	if strings.Count(have, "for vpc.a, vpc.b\n") != 2 || strings.Count(have, "One.") != 1 || strings.Count(have, "Two.") != 1 {
		t.Errorf("written:\n%s", have)
	}
}

// TestWhatAStrangerWritesStaysText checks that neither a file nor a message
// can move the cursor, and that long lines are cut.
func TestWhatAStrangerWritesStaysText(t *testing.T) {
	have := told(t, "x = \"\x1b[2J\x1b]0;title\x07\u202e\u009b31m\" \xff"+strings.Repeat("\u7f51", 1000), mistakeAt(1, "vpc.a[\"\x1b[1m\"]", "It is \"\x1b[31m\u2066\r\"."))
	for _, r := range have {
		if r != '\n' && (r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x202e || r == 0x2066) {
			t.Errorf("%q is written: %q", r, have)
		}
	}
	for line := range strings.SplitSeq(have, "\n") {
		if len(line) > 200 {
			t.Errorf("a line has %d bytes", len(line))
		}
	}
	if have := told(t, "x", mistakeAt(1, "", strings.Repeat("long ", 1<<20))); len(have) > 10_000 {
		t.Errorf("%d bytes are written of a long message", len(have))
	}
}

// TestPlacesOutsideOfTheSource checks ranges that no line has.
func TestPlacesOutsideOfTheSource(t *testing.T) {
	for _, line := range []int{0, 3, 1 << 40, -1} {
		if have := told(t, "x\ny", mistakeAt(line, "", "Bad.")); !strings.Contains(have, "Bad.") {
			t.Errorf("line %d: %q", line, have)
		}
	}
	if have := told(t, "x", &hcl.Diagnostic{Summary: "Odd"}); !strings.Contains(have, "Odd [NP-SYNTAX]") {
		t.Errorf("%q", have)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestFailuresOfTheWriterAreTold checks that the error comes back.
func TestFailuresOfTheWriterAreTold(t *testing.T) {
	if err := schema.WriteDiagnostics(fullDisk{}, nil, hcl.Diagnostics{mistakeAt(1, "", "Bad.")}); err == nil {
		t.Error("no error of a writer that fails")
	}
}
