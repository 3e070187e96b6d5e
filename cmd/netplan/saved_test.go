package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"netplan/engine"
)

// TestSavedPlan applies a saved plan as it was shown.
func TestSavedPlan(t *testing.T) {
	d := smallDesk(t)
	shown := d.must(exitDone, "plan", "--out", "DIR/plan", "DIR").out
	d.must(exitDone, "show", "DIR/plan").says("Saved plan to apply .", "for the cloud sim.\n\n"+shown)
	o := d.must(exitDone, "apply", "--auto-approve", "DIR/plan").says("Applied: 1 step done")
	if !strings.HasPrefix(o.out, shown) {
		t.Errorf("apply shows\n%s\nand plan showed\n%s", o.out, shown)
	}
	d.must(exitFailed, "apply", "--auto-approve", "DIR/plan").quiet().warns("the saved plan is out of date: all that it does is done already", "plan again")
	d.must(exitDone, "plan", "--destroy", "--out", "DIR/plan", "DIR")
	d.must(exitDone, "show", "DIR/plan").says("Saved plan to destroy .")
	d.must(exitDone, "apply", "--auto-approve", "DIR/plan").says("1 to destroy")
	if have := d.objects(); len(have) > 0 {
		t.Errorf("the cloud holds %v, want nothing", have)
	}
}

// TestSavedPlanKnowsItsCloud is applied to the cloud that it was made for.
func TestSavedPlanKnowsItsCloud(t *testing.T) {
	d := smallDesk(t)
	d.env["NETPLAN_CLOUD"] = ""
	d.must(exitDone, "plan", "--cloud", "sim", "--out", "DIR/plan", "DIR")
	d.must(exitDone, "apply", "--auto-approve", "DIR/plan")
	if have := d.objects()["vpc"]; have != 1 {
		t.Errorf("the simulated cloud holds %d VPCs, want 1", have)
	}
}

// TestSavedPlanOfAnotherCloud says so before anything of that cloud is asked for.
func TestSavedPlanOfAnotherCloud(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "plan", "--cloud", "sim", "--out", "DIR/plan", "DIR")
	for _, cloud := range []string{"aliyun", "http://127.0.0.1:1"} {
		d.must(exitUsage, "apply", "--cloud", cloud, "DIR/plan").quiet().warns("is for the cloud sim, and not for "+cloud, "leave out --cloud")
	}
	d.must(exitDone, "apply", "--cloud", "sim", "--auto-approve", "DIR/plan")
}

// TestClosedPipe says nothing of a pipe that nobody reads any more, but where
// more was asked than to show something.
func TestClosedPipe(t *testing.T) {
	bin := programDir(t)
	d := newDesk(t, map[string]string{"small.netplan.hcl": small})
	d.sh(bin, ".", "netplan plan --out plan")
	closed := func(line string) string {
		return d.sh(bin, ".", "mkfifo pipe; : <pipe & exec 3>pipe; wait $!; "+line+" >&3; echo code $?; rm pipe")
	}
	for _, line := range []string{"netplan show plan", "netplan plan", "netplan plan --format json"} {
		if have := closed(line); have != "code 141\n" {
			t.Errorf("%s: have %q", line, have)
		}
	}
	if have := closed("netplan plan --out none/plan"); !strings.HasSuffix(have, "code 1\n") || !strings.Contains(have, "none/plan") {
		t.Errorf("have %q", have)
	}
	if have := closed("netplan apply --auto-approve plan"); !strings.Contains(have, "nothing was changed") || !strings.HasSuffix(have, "code 1\n") {
		t.Errorf("have %q", have)
	}
}

// TestSavedPlanAsked asks before a saved plan is applied too.
func TestSavedPlanAsked(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "plan", "--out", "DIR/plan", "DIR")
	d.must(exitFailed, "apply", "DIR/plan").warns("not approved")
}

// TestSavedPlanOfPart keeps the targets.
func TestSavedPlanOfPart(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.must(exitDone, "plan", "--target", "vpc.main", "--out", "DIR/plan", "DIR")
	d.must(exitDone, "apply", "--auto-approve", "DIR/plan").says("1 step done")
}

// TestSavedPlanOutOfDate refuses a plan when what decides it has moved, and
// says what; nothing is changed.
func TestSavedPlanOutOfDate(t *testing.T) {
	for name, c := range map[string]struct {
		move func(d *desk)
		args []string
		want []string
	}{
		"topology": {func(d *desk) { d.edit("small.netplan.hcl", `"small"`, `"large"`) }, nil,
			[]string{`vpc.main: vpc_name was wanted as "small", and is wanted as "large" (concerns update vpc.main)`, "These files have changed: small.netplan.hcl."}},
		"variable": {func(*desk) {}, []string{"--var", "name=other"}, []string{"of none then, of name now", `is wanted as "other"`}},
		"secret": {func(d *desk) { d.edit("small.netplan.hcl", "hush-again", "hush-thrice") }, nil,
			[]string{"a sensitive value is another: one of vpc.main description, vpc.main vpc-"}},
		"bindings": {func(d *desk) {
			d.must(exitDone, "bindings", "rm", "vpc.main", "--dir", "DIR")
		}, nil, []string{"vpc.main: its object was vpc-", "and is (none)"}},
		"drift": {func(d *desk) {
			d.must(exitDone, "api", "ModifyVpcAttribute", "VpcId="+d.bound("vpc.main"), "VpcName=drifted", "--dir", "DIR")
		}, nil, []string{`vpc.main: vpc_name was "small", and is "drifted"`}},
		"rules": {func(d *desk) {
			d.edit("small.netplan.hcl", "variable \"secret\"", "resource \"vswitch\" \"a\" {}\nvariable \"secret\"")
		}, nil,
			[]string{"vswitch"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := smallDesk(t)
			d.must(exitDone, "apply", "--auto-approve", "DIR")
			d.edit("small.netplan.hcl", "hush-hush", "hush-again")
			d.must(exitDone, "plan", "--out", "DIR/plan", "DIR")
			c.move(d)
			cloud := d.read(".netplan/sim/netplan.bindings.json")
			o := d.must(exitFailed, with(c.args, "apply", "--auto-approve", "DIR/plan")...)
			o.quiet().warns(c.want...)
			if strings.Contains(o.err, "hush") {
				t.Errorf("a secret is told: %s", o.err)
			}
			if d.read(".netplan/sim/netplan.bindings.json") != cloud {
				t.Error("a plan that was refused has changed the bindings")
			}
		})
	}
}

// bound is the id of the object that an address is bound to.
func (d *desk) bound(addr string) string {
	d.t.Helper()
	var b engine.Binding
	if err := json.Unmarshal([]byte(d.must(exitDone, "bindings", "show", addr, "--dir", "DIR").out), &b); err != nil {
		d.t.Fatal(err)
	}
	return b.ID
}

// TestSavedPlanElsewhere makes and applies plans from other working
// directories than that of the topology.
func TestSavedPlanElsewhere(t *testing.T) {
	bin := programDir(t)
	for name, c := range map[string]struct{ at, plan, then, apply string }{
		"inside":         {"net", "netplan plan --out plan", "net", "netplan apply --auto-approve plan"},
		"from above":     {".", "netplan plan --out net/plan net", "net", "netplan apply --auto-approve plan"},
		"beside":         {".", "netplan plan --out plan net", "net", "netplan apply --auto-approve ../plan"},
		"other folder":   {"out", "netplan plan --out plan ../net", ".", "netplan apply --auto-approve out/plan"},
		"whole moved":    {".", "netplan plan --out out/plan net && mkdir moved && mv net out moved", "moved/out", "netplan apply --auto-approve plan"},
		"through a link": {".", "ln -s net link && netplan plan --out plan link", ".", "netplan apply --auto-approve plan"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, map[string]string{"net/small.netplan.hcl": small, "out/keep": ""})
			d.sh(bin, c.at, c.plan)
			if have := d.sh(bin, c.then, c.apply); !strings.Contains(have, "Applied: 1 step done") {
				t.Errorf("have\n%s", have)
			}
		})
	}
}

// sh runs a command line in a folder, with the program in the path. It must
// succeed.
func (d *desk) sh(bin, at, line string) string {
	d.t.Helper()
	cmd := exec.CommandContext(d.t.Context(), "sh", "-c", line)
	cmd.Dir = d.path(at)
	cmd.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "NETPLAN_CLOUD=sim")
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.t.Fatalf("%s: %v\n%s", line, err, out)
	}
	return string(out)
}

// TestNoSavedPlan refuses files that are no saved plan.
func TestNoSavedPlan(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "plan", "--out", "DIR/plan", "DIR")
	good := d.read("plan")
	for name, text := range map[string]string{
		"empty":   "",
		"text":    "hello\n",
		"json":    "{}\n",
		"torn":    good[:len(good)/2],
		"newer":   strings.Replace(good, `"format_version": 2`, `"format_version": 3`, 1),
		"edited":  strings.Replace(good, `"mode": "apply"`, `"mode": "destroy"`, 1),
		"unknown": strings.Replace(good, `"mode"`, `"extra": 1, "mode"`, 1),
		"binary":  "\x00\x01\x02",
	} {
		d.write("bad", text)
		for _, command := range []string{"apply", "show"} {
			o := d.must(exitFailed, command, "DIR/bad").quiet().warns(d.path("bad"))
			if !strings.Contains(o.err, "saved plan") {
				t.Errorf("%s: netplan %s says %q", name, command, o.err)
			}
		}
	}
	d.must(exitFailed, "apply", "DIR/small.netplan.hcl").quiet().warns("not a saved plan")
	d.write("elsewhere/plan", good)
	d.must(exitFailed, "apply", "DIR/elsewhere/plan").quiet().warns("put the plan where it lay", d.path("elsewhere")+" holds no topology file")
	if err := os.Remove(d.path("elsewhere/plan")); err != nil {
		t.Fatal(err)
	}
	d.must(exitDone, "plan", "--out", "DIR/elsewhere/plan", "DIR")
	d.write("deeper/below/plan", d.read("elsewhere/plan"))
	d.must(exitFailed, "apply", "DIR/deeper/below/plan").quiet()
}

// TestPlanOutCannotBeWritten says why; what was planned is shown.
func TestPlanOutCannotBeWritten(t *testing.T) {
	d := smallDesk(t)
	d.must(exitFailed, "plan", "--out", "DIR/none/plan", "DIR").says("1 to create").warns("none/plan", "no such file")
	d.must(exitFailed, "plan", "--out", "DIR", "DIR").warns("is a directory")
	d.must(exitDone, "plan", "--out", "DIR/plan", "DIR")
	info, err := os.Stat(filepath.Join(d.dir, "plan"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("have %v, %v, want a file that its owner alone reads", info.Mode(), err)
	}
}
