package engine_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"netplan/diff"
)

// TestInterfaceGone has one interface of a connection deleted by somebody
// else. The other one keeps it for life, so it is replaced as well.
func TestInterfaceGone(t *testing.T) {
	for _, gone := range []string{"a", "b"} {
		for _, far := range []string{region, "cn-beijing"} {
			t.Run(gone+" "+far, func(t *testing.T) {
				s := newSite(t)
				s.apply(linkedIn(far))
				other, in := "b", region
				if gone == "b" {
					other, in = "a", far
				}
				s.callIn(in, "DeactivateRouterInterface", map[string]string{"RouterInterfaceId": s.id("router_interface." + gone)})
				s.callIn(in, "DeleteRouterInterface", map[string]string{"RouterInterfaceId": s.id("router_interface." + gone)})
				p := s.apply(linkedIn(far))
				c := s.change(p, "router_interface."+other)
				if why := strings.Join(diff.Texts(c.Reasons), "\n"); c.Verb != diff.Replace || !strings.Contains(why, "keeps for life") {
					t.Errorf("have %q because %q, want it replaced with the partner that is gone", c.Verb, why)
				}
				s.wantStatuses(bothActive)
				s.destroy(linkedIn(far))
				if left := s.held(); len(left) > 0 {
					t.Errorf("what is left: %v", left)
				}
			})
		}
	}
}

// TestBandwidthWhileInactive changes the bandwidth of a connection that
// somebody else deactivated: the API does that only while it is active, so all
// is replaced, with that reason.
func TestBandwidthWhileInactive(t *testing.T) {
	s := newSite(t)
	text := routedIn(region)
	s.apply(text)
	s.call("DeactivateRouterInterface", map[string]string{"RouterInterfaceId": s.id("router_interface.a")})
	p := s.apply(with(text, "Small.1", "Large.2"))
	why := strings.Join(diff.Texts(s.change(p, "router_interface.a").Reasons), "\n")
	if !strings.Contains(why, "only while it is Active, and it is Inactive") {
		t.Errorf("have %q, want the status named", why)
	}
	for _, addr := range []string{"router_interface.b", "router_interface_connection.ab", "route_entry.a", "route_entry.b"} {
		if c := s.change(p, addr); c.Verb != diff.Replace {
			t.Errorf("have %s %q, want it replaced too", addr, c.Verb)
		}
	}
	s.wantStatuses(bothActive)
	s.destroy(text)
}

// TestConnectionTakenAway takes a connection away and leaves the interfaces,
// changes the bandwidth at the same time, and connects the same two again.
func TestConnectionTakenAway(t *testing.T) {
	s := newSite(t)
	s.apply(linkedIn(region))
	id := s.id("router_interface.a")
	p := s.apply(with(pairIn(region), "Small.1", "Large.2"))
	s.wantKeys(p, "update router_interface.a", "delete router_interface_connection.ab")
	s.wantStatuses(bothInactive)
	p = s.apply(with(linkedIn(region), "Small.1", "Large.2"))
	s.wantKeys(p, "adopt router_interface_connection.ab")
	s.wantStatuses(bothActive)
	if have := s.id("router_interface.a"); have != id {
		t.Errorf("have the interface %s, want %s as before", have, id)
	}
	s.destroy(linkedIn(region))
}

// TestConnectionElsewhere connects two VPCs by other interfaces, which is
// possible only when the old ones are gone (9.1).
func TestConnectionElsewhere(t *testing.T) {
	for name, rename := range map[string]func(string) string{
		"other names": func(text string) string {
			text = strings.NewReplacer(`"router_interface" "a"`, `"router_interface" "c"`, `"router_interface" "b"`, `"router_interface" "d"`,
				"router_interface.a.", "router_interface.c.", "router_interface.b.", "router_interface.d.").Replace(text)
			return strings.NewReplacer(`"router_interface_connection" "ab"`, `"router_interface_connection" "cd"`,
				"router_interface_connection.ab.", "router_interface_connection.cd.").Replace(text)
		},
		"other direction": func(text string) string {
			return strings.NewReplacer(`"InitiatingSide"`, `"AcceptingSide"`, `"AcceptingSide"`, `"InitiatingSide"`, `"Small.1"`, `"Negative"`, `"Negative"`, `"Small.1"`,
				"= router_interface.a.id", "= router_interface.b.id", "= router_interface.b.id", "= router_interface.a.id",
				"ab.router_interface_id", "ab.opposite_interface_id", "ab.opposite_interface_id", "ab.router_interface_id").Replace(text)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			text := routedIn(region)
			s.apply(text)
			s.apply(rename(text))
			for _, status := range slices.Sorted(maps.Values(s.statuses())) {
				if status != "Active" {
					t.Errorf("have the statuses %v, want all Active", s.statuses())
				}
			}
			s.destroy(rename(text))
			if left := s.held(); len(left) > 0 {
				t.Errorf("what is left: %v", left)
			}
		})
	}
}
