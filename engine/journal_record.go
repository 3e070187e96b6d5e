package engine

import (
	"fmt"
	"strings"
	"time"

	"netplan/diff"
)

// RecordKind is what a journal record tells.
type RecordKind string

// The kinds of records. A run is a begin, any number of the others, and an
// end once the bindings are saved.
const (
	Began    RecordKind = "begin"
	Intended RecordKind = "intent"  // a mutating call is about to be sent
	Ended    RecordKind = "outcome" // what became of it
	Bound    RecordKind = "bound"   // an address is an object now
	Unbound  RecordKind = "unbound" // an address is no object any more
	Closed   RecordKind = "end"
)

// Result is what became of a call.
type Result string

// The results of a call. After Unknown the same call may have another outcome.
const (
	Succeeded Result = "done"
	Refused   Result = "refused" // the cloud said no: nothing happened
	Unknown   Result = "unknown" // no answer, or none that decides
	Absent    Result = "absent"  // read back: nothing happened
)

// Record is a line of the journal. It holds identities only, never the value
// of a sensitive attribute.
type Record struct {
	Kind RecordKind `json:"kind"`
	At   time.Time  `json:"at"`

	// Lineage, Serial and Plan (a digest) are of a begin.
	Lineage string `json:"lineage,omitempty"`
	Serial  int64  `json:"serial,omitempty"`
	Plan    string `json:"plan,omitempty"`

	// Call numbers an intent within its run; its outcomes carry the same.
	Call int64 `json:"call,omitempty"`
	// Step and Addr say what it is for.
	Step string `json:"step,omitempty"`
	Addr string `json:"addr,omitempty"`

	// The rest of an intent.
	Verb   diff.Verb `json:"verb,omitempty"`
	Action string    `json:"action,omitempty"`
	Type   string    `json:"type,omitempty"`
	Cloud  string    `json:"cloud,omitempty"`
	Region string    `json:"region,omitempty"`
	Token  string    `json:"token,omitempty"`
	// Key is what recognises the object of a creation in a listing; Seen are
	// the ids of those that it recognised before the call.
	Key  map[string]string `json:"key,omitempty"`
	Seen []string          `json:"seen,omitempty"`

	// ID is the object: of a change or deletion, or what a creation made.
	ID string `json:"id,omitempty"`

	// Result, Code and RequestID are of an outcome.
	Result    Result `json:"result,omitempty"`
	Code      string `json:"code,omitempty"`
	RequestID string `json:"request_id,omitempty"`

	// Binding is of a bound record.
	Binding *Binding `json:"binding,omitempty"`
}

// String is the record as a line for people.
func (r Record) String() string {
	return fmt.Sprintf("%s  %-7s  %s", r.At.UTC().Format(time.DateTime), r.Kind, r.text())
}

func (r Record) text() string {
	switch r.Kind {
	case Began:
		return fmt.Sprintf("bindings %s serial %d", r.Lineage, r.Serial)
	case Intended:
		return words(r.Step, fmt.Sprintf("call %d", r.Call), r.Action, r.Region, r.ID)
	case Ended:
		return words(r.Step, fmt.Sprintf("call %d", r.Call), string(r.Result), r.ID, r.Code, r.RequestID)
	case Bound:
		return words(r.Addr, "is", r.Binding.Type, r.Binding.ID)
	}
	return r.Addr
}

// words joins what is not empty.
func words(parts ...string) string {
	kept := parts[:0]
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}
