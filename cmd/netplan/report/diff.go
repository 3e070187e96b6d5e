package report

import (
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/diff/between"
	"netplan/diff/network"
	"netplan/schema"
)

// Difference is what leads from one topology to another.
type Difference struct {
	// Before and Now name the two.
	Before, Now string
	// Changes are sorted by address.
	Changes []*diff.Change
	Moved   []schema.Moved
	// Lines are what the changes do to the network.
	Lines []network.Line
	// Regions and Networks are the address space that differs.
	Regions  []between.Space
	Networks []between.Network
	Quotas   []between.Quota
	// Caused are what is found now and was not before, Mended the other way
	// round.
	Caused, Mended []Finding
}

// Found says whether the two differ.
func (d *Difference) Found() bool {
	return len(d.Changes)+len(d.Moved)+len(d.Quotas)+len(d.Caused)+len(d.Mended) > 0
}

// differWords are the verbs of a difference between topologies, in the order
// in which they are told.
var differWords = []struct {
	verbs []diff.Verb
	told  string
}{
	{[]diff.Verb{diff.Create, diff.Adopt}, "added"}, {[]diff.Verb{diff.Delete, diff.Forget}, "removed"},
	{[]diff.Verb{diff.Replace}, "replaced"}, {[]diff.Verb{diff.Update}, "changed"},
}

// told is a change in one word.
func told(c *diff.Change) string {
	for _, w := range differWords {
		if slices.Contains(w.verbs, c.Verb) {
			return w.told
		}
	}
	return "moved"
}

// counted counts the changes by word, and the moves.
func (d *Difference) counted() map[string]int {
	of := map[string]int{}
	for _, c := range d.Changes {
		of[told(c)]++
	}
	if len(d.Moved) > 0 {
		of["moved"] = len(d.Moved)
	}
	return of
}

// sums is the difference in one line.
func (d *Difference) sums() string {
	of := d.counted()
	var parts []string
	for _, w := range differWords {
		if n := of[w.told]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, w.told))
		}
	}
	if n := of["moved"]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d moved", n))
	}
	if len(parts) == 0 {
		return "no resource differs"
	}
	return strings.Join(parts, ", ")
}

// region is where the object of a change lives.
func (d *Difference) region(c *diff.Change) string {
	if c.Want != nil {
		return c.Want.Region
	}
	return c.Have.Region
}

// items are the changes as they are shown.
func (d *Difference) items() []ChangeItem {
	items := make([]ChangeItem, len(d.Changes))
	for i, c := range d.Changes {
		items[i] = c.Item(d.region(c))
	}
	return items
}
