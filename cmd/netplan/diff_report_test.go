package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cmd/netplan/report"
)

// TestDiffTells shows address space, quotas and findings in every format.
func TestDiffTells(t *testing.T) {
	const limited = "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vswitches_per_vpc = 2 }\n}\n"
	base := strings.Replace(oneVPC, cloudLine, limited, 1)
	subnet := func(name, cidr string) string {
		return strings.Replace(strings.Replace(aSubnet, `"app"`, fmt.Sprintf("%q", name), 1), "10.0.1.0/24", cidr, 1)
	}
	d := newDesk(t, map[string]string{
		"a/main.netplan.hcl": base + wrongRange("gone", "100.64.0.0/16") + aSubnet,
		"b/main.netplan.hcl": base + aSubnet + subnet("web", "10.0.2.0/24") + subnet("db", "10.0.2.0/25"),
	})
	d.must(0, "diff", "DIR/a", "DIR/b").says(
		"cn-hangzhou: usable addresses 252 -> 628\n", "vpc.main in cn-hangzhou: 10.0.0.0/16\n", "+ 10.0.2.0/24         vswitch.web\n",
		"usable addresses 252 -> 628; largest free block 10.0.128.0/17\n", "vpc.gone in cn-hangzhou: 100.64.0.0/16 -> none\n",
		"vswitches_per_vpc in vpc.main: 1 -> 3 of 2, OVER the limit\n",
		"New findings:\n  error NP-", "NP-CIDR-OVERLAP", "Findings that are gone:\n  error NP-VPC-RANGE",
	)
	d.must(0, "diff", "--format", "markdown", "DIR/a", "DIR/b").says("### netplan diff: 2 added, 1 removed", "#### Quotas: ", "1 over the limit", "#### New findings: 2 errors", "<details><summary>Changes</summary>")
	d.must(0, "diff", "--format", "html", "DIR/a", "DIR/b").says("<h2>Address space</h2>", "<h2>Quotas</h2>", `<pre class="destroy">- vpc.gone`)
	var doc report.DiffDocument
	first := d.must(0, "diff", "--format", "json", "DIR/a", "DIR/b")
	first.json(&doc)
	for range 5 {
		if again := d.must(0, "diff", "--format", "json", "DIR/a", "DIR/b"); again.out != first.out {
			t.Errorf("another time it writes\n%s\nnot\n%s", again.out, first.out)
		}
	}
	want := report.QuotaItem{Quota: "vswitches_per_vpc", In: "vpc.main", Before: 1, Now: 3, LimitBefore: 2, Limit: 2, From: "as the cloud block says", State: "over"}
	for _, q := range doc.Quotas {
		if q.Quota == want.Quota {
			if diff := cmp.Diff(want, q); diff != "" {
				t.Errorf("-want +have\n%s", diff)
			}
		}
	}
	if len(doc.Networks) != 2 || doc.Networks[1].Now.Usable != 628 || doc.Networks[0].Now != nil || len(doc.Networks[1].Added) != 2 || len(doc.Caused) != 2 || len(doc.Mended) != 1 {
		t.Errorf("have %+v", doc)
	}
}

// many is a topology of VPCs with 20 VSwitches each, whose names end alike.
func many(vpcs int, tail string) string {
	var b strings.Builder
	b.WriteString("cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vpcs = 10000 }\n}\n")
	for i := range vpcs {
		fmt.Fprintf(&b, "resource \"vpc\" \"n%d\" {\n  vpc_name   = \"net-%d\"\n  cidr_block = \"10.0.0.0/16\"\n}\n", i, i)
		for j := range 20 {
			fmt.Fprintf(&b, "resource \"vswitch\" \"n%d_%d\" {\n  vpc_id       = vpc.n%d.id\n  zone_id      = \"cn-hangzhou-b\"\n  cidr_block   = \"10.0.%d.0/24\"\n  vswitch_name = \"part-%d%s\"\n}\n", i, j, i, j, j, tail)
		}
	}
	return b.String()
}

// TestDiffCommentFits compares large networks: the comment fits, whole.
func TestDiffCommentFits(t *testing.T) {
	d := newDesk(t, map[string]string{"a/main.netplan.hcl": many(100, ""), "b/main.netplan.hcl": many(100, "x"), "c/main.netplan.hcl": cloudLine})
	for _, args := range [][]string{{"DIR/a", "DIR/b"}, {"DIR/a", "DIR/c"}, {"DIR/c", "DIR/b"}} {
		o := d.must(0, append([]string{"diff", "--format", "markdown"}, args...)...)
		if len(o.out) > 65535 || !strings.HasSuffix(o.out, "</details>\n") || strings.Count(o.out, "```")%2 != 0 {
			t.Errorf("%v: %d bytes that end in %q", args, len(o.out), o.out[max(0, len(o.out)-80):])
		}
	}
	d.must(0, "diff", "DIR/a", "DIR/b").says("~ settings      2000 vswitch: vswitch_name\n", "Use --format json for all.")
}

// TestDiffIsThePlan applies an example to a simulated cloud, changes it, and
// holds the difference against the plan: the same resources, the same actions.
func TestDiffIsThePlan(t *testing.T) {
	for _, ex := range exampleChanges {
		for _, c := range ex.changes {
			if c.edit == nil || len(c.args) > 0 {
				continue
			}
			t.Run(ex.example+" "+c.name, func(t *testing.T) {
				before, d := deskWith(t, ex.example), deskWith(t, ex.example)
				d.must(0, append([]string{"apply", "--auto-approve", "DIR"}, ex.args...)...)
				c.edit(d)
				var plan report.PlanDocument
				d.must(0, append([]string{"plan", "--format", "json", "--no-rehearsal", "DIR"}, ex.args...)...).json(&plan)
				var diff report.DiffDocument
				d.must(0, append([]string{"diff", "--format", "json", before.dir, "DIR"}, ex.args...)...).json(&diff)
				want, have := map[string]string{}, map[string]string{}
				for _, ch := range plan.Changes {
					want[ch.Address] = ch.Action
				}
				for _, ch := range diff.Changes {
					have[ch.Address] = ch.Action
				}
				if d := cmp.Diff(want, have); d != "" {
					t.Errorf("the plan and the difference (-plan +diff):\n%s", d)
				}
			})
		}
	}
}

// TestDiffExamples compares every example with itself.
func TestDiffExamples(t *testing.T) {
	list, err := os.ReadDir("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	values := map[string][]string{}
	for _, ex := range exampleChanges {
		values[ex.example] = ex.args
	}
	for _, e := range list {
		d := deskWith(t, e.Name())
		d.must(0, append([]string{"diff", "DIR", "DIR/."}, values[e.Name()]...)...).says("No difference between")
	}
}
