package rules_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"netplan/schema"
)

// TestSensitiveValuesAreNotTold puts each text of a fixture into a sensitive
// variable: what is found may say that it is wrong, not what it is.
func TestSensitiveValuesAreNotTold(t *testing.T) {
	types := registry(t)
	found := 0
	for _, f := range fixtures(t) {
		text := f.plain()
		for _, literal := range literals(text) {
			for _, d := range messages(t, types, hide(text, literal)) {
				found++
				if strings.Contains(d, literal) && !strings.Contains(permittedTexts, literal) {
					t.Errorf("%s tells %q:\n%s", f.name, literal, d)
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("%d messages, want at least 50", found)
	}
}

// permittedTexts stand in messages whatever was written: what the API permits
// or keeps, and the region of the cloud block.
const permittedTexts = "EcsInstance PrePaid RouterInterface IPv6Gateway VRouter 100.64.0.0/10 cn-hangzhou europe"

var (
	argument = regexp.MustCompile(`^\s+(\w+)\s*=\s*(.*)$`)
	quoted   = regexp.MustCompile(`"([^"$]{4,})"`)
)

// arguments calls found for each line of a resource that gives an argument,
// and returns the text with what it returns in place of the lines.
func arguments(text string, found func(line string) string) string {
	lines := strings.Split(text, "\n")
	inside := false
	for i, line := range lines {
		switch m := argument.FindStringSubmatch(line); {
		case strings.HasPrefix(line, "resource "):
			inside = true
		case strings.HasPrefix(line, "}"):
			inside = false
		case inside && m != nil && m[1] != "for_each" && m[1] != "count" && m[1] != "depends_on":
			lines[i] = found(line)
		}
	}
	return strings.Join(lines, "\n")
}

// literals are the texts of the arguments of a fixture.
func literals(text string) (list []string) {
	arguments(text, func(line string) string {
		for _, m := range quoted.FindAllStringSubmatch(line, -1) {
			list = append(list, m[1])
		}
		return line
	})
	return list
}

// hide puts a text into a sensitive variable.
func hide(text, literal string) string {
	text = arguments(text, func(line string) string {
		return strings.ReplaceAll(line, `"`+literal+`"`, "var.hidden")
	})
	return text + fmt.Sprintf("\nvariable \"hidden\" {\n  default   = %q\n  sensitive = true\n}\n", literal)
}

// messages are the texts of what validation finds.
func messages(t *testing.T, types *schema.Registry, text string) (list []string) {
	t.Helper()
	for _, d := range validated(t, types, text) {
		list = append(list, d.Summary+": "+d.Detail)
	}
	return list
}
