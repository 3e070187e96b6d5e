package engine_test

import "testing"

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
