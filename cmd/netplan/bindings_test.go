package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
	"netplan/engine"
)

// TestBindings looks at bindings, moves one and forgets one.
func TestBindings(t *testing.T) {
	d := smallDesk(t)
	at := func(code int, args ...string) *outcome {
		t.Helper()
		return d.must(code, append(append([]string{"bindings"}, args...), "--dir", "DIR")...)
	}
	if have := at(exitDone, "list").out; have != "" {
		t.Errorf("have %q before the first apply, want nothing", have)
	}
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	id := d.bound("vpc.main")
	if have := at(exitDone, "list").out; have != "vpc.main  cn-hangzhou  "+id+"\n" {
		t.Errorf("have %q", have)
	}
	var doc report.BindingsDocument
	at(exitDone, "list", "--format", "json").json(&doc)
	want := report.BindingsDocument{FormatVersion: 1, Bindings: map[string]engine.Binding{"vpc.main": {Type: "vpc", Region: "cn-hangzhou", ID: id, Prints: doc.Bindings["vpc.main"].Prints, Sensitive: []string{"description"}}}}
	if diff := cmp.Diff(want, doc); diff != "" {
		t.Errorf("bindings differ (-want +have):\n%s", diff)
	}
	at(exitFailed, "show", "vpc.none").quiet().warns("vpc.none is not bound")
	at(exitFailed, "rm", "vpc.none").quiet().warns("vpc.none is not bound")
	at(exitFailed, "mv", "vpc.none", "vpc.main").quiet().warns("vpc.none is not bound")
	at(exitFailed, "mv", "vpc.main", "vswitch.main").quiet().warns("vpc.main is a vpc")
	at(exitDone, "mv", "vpc.main", "vpc.moved")
	if d.bound("vpc.moved") != id {
		t.Error("the object has another id after mv")
	}
	d.edit("small.netplan.hcl", `"vpc" "main"`, `"vpc" "moved"`)
	d.edit("small.netplan.hcl", `vpc.main.id`, `vpc.moved.id`)
	clean(d)
	at(exitDone, "rm", "vpc.moved")
	if d.objects()["vpc"] != 1 {
		t.Error("rm touched the object")
	}
	d.must(exitDiffer, "plan", "--detailed-exitcode", "DIR").says("1 to create")
	at(exitDone, "unlock").says("The bindings are not locked.")
}

// TestLocked names who holds the lock, and changes nothing meanwhile.
func TestLocked(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	path := d.path(".netplan/sim/netplan.bindings.json.lock")
	text, _ := json.Marshal(engine.Holder{Host: "elsewhere", PID: 4711, What: "apply"})
	// A file that is left behind locks nobody out.
	d.write(".netplan/sim/netplan.bindings.json.lock", string(text))
	d.must(exitDone, "bindings", "unlock", "--dir", "DIR").says("not locked")
	d.write(".netplan/sim/netplan.bindings.json.lock", string(text))
	lock := flock.New(path)
	if taken, err := lock.TryLock(); !taken || err != nil {
		t.Fatal(taken, err)
	}
	defer lock.Close()
	before := d.read(".netplan/sim/netplan.bindings.json")
	for _, line := range []string{"apply --auto-approve --var name=other DIR", "destroy --auto-approve DIR", "bindings unlock --dir DIR", "bindings rm vpc.main --dir DIR", "bindings mv vpc.main vpc.x --dir DIR"} {
		d.must(exitFailed, strings.Fields(line)...).warns("elsewhere", "4711", "apply")
	}
	if d.read(".netplan/sim/netplan.bindings.json") != before || d.objects()["vpc"] != 1 {
		t.Error("something was changed under somebody else's lock")
	}
	// Reading needs no lock.
	d.must(exitDone, "plan", "DIR")
	d.must(exitDone, "bindings", "list", "--dir", "DIR").says("vpc.main")
}

// TestTwoAtOnce runs commands on one folder while another one is in the
// middle of its apply: they fail with a clear error or wait, and change nothing.
func TestTwoAtOnce(t *testing.T) {
	d := smallDesk(t)
	other := &desk{t: t, dir: d.dir, env: d.env}
	ran := false
	d.wrap = tapper(func(action string) {
		if action == "CreateVpc" && !ran {
			ran = true
			for _, command := range []string{"apply", "plan", "drift", "destroy", "output"} {
				other.must(exitFailed, command, "DIR").quiet().warns("used by another netplan", filepath.Join(".netplan", "sim"))
			}
		}
	})
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	if !ran {
		t.Fatal("no other command was run")
	}
	if have := d.objects()["vpc"]; have != 1 {
		t.Errorf("have %d VPCs, want 1", have)
	}
	d.wrap = nil
	clean(d)
}

// TestDamage damages each file that netplan keeps: every command that needs
// it says which, and what to do, and leaves it as it is.
func TestDamage(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"netplan.bindings.json", "restore it from version control or a backup"},
		{"cloud.json", "move the file away"},
		{"calls", "move the file away"},
		{"journal", "move the file away"},
	} {
		for how, damage := range map[string]func(string) string{
			"garbage":   func(string) string { return "garbage\n" },
			"binary":    func(string) string { return "\xfe\xff\n" },
			"cut":       func(text string) string { return text[:len(text)/3] + "\n" },
			"one digit": func(text string) string { return strings.Replace(text, "-bp1", "-bp9", 1) },
		} {
			if how == "one digit" && c.file != "netplan.bindings.json" && c.file != "journal" {
				continue // the simulated cloud has no checksum: its objects may be anything
			}
			t.Run(c.file+"/"+how, func(t *testing.T) {
				t.Parallel()
				d := halfway(t)
				name := ".netplan/sim/" + c.file
				d.write(name, damage(d.read(name)))
				before := d.files()
				for _, command := range []string{"plan", "drift", "apply", "destroy", "output"} {
					o := d.must(exitFailed, command, "DIR").quiet().warns(c.file, c.want)
					if strings.Contains(o.err, "panic") || strings.Contains(o.err, "goroutine") {
						t.Errorf("netplan %s panics:\n%s", command, o.err)
					}
				}
				if diff := cmp.Diff(before[name], d.files()[name]); diff != "" {
					t.Errorf("the damaged file was changed:\n%s", diff)
				}
			})
		}
	}
}

// halfway is a desk whose apply was cut off: with bindings, journal, cloud and
// calls.
func halfway(t *testing.T) *desk {
	t.Helper()
	d := smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.killAfter("ModifyVpcAttribute", "apply", "--auto-approve", "--var", "name=other", "DIR")
	for _, name := range []string{"netplan.bindings.json", "cloud.json", "calls", "journal"} {
		if text := d.read(".netplan/sim/" + name); len(text) < 90 {
			t.Fatalf("%s is only %q", name, text)
		}
	}
	return d
}

// killAfter kills a command line after the first call of an action. Which call
// that is a copy of the folder tells.
func (d *desk) killAfter(action string, args ...string) {
	d.t.Helper()
	probe := newDesk(d.t, d.files())
	calls, at := 0, 0
	probe.wrap = tapper(func(have string) {
		if calls++; have == action && at == 0 {
			at = calls
		}
	})
	probe.must(exitDone, clone(args)...)
	if !d.kill(programDir(d.t), fmt.Sprintf("after %d", at), args...) {
		d.t.Fatalf("the program was not killed after its call %d, %s", at, action)
	}
}

// TestRecoveryIsTold says what became of a run that was cut off.
func TestRecoveryIsTold(t *testing.T) {
	d := smallDesk(t)
	d.killAfter("CreateVpc", "apply", "--auto-approve", "DIR")
	o := d.must(exitDone, "plan", "DIR").says("No changes").warns("was cut off; its bindings are settled", "create vpc.main: CreateVpc had happened to vpc-")
	if strings.Contains(o.out, "cut off") {
		t.Error("what was recovered stands on standard output")
	}
	if again := d.must(exitDone, "plan", "DIR"); again.err != "" {
		t.Errorf("have %q a second time, want nothing", again.err)
	}
}

// TestFolderNotWritable says what cannot be written.
func TestFolderNotWritable(t *testing.T) {
	d := smallDesk(t)
	d.write(".netplan", "a file in place of the folder")
	for _, line := range []string{"plan DIR", "apply --auto-approve DIR", "drift DIR", "output DIR", "api DescribeVpcs --dir DIR"} {
		d.must(exitFailed, strings.Fields(line)...).quiet().warns(".netplan", "not a directory")
	}
	d.must(exitDone, "validate", "DIR")
	d.must(exitDone, "graph", "DIR")
	if err := os.Remove(d.path(".netplan")); err != nil {
		t.Fatal(err)
	}
	// For the real cloud, or a simulator, a plan writes nothing at all.
	d.env["NETPLAN_CLOUD"] = settledSim(t)
	d.must(exitDone, "plan", "DIR").says("1 to create")
	d.must(exitFailed, "drift", "DIR").quiet().warns("nothing is bound")
	d.leaves("small.netplan.hcl")
}

// TestPrivate keeps from others what may hold secrets.
func TestPrivate(t *testing.T) {
	d := halfway(t)
	for _, name := range []string{"cloud.json", "calls", "journal"} {
		info, err := os.Stat(d.path(".netplan/sim/" + name))
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: have mode %v, %v, want none for others", name, info.Mode(), err)
		}
	}
}
