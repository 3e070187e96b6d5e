package engine

import (
	"context"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

// BeforeWrite calls hook before each write of the journal's file, which is
// then not synced: a process that is killed loses nothing that was written.
func (j *Journal) BeforeWrite(hook func()) {
	open := j.open
	j.open = func(path string) (sink, error) {
		f, err := open(path)
		return hookedSink{f, hook}, err
	}
}

type hookedSink struct {
	sink
	hook func()
}

func (s hookedSink) Write(text []byte) (int, error) {
	s.hook()
	return s.sink.Write(text)
}

func (s hookedSink) Sync() error { return nil }

// Occupied raises the numbers of the places that bound objects take, by quota
// and each the most in any space, to those that a plan was made from.
func Occupied(types *schema.Registry, p *Plan, counts map[string]int) {
	pl := &planner{e: &Engine{Types: types}, plan: p, snap: p.snapshot}
	o := &orderer{planner: pl, places: &placer{pl}}
	taken := map[string]int{}
	for addr, have := range p.Have {
		for _, h := range o.has(p.Bindings.Entries[addr].object(), addr, have) {
			if h.claim.Kind == schema.Slot {
				parts := strings.Split(h.competes(), "\x00") // an id is one in all regions
				taken[parts[0]+"\x00"+parts[len(parts)-1]]++
			}
		}
	}
	for quota, n := range taken {
		name, _, _ := strings.Cut(quota, "\x00")
		counts[name] = max(counts[name], n)
	}
}

// PlanBack plans what is recalled.
func (e *Engine) PlanBack(ctx context.Context, m *schema.Recollection) (*Plan, hcl.Diagnostics) {
	e.Rules = nil
	p, diags := e.planFrom(ctx, m, PlanInput{Mode: ModeApply, AllowDestroy: "all"})
	return p.plan, diags
}
