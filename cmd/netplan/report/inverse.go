package report

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/engine"
)

// InverseDocument is the way back from a plan as data.
type InverseDocument struct {
	FormatVersion int `json:"format_version"`
	// Undoes are the changes of the plan that it undoes, by action.
	Undoes map[string]int `json:"undoes"`
	// Plan is the way back. What the rehearsal made up is told in words.
	Plan *PlanDocument `json:"plan"`
	// NotUndone is what it does not restore, sorted by address.
	NotUndone []LossItem `json:"not_undone"`
	// HCL are the blocks of what is made or bound again and not written any more.
	HCL string `json:"hcl,omitempty"`

	undoes string
}

// LossItem is something that a way back does not restore.
type LossItem struct {
	Address   string `json:"address"`
	Attribute string `json:"attribute,omitempty"`
	What      string `json:"what"`
}

// NewInverse is the way back from a plan that leads to a mode, as data.
func NewInverse(v *engine.Inverse, mode engine.Mode) (*InverseDocument, error) {
	forward := NewPlan(v.Forward, mode)
	doc := &InverseDocument{FormatVersion: FormatVersion, Undoes: forward.Summary, undoes: sums(forward), NotUndone: []LossItem{}}
	if err := doc.plan(v); err != nil {
		return nil, err
	}
	for _, l := range v.Losses {
		doc.NotUndone = append(doc.NotUndone, LossItem{l.Addr, l.Attr, v.Told(l.What)})
	}
	doc.HCL = again(v)
	return doc, nil
}

// plan is the way back with words in place of what the rehearsal made up,
// wherever that stands.
func (d *InverseDocument) plan(v *engine.Inverse) error {
	text, err := json.Marshal(NewPlan(v.Plan, engine.ModeApply))
	if err != nil {
		return err
	}
	d.Plan = &PlanDocument{}
	var pairs []string
	for _, made := range slices.Sorted(maps.Keys(v.Made)) {
		quoted, err := json.Marshal(v.Made[made])
		if err != nil {
			return err
		}
		pairs = append(pairs, made, string(quoted[1:len(quoted)-1]))
	}
	if err := json.Unmarshal([]byte(strings.NewReplacer(pairs...).Replace(string(text))), d.Plan); err != nil {
		return err
	}
	for i := range d.Plan.Changes {
		if c := &d.Plan.Changes[i]; strings.Contains(c.ID, "(id of ") {
			c.ID = ""
		}
	}
	return nil
}

// head says what is undone, in a sentence.
func (d *InverseDocument) head() string {
	switch {
	case d.undoes == "" && len(d.Plan.Moved) == 0:
		return "There is nothing to undo: the plan changes nothing."
	case d.undoes == "":
		return "The plan only moves bindings, and so does the way back."
	case d.Plan.empty():
		return fmt.Sprintf("Nothing has to be done to go back from the plan (%s).", d.undoes)
	}
	return fmt.Sprintf("The way back from the plan (%s) to what is there now:", d.undoes)
}

// losses are what cannot be undone, a line each.
func (d *InverseDocument) losses() []string {
	var lines []string
	for _, l := range d.NotUndone {
		lines = append(lines, l.Address+": "+l.What)
	}
	return lines
}

// InverseText writes the way back for people.
func InverseText(w io.Writer, d *InverseDocument) error {
	out := &printer{w: w}
	out.line("%s", d.head())
	for _, line := range d.moved() {
		out.line("%s", diff.Printable(line))
	}
	if !d.Plan.empty() {
		out.line("")
		plan := *d.Plan
		plan.Moved = nil // it is told
		if out.err == nil {
			out.err = PlanText(w, &plan)
		}
	}
	lines := d.losses()
	if len(lines) > 0 {
		out.line("")
		out.line("This cannot be undone:")
	}
	for i, line := range lines {
		if i == maxPlanLines {
			out.line("  and %d more; --format json has all.", len(lines)-i)
			break
		}
		out.line("  ! %s", line)
	}
	if d.HCL != "" {
		out.line("")
		out.line("To be written again for what the plan destroys or forgets:")
		out.line("")
		out.line("%s", strings.TrimSuffix(d.HCL, "\n"))
	}
	return out.err
}

// InverseJSON writes the way back as one document.
func InverseJSON(w io.Writer, d *InverseDocument) error { return WriteJSON(w, d) }

// InverseMarkdown writes the way back for the comment of a merge request, within
// its size: what does not find room is counted.
func InverseMarkdown(w io.Writer, d *InverseDocument) error {
	parts := []part{{always("### netplan: the way back\n\n" + span(d.head()) + "\n")}}
	if lines := d.moved(); len(lines) > 0 {
		parts = append(parts, part{always(""), whole("\n" + fenced("", inertLines(lines)))})
	}
	if lines := d.losses(); len(lines) > 0 {
		title := "\n#### This cannot be undone\n\n"
		parts = append(parts, part{
			always(fmt.Sprintf("%s%s\n", title, counted(len(lines), "thing", "things"))),
			whole(title + fenced("", inertLines(lines))),
		})
	}
	if !d.Plan.empty() {
		for _, g := range d.Plan.groups() {
			parts = append(parts, groupPart(g))
		}
	}
	if d.HCL != "" {
		parts = append(parts, part{always(""), whole("\n#### To be written again\n\n" + fenced("hcl", d.HCL))})
	}
	_, err := io.WriteString(w, fit(maxComment, parts))
	return err
}

// whole is a form that is written whole or not at all.
func whole(text string) form {
	return func(room int) (string, bool) { return text, len(text) <= room }
}

// inertLines are lines as they stand in a block.
func inertLines(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(inert(line) + "\n")
	}
	return b.String()
}
