package main

import (
	"strings"
	"testing"

	"netplan/cmd/netplan/report"
)

// wrongRange is a VPC range that the API refuses.
func wrongRange(name, cidr string) string {
	return "resource \"vpc\" \"" + name + "\" {\n  vpc_name   = \"" + name + "\"\n  cidr_block = \"" + cidr + "\"\n}\n"
}

const cloudLine = "cloud { region = \"cn-hangzhou\" }\n"

// TestChangedSince reports what a change causes, in every way to say since
// when, and from a folder below.
func TestChangedSince(t *testing.T) {
	d := newRepository(t, map[string]string{"net/main.netplan.hcl": cloudLine + wrongRange("old", "100.64.0.0/16")})
	d.git("checkout", "-q", "-b", "feature")
	d.enter(".")
	d.must(1, "validate", "net").says("net is not valid: 1 error, 0 warnings.")
	d.must(0, "validate", "--changed-since", "main", "net").says("net: the change since main causes 0 errors, 0 warnings.").
		warns("net: 1 finding is older than the change since main and not reported.")
	d.write("net/main.netplan.hcl", cloudLine+"# shifted\n\n"+wrongRange("new", "100.65.0.0/16")+wrongRange("old", "100.64.0.0/16"))
	for _, rev := range []string{"main", "main...", "main...HEAD", "HEAD", "HEAD~0"} {
		o := d.must(1, "validate", "--changed-since", rev, "net").says("since "+rev+" causes 1 error, 0 warnings.").warns("for vpc.new", "1 finding is older")
		if strings.Contains(o.err, "for vpc.old") {
			t.Errorf("since %s it reports an older finding:\n%s", rev, o.err)
		}
	}
	d.enter("net")
	d.must(1, "validate", "--changed-since", "main").warns("for vpc.new", ".: 1 finding is older")
	d.commit()
	d.must(1, "validate", "--changed-since", "main").warns("for vpc.new")
	d.must(0, "validate", "--changed-since", "HEAD").says(".: the change since HEAD causes 0 errors").warns("2 findings are older")
}

// TestChangedSinceFormats tells in every format what is new only.
func TestChangedSinceFormats(t *testing.T) {
	d := newRepository(t, map[string]string{"main.netplan.hcl": cloudLine + wrongRange("elder", "100.64.0.0/16")})
	d.write("main.netplan.hcl", cloudLine+wrongRange("elder", "100.64.0.0/16")+wrongRange("new", "100.65.0.0/16"))
	d.enter(".")
	for format := range checkedFormats {
		o := d.must(1, "validate", "--changed-since", "HEAD", "--format", format).says("vpc.new").warns("1 finding is older")
		if strings.Contains(o.out, "vpc.elder") {
			t.Errorf("%s tells of an older finding:\n%s", format, o.out)
		}
	}
	var doc report.FindingsJSON
	d.must(1, "validate", "--changed-since", "HEAD", "--format", "json").json(&doc)
	if doc.Since != "HEAD" || doc.Errors != 1 || len(doc.Folders) != 1 || doc.Folders[0].Older != 1 || doc.Folders[0].Note != "" {
		t.Errorf("have %+v, want one error since HEAD and one older", doc)
	}
	d.must(1, "validate", "--changed-since", "HEAD", "--format", "markdown").says("since HEAD", "1 finding is older")
}

// TestChangedSinceNothing compares with revisions that have no topology to
// compare with: everything is reported.
func TestChangedSinceNothing(t *testing.T) {
	d := newRepository(t, map[string]string{"x.txt": ""})
	d.git("tag", "empty")
	d.write("net/main.netplan.hcl", "resource {")
	d.commit()
	d.git("tag", "broken")
	d.write("net/main.netplan.hcl", cloudLine+wrongRange("aa", "100.64.0.0/16"))
	d.commit()
	d.enter(".")
	d.must(1, "validate", "--changed-since", "empty", "net").warns("for vpc.aa", "net: it is not there at empty, so that everything is reported.")
	d.must(1, "validate", "--changed-since", "broken", "net").warns("for vpc.aa", "at broken it has ", "cannot be evaluated, so that everything is reported.")
	d.must(0, "validate", "--changed-since", "HEAD", "net")
	var doc report.FindingsJSON
	d.must(1, "validate", "--changed-since", "empty", "--format", "json", "net").json(&doc)
	if doc.Errors != 1 || !strings.Contains(doc.Folders[0].Note, "not there at empty") {
		t.Errorf("have %+v, want one error and a note", doc)
	}
	d.write("net/main.netplan.hcl", "resource {")
	d.must(1, "validate", "--changed-since", "HEAD", "net").warns("NP-")
	d.must(64, "validate", "--changed-since", "nope", "net").quiet().warns(`--changed-since nope: the git repository has no revision "nope"`)
	d.must(64, "validate", "--changed-since", "-x", "net").quiet().warns("begins with neither")
	d.must(64, "validate", "--changed-since", "HEAD", "none").quiet()
	d.env["GIT_CEILING_DIRECTORIES"] = "/"
	away := newDesk(t, map[string]string{"main.netplan.hcl": cloudLine})
	away.env = d.env
	away.must(1, "validate", "--changed-since", "HEAD", "DIR").quiet().warns("the folder lies in no git repository")
}

// TestChangedSinceVariables has a variable that the revision has not, and one
// that it alone has.
func TestChangedSinceVariables(t *testing.T) {
	d := newRepository(t, map[string]string{"main.netplan.hcl": cloudLine + "variable \"gone\" { default = 1 }\n" + wrongRange("aa", "100.64.0.0/16")})
	d.write("main.netplan.hcl", cloudLine+"variable \"range\" {}\n"+strings.Replace(wrongRange("aa", "x"), `"x"`, "var.range", 1))
	d.enter(".")
	d.must(1, "validate", "--changed-since", "HEAD", "--var", "range=100.66.0.0/16").warns("for vpc.aa")
	d.must(0, "validate", "--changed-since", "HEAD", "--var", "range=10.0.0.0/16").says("causes 0 errors")
}
