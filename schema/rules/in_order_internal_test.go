package rules

import (
	"slices"
	"testing"
)

// TestInOrder sorts addresses from every order of them.
func TestInOrder(t *testing.T) {
	want := []string{"a.s", "a.s2", "a.s2[1]", "a.s10", "a.s[0]", "a.s[2]", "a.s[9]", "a.s[10]", "a.s[24]", "a.s[100]", "a.sb", "b.s[1]"}
	for i := range want {
		have := slices.Concat(want[i:], want[:i])
		slices.Reverse(have)
		slices.SortFunc(have, inOrder)
		if !slices.Equal(have, want) {
			t.Errorf("have %v, want %v", have, want)
		}
	}
}
