package engine_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
)

// TestReworded writes references as literal ids, and later takes both ends
// out: what is used goes last all the same.
func TestReworded(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	literal := with(network, "vpc_id     = vpc.main.id", `vpc_id     = "`+s.id("vpc.main")+`"`)
	p := s.apply(literal)
	if d := cmp.Diff([]string{}, keys(p)); d != "" {
		t.Error(d)
	}
	p = s.destroy(literal)
	s.wantOrder(p, "delete vswitch.a", "delete vpc.main")
}

// TestDependsOnLater adds a dependence to what is there already: it counts
// when both go.
func TestDependsOnLater(t *testing.T) {
	s := newSite(t)
	text := head + "resource \"eip\" \"a\" {}\n\nresource \"eip\" \"z\" {\n}\n"
	s.apply(text)
	after := with(text, "resource \"eip\" \"z\" {\n", "resource \"eip\" \"z\" {\n  depends_on = [eip.a]\n")
	if have := keys(s.apply(after)); len(have) > 0 {
		t.Errorf("have the steps %v, want none", have)
	}
	p := s.apply(head)
	s.wantOrder(p, "delete eip.z", "delete eip.a")
}

// TestCutOffUpdate is cut off when an entry uses another address already, and
// then takes all out: the entry goes before the address.
func TestCutOffUpdate(t *testing.T) {
	s := newSite(t)
	text := network + internet
	s.apply(text)
	other := with(text, "external_ip      = eip_association.in.ip_address", "external_ip      = eip_association.aa.ip_address") + `
resource "eip" "aa" {}

resource "eip_association" "aa" {
  allocation_id = eip.aa.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
`
	e := s.engine()
	p, diags := s.try(e, planOnly, other)
	s.wantNone(diags)
	ctx, cut := context.WithCancel(t.Context())
	e.APIs[""] = cutter{s.clouds[""], "ModifyForwardEntry", cut}
	r, err := e.Apply(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failed) != 1 || r.Failed[0].Step.Key != "update forward_entry.web" {
		t.Fatalf("have %+v failed, want the update", r.Failed)
	}
	s.pass()
	p = s.apply(withoutBlocks(text, "forward_entry.web"))
	s.wantOrder(p, "delete forward_entry.web", "delete eip_association.aa", "delete eip.aa")
}

// cutter is a cloud during a call of which the run is interrupted.
type cutter struct {
	api    cloudapi.API
	action string
	cut    func()
}

// Call passes on, and interrupts.
func (c cutter) Call(ctx context.Context, r cloudapi.Request) (cloudapi.Response, error) {
	if r.Action == c.action {
		defer c.cut()
	}
	return c.api.Call(ctx, r)
}
