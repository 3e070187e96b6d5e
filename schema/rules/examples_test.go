package rules_test

import (
	"path/filepath"
	"testing"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

// TestExamplesAreValid checks the folders that users read.
func TestExamplesAreValid(t *testing.T) {
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	given := map[string][]schema.VarInput{"vpn": {{Name: "keys", Text: `{plant="one key", shop="another key"}`, From: "--var"}}}
	dirs, _ := filepath.Glob("../../examples/*")
	for _, dir := range dirs {
		config, diags := schema.Load(dir, types)
		if !diags.HasErrors() {
			topology, more := config.Evaluate(schema.Inputs{Vars: given[filepath.Base(dir)]})
			diags = append(more, topology.Validate(rules.All())...)
			if len(topology.Resources) == 0 {
				t.Errorf("%s has no resources", dir)
			}
		}
		for _, d := range diags {
			t.Errorf("%s: %v", dir, d)
		}
	}
}
