package rules

import (
	"bytes"
	_ "embed" // the examples
	"encoding/json"
	"sync"
)

// Example is a topology in which a code is found, or a part of one.
type Example struct {
	Code string `json:"code"`
	// Wrong is the text; its line At, counted from 1, has the finding.
	Wrong []string `json:"wrong"`
	At    int      `json:"at"`
	// Mended is line Change as it may stand without the finding; empty leaves
	// it out. Change is 0 where one line is not enough.
	Mended string `json:"mended,omitempty"`
	Change int    `json:"change,omitempty"`
}

// written by go test ./schema/rules -update, of the fixtures in testdata/bad
//
//go:embed examples.jsonl
var examplesFile []byte

var examples = sync.OnceValue(func() map[string]Example {
	all := map[string]Example{}
	for d := json.NewDecoder(bytes.NewReader(examplesFile)); d.More(); {
		var e Example
		if err := d.Decode(&e); err != nil {
			panic(err) // the file is ours
		}
		all[e.Code] = e
	}
	return all
})

// ExampleOf is an example of a code that validate finds, and whether there is
// one.
func ExampleOf(code string) (Example, bool) {
	e, ok := examples()[code]
	return e, ok
}
