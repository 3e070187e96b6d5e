package engine_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// perGroup is how many resources a group of the generated topology has: a
// VPC, 20 VSwitches, 3 EIPs, a route table that a VSwitch uses.
const perGroup = 26

// writeGroups writes a topology of n resources as literal blocks, ten groups
// to a file.
func writeGroups(b testing.TB, dir string, n int) {
	b.Helper()
	var text strings.Builder
	text.WriteString("cloud { region = \"cn-hangzhou\" }\n")
	for g := range n / perGroup {
		writeGroup(&text, g)
		if g%10 == 9 || g == n/perGroup-1 {
			name := filepath.Join(dir, fmt.Sprintf("group%05d.netplan.hcl", g/10))
			if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
				b.Fatal(err)
			}
			text.Reset()
		}
	}
}

func writeGroup(w *strings.Builder, g int) {
	fmt.Fprintf(w, "resource \"vpc\" \"g%d\" {\n  vpc_name   = \"group-%d\"\n  cidr_block = \"10.0.0.0/8\"\n}\n", g, g)
	for s := range 20 {
		fmt.Fprintf(w, "resource \"vswitch\" \"g%ds%d\" {\n  vpc_id       = vpc.g%d.id\n  zone_id      = \"cn-hangzhou-b\"\n  cidr_block   = \"10.%d.0.0/16\"\n  vswitch_name = \"group-%d-%d\"\n}\n", g, s, g, s, g, s)
	}
	for e := range 3 {
		fmt.Fprintf(w, "resource \"eip\" \"g%de%d\" {\n  bandwidth = %d\n  name      = \"group-%d-%d\"\n}\n", g, e, 5+e, g, e)
	}
	fmt.Fprintf(w, "resource \"route_table\" \"g%d\" {\n  vpc_id           = vpc.g%d.id\n  route_table_name = \"group-%d\"\n}\n", g, g, g)
	fmt.Fprintf(w, "resource \"route_table_association\" \"g%d\" {\n  route_table_id = route_table.g%d.id\n  vswitch_id     = vswitch.g%ds0.id\n}\n", g, g, g)
}

// yard is a generated topology with a simulated cloud without latency.
type yard struct {
	mu    sync.Mutex
	dir   string
	vars  []schema.VarInput
	types *schema.Registry
	clock *engine.JumpClock
	cloud *sim.Cloud
	calls map[string]int // by action
	store engine.Store
	full  bool // the topology is applied
	// outside are ids of what stands outside of the topology.
	outside []string
	quotas  map[string]int
}

// Call counts and passes on to the cloud.
func (y *yard) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	y.mu.Lock()
	y.calls[r.Action]++
	y.mu.Unlock()
	return y.cloud.Call(ctx, r)
}

// newYard is a topology of n resources: literal blocks in many files, or a
// few blocks with for_each.
func newYard(b testing.TB, form string, n int) *yard {
	b.Helper()
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		b.Fatal(err)
	}
	y := &yard{dir: "../examples/large", types: types, vars: []schema.VarInput{{Name: "size", Text: strconv.Itoa(n), From: "--var"}}}
	if form == "blocks" {
		y.dir, y.vars = b.TempDir(), nil
		writeGroups(b, y.dir, n)
	}
	y.empty()
	return y
}

// empty begins with a new cloud and no bindings.
func (y *yard) empty() {
	y.clock = engine.NewJumpClock(time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	y.cloud = y.newCloud(y.clock)
	y.cloud.Assume(y.outside...)
	y.store = engine.NewMemoryStore(nil)
	y.full = false
	y.calls = map[string]int{}
}

func (y *yard) newCloud(clock engine.Clock) *sim.Cloud {
	return &sim.Cloud{Now: clock.Now, Latency: map[string]time.Duration{"*": 0}, Quotas: y.quotas}
}

// engine is one of the yard, with or without rehearsal.
func (y *yard) engine(rehearse bool) *engine.Engine {
	e := &engine.Engine{
		Types: y.types, APIs: map[string]cloudapi.API{"": y}, Store: y.store, Journal: &engine.Journal{},
		Clock: y.clock, Rules: rules.All(),
	}
	if rehearse {
		e.Rehearse = func(_ string, clock engine.Clock, described []engine.Described, outside []string) (cloudapi.API, error) {
			cloud := y.newCloud(clock)
			cloud.Assume(outside...)
			for _, d := range described {
				if err := cloud.Import(d.Request, d.Response); err != nil {
					return nil, err
				}
			}
			return cloud, nil
		}
	}
	return e
}

func (y *yard) plan(b testing.TB, rehearse bool) *engine.Plan {
	b.Helper()
	return y.planned(b, y.engine(rehearse), engine.ModeApply)
}

func (y *yard) planned(b testing.TB, e *engine.Engine, mode engine.Mode) *engine.Plan {
	b.Helper()
	config, diags := schema.Load(y.dir, y.types)
	if diags.HasErrors() {
		b.Fatal(diags)
	}
	p, diags := e.Plan(context.Background(), config, engine.PlanInput{Vars: y.vars, Mode: mode, AllowDestroy: "all"})
	if diags.HasErrors() {
		b.Fatal(diags)
	}
	return p
}

// parse is the floor: the bare parse of the same bytes.
func (y *yard) parse(b testing.TB) {
	b.Helper()
	names, _ := filepath.Glob(filepath.Join(y.dir, "*.netplan.hcl"))
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if _, diags := hclsyntax.ParseConfig(text, name, hcl.InitialPos); diags.HasErrors() {
			b.Fatal(diags)
		}
	}
}

// measure runs what is measured, and reports how many times the bare parse of
// the same bytes, run in turn with it, it takes.
func (y *yard) measure(b *testing.B, run func()) {
	b.ReportAllocs()
	var floor, whole time.Duration
	for b.Loop() {
		b.StopTimer()
		begin := time.Now()
		y.parse(b)
		floor += time.Since(begin)
		b.StartTimer()
		begin = time.Now()
		run()
		whole += time.Since(begin)
	}
	b.ReportMetric(float64(whole)/float64(floor), "x-parse")
}

// BenchmarkEngine measures the line from files to an applied network at
// several sizes. What x-parse says for for_each means little: its files stay
// small.
func BenchmarkEngine(b *testing.B) {
	for _, form := range []string{"blocks", "for_each"} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/n=%d", form, n), func(b *testing.B) {
				y := newYard(b, form, n)
				b.Run("validate", func(b *testing.B) { y.measure(b, func() { y.validate(b) }) })
				b.Run("plan", func(b *testing.B) { y.fresh(b, func() { y.plan(b, false) }) })
				b.Run("plan-rehearsed", func(b *testing.B) { y.fresh(b, func() { y.plan(b, true) }) })
				b.Run("apply", func(b *testing.B) { y.applyBench(b) })
				b.Run("noop-plan", func(b *testing.B) { y.noopBench(b) })
			})
		}
	}
}

// validate is the offline check.
func (y *yard) validate(b testing.TB) {
	b.Helper()
	config, diags := schema.Load(y.dir, y.types)
	if !diags.HasErrors() {
		var topology *schema.Topology
		topology, diags = config.Evaluate(schema.Inputs{Vars: y.vars})
		diags = append(diags, topology.Validate(rules.All())...)
	}
	if diags.HasErrors() {
		b.Fatal(diags)
	}
}

// fresh measures on an empty cloud.
func (y *yard) fresh(b *testing.B, run func()) {
	if y.full {
		y.empty()
	}
	y.measure(b, run)
}

// applyBench applies to an empty cloud each time.
func (y *yard) applyBench(b *testing.B) {
	y.measure(b, func() {
		b.StopTimer()
		y.empty()
		p := y.plan(b, false)
		b.StartTimer()
		y.apply(b, p)
	})
}

func (y *yard) apply(b testing.TB, p *engine.Plan) {
	b.Helper()
	r, err := y.engine(false).Apply(context.Background(), p)
	if err != nil || !r.OK() {
		b.Fatal(err, len(r.Failed))
	}
	y.full = true
}

// noopBench plans what is applied already, and counts the calls.
func (y *yard) noopBench(b *testing.B) {
	if !y.full {
		y.apply(b, y.plan(b, false))
	}
	y.measure(b, func() {
		if p := y.plan(b, true); !p.Empty() {
			b.Fatalf("%d steps are planned, want none", len(p.Steps))
		}
	})
}

// TestReadsByPage plans what is applied already: it reads a page for every 50
// objects of a type, and one more where the last is full.
func TestReadsByPage(t *testing.T) {
	y := newYard(t, "blocks", 40*perGroup)
	y.apply(t, y.plan(t, false))
	clear(y.calls)
	y.plan(t, true)
	want := map[string]int{"DescribeVpcs": 1, "DescribeVSwitches": 16, "DescribeEipAddresses": 3, "DescribeRouteTableList": 2}
	if d := cmp.Diff(want, y.calls); d != "" {
		t.Errorf("reads of %d resources: %s", 40*perGroup, d)
	}
}
