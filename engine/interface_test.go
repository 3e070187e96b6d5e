package engine_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
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
