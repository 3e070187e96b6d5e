package schema_test

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"netplan/schema"
)

// memory is a tree that no disk holds.
type memory struct{ files fstest.MapFS }

func (m memory) ReadDir(name string) ([]fs.DirEntry, error) { return m.files.ReadDir(within(name)) }
func (m memory) Stat(name string) (fs.FileInfo, error)      { return m.files.Stat(within(name)) }
func (m memory) ReadFile(name string) ([]byte, error)       { return m.files.ReadFile(within(name)) }
func (m memory) Real(name string) (string, error) {
	_, err := m.files.Stat(within(name))
	return name, err
}

func within(name string) string { return path.Clean(filepath.ToSlash(name)) }

// TestLoadFrom loads a topology with a module beside it and files that
// functions read, all from a tree that is not on the disk.
func TestLoadFrom(t *testing.T) {
	tree := memory{fstest.MapFS{}}
	for name, text := range map[string]string{
		"net/main.netplan.hcl": `cloud { region = "cn-hangzhou" }
module "part" {
  source = "../part"
  note   = file("note.txt")
}
`,
		"net/note.txt": "from a file",
		"part/main.netplan.hcl": `variable "note" {}
resource "vpc" "a" {
  vpc_name    = templatefile("${path.module}/name.tmpl", { n = 7 })
  description = var.note
}
`,
		"part/name.tmpl": "net-${n}",
	} {
		tree.files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	config, diags := schema.LoadFrom(tree, "net", types())
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(explain(diags))
	}
	r := topology.Resource("module.part.vpc.a")
	if r == nil || r.Value("vpc_name").Identity() != "net-7" || r.Value("description").Identity() != "from a file" {
		t.Errorf("have %+v, want a VPC net-7 with the text of the file", r)
	}
	if want := filepath.Join("part", "main.netplan.hcl"); r.Range.Filename != want {
		t.Errorf("it is told to stand in %s, want %s", r.Range.Filename, want)
	}
	_, diags = schema.LoadFrom(tree, "none", types())
	if !diags.HasErrors() || !strings.Contains(explain(diags), "none") {
		t.Errorf("a folder that is not there: %s", explain(diags))
	}
}
