package schematest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// documents are what netplan writes in a format, by name: the golden output,
// and what the program built from here says of folders that are valid, broken,
// hostile and not readable, of several at once, and of drift.
func documents(t *testing.T, format string) map[string]string {
	t.Helper()
	program, dir := build(t), t.TempDir()
	golden, err := os.ReadFile("../../testdata/golden/" + map[string]string{"sarif": "findings.sarif", "junit": "junit.xml"}[format])
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{"golden": string(golden)}
	for name, from := range map[string]string{"valid": "../../../../examples/quickstart", "broken": "../../testdata/broken"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"hostile": hostile, "unreadable": "resource \"vpc\" {{{\x01", "empty": ""} {
		write(t, filepath.Join(dir, name, "a,b:c %d.netplan.hcl"), text)
	}
	write(t, filepath.Join(dir, "none", "readme.txt"), "no topology")
	for _, folder := range []string{"valid", "broken", "hostile", "unreadable", "empty", "none"} {
		docs[folder] = output(t, program, dir, "validate", "--format", format, folder)
	}
	docs["several"] = output(t, program, dir, "validate", "--format", format, "valid", "broken", "hostile")
	docs["absolute"] = output(t, program, dir, "validate", "--format", format, filepath.Join(dir, "broken"))
	docs["drift"] = drift(t, program, dir, format)
	return docs
}

// drift applies the valid folder to the simulated cloud, changes something
// there by hand, makes something beside it, and says what drifted.
func drift(t *testing.T, program, dir, format string) string {
	t.Helper()
	output(t, program, dir, "apply", "--cloud", "sim", "--auto-approve", "valid")
	id := ""
	for line := range strings.Lines(output(t, program, dir, "bindings", "list", "--cloud", "sim", "--dir", "valid")) {
		if f := strings.Fields(line); f[0] == "vpc.main" {
			id = f[2]
		}
	}
	output(t, program, dir, "api", "--cloud", "sim", "--dir", "valid", "ModifyVpcAttribute", "VpcId="+id, "VpcName=other")
	output(t, program, dir, "api", "--cloud", "sim", "--dir", "valid", "CreateVpc", "CidrBlock=10.9.0.0/16")
	doc := output(t, program, dir, "drift", "--cloud", "sim", "--format", format, "valid")
	if !strings.Contains(doc, "NP-DRIFT-CHANGED") || !strings.Contains(doc, "NP-DRIFT-UNMANAGED") {
		t.Errorf("nothing drifted:\n%s", doc)
	}
	return doc
}

// hostile is a topology whose texts hold what the formats treat specially.
const hostile = "cloud { region = \"cn-hangzhou\" }\n" +
	"resource \"vpc\" \"a\" {\n" +
	"  for_each    = toset([\"]]>\", \"<b>&amp;\", \"\\\"\", \"\\u0001\\u000b\", \"%0A::error::\", \"{0} [x](1)\", \"\\ufffe\\uffff\"])\n" +
	"  vpc_name    = \"http://${each.key}\"\n" +
	"  cidr_block  = \"11.0.0.0/16\" // \x7f é 网 👩‍🚒\n" +
	"  description = each.key\n" +
	"}\n" +
	"check \"c\" {\n  assert {\n    condition     = false\n    error_message = \"It is <wrong>\\n]]> \\u0000 & more.\"\n  }\n}\n"

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// output is what netplan writes to standard output, whatever it exits with.
func output(t *testing.T, program, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if exit := new(exec.ExitError); err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 2) {
		t.Fatalf("netplan %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "netplan")
	cmd := exec.Command("go", "build", "-o", program, ".")
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}
