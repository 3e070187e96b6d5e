package schema_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

const small = "cloud { region = \"cn-hangzhou\" }\nresource \"vpc\" \"a\" {\n  cidr_block = \"10.0.0.0/8\"\n}\n"

// TestFilesAreReadAsTheyAre checks bytes that editors and systems leave.
func TestFilesAreReadAsTheyAre(t *testing.T) {
	for name, text := range map[string]string{
		"newlines of Windows":  strings.ReplaceAll(small, "\n", "\r\n"),
		"byte order mark":      "\ufeff" + small,
		"no newline at end":    strings.TrimSuffix(small, "\n"),
		"only comments before": "# a\n// b\n/* c\n*/\n" + small,
		"heredoc of Windows":   small + strings.ReplaceAll("locals {\nx = <<-A\n  a\n  A\n}\n", "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			topology, diags := evaluate(one(t, text), schema.Inputs{})
			if diags.HasErrors() || len(topology.Resources) != 1 {
				t.Errorf("not one resource: %s", explain(diags))
			}
		})
	}
}

// TestFilesThatCannotBeRead checks what is refused before it is parsed.
func TestFilesThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		text, want string
		line       int
	}{
		"latin 1":         {"# a\n# caf\xe9\n" + small, "NP-FILE-UTF8", 2},
		"half a rune":     {small + "# \xe4\xb8", "NP-FILE-UTF8", 5},
		"UTF-16":          {"\xff\xfec\x00l\x00", "NP-FILE-UTF8", 1},
		"NUL":             {"cloud {\n\x00}\n", "NP-SYNTAX", 2},
		"NUL in a string": {small + "locals {\nx = \"\x00\"\n}\n", "", 0},
		"empty":           {"", "", 0},
		"only newlines":   {"\n\n", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, diags := evaluate(one(t, c.text), schema.Inputs{})
			if codes(diags) != c.want {
				t.Fatalf("codes %q, want %q: %s", codes(diags), c.want, explain(diags))
			}
			if c.want != "" && diags[0].Subject.Start.Line != c.line {
				t.Errorf("line %d, want %d", diags[0].Subject.Start.Line, c.line)
			}
		})
	}
}

// TestFolders checks what may stand in a folder beside regular files.
func TestFolders(t *testing.T) {
	for name, c := range map[string]struct {
		make func(dir string) error
		want string
	}{
		"no folder": {func(dir string) error { return os.RemoveAll(dir) }, "NP-FILE"},
		"a file": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "b.netplan.hcl"), []byte("locals {}\n"), 0o600)
		}, ""},
		"a folder":           {func(dir string) error { return os.Mkdir(filepath.Join(dir, "x.netplan.hcl"), 0o700) }, "NP-FILE"},
		"link to nothing":    {func(dir string) error { return os.Symlink("nothing", filepath.Join(dir, "x.netplan.hcl")) }, "NP-FILE"},
		"link to itself":     {func(dir string) error { return os.Symlink("x.netplan.hcl", filepath.Join(dir, "x.netplan.hcl")) }, "NP-FILE"},
		"link to a device":   {func(dir string) error { return os.Symlink("/dev/zero", filepath.Join(dir, "x.netplan.hcl")) }, "NP-FILE"},
		"pipe":               {func(dir string) error { return syscall.Mkfifo(filepath.Join(dir, "x.netplan.hcl"), 0o600) }, "NP-FILE"},
		"lock of an editor":  {func(dir string) error { return os.Symlink("user@host.1", filepath.Join(dir, ".#x.netplan.hcl")) }, ""},
		"file with no bytes": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "x.netplan.hcl"), nil, 0o600) }, ""},
		"large sparse file":  {func(dir string) error { return sparse(filepath.Join(dir, "x.netplan.hcl"), 1<<40) }, "NP-FILE-SIZE"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := one(t, small)
			if err := c.make(dir); err != nil {
				t.Fatal(err)
			}
			if _, diags := evaluate(dir, schema.Inputs{}); codes(diags) != c.want {
				t.Errorf("codes %q, want %q: %s", codes(diags), c.want, explain(diags))
			}
		})
	}
}

// sparse makes a file that has a size and no contents.
func sparse(name string, size int64) error {
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		return err
	}
	return os.Truncate(name, size)
}

// TestFolderNames checks that the name of a folder is no pattern.
func TestFolderNames(t *testing.T) {
	for _, name := range []string{"a[b]c", "*", "?", "a b", "网络", "-x"} {
		dir := filepath.Join(folder(t, map[string]string{filepath.Join(name, "main.netplan.hcl"): small}), name)
		if topology, diags := evaluate(dir, schema.Inputs{}); diags.HasErrors() || len(topology.Resources) != 1 {
			t.Errorf("%q: %s", name, explain(diags))
		}
	}
}

// TestFolderWithoutFiles names the place, so that the mistake can be shown.
func TestFolderWithoutFiles(t *testing.T) {
	dir := folder(t, map[string]string{"x.hcl": small})
	config, diags := schema.Load(dir, types())
	if codes(diags) != "NP-FILE" || diags[0].Subject == nil || config == nil || config.Sources() == nil {
		t.Errorf("codes %q, want NP-FILE with a place", codes(diags))
	}
}

// TestModulesThatDoNotEnd checks modules that would be loaded for ever.
func TestModulesThatDoNotEnd(t *testing.T) {
	call := func(name, source string) string {
		return "module \"" + name + "\" {\n  source = \"" + source + "\"\n}\n"
	}
	link := func(dir string) error { return os.Symlink(".", filepath.Join(dir, "again")) }
	nothing := func(string) error { return nil }
	for name, c := range map[string]struct {
		files map[string]string
		make  func(dir string) error
		want  string
	}{
		"itself":             {map[string]string{"a.netplan.hcl": call("m", "./.")}, nothing, "NP-MODULE-SOURCE"},
		"itself by a detour": {map[string]string{"a.netplan.hcl": call("m", "./b/.."), "b/b.netplan.hcl": small}, nothing, "NP-MODULE-SOURCE"},
		"itself by a link":   {map[string]string{"a.netplan.hcl": call("m", "./again")}, link, "NP-MODULE-SOURCE"},
		"one another":        {map[string]string{"a.netplan.hcl": call("m", "./b"), "b/b.netplan.hcl": call("m", "../c"), "c/c.netplan.hcl": call("m", "../b")}, nothing, "NP-MODULE-SOURCE"},
		"doubling":           {doubling(60), nothing, "NP-MODULE-SOURCE"},
		"absolute":           {map[string]string{"a.netplan.hcl": call("m", "/etc")}, nothing, "NP-MODULE-SOURCE"},
		"a URL":              {map[string]string{"a.netplan.hcl": call("m", "https://example.com/m.zip")}, nothing, "NP-MODULE-SOURCE"},
		"no folder":          {map[string]string{"a.netplan.hcl": call("m", "./b")}, nothing, "NP-MODULE-SOURCE"},
		"no files":           {map[string]string{"a.netplan.hcl": call("m", "./b"), "b/b.txt": ""}, nothing, "NP-MODULE-SOURCE"},
		"a file":             {map[string]string{"a.netplan.hcl": call("m", "./b"), "b": ""}, nothing, "NP-MODULE-SOURCE"},
		"computed":           {map[string]string{"a.netplan.hcl": call("m", "./${local.x}") + "locals {\nx = \"b\"\n}\n"}, nothing, "NP-SYNTAX NP-ATTR-TYPE NP-MODULE-SOURCE"},
		"many instances":     {instances(), nothing, "NP-COUNT"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, c.files)
			if err := c.make(dir); err != nil {
				t.Fatal(err)
			}
			diags := refused(t, dir, strings.Fields(c.want)[0])
			if have := codes(diags); have != c.want && len(strings.Fields(c.want)) == 1 {
				t.Errorf("codes %q, want %q only: %s", have, c.want, explain(diags))
			}
		})
	}
}

// doubling are n folders, each of which calls the next one twice.
func doubling(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		text := ""
		for _, name := range []string{"a", "b"} {
			text += "module \"" + name + "\" {\n  source = \"../m" + strconv.Itoa(i+1) + "\"\n}\n"
		}
		files["m"+strconv.Itoa(i)+"/x.netplan.hcl"] = text
	}
	files["m"+strconv.Itoa(n)+"/x.netplan.hcl"] = "locals {}\n"
	files["x.netplan.hcl"] = strings.ReplaceAll(files["m0/x.netplan.hcl"], "../m1", "./m0")
	return files
}

// instances are modules that each have a thousand instances of the next.
func instances() map[string]string {
	call := "module \"m\" {\n  count = 1000\n  source = \"./m\"\n}\n"
	return map[string]string{
		"x.netplan.hcl": call, "m/x.netplan.hcl": call, "m/m/x.netplan.hcl": call, "m/m/m/x.netplan.hcl": "locals {\n  x = 1\n}\n",
	}
}

// TestPathsAreRelativeToTheFolder checks path.module where the folder itself
// is given by a relative path.
func TestPathsAreRelativeToTheFolder(t *testing.T) {
	t.Chdir(folder(t, map[string]string{
		"top/x.netplan.hcl":   "module \"m\" {\n  source = \"./m\"\n}\noutput \"x\" {\n  value = module.m.text\n}\n",
		"top/m/x.netplan.hcl": "output \"text\" {\n  value = file(\"${path.module}/a.txt\")\n}\n",
		"top/m/a.txt":         "of the module",
	}))
	for _, dir := range []string{"top", "./top", "top/m/.."} {
		topology, diags := evaluate(dir, schema.Inputs{})
		if diags.HasErrors() {
			t.Fatal(explain(diags))
		}
		outputs, diags := topology.Outputs(nil)
		if diags.HasErrors() || outputs["x"].Value.AsString() != "of the module" {
			t.Errorf("%s: %q, want the text of the module: %s", dir, outputs["x"].Value.GoString(), explain(diags))
		}
	}
}

// TestFunctionsReadTheirFoldersOnly checks file and templatefile.
func TestFunctionsReadTheirFoldersOnly(t *testing.T) {
	outside := folder(t, map[string]string{"secret.txt": "hidden"})
	dir := folder(t, map[string]string{
		"top/main.netplan.hcl":        "module \"m\" {\n  source = \"../shared\"\n}\noutput \"m\" {\n  value = module.m.text\n}\n",
		"top/in/a.txt":                "inside",
		"top/t.tmpl":                  "Hello ${name}%{ for x in list } ${x}%{ endfor }",
		"top/again.tmpl":              "${templatefile(\"again.tmpl\", {})}",
		"top/deep.tmpl":               "# \" ${" + strings.Repeat("[", 100_000),
		"top/brackets.tmpl":           strings.Repeat("[({\"", 300),
		"top/bomb.tmpl":               "%{ for a in range(1000000) }%{ for b in range(1000000) }x%{ endfor }%{ endfor }",
		"top/latin.txt":               "caf\xe9",
		"shared/main.netplan.hcl":     "output \"text\" {\n  value = file(\"${path.module}/b.txt\")\n}\n",
		"shared/b.txt":                "of the module",
		"unrelated/c.txt":             "beside",
		"top/sub/main.netplan.hcl.no": "",
	})
	for name, target := range map[string]string{"link.txt": filepath.Join(outside, "secret.txt"), "loop.txt": "loop.txt", "fine.txt": "in/a.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, "top", name)); err != nil {
			t.Fatal(err)
		}
	}
	for expression, want := range map[string]string{
		`file("in/a.txt")`:                                       "inside",
		`file("./in/../in/a.txt")`:                               "inside",
		`file("fine.txt")`:                                       "inside",
		`file("${path.root}/in/a.txt")`:                          "inside",
		`file("${path.module}/in/a.txt")`:                        "inside",
		`file("../shared/b.txt")`:                                "of the module",
		`templatefile("t.tmpl", { name = "you", list = [1,2] })`: "Hello you 1 2",
		`templatefile("brackets.tmpl", {})`:                      strings.Repeat("[({\"", 300),
		`file("../unrelated/c.txt")`:                             "",
		`file("` + outside + `/secret.txt")`:                     "",
		`file("link.txt")`:                                       "",
		`file("loop.txt")`:                                       "",
		`file("in")`:                                             "",
		`file("nothing.txt")`:                                    "",
		`file("latin.txt")`:                                      "",
		`file("/dev/zero")`:                                      "",
		`file("/etc/hostname")`:                                  "",
		`templatefile("/etc/hostname", {})`:                      "",
		`templatefile("../unrelated/c.txt", {})`:                 "",
		`templatefile("again.tmpl", {})`:                         "",
		`templatefile("deep.tmpl", {})`:                          "",
		`templatefile("bomb.tmpl", {})`:                          "",
		`templatefile("t.tmpl", { name = "you" })`:               "",
		`templatefile("t.tmpl", "name")`:                         "",
	} {
		text := "output \"x\" {\n  value = " + expression + "\n}\n"
		if err := os.WriteFile(filepath.Join(dir, "top", "x.netplan.hcl"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		topology, diags := evaluate(filepath.Join(dir, "top"), schema.Inputs{})
		var outputs map[string]schema.Output
		if !diags.HasErrors() {
			var more hcl.Diagnostics
			outputs, more = topology.Outputs(nil)
			diags = append(diags, more...)
		}
		switch {
		case want == "":
			if codes(diags) != "NP-SYNTAX" {
				t.Errorf("%s: codes %q, want NP-SYNTAX: %s", expression, codes(diags), explain(diags))
			}
		case diags.HasErrors():
			t.Errorf("%s: %s", expression, explain(diags))
		case outputs["x"].Value.AsString() != want || outputs["m"].Value.AsString() != "of the module":
			t.Errorf("%s is %q, want %q", expression, outputs["x"].Value.AsString(), want)
		}
	}
}
