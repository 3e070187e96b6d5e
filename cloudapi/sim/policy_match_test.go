package sim

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzLike compares with the regular expression that says the same.
func FuzzLike(f *testing.F) {
	for _, pattern := range []string{"", "*", "a", "a*", "*a", "a*a", "*a*b*", "a**b", "ab*ba"} {
		for _, text := range []string{"", "a", "aa", "ab", "aba", "abba", "xaxbx"} {
			f.Add(pattern, text)
		}
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := regexp.Compile(`(?s)\A` + strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, `.*`) + `\z`)
		if err != nil || strings.ToValidUTF8(text, "") != text {
			return
		}
		if have, want := like(pattern, text), re.MatchString(text); have != want {
			t.Errorf("%q like %q: have %v, want %v", text, pattern, have, want)
		}
	})
}

// TestPartsStayApart: a star does not reach over a colon, but the last part
// has colons of its own.
func TestPartsStayApart(t *testing.T) {
	for _, test := range []struct {
		pattern, arn string
		want         bool
	}{
		{"acs:vpc:*:vpc/*", "acs:vpc:cn-beijing:1:vpc/a", false},
		{"acs:vpc:*:*:vpc/*", "acs:vpc:cn-beijing:1:vpc/a", true},
		{"acs:vpc:*:*:vpc/*", "acs:vpc:cn-beijing:1:vpc/a:b", true},
		{"acs:vpc:*:*:vpc/a", "acs:vpc:cn-beijing:1:vpc/*", false},
		{"acs:vpc:*:*:vpc/*", "acs:vpc:cn-beijing:1:*", false},
		{"acs:vpc:*:*:*", "acs:vpc:cn-beijing:1:*", true},
	} {
		if have := covers(test.pattern, test.arn); have != test.want {
			t.Errorf("%s covers %s: have %v, want %v", test.pattern, test.arn, have, test.want)
		}
	}
}
