package schema_test

import (
	"strings"
	"testing"

	"netplan/schema"
)

// spread is a topology with VSwitches in the root, in instances of a block, of
// a module and of a module inside that.
var spread = map[string]string{
	"main.netplan.hcl": hangzhou + `
resource "vpc" "v" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "one" {
  vpc_id       = vpc.v.id
  zone_id      = "cn-hangzhou-b"
  cidr_block   = "10.0.0.0/24"
  vswitch_name = "one"
}
resource "vswitch" "many" {
  for_each   = { x = 1, y = 2 }
  vpc_id     = vpc.v.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.${each.value}.0/24"
}
resource "eip" "slow" {}
module "m" {
  source = "./m"
  count  = 2
}
`,
	"m/m.netplan.hcl": `
resource "vpc" "v" { cidr_block = "10.0.0.0/8" }
resource "vswitch" "s" {
  vpc_id     = vpc.v.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.0.0/24"
}
module "n" {
  source = "../n"
}
`,
	"n/n.netplan.hcl": "resource \"eip\" \"e\" {\n  bandwidth = 200\n}\n",
}

// checking adds a check to a folder and lists what it finds.
func checking(t *testing.T, files map[string]string, file, condition string, in schema.Inputs) (topology *schema.Topology, have string) {
	t.Helper()
	all := map[string]string{}
	for name, text := range files {
		all[name] = text
	}
	all[file] += asserts(condition)
	topology, diags := evaluate(folder(t, all), in)
	var list []string
	for _, d := range diags {
		list = append(list, schema.Code(d)+": "+d.Detail)
	}
	return topology, strings.Join(list, "\n")
}

// TestTopologyHoldsAll checks what topology.TYPE holds, in the root and in a
// module.
func TestTopologyHoldsAll(t *testing.T) {
	for _, c := range []struct{ file, condition string }{
		{"main", `join(" ", keys(topology.vswitch)) == "module.m[0].vswitch.s module.m[1].vswitch.s vswitch.many[\"x\"] vswitch.many[\"y\"] vswitch.one"`},
		{"main", `join(" ", keys(topology.eip)) == "eip.slow module.m[0].module.n.eip.e module.m[1].module.n.eip.e"`},
		{"main", `topology.flow_log == {}`},
		{"main", `length(topology.flow_log) == 0`},
		{"main", `topology.vswitch["vswitch.one"].vswitch_name == "one"`},
		{"main", `topology.vswitch["vswitch.many[\"x\"]"].vswitch_name == null`},
		{"main", `topology.eip["eip.slow"].bandwidth == 5`},
		{"main", `sum([for e in topology.eip : e.bandwidth]) == 405`},
		{"main", `[for a, e in topology.eip : a if e["bandwidth"] == 5] == ["eip.slow"]`},
		{"main", `alltrue([for e in values(topology.eip) : e.region == "cn-hangzhou"])`},
		{"main", `alltrue([for a in topology.vpc : alltrue([for b in topology.vpc : a.cidr_block == b.cidr_block && b.region != null])])`},
		{"main", `[for topology in [{ vpc = 1 }] : topology.vpc] == [1]`},
		{"m/m", `length(topology.vswitch) == 1 && length(topology.eip) == 1 && startswith(keys(topology.eip)[0], "module.m[")`},
		{"n/n", `length(topology.vswitch) == 0 && length(topology.eip) == 1`},
	} {
		topology, have := checking(t, spread, c.file+".netplan.hcl", c.condition, schema.Inputs{})
		if have != "" || len(putOff(topology)) > 0 {
			t.Errorf("%s: %s\nhave %q, undecided %v", c.file, c.condition, have, putOff(topology))
		}
	}
}

// TestTopologyMistakes checks what is said of topology where it cannot stand,
// and of what it does not hold.
func TestTopologyMistakes(t *testing.T) {
	for condition, want := range map[string]string{
		`length(topology) == 0`:                                                  "NP-REF-UNKNOWN: topology stands alone",
		`length(topology.vswich) == 0`:                                           `NP-TYPE-UNKNOWN: There is no resource type "vswich". Did you mean "vswitch"?`,
		`topology.eip.slow.id == ""`:                                             `NP-REF-ATTR: topology.eip is a map by address; write topology.eip["eip.slow"]`,
		`topology["eip"] == {}`:                                                  "NP-REF-UNKNOWN: topology stands alone",
		`[for l in topology.flow_log : l.flow_log_nam] == []`:                    `NP-REF-ATTR: A flow_log has no attribute "flow_log_nam". Did you mean "flow_log_name"?`,
		`[for a in topology.eip : [for b in topology.vpc : a.cidr_block]] == []`: `NP-REF-ATTR: A eip has no attribute "cidr_block".`,
		`[for a in topology.eip : [for a in topology.vpc : a.cidr_block]] == []`: "NP-CHECK",
		`alltrue([for e in topology.eip : e.bandwidth <= 100])`:                  "NP-CHECK: MESSAGE",
		`topology.eip["eip.fast"].id == ""`:                                      "NP-SYNTAX",
	} {
		_, have := checking(t, spread, "main.netplan.hcl", condition, schema.Inputs{})
		if !strings.HasPrefix(have, want) || strings.Count(have, "NP-") != 1 {
			t.Errorf("%s\nhave %q, want %q", condition, have, want)
		}
	}
	for _, text := range []string{
		"locals {\n  a = topology.vpc\n}\n", "output \"o\" {\n  value = topology.vpc\n}\n",
		"variable \"v\" {\n  default = 1\n  validation {\n    condition = length(topology.vpc) == 1\n    error_message = \"\"\n  }\n}\n",
		"resource \"vpc\" \"p\" {\n  lifecycle {\n    postcondition {\n      condition = length(topology.vpc) == 1\n      error_message = \"\"\n    }\n  }\n}\n",
		"resource \"vpc\" \"p\" {\n  count = length(topology.eip)\n}\n",
	} {
		if _, diags := evaluate(one(t, hangzhou+text), schema.Inputs{}); codes(diags) != "NP-REF-SCOPE" || len(diags) != 1 {
			t.Errorf("%s\nhave %s, want one NP-REF-SCOPE", text, explain(diags))
		}
	}
}

// TestTopologyKnowsTheCloud checks that what is not written is what the cloud
// has, and that what the cloud computes is unknown without it.
func TestTopologyKnowsTheCloud(t *testing.T) {
	const condition = `alltrue([for a, s in topology.vswitch : s.id == "vsw-1"])`
	topology, have := checking(t, spread, "main.netplan.hcl", condition, schema.Inputs{})
	if have != "" || len(putOff(topology)) != 1 {
		t.Errorf("have %q and %v, want an undecided condition", have, putOff(topology))
	}
	in := schema.Inputs{Prior: func(r *schema.Resource) *schema.Object { return object(r, "vsw-1") }}
	if topology, have = checking(t, spread, "main.netplan.hcl", condition, in); have != "" || len(putOff(topology)) != 0 {
		t.Errorf("have %q and %v, want a condition that is true", have, putOff(topology))
	}
}
