package schema_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"netplan/schema"
	"netplan/schema/rules"
)

// network is a folder of literal blocks: VPCs with 20 VSwitches, a route table
// with 20 routes, and 8 EIPs each, one VPC a file.
func network(b *testing.B, blocks int) string {
	b.Helper()
	dir := b.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	write("cloud.netplan.hcl", "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vpcs = 10000 }\n}\n")
	for vpc := range blocks / 50 {
		write(fmt.Sprintf("vpc%05d.netplan.hcl", vpc), vpcText(vpc))
	}
	return dir
}

// vpcText are the 50 blocks of one VPC.
func vpcText(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "resource \"vpc\" \"n%d\" {\n  vpc_name    = \"net-%05d\"\n  cidr_block  = \"10.%d.0.0/16\"\n  description = \"Network number %d\"\n}\n\n", n, n, n%256, n)
	for i := range 20 {
		fmt.Fprintf(&b, "resource \"vswitch\" \"n%d_%d\" {\n  vpc_id       = vpc.n%d.id\n  zone_id      = \"cn-hangzhou-b\"\n  cidr_block   = cidrsubnet(vpc.n%d.cidr_block, 8, %d)\n  vswitch_name = \"part-%d-%d\"\n}\n\n", n, i, n, n, i, n, i)
	}
	fmt.Fprintf(&b, "resource \"route_table\" \"n%d\" {\n  vpc_id           = vpc.n%d.id\n  route_table_name = \"table-%d\"\n}\n\n", n, n, n)
	for i := range 20 {
		fmt.Fprintf(&b, "resource \"route_entry\" \"n%d_%d\" {\n  route_table_id         = route_table.n%d.id\n  destination_cidr_block = \"172.16.%d.0/24\"\n  next_hop_id            = \"i-example\"\n  next_hop_type          = \"Instance\"\n}\n\n", n, i, n, i)
	}
	for i := range 8 {
		fmt.Fprintf(&b, "resource \"eip\" \"n%d_%d\" {\n  name                 = \"${vpc.n%d.vpc_name}-%d\"\n  bandwidth            = 5\n  internet_charge_type = \"PayByTraffic\"\n}\n\n", n, i, n, i)
	}
	return b.String()
}

// parseAll parses the files of a folder one after another, with nothing
// around the parser.
func parseAll(b *testing.B, dir string) (size int) {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.netplan.hcl"))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if _, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos); diags.HasErrors() {
			b.Fatal(diags)
		}
		size += len(text)
	}
	return size
}

// sizes are the numbers of blocks that are measured.
var sizes = []int{1_000, 10_000, 100_000}

// used is the processor time that the process has used.
func used(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// best is the least wall and processor time of three runs.
func best(b *testing.B, do func()) (wall, cpu time.Duration) {
	b.Helper()
	wall, cpu = time.Hour, time.Hour
	for range 3 {
		start, before := time.Now(), used(b)
		do()
		wall, cpu = min(wall, time.Since(start)), min(cpu, used(b)-before)
	}
	return wall, cpu
}

// measure runs do for each size and reports how its time compares with that of
// the bare parse of the same bytes, measured in the same run: x-parse by the
// clock, x-parse-cpu by the processor time of all cores.
func measure(b *testing.B, do func(b *testing.B, dir string)) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := network(b, n)
			b.SetBytes(int64(parseAll(b, dir)))
			wall, cpu := best(b, func() { parseAll(b, dir) })
			b.ReportAllocs()
			before := used(b)
			for b.Loop() {
				do(b, dir)
			}
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(wall), "x-parse")
			b.ReportMetric(float64(used(b)-before)/float64(b.N)/float64(cpu), "x-parse-cpu")
		})
	}
}

// load loads a folder that has no mistake.
func load(b *testing.B, dir string) *schema.Config {
	b.Helper()
	config, diags := schema.Load(dir, types())
	if diags.HasErrors() {
		b.Fatal(explain(diags))
	}
	return config
}

// BenchmarkParse is the bare parse, which the others are compared with.
func BenchmarkParse(b *testing.B) { measure(b, func(b *testing.B, dir string) { parseAll(b, dir) }) }

// BenchmarkLoad reads, parses and compiles.
func BenchmarkLoad(b *testing.B) { measure(b, func(b *testing.B, dir string) { load(b, dir) }) }

// BenchmarkEvaluate evaluates what is loaded.
func BenchmarkEvaluate(b *testing.B) {
	var config *schema.Config
	loaded := ""
	measure(b, func(b *testing.B, dir string) {
		if loaded != dir {
			config, loaded = load(b, dir), dir
			b.ResetTimer()
		}
		if _, diags := config.Evaluate(schema.Inputs{}); diags.HasErrors() {
			b.Fatal(explain(diags))
		}
	})
}

// BenchmarkValidate loads, evaluates and applies all rules.
func BenchmarkValidate(b *testing.B) {
	measure(b, func(b *testing.B, dir string) { validate(b, dir, nil) })
}

// BenchmarkValidateForEach validates few blocks with many instances.
func BenchmarkValidateForEach(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				validate(b, "../examples/large", []schema.VarInput{{Name: "size", Text: fmt.Sprint(n), From: "--var"}})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "us/instance")
		})
	}
}

func validate(b *testing.B, dir string, vars []schema.VarInput) {
	b.Helper()
	topology, diags := load(b, dir).Evaluate(schema.Inputs{Vars: vars})
	diags = append(diags, topology.Validate(rules.All())...)
	if len(diags) > 0 {
		b.Fatal(explain(diags))
	}
}
