package report

import (
	"io"

	"netplan/engine"
)

// SavedText writes a saved plan for people.
func SavedText(w io.Writer, s *engine.SavedPlan) error {
	out := &printer{w: w}
	out.line("Saved plan to %s %s, from bindings %s serial %d:", s.Mode, s.Dir, s.Lineage, s.Serial)
	for _, step := range s.Steps {
		out.line("  %s", step)
	}
	out.line("%s.", count(len(s.Steps), "step"))
	return out.err
}
