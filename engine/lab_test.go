package engine_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/resource"
)

const region = "cn-hangzhou"

// lab is a folder with bindings and a journal, and a cloud. A process in it
// is an engine.
type lab struct {
	t     testing.TB
	dir   string
	api   cloudapi.API
	clock *engine.JumpClock
	types *schema.Registry
	store engine.Store
	token atomic.Int64
	write func() // before each write of the journal
	width int
}

func newLab(t testing.TB, api cloudapi.API) *lab {
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	return &lab{t: t, dir: t.TempDir(), api: api, types: types, width: 1, store: engine.NewMemoryStore(nil), write: func() {},
		clock: engine.NewJumpClock(time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))}
}

func (l *lab) journal() string { return filepath.Join(l.dir, ".netplan", "journal") }

// engine starts a process.
func (l *lab) engine() *engine.Engine {
	l.t.Helper()
	j, err := engine.OpenJournal(l.journal())
	if err != nil {
		l.t.Fatal(err)
	}
	j.BeforeWrite(func() { l.write() })
	return &engine.Engine{
		Types: l.types, APIs: map[string]cloudapi.API{"": l.api}, Clock: l.clock, Journal: j, Width: l.width,
		Store: l.store,
		Token: func() string { return "token-" + strconv.FormatInt(l.token.Add(1), 10) },
	}
}

// spec is a resource: its address and attributes, each an HCL expression: a
// text in quotes, or a reference.
type spec struct {
	addr  string
	attrs map[string]string
}

// topology evaluates specs.
func (l *lab) topology(specs []spec) *schema.Topology {
	l.t.Helper()
	text := "cloud { region = " + strconv.Quote(region) + " }\n"
	for _, s := range specs {
		text += l.block(s)
	}
	dir := l.t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lab.netplan.hcl"), []byte(text), 0o600); err != nil {
		l.t.Fatal(err)
	}
	config, diags := schema.Load(dir, l.types)
	if diags.HasErrors() {
		l.t.Fatal(diags)
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		l.t.Fatal(diags)
	}
	return topology
}

// block is a spec as it is written in a topology file.
func (l *lab) block(s spec) string {
	typ, name, _ := strings.Cut(s.addr, ".")
	text := fmt.Sprintf("resource %q %q {\n", typ, name)
	for _, attr := range slices.Sorted(maps.Keys(s.attrs)) {
		expr := s.attrs[attr]
		if t := l.types.Type(typ); t.Attrs[t.Index(attr)].Derived.Type.IsSetType() {
			expr = "[" + expr + "]"
		}
		text += attr + " = " + expr + "\n"
	}
	return text + "}\n"
}

// plan compares specs with the cloud, as plainly as can be.
func (l *lab) plan(e *engine.Engine, specs []spec) *engine.Plan {
	l.t.Helper()
	b, err := e.Store.Load(l.t.Context())
	if err != nil {
		l.t.Fatal(err)
	}
	p := &engine.Plan{Topology: l.topology(specs), Bindings: b, Have: l.describe(b)}
	wanted := map[string]bool{}
	for _, r := range p.Topology.Resources {
		wanted[r.Addr] = true
		l.want(p, r)
	}
	for _, s := range p.Steps {
		for _, need := range s.Change.Want.Needs {
			if slices.ContainsFunc(p.Steps, func(s *engine.Step) bool { return s.Key == "create "+need }) {
				s.Needs = append(s.Needs, engine.Need{Step: "create " + need})
			}
		}
	}
	for _, addr := range b.Addrs() {
		if !wanted[addr] {
			l.unwant(p, addr)
		}
	}
	return p
}

// describe reads all bound objects. It does not go through the fake's hooks.
func (l *lab) describe(b *engine.Bindings) map[string]*schema.Object {
	have := map[string]*schema.Object{}
	for addr, e := range b.Entries {
		t := l.types.Type(e.Type)
		call := t.ReadCall(nil)
		if e.Type == "snat_entry" {
			call.Params["SnatTableId"] = "stb-1"
		}
		for n := 1; ; n++ {
			call.Params["PageNumber"], call.Params["PageSize"] = strconv.Itoa(n), "50"
			rows := t.Rows(l.peek(cloudapi.Request{Action: call.Action, Region: e.Region, Params: call.Params}))
			for _, o := range rows {
				if o.ID == e.ID {
					o.Region = e.Region
					have[addr] = o
				}
			}
			if len(rows) == 0 {
				break
			}
		}
	}
	return have
}

func (l *lab) peek(r cloudapi.Request) cloudapi.Response {
	l.t.Helper()
	var resp cloudapi.Response
	var err error
	if f, ok := l.api.(*fake); ok {
		resp, err = f.carryOut(r)
	} else {
		resp, err = l.api.Call(context.Background(), r)
	}
	if err != nil {
		l.t.Fatal(err)
	}
	return resp
}

// want adds the step of a resource that is wanted.
func (l *lab) want(p *engine.Plan, r *schema.Resource) {
	have := p.Have[r.Addr]
	c := &diff.Change{Addr: r.Addr, Type: r.Type, Want: r, Have: have, Verb: diff.Create}
	s := &engine.Step{Key: "create " + r.Addr, Addr: r.Addr, Verb: diff.Create, Change: c, Cost: time.Second, Actions: []string{r.Type.Actions.Create}}
	values := r.Values
	if have != nil {
		s.Key, s.Verb, c.Verb = "update "+r.Addr, diff.Update, diff.Update
		values, _ = p.Topology.Resolve(r.Addr, func(addr string) *schema.Object { return p.Have[addr] })
	}
	for i, v := range values {
		a := &r.Type.Attrs[i]
		if !v.Written() || have != nil && a.Normal(have.Values[i]).RawEquals(a.Normal(v.V)) {
			continue
		}
		c.Attrs = append(c.Attrs, diff.AttrChange{Attr: a, Want: v.V})
	}
	if have != nil && len(c.Attrs) == 0 {
		return
	}
	s.Actions = append(s.Actions, r.Type.Actions.Update...)
	p.Changes, p.Steps = append(p.Changes, c), append(p.Steps, s)
}

// unwant adds the step of a bound address that is not wanted.
func (l *lab) unwant(p *engine.Plan, addr string) {
	c := &diff.Change{Addr: addr, Type: l.types.Type(p.Bindings.Entries[addr].Type), Have: p.Have[addr], Verb: diff.Delete}
	s := &engine.Step{Key: "delete " + addr, Addr: addr, Verb: diff.Delete, Change: c, Actions: []string{c.Type.Actions.Delete}, Cost: time.Second}
	if c.Have == nil {
		s.Key, s.Verb, c.Verb = "forget "+addr, diff.Forget, diff.Forget
	}
	for child, b := range p.Bindings.Entries {
		if slices.Contains(b.Needs, addr) && p.Topology.Resource(child) == nil && p.Have[child] != nil {
			s.Needs = append(s.Needs, engine.Need{Step: "delete " + child})
		}
	}
	p.Changes, p.Steps = append(p.Changes, c), append(p.Steps, s)
}

// apply is a whole run of a process: recover, plan, apply.
func (l *lab) apply(ctx context.Context, specs []spec) (*engine.Result, error) {
	e := l.engine()
	defer e.Journal.Close()
	if _, err := e.Recover(ctx); err != nil {
		return nil, err
	}
	p := l.plan(e, specs)
	return e.Apply(ctx, p)
}

// mustApply applies and wants every step done.
func (l *lab) mustApply(specs []spec) *engine.Result {
	l.t.Helper()
	r, err := l.apply(l.t.Context(), specs)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, f := range r.Failed {
		l.t.Errorf("%s: %v", f.Step.Key, f.Err)
	}
	for _, s := range r.NotStarted {
		l.t.Errorf("%s was not started after %q", s.Step.Key, s.After)
	}
	if l.t.Failed() {
		l.t.FailNow()
	}
	return r
}

// bindings reads what was saved.
func (l *lab) bindings() *engine.Bindings {
	l.t.Helper()
	b, err := l.store.Load(l.t.Context())
	if err != nil {
		l.t.Fatal(err)
	}
	return b
}

// networkSpecs is a VPC with two VSwitches and SNAT entries for them: actions
// with and without a token.
func networkSpecs() []spec {
	return []spec{
		{"vpc.main", map[string]string{"vpc_name": `"main"`, "cidr_block": `"10.0.0.0/8"`}},
		{"vswitch.a", map[string]string{"vpc_id": "vpc.main.id", "zone_id": `"cn-hangzhou-b"`, "cidr_block": `"10.0.1.0/24"`}},
		{"vswitch.b", map[string]string{"vpc_id": "vpc.main.id", "zone_id": `"cn-hangzhou-b"`, "cidr_block": `"10.0.2.0/24"`}},
		{"snat_entry.a", map[string]string{"snat_table_id": `"stb-1"`, "source_vswitch_id": "vswitch.a.id", "snat_ip": `"47.0.0.1"`}},
		{"snat_entry.b", map[string]string{"snat_table_id": `"stb-1"`, "source_vswitch_id": "vswitch.b.id", "snat_ip": `"47.0.0.1"`}},
	}
}
