package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestLongPlans are cut in the formats for people: what is left out is
// counted. Markdown tells as many in a line each as a comment holds. JSON has
// all.
func TestLongPlans(t *testing.T) {
	d := deskWith(t, "large")
	const size = 2100
	args := []string{"--no-rehearsal", "--var", fmt.Sprintf("size=%d", size), "DIR"}
	for format, mark := range map[string]string{"text": `(?m)^\+ v`, "markdown": `(?m)^\+ v`, "html": `<pre class="create">`} {
		o := d.must(exitDone, with(args, "plan", "--format", format)...)
		shown, left := len(regexp.MustCompile(mark).FindAllString(o.out, -1)), 0
		for _, m := range regexp.MustCompile(`and (\d+) changes? (?:in \d+ places? )?more: |: (\d+) to create, not shown|\n(\d+) to create\n`).FindAllStringSubmatch(o.out, -1) {
			n, _ := strconv.Atoi(m[1] + m[2] + m[3])
			left += n
		}
		if shown < 100 || left < 100 || shown+left != size {
			t.Errorf("%s: %d changes are shown and %d left out, want %d together", format, shown, left, size)
		}
	}
	if n := strings.Count(d.must(exitDone, with(args, "plan", "--format", "json")...).out, `"action": "create"`); n != 2*size {
		t.Errorf("JSON has %d creations among changes and steps, want %d", n, 2*size)
	}
}
