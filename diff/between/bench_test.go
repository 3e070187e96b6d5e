package between_test

import (
	"fmt"
	"strings"
	"testing"

	"netplan/diff/between"
)

// BenchmarkResources compares 1,000 and 10,000 resources, each changed by what
// it refers to: the time for one resource must not grow.
func BenchmarkResources(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var text strings.Builder
			for i := range n / 20 {
				text.WriteString(res("vpc", fmt.Sprintf("v%d", i), "vpc_name = \"net\"; cidr_block = \"10.0.0.0/16\""))
				for j := range 19 {
					text.WriteString(res("vswitch", fmt.Sprintf("s%d_%d", i, j), fmt.Sprintf("vpc_id = vpc.v%d.id; zone_id = \"cn-hangzhou-b\"; cidr_block = \"10.0.%d.0/24\"", i, j)))
				}
			}
			before, now := side(b, text.String()), side(b, strings.ReplaceAll(text.String(), "/16", "/17"))
			for b.Loop() {
				if changes, _ := between.Resources(before, now); len(changes) != n {
					b.Fatalf("%d changes, want %d", len(changes), n)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/resource")
		})
	}
}
