package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"netplan/diff"
	"netplan/engine"
	"netplan/schema"
)

// kinds are the reasons of a change by kind.
func byKind(c *diff.Change) map[diff.ReasonKind][]string {
	list := map[diff.ReasonKind][]string{}
	for _, r := range c.Reasons {
		list[r.Kind] = append(list[r.Kind], r.Text)
	}
	return list
}

// checkCosts wants that a replacement says in which turn it comes, what it cuts
// and for how long it is away.
func (s *site) checkCosts(c *diff.Change) {
	s.t.Helper()
	have := byKind(c)
	own := c.Type.Actions.Create != ""
	turn := map[schema.Turn]string{schema.CreateFirst: "created first: ", schema.DeleteFirst: "deleted first: "}[c.Turn]
	away := map[schema.Turn]string{schema.CreateFirst: "it is never away", schema.DeleteFirst: "it is away for about "}[c.Turn]
	if own && (len(have[diff.Turn]) != 1 || !strings.HasPrefix(have[diff.Turn][0], turn)) {
		s.t.Errorf("%s is to be %q, have %q", c.Addr, turn, have[diff.Turn])
	}
	if len(have[diff.Away]) != 1 || !strings.HasPrefix(have[diff.Away][0], away) {
		s.t.Errorf("%s: have %q, want %q", c.Addr, have[diff.Away], away)
	}
	if cut := strings.Join(have[diff.Cut], "\n"); !strings.Contains(cut, c.Type.Carries) {
		s.t.Errorf("%s cuts %q, want %q", c.Addr, cut, c.Type.Carries)
	}
	if c.Type.Renewed != "" && !slices.Contains(have[diff.Lost], c.Type.Renewed) {
		s.t.Errorf("%s loses %q, want %q", c.Addr, have[diff.Lost], c.Type.Renewed)
	}
	if !slices.IsSortedFunc(c.Reasons, func(a, b diff.Reason) int { return a.Kind.Rank() - b.Kind.Rank() }) {
		s.t.Errorf("%s: the reasons are not in order: %q", c.Addr, c.Reasons)
	}
}

// TestCosts replaces a VSwitch whose range both would hold, and reads what it
// costs.
func TestCosts(t *testing.T) {
	s := newSite(t).outside("i-example")
	s.apply(whole)
	p := s.plan(with(whole, "10.0.1.0/24", "10.0.1.0/25"))
	have := byKind(s.change(p, "vswitch.a"))
	for kind, want := range map[diff.ReasonKind]string{
		diff.Turn: "deleted first: both would hold the address range 10.0.1.0/25 of vpc.main",
		diff.Cut:  "connections of its hosts are cut until it is there again; in use by 1 nat_gateway, 1 snat_entry",
		diff.Away: "it is away for about 5s", // the call that makes it and the time that it is Pending
	} {
		if text := strings.Join(have[kind], "; "); text != want {
			t.Errorf("%s: have %q, want %q", kind, text, want)
		}
	}
	if text := byKind(s.change(p, "snat_entry.a"))[diff.Turn]; !slices.Equal(text, []string{"deleted first: it uses vswitch.a, which is deleted first"}) {
		t.Errorf("the entry: %q", text)
	}
	s = newSite(t)
	s.apply(masked)
	p = s.plan(with(masked, "PayByTraffic", "PayByBandwidth"))
	if text := byKind(s.change(p, "eip_association.public"))[diff.Turn]; !slices.Equal(text, []string{"created first: both can be there at once; snat_entry.all switched over in place"}) {
		t.Errorf("the association: %q", text)
	}
}

// TestAwayForShort makes a VPC again with all in it: what can be there once only
// goes when the NAT gateway that it is made again for is there.
func TestAwayForShort(t *testing.T) {
	s := newSite(t).outside("i-example")
	s.width = 8
	s.apply(whole)
	p := s.apply(with(whole, "10.0.0.0/8", "10.0.0.0/9"))
	s.wantOrder(p, "create nat_gateway.main", "delete snat_entry.a", "delete eip_association.out", "create eip_association.out", "create snat_entry.a", "delete nat_gateway.main")
	long := 0
	if have := byKind(s.change(p, "eip_association.out"))[diff.Away]; len(have) != 1 {
		t.Errorf("have %q", have)
	} else if n, err := fmt.Sscanf(have[0], "it is away for about %d s", &long); n != 1 || long > 9 {
		t.Errorf("have %q (%v), want less than the NAT gateway takes", have, err)
	}
	if have := byKind(s.change(p, "vpc.main"))[diff.Away]; !slices.Equal(have, []string{"it is never away"}) {
		t.Errorf("have %q", have)
	}
}

// TestCostsOfUpdates changes in place what cuts something, and what does not.
func TestCostsOfUpdates(t *testing.T) {
	s := newSite(t)
	text := network + internet
	s.apply(text)
	p := s.plan(with(text, `"8080"`, `"9090"`))
	if have := byKind(s.change(p, "forward_entry.web"))[diff.Cut]; len(have) != 1 || !strings.HasPrefix(have[0], "internal_port changes: ") {
		t.Errorf("have %q, want the port", have)
	}
	p = s.plan(with(text, "vpc_name   = \"main\"", "vpc_name = \"other\""))
	if have := s.change(p, "vpc.main").Reasons; len(have) > 0 {
		t.Errorf("have %q, want nothing", have)
	}
}

// TestHiddenClaim has a secret stand where two objects would hold the same.
func TestHiddenClaim(t *testing.T) {
	s := newSite(t)
	text := "variable \"range\" {\n  type      = string\n  default   = \"10.0.2.0/24\"\n  sensitive = true\n}\n" + with(network, `"10.0.2.0/24"`, "var.range")
	s.apply(text)
	p := s.plan(with(text, "10.0.2.0/24", "10.0.2.0/25"))
	for _, r := range s.change(p, "vswitch.b").Reasons {
		if strings.Contains(r.Text, "10.0.2") {
			t.Errorf("the range is shown: %q", r.Text)
		}
	}
}

// TestTurns replaces the example of every type for each attribute that cannot be
// changed in place, in each turn: it is done in one apply and in that turn, or
// refused before anything is done.
func TestTurns(t *testing.T) {
	types, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range types.Types() {
		typ := types.Type(name)
		for i := range typ.Attrs {
			a, v := &typ.Attrs[i], variations[name+"."+typ.Attrs[i].Name]
			if a.Mode == schema.ReadOnly || !a.Replaces() && !v.replaced {
				continue
			}
			for _, first := range []string{"true", "false"} {
				t.Run(name+"."+a.Name+"/"+first, func(t *testing.T) {
					t.Parallel()
					testTurn(t, typ, a, v, first)
				})
			}
		}
	}
}

func testTurn(t *testing.T, typ *schema.Type, a *schema.Attr, v variation, first string) {
	before, after := varied(t, typ, a, v)
	if after == "" {
		t.Skip("it has one value only")
	}
	addr := typ.Name + ".example"
	before, after = turning(before, addr, first), turning(after, addr, first)
	s := contractSite(t)
	s.apply(before)
	s.seen.forget()
	e := s.engine()
	p, diags := s.try(e, engine.PlanInput{}, after)
	if diags = onlyErrors(diags); diags.HasErrors() {
		if first == "false" && typ.Actions.Create != "" {
			t.Errorf("deleted first it is refused: %v", diags)
		}
		note, _ := diags[0].Extra.(schema.Note)
		if note.Code != "NP-PLAN-TURN" || note.Addr != addr {
			t.Errorf("have %s at %s, want NP-PLAN-TURN: %v", note.Code, note.Addr, diags)
		}
		wantLine(t, after, diags[0].Subject, "create_before_destroy")
		overlaps := slices.ContainsFunc(typ.Claims, func(c schema.Claim) bool {
			return c.Kind == schema.Prefix || strings.HasPrefix(c.In, a.Name+".")
		})
		if typ.Actions.Create != "" && len(typ.Keeps(a.Name)) == 0 && !overlaps {
			t.Errorf("the page of %s says that both can be there", typ.Name)
		}
		if made := changing(s.seen.counts()); len(made) > 0 {
			t.Errorf("%v is called though it is refused", made)
		}
		return
	}
	want := map[string]schema.Turn{"true": schema.CreateFirst, "false": schema.DeleteFirst}[first]
	if have := s.turned(p, addr); have != want {
		t.Errorf("have %s, want %s", have, want)
	}
	s.checkCosts(s.change(p, addr))
	s.run(e, p)
	s.settled(after)
}

// TestCostsOfSecrets replaces a VPC whose range is sensitive: what it costs is
// said once.
func TestCostsOfSecrets(t *testing.T) {
	s := newSite(t)
	text := head + "variable \"range\" {\n  sensitive = true\n  default   = \"10.0.0.0/16\"\n}\nresource \"vpc\" \"main\" {\n  cidr_block = var.range\n}\n"
	s.apply(text)
	have := diff.Texts(s.change(s.plan(with(text, "10.0.0.0", "10.1.0.0")), "vpc.main").Reasons)
	if len(slices.Compact(slices.Sorted(slices.Values(have)))) != len(have) || slices.Contains(have, "connections of all that is in it are cut until it is there again") {
		t.Errorf("created first, it costs %q", have)
	}
}

// TestAwayOneByOne replaces VSwitches whose changes exclude each other: each is
// there again before the next goes.
func TestAwayOneByOne(t *testing.T) {
	s := newSite(t)
	text := head + "resource \"vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\nresource \"vswitch\" \"part\" {\n  count      = 6\n  vpc_id     = vpc.main.id\n  zone_id    = \"cn-hangzhou-b\"\n  cidr_block = \"10.0.${count.index}.0/24\"\n}\n"
	s.apply(text)
	s.width = 10
	for _, c := range s.plan(with(text, "cn-hangzhou-b", "cn-hangzhou-e")).Changes {
		if have := byKind(c)[diff.Away]; !slices.Equal(have, []string{"it is away for about 5s"}) {
			t.Errorf("%s: %q", c.Addr, have)
		}
	}
}
