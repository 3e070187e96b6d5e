package engine_test

import (
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/engine"
)

// TestStepHolds changes an object between the plan and the step that is about
// it: the step ends before its first call, and says what changed.
func TestStepHolds(t *testing.T) {
	renamed := with(twoNetworks, `vpc_name   = "other"`, `vpc_name   = "new"`)
	for name, c := range map[string]struct {
		after  string
		waits  time.Duration
		failed string
	}{
		"changed":       {renamed, time.Minute, `its vpc_name was other, and is theirs; plan again`},
		"removed":       {withoutBlocks(twoNetworks, "vpc.other"), time.Minute, `its vpc_name was other, and is theirs; plan again`},
		"read just now": {renamed, time.Second, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(twoNetworks)
			e := s.engine()
			p, diags := s.try(e, engine.PlanInput{}, c.after)
			s.wantNone(diags)
			theirs := cloudapi.Request{Action: "ModifyVpcAttribute", Region: region, Params: map[string]string{"VpcId": s.id("vpc.other"), "VpcName": "theirs"}}
			if _, err := s.clouds[""].Call(t.Context(), theirs); err != nil {
				t.Fatal(err)
			}
			if err := s.clock.Sleep(t.Context(), c.waits); err != nil {
				t.Fatal(err)
			}
			s.seen.forget()
			r, err := e.Apply(t.Context(), p)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case c.failed == "":
				s.done(r)
			case len(r.Failed) != 1 || !strings.Contains(r.Failed[0].Message, c.failed):
				t.Errorf("have %v, want %q", r.Failed, c.failed)
			case len(changing(s.seen.counts())) > 0:
				t.Errorf("have the calls %v, want none", s.seen.counts())
			}
		})
	}
}
