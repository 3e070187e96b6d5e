package engine_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"netplan/engine"
	"netplan/schema"
)

// scene is a topology with what is in the cloud before it is planned. Texts
// name objects that are there as <vpc.a> for an id and <vpc.a.vrouter_id> for
// what else it has.
type scene struct {
	// mine is applied first, theirs then, by somebody else, and own after that.
	mine, theirs, own string
	// edit, if set, is what happens then.
	edit func(s *site, id func(addr string) string)
	// then are planned, each alone; nothing is when there is none.
	then []string
}

// swap is a mistake that is made by other words in a topology.
type swap struct{ old, new string }

// plot is a right topology, and mistakes in it.
type plot struct {
	base  string
	swaps []swap
}

// scenes are each mistake made twice: at once, and when the right topology is
// there.
func (p plot) scenes(t *testing.T) map[string]scene {
	t.Helper()
	all := map[string]scene{}
	for _, w := range p.swaps {
		if !strings.Contains(p.base, w.old) {
			t.Fatalf("no %q in\n%s", w.old, p.base)
		}
		bad := strings.Replace(p.base, w.old, w.new, 1)
		all["at once: "+w.old+" -> "+w.new] = scene{then: []string{bad}}
		all["then: "+w.old+" -> "+w.new] = scene{mine: p.base, then: []string{bad}}
	}
	return all
}

// objectName is how a text names an object that is there.
var objectName = regexp.MustCompile(`<[a-z0-9_]+\.[a-z0-9_."\[\]]+>`)

// play brings the scene about and weighs what is planned then.
func (sc scene) play(t *testing.T) (list []evidence) {
	t.Helper()
	s := newSite(t).sharing("ga-shared")
	have := map[string]*schema.Object{}
	fill := func(text string) string {
		text = objectName.ReplaceAllStringFunc(text, func(name string) string { return s.idOf(have, strings.Trim(name, "<>")) })
		if !strings.Contains(text, "cloud {") {
			text = head + text
		}
		return text
	}
	if sc.mine != "" {
		s.made(fill(sc.mine), have)
	}
	if sc.theirs != "" {
		other := *s
		other.store = engine.NewMemoryStore(nil)
		other.made(fill(sc.theirs), have)
	}
	if sc.own != "" {
		s.made(fill(sc.own), have)
	}
	if sc.edit != nil {
		sc.edit(s, func(addr string) string { return s.idOf(have, addr) })
	}
	if len(sc.then) == 0 {
		sc.then = []string{""}
	}
	for _, text := range sc.then {
		config, diags := s.load(fill(text))
		s.wantNone(diags)
		list = append(list, s.weigh(config))
	}
	return list
}

// idOf is the id of an address, or an attribute of it.
func (s *site) idOf(have map[string]*schema.Object, name string) string {
	s.t.Helper()
	if o := have[name]; o != nil {
		return o.ID
	}
	i := strings.LastIndex(name, ".")
	o := have[name[:i]]
	if o == nil {
		s.t.Fatalf("there is no %s", name)
	}
	v := o.Attr(name[i+1:])
	if v.Type().IsPrimitiveType() {
		return v.AsString()
	}
	return v.AsValueSlice()[0].AsString()
}

// made applies a text and keeps what its addresses hold.
func (s *site) made(text string, have map[string]*schema.Object) {
	s.t.Helper()
	e := s.engine()
	e.Limits.Step = time.Hour // a carrier takes some minutes
	p, diags := s.try(e, engine.PlanInput{}, text)
	s.wantNone(diags)
	for label, cloud := range p.Topology.Clouds {
		if len(cloud.Quotas) > 0 && s.clouds[label] != nil {
			s.limit(cloud.Quotas)
		}
	}
	s.clouds[""].Assume(p.Outside...)
	for addr, o := range s.run(e, p).Have {
		have[addr] = o
	}
	s.pass()
}
