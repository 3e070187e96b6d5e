package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/cmd/netplan/report"
	"netplan/engine"
	"netplan/schema"
)

// diag is a diagnostic at a line and column of a file.
func diag(file string, line, column int, code, addr string) *hcl.Diagnostic {
	d := &hcl.Diagnostic{Severity: hcl.DiagError, Summary: "Bad " + code, Detail: "It is bad.", Extra: schema.Note{Code: code, Addr: addr}}
	if file != "" {
		d.Subject = &hcl.Range{Filename: file, Start: hcl.Pos{Line: line, Column: column}, End: hcl.Pos{Line: line, Column: column + 3}}
	}
	return d
}

// TestFindingsAreSorted by file, line, column, code and address, whatever the
// order in which they were found.
func TestFindingsAreSorted(t *testing.T) {
	want := hcl.Diagnostics{
		diag("", 0, 0, "NP-A", ""),
		diag("a", 1, 1, "NP-A", "x.a"),
		diag("a", 1, 1, "NP-A", "x.b"),
		diag("a", 1, 1, "NP-B", "x.a"),
		diag("a", 1, 2, "NP-A", "x.a"),
		diag("a", 2, 1, "NP-A", "x.a"),
		diag("b", 1, 1, "NP-A", "x.a"),
	}
	sorted := report.Findings("", nil, want)
	for turn := range want {
		mixed := append(append(hcl.Diagnostics{}, want[turn:]...), want[:turn]...)
		if diff := cmp.Diff(sorted, report.Findings("", nil, mixed)); diff != "" {
			t.Errorf("turned by %d (-want +have):\n%s", turn, diff)
		}
	}
	for i, d := range want {
		if f := sorted[i]; f.Code != schema.Code(d) || d.Subject != nil && f.Line != d.Subject.Start.Line {
			t.Errorf("have %+v at %d, want %v", f, i, d)
		}
	}
}

func TestCount(t *testing.T) {
	list := report.Findings("", nil, hcl.Diagnostics{diag("a", 1, 1, "A", ""), {Severity: hcl.DiagWarning, Summary: "x"}, {Severity: hcl.DiagWarning, Summary: "y"}})
	if errs, warnings := report.Count(list); errs != 1 || warnings != 2 {
		t.Errorf("have %d errors and %d warnings, want 1 and 2", errs, warnings)
	}
	var doc report.FindingsJSON
	var text bytes.Buffer
	if err := errors.Join(report.JSON(&text, report.Checked{Findings: list[1:]}), json.Unmarshal(text.Bytes(), &doc)); err != nil {
		t.Fatal(err)
	}
	if doc.Errors+doc.Warnings != 2 || doc.Valid != (doc.Errors == 0) {
		t.Errorf("have %+v", doc)
	}
}

// evil is a finding whose texts hold what each format treats specially.
func evil() report.Checked {
	return report.Checked{Command: "validate", Version: "1", Folders: []string{"x"}, Findings: []report.Finding{{
		Code: "NP-X", Severity: "error", Summary: "a,b:c%d\r\n<&>\"'", Address: `vpc.a["x::y"]`,
		Detail: "one\ntwo ::error:: ]]> \x01 \xff", Folder: "x",
		Place: report.Place{File: "my net,1:2%.netplan.hcl", Line: 3, Column: 4, EndLine: 3, EndColumn: 9},
	}}}
}

// TestGitHubEscapes writes one command, whatever its texts hold.
func TestGitHubEscapes(t *testing.T) {
	var text bytes.Buffer
	if err := report.GitHub(&text, evil()); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text.String(), "\n"); n != 2 || strings.Contains(text.String(), "\r") {
		t.Fatalf("have %d lines, want 2:\n%s", n, &text)
	}
	command, _, _ := strings.Cut(text.String(), "\n")
	properties, message, _ := strings.Cut(strings.TrimPrefix(command, "::error "), "::")
	have := map[string]string{}
	unescape := strings.NewReplacer("%3A", ":", "%2C", ",", "%0D", "\r", "%0A", "\n", "%25", "%")
	for p := range strings.SplitSeq(properties, ",") {
		name, value, _ := strings.Cut(p, "=")
		have[name] = unescape.Replace(value)
	}
	f := evil().Findings[0]
	want := map[string]string{"file": f.File, "line": "3", "col": "4", "endLine": "3", "endColumn": "9", "title": f.Code + " " + f.Summary}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("properties differ (-want +have):\n%s", diff)
	}
	if m := unescape.Replace(message); !strings.Contains(m, f.Detail) || !strings.Contains(m, f.Address) {
		t.Errorf("have message %q", m)
	}
}

// TestGitHubShowsTen errors and ten warnings at most, one of each code before
// a second one, and has all of them in the log.
func TestGitHubShowsTen(t *testing.T) {
	for _, n := range []int{0, 1, 10, 20, 21, 1000} {
		c := manyFindings(n, 3, "Bad.") // a third are warnings
		var text bytes.Buffer
		if err := report.GitHub(&text, c); err != nil {
			t.Fatal(err)
		}
		for severity, all := range map[string]int{"error": n - (n+2)/3, "warning": (n + 2) / 3} {
			if have := strings.Count("\n"+text.String(), "\n::"+severity+" "); have != min(all, 10) {
				t.Errorf("%d findings: %d annotations are %ss, want %d", n, have, severity, min(all, 10))
			}
		}
		for i := range n {
			if !strings.Contains(text.String(), fmt.Sprintf("vswitch.zone[%d]:", i)) {
				t.Errorf("%d findings: number %d is not told", n, i)
			}
		}
		if shown, _, _ := strings.Cut(text.String(), "::group::"); n > 2 && (!strings.Contains(shown, "title=NP-001 ") || !strings.Contains(shown, "title=NP-002 ")) {
			t.Errorf("%d findings: not every code is shown:\n%s", n, shown)
		}
	}
}

// TestDocumentsParse writes documents that parse, whatever the texts hold.
func TestDocumentsParse(t *testing.T) {
	var text bytes.Buffer
	if err := errors.Join(report.JUnit(&text, evil()), xml.Unmarshal(text.Bytes(), new(struct{ XMLName xml.Name }))); err != nil {
		t.Errorf("JUnit: %v in\n%s", err, &text)
	}
	for name, write := range map[string]func(io.Writer) error{
		"SARIF":  func(w io.Writer) error { return report.SARIF(w, evil()) },
		"JSON":   func(w io.Writer) error { return report.JSON(w, evil()) },
		"GitLab": func(w io.Writer) error { return report.GitLab(w, evil()) },
	} {
		text.Reset()
		if err := write(&text); err != nil || !json.Valid(text.Bytes()) {
			t.Errorf("%s: %v, not valid:\n%s", name, err, &text)
		}
	}
	text.Reset()
	if err := report.SARIF(&text, evil()); err != nil || !strings.Contains(text.String(), `"uri": "./my%20net,1:2%25.netplan.hcl"`) {
		t.Errorf("have %v,\n%s", err, &text)
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room left")

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestWritersTellFailures returns the writer's error from every function, so
// that a cut report is not taken for a whole one.
func TestWritersTellFailures(t *testing.T) {
	plan := &engine.Plan{Bindings: &engine.Bindings{}}
	result := &engine.Result{}
	outputs := map[string]report.OutputItem{"a": {}}
	for name, err := range map[string]error{
		"JSON":         report.JSON(full{}, report.Checked{}),
		"SARIF":        report.SARIF(full{}, report.Checked{}),
		"JUnit":        report.JUnit(full{}, report.Checked{}),
		"GitHub":       report.GitHub(full{}, report.Checked{}),
		"GitLab":       report.GitLab(full{}, report.Checked{}),
		"Markdown":     report.Markdown(full{}, report.Checked{}),
		"PlanText":     report.PlanText(full{}, report.NewPlan(plan, engine.ModeApply)),
		"PlanJSON":     report.PlanJSON(full{}, report.NewPlan(plan, engine.ModeApply)),
		"PlanMarkdown": report.PlanMarkdown(full{}, report.NewPlan(plan, engine.ModeApply)),
		"PlanHTML":     report.PlanHTML(full{}, report.NewPlan(plan, engine.ModeApply)),
		"ResultText":   report.ResultText(full{}, plan, result),
		"ResultJSON":   report.ResultJSON(full{}, plan, result, nil),
		"SavedText":    report.SavedText(full{}, &engine.SavedPlan{}),
		"DriftText":    report.DriftText(full{}, &engine.Drift{}),
		"DriftJSON":    report.DriftJSON(full{}, &engine.Drift{}),
		"OutputsText":  report.OutputsText(full{}, outputs),
		"OutputsJSON":  report.OutputsJSON(full{}, outputs),
		"OutputValue":  report.OutputValue(full{}, schema.Output{Value: cty.True}),
		"BindingsJSON": report.BindingsJSON(full{}, &engine.Bindings{}),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: have %v, want %v", name, err, errFull)
		}
	}
}

// TestResultText tells of failures with place, code, request and advice, and
// of what was not started.
func TestResultText(t *testing.T) {
	step := func(key string) *engine.Step { return &engine.Step{Key: key} }
	plan := &engine.Plan{Steps: []*engine.Step{step("create vpc.a"), step("create vswitch.b"), step("create vswitch.c")}}
	failed := &engine.Result{
		Failed: []engine.Failure{{
			Step: step("create vpc.a"), Action: "CreateVpc", Code: "QuotaExceeded.Vpc", Message: "too many", RequestID: "R-1", Advice: "ask for more",
			Range: hcl.Range{Filename: "net.netplan.hcl", Start: hcl.Pos{Line: 7, Column: 1}, End: hcl.Pos{Line: 7, Column: 9}},
		}},
		NotStarted: []engine.Skip{{Step: step("create vswitch.b"), After: "create vpc.a"}, {Step: step("create vswitch.c")}},
	}
	for _, c := range []struct {
		name   string
		result *engine.Result
		want   []string
	}{
		{"failed", failed, []string{
			"FAILED create vpc.a at net.netplan.hcl:7,1-9", "CreateVpc answers QuotaExceeded.Vpc: too many (request R-1)", "    ask for more",
			"not started: create vswitch.b: create vpc.a is not done", "not started: create vswitch.c: the run was ended before",
			"Not applied: 0 of 3 steps done, 1 failed, 2 not started.",
		}},
		{"failed without code", &engine.Result{Failed: []engine.Failure{{Step: step("create vpc.a"), Message: "connection reset"}}}, []string{"FAILED create vpc.a\n    connection reset\n"}},
		{"interrupted", &engine.Result{Interrupted: true, Done: plan.Steps[:1], NotStarted: []engine.Skip{{Step: plan.Steps[1]}}}, []string{"Interrupted: 1 of 3 steps done. Apply again to go on."}},
		{"done", &engine.Result{Done: plan.Steps, Took: 65 * time.Second}, []string{"Applied: 3 steps done in 1m5s."}},
		{"one done", &engine.Result{Done: plan.Steps[:1], Took: 2 * time.Minute}, []string{"Applied: 1 step done in 2m."}},
	} {
		var text bytes.Buffer
		if err := report.ResultText(&text, plan, c.result); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(text.String(), want) {
				t.Errorf("%s: have\n%s\nwant %q in it", c.name, &text, want)
			}
		}
	}
}

// TestOutputValue writes a text bare and all else as JSON.
func TestOutputValue(t *testing.T) {
	for _, c := range []struct {
		value cty.Value
		want  string
	}{
		{cty.StringVal("a b"), "a b"},
		{cty.StringVal(""), ""},
		{cty.NumberIntVal(1 << 60), "1152921504606846976"},
		{cty.True, "true"},
		{cty.NullVal(cty.String), "null"},
		{cty.TupleVal([]cty.Value{cty.StringVal("a"), cty.NullVal(cty.DynamicPseudoType)}), `["a",null]`},
		{cty.ObjectVal(map[string]cty.Value{"k": cty.StringVal(`"`)}), `{"k":"\""}`},
		{cty.MapValEmpty(cty.String), "{}"},
	} {
		var text bytes.Buffer
		if err := report.OutputValue(&text, schema.Output{Value: c.value}); err != nil || text.String() != c.want+"\n" {
			t.Errorf("have %q, %v, want %q", &text, err, c.want)
		}
	}
}

// TestDriftTextTellsThePlace of what is not managed.
func TestDriftTextTellsThePlace(t *testing.T) {
	d := &engine.Drift{
		Missing:   []engine.Missing{{Addr: "vpc.a", Binding: engine.Binding{Type: "vpc", Region: "cn-x", ID: "vpc-1"}}},
		Unmanaged: []engine.Unmanaged{{Type: "vswitch", Region: "cn-x", ID: "vsw-1", Within: "vpc.b"}, {Type: "vpc", Region: "cn-x", ID: "vpc-2"}},
	}
	var text bytes.Buffer
	if err := report.DriftText(&text, d); err != nil {
		t.Fatal(err)
	}
	want := "Missing:\n- vpc.a (vpc vpc-1 in cn-x)\n\nNot managed:\n? vswitch vsw-1 in cn-x, in vpc.b\n? vpc vpc-2 in cn-x\n\nDrift: 0 changed, 1 missing, 2 not managed.\n"
	if diff := cmp.Diff(want, text.String()); diff != "" {
		t.Errorf("text differs (-want +have):\n%s", diff)
	}
	var have []string
	for _, f := range report.DriftFindings("", nil, d) {
		have = append(have, f.Code+" "+f.Severity+" "+f.Address)
	}
	slices.Sort(have)
	codes := []string{"NP-DRIFT-MISSING warning vpc.a", "NP-DRIFT-UNMANAGED warning ", "NP-DRIFT-UNMANAGED warning "}
	if diff := cmp.Diff(codes, have); diff != "" {
		t.Errorf("findings differ (-want +have):\n%s", diff)
	}
}
