package report

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/zclconf/go-cty/cty"

	"netplan/diff"
	"netplan/schema"
)

// OutputItem is an output of a topology in JSON. The value of a sensitive one
// is null.
type OutputItem struct {
	Value       json.RawMessage `json:"value"`
	Known       bool            `json:"known"`
	Sensitive   bool            `json:"sensitive,omitempty"`
	Description string          `json:"description,omitempty"`
}

// Outputs turns outputs into items.
func Outputs(values map[string]schema.Output) map[string]OutputItem {
	items := map[string]OutputItem{}
	for name, o := range values {
		item := OutputItem{Known: o.Value.IsWhollyKnown(), Sensitive: o.Sensitive, Description: o.Description}
		if !o.Sensitive {
			item.Value = diff.RawValue(o.Value)
		}
		items[name] = item
	}
	return items
}

// OutputsText writes outputs, a line each, sorted by name.
func OutputsText(w io.Writer, items map[string]OutputItem) error {
	out := &printer{w: w}
	for _, name := range slices.Sorted(maps.Keys(items)) {
		out.line("%s = %s", name, shown(items[name]))
	}
	return out.err
}

func shown(o OutputItem) string {
	switch {
	case o.Sensitive:
		return "(sensitive)"
	case !o.Known:
		return "(known after apply)"
	}
	return string(o.Value)
}

// OutputsJSON writes outputs as one document.
func OutputsJSON(w io.Writer, items map[string]OutputItem) error {
	return WriteJSON(w, struct {
		FormatVersion int                   `json:"format_version"`
		Outputs       map[string]OutputItem `json:"outputs"`
	}{FormatVersion, items})
}

// OutputValue writes one output for a script: a text bare, all else as JSON.
// It is asked for by name, so a sensitive one is written too. The value must be
// known.
func OutputValue(w io.Writer, o schema.Output) error {
	text := string(diff.RawValue(o.Value))
	if o.Value.Type() == cty.String && !o.Value.IsNull() {
		text = o.Value.AsString()
	}
	_, err := fmt.Fprintln(w, text)
	return err
}
