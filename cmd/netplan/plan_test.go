package main

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"maps"
	"regexp"
	"strings"
	"testing"

	"netplan/cmd/netplan/report"
)

// small is a topology of one VPC with a secret.
const small = `cloud { region = "cn-hangzhou" }

variable "name" {
  type    = string
  default = "small"
}

variable "secret" {
  type      = string
  sensitive = true
  default   = "hush-hush"
}

resource "vpc" "main" {
  vpc_name    = var.name
  description = var.secret
  cidr_block  = "10.0.0.0/16"
}

output "id" {
  description = "Id of the VPC."
  value       = vpc.main.id
}

output "secret" {
  value     = var.secret
  sensitive = true
}

output "derived" {
  value = "it is ${var.secret}"
}
`

func smallDesk(t *testing.T) *desk {
	return newDesk(t, map[string]string{"small.netplan.hcl": small})
}

// TestPlanJSON reads the documented fields of a plan.
func TestPlanJSON(t *testing.T) {
	d := deskWith(t, "quickstart")
	var doc report.PlanDocument
	d.must(exitDone, "plan", "--format", "json", "DIR").json(&doc)
	if doc.FormatVersion != 1 || doc.Summary["create"] != 16 || len(doc.Summary) != 1 || !doc.Rehearsed || doc.ExpectedSeconds <= 0 {
		t.Errorf("have version %d, summary %v, rehearsed %v, %v seconds", doc.FormatVersion, doc.Summary, doc.Rehearsed, doc.ExpectedSeconds)
	}
	if len(doc.Changes) != 16 || len(doc.Steps) != 16 {
		t.Fatalf("have %d changes and %d steps, want 16 each", len(doc.Changes), len(doc.Steps))
	}
	before := map[string]bool{}
	calls := map[string]int{}
	for _, s := range doc.Steps {
		for _, n := range s.Needs {
			if !before[n.Step] || n.Why == "" {
				t.Errorf("%s needs %q (%q), which does not come before it", s.Key, n.Step, n.Why)
			}
		}
		before[s.Key] = true
		for _, a := range s.APIActions {
			calls[a]++
		}
	}
	for action, n := range calls {
		if mutates(action) && doc.Calls[action] < n {
			t.Errorf("have %d calls of %s, want at least the %d of the steps", doc.Calls[action], action, n)
		}
	}
	for i, c := range doc.Changes {
		if i > 0 && doc.Changes[i-1].Address >= c.Address {
			t.Errorf("%s stands behind %s", c.Address, doc.Changes[i-1].Address)
		}
		if c.Action != "create" || c.Region != "cn-hangzhou" || !strings.Contains(c.Address, c.Type+".") || len(c.Attributes) == 0 {
			t.Errorf("have change %+v", c)
		}
		for _, a := range c.Attributes {
			if a.KnownAfterApply != (string(a.Want) == "null") || string(a.Have) != "null" {
				t.Errorf("%s.%s: have %s -> %s, known after apply: %v", c.Address, a.Name, a.Have, a.Want, a.KnownAfterApply)
			}
		}
	}
}

// TestPlanJSONOfChanges reads what an update, a replacement and a removal
// look like.
func TestPlanJSONOfChanges(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	one := func(args ...string) report.ChangeItem {
		var doc report.PlanDocument
		d.must(exitDone, append([]string{"plan", "--format", "json", "DIR"}, args...)...).json(&doc)
		if len(doc.Changes) != 1 {
			t.Fatalf("have %d changes, want 1", len(doc.Changes))
		}
		return doc.Changes[0]
	}
	c := one("--var", "name=other")
	if a := c.Attributes[0]; c.Action != "update" || c.ID == "" || string(a.Have) != `"small"` || string(a.Want) != `"other"` || a.Replaces {
		t.Errorf("have %+v", c)
	}
	c = one("--destroy")
	if c.Action != "delete" || c.ID == "" {
		t.Errorf("have %+v", c)
	}
	d.edit("small.netplan.hcl", "10.0.0.0/16", "10.0.0.0/20")
	c = one()
	if a := c.Attributes[0]; c.Action != "replace" || a.Name != "cidr_block" || !a.Replaces || len(c.Reasons) == 0 {
		t.Errorf("have %+v", c)
	}
}

// TestPlanMarkdown looks for a summary in the open and the changes in a fold.
func TestPlanMarkdown(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.must(exitDone, "plan", "--format", "markdown", "DIR").says(
		"### netplan: 16 to create\n", "+ VPC           10.20.0.0/16 vpc.main quickstart\n", "#### `vpc.main quickstart 10.20.0.0/16 in cn-hangzhou`\n\n<details><summary>9 to create</summary>\n", "```diff\n", "+ vpc.main\n", "</details>")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	if have := d.must(exitDone, "plan", "--format", "markdown", "DIR").out; have != "### netplan: no changes\n" {
		t.Errorf("have %q", have)
	}
}

// TestMarkdownFence keeps a text that holds a fence inside of its fold.
func TestMarkdownFence(t *testing.T) {
	d := newDesk(t, map[string]string{"x.netplan.hcl": strings.Replace(small, "var.secret\n  cidr", "\"see ```` here\"\n  cidr", 1)})
	d.must(exitDone, "plan", "--format", "markdown", "DIR").says("`````diff\n", "\n`````\n")
}

// TestPlanHTML parses the page: what a topology says stays text in it.
func TestPlanHTML(t *testing.T) {
	evil := `look <script>alert(1)</script><img src=x onerror=y>`
	d := newDesk(t, map[string]string{"x.netplan.hcl": strings.Replace(small, "var.secret\n  cidr", `"`+evil+"\"\n  cidr", 1)})
	o := d.must(exitDone, "plan", "--format", "html", "DIR").says("1 to create")
	text, elements := page(t, o.out)
	if !strings.Contains(text, evil) {
		t.Errorf("the page does not show the description:\n%s", text)
	}
	for _, bad := range []string{"script", "img", "link", "iframe"} {
		if elements[bad] > 0 {
			t.Errorf("the page has an element %s", bad)
		}
	}
	if elements["pre"] != 2 || elements["title"] != 1 {
		t.Errorf("have elements %v", elements)
	}
	if regexp.MustCompile(`https?://`).MatchString(o.out) {
		t.Error("the page refers to something elsewhere")
	}
}

// page is the text of a page, and its elements by name.
func page(t *testing.T, source string) (string, map[string]int) {
	t.Helper()
	var text strings.Builder
	elements := map[string]int{}
	d := xml.NewDecoder(strings.NewReader(source))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		token, err := d.Token()
		if err == io.EOF {
			return text.String(), elements
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.StartElement:
			elements[token.Name.Local]++
		}
	}
}

// TestSecrets looks for a sensitive value in whatever is written, in every
// format, and in every file but the simulated cloud itself.
func TestSecrets(t *testing.T) {
	d := smallDesk(t)
	look := func(o *outcome) {
		t.Helper()
		if strings.Contains(o.out+o.err, "hush") {
			t.Errorf("netplan %s tells the secret:\n%s%s", strings.Join(o.args, " "), o.out, o.err)
		}
	}
	plans := func() {
		for _, format := range []string{"text", "json", "markdown", "html"} {
			look(d.run("plan", "--format", format, "--out", "DIR/plan", "DIR"))
		}
		look(d.must(exitDone, "show", "DIR/plan"))
		look(d.must(exitDone, "show", "--format", "json", "DIR/plan"))
		for _, format := range []string{"text", "json", "sarif", "junit", "github"} {
			look(d.run("drift", "--format", format, "DIR"))
		}
		look(d.must(exitDone, "output", "DIR"))
		look(d.must(exitDone, "output", "--format", "json", "DIR"))
		look(d.must(exitDone, "graph", "DIR"))
	}
	plans()
	look(d.must(exitDone, "apply", "--auto-approve", "DIR").says("secret = (sensitive)", "derived = (sensitive)"))
	plans()
	d.edit("small.netplan.hcl", "hush-hush", "hush-again")
	look(d.must(exitDone, "apply", "--format", "json", "--auto-approve", "DIR"))
	d.edit("small.netplan.hcl", "hush-again", "hush-hush-hush")
	plans()
	look(d.must(exitDone, "bindings", "list", "--format", "json", "--dir", "DIR"))
	for name, text := range d.files() {
		if strings.Contains(text, "hush") && name != "small.netplan.hcl" && name != ".netplan/sim/cloud.json" {
			t.Errorf("%s holds the secret:\n%s", name, text)
		}
	}
}

// TestSecretsThatGo plans the removal of what has a sensitive value, written
// or no more.
func TestSecretsThatGo(t *testing.T) {
	d := smallDesk(t)
	d.edit("small.netplan.hcl", `"10.0.0.0/16"`, "\"10.0.0.0/16\"\n}\n\nresource \"vswitch\" \"one\" {\n  vpc_id = vpc.main.id\n  zone_id = \"cn-hangzhou-b\"\n  description = var.secret\n  cidr_block = \"10.0.0.0/24\"")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	look := func(args ...string) {
		for _, format := range []string{"text", "json", "markdown", "html"} {
			if o := d.run(append(args, "--format", format, "DIR")...); strings.Contains(o.out+o.err, "hush") || o.code != exitDone {
				t.Errorf("netplan %s tells the secret or fails:\n%s%s", strings.Join(o.args, " "), o.out, o.err)
			}
		}
	}
	look("plan", "--destroy")
	d.edit("small.netplan.hcl", "resource \"vswitch\" \"one\"", "resource \"vswitch\" \"two\"")
	look("plan")
}

// TestSecretsOfFailures fails an apply, and is interrupted by it, with a
// sensitive value in the call.
func TestSecretsOfFailures(t *testing.T) {
	d := smallDesk(t)
	d.edit("small.netplan.hcl", `"10.0.0.0/16"`, "\"10.0.0.0/16\"\n}\n\nresource \"vswitch\" \"one\" {\n  vpc_id = vpc.main.id\n  zone_id = \"cn-hangzhou-b\"\n  description = var.secret\n  cidr_block = \"10.0.0.0/24\"")
	d.refuse("CreateVSwitch", "QuotaExceeded.VSwitch")
	for _, format := range []string{"text", "json"} {
		o := d.must(exitFailed, "apply", "--format", format, "--auto-approve", "DIR").says("QuotaExceeded.VSwitch", "CreateVSwitch")
		if strings.Contains(o.out+o.err, "hush") {
			t.Errorf("the failure tells the secret:\n%s%s", o.out, o.err)
		}
	}
	if journal := d.read(".netplan/sim/journal.last"); strings.Contains(journal, "hush") {
		t.Errorf("the journal tells the secret:\n%s", journal)
	}
}

// TestOutputs prints outputs together and one by one.
func TestOutputs(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "output", "DIR").says("id = (known after apply)\n")
	d.must(exitFailed, "output", "DIR", "id").quiet().warns("the output id is known after apply")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	id := strings.TrimSpace(d.must(exitDone, "output", "DIR", "id").out)
	if !strings.HasPrefix(id, "vpc-") {
		t.Errorf("have id %q", id)
	}
	d.must(exitDone, "output", "DIR").says("id = \"" + id + "\"\n")
	if have := d.must(exitDone, "output", "DIR", "secret").out; have != "hush-hush\n" {
		t.Errorf("have %q, want the secret that was asked for", have)
	}
	d.must(exitUsage, "output", "DIR", "none").quiet().warns(`there is no output "none"`)
	var doc struct {
		FormatVersion int                          `json:"format_version"`
		Outputs       map[string]report.OutputItem `json:"outputs"`
	}
	d.must(exitDone, "output", "--format", "json", "DIR").json(&doc)
	if o := doc.Outputs["id"]; doc.FormatVersion != 1 || string(o.Value) != `"`+id+`"` || !o.Known || o.Description != "Id of the VPC." {
		t.Errorf("have %+v", doc)
	}
	if o := doc.Outputs["derived"]; !o.Sensitive || string(o.Value) != "null" {
		t.Errorf("have %+v of what is made of a secret", o)
	}
	d.edit("small.netplan.hcl", `"it is ${var.secret}"`, `{ list = [1, true, null, "x"], text = "a\"b" }`)
	var v map[string]any
	if err := json.Unmarshal([]byte(d.must(exitDone, "output", "DIR", "derived").out), &v); err != nil || v["text"] != `a"b` {
		t.Errorf("have %v, %v", v, err)
	}
}

// TestApplyJSON writes one document, also when it fails.
func TestApplyJSON(t *testing.T) {
	d := smallDesk(t)
	var doc report.ResultDocument
	d.must(exitDone, "apply", "--auto-approve", "--format", "json", "DIR").json(&doc)
	if !doc.OK || doc.FormatVersion != 1 || len(doc.Done) != 1 || doc.Done[0] != "create vpc.main" || string(doc.Outputs["id"].Value) == "null" {
		t.Errorf("have %+v", doc)
	}
	d.must(exitDone, "apply", "--auto-approve", "--format", "json", "DIR").json(&doc)
	if !doc.OK || len(doc.Done) != 0 {
		t.Errorf("have %+v of an apply with nothing to do", doc)
	}
	d.refuse("DeleteVpc", "Forbidden.RAM")
	doc = report.ResultDocument{}
	d.must(exitFailed, "destroy", "--auto-approve", "--format", "json", "DIR").json(&doc)
	if doc.OK || len(doc.Failed) != 1 || doc.Failed[0].Code != "Forbidden.RAM" || doc.Failed[0].Action != "DeleteVpc" || doc.Failed[0].Advice == "" {
		t.Errorf("have %+v", doc)
	}
}

// TestApproval changes nothing without a yes, and shows what it asks about.
func TestApproval(t *testing.T) {
	d := smallDesk(t)
	for _, in := range []string{"", "\n", "no\n", "y\n", "YES\n", "yes please\n"} {
		d.in = in
		d.must(exitFailed, "apply", "DIR").says("Plan: 1 to create.").warns("Type yes", "Error: not approved; nothing was changed")
		d.must(exitFailed, "apply", "--format", "json", "DIR").quiet().warns("Plan: 1 to create.", "not approved")
	}
	if have := d.objects(); len(have) > 0 {
		t.Errorf("the cloud holds %v without approval", have)
	}
	d.in = "yes\n"
	d.must(exitDone, "apply", "DIR").says("Applied: 1 step done")
	d.in = ""
	d.must(exitDone, "apply", "DIR").says("No changes")
	d.must(exitFailed, "destroy", "DIR").says("Plan: 1 to destroy.").warns("not approved")
	d.in = "yes\n"
	d.must(exitDone, "destroy", "DIR").says("Applied: 1 step done")
	d.in = ""
	if have := d.must(exitDone, "destroy", "DIR").out; have != "Nothing to destroy: no address is bound to an object.\n" {
		t.Errorf("have %q", have)
	}
}

// TestTargets plans a part.
func TestTargets(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.must(exitDone, "apply", "--auto-approve", "--target", `vswitch.zone["web"]`, "DIR").says("2 to create")
	if have := d.objects()["vswitch"]; have != 1 {
		t.Errorf("have %d VSwitches, want 1", have)
	}
	d.must(exitFailed, "plan", "--target", "vpc.none", "DIR").quiet().warns("vpc.none", "NP-PLAN-TARGET")
	d.must(exitDone, "apply", "--auto-approve", "DIR").says("14 to create")
	d.must(exitDone, "destroy", "--auto-approve", "--target", "route_table.web", "DIR").says("2 to destroy")
}

// TestRehearsal says whether a plan was rehearsed.
func TestRehearsal(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "plan", "DIR").says("Rehearsed on an empty simulated cloud")
	d.must(exitDone, "plan", "--no-rehearsal", "DIR").says("Not rehearsed.")
}

// TestNoColours writes plain text wherever nobody looks on, whatever the
// environment says of colours.
func TestNoColours(t *testing.T) {
	for _, env := range []string{"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"} {
		d := smallDesk(t)
		d.env[env] = "1"
		for _, line := range []string{"help", "validate DIR", "plan DIR", "apply --auto-approve DIR", "drift DIR", "plan --var name=x DIR", "destroy --auto-approve DIR"} {
			if o := d.run(strings.Fields(line)...); strings.ContainsAny(o.out+o.err, "\x1b\r") {
				t.Errorf("%s=1 netplan %s writes control characters:\n%q", env, line, o.out+o.err)
			}
		}
	}
}

// TestExcludes leaves a part for another time, and says so in every format.
func TestExcludes(t *testing.T) {
	d := deskWith(t, "quickstart")
	left := `+ vswitch.zone["web"] is left out by --exclude vswitch.zone["web"].`
	d.must(exitDone, "plan", "--exclude", `vswitch.zone["web"]`, "DIR").says(left, "left for another time: ")
	d.must(exitDone, "plan", "--exclude", `vswitch.zone["web"]`, "--format", "markdown", "DIR").says("- `" + left + "`")
	d.must(exitDone, "plan", "--exclude", `vswitch.zone["web"]`, "--format", "html", "DIR").says("is left out by --exclude")
	var doc report.PlanDocument
	d.must(exitDone, "plan", "--exclude", "vpc.main", "--format", "json", "DIR").json(&doc)
	if doc.Scope == nil || len(doc.Scope.LeftOut) == 0 || doc.Scope.LeftOut[0].Flag != "vpc.main" {
		t.Errorf("have %+v", doc.Scope)
	}
	d.must(exitDone, "plan", "--target", "vpc.main", "DIR").says("Plan: 1 to create.", "15 changes are left for another time: 15 to create.")
	d.must(exitFailed, "plan", "--exclude", "vpc.man", "DIR").quiet().warns(`Did you mean "vpc.main"?`)
	d.must(exitDone, "plan", "--exclude", "vpc.main", "--out", "DIR/plan", "DIR")
	d.must(exitDone, "apply", "--auto-approve", "DIR/plan").says("is left out by --exclude vpc.main")
	if have := d.objects()["vpc"]; have != 0 {
		t.Errorf("have %d VPCs, want none", have)
	}
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.must(exitDone, "plan", "--exclude", "vpc.main", "DIR").says("No changes in the part that was asked for.")
	d.must(exitFailed, "destroy", "--exclude", "vpc.main", "DIR").says("- vpc.main is left out by --exclude vpc.main.")
}

// TestBrake shows a plan that destroys much and refuses it; a saved plan knows
// what was allowed. To destroy asks with numbers.
func TestBrake(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	held := d.objects()
	d.write("internet.netplan.hcl", "")
	d.write("network.netplan.hcl", "cloud { region = \"cn-hangzhou\" }\n")
	d.must(exitFailed, "plan", "--out", "DIR/plan", "DIR").says("16 to destroy").warns("NP-PLAN-BRAKE", "No resource is written in the topology any more", "16 of 16 bound objects")
	d.must(exitFailed, "apply", "--auto-approve", "DIR").warns("NP-PLAN-BRAKE")
	d.must(exitFailed, "apply", "--auto-approve", "--allow-destroy", "3", "DIR").warns("--allow-destroy allows 3.")
	d.must(exitUsage, "plan", "--allow-destroy", "some", "DIR").warns("neither a whole number")
	if have := d.objects(); !maps.Equal(have, held) {
		t.Errorf("the cloud holds %v, want %v", have, held)
	}
	d.in = "no\n"
	d.must(exitFailed, "destroy", "DIR").warns("Destroy 16 objects for good: ", " 1 vpc", "Type yes")
	d.must(exitDone, "apply", "--auto-approve", "--allow-destroy", "16", "DIR").says("16 to destroy")
	d = smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.write("small.netplan.hcl", "cloud { region = \"cn-hangzhou\" }\n")
	d.must(exitDone, "plan", "--allow-destroy", "all", "--out", "DIR/plan", "DIR")
	d.must(exitUsage, "apply", "--allow-destroy", "all", "DIR/plan").warns("not for a saved plan")
	d.must(exitDone, "apply", "--auto-approve", "DIR/plan").says("1 to destroy")
	if have := d.objects(); len(have) > 0 {
		t.Errorf("the cloud holds %v, want nothing", have)
	}
}

// TestRenamed offers the moved blocks of what was renamed, and writes them.
func TestRenamed(t *testing.T) {
	d := smallDesk(t)
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.edit("small.netplan.hcl", `"vpc" "main"`, `"vpc" "hub"`)
	d.edit("small.netplan.hcl", "vpc.main.id", "vpc.hub.id")
	d.must(exitFailed, "plan", "--write-moved", "DIR/small.netplan.hcl", "DIR").warns("Looks renamed", "is there already")
	d.must(exitDone, "plan", "--write-moved", "DIR/moved.netplan.hcl", "DIR").says("1 to create, 1 to destroy").warns(
		"Warning: Looks renamed [NP-PLAN-RENAMED]", "vpc.main is destroyed and vpc.hub made", "  moved {\n    from = vpc.main\n    to   = vpc.hub\n  }\n")
	d.must(exitDone, "plan", "DIR").says("vpc.main is now vpc.hub.", "No changes")
	d.must(exitDone, "validate", "--explain", "NP-PLAN-RENAMED").says("warning")
}

// TestWarnsOnce warns of a range that is too small: plan and apply say so once.
func TestWarnsOnce(t *testing.T) {
	d := deskWith(t, "quickstart")
	d.write("small.netplan.hcl", "resource \"vswitch\" \"small\" {\n  vpc_id           = vpc.main.id\n  zone_id          = \"cn-hangzhou-b\"\n  cidr_block       = \"10.20.250.0/29\"\n  addresses_needed = 5000\n}\n")
	for _, command := range [][]string{{"plan"}, {"apply", "--auto-approve"}} {
		o := d.must(exitDone, append(command, "DIR")...).warns("NP-VSWITCH-SIZE")
		if n := strings.Count(o.err, "NP-VSWITCH-SIZE"); n != 1 {
			t.Errorf("netplan %s warns %d times:\n%s", command[0], n, o.err)
		}
	}
}
