package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"netplan/schema/resource"
)

// TestMain lets the test binary stand in for the netplan program, for tests
// that need a process of their own.
func TestMain(m *testing.M) {
	if os.Getenv("NETPLAN_AS_PROGRAM") != "" {
		os.Exit(asProgram())
	}
	os.Exit(m.Run())
}

// programDir makes a folder with the program netplan in it.
func programDir(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	script := fmt.Sprintf("#!/bin/sh\nNETPLAN_AS_PROGRAM=1 exec %q \"$@\"\n", self)
	if err := os.WriteFile(filepath.Join(bin, "netplan"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return bin
}

// TestTour runs every command of the README's console blocks in order, in a
// copy of the examples, and compares what it prints. A line of three dots
// stands for any lines, three dots at the end of a line for its rest; the last line of a block may be [exit N].
func TestTour(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "examples"), os.DirFS("../../examples")); err != nil {
		t.Fatal(err)
	}
	bin := programDir(t)
	steps := consoleSteps(string(text))
	if len(steps) < 8 {
		t.Fatalf("the README has %d commands in its tour, want at least 8", len(steps))
	}
	for _, s := range steps {
		have := shell(t, dir, bin, s.command)
		if !matches(linesOf(have), s.want) {
			t.Errorf("README: $ %s\nprints\n%s\nwant\n%s", s.command, have, strings.Join(s.want, "\n"))
		}
	}
}

// step is a command and the lines that it prints.
type step struct {
	command string
	want    []string
}

// consoleSteps reads the blocks marked console.
func consoleSteps(text string) (steps []step) {
	inside := false
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case !inside:
		case strings.HasPrefix(line, "$ "):
			steps = append(steps, step{command: line[2:]})
		case len(steps) > 0:
			last := &steps[len(steps)-1]
			last.want = append(last.want, line)
		}
	}
	return steps
}

// shell runs a command line and returns what it prints, trailing blanks and
// blank lines at the end removed.
func shell(t *testing.T, dir, bin, command string) string {
	t.Helper()
	cmd := exec.CommandContext(context.Background(), "sh", "-c", command)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "NETPLAN_CLOUD=", "NO_COLOR=1")
	out, err := cmd.CombinedOutput()
	text := strings.TrimRight(string(out), "\n ")
	if e, failed := err.(*exec.ExitError); failed {
		text += fmt.Sprintf("\n[exit %d]", e.ExitCode())
	} else if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func linesOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// fits compares a line; one that ends in three dots need only begin so.
func fits(have, want string) bool {
	start, open := strings.CutSuffix(want, "...")
	return have == want || open && strings.HasPrefix(have, start)
}

// matches compares lines; three dots in want match any number of lines.
func matches(have, want []string) bool {
	for len(want) > 0 && want[0] != "..." {
		if len(have) == 0 || !fits(have[0], want[0]) {
			return len(want) == 1 && want[0] == "" && len(have) == 0
		}
		have, want = have[1:], want[1:]
	}
	if len(want) == 0 {
		return len(have) == 0
	}
	for skip := 0; skip <= len(have); skip++ {
		if matches(have[skip:], want[1:]) {
			return true
		}
	}
	return false
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		have, want string
		ok         bool
	}{
		{"a b", "a b", true}, {"a b", "a", false}, {"a", "a b", false},
		{"a b c", "a ... c", true}, {"a c", "a ... c", true}, {"a b", "a ... c", false}, {"a b", "...", true},
	} {
		if ok := matches(strings.Fields(c.have), strings.Fields(c.want)); ok != c.ok {
			t.Errorf("matches(%q, %q) = %v, want %v", c.have, c.want, ok, c.ok)
		}
	}
}

// TestReadmeCounts checks how many types and sources the README promises.
func TestReadmeCounts(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%d resource types and %d data", len(resource.All()), len(resource.Sources()))
	if !strings.Contains(string(text), want) {
		t.Errorf("the README does not say %q", want)
	}
}
