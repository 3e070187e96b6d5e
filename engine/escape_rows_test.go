package engine_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi"
	"netplan/cloudapi/catalog"
	"netplan/engine"
	"netplan/schema"
	"netplan/schema/rules"
)

// refusal is an answer that refuses a call.
type refusal struct{ action, code, message string }

func (r refusal) String() string { return fmt.Sprintf("%s %s: %s", r.action, r.code, r.message) }

// row is the error row of the catalogue that the refusal answers, or nil.
func (r refusal) row() *catalog.ErrorRow {
	a := catalog.Lookup(r.action)
	for i := range a.Errors {
		if row := &a.Errors[i]; row.Code == r.code && row.Message == r.message {
			return row
		}
	}
	return nil
}

// refusals keeps what clouds refuse.
type refusals struct {
	mu   sync.Mutex
	list []refusal
}

// over is an API whose refusals are kept.
func (r *refusals) over(api cloudapi.API) cloudapi.API { return &overheard{r, api} }

type overheard struct {
	kept *refusals
	api  cloudapi.API
}

// Call passes on, and keeps a refusal.
func (a *overheard) Call(ctx context.Context, req cloudapi.Request) (cloudapi.Response, error) {
	resp, err := a.api.Call(ctx, req)
	var e *cloudapi.Error
	if errors.As(err, &e) && e.Code != "" {
		a.kept.mu.Lock()
		defer a.kept.mu.Unlock()
		a.kept.list = append(a.kept.list, refusal{req.Action, e.Code, e.Message})
	}
	return resp, err
}

// evidence is what is found in a topology: by the rules, and by planning it
// without them.
type evidence struct {
	codes   []string // of the findings of the rules
	invalid bool     // whether one of them is an error
	planned hcl.Diagnostics
	refused []refusal
}

// weigh validates a topology, and plans it without rules. Quotas of its cloud
// blocks are those of the clouds.
func (s *site) weigh(config *schema.Config) evidence {
	s.t.Helper()
	topology, diags := config.Evaluate(schema.Inputs{})
	s.wantNone(diags)
	for label, cloud := range topology.Clouds {
		if len(cloud.Quotas) > 0 && s.clouds[label] != nil {
			s.limit(cloud.Quotas)
		}
	}
	var v evidence
	e := s.engine()
	found := topology.Validate(e.Rules)
	for _, d := range found {
		v.codes = append(v.codes, schema.Code(d))
	}
	v.invalid = found.HasErrors()
	kept := &refusals{}
	e.Rules = nil
	for label, api := range e.APIs {
		e.APIs[label] = kept.over(api)
	}
	e.Rehearse = func(label string, clock engine.Clock, described []engine.Described, assume []string) (cloudapi.API, error) {
		api, err := s.rehearsal(label, clock, described, assume)
		return kept.over(api), err
	}
	_, v.planned = e.Plan(s.t.Context(), config, engine.PlanInput{Mode: engine.ModeApply})
	v.refused = kept.list
	return v
}

// foreseen says whether one of the refusals is what a finding tells of: an
// error row whose causes are found so, or a code that the action has no row for.
// What planning refuses by itself is foreseen.
func (v evidence) foreseen() bool {
	if len(v.refused) == 0 {
		return true
	}
	causes := rules.Causes()
	return slices.ContainsFunc(v.refused, func(r refusal) bool {
		row := r.row()
		if row == nil {
			return true
		}
		c, _ := rules.CauseOf(causes, r.action, *row)
		return c != nil && v.tells(c)
	})
}

// tells says whether a finding is one of those that tell of a cause.
func (v evidence) tells(c *rules.Cause) bool {
	return slices.ContainsFunc(strings.Fields(c.Rules), func(code string) bool { return slices.Contains(v.codes, code) })
}

// ownRules are rules about what netplan itself takes, with the reason why no
// cloud refuses what breaks them.
var ownRules = map[string]string{
	"moved-blocks":      "about addresses, of which the cloud knows nothing",
	"moved-circle":      "about addresses, of which the cloud knows nothing",
	"removed-written":   "about addresses, of which the cloud knows nothing",
	"connection-status": "about a status that no action leads to",
}

// blind are fixtures that name what nothing in the cloud has, which is refused
// before it comes to what their rules tell of. TestErrorRowsAreFound shows that
// elsewhere.
var blind = map[string]string{
	"dnat-any-protocol": "no gateway has the address", "dnat-any-beside": "no gateway has the address", "dnat-twice": "no gateway has the address",
	"dnat-internal-twice": "no gateway has the address", "dnat-outside-vpc": "no gateway has the address", "quota-dnat": "no gateway has the address",
	"vswitch-overlap-id": "there is no such VPC", "vpn-settings": "there is no such customer gateway", "interface-point": "there is no such access point",
	"interface-health-vbr": "there is no such router", "interface-vbr-access": "there is no such router", "route-ecmp-id": "there is no such interface",
}

// TestBadFixturesAreRefused plans each fixture of a rule whose severity is
// error without rules. It is refused too, for what the rule tells of; else the
// rule is a false alarm.
func TestBadFixturesAreRefused(t *testing.T) {
	n := 0
	for name, config := range fixtures(t) {
		v := newSite(t).sharing("ga-shared").weigh(config)
		n++
		switch {
		case !v.invalid:
		case ownRules[name] != "":
			if v.planned.HasErrors() {
				t.Errorf("%s is listed as one that no cloud refuses: %v", name, v.planned)
			}
		case !v.planned.HasErrors():
			t.Errorf("%s: the cloud takes what %v find", name, v.codes)
		case v.foreseen() == (blind[name] != ""):
			t.Errorf("%s: blind is %q; %v are found, and refused is %v", name, blind[name], v.codes, v.refused)
		}
	}
	if n < 100 {
		t.Errorf("%d fixtures were planned, want most", n)
	}
}

// fixtures are those of testdata/bad that load, by name.
func fixtures(t *testing.T) map[string]*schema.Config {
	t.Helper()
	files, err := filepath.Glob("../testdata/bad/*.netplan.hcl")
	if err != nil {
		t.Fatal(err)
	}
	configs := map[string]*schema.Config{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		config, diags := newSite(t).load(string(text))
		if !diags.HasErrors() {
			_, diags = config.Evaluate(schema.Inputs{})
		}
		if !diags.HasErrors() {
			configs[strings.TrimSuffix(filepath.Base(file), ".netplan.hcl")] = config
		}
	}
	return configs
}
