package resource_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"netplan/cloudapi/catalog"
	"netplan/schema"
	"netplan/schema/resource"
)

// TestSourceExamples loads and evaluates the example of each data source, with
// an answer that has one row of every documented field, and with none.
func TestSourceExamples(t *testing.T) {
	for _, s := range resource.Sources() {
		t.Run(s.Name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), []byte(s.Example), 0o644); err != nil {
				t.Fatal(err)
			}
			config, diags := schema.Load(dir, registry(t))
			if diags.HasErrors() {
				t.Fatal(diags)
			}
			asked := 0
			answers := map[string]func(schema.DataQuery) ([]map[string]any, error){
				"not asked": nil,
				"one row": func(q schema.DataQuery) ([]map[string]any, error) {
					asked++
					if q.Source.Name != s.Name {
						t.Errorf("asked for %s", q.Source.Name)
					}
					return []map[string]any{oneRow(q.Source.Action)}, nil
				},
			}
			for name, data := range answers {
				if _, diags := config.Evaluate(schema.Inputs{Data: data}); diags.HasErrors() {
					t.Errorf("%s: %v", name, diags)
				}
			}
			if asked == 0 {
				t.Error("the example does not read the source")
			}
		})
	}
}

// oneRow is an answer of an action in which every list has one element and
// every field a value.
func oneRow(action string) map[string]any {
	answer := map[string]any{}
	for _, f := range catalog.Lookup(action).Fields {
		put(answer, strings.Split(f.Path, "."), sample(f))
	}
	return answer
}

// put sets the value under a path; names that end in [] are lists.
func put(in map[string]any, path []string, v any) {
	name, isList := strings.CutSuffix(path[0], "[]")
	switch {
	case len(path) == 1 && isList:
		in[name] = []any{v}
	case len(path) == 1:
		in[name] = v
	default:
		inner := map[string]any{}
		switch have := in[name].(type) {
		case map[string]any:
			inner = have
		case []any:
			inner = have[0].(map[string]any)
		}
		put(inner, path[1:], v)
		in[name] = inner
		if isList {
			in[name] = []any{inner}
		}
	}
}

func sample(f catalog.Field) any {
	switch {
	case f.Type == catalog.Boolean:
		return true
	case f.Type != catalog.String:
		return 1
	case strings.HasSuffix(f.Path, "CidrBlock"):
		return "192.168.0.0/16"
	}
	return "text"
}
