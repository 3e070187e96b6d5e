package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A fixture is a file of testdata/bad. Its marks stand at the ends of lines:
//
//	vpc_name = "a"     # want NP-NAME
//	vpc_name = "a"     # want NP-NAME, near "ab"
//	count    = 25      # near NP-QUOTA 24
//	# zone_id = "b"    # near NP-ATTR-REQUIRED
//
// The line has the finding; with "ab" as its value it has it no more; with 24
// here, or with the line put in, one elsewhere in the file is gone. The value
// nothing leaves the line out; a line without = is replaced as a whole.
type fixture struct {
	name string
	text string
	want []string // "line CODE"
	near []nearMiss
}

// nearMiss is a change of one line that takes findings of a code away.
type nearMiss struct {
	line int // from 1
	code string
	own  bool   // the finding is the line's own
	text string // the line, changed
}

// fixtures reads all of testdata/bad.
func fixtures(t *testing.T) []fixture {
	t.Helper()
	files, err := filepath.Glob("../../testdata/bad/*.netplan.hcl")
	if err != nil || len(files) < 80 {
		t.Fatalf("%d fixtures, want at least 80 (%v)", len(files), err)
	}
	list := make([]fixture, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list[i] = marked(strings.TrimSuffix(filepath.Base(file), ".netplan.hcl"), string(text))
	}
	return list
}

var (
	wantMark = regexp.MustCompile(`# want ([A-Z0-9-]+)(?:$|, near (.+)$)`)
	nearMark = regexp.MustCompile(`^(.*?)\s*# near ([A-Z0-9-]+)(?: (.+))?$`)
	// valueOf is what stands before a value, the value, and the end of a block of
	// one line.
	valueOf = regexp.MustCompile(`^(?:([^={]*= *).*|([^=]*\{ [^=]*= *).*( \}))$`)
)

// marked reads the marks of a fixture.
func marked(name, text string) fixture {
	f := fixture{name: name, text: text}
	for i, line := range strings.Split(text, "\n") {
		if m := wantMark.FindStringSubmatch(line); m != nil {
			f.want = append(f.want, fmt.Sprintf("%d %s", i+1, m[1]))
			if m[2] != "" {
				f.near = append(f.near, nearMiss{i + 1, m[1], true, changed(line[:strings.Index(line, "# want")], m[2])})
			}
		} else if m := nearMark.FindStringSubmatch(line); m != nil {
			f.near = append(f.near, nearMiss{i + 1, m[2], false, changed(m[1], m[3])})
		}
	}
	return f
}

// changed is a line with another value; one that is commented out is put in.
func changed(line, value string) string {
	line = strings.TrimRight(line, " ")
	m := valueOf.FindStringSubmatch(line)
	switch {
	case value == "":
		return strings.Replace(line, "# ", "", 1)
	case value == "nothing":
		return ""
	case m == nil:
		return line[:len(line)-len(strings.TrimLeft(line, " "))] + value
	}
	return m[1] + m[2] + value + m[3]
}

// with is the text of the fixture with one line changed.
func (f fixture) with(n nearMiss) string {
	lines := strings.Split(f.text, "\n")
	lines[n.line-1] = n.text
	return strings.Join(lines, "\n")
}

// plain is the fixture without its marks.
func (f fixture) plain() string {
	lines := strings.Split(f.text, "\n")
	for i, line := range lines {
		line, _, _ = strings.Cut(line, "# want ")
		line, _, _ = strings.Cut(line, "# near ")
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}
