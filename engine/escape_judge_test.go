package engine_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/hcl/v2"

	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// verdict is what is said of a topology before and after the cloud is asked.
type verdict struct {
	// language says that the text itself was refused, so that no cloud could
	// be asked.
	language bool
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
	case v.found != "":
		return falseAlarm
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
	if err := os.WriteFile(filepath.Join(j.dir, "main.netplan.hcl"), []byte(sk.String()), 0o600); err != nil {
		j.t.Fatal(err)
	}
	config, diags := schema.Load(j.dir, s.types)
	if diags.HasErrors() {
		return verdict{language: true, found: errorsOf(diags)}
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		return verdict{language: true, found: errorsOf(diags)}
	}
	v.found = errorsOf(topology.Validate(rules.All()))
	v.refused = asked(j.t, s, config)
	return v
}

// asked is why the cloud refuses a topology, or empty.
func asked(t testing.TB, s *site, config *schema.Config) string {
	s.width = 8
	e := s.engine()
	e.Rules = nil
	e.Limits.Step = time.Hour
	p, refused := e.Plan(t.Context(), config, engine.PlanInput{Mode: engine.ModeApply})
	if refused.HasErrors() {
		return errorsOf(refused)
	}
	s.clouds[""].Assume(p.Outside...)
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
