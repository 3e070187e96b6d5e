package diff

import (
	"fmt"
	"slices"
)

// Reason says in words why a change is what it is, or what it costs. The text
// is one clause without a full stop; it shows nothing that is sensitive.
type Reason struct {
	Kind ReasonKind `json:"kind"`
	Text string     `json:"text"`
}

// ReasonKind is what a reason tells.
type ReasonKind string

// The kinds of reasons, in the order in which they are told.
const (
	// Why tells what calls for the change, other than an attribute.
	Why ReasonKind = "why"
	// Forces tells of an attribute that forces a replacement.
	Forces ReasonKind = "forces"
	// Turn tells whether the new object is there before the old one goes, and
	// why.
	Turn ReasonKind = "turn"
	// Cut tells what does not work meanwhile.
	Cut ReasonKind = "cut"
	// Lost tells what is lost for good.
	Lost ReasonKind = "lost"
	// Away tells how long.
	Away ReasonKind = "away"
	// Does tells which calls are made, where they lead and whom they wait for.
	Does ReasonKind = "does"
)

// kinds are in the order in which they are told.
var kinds = []ReasonKind{Why, Forces, Turn, Cut, Lost, Away, Does}

// Rank is the place of a kind in the order in which kinds are told.
func (k ReasonKind) Rank() int { return slices.Index(kinds, k) }

// Saying is a reason whose text is made as by fmt.Sprintf.
func Saying(kind ReasonKind, format string, args ...any) Reason {
	return Reason{kind, fmt.Sprintf(format, args...)}
}

// Texts are the texts of reasons.
func Texts(list []Reason) []string {
	var texts []string
	for _, r := range list {
		texts = append(texts, r.Text)
	}
	return texts
}
