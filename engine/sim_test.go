package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// registry are all types of resources, derived once for all tests.
var registry = sync.OnceValues(func() (*schema.Registry, error) {
	return schema.NewRegistry(resource.All(), resource.Sources())
})

// site is simulated clouds with one clock, and what is bound there.
type site struct {
	t     testing.TB
	types *schema.Registry
	clock *engine.JumpClock
	// clouds are by the label of their cloud block.
	clouds map[string]*sim.Cloud
	seen   *witness
	store  engine.Store
	width  int
	quotas map[string]int
	// journal is a file, or empty for none.
	journal string
	// account is that of the engine, name that of its cloud.
	account, name string
	// assume are ids of things outside of the API.
	assume []string
	// modules are the texts of modules that topologies call.
	modules []string
}

// newSite has a cloud for each label, else one for the unlabelled block.
func newSite(t testing.TB, labels ...string) *site {
	t.Helper()
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	s := &site{
		t: t, types: types, clock: engine.NewJumpClock(time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)),
		clouds: map[string]*sim.Cloud{}, seen: &witness{}, store: engine.NewMemoryStore(nil), width: 1, name: "sim",
	}
	if len(labels) == 0 {
		labels = []string{""}
	}
	for i, label := range labels {
		s.clouds[label] = &sim.Cloud{Now: s.clock.Now, Seed: uint64(i + 1)}
	}
	return s
}

// limit sets quotas before the first call.
func (s *site) limit(quotas map[string]int) *site {
	s.quotas = quotas
	for _, c := range s.clouds {
		c.Quotas = quotas
	}
	return s
}

// outside lets ids stand for instances.
func (s *site) outside(ids ...string) *site {
	s.assume = ids
	for _, c := range s.clouds {
		c.Assume(ids...)
	}
	return s
}

// sharing has global acceleration instances of shared bandwidth, which no
// action makes.
func (s *site) sharing(ids ...string) *site {
	s.t.Helper()
	var list []any
	for _, id := range ids {
		list = append(list, map[string]any{
			"GlobalAccelerationInstanceId": id, "BandwidthType": "Sharing", "ChargeType": "PostPaid", "Status": "Available",
		})
	}
	answer := cloudapi.Response{"GlobalAccelerationInstances": map[string]any{"GlobalAccelerationInstance": list}}
	if err := s.clouds[""].Import(cloudapi.Request{Action: "DescribeGlobalAccelerationInstances", Region: region}, answer); err != nil {
		s.t.Fatal(err)
	}
	return s
}

// engine is a new process on the site.
func (s *site) engine() *engine.Engine {
	s.t.Helper()
	j := &engine.Journal{}
	if s.journal != "" {
		var err error
		if j, err = engine.OpenJournal(s.journal); err != nil {
			s.t.Fatal(err)
		}
		j.BeforeWrite(func() {})
	}
	apis := map[string]cloudapi.API{}
	for label, c := range s.clouds {
		apis[label] = s.seen.over(c)
	}
	return &engine.Engine{
		Types: s.types, APIs: apis, Store: s.store, Journal: j, Rules: rules.All(), Clock: s.clock,
		Width: s.width, Cloud: s.name, Account: s.account, Rehearse: s.rehearsal, Pace: (&sim.Cloud{}).Pace(),
	}
}

// rehearsal is a cloud that holds what was described.
func (s *site) rehearsal(_ string, clock engine.Clock, described []engine.Described, assume []string) (cloudapi.API, error) {
	return rehearsalOn(&sim.Cloud{Now: clock.Now, Quotas: s.quotas}, described, assume)
}

// rehearsalOn lets a cloud hold what was described.
func rehearsalOn(c *sim.Cloud, described []engine.Described, assume []string) (cloudapi.API, error) {
	c.Assume(assume...)
	for _, d := range described {
		if !c.Importable(d.Request.Action) {
			continue
		}
		if err := c.Import(d.Request, d.Response); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// load reads a topology given as files.
func (s *site) load(files ...string) (*schema.Config, hcl.Diagnostics) {
	s.t.Helper()
	dir := s.t.TempDir()
	for i, text := range files {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.netplan.hcl", i)), []byte(text), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	for i, text := range s.modules {
		inner := filepath.Join(dir, fmt.Sprintf("module%d", i))
		if err := os.Mkdir(inner, 0o700); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(inner, "module.netplan.hcl"), []byte(text), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	return schema.Load(dir, s.types)
}

// try plans a topology.
func (s *site) try(e *engine.Engine, in engine.PlanInput, files ...string) (*engine.Plan, hcl.Diagnostics) {
	s.t.Helper()
	c, diags := s.load(files...)
	if diags.HasErrors() {
		return nil, diags
	}
	if in.Mode == "" {
		in.Mode = engine.ModeApply
	}
	if in.AllowDestroy == "" {
		in.AllowDestroy = "all" // the brake has tests of its own
	}
	return e.Plan(s.t.Context(), c, in)
}

// plan plans a topology and wants no errors.
func (s *site) plan(files ...string) *engine.Plan {
	s.t.Helper()
	p, diags := s.try(s.engine(), engine.PlanInput{}, files...)
	s.wantNone(diags)
	return p
}

// refused plans a topology and wants one error of a code that names all words.
func (s *site) refused(code string, words []string, files ...string) *hcl.Diagnostic {
	s.t.Helper()
	_, diags := s.try(s.engine(), engine.PlanInput{}, files...)
	return s.wantOne(diags, code, words...)
}

func (s *site) wantOne(diags hcl.Diagnostics, code string, words ...string) *hcl.Diagnostic {
	s.t.Helper()
	if len(diags) != 1 {
		s.t.Fatalf("have %d diagnostics, want one %s: %v", len(diags), code, diags)
	}
	note, _ := diags[0].Extra.(schema.Note)
	if note.Code != code {
		s.t.Errorf("have %q: %s, want %s", note.Code, diags[0].Detail, code)
	}
	for _, word := range words {
		if !strings.Contains(diags[0].Detail, word) {
			s.t.Errorf("have %q, want %q in it", diags[0].Detail, word)
		}
	}
	return diags[0]
}

func (s *site) wantNone(diags hcl.Diagnostics) {
	s.t.Helper()
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			s.t.Errorf("%s: %s", d.Summary, d.Detail)
		}
	}
	if diags.HasErrors() {
		s.t.FailNow()
	}
}

// apply plans and applies a topology, and wants all steps done with the calls
// of the plan. Afterwards the plan is empty.
func (s *site) apply(files ...string) *engine.Plan {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{}, files...)
	s.wantNone(diags)
	s.run(e, p)
	s.settled(files...)
	return p
}

// destroy removes what a topology holds.
func (s *site) destroy(files ...string) *engine.Plan {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{Mode: engine.ModeDestroy}, files...)
	s.wantNone(diags)
	s.run(e, p)
	if have := s.bindings().Addrs(); len(have) > 0 {
		s.t.Fatalf("%v are bound after all was destroyed", have)
	}
	return p
}

// run applies a plan, and wants all steps done with the calls of the plan.
func (s *site) run(e *engine.Engine, p *engine.Plan) *engine.Result {
	s.t.Helper()
	if len(p.Steps) > 0 && e.Rehearse != nil && !p.Rehearsed {
		s.t.Error("the plan was not rehearsed")
	}
	s.seen.forget()
	r, err := e.Apply(s.t.Context(), p)
	if err != nil {
		s.t.Fatal(err)
	}
	s.done(r)
	if d := cmp.Diff(changing(p.Calls), changing(s.seen.counts())); d != "" {
		s.t.Errorf("calls of the plan (-) and made (+):\n%s", d)
	}
	return r
}

func (s *site) done(r *engine.Result) {
	s.t.Helper()
	for _, f := range r.Failed {
		s.t.Errorf("%s: %v", f.Step.Key, f.Err)
	}
	for _, n := range r.NotStarted {
		s.t.Errorf("%s was not started after %q", n.Step.Key, n.After)
	}
	if !r.OK() {
		s.t.FailNow()
	}
}

// settled wants an empty plan, whose apply changes nothing.
func (s *site) settled(files ...string) {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{}, files...)
	s.wantNone(diags)
	if !p.Empty() {
		s.t.Fatalf("the plan after apply is not empty: %s", steps(p))
	}
	s.run(e, p)
}

// changing are the counts of mutating calls.
func changing(calls map[string]int) map[string]int {
	list := map[string]int{}
	for action, n := range calls {
		if mutates(action) {
			list[action] = n
		}
	}
	return list
}

// steps is a plan in words.
func steps(p *engine.Plan) string {
	var b strings.Builder
	for _, s := range p.Steps {
		fmt.Fprintf(&b, "\n  %s %v (%s)", s.Key, s.Actions, strings.Join(diff.Texts(s.Change.Reasons), "; "))
		for _, d := range s.Change.Attrs {
			fmt.Fprintf(&b, " %s", d.Attr.Name)
		}
	}
	return b.String()
}

// keys are the keys of the steps of a plan in order.
func keys(p *engine.Plan) []string {
	list := []string{}
	for _, s := range p.Steps {
		list = append(list, s.Key)
	}
	return list
}

// wantOrder wants steps in this order, among others.
func (s *site) wantOrder(p *engine.Plan, want ...string) {
	s.t.Helper()
	rest := want
	for _, key := range keys(p) {
		if len(rest) > 0 && key == rest[0] {
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		s.t.Errorf("have the steps %v, want %v in this order", keys(p), want)
	}
}

// change finds the change of an address.
func (s *site) change(p *engine.Plan, addr string) *diff.Change {
	s.t.Helper()
	for _, c := range p.Changes {
		if c.Addr == addr {
			return c
		}
	}
	s.t.Fatalf("the plan does not change %s: %s", addr, steps(p))
	return nil
}

func (s *site) bindings() *engine.Bindings {
	s.t.Helper()
	b, err := s.store.Load(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

// id is the id of what an address is bound to.
func (s *site) id(addr string) string {
	s.t.Helper()
	id := s.bindings().Entries[addr].ID
	if id == "" {
		s.t.Fatalf("%s is not bound", addr)
	}
	return id
}

// call makes a call as somebody else would, and waits until it has settled.
func (s *site) call(action string, params map[string]string) cloudapi.Response {
	s.t.Helper()
	resp, err := s.clouds[""].Call(s.t.Context(), cloudapi.Request{Action: action, Region: region, Params: params})
	if err != nil {
		s.t.Fatal(err)
	}
	s.pass()
	return resp
}

// pass lets a minute pass.
func (s *site) pass() { _ = s.clock.Sleep(s.t.Context(), time.Minute) }

// held are the objects of all clouds, by kind and id with their attributes,
// but those that stand for what is outside of the API.
func (s *site) held() map[string]map[string]string {
	s.t.Helper()
	s.pass()
	all := map[string]map[string]string{}
	for label, c := range s.clouds {
		var text bytes.Buffer
		if err := c.Save(&text); err != nil {
			s.t.Fatal(err)
		}
		var saved struct {
			Objects []struct {
				Kind, ID string
				Attrs    map[string]string
			}
		}
		if err := json.Unmarshal(text.Bytes(), &saved); err != nil {
			s.t.Fatal(err)
		}
		for _, o := range saved.Objects {
			if slices.Contains(s.assume, o.ID) {
				continue
			}
			all[label+" "+o.Kind+" "+o.ID] = o.Attrs
		}
	}
	return all
}

// witness counts the calls that are made and the codes that are answered.
type witness struct {
	mu    sync.Mutex
	calls map[string]int
	codes map[string]int // by action and code
	turn  []string       // the mutating calls in order
}

// over is an API whose calls are seen.
func (w *witness) over(api cloudapi.API) cloudapi.API { return &watched{w, api} }

func (w *witness) forget() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls, w.codes, w.turn = nil, nil, nil
}

func (w *witness) counts() map[string]int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.calls)
}

func (w *witness) inTurn() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.turn)
}

func (w *witness) refusals() map[string]int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return maps.Clone(w.codes)
}

type watched struct {
	w   *witness
	api cloudapi.API
}

// Call counts and passes on.
func (a *watched) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	resp, err := a.api.Call(ctx, r)
	a.w.mu.Lock()
	defer a.w.mu.Unlock()
	if a.w.calls == nil {
		a.w.calls, a.w.codes = map[string]int{}, map[string]int{}
	}
	a.w.calls[r.Action]++
	if mutates(r.Action) {
		a.w.turn = append(a.w.turn, r.Action)
	}
	var e *cloudapi.Error
	if errors.As(err, &e) && e.Code != "" {
		a.w.codes[r.Action+" "+e.Code]++
	}
	return resp, err
}

// planOnly asks for nothing beyond the topology.
var planOnly = engine.PlanInput{}

// worldOf is what addresses hold after an apply.
func worldOf(r *engine.Result) schema.World {
	return func(addr string) *schema.Object { return r.Have[addr] }
}

// refusing is a cloud that permits nothing.
type refusing struct{}

// Call refuses.
func (refusing) Call(_ context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	return nil, &cloudapi.Error{Action: r.Action, Status: 403, Code: "Forbidden.RAM", Message: "User not authorized."}
}

// module writes a module and returns its source for the topologies to come.
func (s *site) module(text string) string {
	s.t.Helper()
	s.modules = append(s.modules, text)
	return fmt.Sprintf("./module%d", len(s.modules)-1)
}
