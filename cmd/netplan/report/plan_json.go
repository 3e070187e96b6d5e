package report

import (
	"io"
	"maps"
	"slices"

	"netplan/diff"
	"netplan/diff/network"
	"netplan/engine"
)

// PlanDocument is a plan as data: its JSON, and all that the other formats show
// of it, so that one that was read from a file is shown as it was when it was
// made. Changes are sorted by address; steps are in an order that can be run one
// after another.
type PlanDocument struct {
	FormatVersion int            `json:"format_version"`
	Mode          engine.Mode    `json:"mode"`
	Summary       map[string]int `json:"summary"` // changes by action
	// Network is what it does to the network, sorted by place and topic.
	Network []network.Line `json:"network"`
	Moved   []MovedItem    `json:"moved,omitempty"`
	Kept    []KeptItem     `json:"kept,omitempty"`
	Scope   *ScopeItem     `json:"scope,omitempty"`
	// VPCs are those that changes lie in.
	VPCs    []network.Info `json:"vpcs"`
	Changes []ChangeItem   `json:"changes"`
	Steps   []StepItem     `json:"steps"`
	Calls   map[string]int `json:"calls"`
	// Parallelism is how many steps are to run at once.
	Parallelism     int     `json:"parallelism"`
	ExpectedSeconds float64 `json:"expected_seconds"`
	Rehearsed       bool    `json:"rehearsed"`
	// Described is how many answers of the cloud it rests on.
	Described int `json:"described"`
}

// MovedItem is a binding that goes to another address.
type MovedItem struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// KeptItem is an object that a plan to destroy leaves alone.
type KeptItem struct {
	Address string `json:"address"`
	Type    string `json:"type"`
	Region  string `json:"region"`
	ID      string `json:"id"`
	Why     string `json:"why"`
}

func keptItems(kept []engine.Kept) []KeptItem {
	var list []KeptItem
	for _, k := range kept {
		list = append(list, KeptItem{k.Addr, k.Type, k.Region, k.ID, k.Why})
	}
	return list
}

// ChangeItem is the change of one resource.
type ChangeItem = diff.Item

// StepItem is a step of the plan.
type StepItem struct {
	Key             string     `json:"key"`
	Address         string     `json:"address"`
	Action          string     `json:"action"`
	APIActions      []string   `json:"api_actions"`
	Needs           []NeedItem `json:"needs,omitempty"`
	Lanes           []string   `json:"lanes,omitempty"`
	Waits           []string   `json:"waits,omitempty"`
	Meanwhile       string     `json:"meanwhile,omitempty"`
	ExpectedSeconds float64    `json:"expected_seconds"`
}

// NeedItem is a step that comes first.
type NeedItem struct {
	Step string `json:"step"`
	Why  string `json:"why"`
}

// NewPlan is a plan that leads to a mode, as data.
func NewPlan(p *engine.Plan, mode engine.Mode) *PlanDocument {
	doc := &PlanDocument{
		FormatVersion: FormatVersion, Mode: mode, Summary: map[string]int{}, Changes: []ChangeItem{}, Steps: []StepItem{},
		Kept: keptItems(p.Kept), Scope: scopeItem(p.Scope), Calls: p.Calls, Parallelism: p.Width, ExpectedSeconds: seconds(p.Makespan), Rehearsed: p.Rehearsed,
	}
	if p.Rehearsed {
		doc.Described = p.Described()
	}
	for _, m := range p.Moved {
		doc.Moved = append(doc.Moved, MovedItem{m.From, m.To})
	}
	for _, c := range p.Changes {
		doc.Summary[c.Verb.Name()]++
		doc.Changes = append(doc.Changes, c.Item(regionOf(p, c)))
	}
	doc.addNetwork(p)
	for _, s := range p.Steps {
		doc.Steps = append(doc.Steps, stepItem(s, p.Joins))
	}
	return doc
}

// regionOf is where the object of a change lives.
func regionOf(p *engine.Plan, c *diff.Change) string {
	if c.Want != nil {
		return c.Want.Region
	}
	return p.Bindings.Entries[c.Addr].Region
}

// empty says whether there is nothing to show.
func (p *PlanDocument) empty() bool { return len(p.Changes)+len(p.Kept) == 0 }

// PlanJSON writes a plan as one document.
func PlanJSON(w io.Writer, p *PlanDocument) error { return WriteJSON(w, p) }

// stepItem is a step; in place of a join it names the steps of the join.
func stepItem(s *engine.Step, joins map[string][]engine.Need) StepItem {
	item := StepItem{Key: s.Key, Address: s.Addr, Action: s.Verb.Name(), APIActions: s.Actions, Lanes: s.Lanes, Waits: s.Waits, Meanwhile: s.Meanwhile, ExpectedSeconds: seconds(s.Cost)}
	if item.APIActions == nil {
		item.APIActions = []string{}
	}
	needs := map[string]string{}
	for _, n := range s.Needs {
		if members, ok := joins[n.Step]; ok {
			for _, m := range members {
				needs[m.Step] = n.Why
			}
			continue
		}
		needs[n.Step] = n.Why
	}
	for _, step := range slices.Sorted(maps.Keys(needs)) {
		item.Needs = append(item.Needs, NeedItem{step, needs[step]})
	}
	return item
}
