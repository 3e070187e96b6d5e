package engine_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/engine"
)

// drift is how the clouds differ from a topology.
func (s *site) drift(files ...string) *engine.Drift {
	s.t.Helper()
	c, diags := s.load(files...)
	s.wantNone(diags)
	d, diags := s.engine().Drift(s.t.Context(), c, planOnly)
	s.wantNone(diags)
	return d
}

// TestNoDrift applies the example of every type: nothing differs, and nothing
// of what the cloud brings along is unmanaged.
func TestNoDrift(t *testing.T) {
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range types.Types() {
		s := contractSite(t)
		s.apply(types.Type(name).Example)
		if d := s.drift(types.Type(name).Example); d.Found() {
			t.Errorf("%s: have %+v, want no drift", name, d)
		}
	}
	s := newSite(t).outside("i-example")
	s.apply(whole)
	if d := s.drift(whole); d.Found() {
		t.Errorf("have %+v, want no drift", d)
	}
}

func TestDrift(t *testing.T) {
	s := newSite(t).outside("i-example")
	s.apply(whole)
	s.call("ModifyVpcAttribute", map[string]string{"VpcId": s.id("vpc.main"), "VpcName": "theirs"})
	s.call("DeleteForwardEntry", map[string]string{"ForwardTableId": s.forwardTable(), "ForwardEntryId": s.id("forward_entry.web")})
	vswitch := s.call("CreateVSwitch", map[string]string{"VpcId": s.id("vpc.main"), "ZoneId": "cn-hangzhou-b", "CidrBlock": "10.0.9.0/24"})["VSwitchId"].(string)
	table := s.call("CreateRouteTable", map[string]string{"VpcId": s.id("vpc.main")})["RouteTableId"].(string)
	eip := s.call("AllocateEipAddress", nil)["AllocationId"].(string)
	before := s.held()
	d := s.drift(whole)
	if len(d.Changed) != 1 || d.Changed[0].Addr != "vpc.main" {
		t.Errorf("have %+v changed, want vpc.main", d.Changed)
	} else if have := d.Changed[0].Attrs; len(have) != 1 || have[0].HaveText() != `"theirs"` && have[0].HaveText() != "theirs" || !strings.Contains(have[0].WantText(), "main") {
		t.Errorf("have %+v, want the name theirs in place of main", have)
	}
	if len(d.Missing) != 1 || d.Missing[0].Addr != "forward_entry.web" || d.Missing[0].Range.Start.Line == 0 {
		t.Errorf("have %+v missing, want forward_entry.web and where it is written", d.Missing)
	}
	want := []engine.Unmanaged{
		{Type: "eip", Region: region, ID: eip},
		{Type: "route_table", Region: region, ID: table, Within: "vpc.main"},
		{Type: "vswitch", Region: region, ID: vswitch, Within: "vpc.main"},
	}
	if d := cmp.Diff(want, d.Unmanaged); d != "" {
		t.Errorf("unmanaged:\n%s", d)
	}
	if d := cmp.Diff(before, s.held()); d != "" {
		t.Errorf("the look at it changed:\n%s", d)
	}
}

// TestDriftOfUnwanted has a bound object whose resource is not written any
// more: it is neither missing nor unmanaged.
func TestDriftOfUnwanted(t *testing.T) {
	s := newSite(t)
	s.apply(network)
	if d := s.drift(withoutBlocks(network, "vswitch.b")); d.Found() {
		t.Errorf("have %+v, want no drift", d)
	}
}

// TestDriftOfDefaultRoute has somebody else's route of the same destination
// in a table where the NAT gateway has none: it is unmanaged.
func TestDriftOfDefaultRoute(t *testing.T) {
	s := newSite(t).outside("i-example")
	s.apply(whole)
	s.call("CreateRouteEntry", map[string]string{"RouteTableId": s.id("route_table.b"), "DestinationCidrBlock": "0.0.0.0/0", "NextHopId": "i-example"})
	d := s.drift(whole)
	want := []engine.Unmanaged{{Type: "route_entry", Region: region, ID: s.id("route_table.b") + "|0.0.0.0/0", Within: "route_table.b"}}
	if diff := cmp.Diff(want, d.Unmanaged); diff != "" {
		t.Errorf("unmanaged:\n%s", diff)
	}
}

// forwardTable is the DNAT table of the NAT gateway.
func (s *site) forwardTable() string {
	s.t.Helper()
	return s.held()[" forwardentry "+s.id("forward_entry.web")]["ForwardTableId"]
}
