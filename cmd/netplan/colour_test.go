package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

// TestPainter colours lines by their sign and changes no text; where nobody
// looks at a terminal nothing is coloured.
func TestPainter(t *testing.T) {
	const text = "cn-hangzhou:\n+ made\n    attribute - 1\n- gone\n± made again\nPlan: 1 to create.\n"
	var out bytes.Buffer
	for line := range strings.Lines(text) {
		if n, err := (painter{&out}).Write([]byte(line)); n != len(line) || err != nil {
			t.Fatalf("have %d, %v", n, err)
		}
	}
	if have := regexp.MustCompile("\x1b\\[[0-9]+m").ReplaceAllString(out.String(), ""); have != text {
		t.Errorf("without colours it is %q", have)
	}
	if n := strings.Count(out.String(), "\x1b[0m\n"); n != 3 || !strings.Contains(out.String(), "\x1b[31m- gone\x1b[0m\n") {
		t.Errorf("%d lines are coloured, want 3:\n%q", n, &out)
	}
	if w := coloured(&out); w != &out {
		t.Error("what is no terminal is coloured")
	}
}
