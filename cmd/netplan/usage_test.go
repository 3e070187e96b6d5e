package main

import (
	"strings"
	"testing"
)

// TestMistakes are command lines that are refused before anything is done:
// exit code 64, one line that says what is wrong, nothing on standard output.
func TestMistakes(t *testing.T) {
	d := deskWith(t, "quickstart")
	for _, c := range []struct{ line, want string }{
		{"frob", `unknown command "frob"`},
		{"valdate", `did you mean validate?`},
		{"bindings frob", `unknown command "bindings frob"`},
		{"bindings lis", `did you mean list?`},
		{"completion cmd", `unknown command "completion cmd"`},
		{"help frob", `unknown command "frob"`},
		{"plan --nope DIR", "unknown flag: --nope"},
		{"plan --var", "flag needs an argument: --var"},
		{"bindings list --nope", "unknown flag: --nope"},
		{"plan DIR DIR", "netplan plan takes ["},
		{"version 1", `netplan version takes no argument, not "1"`},
		{"bindings show", "netplan bindings show takes ADDRESS, not nothing"},
		{"bindings mv a", `netplan bindings mv takes FROM TO, not "a"`},
		{"show", "netplan show takes PLAN, not nothing"},
		{"validate DIR/none", "DIR/none is neither a folder with topology files nor a file of one"},
		{"validate DIR DIR/network.netplan.hcl", "no topology in the current folder or below reads DIR/network.netplan.hcl"},
		{"plan DIR/none", "DIR/none is not a folder with topology files"},
		{"plan DIR/network.netplan.hcl", "network.netplan.hcl is not a folder with topology files"},
		{"drift DIR/none", "DIR/none is not a folder with topology files"},
		{"graph DIR/none", "DIR/none is not a folder with topology files"},
		{"apply DIR/none", "DIR/none is neither a folder with topology files nor a saved plan"},
		{"destroy DIR/none", "DIR/none is neither a folder"},
		{"show DIR/none", "DIR/none is neither a folder"},
		{"show DIR", "is no saved plan"},
		{"fmt DIR/none", "DIR/none is neither a folder with topology files nor a file"},
		{"output zones", "netplan output . zones"},
		{"bindings list --dir DIR/none", "DIR/none is not a folder"},
		{"api DescribeVpcs --dir DIR/none", "DIR/none is not a folder"},
		{"validate --format xml DIR", `"xml" is not text, json, sarif, junit, github, gitlab or markdown`},
		{"plan --format xml DIR", `"xml" is not text, json, markdown or html`},
		{"apply --format html DIR", `"html" is not text or json`},
		{"drift --format html DIR", `"html" is not text, json, sarif, junit, github, gitlab or markdown`},
		{"output --format html DIR", `"html" is not text or json`},
		{"show --format xml DIR", `"xml" is not text, json, markdown or html`},
		{"bindings list --format html --dir DIR", `"html" is not text or json`},
		{"plan --cloud aws DIR", `"aws" is not aliyun, sim or a URL`},
		{"plan --cloud http:// DIR", `--cloud is not a URL of scheme, host and port`},
		{"plan --cloud= DIR", `--cloud is empty`},
		{"plan --cloud http://u:p@127.0.0.1:1 DIR", "is not a URL of scheme, host and port"},
		{"plan --cloud http://127.0.0.1:1/x DIR", "is not a URL of scheme, host and port"},
		{"plan --cloud http://127.0.0.1:1?x DIR", "is not a URL of scheme, host and port"},
		{"bindings list --cloud aws --dir DIR", `"aws" is not aliyun, sim or a URL`},
		{"apply --parallelism 0 DIR", "--parallelism 0 is not 1 or more"},
		{"plan --parallelism 0 DIR", "--parallelism 0 is not 1 or more"},
		{"apply --parallelism x DIR", "invalid argument"},
		{"types frob", `there is no resource type or data source "frob"`},
		{"validate --explain NP-FROB", `there is no code "NP-FROB"`},
		{"api Frob", `the API has no action "Frob"`},
		{"api CreateVpc name", `"name" is not of the form NAME=VALUE`},
		{"sim --listen 0.0.0.0:0", "is not on loopback"},
		{"sim --listen [::]:0", "is not on loopback"},
		{"sim --listen :8701", "is not on loopback"},
		{"sim --listen example.com:80", "is not on loopback"},
		{"sim --listen 8701", "is not an address and port"},
		{"sim --quota frob=1", "there is no such quota"},
		{"sim --settle soon", "invalid argument"},
		{"sim --settle -1s", "--settle -1s is negative"},
	} {
		o := d.run(strings.Fields(c.line)...)
		if o.code != exitUsage {
			t.Errorf("netplan %s exits %d, want %d", c.line, o.code, exitUsage)
		}
		o.quiet().warns("Error: ", strings.ReplaceAll(c.want, "DIR", d.dir), "Run 'netplan help'")
		if lines := strings.Count(o.err, "\n"); lines != 2 {
			t.Errorf("netplan %s: have %d lines of error, want 2:\n%s", c.line, lines, o.err)
		}
	}
	d.leaves("internet.netplan.hcl", "network.netplan.hcl")
}

// TestHelp describes every command, and the program alone.
func TestHelp(t *testing.T) {
	d := newDesk(t, nil)
	root := newRoot(system{})
	d.must(exitDone).says("Usage:")
	d.must(exitDone, "help").says("Usage:")
	for _, c := range root.Commands() {
		d.must(exitDone, "help", c.Name()).says("netplan " + c.Name())
		d.must(exitDone, c.Name(), "--help").says("Usage:")
		d.must(exitDone, "help").says("  " + c.Name())
		if c.Short == "" || strings.HasSuffix(c.Short, ".") {
			t.Errorf("%s is described as %q, want words without a full stop", c.Name(), c.Short)
		}
	}
	d.must(exitDone, "help", "bindings", "mv").says("netplan bindings mv FROM TO")
}

func TestVersion(t *testing.T) {
	d := newDesk(t, nil)
	want := d.must(exitDone, "version").says("netplan ", "VPC API 2016-04-28\n").out
	if have := d.must(exitDone, "--version").out; have != want {
		t.Errorf("--version prints %q, want %q", have, want)
	}
}

func TestCompletion(t *testing.T) {
	d := newDesk(t, nil)
	for _, sh := range []string{"bash", "zsh", "fish", "powershell"} {
		d.must(exitDone, "completion", sh).says("netplan")
	}
	d.must(exitDone, "__complete", "bind").says("bindings")
}

func TestTypes(t *testing.T) {
	d := newDesk(t, nil)
	list := d.must(exitDone, "types")
	for _, name := range registry().Types() {
		list.says(name + " ")
		d.must(exitDone, "types", name).says("# "+name, "## Example", "API reference: ")
	}
	for _, name := range registry().Sources() {
		list.says("data." + name + " ")
		d.must(exitDone, "types", "data."+name).says("# "+name, "## Arguments", "## Results")
		d.must(exitDone, "types", name).says("## Results")
	}
}
