package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
)

var update = flag.Bool("update", false, "write the golden outputs of testdata/golden anew; read the difference before you commit it")

// goldens are the outputs that testdata/golden holds, by format.
var goldens = map[string]string{
	"text": "text.txt", "json": "findings.json", "sarif": "findings.sarif", "junit": "junit.xml",
	"github": "github.txt", "gitlab": "gitlab.json", "markdown": "comment.md",
}

// TestGoldens compares what every format makes of testdata/broken, which has
// modules, for_each, two places that collide, a warning, Chinese names and a
// sensitive value. After a change that is meant, write them anew with
//
//	go test ./cmd/netplan -run TestGoldens -update
func TestGoldens(t *testing.T) {
	golden, err := filepath.Abs("testdata/golden")
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, map[string]string{".git/HEAD": ""})
	if err := os.CopyFS(d.path("network"), os.DirFS("testdata/broken")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(d.dir)
	for format, name := range goldens {
		have := brokenIn(d, format)
		if strings.Contains(have, "SEKRET") {
			t.Errorf("%s: the secret is told", format)
		}
		if *update {
			if err := os.WriteFile(filepath.Join(golden, name), []byte(have), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(filepath.Join(golden, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), have); diff != "" {
			t.Errorf("%s (-want +have):\n%s", format, diff)
		}
	}
}

// brokenIn is the broken network in a format. So that a new rule or fixture
// changes no golden, rules that found nothing are left out, but for one, and
// so are examples.
func brokenIn(d *desk, format string) string {
	if format == "text" || format == "json" { // these tell of no rules
		o := d.must(exitFailed, "validate", "--format", format, "network")
		return o.err + o.out
	}
	p, _, err := checkTopology(d.t.Context(), system{err: &bytes.Buffer{}, environ: d.environ}, "network", since{})
	if err == nil {
		d.t.Fatal("the broken network is valid")
	}
	c := report.Checked{
		Command: "validate", Version: "v1.2.3", Folders: []string{"network"}, Files: map[string]string{"network": p.firstFile()}, Findings: p.findings(),
	}
	for _, rule := range ruleDocs() {
		found := slices.ContainsFunc(c.Findings, func(f report.Finding) bool { return f.Code == rule.Code })
		if rule.Example = ""; found || rule.Code == "NP-VSWITCH-MASK" {
			c.Rules = append(c.Rules, rule)
		}
	}
	var out bytes.Buffer
	if err := checkedFormats[format](&out, c); err != nil {
		d.t.Fatal(err)
	}
	return out.String()
}
