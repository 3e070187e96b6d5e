package main

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
)

const (
	goodNetwork = "cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"main\" { cidr_block = \"10.0.0.0/16\" }\n"
	badNetwork  = "cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"main\" { cidr_block = \"11.0.0.0/16\" }\n"
	// A VPC in a module that two of three networks call; one calls it wrongly.
	vpcModule = "variable \"range\" { type = string }\nresource \"vpc\" \"main\" { cidr_block = var.range }\n"
	goodCall  = "cloud { region = \"cn-hangzhou\" }\nmodule \"net\" {\n  source = \"../../modules/net\"\n  range  = \"10.0.0.0/16\"\n}\n"
	badCall   = "cloud { region = \"cn-hangzhou\" }\nmodule \"net\" {\n  source = \"../../modules/net\"\n  range  = \"11.0.0.0/16\"\n}\n"
)

// monorepo is a repository with three networks, one of them wrong, and a
// module.
func monorepo(t *testing.T) *desk {
	d := newDesk(t, map[string]string{
		".git/HEAD":                        "ref: refs/heads/main\n",
		"networks/alone/a.netplan.hcl":     goodNetwork,
		"networks/dev/dev.netplan.hcl":     goodCall,
		"networks/prod/prod.netplan.hcl":   badCall,
		"modules/net/net.netplan.hcl":      vpcModule,
		".hidden/no.netplan.hcl":           badNetwork,
		"networks/prod/x.auto.netplanvars": "",
	})
	t.Chdir(d.dir)
	return d
}

// TestValidateFolders checks several folders in one report of each format.
func TestValidateFolders(t *testing.T) {
	d := monorepo(t)
	all := []string{"networks/alone", "networks/dev", "networks/prod"}
	validate := func(format string) *outcome {
		return d.must(exitFailed, with(all, "validate", "--format", format)...)
	}
	validate("text").says("networks/alone is valid.\nnetworks/dev is valid.\nnetworks/prod is not valid: 1 error, 0 warnings.\n").
		warns("networks/prod/prod.netplan.hcl:4\n", "NP-VPC-RANGE")
	var doc report.FindingsJSON
	validate("json").json(&doc)
	want := []report.FolderItem{{Folder: "networks/alone", Valid: true}, {Folder: "networks/dev", Valid: true}, {Folder: "networks/prod", Errors: 1}}
	if d := cmp.Diff(want, doc.Folders); d != "" || len(doc.Findings) != 1 || doc.Findings[0].Folder != "networks/prod" {
		t.Errorf("folders differ (-want +have):\n%s%+v", d, doc.Findings)
	}
	var suites junit
	if err := xml.Unmarshal([]byte(validate("junit").out), &suites); err != nil || len(suites.Suites) != 3 || suites.Suites[2].Failures != 1 {
		t.Errorf("have %v, %+v", err, suites)
	}
	validate("github").says("::error file=networks/prod/prod.netplan.hcl,line=4,", "netplan validate: 1 error in 3 folders\n")
	validate("gitlab").says(`"path": "networks/prod/prod.netplan.hcl"`)
	validate("markdown").says("### netplan validate: 1 error in 3 folders\n", "\n- `networks/prod`: 1 error\n", "networks/prod/prod.netplan.hcl:4 module.net.vpc.main\n")
	if log := validate("sarif").sarif(); log.Runs[0].Results[0].Locations[0].PhysicalLocation.ArtifactLocation.URI != "networks/prod/prod.netplan.hcl" {
		t.Errorf("have %+v", log.Runs[0].Results)
	}
}

// TestValidateFiles checks the topologies that read a file, as a commit hook
// names them, each once.
func TestValidateFiles(t *testing.T) {
	d := monorepo(t)
	for _, c := range []struct {
		args string
		code int
		want []string
	}{
		{"networks/alone/a.netplan.hcl", exitDone, []string{"networks/alone"}},
		{"networks/alone/a.netplan.hcl networks/alone ./networks/alone/", exitDone, []string{"networks/alone"}},
		{"networks/dev/dev.netplan.hcl networks/alone/a.netplan.hcl", exitDone, []string{"networks/dev", "networks/alone"}},
		{"modules/net/net.netplan.hcl networks/prod/prod.netplan.hcl", exitFailed, []string{"networks/dev", "networks/prod"}},
		{"networks/prod/x.auto.netplanvars", exitFailed, []string{"networks/prod"}},
		{"DIR/modules/net/net.netplan.hcl", exitFailed, []string{"networks/dev", "networks/prod"}},
	} {
		var doc report.FindingsJSON
		d.must(c.code, with(strings.Fields(c.args), "validate", "--format", "json")...).json(&doc)
		var have []string
		for _, f := range doc.Folders {
			have = append(have, f.Folder)
		}
		if diff := cmp.Diff(c.want, have); diff != "" {
			t.Errorf("%s: folders differ (-want +have):\n%s", c.args, diff)
		}
	}
	d.must(exitUsage, "validate", ".hidden/no.netplan.hcl").warns("no topology in the current folder or below reads .hidden/no.netplan.hcl")
}

// TestFilesFromTheTop names files from the top of the repository, from
// wherever netplan is run, in the formats of hosts.
func TestFilesFromTheTop(t *testing.T) {
	d := monorepo(t)
	const want = "networks/prod/prod.netplan.hcl"
	for from, dir := range map[string]string{"": "networks/prod", "networks": "prod", "networks/prod": ".", "modules/net": d.path("networks/prod")} {
		t.Chdir(d.path(from))
		d.must(exitFailed, "validate", "--format", "github", dir).says("file=" + want + ",")
		var issues []struct{ Location struct{ Path string } }
		if err := json.Unmarshal([]byte(d.must(exitFailed, "validate", "--format", "gitlab", dir).out), &issues); err != nil || issues[0].Location.Path != want {
			t.Errorf("from %s: have %v, %+v", from, err, issues)
		}
	}
}

// TestPrintsStayTheSame when lines are added above, and are those of one
// finding each.
func TestPrintsStayTheSame(t *testing.T) {
	text := "cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"a\" {\n  for_each   = toset([\"x\", \"y\"])\n  cidr_block = \"11.0.0.0/16\"\n  vpc_name   = \"http://a\"\n}\nresource \"vpc\" \"b\" { cidr_block = \"11.0.0.0/16\" }\n"
	prints := func(text string) (list []string) {
		d := newDesk(t, map[string]string{"a.netplan.hcl": text})
		t.Chdir(d.dir)
		var issues []struct{ Fingerprint string }
		if err := json.Unmarshal([]byte(d.must(exitFailed, "validate", "--format", "gitlab").out), &issues); err != nil {
			t.Fatal(err)
		}
		for _, i := range issues {
			list = append(list, i.Fingerprint)
		}
		return list
	}
	first := prints(text)
	if diff := cmp.Diff(first, prints("# more\n\n"+text)); diff != "" || len(first) != 3 {
		t.Errorf("have %v; with lines above (-before +now):\n%s", first, diff)
	}
	slices.Sort(first)
	if len(slices.Compact(first)) != 3 {
		t.Errorf("have prints that are the same: %v", first)
	}
}
