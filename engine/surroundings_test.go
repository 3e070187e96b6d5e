package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/engine"
	"netplan/schema"
)

// TestOnlyOne plans what somebody else has already, where there can be one in
// the region: the rehearsal knows of it.
func TestOnlyOne(t *testing.T) {
	s := newSite(t)
	s.call("CreateCustomerGateway", map[string]string{"IpAddress": "203.0.113.10"})
	s.refused("NP-PLAN-REHEARSAL", []string{"customer_gateway.main", "InvalidIpAddress.AlreadyExist"},
		head+"\nresource \"customer_gateway\" \"main\" {\n  ip_address = \"203.0.113.10\"\n}\n")
}

// TestConnectedAgain connects two router interfaces that were connected before
// and have been kept: they are only activated.
func TestConnectedAgain(t *testing.T) {
	s := newSite(t)
	text := s.types.Type("router_interface_connection").Example
	s.apply(text)
	s.apply(withoutBlocks(text, "router_interface_connection.example", "route_entry.to_other", "route_entry.to_main"))
	p := s.apply(text)
	for _, step := range p.Steps {
		if d := cmp.Diff([]string{"ModifyRouterInterfaceAttribute", "ModifyRouterInterfaceAttribute", "ActivateRouterInterface"}, step.Actions); step.Key == "create router_interface_connection.example" && d != "" {
			t.Error(d)
		}
	}
}

// TestWithinTheirs adds a BGP peer to a group that somebody else has, which is
// written by its id: the rehearsal knows the VBR of that group too.
func TestWithinTheirs(t *testing.T) {
	s := newSite(t)
	other := *s
	other.store = engine.NewMemoryStore(nil)
	have := map[string]*schema.Object{}
	other.made(theirBorder, have)
	s.plan(head + "\nresource \"bgp_peer\" \"more\" {\n  bgp_group_id = \"" + have["bgp_group.g"].ID + "\"\n  peer_ip_address = \"10.255.0.3\"\n}\n")
}
