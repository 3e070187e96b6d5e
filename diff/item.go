package diff

import (
	"encoding/json"
	"strings"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"netplan/schema"
)

// Item is the change of one resource as data, without what must not be shown:
// all that is needed to put it into words.
type Item struct {
	Address    string          `json:"address"`
	Was        string          `json:"was,omitempty"` // see Change.Was
	Type       string          `json:"type"`
	Action     string          `json:"action"` // see Verb.Name
	Region     string          `json:"region"`
	ID         string          `json:"id,omitempty"`
	VPC        string          `json:"vpc,omitempty"` // address or id of the VPC that it lies in
	Attributes []AttributeItem `json:"attributes"`
	Reasons    []Reason        `json:"reasons,omitempty"`
}

// AttributeItem is the difference of one attribute. A side that is missing, not
// known or not to be shown is null.
type AttributeItem struct {
	Name string          `json:"name"`
	Have json.RawMessage `json:"have"`
	Want json.RawMessage `json:"want"`
	// HaveText and WantText are shown in place of a side, and say what it is
	// in words.
	HaveText        string `json:"have_text,omitempty"`
	WantText        string `json:"want_text,omitempty"`
	KnownAfterApply bool   `json:"known_after_apply,omitempty"`
	Sensitive       bool   `json:"sensitive,omitempty"`
	Replaces        bool   `json:"forces_replacement,omitempty"`
	Note            string `json:"note,omitempty"` // see AttrChange.Note
}

// verbNames are the verbs of changes as documents write them.
var verbNames = map[Verb]string{
	Create: "create", Update: "update", Replace: "replace", Delete: "delete", Forget: "forget", Adopt: "adopt",
}

// Name is the verb in a word: create, update, replace, delete, forget or adopt.
func (v Verb) Name() string { return verbNames[v] }

// VerbOf is the verb with a name, or None.
func VerbOf(name string) Verb {
	for v, n := range verbNames {
		if n == name {
			return v
		}
	}
	return None
}

// Item is the change as data, of an object in a region.
func (c *Change) Item(region string) Item {
	item := Item{
		Address: c.Addr, Was: c.Was, Type: c.Type.Name, Action: c.Verb.Name(), Region: region,
		Attributes: make([]AttributeItem, 0, len(c.Attrs)), Reasons: c.Reasons,
	}
	if c.Have != nil {
		item.ID = c.Have.ID
	}
	for _, d := range c.Attrs {
		a := d.item()
		if c.Want != nil && a.KnownAfterApply && !a.Sensitive && d.WantName == "" {
			a.WantText = fromText(d, c.Want.Value(d.Attr.Name).Origins, a.WantText)
		}
		item.Attributes = append(item.Attributes, a)
	}
	return item
}

func (d AttrChange) item() AttributeItem {
	a := AttributeItem{
		Name: d.Name(), Sensitive: d.Sensitive, Replaces: d.Replaces, Note: d.Note,
		KnownAfterApply: d.Want != cty.NilVal && !d.Want.IsWhollyKnown(),
	}
	if !d.Sensitive {
		a.Have, a.Want = RawValue(d.Have), RawValue(d.Want)
	}
	if d.Attr.Mode == schema.WriteOnly && !d.Stated {
		a.Have = nil
	}
	a.HaveText = instead(a.Have, d.HaveName, d.HaveText())
	a.WantText = instead(a.Want, d.WantName, d.WantText())
	return a
}

// fromText says what a value of which not all is known comes from: of a list
// what is known beside that. Other values are told as they are.
func fromText(d AttrChange, origins []schema.Origin, text string) string {
	v := d.Want
	if d.Field != nil || len(d.Attr.Elem) > 0 || len(origins) == 0 || d.From != nil && !v.IsKnown() || v.IsKnown() && !v.CanIterateElements() {
		return text
	}
	var list []string
	if v.IsKnown() {
		for _, e := range v.AsValueSlice() {
			if e.IsKnown() {
				list = append(list, show(e))
			}
		}
	}
	for _, o := range origins {
		list = append(list, o.Addr+"."+o.Attr)
	}
	return "[" + strings.Join(list, ", ") + "] " + unknownText
}

// instead is what is shown in place of a value: its name, or what it is in
// words where it is not there.
func instead(value json.RawMessage, name, text string) string {
	if name == "" && value != nil || text == absentText {
		return ""
	}
	return text
}

// RawValue is a value as JSON; null where it is missing or not known.
func RawValue(v cty.Value) json.RawMessage {
	if v == cty.NilVal || !v.IsWhollyKnown() {
		return nil
	}
	text, err := ctyjson.SimpleJSONValue{Value: v}.MarshalJSON()
	if err != nil {
		return nil
	}
	return text
}
