package main

import (
	"fmt"
	"regexp"
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
		shown := len(regexp.MustCompile(mark).FindAllString(o.out, -1))
		var left, vpcs, vswitches int
		at := strings.LastIndex(o.out, " more: ")
		if format == "html" {
			at = strings.LastIndex(o.out, "And more: ")
		}
		if at < 0 {
			t.Fatalf("%s: nothing is left out of %d lines", format, strings.Count(o.out, "\n"))
		}
		rest := strings.TrimPrefix(strings.TrimPrefix(o.out[at:], " more: "), "And more: ")
		if n, _ := fmt.Sscanf(rest, "%d vpc to create, %d vswitch", &vpcs, &vswitches); n == 2 {
			left = vpcs + vswitches
		} else if n, _ := fmt.Sscanf(rest, "%d vswitch to create", &vswitches); n == 1 {
			left = vswitches
		}
		// The summary of the network begins like a change in text only.
		if format == "text" && strings.HasPrefix(o.out, "+ v") {
			shown--
		}
		if shown < 100 || shown+left != size {
			t.Errorf("%s: %d changes are shown and %d left out, want %d together; the rest is %.80q", format, shown, left, size, rest)
		}
	}
	if n := strings.Count(d.must(exitDone, with(args, "plan", "--format", "json")...).out, `"action": "create"`); n != 2*size {
		t.Errorf("JSON has %d creations among changes and steps, want %d", n, 2*size)
	}
}
