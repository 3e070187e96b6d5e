package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
)

// planFormats are the formats of the goldens of a plan.
var planFormats = map[string]func(io.Writer, *report.PlanDocument) error{
	"txt": report.PlanText, "md": report.PlanMarkdown, "html": report.PlanHTML,
}

// TestPlanGoldens compares what plans look like: of the examples when they are
// made and destroyed, and of testdata/moves, in which much goes from hand to hand, in
// every format. After a change that is meant, write them anew with
//
//	go test ./cmd/netplan -run TestPlanGoldens -update
func TestPlanGoldens(t *testing.T) {
	golden, err := filepath.Abs("testdata/golden/plan")
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range []string{"quickstart", "hub-spoke", "hybrid", "ipv6", "global", "vpn"} {
		d := deskWith(t, example)
		args := []string{"DIR"}
		if example == "vpn" {
			args = append(args, "--var", `keys={plant="one key", shop="another key"}`)
		}
		compareGolden(t, golden, example+".create", "txt", shownPlan(d, args...))
		d.must(exitDone, with(args, "apply", "--auto-approve")...)
		compareGolden(t, golden, example+".destroy", "txt", shownPlan(d, append(args, "--destroy")...))
	}
	doc := shownPlan(movesDesk(t), "DIR")
	for format := range planFormats {
		compareGolden(t, golden, "moves", format, doc)
	}
}

// shownPlan is a plan without what other tests hold, such as reasons, steps and
// costs, and without what is another in each run, such as ids.
func shownPlan(d *desk, args ...string) *report.PlanDocument {
	d.t.Helper()
	o := d.must(exitDone, append([]string{"plan", "--format", "json"}, args...)...)
	o.out = regexp.MustCompile(`\b([a-z0-9]+)-bp1[0-9a-z]+`).ReplaceAllString(o.out, "$1-1")
	o.out = regexp.MustCompile(`\b198\.1[89]\.\d+\.\d+`).ReplaceAllString(o.out, "198.18.0.1")
	doc := &report.PlanDocument{}
	o.json(doc)
	doc.Steps, doc.Calls, doc.ExpectedSeconds, doc.Rehearsed = nil, nil, 0, false
	for i := range doc.Changes {
		doc.Changes[i].Reasons = nil
	}
	return doc
}

// movesDesk holds the topology of testdata/moves before, and says what it is
// after.
func movesDesk(t *testing.T) *desk {
	t.Helper()
	read := func(name string) string {
		text, err := os.ReadFile("testdata/moves/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	d := newDesk(t, map[string]string{"moves.netplan.hcl": read("before.hcl")})
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.write("moves.netplan.hcl", read("after.hcl"))
	return d
}

func compareGolden(t *testing.T, dir, name, format string, doc *report.PlanDocument) {
	t.Helper()
	var have bytes.Buffer
	if err := planFormats[format](&have, doc); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, name+"."+format)
	if *update {
		if err := os.WriteFile(file, have.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), have.String()); d != "" {
		t.Errorf("%s (-want +have):\n%s", name, d)
	}
}

// TestFormerSecretsStayHidden plans from sensitive values to others: what there
// is came from a secret and is not shown.
func TestFormerSecretsStayHidden(t *testing.T) {
	const text = `
cloud { region = "cn-hangzhou" }

variable "name" {
  default   = "SEKRET"
  sensitive = true
}

variable "range" {
  default   = "10.77.0.0/24"
  sensitive = true
}

resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  vpc_name    = var.name
  description = "of ${var.name}"
}

resource "vswitch" "main" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = var.range
}
`
	d := newDesk(t, map[string]string{"x.netplan.hcl": text})
	d.must(exitDone, "apply", "--auto-approve", "DIR")
	d.edit("x.netplan.hcl", "= var.name", `= "public"`)
	d.edit("x.netplan.hcl", "= var.range", `= "10.78.0.0/24"`)
	d.edit("x.netplan.hcl", `"of ${var.name}"`, `"of nobody"`)
	for _, args := range [][]string{{"plan"}, {"plan", "--format", "json"}, {"plan", "--format", "markdown"}, {"plan", "--format", "html"}, {"drift", "--format", "json"}, {"apply", "--auto-approve"}} {
		o := d.run(append(args, "DIR")...)
		if strings.Contains(o.out+o.err, "SEKRET") || strings.Contains(o.out+o.err, "10.77.") {
			t.Errorf("netplan %s tells a secret:\n%s%s", strings.Join(args, " "), o.out, o.err)
		}
	}
}
