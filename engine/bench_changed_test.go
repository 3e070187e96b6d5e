package engine_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"netplan/engine"
)

// rewrite changes the text of each file of a yard.
func (y *yard) rewrite(b testing.TB, edit func(string) string) {
	b.Helper()
	names, err := filepath.Glob(filepath.Join(y.dir, "*.netplan.hcl"))
	if err != nil || len(names) == 0 {
		b.Fatal(err, len(names), "files")
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(name, []byte(edit(string(text))), 0o600)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// renamed gives one in so many named resources another name.
func renamed(every int) func(string) string {
	n := 0
	return func(text string) string {
		parts := strings.SplitAfter(text, `"group-`)
		for i := range parts[:len(parts)-1] {
			if n++; n%every == 0 {
				parts[i] = strings.TrimSuffix(parts[i], `"group-`) + `"team-`
			}
		}
		return strings.Join(parts, "")
	}
}

// resized gives each VPC another range, for which it is replaced with all that
// is in it.
func resized(text string) string {
	return strings.ReplaceAll(text, `cidr_block = "10.0.0.0/8"`, `cidr_block = "10.0.0.0/9"`)
}

// changedCases are the shares of an applied topology that a plan changes.
var changedCases = []struct {
	name string
	edit func(string) string
	// share is how many of a group have changes, about.
	share float64
}{
	{"none", func(text string) string { return text }, 0},
	{"one-percent", renamed(100), 0.01 * named},
	{"all-in-place", renamed(1), named},
	{"all-replaced", resized, (perGroup - 3.0) / perGroup},
}

// named is the share of resources with a name: the association of a route
// table has none.
const named = (perGroup - 1.0) / perGroup

// BenchmarkChanged plans an applied topology of which nothing, one percent and
// everything is changed, in place and by replacement, with rehearsal. reads is
// the number of Describe calls.
func BenchmarkChanged(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		for _, c := range changedCases {
			b.Run(fmt.Sprintf("n=%d/%s", n, c.name), func(b *testing.B) {
				y := newYard(b, "blocks", n)
				y.apply(b, y.plan(b, false))
				y.rewrite(b, c.edit)
				var p *engine.Plan
				clear(y.calls)
				runs := 0
				y.measure(b, func() { p, runs = y.plan(b, true), runs+1 })
				if have, want := float64(len(p.Changes)), c.share*float64(n); have < want*0.95-1 || have > want*1.05+1 {
					b.Fatalf("%v changes of %d resources, want about %v", have, n, want)
				}
				b.ReportMetric(float64(y.total())/float64(runs), "reads")
				b.ReportMetric(float64(len(p.Steps)), "steps")
			})
		}
	}
}

// total is how many calls were made.
func (y *yard) total() int {
	n := 0
	for _, calls := range y.calls {
		n += calls
	}
	return n
}
