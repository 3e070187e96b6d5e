package schema

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

const (
	maxEdits   = 3   // between what was written and what may have been meant
	maxGuessed = 100 // bytes of a name that is compared
	maxGuesses = 100 // diagnostics that may come with a guess among many names
)

// DidYouMean ends a message with the known name that is nearest to one that was
// written, or is empty when none is near.
func DidYouMean(name string, known []string) string { return didYouMean(name, known) }

func didYouMean(name string, known []string) string { return nearest(name, slices.Values(known)) }

// guess is didYouMean among names that may be very many: it falls silent when
// there are many diagnostics already.
func guess[V any](diags hcl.Diagnostics, name string, known map[string]V) string {
	if len(diags) >= maxGuesses {
		return ""
	}
	return nearest(name, maps.Keys(known))
}

// nearest ends a message with the nearest of names, the first in the alphabet
// of several.
func nearest(name string, known iter.Seq[string]) string {
	if len(name) > maxGuessed {
		return ""
	}
	best, distance := "", maxEdits+1
	lower := strings.ToLower(name)
	for k := range known {
		d := edits(lower, strings.ToLower(k))
		if d < len(k) && (d < distance || d == distance && best != "" && k < best) {
			best, distance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" Did you mean %q?", best)
}

// edits counts the bytes to insert, remove, replace or exchange with their
// neighbour to make b of a, or is maxEdits+1 when they are more.
func edits(a, b string) int {
	if max(len(a)-len(b), len(b)-len(a)) > maxEdits {
		return maxEdits + 1
	}
	var before, above, row [maxGuessed + maxEdits + 1]int
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			change := above[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > maxEdits {
			return maxEdits + 1
		}
		before, above = above, row
	}
	return above[len(b)]
}

// quoted joins names for a message.
func quoted(names []string) string {
	parts := make([]string, len(names))
	for i, n := range names {
		parts[i] = fmt.Sprintf("%q", n)
	}
	return strings.Join(parts, ", ")
}
