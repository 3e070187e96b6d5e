package graph

import "strings"

// CycleError says that the keys cannot be ordered. It holds one cycle for each
// strongly connected component, sorted by the keys they start with: to break
// them is necessary, though other cycles may then appear.
type CycleError struct {
	Cycles []Cycle
}

// Error explains the cycles edge by edge.
func (e *CycleError) Error() string {
	texts := make([]string, len(e.Cycles))
	for i, c := range e.Cycles {
		texts[i] = c.String()
	}
	return "dependency cycle: " + strings.Join(texts, "; ")
}

// Cycle is a closed path: each edge starts where the one before ends, the
// first where the last ends. It starts at its smallest key and is a shortest
// one of its component. (In a huge component the search ends early, see
// searchBudget, and the cycle is merely short.)
type Cycle []Edge

// Edge says that From comes before To, and why.
type Edge struct {
	From, To, Why string
}

// String writes the cycle as "a -> b (why) -> a (why)".
func (c Cycle) String() string {
	var s strings.Builder
	for i, e := range c {
		if i == 0 {
			s.WriteString(e.From)
		}
		s.WriteString(" -> " + e.To)
		if e.Why != "" {
			s.WriteString(" (" + e.Why + ")")
		}
	}
	return s.String()
}
