package main

import (
	"os"
	"strings"
	"testing"

	"netplan/cmd/netplan/report"
)

const (
	oneVPC  = "cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"main\" {\n  vpc_name   = \"main\"\n  cidr_block = \"10.0.0.0/16\"\n}\n"
	aSubnet = "resource \"vswitch\" \"app\" {\n  vpc_id     = vpc.main.id\n  zone_id    = \"cn-hangzhou-b\"\n  cidr_block = \"10.0.1.0/24\"\n}\n"
)

func TestDiffFolders(t *testing.T) {
	d := newDesk(t, map[string]string{"a/main.netplan.hcl": oneVPC, "b/main.netplan.hcl": oneVPC + aSubnet})
	d.must(0, "diff", "DIR/a", "DIR/a").says("No difference between")
	d.must(0, "diff", "DIR/a", "DIR/b").says("+ range         10.0.1.0/24 vswitch.app in cn-hangzhou-b\n", "+ vswitch.app\n", ": 1 added.")
	d.must(2, "diff", "--detailed-exitcode", "DIR/a", "DIR/b")
	d.must(0, "diff", "--detailed-exitcode", "DIR/b", "DIR/b")
	var doc report.DiffDocument
	d.must(0, "diff", "--format", "json", "DIR/b", "DIR/a").json(&doc)
	if len(doc.Changes) != 1 || doc.Changes[0].Address != "vswitch.app" || doc.Changes[0].Action != "delete" || doc.Summary["removed"] != 1 || !doc.Differs {
		t.Errorf("have %+v, want that vswitch.app is removed", doc)
	}
	d.leaves("a", "b")
}

func TestDiffMistakes(t *testing.T) {
	d := newRepository(t, map[string]string{"a/main.netplan.hcl": oneVPC, "bad/main.netplan.hcl": "resource {", "x.txt": ""})
	d.git("branch", "a")
	d.enter(".")
	for _, c := range []struct {
		code int
		args []string
		want string
	}{
		{64, []string{}, "takes A [B]"},
		{64, []string{"a", "./a"}, "a is a folder and also a revision; write ./a for the folder, a:./ for the revision"},
		{64, []string{"nope", "./a"}, `nope is no folder, and as a revision: the git repository has no revision "nope"`},
		{64, []string{"./nope", "./a"}, "./nope is not a folder"},
		{64, []string{"main:nope", "./a"}, "there is no folder nope at main"},
		{64, []string{"main:x.txt", "./a"}, "there is no folder x.txt at main"},
		{64, []string{"main:../a", "./a"}, "there is no folder ../a at main"},
		{64, []string{"--format", "xml", "./a", "./a"}, `"xml" is not text, json, markdown or html`},
		{64, []string{"main..HEAD", "./a"}, "These are two"},
		{64, []string{"--", "--upload-pack=x", "./a"}, "begins with neither - nor ^"},
		{64, []string{"--", "--upload-pack=x:a", "./a"}, "begins with neither - nor ^"},
		{1, []string{"./bad", "./a"}, "./bad cannot be compared:\n"},
		{1, []string{"main:bad", "./a"}, "at bad/main.netplan.hcl:1"},
	} {
		o := d.run(append([]string{"diff"}, c.args...)...)
		if o.quiet(); o.code != c.code || !strings.Contains(o.err, c.want) {
			t.Errorf("diff %v exits %d and says %q, want %d and %q", c.args, o.code, o.err, c.code, c.want)
		}
	}
	both := d.must(1, "diff", "./bad", "main:bad").quiet().warns("./bad cannot be compared:\n", "main:bad cannot be compared:\n")
	if strings.HasSuffix(strings.TrimSpace(both.err), "Error:") {
		t.Errorf("it ends in an error without words:\n%s", both.err)
	}
	d.env["GIT_CEILING_DIRECTORIES"] = "/"
	away := t.TempDir()
	t.Chdir(away)
	d.run("diff", "main", "DIR/a").warns("main is no folder, and as a revision: the folder lies in no git repository")
	t.Setenv("PATH", away)
	d.run("diff", "main", "DIR/a").warns("git is not on the path")
}

// TestDiffRevisions tries every way to name what is compared, from the top and
// from a folder below.
func TestDiffRevisions(t *testing.T) {
	d := newRepository(t, map[string]string{"net/main.netplan.hcl": oneVPC})
	d.git("checkout", "-q", "-b", "feature")
	d.write("net/main.netplan.hcl", oneVPC+aSubnet)
	d.commit()
	d.git("checkout", "-q", "main")
	d.write("other.txt", "")
	d.commit()
	d.git("checkout", "-q", "feature")
	d.edit("net/main.netplan.hcl", "\"main\"\n ", "\"work\"\n ")
	const added, changed, both = ": 1 added.", ": 1 changed.", ": 1 added, 1 changed."
	for _, c := range []struct {
		in   string
		args []string
		want string
	}{
		{".", []string{"main", "feature", "--dir", "net"}, added},
		{".", []string{"main:net", "feature:net"}, added},
		{".", []string{"main:net", "feature:./net"}, added},
		{".", []string{"main", "net"}, both},
		{".", []string{"main:net", "net"}, both},
		{".", []string{"main:net"}, both},
		{".", []string{"main", "--dir", "net"}, both},
		{".", []string{"HEAD", "net"}, changed},
		{".", []string{"main...", "net"}, both},
		{".", []string{"main...feature", "feature", "--dir", "./net"}, added},
		{".", []string{"net", "main"}, ": 1 removed, 1 changed."},
		{"net", []string{"main"}, both},
		{"net", []string{"main", "."}, both},
		{"net", []string{"main", "feature"}, added},
		{"net", []string{"main:net", "feature:./"}, added},
		{"net", []string{"main", "../net"}, both},
	} {
		t.Run(c.in+" "+strings.Join(c.args, " "), func(t *testing.T) {
			t.Chdir(d.path(c.in))
			d.must(0, append([]string{"diff"}, c.args...)...).says(c.want)
		})
	}
	if status := d.git("status", "--porcelain"); status != "M net/main.netplan.hcl" {
		t.Errorf("the working tree is %q now", status)
	}
}

// TestDiffReadsTheRevision changes modules, files, links and values of
// variables in the working tree: the revision has its own.
func TestDiffReadsTheRevision(t *testing.T) {
	d := newRepository(t, map[string]string{
		"net/main.netplan.hcl": `cloud { region = "cn-hangzhou" }
variable "range" {}
module "part" {
  source = "../modules/part"
  range  = var.range
  note   = file("notes/note.txt")
}
`,
		"net/a.auto.netplanvars": "range = \"10.0.0.0/16\"\n",
		"net/notes/note.txt":     "before",
		"modules/part/main.netplan.hcl": `variable "range" {}
variable "note" {}
resource "vpc" "main" {
  cidr_block  = var.range
  vpc_name    = templatefile("${path.module}/name.tmpl", {})
  description = var.note
}
`,
		"modules/part/name.tmpl": "before",
	})
	if err := os.Symlink("main.netplan.hcl", d.path("net/again.txt")); err != nil {
		t.Fatal(err)
	}
	d.commit()
	d.write("net/a.auto.netplanvars", "range = \"10.1.0.0/16\"\n")
	d.write("net/notes/note.txt", "now")
	d.write("modules/part/name.tmpl", "now")
	d.enter(".")
	d.must(0, "diff", "HEAD", "net").says("± module.part.vpc.main", "10.0.0.0/16 -> 10.1.0.0/16  (forces replacement)", "vpc_name     before      -> now", "description  before      -> now")
	if err := os.RemoveAll(d.path("modules")); err != nil {
		t.Fatal(err)
	}
	d.must(0, "diff", "HEAD:net", "HEAD", "--dir", "net").says("No difference")
	d.must(1, "diff", "HEAD", "net").quiet().warns("net cannot be compared:", "modules/part is not a folder")
}

// TestDiffVariables gives a value to a variable that only one side has.
func TestDiffVariables(t *testing.T) {
	d := newDesk(t, map[string]string{
		"a/main.netplan.hcl": oneVPC,
		"b/main.netplan.hcl": "variable \"name\" {}\n" + strings.Replace(oneVPC, `"main"`+"\n ", "var.name\n ", 1),
	})
	d.must(0, "diff", "--var", "name=web", "DIR/a", "DIR/b").says("vpc_name  main -> web")
	d.must(0, "diff", "--var", "name=web", "DIR/b", "DIR/a").says("vpc_name  web -> main")
	d.must(1, "diff", "--var", "nam=web", "DIR/a", "DIR/b").quiet().warns("NP-VAR-UNKNOWN")
	d.must(1, "diff", "DIR/a", "DIR/b").quiet().warns("DIR/b cannot be compared"[3:], "NP-VAR-MISSING")
}
