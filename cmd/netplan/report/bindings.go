package report

import (
	"io"

	"netplan/engine"
)

// BindingsDocument is which object each address is, in JSON.
type BindingsDocument struct {
	FormatVersion int                       `json:"format_version"`
	Bindings      map[string]engine.Binding `json:"bindings"`
}

// BindingsJSON writes a BindingsDocument.
func BindingsJSON(w io.Writer, b *engine.Bindings) error {
	doc := BindingsDocument{FormatVersion, b.Entries}
	if doc.Bindings == nil {
		doc.Bindings = map[string]engine.Binding{}
	}
	return WriteJSON(w, doc)
}
