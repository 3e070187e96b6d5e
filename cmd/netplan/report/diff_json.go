package report

import (
	"encoding/json"
	"io"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/diff/network"
	"netplan/schema"
)

// DiffDocument is the difference of two topologies in JSON.
type DiffDocument struct {
	FormatVersion int            `json:"format_version"`
	Before        string         `json:"before"`
	Now           string         `json:"now"`
	Differs       bool           `json:"differs"`
	Summary       map[string]int `json:"summary"` // resources by word: added, removed, replaced, changed, moved
	// Lines are what the changes do to the network, as Network of a plan.
	Lines    []network.Line `json:"network"`
	Moved    []MovedItem    `json:"moved,omitempty"`
	Changes  []DiffItem     `json:"changes"`
	Regions  []SpaceItem    `json:"regions"`
	Networks []NetworkItem  `json:"networks"`
	Quotas   []QuotaItem    `json:"quotas"`
	Caused   []Finding      `json:"caused"`
	Mended   []Finding      `json:"mended"`
}

// DiffItem is the difference of one resource.
type DiffItem struct {
	Address    string         `json:"address"`
	Was        string         `json:"was,omitempty"`
	Type       string         `json:"type"`
	Action     string         `json:"action"` // as in a plan
	Region     string         `json:"region"`
	Attributes []DiffAttrItem `json:"attributes"`
	Reasons    []diff.Reason  `json:"reasons,omitempty"`
}

// DiffAttrItem is the difference of one attribute. A side that is missing is
// null, a sensitive one is not shown; what is known only after apply is told
// by what it refers to.
type DiffAttrItem struct {
	Name            string          `json:"name"`
	Before          json.RawMessage `json:"before"`
	Now             json.RawMessage `json:"now"`
	KnownAfterApply bool            `json:"known_after_apply,omitempty"`
	Sensitive       bool            `json:"sensitive,omitempty"`
	Replaces        bool            `json:"forces_replacement,omitempty"`
	Note            string          `json:"note,omitempty"`
}

// DiffJSON writes a DiffDocument.
func DiffJSON(w io.Writer, d *Difference) error {
	doc := DiffDocument{FormatVersion: FormatVersion, Before: d.Before, Now: d.Now, Differs: d.Found(), Summary: d.counted(), Changes: []DiffItem{}, Lines: append([]network.Line{}, d.Lines...)}
	doc.Regions, doc.Networks, doc.Quotas = spaceItems(d.Regions), networkItems(d.Networks), quotaItems(d.Quotas)
	doc.Caused, doc.Mended = append([]Finding{}, d.Caused...), append([]Finding{}, d.Mended...)
	for _, m := range d.Moved {
		doc.Moved = append(doc.Moved, MovedItem{m.From, m.To})
	}
	for _, c := range d.Changes {
		doc.Changes = append(doc.Changes, diffItem(c, d.region(c)))
	}
	return WriteJSON(w, doc)
}

func diffItem(c *diff.Change, region string) DiffItem {
	item := DiffItem{Address: c.Addr, Was: c.Was, Type: c.Type.Name, Action: c.Verb.Name(), Region: region, Attributes: []DiffAttrItem{}, Reasons: c.Reasons}
	for _, d := range c.Attrs {
		a := DiffAttrItem{Name: d.Name(), KnownAfterApply: knownLater(c, d), Sensitive: d.Sensitive, Replaces: d.Replaces, Note: d.Note}
		if !d.Sensitive {
			a.Before, a.Now = namedValue(d.HaveName, d.Have), namedValue(d.WantName, d.Want)
		}
		item.Attributes = append(item.Attributes, a)
	}
	return item
}

// namedValue is a value, or the name of what it refers to.
func namedValue(name string, v cty.Value) json.RawMessage {
	if name != "" {
		v = cty.StringVal(name)
	}
	return diff.RawValue(v)
}

// knownLater says whether the value now is known only after apply.
func knownLater(c *diff.Change, d diff.AttrChange) bool {
	if c.Want == nil || d.Want == cty.NilVal {
		return false
	}
	v := c.Want.Value(d.Attr.Name).V
	if d.Field != nil {
		v = schema.FieldOf(v, d.Field.Name)
	}
	return v != cty.NilVal && !v.IsWhollyKnown()
}
