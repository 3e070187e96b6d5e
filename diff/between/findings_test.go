package between_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"netplan/diff/between"
	"netplan/schema"
	"netplan/schema/rules"
)

// found are what the rules find in a topology.
func found(s between.Side) hcl.Diagnostics { return s.Topology.Validate(rules.All()) }

// told are findings as code and address.
func told(diags hcl.Diagnostics) string {
	var list []string
	for _, d := range diags {
		note, _ := d.Extra.(schema.Note)
		list = append(list, note.Code+" "+note.Addr)
	}
	return strings.Join(list, ", ")
}

func TestFindings(t *testing.T) {
	vpc := res("vpc", "v", "cidr_block = \"10.0.0.0/16\"")
	subnet := func(name, cidr string) string {
		return res("vswitch", name, "vpc_id = vpc.v.id; zone_id = \"cn-hangzhou-b\"; cidr_block = \""+cidr+"\"")
	}
	overlap := vpc + subnet("a", "10.0.0.0/24") + subnet("b", "10.0.0.0/25")
	for _, test := range []struct {
		name, before, now, caused, mended string
	}{
		{"none", vpc, vpc, "", ""},
		{"caused", vpc + subnet("a", "10.0.0.0/24"), overlap, "NP-CIDR-OVERLAP vswitch.b", ""},
		{"mended", overlap, vpc + subnet("a", "10.0.0.0/24") + subnet("b", "10.0.1.0/25"), "", "NP-CIDR-OVERLAP vswitch.b"},
		{"shifted", overlap, "# a comment\n\n" + overlap, "", ""},
		{"another suggestion", overlap, overlap + subnet("c", "10.0.1.0/24"), "", ""},
		{"the other side changed", overlap, vpc + subnet("a", "10.0.0.0/23") + subnet("b", "10.0.0.0/25"), "NP-CIDR-OVERLAP vswitch.b", "NP-CIDR-OVERLAP vswitch.b"},
		{"another value as wrong", res("vpc", "v", "cidr_block = \"100.64.0.0/16\""), res("vpc", "v", "cidr_block = \"100.65.0.0/16\""), "NP-VPC-RANGE vpc.v", "NP-VPC-RANGE vpc.v"},
		{"moved", res("vpc", "v", "cidr_block = \"100.64.0.0/16\""), res("vpc", "w", "cidr_block = \"100.64.0.0/16\"") + "moved {\n  from = vpc.v\n  to = vpc.w\n}\n", "", ""},
		{"renamed and not moved", res("vpc", "v", "cidr_block = \"100.64.0.0/16\""), res("vpc", "w", "cidr_block = \"100.64.0.0/16\""), "NP-VPC-RANGE vpc.w", "NP-VPC-RANGE vpc.v"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, now := side(t, test.before), side(t, test.now)
			caused, mended := between.Findings(before, now, found(before), found(now))
			if d := cmp.Diff([]string{test.caused, test.mended}, []string{told(caused), told(mended)}); d != "" {
				t.Errorf("-want +have\n%s", d)
			}
		})
	}
}

// TestFindingsOfNothing has findings about no resource, at lines that shift and
// of which one more comes.
func TestFindingsOfNothing(t *testing.T) {
	finding := func(line, from, to int) *hcl.Diagnostic {
		return &hcl.Diagnostic{Summary: "Bad", Detail: "It is bad.", Subject: &hcl.Range{Filename: "f", Start: hcl.Pos{Line: line, Byte: from}, End: hcl.Pos{Line: line, Byte: to}}}
	}
	before := between.Side{Sources: map[string][]byte{"f": []byte("one\ntwo")}}
	now := between.Side{Sources: map[string][]byte{"f": []byte("#\none\none")}}
	caused, mended := between.Findings(before, now, hcl.Diagnostics{finding(1, 0, 3), finding(2, 4, 7)}, hcl.Diagnostics{finding(2, 2, 5), finding(3, 6, 9)})
	if len(caused) != 1 || caused[0].Subject.Start.Line != 3 || len(mended) != 1 || mended[0].Subject.Start.Line != 2 {
		t.Errorf("caused %v, mended %v; want the second 'one' and 'two'", caused, mended)
	}
}
