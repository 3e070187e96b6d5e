package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAdopt loses the bindings and rebuilds them: the plan is empty again.
func TestAdopt(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	file := filepath.Join(d.dir, ".netplan", "sim", "netplan.bindings.json")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if o := d.must(exitFailed, "adopt", "DIR"); !strings.Contains(o.err, "not approved") {
		t.Errorf("without approval it says %q", o.err)
	}
	if o := d.must(exitDone, "adopt", "--auto-approve", "DIR"); !strings.Contains(o.out, "Bound: 16 objects.") {
		t.Errorf("have %s, want 16 objects bound", o.out)
	}
	d.must(exitDone, "plan", "--detailed-exitcode", "DIR")
	if o := d.must(exitDone, "adopt", "DIR"); o.out != "All resources are bound.\n" {
		t.Errorf("have %q when all are bound", o.out)
	}
}
