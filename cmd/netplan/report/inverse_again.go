package report

import (
	"fmt"
	"slices"
	"strings"

	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
)

// again are the blocks to be pasted: of what the plan destroys or forgets, where
// the way back makes or binds it again.
func again(v *engine.Inverse) string {
	var blocks []string
	for _, c := range v.Forward.Changes {
		if c.Verb != diff.Delete && c.Verb != diff.Forget || !slices.Contains(v.Again, c.Addr) {
			continue
		}
		blocks = append(blocks, v.Recalled.HCL(c.Addr))
		at := slices.IndexFunc(v.Recalled.Imports, func(im schema.Import) bool { return im.To == c.Addr })
		if at >= 0 {
			blocks = append(blocks, fmt.Sprintf("import {\n  to = %s\n  id = %q\n}\n", c.Addr, v.Recalled.Imports[at].ID))
		}
	}
	return strings.Join(blocks, "\n")
}

// moved are the bindings that the plan moves, a line each. The way back names
// everything as the topology does now.
func (d *InverseDocument) moved() []string {
	var lines []string
	for _, m := range d.Plan.Moved {
		lines = append(lines, fmt.Sprintf("%s was %s before the plan, and is called %s here, as the topology has it.", m.From, m.To, m.From))
	}
	return lines
}
