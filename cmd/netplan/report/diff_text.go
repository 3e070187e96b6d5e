package report

import (
	"io"
)

// DiffText writes a difference for people: what it does to the network first,
// then each change, what can hurt first. Long ones are cut.
func DiffText(w io.Writer, d *Difference) error {
	out := &printer{w: w}
	if !d.Found() {
		out.line("No difference between %s and %s.", d.Before, d.Now)
		return out.err
	}
	for _, line := range byVerb(d.Changes, d.region) {
		out.line("%s", line)
	}
	out.line("")
	for _, m := range d.Moved {
		out.line("%s is now %s.", m.From, m.To)
	}
	if len(d.Moved) > 0 {
		out.line("")
	}
	if left := listChanges(out, ranked(d.Changes)); len(left) > 0 {
		out.line("... and %s more: %s. Use --format json for all.", count(len(left), "change"), left.summary())
		out.line("")
	}
	out.line("From %s to %s: %s.", d.Before, d.Now, d.sums())
	return out.err
}
