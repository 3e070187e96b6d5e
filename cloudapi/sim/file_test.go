package sim_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSaveFile: the file is replaced whole, is its owner's alone, and leaves
// nothing beside it.
func TestSaveFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "state.json")
	c := newInside(t)
	if err := c.LoadFile(name); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	c.do("CreateVpc")
	if err := c.SaveFile(name); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("have %v, %v, want mode 0600", info.Mode(), err)
	}
	later := newInside(t)
	if err := later.LoadFile(name); err != nil || later.state() != c.state() {
		t.Errorf("the loaded state is another: %v", err)
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("the folder holds %v", names)
	}
}

// TestSaveFileFails: the old file stays, and nothing is left beside it.
func TestSaveFileFails(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "state.json")
	if err := os.Mkdir(name, 0o755); err != nil {
		t.Fatal(err)
	}
	c := newInside(t)
	if err := c.SaveFile(name); err == nil {
		t.Error("a folder was replaced")
	}
	if err := c.SaveFile(filepath.Join(dir, "none", "state.json")); err == nil {
		t.Error("saved into a folder that is not there")
	}
	if names, _ := os.ReadDir(dir); len(names) != 1 {
		t.Errorf("the folder holds %v", names)
	}
}

// TestLoadChecks: what Save cannot have written is refused and changes nothing.
func TestLoadChecks(t *testing.T) {
	c := newInside(t)
	c.do("CreateVpc")
	before := c.state()
	object := func(kind, id, attr, seq string) string {
		return `{"kind":"` + kind + `","id":"` + id + `","seq":` + seq + `,"attrs":{"VpcId":"` + attr + `"}}`
	}
	dangling := func(more string) string {
		return `{"format_version":1,"objects":[{"kind":"vswitch","id":"vsw-1","seq":1,"attrs":{"VSwitchId":"vsw-1","VpcId":"vpc-9"}}]` + more + "}"
	}
	for text, want := range map[string]string{
		"":    "there is nothing in it",
		" \n": "there is nothing in it",
		"{":   "unexpected end",
		`{"format_version":1,"objects":[` + object("vpc", "a", "a", "9223372036854775807") + `]}`: "no known kind, id, number",
		`{"format_version":9}`:     "format version is 9",
		object("vpc", "", "", "1"): "format version is 0",
		`{"format_version":1,"objects":[` + object("moon", "a", "a", "1") + `]}`:                                     "no known kind",
		`{"format_version":1,"objects":[null]}`:                                                                      "no known kind",
		`{"format_version":1,"objects":[` + object("vpc", "a", "b", "1") + `]}`:                                      "another id",
		`{"format_version":1,"objects":[` + object("vpc", "a", "a", "1") + "," + object("vpc", "a", "a", "2") + `]}`: "stands twice",
		`{"format_version":1,"objects":[` + object("vpc", "a", "a", "1") + "," + object("vpc", "b", "b", "1") + `]}`: "stands twice",
		`{"format_version":1} {}`:                    "after top-level value",
		`{"format_version":1,"object":[]}`:           `unknown field "object"`,
		`{"format_version":9,"object":[]}`:           "format version is 9",
		`{"format_version":1,"objects":[{"kid":1}]}`: `unknown field "kid"`,
		dangling(""):                     `the vswitch "vsw-1": there is no object "vpc-9", which its VpcId names; an id that is missing on purpose stands in "missing"`,
		dangling(`,"missing":["vpc-8"]`): "no object \"vpc-9\"",
	} {
		if err := c.Load(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) || c.state() != before {
			t.Errorf("%s: have %v, want %q and no change", text, err, want)
		}
	}
}

// TestLoadMissing: what a cloud saves can be loaded, whatever an import of one
// listing, Forget or an edit left out, and is saved alike.
func TestLoadMissing(t *testing.T) {
	n, _, reads := fullNet(t)
	for _, r := range reads {
		d := n.beside()
		d.seed(n.inside, r)
		if have, want := d.reloaded().state(), d.state(); have != want {
			t.Errorf("after an import of %s: have %s\nwant %s", r.Action, have, want)
		}
	}
	n.Forget("i-1", "i-2")
	if have, want := n.reloaded().state(), n.state(); have != want {
		t.Errorf("after Forget: have %s\nwant %s", have, want)
	}
	named := newInside(t)
	text := `{"format_version":1,"assumed":["vpc-9"],"objects":[{"kind":"vswitch","id":"vsw-1","seq":1,"attrs":{"VSwitchId":"vsw-1","VpcId":"vpc-9"}}]}`
	for _, text := range []string{text, strings.Replace(text, "assumed", "missing", 1)} {
		if err := named.Load(strings.NewReader(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
