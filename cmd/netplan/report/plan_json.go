package report

import (
	"encoding/json"
	"io"
	"maps"
	"slices"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
)

// PlanDocument is a plan in JSON. Changes are sorted by address; steps are in
// an order that can be run one after another.
type PlanDocument struct {
	FormatVersion   int            `json:"format_version"`
	Summary         map[string]int `json:"summary"` // changes by action
	Moved           []MovedItem    `json:"moved,omitempty"`
	Kept            []KeptItem     `json:"kept,omitempty"`
	Changes         []ChangeItem   `json:"changes"`
	Steps           []StepItem     `json:"steps"`
	Calls           map[string]int `json:"calls"`
	ExpectedSeconds float64        `json:"expected_seconds"`
	Rehearsed       bool           `json:"rehearsed"`
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
type ChangeItem struct {
	Address    string          `json:"address"`
	Type       string          `json:"type"`
	Action     string          `json:"action"` // create, update, replace, delete, forget or adopt
	Region     string          `json:"region"`
	ID         string          `json:"id,omitempty"`
	Attributes []AttributeItem `json:"attributes"`
	Reasons    []string        `json:"reasons,omitempty"`
}

// AttributeItem is the difference of one attribute. A side that is missing is
// null; a sensitive one is not shown.
type AttributeItem struct {
	Name            string          `json:"name"`
	Have            json.RawMessage `json:"have"`
	Want            json.RawMessage `json:"want"`
	KnownAfterApply bool            `json:"known_after_apply,omitempty"`
	Sensitive       bool            `json:"sensitive,omitempty"`
	Replaces        bool            `json:"forces_replacement,omitempty"`
}

// StepItem is a step of the plan.
type StepItem struct {
	Key             string     `json:"key"`
	Address         string     `json:"address"`
	Action          string     `json:"action"`
	APIActions      []string   `json:"api_actions"`
	Needs           []NeedItem `json:"needs,omitempty"`
	Lanes           []string   `json:"lanes,omitempty"`
	Waits           []string   `json:"waits,omitempty"`
	ExpectedSeconds float64    `json:"expected_seconds"`
}

// NeedItem is a step that comes first.
type NeedItem struct {
	Step string `json:"step"`
	Why  string `json:"why"`
}

// PlanJSON writes a plan as one PlanDocument.
func PlanJSON(w io.Writer, p *engine.Plan) error {
	doc := PlanDocument{
		FormatVersion: FormatVersion, Summary: map[string]int{}, Changes: []ChangeItem{}, Steps: []StepItem{},
		Calls: p.Calls, ExpectedSeconds: seconds(p.Makespan), Rehearsed: p.Rehearsed,
	}
	for _, m := range p.Moved {
		doc.Moved = append(doc.Moved, MovedItem{m.From, m.To})
	}
	doc.Kept = keptItems(p.Kept)
	for _, c := range p.Changes {
		doc.Summary[verbNames[c.Verb]]++
		doc.Changes = append(doc.Changes, changeItem(c, regionOf(p, c)))
	}
	for _, s := range p.Steps {
		doc.Steps = append(doc.Steps, stepItem(s, p.Joins))
	}
	return WriteJSON(w, doc)
}

func changeItem(c *diff.Change, region string) ChangeItem {
	item := ChangeItem{Address: c.Addr, Type: c.Type.Name, Action: verbNames[c.Verb], Region: region, Attributes: []AttributeItem{}, Reasons: diff.Texts(c.Reasons)}
	if c.Have != nil {
		item.ID = c.Have.ID
	}
	for _, d := range c.Attrs {
		a := AttributeItem{Name: d.Name(), Sensitive: d.Sensitive, Replaces: d.Replaces, KnownAfterApply: d.Want != cty.NilVal && !d.Want.IsWhollyKnown()}
		if !d.Sensitive {
			a.Have, a.Want = rawValue(d.Have), rawValue(d.Want)
		}
		if d.Attr.Mode == schema.WriteOnly {
			a.Have = nil
		}
		item.Attributes = append(item.Attributes, a)
	}
	return item
}

// rawValue is a value as JSON; null where it is missing or not known.
func rawValue(v cty.Value) json.RawMessage {
	if v == cty.NilVal || !v.IsWhollyKnown() {
		return nil
	}
	text, err := ctyjson.SimpleJSONValue{Value: v}.MarshalJSON()
	if err != nil {
		return nil
	}
	return text
}

// stepItem is a step; in place of a join it names the steps of the join.
func stepItem(s *engine.Step, joins map[string][]engine.Need) StepItem {
	item := StepItem{Key: s.Key, Address: s.Addr, Action: verbNames[s.Verb], APIActions: s.Actions, Lanes: s.Lanes, Waits: s.Waits, ExpectedSeconds: seconds(s.Cost)}
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
