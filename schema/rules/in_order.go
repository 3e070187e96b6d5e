package rules

import (
	"cmp"
	"strings"
)

// inOrder compares addresses as people count: s[9] is before s[10].
func inOrder(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	for i > 0 && isDigit(a[i-1]) {
		i--
	}
	if m, n := digits(a[i:]), digits(b[i:]); m > 0 && n > 0 {
		return cmp.Or(cmp.Compare(m, n), strings.Compare(a, b))
	}
	return strings.Compare(a, b)
}

// digits is how many digits a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
