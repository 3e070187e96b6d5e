package schema_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// crowded are n blocks like the example's of a type, which share what the
// example has beside it. Where one is permitted, the others are findings.
func crowded(b *testing.B, t *schema.Type, n int) map[string]string {
	b.Helper()
	file, diags := hclsyntax.ParseConfig([]byte(t.Example), "x", hcl.InitialPos)
	if diags.HasErrors() {
		b.Fatal(diags)
	}
	var others strings.Builder
	for _, block := range file.Body.(*hclsyntax.Body).Blocks {
		if block.Type != "resource" || block.Labels[0] != t.Name || block.Labels[1] != "example" {
			continue
		}
		text := t.Example[block.Range().Start.Byte:block.Range().End.Byte] + "\n"
		for i := range n - 1 {
			others.WriteString(strings.Replace(text, `"example"`, fmt.Sprintf(`"example%d"`, i), 1))
		}
	}
	return map[string]string{"a.netplan.hcl": t.Example, "b.netplan.hcl": others.String()}
}

// BenchmarkTypes validates 10,000 resources of each type. growth is the
// processor time of them by that of 2,500: 4 is linear, 16 is quadratic.
func BenchmarkTypes(b *testing.B) {
	for _, t := range resource.All() {
		b.Run(t.Name, func(b *testing.B) {
			few, many := folder(b, crowded(b, t, 2_500)), folder(b, crowded(b, t, 10_000))
			_, parse := best(b, func() { parseAll(b, many) })
			_, small := best(b, func() { findings(b, few) })
			var cpu time.Duration
			for b.Loop() {
				before := used(b)
				findings(b, many)
				cpu += used(b) - before
			}
			cpu /= time.Duration(b.N)
			b.ReportMetric(float64(cpu)/float64(parse), "x-parse-cpu")
			b.ReportMetric(float64(cpu)/float64(small), "growth")
			if cpu > 8*small && cpu > 3*time.Second {
				b.Errorf("%v for four times what takes %v", cpu, small)
			}
		})
	}
}

// findings are all of a folder that loads.
func findings(b *testing.B, dir string) hcl.Diagnostics {
	b.Helper()
	topology, diags := load(b, dir).Evaluate(schema.Inputs{})
	return append(diags, topology.Validate(rules.All())...)
}
