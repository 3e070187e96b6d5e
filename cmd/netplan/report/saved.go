package report

import (
	"fmt"
	"io"
	"strings"

	"netplan/engine"
)

// SavedText writes for people what a saved plan was made for and from; the plan
// follows.
func SavedText(w io.Writer, s *engine.SavedPlan) error {
	out := &printer{w: w}
	from := "before there were bindings"
	if s.Serial > 0 {
		from = fmt.Sprintf("from serial %d of the bindings %s", s.Serial, s.Lineage)
	}
	out.line("Saved plan to %s %s, made by netplan %s %s.", s.Mode, s.Dir, s.Netplan, from)
	if s.Cloud != "" {
		out.line("It is for the cloud %s%s.", s.Cloud, prefixed(", account ", s.Account))
	}
	if len(s.Targets) > 0 {
		out.line("It is limited to %s.", strings.Join(s.Targets, ", "))
	}
	if len(s.Excludes) > 0 {
		out.line("It leaves out %s.", strings.Join(s.Excludes, ", "))
	}
	if s.Variables != nil {
		out.line("To apply it, give the same values again for %s.", strings.Join(s.Variables.Of, ", "))
	}
	out.line("")
	return out.err
}

// prefixed is a text behind another, or empty without one.
func prefixed(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}
