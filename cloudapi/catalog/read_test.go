package catalog

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestParse(t *testing.T) {
	have, err := Parse(`
action CreateThing 5.1
  # 5.1 and its sample disagree.
  action String required
  Size Integer conditional default=2 enum=1|2 min=1 max=2
  Tag.N.Key String format=name items=5
  > Things.Thing[].Id Long
  ! 404 NotFound.Thing The thing  is gone.

action DeleteThing 5.2
`)
	want := []*Action{
		{
			Name: "CreateThing", Section: "5.1",
			Params: []Param{
				{Name: "action", Type: String, Need: Required},
				{Name: "Size", Type: Integer, Need: Conditional, Default: "2", Enum: []string{"1", "2"}, Min: 1, Max: 2},
				{Name: "Tag.N.Key", Type: String, Format: Name, Items: 5},
			},
			Fields: []Field{{Path: "Things.Thing[].Id", Type: Long}},
			Errors: []ErrorRow{{Status: 404, Code: "NotFound.Thing", Message: "The thing is gone."}},
		},
		{Name: "DeleteThing", Section: "5.2"},
	}
	if diff := cmp.Diff(want, have, cmpopts.IgnoreUnexported(Action{})); err != nil || diff != "" {
		t.Errorf("error %v, actions (-want +have):\n%s", err, diff)
	}
}

func TestParseNamesTheLine(t *testing.T) {
	tests := map[string]string{
		"nothing to describe":    "  Size Integer",
		"no action":              "thing A 1.1",
		"an action of two words": "action A",
		"a parameter at margin":  "Size Integer",
		"a tab":                  "\tSize Integer",
		"a parameter, no type":   "  Size",
		"an unknown type":        "  Size Number",
		"an unknown property":    "  Size Integer least=1",
		"a bound that is text":   "  Size Integer max=many",
		"a bound without value":  "  Size Integer max",
		"a need with a value":    "  Size Integer required=no",
		"a path without type":    "  > Size",
		"a path with more":       "  > Size Integer required",
		"a path of unknown type": "  > Size Number",
		"an error of two words":  "  ! 404 NotFound",
		"a status that is text":  "  ! no NotFound Gone.",
		"a line too long":        "  ! 404 NotFound " + strings.Repeat("x", 70_000),
	}
	for name, line := range tests {
		t.Run(name, func(t *testing.T) {
			before, want := "action A 1.1\n\n", "line 3: "
			if name == "nothing to describe" {
				before, want = "\n\n", "line 3: "
			}
			actions, err := Parse(before + line + "\n  Last String\n")
			if err == nil || !strings.HasPrefix(err.Error(), want) || actions != nil {
				t.Errorf("have %d actions and error %v, want %q", len(actions), err, want)
			}
		})
	}
}

var lineError = regexp.MustCompile(`^line ([0-9]+): `)

// FuzzParse checks that any text is read without a panic, that an error names
// one of its lines, and that what is read is what a writer would write.
func FuzzParse(f *testing.F) {
	files, err := fs.Glob(data, "data/*.api")
	if err != nil || len(files) == 0 {
		f.Fatalf("%d files, error %v", len(files), err)
	}
	for _, name := range files {
		text, _ := data.ReadFile(name)
		f.Add(string(text))
	}
	f.Add("action A 1\n  B Integer min=-1 enum=\n  > C[].D[] Long\n  ! 5 E F\n")
	f.Fuzz(func(t *testing.T, text string) {
		actions, err := Parse(text)
		if err != nil {
			checkLine(t, text, err)
			return
		}
		again, err := Parse(write(actions))
		if err != nil {
			t.Fatalf("%v in\n%s", err, write(actions))
		}
		if diff := cmp.Diff(actions, again, cmpopts.IgnoreUnexported(Action{})); diff != "" {
			t.Errorf("read, written and read again (-want +have):\n%s", diff)
		}
	})
}

// checkLine checks that an error names a line of the text.
func checkLine(t *testing.T, text string, err error) {
	t.Helper()
	match := lineError.FindStringSubmatch(err.Error())
	if match == nil {
		t.Fatalf("error %v names no line", err)
	}
	line := 0
	fmt.Sscan(match[1], &line)
	if line < 1 || line > strings.Count(text, "\n")+1 {
		t.Errorf("error %v in a text of %d lines", err, strings.Count(text, "\n")+1)
	}
}

// write prints actions in the line format.
func write(actions []*Action) string {
	var b strings.Builder
	for _, a := range actions {
		fmt.Fprintf(&b, "action %s %s\n", a.Name, a.Section)
		for _, p := range a.Params {
			fmt.Fprintf(&b, "  %s %s%s min=%d max=%d items=%d", p.Name, p.Type, [...]string{"", " conditional", " required"}[p.Need], p.Min, p.Max, p.Items)
			fmt.Fprintf(&b, " default=%s format=%s", p.Default, p.Format)
			if p.Enum != nil {
				fmt.Fprintf(&b, " enum=%s", strings.Join(p.Enum, "|"))
			}
			b.WriteByte('\n')
		}
		for _, f := range a.Fields {
			fmt.Fprintf(&b, "  > %s %s\n", f.Path, f.Type)
		}
		for _, e := range a.Errors {
			fmt.Fprintf(&b, "  ! %d %s %s\n", e.Status, e.Code, e.Message)
		}
	}
	return b.String()
}

func TestRegionsAndZones(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Regions() {
		if seen[r.ID] {
			t.Errorf("%s is listed twice", r.ID)
		}
		seen[r.ID] = true
		if have := LookupRegion(r.ID); have == nil || have.ID != r.ID {
			t.Errorf("LookupRegion(%q) finds %v", r.ID, have)
		}
		if len(r.Zones()) != len(r.Letters) || len(r.Zones()) == 0 {
			t.Errorf("%s has zones %v", r.ID, r.Zones())
		}
		for _, zone := range r.Zones() {
			if !r.HasZone(zone) {
				t.Errorf("%s lacks its zone %s", r.ID, zone)
			}
		}
		for _, zone := range []string{r.ID, r.ID + "-", r.ID + "-ab", r.ID + "-B", "x" + r.ID + "-b"} {
			if r.HasZone(zone) {
				t.Errorf("%s has a zone %q", r.ID, zone)
			}
		}
	}
	if have := LookupRegion("cn-nowhere"); have != nil {
		t.Errorf("there is a region %s", have.ID)
	}
}
