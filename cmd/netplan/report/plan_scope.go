package report

import (
	"fmt"
	"strings"

	"netplan/diff"
	"netplan/engine"
)

// maxReached is how many changes that a target drew in, or an exclude left out,
// are shown before the others are counted.
const maxReached = 20

// ScopeItem is what --target and --exclude made of a plan.
type ScopeItem struct {
	DrawnIn   []ReachedItem  `json:"drawn_in"`
	LeftOut   []ReachedItem  `json:"left_out"`
	Elsewhere map[string]int `json:"elsewhere"` // changes that no target needs, by action
}

// ReachedItem is a change that the address of a flag leads to.
type ReachedItem struct {
	Address string `json:"address"`
	Action  string `json:"action"`
	Flag    string `json:"flag"`
	Why     string `json:"why,omitempty"`
}

func scopeItem(s *engine.Scope) *ScopeItem {
	if s == nil {
		return nil
	}
	item := &ScopeItem{reachedItems(s.Drawn), reachedItems(s.LeftOut), map[string]int{}}
	for verb, n := range s.Elsewhere {
		item.Elsewhere[verb.Name()] = n
	}
	return item
}

func reachedItems(list []engine.Reached) []ReachedItem {
	items := []ReachedItem{}
	for _, r := range list {
		items = append(items, ReachedItem{r.Addr, r.Verb.Name(), r.Flag, r.Why})
	}
	return items
}

// lines say what a target drew into a plan and through what, what an exclude
// left out and why, and what is left for another time.
func (s *ScopeItem) lines() []string {
	if s == nil {
		return nil
	}
	lines := reachedLines("drawn in", "--target", s.DrawnIn)
	lines = append(lines, reachedLines("left out", "--exclude", s.LeftOut)...)
	if n, words := s.left(); n > 0 {
		lines = append(lines, fmt.Sprintf("%s left for another time: %s. Outputs and checks look at what is written.",
			counted(n, "change is", "changes are"), words))
	}
	return lines
}

// reachedLines tells of changes with what leads to them.
func reachedLines(what, flag string, list []ReachedItem) []string {
	var lines []string
	for i, r := range list {
		if i == maxReached {
			return append(lines, fmt.Sprintf("... and %s more are %s.", count(len(list)-i, "change"), what))
		}
		line := fmt.Sprintf("%s %s is %s by %s %s", sign(r.Action), r.Address, what, flag, r.Flag)
		if r.Why != "" {
			line += ", since " + r.Why
		}
		lines = append(lines, diff.Printable(line)+".")
	}
	return lines
}

// sign is the sign of an action.
func sign(action string) string {
	for _, v := range verbOrder {
		if v.verb.Name() == action {
			return string(v.verb)
		}
	}
	return " "
}

// left is how many changes are left for another time, and what they do.
func (s *ScopeItem) left() (n int, words string) {
	left := map[string]int{}
	for action, n := range s.Elsewhere {
		left[action] += n
	}
	for _, r := range s.LeftOut {
		left[r.Action]++
	}
	var parts []string
	for _, v := range verbOrder {
		if of := left[v.verb.Name()]; of > 0 {
			n += of
			parts = append(parts, fmt.Sprintf("%d to %s", of, v.told))
		}
	}
	return n, strings.Join(parts, ", ")
}

// list is lines for a comment: the last one alone where all are too much.
func (s *ScopeItem) list() string {
	lines, size := s.lines(), 0
	for _, line := range lines {
		size += len(line)
	}
	if size > maxKept {
		lines = lines[len(lines)-1:]
	}
	var b strings.Builder
	for _, line := range lines {
		fmt.Fprintf(&b, "\n- %s", span(line))
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

// nothing says that a plan changes nothing, of all or of a part.
func nothing(p *PlanDocument) string {
	if p.Scope == nil {
		return "No changes: the cloud is what the topology says."
	}
	return "No changes in the part that was asked for."
}
