package network

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"netplan/diff"
)

// others are the changes that no line tells of: names, descriptions, settings.
type others struct {
	told map[*diff.Change]bool
}

// see notes a change, and whether a line tells of it.
func (o *others) see(c *diff.Change, told bool) {
	if o.told == nil {
		o.told = map[*diff.Change]bool{}
	}
	o.told[c] = o.told[c] || told
}

// lines tell of those changes in place, by type and attributes.
func (o *others) lines(v *View) []Line {
	count := map[Line]int{}
	for _, c := range v.Changes {
		if c.Verb != diff.Update && len(kinds[c.Type.Name]) > 0 || o.told[c] {
			continue
		}
		var names []string
		for _, d := range c.Attrs {
			names = append(names, d.Attr.Name)
		}
		l := Line{Cloud: v.cloud(c), Region: v.region(c), Topic: Settings, Action: Changed, What: c.Type.Name, Now: strings.Join(slices.Compact(names), ", ")}
		count[l]++
	}
	var lines []Line
	for l := range maps.Keys(count) {
		n := count[l]
		l.What = fmt.Sprintf("%d %s", n, l.What)
		lines = append(lines, l)
	}
	return lines
}
