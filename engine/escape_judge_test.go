package engine_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// verdict is what is said of a topology before and after the cloud is asked.
type verdict struct {
	// language says that the text itself was refused, so that no cloud could
	// be asked.
	language bool
	// unsent says that the topology has an empty text, which the API counts as
	// left out: the cloud was not asked about it. unknown says that it has an id or
	// an address of which nobody offline can know whether it is there.
	unsent, unknown bool
	// found is what validate finds, refused what the cloud says; empty when
	// nothing.
	found, refused string
}

// outcome compares the two.
func (v verdict) outcome() string {
	switch {
	case v.language:
		return unreadable
	case v.found != "" && v.refused != "":
		return refusedByBoth
	case v.found != "" && v.unsent:
		return unsayable
	case v.found != "":
		return falseAlarm
	case v.refused != "" && v.unknown:
		return notDescribed
	case v.refused != "":
		return escaped
	}
	return acceptedByBoth
}

// The outcomes.
const (
	unreadable     = "refused by the language"
	refusedByBoth  = "refused by both"
	acceptedByBoth = "accepted by both"
	unsayable      = "refused since it cannot be said"
	notDescribed   = "refused by the cloud for what is not there"
	escaped        = "escape"
	falseAlarm     = "false alarm"
)

// judge says what is said of topologies. Its folder holds one at a time.
type judge struct {
	t   testing.TB
	dir string
}

func newJudge(t testing.TB) *judge { return &judge{t, t.TempDir()} }

// hear asks the rules about a topology, and the cloud without the rules: in
// rehearsal, and where that refuses nothing by an apply.
func (j *judge) hear(sk *sketch) (v verdict) {
	j.t.Helper()
	s := randomSite(j.t).limit(sk.quotas)
	v.unsent, v.unknown = sk.unsent, sk.unknown
	if err := os.WriteFile(filepath.Join(j.dir, "main.netplan.hcl"), []byte(sk.String()), 0o600); err != nil {
		j.t.Fatal(err)
	}
	config, diags := schema.Load(j.dir, s.types)
	if diags.HasErrors() {
		v.language, v.found = true, errorsOf(diags)
		return v
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		v.language, v.found = true, errorsOf(diags)
		return v
	}
	v.found = errorsOf(topology.Validate(rules.All()))
	v.refused = asked(j.t, s, config)
	return v
}

// asked is why the cloud refuses a topology, or empty. A cloud that takes it
// holds what it says.
func asked(t testing.TB, s *site, config *schema.Config) string {
	s.width = 8
	e := s.engine()
	e.Rules = nil
	e.Rehearse = func(label string, clock engine.Clock, described []engine.Described, assume []string) (cloudapi.API, error) {
		return s.rehearsal(label, clock, described, assumable(assume))
	}
	p, refused := e.Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeApply})
	if refused.HasErrors() {
		return errorsOf(refused)
	}
	s.clouds[""].Assume(assumable(p.Outside)...)
	if why := applied(t, e, p); why != "" {
		return why
	}
	if p, refused = e.Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeApply}); refused.HasErrors() || !p.Empty() {
		return "once more:" + errorsOf(refused) + steps(p)
	}
	return heldTwice(s.bindings())
}

// assumable are the ids that can be those of things outside of the API.
func assumable(ids []string) (list []string) {
	for _, id := range ids {
		if sim.Assumable(id) == nil {
			list = append(list, id)
		}
	}
	return list
}

// applied is why a plan cannot be applied, or empty.
func applied(t testing.TB, e *engine.Engine, p *engine.Plan) string {
	r, err := e.Apply(t.Context(), p)
	if err != nil {
		return "apply: " + err.Error()
	}
	var failed []string
	for _, f := range r.Failed {
		failed = append(failed, "apply: "+f.Step.Key+": "+f.Err.Error())
	}
	return strings.Join(failed, "\n")
}

// heldTwice says which object is that of two addresses.
func heldTwice(b *engine.Bindings) string {
	holders := map[string]string{}
	for _, addr := range b.Addrs() {
		entry := b.Entries[addr]
		key := entry.Type + " " + entry.ID
		if first := holders[key]; first != "" {
			return first + " and " + addr + " are one object"
		}
		holders[key] = addr
	}
	return ""
}

// errorsOf are the errors with code and address, a line each.
func errorsOf(diags hcl.Diagnostics) string {
	var list []string
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			note, _ := d.Extra.(schema.Note)
			list = append(list, schema.Code(d)+" "+note.Addr+": "+d.Detail)
		}
	}
	return strings.Join(list, "\n")
}
