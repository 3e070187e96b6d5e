package engine_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/diff"
	"netplan/engine"
)

// pairIn are two VPCs, the second in a region, with an interface each.
func pairIn(far string) string {
	return strings.ReplaceAll(`
cloud { region = "cn-hangzhou" }

resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

resource "vpc" "b" {
  region     = "FAR"
  cidr_block = "10.1.0.0/16"
}

resource "router_interface" "a" {
  router_id            = vpc.a.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "FAR"
  opposite_router_type = "VRouter"
}

resource "router_interface" "b" {
  region               = "FAR"
  router_id            = vpc.b.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
}
`, "FAR", far)
}

// linkedIn are the two, connected.
func linkedIn(far string) string {
	return pairIn(far) + strings.ReplaceAll(`
resource "router_interface_connection" "ab" {
  router_interface_id   = router_interface.a.id
  opposite_interface_id = router_interface.b.id
  opposite_region_id    = "FAR"
}
`, "FAR", far)
}

// routedIn are the two with a route to each other.
func routedIn(far string) string {
	return linkedIn(far) + strings.ReplaceAll(`
resource "route_entry" "a" {
  route_table_id         = vpc.a.route_table_id
  destination_cidr_block = vpc.b.cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.ab.router_interface_id
}

resource "route_entry" "b" {
  region                 = "FAR"
  route_table_id         = vpc.b.route_table_id
  destination_cidr_block = vpc.a.cidr_block
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.ab.opposite_interface_id
}
`, "FAR", far)
}

// statuses are those of the interfaces by the name of their address.
func (s *site) statuses() map[string]string {
	s.t.Helper()
	held, list := s.held(), map[string]string{}
	for addr, b := range s.bindings().Entries {
		if name, ok := strings.CutPrefix(addr, "router_interface."); ok {
			list[name] = held[" routerinterface "+b.ID]["Status"]
		}
	}
	return list
}

func (s *site) wantStatuses(want map[string]string) {
	s.t.Helper()
	if d := cmp.Diff(want, s.statuses()); d != "" {
		s.t.Errorf("statuses of interfaces:\n%s", d)
	}
}

// callIn makes a call in a region as somebody else would.
func (s *site) callIn(far, action string, params map[string]string) {
	s.t.Helper()
	if _, err := s.clouds[""].Call(s.t.Context(), cloudapi.Request{Action: action, Region: far, Params: params}); err != nil {
		s.t.Fatal(err)
	}
	s.pass()
}

var (
	bothActive   = map[string]string{"a": "Active", "b": "Active"}
	bothInactive = map[string]string{"a": "Inactive", "b": "Inactive"}
)

// TestConnection connects two VPCs of a region and of two regions, changes
// what passes between them, and takes all away.
func TestConnection(t *testing.T) {
	for _, far := range []string{region, "cn-beijing"} {
		t.Run(far, func(t *testing.T) {
			s := newSite(t)
			text := routedIn(far)
			p := s.apply(text)
			s.wantStatuses(bothActive)
			s.wantOrder(p, "create router_interface.a", "create router_interface_connection.ab", "create route_entry.a")
			s.wantOrder(p, "create router_interface.b", "create router_interface_connection.ab", "create route_entry.b")
			s.wantActions(p, "create router_interface_connection.ab", "ModifyRouterInterfaceAttribute", "ModifyRouterInterfaceAttribute", "ConnectRouterInterface")

			text = with(text, "Small.1", "Large.2")
			s.wantKeys(s.apply(text), "update router_interface.a")
			s.wantStatuses(bothActive)

			s.callIn(far, "DeactivateRouterInterface", map[string]string{"RouterInterfaceId": s.id("router_interface.b")})
			s.wantStatuses(bothInactive)
			s.wantKeys(s.apply(text), "update router_interface_connection.ab")
			s.wantStatuses(bothActive)

			off := with(text, "opposite_region_id    =", "status                = \"Inactive\"\n  opposite_region_id    =")
			s.wantActions(s.apply(off), "update router_interface_connection.ab", "DeactivateRouterInterface")
			s.wantStatuses(bothInactive)
			s.wantActions(s.apply(text), "update router_interface_connection.ab", "ActivateRouterInterface")

			p = s.destroy(text)
			s.wantOrder(p, "delete route_entry.a", "delete router_interface_connection.ab", "delete router_interface.a")
			s.wantOrder(p, "delete route_entry.b", "delete router_interface_connection.ab", "delete router_interface.b")
			s.wantActions(p, "delete router_interface_connection.ab", "DeactivateRouterInterface")
			s.wantActions(p, "delete router_interface.a", "DeleteRouterInterface")
			if left := s.held(); len(left) > 0 {
				t.Errorf("what is left: %v", left)
			}
		})
	}
}

// TestRouteByInterface names the interface itself in a route: it is made once
// the interface is connected, and gone before that ends, all the same.
func TestRouteByInterface(t *testing.T) {
	s := newSite(t)
	text := with(routedIn(region), "router_interface_connection.ab.router_interface_id", "router_interface.a.id", "router_interface_connection.ab.opposite_interface_id", "router_interface.b.id")
	p := s.apply(text)
	for _, side := range []string{"a", "b"} {
		s.wantOrder(p, "create router_interface_connection.ab", "create route_entry."+side)
	}
	p = s.apply(pairIn(region))
	for _, side := range []string{"a", "b"} {
		s.wantOrder(p, "delete route_entry."+side, "delete router_interface_connection.ab")
	}
}

// wantActions wants the calls of a step in this order.
func (s *site) wantActions(p *engine.Plan, key string, want ...string) {
	s.t.Helper()
	for _, step := range p.Steps {
		if step.Key == key {
			if d := cmp.Diff(want, step.Actions); d != "" {
				s.t.Errorf("calls of %s:\n%s", key, d)
			}
			return
		}
	}
	s.t.Errorf("have the steps %v, want %s", keys(p), key)
}

// wantKeys wants these steps and no others.
func (s *site) wantKeys(p *engine.Plan, want ...string) {
	s.t.Helper()
	if d := cmp.Diff(want, keys(p)); d != "" {
		s.t.Errorf("steps:\n%s", d)
	}
}

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
				if why := strings.Join(c.Reasons, "\n"); c.Verb != diff.Replace || !strings.Contains(why, "keeps for life") {
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
	why := strings.Join(s.change(p, "router_interface.a").Reasons, "\n")
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

// TestRouteOverSeveral shares the traffic to a leased line among interfaces,
// and gives them up only after the route.
func TestRouteOverSeveral(t *testing.T) {
	s := newSite(t)
	text := `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "router_interface" "line" {
  count                    = 3
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = "ap-cn-hangzhou-A"
}

resource "route_entry" "office" {
  route_table_id         = vpc.main.route_table_id
  destination_cidr_block = "192.168.0.0/16"
  dynamic "next_hop" {
    for_each = [0, 1]
    content {
      next_hop_id   = router_interface.line[next_hop.value].id
      next_hop_type = "RouterInterface"
      weight        = 10 + next_hop.value
    }
  }
}
`
	p := s.apply(text)
	s.wantOrder(p, "create router_interface.line[0]", "create route_entry.office")
	s.wantKeys(s.apply(with(text, "[0, 1]", "[1, 2]")), "delete route_entry.office", "create route_entry.office")
	p = s.apply(with(with(text, "[0, 1]", "[0, 1]"), "= 3", "= 2"))
	s.wantOrder(p, "delete route_entry.office", "delete router_interface.line[2]")
	p = s.destroy(text)
	s.wantOrder(p, "delete route_entry.office", "delete router_interface.line[0]")
}

// TestConnectionWithStranger connects an interface that somebody else made, in
// another region, and leaves it there.
func TestConnectionWithStranger(t *testing.T) {
	s := newSite(t)
	const far = "cn-beijing"
	ask := func(action string, params map[string]string) cloudapi.Response {
		resp, err := s.clouds[""].Call(t.Context(), cloudapi.Request{Action: action, Region: far, Params: params})
		if err != nil {
			t.Fatal(err)
		}
		s.pass()
		return resp
	}
	vpc := ask("CreateVpc", map[string]string{"CidrBlock": "10.1.0.0/16"})
	id, _ := ask("CreateRouterInterface", map[string]string{
		"RouterId": vpc["VRouterId"].(string), "RouterType": "VRouter", "Role": "AcceptingSide", "Spec": "Negative", "OppositeRegionId": region, "OppositeRouterType": "VRouter",
	})["RouterInterfaceId"].(string)
	text := linkedIn(far)
	text = withoutBlocks(with(text, "= router_interface.b.id", `= "`+id+`"`), "router_interface.b", "vpc.b")
	before := s.held()
	s.apply(text)
	s.wantStatuses(map[string]string{"a": "Active"})
	s.destroy(text)
	after := s.held()
	if len(after) != len(before) || after[" routerinterface "+id]["Status"] != "Inactive" {
		t.Errorf("have %v, want the interface of the other there, inactive", after)
	}
}

// TestHealthCheck sets, changes and ends the check of a leased line: both
// addresses go together, and an empty text ends it.
func TestHealthCheck(t *testing.T) {
	s := newSite(t)
	checked := func(source, target string) string {
		return `
cloud { region = "cn-hangzhou" }

resource "vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

resource "router_interface" "line" {
  router_id                = vpc.a.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = "ap-cn-hangzhou-A"
  ` + source + "\n  " + target + "\n}\n"
	}
	source := func(ip string) string { return `health_check_source_ip = "` + ip + `"` }
	target := func(ip string) string { return `health_check_target_ip = "` + ip + `"` }
	s.apply(checked("", ""))
	for _, step := range []struct {
		source, target string
		have           [2]string
	}{
		{source("10.0.0.9"), target("172.16.0.1"), [2]string{"10.0.0.9", "172.16.0.1"}},
		{source("10.0.0.8"), target("172.16.0.2"), [2]string{"10.0.0.8", "172.16.0.2"}},
		{source("10.0.0.7"), target("172.16.0.2"), [2]string{"10.0.0.7", "172.16.0.2"}},
		{source(""), target(""), [2]string{}},
		{source("10.0.0.9"), target("172.16.0.1"), [2]string{"10.0.0.9", "172.16.0.1"}},
		{source(""), target("172.16.0.1"), [2]string{"", "172.16.0.1"}},
		{"", target(""), [2]string{}},
	} {
		s.apply(checked(step.source, step.target))
		held := s.held()[" routerinterface "+s.id("router_interface.line")]
		if have := [2]string{held["HealthCheckSourceIp"], held["HealthCheckTargetIp"]}; have != step.have {
			t.Errorf("have %q after %s %s, want %q", have, step.source, step.target, step.have)
		}
	}
}
