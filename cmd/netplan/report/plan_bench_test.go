package report_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"netplan/cmd/netplan/report"
	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/resource"
)

// BenchmarkPlans shows plans of 1,000, 10,000 and 100,000 changes in each
// format: the time for one change must not grow.
func BenchmarkPlans(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		plan := planOf(b, n)
		b.Run(fmt.Sprintf("%d/document", n), func(b *testing.B) {
			for b.Loop() {
				report.NewPlan(plan, engine.ModeApply)
			}
			perChange(b, n)
		})
		doc := report.NewPlan(plan, engine.ModeApply)
		for format, write := range planFormats {
			b.Run(fmt.Sprintf("%d/%s", n, format), func(b *testing.B) {
				for b.Loop() {
					if err := write(io.Discard, doc); err != nil {
						b.Fatal(err)
					}
				}
				perChange(b, n)
			})
		}
	}
}

func perChange(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/change")
}

// planOf is a plan that makes n resources in VPCs of 20, of which 15 are
// VSwitches and 4 routes.
func planOf(tb testing.TB, n int) *engine.Plan {
	tb.Helper()
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		tb.Fatal(err)
	}
	dir := tb.TempDir()
	text := fmt.Sprintf(`
cloud { region = "cn-hangzhou" }
resource "vpc" "net" {
  count      = %[1]d
  vpc_name   = "net-${count.index}"
  cidr_block = "10.0.0.0/8"
}
resource "vswitch" "part" {
  count      = %[1]d * 15
  vpc_id     = vpc.net[floor(count.index / 15)].id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.${count.index %% 15}.0/24"
}
resource "route_entry" "to" {
  count                  = %[1]d * 4
  route_table_id         = vpc.net[floor(count.index / 4)].route_table_id
  destination_cidr_block = "172.16.${count.index %% 4}.0/24"
  next_hop_id            = "i-one"
}
`, n/20)
	if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), []byte(text), 0o644); err != nil {
		tb.Fatal(err)
	}
	config, diags := schema.Load(dir, types)
	if diags.HasErrors() {
		tb.Fatal(diags)
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		tb.Fatal(diags)
	}
	p := &engine.Plan{Topology: topology, Bindings: &engine.Bindings{}}
	for _, r := range topology.Resources {
		c := diff.Compare(r, nil, diff.Prints{})
		p.Changes = append(p.Changes, c)
		p.Steps = append(p.Steps, &engine.Step{Key: "create " + r.Addr, Addr: r.Addr, Verb: diff.Create, Change: c})
	}
	if len(p.Changes) != n {
		tb.Fatalf("%d changes, want %d", len(p.Changes), n)
	}
	return p
}
