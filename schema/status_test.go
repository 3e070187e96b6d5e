package schema_test

import (
	"testing"

	"netplan/schema"
)

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
