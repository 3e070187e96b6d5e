package rules_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/schema"
	"netplan/schema/rules"
)

// TestExamplesAreCurrent holds the examples of the program against the
// fixtures.
func TestExamplesAreCurrent(t *testing.T) {
	want := exampleLines(t)
	if *update {
		if err := os.WriteFile("examples.jsonl", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile("examples.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(have)); d != "" {
		t.Errorf("the examples are not current; run go test ./schema/rules -update (-want +have):\n%s", d)
	}
}

// exampleLines are the best examples of the fixtures, sorted by code.
func exampleLines(t *testing.T) []byte {
	best, types := map[string]rules.Example{}, registry(t)
	for _, f := range fixtures(t) {
		beside := map[string]int{}
		for _, d := range validated(t, types, f.text) {
			if note, _ := d.Extra.(schema.Note); note.Other != nil {
				beside[fmt.Sprintf("%d %s", d.Subject.Start.Line, note.Code)] = note.Other.Start.Line
			}
		}
		for _, w := range f.want {
			e := f.example(w, beside[w])
			if b, ok := best[e.Code]; !ok || better(e, b) {
				best[e.Code] = e
			}
		}
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	for _, code := range slices.Sorted(maps.Keys(best)) {
		if err := encoder.Encode(best[code]); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// better prefers an example that shows how it is mended, then a short one.
func better(a, b rules.Example) bool {
	if (a.Change != 0) != (b.Change != 0) {
		return a.Change != 0
	}
	return len(strings.Join(a.Wrong, "")) < len(strings.Join(b.Wrong, ""))
}

// example shows an expectation "line CODE" of the fixture: the blocks of the
// finding, of the line that it collides with and of its near miss.
func (f fixture) example(want string, beside int) rules.Example {
	number, code, _ := strings.Cut(want, " ")
	at, _ := strconv.Atoi(number)
	e := rules.Example{Code: code}
	change := f.nearOf(at, code)
	lines := strings.Split(f.plain(), "\n")
	for start, end := range topBlocks(lines) {
		shows := func(line int) bool { return start < line && line <= end }
		if !shows(at) && !shows(beside) && !shows(change.line) {
			continue
		}
		if shows(at) {
			e.At = len(e.Wrong) + at - start
		}
		if shows(change.line) {
			e.Change, e.Mended = len(e.Wrong)+change.line-start, strings.TrimRight(change.text, " ")
		}
		for _, line := range lines[start:end] {
			e.Wrong = append(e.Wrong, strings.TrimRight(line, " "))
		}
	}
	return e
}

// nearOf is the near miss of a finding: its own, else one of its code that is
// not the own one of another line.
func (f fixture) nearOf(line int, code string) nearMiss {
	var other nearMiss
	for _, n := range f.near {
		switch {
		case n.code != code:
		case n.own && n.line == line:
			return n
		case !n.own && other.line == 0:
			other = n
		}
	}
	return other
}

// topBlocks yields the lines from and behind each block of a file.
func topBlocks(lines []string) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		for i := 0; i < len(lines); i++ {
			if lines[i] == "" || strings.HasPrefix(lines[i], "#") {
				continue
			}
			start := i
			if strings.HasSuffix(strings.TrimRight(lines[i], " "), "{") {
				for i+1 < len(lines) && lines[i] != "}" {
					i++
				}
			}
			if !yield(start, i+1) {
				return
			}
		}
	}
}
