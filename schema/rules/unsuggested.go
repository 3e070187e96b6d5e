package rules

import "regexp"

// suggestion is what suggest ends a message with.
var suggestion = regexp.MustCompile(` Free [^:"]*: "[^"]*"\.| No /\d+ is free in [^;]*; (?:the largest free range is "[^"]*"|it is full)\.`)

// Unsuggested is the detail of a finding without the free range that it
// suggests: that depends on all that is taken, and the mistake does not.
func Unsuggested(detail string) string { return suggestion.ReplaceAllString(detail, "") }
