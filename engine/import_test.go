package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
)

// TestImportInstances imports into instances with odd keys, and leaves the
// blocks where they are.
func TestImportInstances(t *testing.T) {
	s := newSite(t)
	first := s.call("AllocateEipAddress", map[string]string{"Bandwidth": "7"})["AllocationId"].(string)
	text := head + "resource \"eip\" \"x\" {\n  for_each = toset([\"a.\\\"b\", \"$${y}\"])\n  bandwidth = 7\n}\n" +
		"import {\n  to = eip.x[\"a.\\\"b\"]\n  id = \"" + first + "\"\n}\n"
	p := s.apply(text)
	if d := cmp.Diff([]string{`adopt eip.x["a.\"b"]`, `create eip.x["${y}"]`}, sorted(keys(p))); d != "" {
		t.Error(d)
	}
	s.settled(text)
}

// TestImportTwice refuses one object for two addresses, in whatever order.
func TestImportTwice(t *testing.T) {
	s := newSite(t)
	id := s.call("AllocateEipAddress", nil)["AllocationId"].(string)
	block := func(to string) string { return "import {\n  to = eip." + to + "\n  id = \"" + id + "\"\n}\n" }
	for _, blocks := range []string{block("a") + block("b"), block("b") + block("a")} {
		_, diags := s.try(s.engine(), planOnly, head+"resource \"eip\" \"a\" {}\nresource \"eip\" \"b\" {}\n", blocks)
		if !diags.HasErrors() {
			t.Error("one object belongs to two addresses")
		}
	}
}

// TestImportOfOthers refuses the id of another type and of another region, at
// the line of the block.
func TestImportOfOthers(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	text := network + "\nresource \"vswitch\" \"x\" {\n  vpc_id = vpc.main.id\n  zone_id = \"cn-hangzhou-b\"\n  cidr_block = \"10.0.9.0/24\"\n}\n"
	for id, word := range map[string]string{s.id("vpc.main"): "is a vpc, and vswitch.x is a vswitch", "vsw-2zeelsewhere": "Region cn-hangzhou has no vswitch"} {
		_, diags := s.try(s.engine(), planOnly, text, "import {\n  to = vswitch.x\n  id = \""+id+"\"\n}\n")
		if note, _ := diags[0].Extra.(schema.Note); note.Code == "NP-IMPORT" {
			continue // the rules of validate know it already
		}
		if d := s.wantOne(onlyErrors(diags), "NP-PLAN-IMPORT", word); d.Subject == nil || d.Subject.Start.Line != 1 {
			t.Errorf("it is shown at %v", d.Subject)
		}
	}
}

// TestImportWithMoved imports beside what moves.
func TestImportWithMoved(t *testing.T) {
	s := newSite(t)
	s.apply(head + "resource \"eip\" \"a\" {}\n")
	id := s.call("AllocateEipAddress", map[string]string{"Bandwidth": "9"})["AllocationId"].(string)
	text := head + "resource \"eip\" \"c\" { bandwidth = 9 }\nresource \"eip\" \"b\" {}\nimport {\n  to = eip.c\n  id = \"" + id + "\"\n}\n" + moves("eip.a", "eip.b")
	_, diags := s.try(s.engine(), planOnly, text)
	s.wantNone(diags)
	p, _ := s.try(s.engine(), planOnly, text)
	if d := cmp.Diff([]string{"adopt eip.c"}, keys(p)); d != "" || len(p.Moved) != 1 {
		t.Errorf("have the moves %v, and the steps:\n%s", p.Moved, d)
	}
}
