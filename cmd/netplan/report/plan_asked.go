package report

import (
	"fmt"

	"netplan/engine"
)

// Question is what is asked before a plan is run. That of a plan to destroy
// says how much goes.
func Question(p *engine.Plan, mode engine.Mode) string {
	if mode != engine.ModeDestroy {
		return "Apply this plan?"
	}
	types, n := map[string]int{}, 0
	for _, c := range p.Changes {
		if c.Verb.Name() == "delete" {
			types[c.Type.Name]++
			n++
		}
	}
	if n == 0 {
		return "Apply this plan?"
	}
	return fmt.Sprintf("Destroy %s for good: %s?", count(n, "object"), counts(types))
}
