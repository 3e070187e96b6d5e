package main

import "testing"

const (
	messy = "cloud{\nregion=\"cn-hangzhou\"\n}\nresource \"vpc\" \"main\" {\n vpc_name=\"a\"\n   cidr_block   =   \"10.0.0.0/8\" # why\n}\n"
	neat  = "cloud {\n  region = \"cn-hangzhou\"\n}\nresource \"vpc\" \"main\" {\n  vpc_name   = \"a\"\n  cidr_block = \"10.0.0.0/8\" # why\n}\n"
)

// TestFmt formats the files of a folder and names those that changed.
func TestFmt(t *testing.T) {
	d := newDesk(t, map[string]string{"a.netplan.hcl": messy, "b.netplan.hcl": neat, "c.txt": messy})
	if have := d.must(exitDiffer, "fmt", "--check", "DIR").out; have != d.path("a.netplan.hcl")+"\n" {
		t.Errorf("have %q", have)
	}
	if d.read("a.netplan.hcl") != messy {
		t.Error("--check changed a file")
	}
	if have := d.must(exitDone, "fmt", "DIR").out; have != d.path("a.netplan.hcl")+"\n" {
		t.Errorf("have %q", have)
	}
	if d.read("a.netplan.hcl") != neat || d.read("c.txt") != messy {
		t.Errorf("have %q and %q", d.read("a.netplan.hcl"), d.read("c.txt"))
	}
	d.must(exitDone, "fmt", "DIR", "DIR/a.netplan.hcl").quiet()
	d.must(exitDone, "fmt", "--check", "DIR").quiet()
	if have := d.must(exitDiffer, "fmt", "--check", "DIR", "DIR/c.txt", "DIR/c.txt").out; have != d.path("c.txt")+"\n" {
		t.Errorf("have %q, want c.txt once", have)
	}
	d.must(exitDone, "fmt", "DIR/c.txt")
	if d.read("c.txt") != neat {
		t.Errorf("have %q", d.read("c.txt"))
	}
}

// TestFmtStream formats standard input.
func TestFmtStream(t *testing.T) {
	d := newDesk(t, nil)
	d.in = messy
	if have := d.must(exitDone, "fmt", "-").out; have != neat {
		t.Errorf("have %q", have)
	}
	d.must(exitDiffer, "fmt", "--check", "-").quiet()
	d.in = neat
	d.must(exitDone, "fmt", "--check", "-").quiet()
	d.in = "resource {"
	d.must(exitFailed, "fmt", "-").quiet().warns("<stdin> is not formatted")
}

// TestFmtBroken leaves a file alone that does not parse, and formats the
// others.
func TestFmtBroken(t *testing.T) {
	d := newDesk(t, map[string]string{"a.netplan.hcl": "resource \"vpc\" {{{\n", "b.netplan.hcl": messy})
	d.must(exitFailed, "fmt", "--check", "DIR").warns("a.netplan.hcl is not formatted", "a.netplan.hcl:1")
	d.must(exitFailed, "fmt", "DIR").says("b.netplan.hcl\n").warns("a.netplan.hcl is not formatted")
	if d.read("a.netplan.hcl") != "resource \"vpc\" {{{\n" || d.read("b.netplan.hcl") != neat {
		t.Errorf("have %q and %q", d.read("a.netplan.hcl"), d.read("b.netplan.hcl"))
	}
	newDesk(t, nil).must(exitFailed, "fmt", "DIR").quiet().warns("holds no topology file")
}

// TestFmtExamples are laid out already.
func TestFmtExamples(t *testing.T) {
	for _, e := range []string{"quickstart", "hub-spoke", "hub-spoke/modules/spoke", "large"} {
		deskWith(t, e).must(exitDone, "fmt", "--check", "DIR").quiet()
	}
}
