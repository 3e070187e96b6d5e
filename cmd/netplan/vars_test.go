package main

import (
	"strings"
	"testing"
)

const named = `cloud { region = "cn-hangzhou" }

variable "name" {
  type    = string
  default = "from-default"
}

variable "count" {
  type    = number
  default = 1
}

variable "tags" {
  type    = map(list(string))
  default = {}
}

resource "vpc" "main" {
  count      = var.count
  vpc_name   = "main-${count.index}"
  cidr_block = "10.0.0.0/16"
}

output "name" { value = var.name }
output "tags" { value = var.tags }
`

// TestVariablePrecedence gives a variable a value in every way; the later in
// this list wins.
func TestVariablePrecedence(t *testing.T) {
	d := newDesk(t, map[string]string{"x.netplan.hcl": named})
	var args []string
	for _, c := range []struct {
		want string
		give func()
	}{
		{"from-default", func() {}},
		{"from-env", func() { d.env["NETPLAN_VAR_name"] = "from-env" }},
		{"from-a", func() { d.write("a.auto.netplanvars", `name = "from-a"`) }},
		{"from-b", func() { d.write("b.auto.netplanvars", `name = "from-b"`) }},
		{"from-file", func() { d.write("one.vars", `name = "from-file"`); args = append(args, "--var-file", "DIR/one.vars") }},
		{"from-file-2", func() { d.write("two.vars", `name = "from-file-2"`); args = append(args, "--var-file", "DIR/two.vars") }},
		{"from-flag", func() { args = append(args, "--var", "name=from-flag") }},
		{"from-flag=2", func() { args = append(args, "--var", "name=from-flag=2") }},
	} {
		c.give()
		if have := d.must(exitDone, with(args, "output", "DIR", "name")...).out; have != c.want+"\n" {
			t.Errorf("have %q, want %q", have, c.want)
		}
	}
	// Flags win over files in whatever order they stand.
	if have := d.must(exitDone, "output", "DIR", "name", "--var", "name=flag", "--var-file", "DIR/one.vars").out; have != "flag\n" {
		t.Errorf("have %q, want the flag's value", have)
	}
}

// TestVariableTypes gives values of other types than string as text.
func TestVariableTypes(t *testing.T) {
	d := newDesk(t, map[string]string{"x.netplan.hcl": named})
	d.must(exitDone, "plan", "--var", "count=3", "DIR").says("3 to create")
	d.env["NETPLAN_VAR_count"] = "2"
	d.must(exitDone, "plan", "DIR").says("2 to create")
	if have := d.must(exitDone, "output", "DIR", "tags", "--var", `tags={ a = ["b"] }`).out; have != `{"a":["b"]}`+"\n" {
		t.Errorf("have %q", have)
	}
	d.must(exitDone, "validate", "--var", "name=", "--var", "count=0", "DIR")
}

// TestVariableMistakes are found by every command that evaluates.
func TestVariableMistakes(t *testing.T) {
	d := newDesk(t, map[string]string{"x.netplan.hcl": named, "broken.vars": "name = \n", "block.vars": "name {}\n", "unknown.vars": "nam = 1\n"})
	for _, c := range []struct{ line, want string }{
		{"--var name", `"name" is not of the form NAME=VALUE`},
		{"--var =x", `"=x" is not of the form NAME=VALUE`},
		{"--var nam=x", `no such variable`},
		{"--var count=many", "NP-VAR-TYPE"},
		{"--var count=[", "count"},
		{"--var-file DIR/none.vars", "no such file"},
		{"--var-file DIR/broken.vars", "broken.vars:1"},
		{"--var-file DIR/block.vars", "NAME = VALUE and no blocks"},
		{"--var-file DIR/unknown.vars", "unknown.vars:1"},
		{"--var-file DIR", "directory"},
	} {
		for _, command := range []string{"validate", "plan", "apply", "drift", "output", "graph"} {
			o := d.must(exitFailed, append([]string{command, "DIR"}, strings.Fields(c.line)...)...)
			o.warns(c.want)
			if command != "validate" {
				o.quiet()
			}
		}
	}
	d.leaves("block.vars", "broken.vars", "unknown.vars", "x.netplan.hcl")
	// A variable of the environment that the topology does not have is for
	// another topology.
	d.env["NETPLAN_VAR_other"] = "x"
	d.must(exitDone, "validate", "DIR")
}
