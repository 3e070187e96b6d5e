package engine_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi/sim"
	"netplan/diff"
	"netplan/engine"
)

// fault is what goes wrong with a pair of topologies: where, a word that tells
// it from others, and all that is said.
type fault struct{ where, kind, text string }

// String is the fault in words; nil is none.
func (f *fault) String() string {
	if f == nil {
		return "nothing"
	}
	return fmt.Sprintf("%s: %s\n%s", f.where, f.kind, f.text)
}

// The kinds of faults that are no mistakes of the planner.
const (
	// impossible are topologies that the cloud refuses wherever one comes from,
	// and that no rule can know offline.
	impossible = "impossible"
	// noOrder are circles that nothing breaks, told change by change.
	noOrder = "NP-PLAN-CYCLE"
	// early is create_before_destroy where that cannot be.
	early = "create_before_destroy where that cannot be"
)

// same says whether two faults are of one kind.
func (f *fault) same(other *fault) bool {
	return f != nil && other != nil && f.kind == other.kind
}

// trial takes a pair of topologies through a cloud in which others have theirs.
type trial struct {
	*pair
	// base holds the first topology, and others is what it held before.
	base   *site
	others map[string]map[string]string
	// text is the second topology, plan the way there.
	text string
	plan *engine.Plan
	rand *rand.Rand
	// occupied are the places that are taken before and after, by quota.
	occupied map[string]int
}

// try takes a pair from the first topology to the second in several ways: as
// many steps at once as three widths allow, in random orders that the plan
// allows, and cut off after some steps and planned anew.
func (p *pair) try(t testing.TB, seed uint64) (*trial, *fault) {
	tr := &trial{pair: p, text: p.want.String(), rand: rand.New(rand.NewPCG(seed, 7)), occupied: map[string]int{}}
	ways := []func() *fault{
		func() *fault { return tr.begin(t, seed) },
		tr.planned,
		func() *fault { return tr.wide(1) },
		func() *fault { return tr.wide(4) },
		func() *fault { return tr.wide(10) },
		tr.anyOrder,
		tr.anyOrder,
		tr.cut,
		tr.cut,
	}
	for _, way := range ways {
		if f := way(); f != nil {
			if strings.Contains(f.kind, "NP-PLAN-TURN") {
				f.kind = early
			}
			if f.elsewhereForLife() {
				f.kind = impossible
			}
			return tr, f
		}
	}
	return tr, nil
}

// begin makes the first topology beside that of others.
func (tr *trial) begin(t testing.TB, seed uint64) *fault {
	s := randomSite(t).limit(tr.have.quotas)
	s.width, s.modules = 8, tr.modules
	if len(tr.have.quotas) == 0 {
		if f := s.bring("that of others", theirs(randomTopology(seed+1000, 0)), nil); f != nil {
			return f
		}
	}
	tr.base, tr.others, s.store = s, s.held(), engine.NewMemoryStore(nil)
	maps.DeleteFunc(tr.others, func(key string, _ map[string]string) bool {
		return strings.HasSuffix(key, " ga-0") || strings.HasSuffix(key, " ga-1")
	}) // shared
	return s.bring("the first", tr.have.String(), nil)
}

// bring plans a topology and makes it without rehearsal.
func (s *site) bring(where, text string, events func(engine.Event)) *fault {
	e := s.engine()
	e.Rehearse, e.Events = nil, events
	p, diags := s.try(e, planOnly, text)
	if diags.HasErrors() {
		return &fault{where, codeIn(errorsOf(diags)), errorsOf(diags)}
	}
	return s.perform(where, e, p)
}

// codeIn is the code at the beginning of a text, and what the cloud says.
func codeIn(text string) string {
	code, rest, _ := strings.Cut(text, " ")
	if _, says, ok := strings.Cut(rest, " answers "); ok {
		said, _, _ := strings.Cut(says, ":")
		return code + " " + said
	}
	return code
}

// perform makes the steps of a plan, and wants none to fail or be refused.
func (s *site) perform(where string, e *engine.Engine, p *engine.Plan) *fault {
	s.seen.forget()
	r, err := e.Apply(s.t.Context(), p)
	if err != nil {
		return &fault{where, "apply", err.Error()}
	}
	var said []string
	for _, f := range r.Failed {
		said = append(said, f.Step.Key+": "+f.Err.Error())
	}
	kind := "failure"
	for _, call := range slices.Sorted(maps.Keys(s.seen.refusals())) {
		if action, _, _ := strings.Cut(call, " "); mutates(action) {
			kind, said = call, append(said, "refused: "+call)
		}
	}
	if len(said) > 0 || !r.OK() {
		return &fault{where, kind, strings.Join(said, "\n") + "\nthe plan:" + steps(p)}
	}
	return nil
}

// planned plans the second topology with rehearsal.
func (tr *trial) planned() *fault {
	s := tr.fork()
	e := s.engine()
	p, diags := s.try(e, planOnly, tr.text)
	if diags.HasErrors() {
		text := errorsOf(diags)
		if p != nil {
			text += "\nthe plan:" + steps(p)
		}
		if codeIn(text) != "NP-PLAN-CYCLE" && (tr.hosts(p) || tr.alone() != nil) {
			return &fault{"the plan", impossible, text}
		}
		return &fault{"the plan", codeIn(text), text}
	}
	tr.plan = p
	engine.Occupied(tr.base.types, p, tr.occupied)
	return nil
}

// elsewhereForLife says whether the cloud refuses an IPv6 address in another VPC
// than its own, which nothing in this API can change.
func (f *fault) elsewhereForLife() bool {
	if strings.Contains(f.text, "The VPC has an IPv6 gateway or IPv6 addresses") && strings.Contains(f.text, "delete ipv6_gateway") {
		return true // its addresses keep it so
	}
	if !strings.Contains(f.text, "AllocateIpv6InternetBandwidth") && !strings.Contains(f.text, "CreateIpv6EgressOnlyRule") {
		return false
	}
	return slices.ContainsFunc([]string{"of Ipv6AddressId is not found", "of InstanceId is not found", "The IPv6 address is in another VPC"}, func(s string) bool {
		return strings.Contains(f.text, s)
	})
}

// hosts says whether a plan deletes a VSwitch into which the cloud has put a VPN
// gateway that stays: only who gives the gateway up can do that.
func (tr *trial) hosts(p *engine.Plan) bool {
	going := map[string]bool{}
	for _, s := range p.Steps {
		if s.Verb == diff.Delete && s.Change.Have != nil {
			going[s.Change.Have.ID] = true
		}
	}
	for _, where := range []string{region, "cn-beijing"} {
		for _, r := range (&look{s: tr.base, region: where}).rows("DescribeVpnGateways", "VpnGateways.VpnGateway", nil) {
			if going[fmt.Sprint(r["VSwitchId"])] && !going[fmt.Sprint(r["VpnGatewayId"])] {
				return true
			}
		}
	}
	return false
}

// alone is why the second topology cannot even be made where nothing is.
func (tr *trial) alone() *fault {
	s := randomSite(tr.base.t).limit(tr.want.quotas)
	s.modules = tr.modules
	return s.bring("alone", tr.text, nil)
}

// wide makes the plan with so many steps at once.
func (tr *trial) wide(width int) *fault {
	s := tr.fork()
	s.width = width
	where := fmt.Sprintf("apply of %d steps at once", width)
	if f := s.perform(where, s.engine(), tr.plan); f != nil {
		return f
	}
	if d := cmp.Diff(changing(tr.plan.Calls), changing(s.seen.counts())); d != "" && !tr.fewer(s.seen.counts()) {
		return &fault{where, "calls", "calls of the plan (-) and made (+):\n" + d}
	}
	return tr.reached(where, s)
}

// fewer says whether calls are missing that only what was found during the run
// could make needless: what is adopted may have been as it is wanted.
func (tr *trial) fewer(made map[string]int) bool {
	for _, s := range tr.plan.Steps {
		if s.Verb != diff.Adopt {
			continue
		}
		for _, action := range s.Actions {
			if made[action] <= tr.plan.Calls[action] {
				made[action] = tr.plan.Calls[action]
			}
		}
	}
	return cmp.Equal(changing(tr.plan.Calls), changing(made))
}

// reached wants the second topology to be there, nothing of it twice, and what
// others have as it was.
func (tr *trial) reached(where string, s *site) *fault {
	e := s.engine()
	p, diags := s.try(e, planOnly, tr.text)
	switch {
	case diags.HasErrors():
		return &fault{where, "afterwards " + codeIn(errorsOf(diags)), errorsOf(diags)}
	case !p.Empty():
		return &fault{where, "not reached", "the plan afterwards:" + steps(p) + "\nthe plan before:" + steps(tr.plan)}
	}
	if why := heldTwice(s.bindings()); why != "" {
		return &fault{where, "twice", why}
	}
	engine.Occupied(tr.base.types, p, tr.occupied)
	have := s.held()
	maps.DeleteFunc(have, func(key string, _ map[string]string) bool { return tr.others[key] == nil })
	if d := cmp.Diff(tr.others, have); d != "" {
		return &fault{where, "others", "what others had (-) and have (+):\n" + d}
	}
	return nil
}

// fork is a site of its own that is in every way as the base is.
func (tr *trial) fork() *site {
	old := tr.base
	s := *old
	s.clock, s.clouds, s.seen = engine.NewJumpClock(old.clock.Now()), map[string]*sim.Cloud{}, &witness{}
	s.store, s.width = engine.NewMemoryStore(old.bindings()), 1
	for label, c := range old.clouds {
		var text bytes.Buffer
		twin := &sim.Cloud{Now: s.clock.Now, Quotas: c.Quotas}
		if err := c.Save(&text); err != nil {
			s.t.Fatal(err)
		}
		if err := twin.Load(&text); err != nil {
			s.t.Fatal(err)
		}
		s.clouds[label] = twin
	}
	return &s
}
