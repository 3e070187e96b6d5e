package engine_test

import (
	"bytes"
	"strings"
	"testing"

	"netplan/engine"
	"netplan/schema"
)

// save plans a topology and keeps the plan as in a file.
func (s *site) save(in engine.PlanInput, files ...string) *engine.SavedPlan {
	s.t.Helper()
	p, diags := s.try(s.engine(), in, files...)
	s.wantNone(diags)
	text, err := p.Saved(in).Encode()
	if err != nil {
		s.t.Fatal(err)
	}
	saved, err := engine.ReadPlan(bytes.NewReader(text))
	if err != nil {
		s.t.Fatal(err)
	}
	return saved
}

// twoNetworks is a network, and another beside it.
const twoNetworks = head + `
resource "vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "vswitch" "a" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "10.0.1.0/24"
}
resource "vpc" "other" {
  vpc_name   = "other"
  cidr_block = "10.1.0.0/16"
}
`

// TestSavedPlan has a saved plan fit as long as nothing that it rests on moved,
// and say what did.
func TestSavedPlan(t *testing.T) {
	changed := with(twoNetworks, `cidr_block = "10.0.1.0/24"`, `cidr_block = "10.0.2.0/24"`)
	more := changed + "resource \"eip\" \"more\" {}\n"
	in := engine.PlanInput{Mode: engine.ModeApply}
	for name, test := range map[string]struct {
		move func(*site) (text string)
		want []string // in the error; none where it still fits
	}{
		"nothing":                 {func(*site) string { return changed }, nil},
		"a comment":               {func(*site) string { return "# hello\n" + with(changed, "zone_id  ", "zone_id") }, nil},
		"another object":          {func(s *site) string { s.rename("vpc.other"); return changed }, []string{"update vpc.other"}},
		"what it says nothing of": {func(s *site) string { s.describe("vpc.other"); return changed }, nil},
		"a VSwitch elsewhere": {func(s *site) string {
			s.call("CreateVSwitch", map[string]string{"VpcId": s.id("vpc.main"), "ZoneId": "cn-hangzhou-b", "CidrBlock": "10.0.77.0/24"})
			return changed
		}, nil},
		"a binding elsewhere": {func(s *site) string {
			s.partly(engine.PlanInput{Targets: []string{"eip.more"}}, twoNetworks+"resource \"eip\" \"more\" {}\n")
			return more
		}, nil},
		"a want that is changed": {func(*site) string { return with(changed, "10.0.2.0/24", "10.0.3.0/24") },
			[]string{`vswitch.a: cidr_block was wanted as "10.0.2.0/24", and is wanted as "10.0.3.0/24" (concerns create vswitch.a, delete vswitch.a)`}},
		"a want more": {func(*site) string { return more }, []string{"the step create eip.more would be made too"}},
		"a lifecycle elsewhere": {func(*site) string {
			return with(changed, `"other"`+"\n", `"other"`+"\n  lifecycle {\n    prevent_destroy = true\n  }\n")
		}, nil},
		"an object to be changed": {func(s *site) string {
			s.call("ModifyVSwitchAttribute", map[string]string{"VSwitchId": s.id("vswitch.a"), "Description": "theirs"})
			return changed
		}, []string{`vswitch.a: description was (none), and is "theirs" (concerns create vswitch.a, delete vswitch.a)`}},
		"an object to refer to": {func(s *site) string { s.describe("vpc.main"); return changed },
			[]string{`vpc.main: description was (none), and is "theirs" (concerns create vswitch.a, delete vswitch.a)`}},
		"an object gone": {func(s *site) string {
			s.call("DeleteVSwitch", map[string]string{"VSwitchId": s.id("vswitch.a")})
			return changed
		}, []string{"vswitch.a: its object was vsw-", "and is (none)", "the step delete vswitch.a is not to be made any more"}},
		"done": {func(s *site) string { s.apply(changed); return changed }, []string{"done already"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(twoNetworks)
			saved := s.save(in, changed)
			text := test.move(s)
			p, diags := s.try(s.engine(), in, text)
			s.wantNone(diags)
			s.outdated(saved, p, in, test.want...)
		})
	}
}

// outdated wants an error with texts, or none.
func (s *site) outdated(saved *engine.SavedPlan, p *engine.Plan, in engine.PlanInput, want ...string) {
	s.t.Helper()
	err := saved.Outdated(p, in)
	if len(want) == 0 {
		if err != nil {
			s.t.Error(err)
		}
		return
	}
	for _, text := range want {
		if err == nil || !strings.Contains(err.Error(), text) {
			s.t.Errorf("have %v, want %q", err, text)
		}
	}
}

// rename and describe change what a VPC is called behind the back of netplan.
func (s *site) rename(addr string) {
	s.call("ModifyVpcAttribute", map[string]string{"VpcId": s.id(addr), "VpcName": "theirs"})
}

// TestSavedPlanOfReference tells of an object to refer to only what moved, and
// not what was wanted all along.
func TestSavedPlanOfReference(t *testing.T) {
	s := newSite(t)
	named := with(twoNetworks, `"main" { cidr_block = "10.0.0.0/16" }`, "\"main\" {\n  vpc_name = \"main\"\n  cidr_block = \"10.0.0.0/16\"\n}")
	s.apply(named)
	changed := with(named, "10.0.1.0/24", "10.0.2.0/24")
	in := engine.PlanInput{Mode: engine.ModeApply}
	saved := s.save(in, changed)
	s.rename("vpc.main")
	p := s.plan(changed)
	s.outdated(saved, p, in, `vpc.main: vpc_name was "main", and is "theirs"`)
	if err := saved.Outdated(p, in); err != nil && strings.Contains(err.Error(), "wanted") {
		t.Errorf("what is wanted did not move: %v", err)
	}
	s.outdated(p.Saved(in), p, in)
	if err := p.Saved(in).Outdated(s.plan(with(changed, "10.0.2.0/24", "10.0.3.0/24")), in); err == nil || !strings.Contains(err.Error(), "is wanted as") {
		t.Errorf("what is wanted otherwise is not told: %v", err)
	}
}

func (s *site) describe(addr string) {
	s.call("ModifyVpcAttribute", map[string]string{"VpcId": s.id(addr), "Description": "theirs"})
}

// partly applies part of a topology.
func (s *site) partly(in engine.PlanInput, files ...string) {
	s.t.Helper()
	e := s.engine()
	p, diags := s.try(e, in, files...)
	s.wantNone(diags)
	s.run(e, p)
}

// TestSavedPlanOfNothing saves a plan before there are bindings.
func TestSavedPlanOfNothing(t *testing.T) {
	s := newSite(t)
	in := engine.PlanInput{Mode: engine.ModeApply}
	saved := s.save(in, network)
	p := s.plan(network)
	s.outdated(saved, p, in)
	s.run(s.engine(), p)
	s.outdated(saved, s.plan(network), in, "done already")
}

// TestSavedPlanOfOtherBindings refuses a plan for other bindings, and for older
// ones.
func TestSavedPlanOfOtherBindings(t *testing.T) {
	in := engine.PlanInput{Mode: engine.ModeApply}
	s, other := newSite(t), newSite(t)
	s.apply(twoNetworks)
	old := s.bindings()
	more := twoNetworks + "resource \"eip\" \"more\" {}\n"
	s.partly(planOnly, more)
	changed := more + "resource \"eip\" \"yet\" {}\n"
	saved := s.save(in, changed)
	other.apply(more)
	s.outdated(saved, other.plan(changed), in, "and these are the bindings")
	s.store = engine.NewMemoryStore(old)
	s.outdated(saved, s.plan(changed), in, "of the bindings, and these are of serial")
}

// TestSavedPlanOfVariables compares the values that variables are given.
func TestSavedPlanOfVariables(t *testing.T) {
	s := newSite(t)
	text := head + "variable \"name\" { type = string }\nvariable \"pin\" {\n  type = string\n  sensitive = true\n  default = \"p0000\"\n}\nresource \"vpc\" \"main\" {\n  vpc_name = var.name\n  description = var.pin\n}\n"
	given := func(texts ...string) engine.PlanInput {
		in := engine.PlanInput{Mode: engine.ModeApply}
		for _, text := range texts {
			v, err := schema.ParseVar(text)
			if err != nil {
				t.Fatal(err)
			}
			in.Vars = append(in.Vars, v)
		}
		return in
	}
	in := given("name=one", "pin=p1234")
	saved := s.save(in, text)
	for _, test := range []struct {
		in   engine.PlanInput
		want []string
	}{
		{in, nil},
		{given("pin=p1234", "name=one"), nil},
		{given("name=two", "pin=p1234"), []string{"the variables were given other values", "name, pin", `vpc_name was wanted as "one", and is wanted as "two"`}},
		{given("name=one", "pin=p4321"), []string{"a sensitive value is another: one of vpc.main description"}},
		{given("name=one"), []string{"of name, pin then, of name now"}},
	} {
		p, diags := s.try(s.engine(), test.in, text)
		s.wantNone(diags)
		s.outdated(saved, p, test.in, test.want...)
	}
}

func TestReadPlanRefuses(t *testing.T) {
	for _, text := range []string{"", "{}", "[]", `{"kind":"netplan plan"}`, `{"kind":"other","format_version":2}`, `{"kind":"netplan plan","format_version":3}`, `{"kind":"netplan plan","format_version":2,"more":1}`, `{"format_version":1,"kind":"netplan plan"}`} {
		if _, err := engine.ReadPlan(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "saved plan") {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestReadPlanDamaged refuses a saved plan that was cut anywhere, or of which a
// byte is another.
func TestReadPlanDamaged(t *testing.T) {
	s := newSite(t)
	s.apply(twoNetworks)
	in := engine.PlanInput{Mode: engine.ModeApply}
	text, err := s.save(in, with(twoNetworks, "10.0.1.0/24", "10.0.2.0/24")).Encode()
	if err != nil {
		t.Fatal(err)
	}
	refused := func(bad []byte) {
		t.Helper()
		if _, err := engine.ReadPlan(bytes.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "saved plan") {
			t.Fatalf("%v of\n%s", err, bad)
		}
	}
	blank := func(b byte) bool { return strings.IndexByte(" \n\t\r", b) >= 0 }
	for i := range text {
		if i < len(text)-1 { // without the last line end it is whole
			refused(text[:i])
		}
		for bit := range 7 {
			bad := bytes.Clone(text)
			if bad[i] ^= 1 << bit; !blank(bad[i]) || !blank(text[i]) {
				refused(bad)
			}
		}
	}
	refused(append(bytes.Clone(text), "{}"...))
	refused(append(bytes.Clone(text), text...))
}
