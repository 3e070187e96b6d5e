package engine

import (
	"fmt"
	"slices"
	"strings"
)

// OutdatedError says that a saved plan is not the one that would be made now.
type OutdatedError struct {
	// Moved says what has moved since, a line each.
	Moved []string
	// Files are the topology files that are not what they were, by path from
	// the folder.
	Files []string
	// Done says that nothing is left of what the plan does.
	Done bool
}

// maxMoved is how many lines of what has moved are told.
const maxMoved = 30

// Error tells what moved, and what to do.
func (e *OutdatedError) Error() string {
	if e.Done {
		return "the saved plan is out of date: all that it does is done already, so there is nothing to apply; plan again for what is to come"
	}
	lines := e.Moved
	if more := len(lines) - maxMoved; more > 0 {
		lines = append(slices.Clone(lines[:maxMoved]), fmt.Sprintf("and %d more", more))
	}
	text := "the saved plan is out of date, and nothing was changed:\n  " + strings.Join(lines, "\n  ")
	if len(e.Files) > 0 {
		text += "\nThese files have changed: " + strings.Join(e.Files, ", ") + "."
	}
	return text + "\nPlan again, and look at the new plan before it is applied."
}

// Outdated compares a saved plan with one that was made now for the same input.
// It is nil when what the saved plan rests on is as it was, whatever else has
// changed; otherwise an *OutdatedError.
func (s *SavedPlan) Outdated(p *Plan, in PlanInput) error {
	now := p.Saved(in)
	now.reguard(p, s)
	if len(s.Steps) > 0 && len(now.Steps) == 0 && now.Serial > s.Serial {
		return &OutdatedError{Done: true}
	}
	moved := s.made(now)
	moved = append(moved, s.guarded(now)...)
	moved = append(moved, s.rested(now)...)
	moved = append(moved, s.stepped(now)...)
	if len(moved) == 0 {
		return nil
	}
	return &OutdatedError{Moved: moved}
}

// reguard makes the guards of a plan anew with the salt of a saved one.
func (s *SavedPlan) reguard(p *Plan, saved *SavedPlan) {
	if g := saved.Variables; g != nil && s.Variables != nil && g.Salt != s.Variables.Salt {
		s.Variables = givenSecrets(p.Topology.Given()).guard(g.Salt)
	}
	if g := saved.Secrets; g != nil && s.Secrets != nil && g.Salt != s.Secrets.Salt {
		_, secrets := p.restsOn()
		s.Secrets = secrets.guard(g.Salt)
	}
}

// made tells where a plan comes from something else.
func (s *SavedPlan) made(now *SavedPlan) []string {
	var moved []string
	if s.Cloud != now.Cloud || s.Account != now.Account {
		moved = append(moved, fmt.Sprintf("it is for the cloud %s, account %s, and this is the cloud %s, account %s", orNone(s.Cloud), orNone(s.Account), orNone(now.Cloud), orNone(now.Account)))
	}
	switch {
	case s.Serial == 0:
	case s.Lineage != now.Lineage:
		moved = append(moved, fmt.Sprintf("it was made from the bindings %s, and these are the bindings %s", s.Lineage, orNone(now.Lineage)))
	case now.Serial < s.Serial:
		moved = append(moved, fmt.Sprintf("it was made from serial %d of the bindings, and these are of serial %d: an older file", s.Serial, now.Serial))
	}
	return moved
}

// told is a name, or that there is none.
func orNone(name string) string {
	if name == "" {
		return "(none)"
	}
	return name
}

// guarded tells which values that are not told have changed.
func (s *SavedPlan) guarded(now *SavedPlan) []string {
	var moved []string
	if !s.Variables.fits(now.Variables) {
		moved = append(moved, "the variables were given other values than when it was made: of "+guardNames(s.Variables)+" then, of "+guardNames(now.Variables)+" now")
	}
	if s.Secrets != nil && now.Secrets != nil && slices.Equal(s.Secrets.Of, now.Secrets.Of) && s.Secrets.Print != now.Secrets.Print {
		moved = append(moved, "a sensitive value is another: one of "+guardNames(s.Secrets))
	}
	return moved
}

// guardNames are the names of what is guarded, in words.
func guardNames(g *Guard) string {
	const most = 5
	switch {
	case g == nil:
		return "none"
	case len(g.Of) > most:
		return fmt.Sprintf("%s and %d more", strings.Join(g.Of[:most], ", "), len(g.Of)-most)
	}
	return strings.Join(g.Of, ", ")
}

// stepped tells which steps would be others.
func (s *SavedPlan) stepped(now *SavedPlan) []string {
	were, are := map[string][]string{}, map[string][]string{}
	for _, step := range s.Steps {
		were[step.Key] = step.Actions
	}
	for _, step := range now.Steps {
		are[step.Key] = step.Actions
	}
	var moved []string
	for _, step := range s.Steps {
		switch actions, still := are[step.Key]; {
		case !still:
			moved = append(moved, fmt.Sprintf("the step %s is not to be made any more", step.Key))
		case !slices.Equal(actions, step.Actions):
			moved = append(moved, fmt.Sprintf("the step %s was to call %s, and would call %s", step.Key, calls(step.Actions), calls(actions)))
		}
	}
	for _, step := range now.Steps {
		if _, had := were[step.Key]; !had {
			moved = append(moved, fmt.Sprintf("the step %s would be made too", step.Key))
		}
	}
	same := func(a, b SavedStep) bool { return a.Key == b.Key }
	if len(moved) == 0 && !slices.EqualFunc(s.Steps, now.Steps, same) {
		moved = append(moved, "its steps would come in another order")
	}
	return moved
}

// calls names actions.
func calls(actions []string) string {
	if len(actions) == 0 {
		return "nothing"
	}
	return strings.Join(actions, ", ")
}
