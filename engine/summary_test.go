package engine_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/diff"
	summary "netplan/diff/network"
	"netplan/schema/resource"
)

// TestSummariesOfExamples makes the example of every type and takes it away
// again: what plans say of bandwidth and public addresses is what is described.
func TestSummariesOfExamples(t *testing.T) {
	var texts []string
	for _, typ := range resource.All() {
		texts = append(texts, typ.Example)
	}
	var quickstart strings.Builder
	for _, name := range []string{"network", "internet"} {
		text, err := os.ReadFile("../examples/quickstart/" + name + ".netplan.hcl")
		if err != nil {
			t.Fatal(err)
		}
		quickstart.Write(text)
	}
	texts = append(texts, quickstart.String())
	for i, text := range texts {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			s := contractSite(t)
			for _, text := range []string{text, "cloud { region = \"cn-hangzhou\" }\n"} {
				if why := s.summed(text); why != "" {
					t.Error(why)
				}
			}
		})
	}
}

// TestSummariesOfPairs does so on the way from one random topology to another.
func TestSummariesOfPairs(t *testing.T) {
	for seed := range drawn(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			tr := &trial{pair: drawnPair(t, seed), occupied: map[string]int{}}
			if f := tr.begin(t, seed); f != nil {
				t.Skip(f)
			}
			if why := tr.base.summed(tr.want.String()); why != "" {
				t.Skip(why) // other tests tell of these
			}
		})
	}
}

// TestSummaryNames makes two connected routers again: what the routes lead to is
// told by one name on both sides, though a connection leads to it too.
func TestSummaryNames(t *testing.T) {
	s := contractSite(t)
	text := s.types.Type("router_interface_connection").Example
	s.apply(text)
	var routes []string
	for _, l := range linesOf(s.plan(strings.ReplaceAll(text, "172.16.0.0/12", "10.0.0.0/8"))) {
		if strings.Contains(l.What+l.Before+l.Now, "router_interface_connection.") {
			t.Errorf("%+v", l)
		}
		if l.Topic == summary.Route {
			routes = append(routes, string(l.Action)+" "+l.What+" to "+l.Before+l.Now)
		}
	}
	want := []string{
		"renewed 192.168.0.0/16 to router_interface.otherrouter_interface.other",
		"removed 172.16.0.0/12 to router_interface.main", "added 10.0.0.0/8 to router_interface.main",
	}
	if d := cmp.Diff(want, routes); d != "" {
		t.Error(d)
	}
}

// TestSummaryOfLostAddresses gives away public addresses in each way.
func TestSummaryOfLostAddresses(t *testing.T) {
	const bound = `
resource "vpc" "main" { cidr_block = "192.168.0.0/16" }
resource "nat_gateway" "main" { vpc_id = vpc.main.id }
resource "eip" "a" {}
resource "eip" "b" {
  bandwidth = 20
}
resource "eip_association" "x" {
  allocation_id = eip.a.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 5
}
resource "vswitch" "main" {
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = "192.168.1.0/24"
}
`
	s := newSite(t)
	s.apply(cloudText(bound))
	for _, c := range []struct{ from, to, want string }{
		{`"eip" "a" {}`, `"eip" "a" { internet_charge_type = "PayByTraffic" }`, "changed eip.a nat_gateway.main/nat_gateway.main IP goes and a new address comes"},
		{`bandwidth = 20`, "bandwidth = 20\n  internet_charge_type = \"PayByTraffic\"", "changed eip.b / IP goes and a new address comes"},
		{"eip.a.id", "eip.b.id", "changed eip.a (IP) nat_gateway.main/not bound ; changed eip.b (IP) not bound/nat_gateway.main "},
		{"= 5", "= 10", "changed gateway vpn_gateway.main / IP goes and a new address comes"},
	} {
		var have []string
		for _, l := range linesOf(s.plan(cloudText(strings.Replace(bound, c.from, c.to, 1)))) {
			if l.Topic == summary.Address || l.Topic == summary.VPN {
				line := fmt.Sprintf("%s %s %s/%s %s", l.Action, l.What, l.Before, l.Now, l.Note)
				have = append(have, publicAddress.ReplaceAllString(line, "IP"))
			}
		}
		if d := cmp.Diff(c.want, strings.Join(have, "; ")); d != "" {
			t.Errorf("%s: %s", c.to, d)
		}
	}
}

func cloudText(text string) string { return "cloud { region = \"cn-hangzhou\" }\n" + text }

// summed goes to a topology, and compares what the summary of the plan says with
// what is described before and after.
// It returns why the way there is not gone.
func (s *site) summed(text string) string {
	s.t.Helper()
	e := s.engine()
	e.Rehearse = nil
	p, diags := s.try(e, planOnly, text)
	if diags.HasErrors() {
		return errorsOf(diags)
	}
	if f := s.perform("the way there", e, p); f != nil {
		return f.String()
	}
	after, diags := s.try(s.engine(), planOnly, text)
	s.wantNone(diags)
	was, is := described(p), described(after)
	for _, c := range p.Changes {
		switch {
		case c.Verb == diff.Forget && c.Have != nil:
			is[c.Addr] = was[c.Addr] // nobody deletes it
		case c.Verb == diff.Adopt && c.Have != nil:
			was[c.Addr] = shown{is[c.Addr].region, c.Have}
		}
	}
	lines := linesOf(p)
	s.sameAsSaid("bandwidth", bandwidths(is), spoken(lines, bandwidths(was)), lines)
	for _, c := range p.Changes {
		if c.Type.Index("ip_count") >= 0 && c.Verb == diff.Update {
			delete(was, c.Addr) // told as a number of addresses
			delete(is, c.Addr)
		}
	}
	gone, come := exchanged(lines)
	s.sameAsSaid("public addresses that go", beyond(publicAddresses(was), publicAddresses(is)), gone, lines)
	s.sameAsSaid("how many public addresses come", len(beyond(publicAddresses(is), publicAddresses(was))), come, lines)
	return ""
}

func (s *site) sameAsSaid(what string, described, said any, lines []summary.Line) {
	s.t.Helper()
	if d := cmp.Diff(described, said); d != "" {
		s.t.Errorf("%s, as described (-) and said (+):\n%s\n%+v", what, d, lines)
	}
}
