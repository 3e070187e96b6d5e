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

// Outcome is what became of a call.
type Outcome string

// The outcomes of a call. One that is Unknown may be followed by another.
const (
	Succeeded Outcome = "done"
	Refused   Outcome = "refused" // the cloud said no: nothing happened
	Unknown   Outcome = "unknown" // no answer, or none that decides
	Absent    Outcome = "absent"  // read back: nothing happened
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
	// Made is when the runs before made objects that may not be listed yet,
	// by id; of a begin.
	Made map[string]time.Time `json:"made,omitempty"`

	// Call numbers an intent within its run; its outcomes carry the same.
	Call int64 `json:"call,omitempty"`
	// Step and Addr say what it is for.
	Step string `json:"step,omitempty"`
	Addr string `json:"addr,omitempty"`

	// The rest of an intent. Binding is what the address will be bound to, or
	// is; for a creation without the id.
	Verb   diff.Verb `json:"verb,omitempty"`
	Action string    `json:"action,omitempty"`
	Token  string    `json:"token,omitempty"`
	// Key is what recognises the object in a listing: that of a creation
	// whole, else only the scope of the listing. Seen are the ids of the
	// unbound objects that it recognised before a creation was sent, and Was
	// is what the address was bound to then.
	Key  map[string]string `json:"key,omitempty"`
	Seen []string          `json:"seen,omitempty"`
	Was  string            `json:"was,omitempty"`

	// Binding is of an intent or a bound record.
	Binding *Binding `json:"binding,omitempty"`

	// ID is what a creation made, of its outcome.
	ID string `json:"id,omitempty"`

	// Result, Code and RequestID are of an outcome.
	Result    Outcome `json:"result,omitempty"`
	Code      string  `json:"code,omitempty"`
	RequestID string  `json:"request_id,omitempty"`
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
		return words(r.Step, fmt.Sprintf("call %d", r.Call), r.Action, r.Binding.Region, r.Binding.ID)
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
