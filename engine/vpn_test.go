package engine_test

import "testing"

// TestConnectionUnderAnotherName gives a connection another address in the
// topology, without a moved block: the old one goes first, since the cloud takes
// no second one of the same networks.
func TestConnectionUnderAnotherName(t *testing.T) {
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	text := types.Type("vpn_connection").Example
	s := newSite(t)
	s.apply(text)
	p := s.apply(with(text, `"vpn_connection" "example"`, `"vpn_connection" "another"`))
	s.wantOrder(p, "delete vpn_connection.example", "create vpn_connection.another")
}
