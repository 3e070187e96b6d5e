package engine_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/diff"
)

// entries are the network with a DNAT entry for each pair of a name and a
// public port.
func entries(pairs ...string) string {
	text := withoutBlocks(network+internet, "forward_entry.web")
	web := internet[strings.Index(internet, "resource \"forward_entry\""):]
	for i := 0; i < len(pairs); i += 2 {
		text += with(web, `"web"`, `"`+pairs[i]+`"`, `"80"`, `"`+pairs[i+1]+`"`, `"8080"`, `"1`+pairs[i]+`"`)
	}
	return strings.NewReplacer(`"1a"`, `"1"`, `"1b"`, `"2"`, `"1c"`, `"3"`, `"1d"`, `"4"`).Replace(text)
}

// circled applies a topology and then another whose changes in place stand in
// circles: one apply makes them, one step at a time and many at once.
func circled(t *testing.T, before, after string, order ...string) {
	t.Helper()
	for _, width := range []int{1, 8} {
		s := newSite(t)
		s.width = width
		s.apply(before)
		s.wantOrder(s.apply(after), order...)
		s.unrefused()
		s.destroy(after)
	}
}

// TestPortsSwapped has DNAT entries swap their public ports, two and three
// around: the first by address goes first and comes last.
func TestPortsSwapped(t *testing.T) {
	circled(t, entries("a", "80", "b", "81"), entries("a", "81", "b", "80"),
		"delete forward_entry.a", "update forward_entry.b", "create forward_entry.a")
	circled(t, entries("a", "80", "b", "81", "c", "82"), entries("a", "81", "b", "82", "c", "80"),
		"delete forward_entry.a", "update forward_entry.c", "update forward_entry.b", "create forward_entry.a")
	circled(t, entries("a", "80", "b", "81", "c", "82", "d", "83"), entries("a", "81", "b", "80", "c", "83", "d", "82"),
		"delete forward_entry.c", "update forward_entry.d", "create forward_entry.c")
}

// TestPortsSwappedTold says in words why an entry is replaced, and for how long
// its port is closed.
func TestPortsSwappedTold(t *testing.T) {
	s := newSite(t)
	s.apply(entries("a", "80", "b", "81"))
	p := s.plan(entries("a", "81", "b", "80"))
	c := s.change(p, "forward_entry.a")
	want := []string{
		"replaced because it and forward_entry.b would wait for each other in a circle: it goes first and comes last",
		"connections to its public port are cut until it is there again",
		"its id " + c.Have.ID + " is gone, and the new one has another",
		"it is away for about 5s", // its two calls, and that of the other between them
	}
	if d := cmp.Diff(want, diff.Texts(c.Reasons)); d != "" || c.Verb != diff.Replace {
		t.Errorf("to be changed by %q, want a replacement; reasons:\n%s", c.Verb, d)
	}
	if b := s.change(p, "forward_entry.b"); b.Verb != diff.Update {
		t.Errorf("the other is to be changed by %q, want in place", b.Verb)
	}
}

// TestPortsSwappedProtected leaves an entry that must not be destroyed where it
// is, and makes the other again; where neither may be it is an error.
func TestPortsSwappedProtected(t *testing.T) {
	protect := func(text, name string) string {
		at := `resource "forward_entry" "` + name + `" {`
		return with(text, at, at+"\n  lifecycle {\n    prevent_destroy = true\n  }\n")
	}
	before, after := entries("a", "80", "b", "81"), entries("a", "81", "b", "80")
	s := newSite(t)
	s.apply(protect(before, "a"))
	both := protect(protect(after, "a"), "b")
	d := s.refused("NP-PLAN-CYCLE", []string{
		"- update forward_entry.a waits for update forward_entry.b: forward_entry.a takes the public address, port and protocol",
		"- update forward_entry.b waits for update forward_entry.a: forward_entry.b takes the public address, port and protocol",
		"Do it in two applies (this is the least that breaks all circles): write for forward_entry.a first a value of external_port that nothing else has, and then what is wanted.",
		"Or take prevent_destroy out of the lifecycle of forward_entry.a: without it one apply does it",
	}, both)
	if line := 1 + strings.Count(both[:strings.Index(both, `external_port    = "81"`)], "\n"); d.Subject == nil || d.Subject.Start.Line != line {
		t.Errorf("it is shown at %v, want the port in line %d", d.Subject, line)
	}
	s.wantOrder(s.apply(protect(after, "a")), "delete forward_entry.b", "update forward_entry.a", "create forward_entry.b")
}
