package engine_test

import (
	"bytes"
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

// save plans a topology and keeps the plan as in a file.
func (s *site) save(in engine.PlanInput, files ...string) *engine.SavedPlan {
	s.t.Helper()
	p, diags := s.try(s.engine(), in, files...)
	s.wantNone(diags)
	var file bytes.Buffer
	if err := p.Saved(".", in).Write(&file); err != nil {
		s.t.Fatal(err)
	}
	saved, err := engine.ReadPlan(&file)
	if err != nil {
		s.t.Fatal(err)
	}
	return saved
}

// TestSavedPlan has a saved plan fit as long as nothing moved, and say what
// did.
func TestSavedPlan(t *testing.T) {
	changed := with(network, "10.0.2.0/24", "10.0.3.0/24")
	in := engine.PlanInput{Mode: engine.ModeApply}
	for name, test := range map[string]struct {
		move func(*site) (text string)
		want string
	}{
		"nothing":      {func(*site) string { return changed }, ""},
		"the topology": {func(*site) string { return with(changed, "cn-hangzhou-d", "cn-hangzhou-e") }, "the topology or its variables have changed"},
		"an attribute": {func(s *site) string {
			s.call("ModifyVSwitchAttribute", map[string]string{"VSwitchId": s.id("vswitch.a"), "Description": "theirs"})
			return changed
		}, "what the cloud holds has changed"},
		"an object": {func(s *site) string {
			s.call("DeleteVSwitch", map[string]string{"VSwitchId": s.id("vswitch.a")})
			return changed
		}, "its steps would be others"},
		"the bindings": {func(s *site) string {
			s.apply(network + third)
			s.apply(network)
			return changed
		}, "the bindings have changed"},
		"the lifecycle": {func(*site) string {
			return with(changed, `cidr_block = "10.0.1.0/24"`, "cidr_block = \"10.0.1.0/24\"\n  lifecycle {\n    prevent_destroy = true\n  }")
		}, "the topology or its variables have changed"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(network)
			saved := s.save(in, changed)
			text := test.move(s)
			p, diags := s.try(s.engine(), in, text)
			s.wantNone(diags)
			err := saved.Matches(p)
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("have %v, want %q", err, test.want)
			}
		})
	}
}

// TestSavedPlanOfNothing saves a plan before there are bindings.
func TestSavedPlanOfNothing(t *testing.T) {
	s := newSite(t)
	saved := s.save(planOnly, network)
	p := s.plan(network)
	if err := saved.Matches(p); err != nil {
		t.Error(err)
	}
	s.run(s.engine(), p)
	if err := saved.Matches(s.plan(network)); err == nil {
		t.Error("it fits after it was applied")
	}
}

// TestSavedPlanHoldsNoValues looks for attribute values in the file.
func TestSavedPlanHoldsNoValues(t *testing.T) {
	s := newSite(t)
	p := s.plan(network)
	var file bytes.Buffer
	if err := p.Saved(".", planOnly).Write(&file); err != nil {
		t.Fatal(err)
	}
	for _, value := range []string{"10.0.1.0", "cn-hangzhou-b"} {
		if strings.Contains(file.String(), value) {
			t.Errorf("it holds %s", value)
		}
	}
}

func TestReadPlanRefuses(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", `{"kind":"netplan plan"}`, `{"format_version":1,"kind":"other"}`, `{"format_version":2,"kind":"netplan plan"}`, `{"format_version":1,"kind":"netplan plan","more":1}`} {
		if _, err := engine.ReadPlan(strings.NewReader(text)); err == nil {
			t.Errorf("%s was read as a plan", text)
		}
	}
}
