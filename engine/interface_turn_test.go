package engine_test

import (
	"slices"
	"strings"
	"testing"

	"netplan/diff"
	"netplan/schema"
)

// farther replaces one of the two VPCs that are connected: with it both
// interfaces, their connection, and the routes.
func farther(text string) string { return with(text, "10.1.0.0/16", "10.2.0.0/16") }

// TestConnectionFirst replaces a connection with both of its interfaces: the new
// pair is in service before anything of the old one goes.
func TestConnectionFirst(t *testing.T) {
	for _, first := range []string{"", "true"} {
		for _, far := range []string{region, "cn-beijing"} {
			t.Run(first+" "+far, func(t *testing.T) {
				s := newSite(t)
				text := turning(routedIn(far), "router_interface_connection.ab", first)
				if _, diags := s.try(s.engine(), planOnly, text); len(diags) > 0 {
					t.Errorf("have %v, want nothing to say", diags)
				}
				s.apply(text)
				p := s.apply(farther(text))
				s.wantOrder(p, "create router_interface.b", "create router_interface_connection.ab", "create route_entry.a", "delete route_entry.a",
					"delete router_interface_connection.ab", "delete router_interface.b", "delete vpc.b")
				for _, addr := range []string{"router_interface.a", "router_interface.b", "router_interface_connection.ab", "route_entry.a", "route_entry.b"} {
					if have := s.turned(p, addr); have != schema.CreateFirst {
						t.Errorf("%s: %s, want it created first", addr, have)
					}
					s.checkCosts(s.change(p, addr))
				}
				s.wantStatuses(bothActive)
				s.settled(farther(text))
				s.destroy(farther(text))
				if left := s.held(); len(left) > 0 {
					t.Errorf("what is left: %v", left)
				}
			})
		}
	}
}

// TestConnectionLast has the old connection go first. What hangs on it is there
// early and carries nothing meanwhile, and says so.
func TestConnectionLast(t *testing.T) {
	s := newSite(t)
	text := turning(routedIn(region), "router_interface_connection.ab", "false")
	text = with(text, "router_interface_connection.ab.opposite_interface_id", "router_interface.b.id")
	s.apply(text)
	p := s.apply(farther(text))
	s.wantOrder(p, "delete router_interface_connection.ab", "create router_interface_connection.ab", "create route_entry.a")
	if have := byKind(s.change(p, "router_interface_connection.ab"))[diff.Turn]; !slices.Equal(have, []string{"deleted first: create_before_destroy = false asks for it"}) {
		t.Errorf("the turn of the connection: %q", have)
	}
	for _, addr := range []string{"router_interface.a", "router_interface.b", "route_entry.b"} {
		c := s.change(p, addr)
		cut := c.Type.Carries + " are cut as router_interface_connection.ab goes, and until it is there again"
		if have := byKind(c)[diff.Cut]; c.Turn != schema.CreateFirst || len(have) == 0 || have[0] != cut {
			t.Errorf("%s: %s and %q, want it created first and %q", addr, c.Turn, have, cut)
		}
		away := "it is never away, but router_interface_connection.ab is, without which it carries nothing"
		if have := byKind(c)[diff.Away]; !slices.Equal(have, []string{away}) {
			t.Errorf("%s: have %q, want %q", addr, have, away)
		}
	}
	s.wantStatuses(bothActive)
	if have := byKind(s.change(p, "vpc.b"))[diff.Away]; !slices.Equal(have, []string{"it is never away"}) {
		t.Errorf("the VPC: %q", have)
	}
}

// TestConnectionNeverBoth wants a connection of two routers beside the old one of
// the same two.
func TestConnectionNeverBoth(t *testing.T) {
	s := newSite(t)
	text := turning(linkedIn(region), "router_interface_connection.ab", "true")
	s.apply(text)
	after := strings.NewReplacer(`"InitiatingSide"`, `"AcceptingSide"`, `"AcceptingSide"`, `"InitiatingSide"`, `"Small.1"`, `"Negative"`, `"Negative"`, `"Small.1"`,
		"= router_interface.a.id", "= router_interface.b.id", "= router_interface.b.id", "= router_interface.a.id").Replace(text)
	d := s.refused("NP-PLAN-TURN", []string{"router_interface_connection.ab has to be replaced", "both would hold the connection between two routers", "Write create_before_destroy = false"}, after)
	wantLine(t, after, d.Subject, "create_before_destroy = true")
}
