package engine

import (
	"encoding/json"
	"slices"

	"netplan/diff"
)

// planKind is what a saved plan says that it is, and planVersion the version of
// its form.
const (
	planKind    = "netplan plan"
	planVersion = 2
)

// SavedPlan is a plan as it is kept in a file: what it was made for and from,
// what it rests on, and the plan itself as it is shown. Nothing of a sensitive
// value is in it but two fingerprints, see Guard.
type SavedPlan struct {
	Kind          string `json:"kind"` // "netplan plan"
	FormatVersion int    `json:"format_version"`
	// Netplan is the version of the program that made it.
	Netplan string `json:"netplan"`
	// Dir is the folder of the topology, from the folder of the file.
	Dir string `json:"dir"`
	// Mode, Targets and Excludes are what it was made for; Unrehearsed says that no
	// rehearsal was wanted.
	Mode        Mode     `json:"mode"`
	Targets     []string `json:"targets,omitempty"`
	Excludes    []string `json:"excludes,omitempty"`
	Unrehearsed bool     `json:"unrehearsed,omitempty"`
	// AllowDestroy is how much it may destroy, as PlanInput says.
	AllowDestroy string `json:"allow_destroy,omitempty"`
	// Cloud and Account, Lineage and Serial are those of its bindings. Before
	// there are any, Lineage is empty and Serial 0.
	Cloud   string `json:"cloud,omitempty"`
	Account string `json:"account,omitempty"`
	Lineage string `json:"lineage,omitempty"`
	Serial  int64  `json:"serial"`
	// Files are fingerprints of the topology files by path from the folder,
	// without what is never shown of them.
	Files map[string]string `json:"files"`
	// Variables guards the values that variables were given, Secrets the
	// sensitive values that the plan rests on; nil where there are none.
	Variables *Guard `json:"variables,omitempty"`
	Secrets   *Guard `json:"secrets,omitempty"`
	// RestsOn are the resources and objects that decide the plan, sorted.
	RestsOn []Rest `json:"rests_on"`
	// Plan is the plan as it is shown, in the form of netplan plan --format json.
	Plan json.RawMessage `json:"plan"`
	// Steps are its steps, in order.
	Steps []SavedStep `json:"steps"`
	// Checksum is that of everything else.
	Checksum string `json:"checksum"`
}

// SavedStep is what tells a step of a plan from another.
type SavedStep struct {
	Key     string   `json:"key"`
	Actions []string `json:"api_actions"`
}

// Saved is what of a plan is kept in a file, but for what the program adds: its
// version, folder and files, and the plan as it is shown.
func (p *Plan) Saved(in PlanInput) *SavedPlan {
	b := p.Bindings
	s := &SavedPlan{
		Kind: planKind, FormatVersion: planVersion, Mode: in.Mode, Targets: in.Targets, Excludes: in.Excludes, AllowDestroy: in.AllowDestroy,
		Cloud: b.Cloud, Account: b.Account, Serial: b.Serial,
		Files: map[string]string{}, Steps: []SavedStep{}, Plan: json.RawMessage("{}"),
	}
	if b.Serial > 0 {
		s.Lineage = b.Lineage
	}
	var secrets secrets
	s.RestsOn, secrets = p.restsOn()
	given := givenSecrets(p.Topology.Given())
	s.Variables, s.Secrets = given.guard(s.salt("variables")), secrets.guard(s.salt("secrets"))
	for _, step := range p.Steps {
		s.Steps = append(s.Steps, SavedStep{step.Key, slices.Concat([]string{}, step.Actions)})
	}
	return s
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
