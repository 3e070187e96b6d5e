package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"netplan/schema"
	"netplan/schema/rules"
)

// TestNearMisses makes the change of every near miss: findings of its code go,
// that of its own line among them, and nothing else is found. So each stands one
// change away from what fires.
func TestNearMisses(t *testing.T) {
	types := registry(t)
	for _, f := range fixtures(t) {
		for _, n := range f.near {
			t.Run(fmt.Sprintf("%s/%d", f.name, n.line), func(t *testing.T) {
				after := findingsOf(t, types, []byte(f.with(n)))
				gone := slices.DeleteFunc(slices.Clone(f.want), func(w string) bool { return slices.Contains(after, w) })
				foreign := slices.ContainsFunc(gone, func(g string) bool { return !strings.HasSuffix(g, " "+n.code) })
				missed := n.own && !slices.Contains(gone, fmt.Sprintf("%d %s", n.line, n.code))
				if len(gone) == 0 || foreign || missed || len(after)+len(gone) != len(f.want) {
					t.Errorf("with the line %q the findings are\n%s\nwithout it\n%s\nwant one of %s gone and no other",
						n.text, strings.Join(after, "\n"), strings.Join(f.want, "\n"), n.code)
				}
			})
		}
	}
}

// TestEveryCodeHasFixtures keeps the rules and the fixtures together: each has a
// line that fires it and a near miss that does not.
func TestEveryCodeHasFixtures(t *testing.T) {
	fires, misses := map[string]bool{}, map[string]bool{}
	for _, f := range fixtures(t) {
		for _, w := range f.want {
			fires[strings.Fields(w)[1]] = true
		}
		for _, n := range f.near {
			misses[n.code] = true
		}
	}
	for _, code := range checkedCodes() {
		if !fires[code] {
			t.Errorf("nothing in testdata/bad fires %s: mark a line with # want %s", code, code)
		}
		if !misses[code] {
			t.Errorf("nothing in testdata/bad nearly fires %s: mark a line with # want %s, near VALUE (see fixture_test.go)", code, code)
		}
	}
}

// elsewhere are codes of the language that no single small file can show.
var elsewhere = map[string]string{
	"NP-DATA":          "it is about what the cloud answers",
	"NP-FILE":          "it is about a folder",
	"NP-FILE-NESTING":  "it is about a file of some size",
	"NP-FILE-SIZE":     "it is about a large file",
	"NP-FILE-UTF8":     "it is about the bytes of a file",
	"NP-MODULE-SOURCE": "what is right needs a second folder",
	"NP-VAR-UNKNOWN":   "it is about what is given from outside",
	"NP-VALUE-SIZE":    "it takes its time",
}

// checkedCodes are those of all rules and of the language.
func checkedCodes() (codes []string) {
	for _, r := range rules.All() {
		codes = append(codes, r.Code)
	}
	for _, c := range schema.Codes() {
		if elsewhere[c.Code] == "" {
			codes = append(codes, c.Code)
		}
	}
	return codes
}
