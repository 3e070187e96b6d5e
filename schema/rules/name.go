package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var name = &schema.Rule{
	Code:     "NP-NAME",
	Summary:  "Malformed name",
	Doc:      "A name has 2 to 128 characters, starts with a letter or a Chinese character, does not start with http:// or https://, and holds only letters, Chinese characters, digits, '.', '_' and '-'.",
	Section:  "5.1",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || s == "" || format(p.attr) != catalog.Name { // an empty text counts as left out
				continue
			}
			if wrong := startFault(s, longest(p.attr)); wrong != "" {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s: %s.%s", p.attr.Name, p.show(), wrong, p.unlessSecret(mended(s))))
			} else if bad := strings.IndexFunc(s, notInName); bad >= 0 {
				found := p.unlessSecret(fmt.Sprintf("%q is not permitted; ", firstRune(s[bad:])))
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s: %sletters, Chinese characters, digits, '.', '_' and '-' are permitted.%s",
					p.attr.Name, p.show(), found, p.unlessSecret(mended(s))))
			}
		}
	},
}

// longest is how many characters a name may have: 128, or what its parameter
// states.
func longest(a *schema.Attr) int {
	if rule := a.Derived.Rule; rule != nil && rule.Max > 0 {
		return rule.Max
	}
	return 128
}

// startFault says how a name or description breaks the rules on length and
// beginning, or nothing.
func startFault(s string, longest int) string {
	switch n := utf8.RuneCountInString(s); {
	case n < 2 || n > longest:
		return fmt.Sprintf("it has %s and may have 2 to %d", characters(n), longest)
	case strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://"):
		return "it must not start with http:// or https://"
	case !letter([]rune(s)[0]):
		return "it must start with a letter or a Chinese character"
	}
	return ""
}

func characters(n int) string {
	if n == 1 {
		return "1 character"
	}
	return fmt.Sprintf("%d characters", n)
}

// letter says whether a rune is an English letter or a Chinese character.
func letter(r rune) bool {
	return r < unicode.MaxASCII && unicode.IsLetter(r) || unicode.Is(unicode.Han, r)
}

func notInName(r rune) bool {
	return !letter(r) && (r < '0' || r > '9') && !strings.ContainsRune("._-", r)
}

func firstRune(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	return string(r)
}

// mended ends a message with a permitted name.
func mended(s string) string { return fmt.Sprintf(" Write a name such as %q.", mend(s)) }

// mend makes a permitted name of one that is not.
func mend(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "http://"), "https://")
	s = strings.Map(func(r rune) rune {
		if notInName(r) {
			return '-'
		}
		return r
	}, s)
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !letter(r) })
	if runes := []rune(s); len(runes) > 128 {
		s = string(runes[:128])
	}
	if utf8.RuneCountInString(s) < 2 {
		return "main"
	}
	return s
}
