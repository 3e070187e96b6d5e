package sim

import (
	"slices"
	"strings"
)

// met says whether policies permit a call: on each of its resources at least
// one statement allows it and none denies it.
func (d demand) met(policies []Policy) bool {
	for _, arn := range d.arns {
		allowed := false
		for _, p := range policies {
			fits := p.fits(d, arn)
			if fits && p.Effect != Allow {
				return false
			}
			allowed = allowed || fits
		}
		if !allowed {
			return false
		}
	}
	return true
}

// fits says whether a statement is about a call on one of its resources.
func (p Policy) fits(d demand, arn string) bool {
	return slices.ContainsFunc(p.Actions, func(a string) bool { return like(strings.ToLower(a), strings.ToLower(d.action)) }) &&
		slices.ContainsFunc(p.Resources, func(r string) bool { return covers(r, arn) }) &&
		!slices.ContainsFunc(p.Conditions, func(c PolicyCondition) bool { return !c.holds(d.keys) })
}

// holds says whether a call's keys have a value that the condition wants.
func (c PolicyCondition) holds(keys row) bool {
	have, given := keys[c.Key]
	return given && slices.ContainsFunc(c.Values, func(want string) bool {
		return want == have || c.Operator == stringLike && like(want, have)
	})
}

// arnParts is the number of parts of an ARN.
const arnParts = 5

// covers says whether a resource of a policy stands for an ARN, part by part.
func covers(pattern, arn string) bool {
	if pattern == "*" {
		return true
	}
	want, have := strings.SplitN(pattern, ":", arnParts), strings.SplitN(arn, ":", arnParts)
	return slices.EqualFunc(want, have, like)
}

// like says whether a text is the pattern's, in which * stands for any text.
func like(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	first, last := parts[0], parts[len(parts)-1]
	if len(parts) == 1 {
		return pattern == text
	}
	if len(text) < len(first)+len(last) || !strings.HasPrefix(text, first) || !strings.HasSuffix(text, last) {
		return false
	}
	text = text[len(first) : len(text)-len(last)]
	for _, part := range parts[1 : len(parts)-1] {
		_, after, found := strings.Cut(text, part)
		if !found {
			return false
		}
		text = after
	}
	return true
}
