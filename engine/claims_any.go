package engine

import "strings"

// open is what stands in the value of a key for a part that may be anything.
const open = "*"

// seenAs are the values under which a key is found: its own and, where a part of
// such a key may stand for every value, those with parts left open.
func (h held) seenAs() []string {
	return h.spelled(func(part string) []string { return []string{part, open} })
}

// looksFor are the values under which the keys are found that exclude one: equal
// ones, and those in which a part of either stands for every value.
func (h held) looksFor() []string {
	every := strings.ToLower(h.claim.Any)
	return h.spelled(func(part string) []string {
		if part == every {
			return []string{open}
		}
		return []string{part, every}
	})
}

// spelled are all ways to write the value of a key whose parts may stand for
// every value, from the ways to write a part; of another key it is the value.
func (h held) spelled(ways func(string) []string) []string {
	if h.claim.Any == "" {
		return []string{h.value}
	}
	list := []string{""}
	for _, part := range strings.Split(strings.ToLower(h.value), " ") {
		var longer []string
		for _, begun := range list {
			for _, way := range ways(part) {
				longer = append(longer, begun+" "+way)
			}
		}
		list = longer
	}
	return list
}
