package engine_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/engine"
)

const servedAddress = `
resource "ipv6_gateway" "main" {
  vpc_id = vpc.main.id
}

resource "ipv6_egress_only_rule" "server" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ADDRESS"
}

resource "ipv6_internet_bandwidth" "server" {
  ipv6_gateway_id = ipv6_gateway.main.id
  ipv6_address_id = "ADDRESS"
  bandwidth       = 5
}
`

// TestIPv6AddressOfAnInstance serves an address that an instance was given
// outside of the API. Its VSwitch is not deleted under it, which the plan says;
// when the instance is gone all is.
func TestIPv6AddressOfAnInstance(t *testing.T) {
	s := newSite(t)
	before := s.held()
	s.apply(twoStacks)
	address, err := s.clouds[""].AddIpv6Address(s.id("vswitch.a"), "i-server")
	if err != nil {
		t.Fatal(err)
	}
	s.pass()
	text := with(twoStacks+servedAddress, "ADDRESS", address)
	s.apply(text)
	_, diags := s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy}, text)
	s.wantOne(diags, "NP-PLAN-REHEARSAL", "DeleteVSwitch", "DependencyViolation")
	s.apply(twoStacks)
	_, diags = s.try(s.engine(), engine.PlanInput{Mode: engine.ModeDestroy}, twoStacks)
	s.wantOne(diags, "NP-PLAN-REHEARSAL", "DeleteVSwitch", "DependencyViolation")
	if err := s.clouds[""].RemoveIpv6Address(address); err != nil {
		t.Fatal(err)
	}
	s.destroy(twoStacks)
	if d := cmp.Diff(before, s.held()); d != "" {
		t.Errorf("what is left:\n%s", d)
	}
}
