package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"netplan/cloudapi"
)

// stage is what a network should be after one apply, and one apply of it.
var stages = [][]spec{
	networkSpecs(),
	changedSpecs(),
	nil,
}

// changedSpecs updates the VPC and an SNAT entry, moves another to a new
// VSwitch, and drops one.
func changedSpecs() []spec {
	s := networkSpecs()
	s[0].attrs["description"] = `"changed"`
	s[3].attrs["snat_ip"] = `"47.0.0.9"`
	s = append(s[:2:2], s[3],
		spec{"vswitch.c", map[string]string{"vpc_id": "vpc.main.id", "zone_id": `"cn-hangzhou-b"`, "cidr_block": `"10.0.3.0/24"`}},
		spec{"snat_entry.c", map[string]string{"snat_table_id": `"stb-1"`, "source_vswitch_id": "vswitch.c.id", "snat_ip": `"47.0.0.1"`}})
	return s
}

// death is the panic of a process that is killed.
const death = "the process is killed"

// killer kills the process at the nth point that it comes to.
type killer struct{ left int }

func (k *killer) point() {
	if k.left--; k.left == 0 {
		panic(death)
	}
}

// arm makes each call, before it is sent and after its effect, and each write
// of the journal a point.
func (k *killer) arm(l *lab, f *fake) {
	l.write = k.point
	f.hook = func(when string, r cloudapi.Request) error {
		if mutates(r.Action) {
			k.point()
		}
		return nil
	}
}

// survive runs an apply and says whether it was killed.
func survive(t *testing.T, l *lab, specs []spec) (killed bool) {
	t.Helper()
	defer func() {
		if v := recover(); v != nil {
			if !strings.Contains(fmt.Sprint(v), death) {
				panic(v)
			}
			killed = true
		}
	}()
	l.mustApply(specs)
	return false
}

// TestCrashEverywhere kills the process at each point of each stage, and at
// each pair of points, and applies again: what is wanted is there once, and
// bound.
func TestCrashEverywhere(t *testing.T) {
	for stage := range stages {
		for first := 1; ; first++ {
			if !crashAt(t, stage, first) {
				if first < 10 {
					t.Errorf("stage %d has %d points only", stage, first-1)
				}
				break
			}
			for second := 1; second < 12 && !testing.Short(); second++ {
				crashAt(t, stage, first, second)
			}
			if t.Failed() {
				return
			}
		}
	}
}

// crashAt runs the stages, and kills the given one at the given points of its
// runs. It says whether the first run came to its point.
func crashAt(t *testing.T, stage int, points ...int) bool {
	t.Helper()
	f := &fake{}
	l := newLab(t, f)
	for _, specs := range stages[:stage] {
		l.mustApply(specs)
	}
	killed := false
	for i, at := range points {
		k := &killer{left: at}
		k.arm(l, f)
		if dead := survive(t, l, stages[stage]); i == 0 {
			killed = dead
		}
	}
	l.write, f.hook = func() {}, nil
	l.mustApply(stages[stage])
	checkStage(t, l, f, fmt.Sprintf("stage %d, killed at %v", stage, points), stages[stage])
	return killed
}

// checkStage compares the cloud and the bindings with what is wanted.
func checkStage(t *testing.T, l *lab, f *fake, when string, specs []spec) {
	t.Helper()
	var want, have []string
	for _, s := range specs {
		want = append(want, s.addr)
	}
	b := l.bindings()
	slices.Sort(want)
	if have = b.Addrs(); !slices.Equal(want, have) {
		t.Errorf("%s: have %v bound, want %v", when, have, want)
	}
	bound := map[string]string{}
	for addr, e := range b.Entries {
		if other := bound[e.ID]; other != "" {
			t.Errorf("%s: %s is bound to %s and %s", when, e.ID, addr, other)
		}
		bound[e.ID] = addr
	}
	for _, o := range f.objects {
		if bound[o.id] == "" {
			t.Errorf("%s: %s belongs to no address: a duplicate or a leak", when, o.id)
		}
	}
	if len(f.objects) != len(specs) {
		t.Errorf("%s: have %d objects, want %d", when, len(f.objects), len(specs))
	}
	calls := len(f.calls)
	if l.mustApply(specs); len(f.calls) != calls {
		t.Errorf("%s: another apply made the calls %v", when, f.calls[calls:])
	}
}
