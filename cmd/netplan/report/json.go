package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// unprinted are the characters that JSON lets stand and that steer a terminal or
// turn the direction of reading.
var unprinted = func() *strings.Replacer {
	var pairs []string
	add := func(r rune) { pairs = append(pairs, string(r), fmt.Sprintf("\\u%04x", r)) }
	for r := rune(0x7f); r <= 0x9f; r++ {
		add(r)
	}
	for _, r := range unicode.Bidi_Control.R16 {
		for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
			add(c)
		}
	}
	return strings.NewReplacer(pairs...)
}()

// escaping writes JSON with those characters escaped: they can stand in texts
// only.
type escaping struct{ w io.Writer }

func (e escaping) Write(text []byte) (int, error) {
	if bytes.IndexFunc(text, func(r rune) bool { return 0x7f <= r && r <= 0x9f || unicode.Is(unicode.Bidi_Control, r) }) < 0 {
		return e.w.Write(text)
	}
	_, err := unprinted.WriteString(e.w, string(text))
	return len(text), err
}

// WriteJSON writes a value as indented JSON with a final newline.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(escaping{w})
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// FindingsJSON is the document of validate in JSON.
type FindingsJSON struct {
	FormatVersion int          `json:"format_version"`
	Since         string       `json:"since,omitempty"`
	Valid         bool         `json:"valid"`
	Errors        int          `json:"errors"`
	Warnings      int          `json:"warnings"`
	Folders       []FolderItem `json:"folders"`
	Findings      []Finding    `json:"findings"`
	// Undecided is written where it is asked for.
	Undecided []Open `json:"undecided,omitempty"`
}

// FolderItem is what was found in the topology of one folder.
type FolderItem struct {
	Folder   string `json:"folder"`
	Valid    bool   `json:"valid"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Older    int    `json:"older,omitempty"`
	Note     string `json:"note,omitempty"`
	// Undecided is how much could not be checked offline.
	Undecided int `json:"undecided"`
}

// JSON writes what was found as one FindingsJSON document.
func JSON(w io.Writer, c Checked) error {
	errors, warnings := Count(c.Findings)
	doc := FindingsJSON{FormatVersion, c.Since, errors == 0, errors, warnings, []FolderItem{}, c.Findings, c.Opens}
	in := c.byFolder()
	for _, folder := range c.Folders {
		errors, warnings := Count(in[folder])
		doc.Folders = append(doc.Folders, FolderItem{folder, errors == 0, errors, warnings, c.Older[folder].Count, c.Older[folder].Note, c.Open[folder]})
	}
	return WriteJSON(w, doc)
}

// byFolder are the findings of each folder.
func (c Checked) byFolder() map[string][]Finding {
	in := map[string][]Finding{}
	for _, f := range c.Findings {
		in[f.Folder] = append(in[f.Folder], f)
	}
	return in
}
