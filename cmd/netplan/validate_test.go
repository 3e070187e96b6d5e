package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// badDesk holds a fixture with one mistake.
func badDesk(t *testing.T, name string) *desk {
	t.Helper()
	text, err := os.ReadFile("../../testdata/bad/" + name + ".netplan.hcl")
	if err != nil {
		t.Fatal(err)
	}
	return newDesk(t, map[string]string{"my net.netplan.hcl": string(text)})
}

// overlap is where the fixture's mistake is: the line marked want, and the
// other VSwitch's.
func overlap(t *testing.T) (d *desk, line, other int) {
	d = badDesk(t, "vswitch-overlap-inside")
	for i, text := range strings.Split(d.read("my net.netplan.hcl"), "\n") {
		if strings.Contains(text, "want NP-CIDR-OVERLAP") {
			line = i + 1
		}
		if strings.Contains(text, `"10.0.0.0/16"`) {
			other = i + 1
		}
	}
	return d, line, other
}

func TestValidateText(t *testing.T) {
	d, line, other := overlap(t)
	d.must(exitFailed, "validate", "DIR").says("is not valid: 1 error, 0 warnings.\n").warns(
		"Error: Overlapping VSwitches [NP-CIDR-OVERLAP]\n", "for vswitch.b\n",
		fmt.Sprintf("my net.netplan.hcl:%d\n", line), fmt.Sprintf("my net.netplan.hcl:%d\n", other), `Free there: "10.1.0.0/24"`)
	o := deskWith(t, "quickstart").must(exitDone, "validate", "DIR").says(" is valid.\n")
	if o.err != "" {
		t.Errorf("have %q on standard error of a valid topology, want nothing", o.err)
	}
}

// TestInvalidStopsEveryCommand before it meets the cloud.
func TestInvalidStopsEveryCommand(t *testing.T) {
	for _, command := range []string{"plan", "apply", "drift", "output", "graph"} {
		d, _, _ := overlap(t)
		d.must(exitFailed, command, "DIR").quiet().warns("NP-CIDR-OVERLAP")
		d.leaves("my net.netplan.hcl")
	}
}

func TestValidateJSON(t *testing.T) {
	d, line, other := overlap(t)
	var have report.FindingsJSON
	o := d.must(exitFailed, "validate", "--format", "json", "DIR")
	o.json(&have)
	if o.err != "" {
		t.Errorf("have %q on standard error, want nothing", o.err)
	}
	if len(have.Findings) != 1 {
		t.Fatalf("have %+v", have)
	}
	f := have.Findings[0]
	if f.Detail == "" || f.Other == nil || f.Other.Line != other || f.Column < 2 || f.EndColumn <= f.Column {
		t.Errorf("have %+v", f)
	}
	f.Detail, f.Column, f.EndColumn, f.Other, have.Findings = "", 0, 0, nil, nil
	want := report.Finding{Code: "NP-CIDR-OVERLAP", Severity: "error", Summary: "Overlapping VSwitches", Address: "vswitch.b", Folder: d.dir,
		Place: report.Place{File: d.path("my net.netplan.hcl"), Line: line, EndLine: line}}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Errorf("the finding differs (-want +have):\n%s", diff)
	}
	if diff := cmp.Diff(report.FindingsJSON{FormatVersion: 1, Errors: 1, Folders: []report.FolderItem{{Folder: d.dir, Errors: 1}}}, have); diff != "" {
		t.Errorf("the document differs (-want +have):\n%s", diff)
	}
	have = report.FindingsJSON{}
	d = deskWith(t, "quickstart")
	d.must(exitDone, "validate", "--format", "json", "DIR").says(`"findings": []`).json(&have)
	if diff := cmp.Diff(report.FindingsJSON{FormatVersion: 1, Valid: true, Folders: []report.FolderItem{{Folder: d.dir, Valid: true}}, Findings: []report.Finding{}}, have); diff != "" {
		t.Errorf("the document differs (-want +have):\n%s", diff)
	}
}

// sarif is what code scanners read of a SARIF log.
type sarif struct {
	Version string
	Runs    []struct {
		Tool struct {
			Driver struct {
				Name, Version string
				Rules         []struct {
					ID              string
					FullDescription struct{ Text string }
				}
			}
		}
		Results []struct {
			RuleID           string
			RuleIndex        int
			Level            string
			Message          struct{ Text string }
			Locations        []sarifPlace
			RelatedLocations []sarifPlace
		}
	}
}

type sarifPlace struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
	}
}

func (o *outcome) sarif() sarif {
	o.t.Helper()
	var log sarif
	if err := json.Unmarshal([]byte(o.out), &log); err != nil {
		o.t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name != "netplan" {
		o.t.Fatalf("have %+v", log)
	}
	for _, r := range log.Runs[0].Results {
		rules := log.Runs[0].Tool.Driver.Rules
		if r.RuleIndex >= len(rules) || rules[r.RuleIndex].ID != r.RuleID || rules[r.RuleIndex].FullDescription.Text == "" {
			o.t.Errorf("%s: its rule %d is not described", r.RuleID, r.RuleIndex)
		}
		if r.Message.Text == "" || r.Level != "error" && r.Level != "warning" {
			o.t.Errorf("have result %+v", r)
		}
	}
	return log
}

func TestValidateSARIF(t *testing.T) {
	d, line, other := overlap(t)
	log := d.must(exitFailed, "validate", "--format", "sarif", "DIR").sarif()
	r := log.Runs[0].Results
	if len(r) != 1 || r[0].RuleID != "NP-CIDR-OVERLAP" || r[0].Level != "error" || len(r[0].Locations) != 1 || len(r[0].RelatedLocations) != 1 {
		t.Fatalf("have %+v", r)
	}
	at := r[0].Locations[0].PhysicalLocation
	if want := "file://" + d.dir + "/my%20net.netplan.hcl"; at.ArtifactLocation.URI != want {
		t.Errorf("have URI %q, want %q", at.ArtifactLocation.URI, want)
	}
	if at.Region.StartLine != line || r[0].RelatedLocations[0].PhysicalLocation.Region.StartLine != other {
		t.Errorf("have places %+v", r)
	}
	log = deskWith(t, "quickstart").must(exitDone, "validate", "--format", "sarif", "DIR").says(`"results": []`, `"NP-CIDR-OVERLAP"`).sarif()
	if len(log.Runs[0].Results) != 0 {
		t.Errorf("have %+v", log)
	}
}

// junit is what continuous integration reads of a JUnit report.
type junit struct {
	Suites []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Cases    []struct {
			Name    string `xml:"name,attr"`
			Failure *struct {
				Message string `xml:"message,attr"`
				Type    string `xml:"type,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

// junit reads a JUnit report, and returns what each failed case tells.
func (o *outcome) junit() map[string]string {
	o.t.Helper()
	var j junit
	if err := xml.Unmarshal([]byte(o.out), &j); err != nil {
		o.t.Fatal(err)
	}
	failed := map[string]string{}
	for _, s := range j.Suites {
		for _, c := range s.Cases {
			if f := c.Failure; f != nil {
				failed[c.Name] = f.Type + ": " + f.Message + "\n" + f.Text
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != len(failed) || s.Tests < 3 {
			o.t.Errorf("counts %d tests and %d failures, has %d and %d", s.Tests, s.Failures, len(s.Cases), len(failed))
		}
	}
	return failed
}

func TestValidateJUnit(t *testing.T) {
	d, line, other := overlap(t)
	failed := d.must(exitFailed, "validate", "--format", "junit", "DIR").junit()
	f := failed["NP-CIDR-OVERLAP Overlapping VSwitches"]
	if len(failed) != 1 || !strings.HasPrefix(f, fmt.Sprintf("error: 1 error\n%s:%d: error: vswitch.b: Overlapping", d.path("my net.netplan.hcl"), line)) ||
		!strings.HasSuffix(f, fmt.Sprintf("%s:%d: it collides with this\n", d.path("my net.netplan.hcl"), other)) {
		t.Errorf("have %q", failed)
	}
	if failed := deskWith(t, "quickstart").must(exitDone, "validate", "--format", "junit", "DIR").junit(); len(failed) > 0 {
		t.Errorf("have %q, want cases that pass", failed)
	}
}

func TestValidateGitHub(t *testing.T) {
	d, line, _ := overlap(t)
	o := d.must(exitFailed, "validate", "--format", "github", "DIR")
	o.says(fmt.Sprintf("::error file=%s,line=%d,", d.path("my net.netplan.hcl"), line), ",title=NP-CIDR-OVERLAP Overlapping VSwitches::vswitch.b: ", "\nnetplan validate: 1 error in 1 folder\n")
	if n := strings.Count(o.out, "\n"); n != 2 {
		t.Errorf("have %d lines, want 2:\n%s", n, o.out)
	}
	if o := deskWith(t, "quickstart").must(exitDone, "validate", "--format", "github", "DIR"); o.out != "netplan validate: nothing found in 1 folder\n" {
		t.Errorf("have %q of a valid topology", o.out)
	}
}

// TestValidateFormatsAgree finds the same in every fixture, in every format.
func TestValidateFormatsAgree(t *testing.T) {
	fixtures, err := os.ReadDir("../../testdata/bad")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range fixtures {
		if testing.Short() && i%9 != 0 {
			continue
		}
		name, _, _ := strings.Cut(f.Name(), ".")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := badDesk(t, name)
			var doc report.FindingsJSON
			d.run("validate", "--format", "json", "DIR").json(&doc)
			exit, says := exitFailed, "is not valid"
			if doc.Errors == 0 { // a warning leaves it valid
				exit, says = exitDone, "is valid, with"
			}
			want := map[string]bool{}
			for _, f := range doc.Findings {
				want[f.Code] = true
			}
			inSARIF := map[string]bool{}
			for _, r := range d.must(exit, "validate", "--format", "sarif", "DIR").sarif().Runs[0].Results {
				inSARIF[r.RuleID] = true
			}
			if diff := cmp.Diff(want, inSARIF); diff != "" {
				t.Errorf("SARIF differs (-JSON +SARIF):\n%s", diff)
			}
			if have := d.must(exit, "validate", "--format", "junit", "DIR").junit(); len(have) != len(want) {
				t.Errorf("have %d failures of %d codes", len(have), len(want))
			}
			for code := range want {
				d.must(exit, "validate", "--format", "github", "DIR").says(code) // those behind the tenth are counted
				d.must(exit, "validate", "--format", "gitlab", "DIR").says(`"check_name": "` + code + `"`)
				d.must(exit, "validate", "--format", "markdown", "DIR").says("\n#### " + code + " ")
			}
			text := d.must(exit, "validate", "DIR").says(says)
			for code := range want {
				text.warns("[" + code + "]")
			}
		})
	}
}

// TestExplain describes every code that there is.
func TestExplain(t *testing.T) {
	d := newDesk(t, nil)
	var codes []string
	for _, r := range rules.All() {
		codes = append(codes, r.Code)
		d.must(exitDone, "validate", "--explain", r.Code).says(r.Code+": "+r.Summary, r.Doc, "Reference section: "+r.Section, "Types: ", "\n> ", "It is not found with")
	}
	for _, c := range slices.Concat(schema.Codes(), engine.Codes(), report.DriftCodes()) {
		codes = append(codes, c.Code)
		d.must(exitDone, "validate", "--explain", c.Code).says(c.Code+": "+c.Summary, c.Doc)
	}
	slices.Sort(codes)
	for i := 1; i < len(codes); i++ {
		if codes[i] == codes[i-1] {
			t.Errorf("%s is described twice", codes[i])
		}
	}
	if list := d.must(exitDone, "validate", "--explain", "all").out; strings.Count(list, "\n") != len(codes) {
		t.Errorf("%d codes are listed, there are %d:\n%s", strings.Count(list, "\n"), len(codes), list)
	}
	d.must(exitUsage, "validate", "--explain", "NP-CIDR-OVERLAPS").warns(`Did you mean "NP-CIDR-OVERLAP"?`)
}

// TestValidateUndecided counts what cannot be known offline, and lists it when
// asked.
func TestValidateUndecided(t *testing.T) {
	const text = "cloud { region = \"cn-hangzhou\" }\nresource \"vswitch\" \"a\" {\n  vpc_id = \"vpc-theirs\"\n  zone_id = \"cn-hangzhou-b\"\n  cidr_block = \"10.0.1.0/24\"\n}\n"
	d := newDesk(t, map[string]string{"net.netplan.hcl": text})
	d.must(exitDone, "validate", "DIR").says(" is valid.\n1 value could not be checked offline; --undecided lists what.\n")
	d.must(exitDone, "validate", "--undecided", "DIR").says("Undecided: vswitch.a.vpc_id: names what the topology does not have [", "NP-VSWITCH-OUTSIDE", "net.netplan.hcl:3\n", " is valid.\n")
	var have report.FindingsJSON
	d.must(exitDone, "validate", "--undecided", "--format", "json", "DIR").json(&have)
	if len(have.Undecided) != 1 || have.Undecided[0].Line != 3 || have.Undecided[0].Address != "vswitch.a" || have.Folders[0].Undecided != 1 {
		t.Errorf("have %+v", have)
	}
	d.must(exitUsage, "validate", "--undecided", "--format", "junit", "DIR").quiet()
	for _, name := range []string{"quickstart", "hub-spoke", "hybrid", "large", "ipv6"} {
		if o := deskWith(t, name).must(exitDone, "validate", "DIR"); strings.Contains(o.out, "could not be checked") {
			t.Errorf("%s: %s", name, o.out)
		}
	}
}

// TestFalseConditionsHideNothing finds what breaks a rule beside a condition
// that is false.
func TestFalseConditionsHideNothing(t *testing.T) {
	const text = "cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"a\" {\n  cidr_block = \"10.0.0.1/8\"\n}\ncheck \"no\" {\n  assert {\n    condition = vpc.a.cidr_block == \"\"\n    error_message = \"It is not empty.\"\n  }\n}\n"
	newDesk(t, map[string]string{"net.netplan.hcl": text}).must(exitFailed, "validate", "DIR").warns("NP-CHECK", "NP-CIDR-HOSTBITS")
}

// TestOddVariableFiles refuses what a folder holds in place of a file of
// values: a link to a folder or to what never ends.
func TestOddVariableFiles(t *testing.T) {
	for _, target := range []string{"/dev/zero", "."} {
		d := newDesk(t, map[string]string{"net.netplan.hcl": "cloud { region = \"cn-hangzhou\" }\n"})
		if err := os.Symlink(target, d.path("odd.auto.netplanvars")); err != nil {
			t.Fatal(err)
		}
		d.must(exitFailed, "validate", "DIR").warns("NP-FILE", "odd.auto.netplanvars is no regular file")
	}
	newDesk(t, map[string]string{"net.netplan.hcl": "cloud { region = \"cn-hangzhou\" }\n"}).must(exitUsage, "validate", "--changed-since", "", "DIR")
}
