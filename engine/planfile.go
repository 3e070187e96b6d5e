package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/diff"
)

// planVersion is the version of saved plans.
const planVersion = 1

// SavedPlan is a plan as it is kept in a file: not what it does, but all that
// decides it, so that a plan made anew can be told to be the same. No
// attribute value is in it.
type SavedPlan struct {
	FormatVersion int    `json:"format_version"`
	Kind          string `json:"kind"` // "netplan plan"
	// Dir is the folder of the topology, from the folder of the file.
	Dir string `json:"dir"`
	// Mode, Targets and Excludes are what it was made for.
	Mode     Mode     `json:"mode"`
	Targets  []string `json:"targets,omitempty"`
	Excludes []string `json:"excludes,omitempty"`
	// Cloud and Account, Lineage and Serial are those of its bindings.
	Cloud   string `json:"cloud,omitempty"`
	Account string `json:"account,omitempty"`
	Lineage string `json:"lineage"`
	Serial  int64  `json:"serial"`
	// Want is a fingerprint of what is wanted, Have of what was described,
	// both keyed with the lineage.
	Want string `json:"want"`
	Have string `json:"have"`
	// Steps are the keys of the steps in order.
	Steps []string `json:"steps"`
}

// Saved is what of a plan is kept in a file. dir is the folder of the topology
// from the folder of the file.
func (p *Plan) Saved(dir string, in PlanInput) *SavedPlan {
	return p.saved(dir, in, p.Bindings.Lineage)
}

func (p *Plan) saved(dir string, in PlanInput, key string) *SavedPlan {
	b := p.Bindings
	s := &SavedPlan{
		FormatVersion: planVersion, Kind: "netplan plan", Dir: dir, Mode: in.Mode, Targets: in.Targets, Excludes: in.Excludes,
		Cloud: b.Cloud, Account: b.Account, Lineage: b.Lineage, Serial: b.Serial,
		Want: p.wantPrint(key), Have: p.havePrint(key), Steps: []string{},
	}
	for _, step := range p.Steps {
		s.Steps = append(s.Steps, step.Key)
	}
	return s
}

// wantPrint is a fingerprint of every wanted value and lifecycle.
func (p *Plan) wantPrint(key string) string {
	h := sha256.New()
	for _, r := range p.Topology.Resources {
		lifecycle := r.Lifecycle
		lifecycle.TurnRange = hcl.Range{}
		fmt.Fprintf(h, "%q %q %q %+v\n", r.Addr, r.Cloud, r.Region, lifecycle)
		for i, v := range r.Values {
			switch {
			case v.Known():
				fmt.Fprintf(h, "%d %s\n", i, Print(key, r.Type.Attrs[i].Name, v.V))
			case v.Written():
				fmt.Fprintf(h, "%d unknown %v\n", i, v.From)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// havePrint is a fingerprint of every bound object.
func (p *Plan) havePrint(key string) string {
	h := sha256.New()
	for _, addr := range slices.Sorted(maps.Keys(p.Have)) {
		o := p.Have[addr]
		fmt.Fprintf(h, "%q %q %q\n", addr, o.ID, o.Status)
		for i, v := range o.Values {
			fmt.Fprintf(h, "%d %s\n", i, Print(key, o.Type.Attrs[i].Name, v))
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Write writes the saved plan.
func (s *SavedPlan) Write(w io.Writer) error {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// ReadPlan reads a saved plan.
func ReadPlan(r io.Reader) (*SavedPlan, error) {
	s := &SavedPlan{}
	d := json.NewDecoder(io.LimitReader(r, 1<<28))
	d.DisallowUnknownFields()
	if err := d.Decode(s); err != nil {
		return nil, fmt.Errorf("it is not a saved plan: %w", err)
	}
	switch {
	case s.Kind != "netplan plan":
		return nil, errors.New("it is not a saved plan")
	case s.FormatVersion != planVersion:
		return nil, fmt.Errorf("it is a saved plan of version %d; this netplan reads version %d", s.FormatVersion, planVersion)
	}
	return s, nil
}

// Matches says whether a plan made now is the saved one; the error says what
// has moved since.
func (s *SavedPlan) Matches(p *Plan) error {
	now := p.saved(s.Dir, PlanInput{Mode: s.Mode, Targets: s.Targets, Excludes: s.Excludes}, s.Lineage)
	var moved []string
	note := func(same bool, what string) {
		if !same {
			moved = append(moved, what)
		}
	}
	same := s.Serial == 0 && now.Serial == 0 || s.Lineage == now.Lineage && s.Serial == now.Serial
	note(s.Cloud == now.Cloud && s.Account == now.Account, "it is for another cloud or account")
	note(same, "the bindings have changed")
	if same { // otherwise more or less is known of both
		note(s.Want == now.Want, "the topology or its variables have changed")
		note(s.Have == now.Have, "what the cloud holds has changed")
	}
	note(slices.Equal(s.Steps, now.Steps), "its steps would be others")
	if len(moved) > 0 {
		return fmt.Errorf("the saved plan is out of date: %s; plan again", strings.Join(moved, ", and "))
	}
	return nil
}

// Empty says whether there is nothing to do: no step, and no binding to move.
func (p *Plan) Empty() bool { return len(p.Steps) == 0 && len(p.Moved) == 0 }

// Count counts the changes of a verb.
func (p *Plan) Count(verb diff.Verb) int {
	n := 0
	for _, c := range p.Changes {
		if c.Verb == verb {
			n++
		}
	}
	return n
}
