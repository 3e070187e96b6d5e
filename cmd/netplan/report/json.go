package report

import (
	"encoding/json"
	"io"
)

// WriteJSON writes a value as indented JSON with a final newline.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// FindingsJSON is the document of validate and drift in JSON.
type FindingsJSON struct {
	FormatVersion int       `json:"format_version"`
	Valid         bool      `json:"valid"`
	Errors        int       `json:"errors"`
	Warnings      int       `json:"warnings"`
	Findings      []Finding `json:"findings"`
}

// JSON writes findings as one FindingsJSON document.
func JSON(w io.Writer, list []Finding) error {
	errors, warnings := Count(list)
	return WriteJSON(w, FindingsJSON{FormatVersion, errors == 0, errors, warnings, list})
}
