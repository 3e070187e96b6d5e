package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"

	"netplan/cmd/netplan/report"
	"netplan/schema"
	"netplan/schema/rules"
)

// What one folder of a few kilobytes may cost to validate, whatever it says.
const (
	maxCaseTime  = 5 * time.Second // of the processor
	maxCaseBytes = 4 << 30         // allocated
)

// FuzzValidate gives folders of arbitrary files to all that validate is made
// of: no panic, findings that are documented and well-formed in every format,
// the same ones again, and in bounds of time and memory.
func FuzzValidate(f *testing.F) {
	for _, text := range folderTexts(f) {
		f.Add(text)
	}
	dir := fuzzFolder(f)
	f.Fuzz(func(t *testing.T, text string) { checkFolder(t, dir, unpack(text)) })
}

// fuzzFolder is a folder for the cases, in memory where the machine has it.
func fuzzFolder(f *testing.F) string {
	dir, err := os.MkdirTemp("/dev/shm", "netplan-fuzz")
	if err != nil {
		return f.TempDir()
	}
	f.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// packed is the line before a file of a packed folder.
var packed = regexp.MustCompile(`(?m)^-- ([a-z0-9_]+/)?([a-z0-9_-]+\.(?:netplan\.hcl|auto\.netplanvars|txt)) --\n`)

// unpack splits a text into the files of a folder. What stands before the first
// name is main.netplan.hcl.
func unpack(text string) map[string]string {
	files := map[string]string{}
	name, at := "main.netplan.hcl", 0
	for _, m := range packed.FindAllStringSubmatchIndex(text, 20) {
		files[name] += text[at:m[0]]
		name, at = strings.TrimSuffix(strings.TrimPrefix(text[m[0]:m[1]], "-- "), " --\n"), m[1]
	}
	files[name] += text[at:]
	return files
}

// checkFolder validates a folder of files twice and judges what comes of it.
func checkFolder(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	writeFolder(t, dir, files)
	watch := time.AfterFunc(2*time.Minute, func() { panic("a case takes minutes") })
	defer watch.Stop()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processorTime(t)
	first, list := validateFolder(t, dir)
	if took := processorTime(t) - start; took > maxCaseTime {
		t.Errorf("took %v of the processor, want at most %v", took, maxCaseTime)
	}
	runtime.ReadMemStats(&after)
	if have := after.TotalAlloc - before.TotalAlloc; have > maxCaseBytes {
		t.Errorf("allocated %d MB, want at most %d", have>>20, maxCaseBytes>>20)
	}
	checkFindings(t, list)
	if again, _ := validateFolder(t, dir); again != first {
		t.Errorf("have other findings the second time\n%s\nwant\n%s", again, first)
	}
}

// writeFolder makes a folder hold these files and no others.
func writeFolder(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	old, err := filepath.Glob(filepath.Join(dir, "*"))
	for _, name := range old {
		err = errors.Join(err, os.RemoveAll(name))
	}
	for name, text := range files {
		full := filepath.Join(dir, name)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(full), 0o700), os.WriteFile(full, []byte(text), 0o600))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// processorTime is what the process has used.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

var fuzzTypes = sync.OnceValue(registry)

// validateFolder does what the command does, and applies rules, checks and
// outputs also to what has mistakes. It returns the findings as JSON.
func validateFolder(t *testing.T, dir string) (string, []report.Finding) {
	t.Helper()
	p := &project{sys: system{err: io.Discard, environ: func() []string { return nil }}, dir: dir, types: fuzzTypes()}
	var diags hcl.Diagnostics
	if p.config, diags = schema.Load(dir, p.types); !diags.HasErrors() {
		diags = append(diags, p.readVars(schema.Disk{}, varFlags{})...)
		topology, more := p.config.Evaluate(schema.Inputs{Vars: p.vars})
		_, wrong := topology.Outputs(nil)
		diags = append(append(append(diags, more...), wrong...), topology.Checks(nil)...)
		diags = append(diags, topology.Validate(rules.All())...)
	}
	if err := p.report(diags); err != nil && !errors.Is(err, errReported) {
		t.Error(err)
	}
	list := p.findings()
	return writeFormats(t, list), list
}

// writeFormats writes findings in every format and returns the JSON.
func writeFormats(t *testing.T, list []report.Finding) string {
	t.Helper()
	written := map[string]*bytes.Buffer{}
	found := report.Checked{Command: "validate", Folders: []string{"."}, Rules: ruleDocs(), Findings: list}
	for format, write := range checkedFormats {
		written[format] = &bytes.Buffer{}
		if err := write(written[format], found); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
	for _, format := range []string{"json", "sarif", "gitlab"} {
		if !json.Valid(written[format].Bytes()) {
			t.Errorf("%s is not valid JSON", format)
		}
	}
	if err := xml.Unmarshal(written["junit"].Bytes(), new(struct{})); err != nil {
		t.Errorf("junit is no XML: %v", err)
	}
	if n := written["markdown"].Len(); n > 65535 {
		t.Errorf("markdown has %d bytes, which is no comment", n)
	}
	return written["json"].String()
}

var documentedCodes = sync.OnceValue(func() map[string]bool {
	codes := map[string]bool{}
	for _, c := range documented() {
		codes[c.Code] = true
	}
	return codes
})

// checkFindings wants a documented code, a place and words.
func checkFindings(t *testing.T, list []report.Finding) {
	t.Helper()
	for _, f := range list {
		if !documentedCodes()[f.Code] || f.File == "" || f.Summary == "" || f.Detail == "" || f.EndLine < f.Line {
			t.Errorf("have %+v, want a documented code, a place and a detail", f)
		}
	}
}
