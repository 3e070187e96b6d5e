package schema_test

import (
	"testing"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
	"netplan/schema/resource"
)

// TestKeptEmpty keeps an object in no status when an empty text is written,
// which a rule refuses; destroy asks no rules.
func TestKeptEmpty(t *testing.T) {
	for _, typ := range resource.All() {
		i := typ.Index("status")
		if i < 0 || typ.Attrs[i].Mode != schema.Kept {
			continue
		}
		values := make([]schema.Value, len(typ.Attrs))
		values[i].V = cty.StringVal("")
		if status, ok := typ.Kept(values); ok {
			t.Errorf("%s is kept %q, want in no status", typ.Name, status)
		}
	}
}

// TestWay walks a lifecycle with a detour, a dead end and a move that nobody
// in the API makes.
func TestWay(t *testing.T) {
	s := schema.Status{
		Ready: []string{"Asked", "Built", "On", "Off", "Gone"},
		Moves: []schema.Move{
			{From: []string{"Asked"}, To: "Built", Advice: "somebody builds it"},
			{From: []string{"Built"}, To: "On", Action: "TurnOn"},
			{From: []string{"On"}, To: "Off", Action: "TurnOff"},
			{From: []string{"Off"}, To: "On", Action: "TurnOnAgain"},
			{From: []string{"Asked", "Off"}, To: "Gone", Action: "Dismiss"},
		},
	}
	for _, tt := range []struct {
		from string
		to   []string
		want string
		ok   bool
	}{
		{"Asked", nil, "", true},
		{"on", []string{"On"}, "", true},
		{"Asked", []string{"On"}, "Built On", true},
		{"Off", []string{"on"}, "On", true},
		{"On", []string{"Gone"}, "Off Gone", true},
		{"Asked", []string{"Gone", "On"}, "Gone", true},
		{"Gone", []string{"On"}, "", false},
		{"Unheard", []string{"On"}, "", false},
	} {
		way, ok := s.Way(tt.from, tt.to...)
		have := ""
		for i, m := range way {
			if i > 0 {
				have += " "
			}
			have += m.To
		}
		if have != tt.want || ok != tt.ok {
			t.Errorf("from %s to %v: have %q, %v; want %q, %v", tt.from, tt.to, have, ok, tt.want, tt.ok)
		}
	}
}
