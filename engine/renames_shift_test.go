package engine_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/engine"
	"netplan/schema"
)

// listed are a VSwitch for each range of a list, with a route table and an SNAT
// entry each.
func listed(ranges ...string) string {
	return head + `
locals {
  ranges = ["` + strings.Join(ranges, `", "`) + `"]
}

resource "vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "route_table" "main" {
  vpc_id = vpc.main.id
}

resource "vswitch" "s" {
  count      = length(local.ranges)
  vpc_id     = vpc.main.id
  zone_id    = "cn-hangzhou-b"
  cidr_block = local.ranges[count.index]
}

resource "route_table_association" "s" {
  count          = length(local.ranges)
  route_table_id = route_table.main.id
  vswitch_id     = vswitch.s[count.index].id
}

resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}
` + boundEip("out") + `
resource "snat_entry" "s" {
  count             = length(local.ranges)
  snat_table_id     = nat_gateway.main.snat_table_ids[0]
  source_vswitch_id = vswitch.s[count.index].id
  snat_ip           = [eip_association.out.ip_address]
}
`
}

// TestShifted changes a list of which elements are made: those that only have
// another place are offered to be moved, with what hangs on them, and then
// nothing else happens.
func TestShifted(t *testing.T) {
	const a, b, c, d = "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"
	for name, test := range map[string]struct {
		have, want   []string
		moves, steps []string // of the VSwitches
	}{
		"one out of the middle": {[]string{a, b, c, d}, []string{a, c, d}, []string{"3 -> 2", "2 -> 1", "1 -> 3"}, []string{"delete 3"}},
		"the first":             {[]string{a, b}, []string{b}, []string{"1 -> 0", "0 -> 1"}, []string{"delete 1"}},
		"two in one place":      {[]string{a, b, c, d}, []string{c, d}, []string{"2 -> 0", "0 -> 2", "3 -> 1", "1 -> 3"}, []string{"delete 2", "delete 3"}},
		"one into the middle":   {[]string{a, b, c}, []string{a, d, b, c}, []string{"1 -> 2", "2 -> 3", "3 -> 1"}, []string{"create 1"}},
		"another order":         {[]string{a, b, c}, []string{b, c, a}, []string{"0 -> 2", "2 -> 1", "1 -> 0"}, nil},
		"one before one":        {[]string{a}, []string{b, a}, nil, []string{"delete 0", "create 0", "create 1"}},
		"the last":              {[]string{a, b}, []string{a}, nil, []string{"delete 1"}},
		"other ones":            {[]string{a, b}, []string{a, c}, nil, []string{"create 1", "delete 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(listed(test.have...))
			p, have := s.offered(listed(test.want...))
			var want []string
			for _, typ := range []string{"route_table_association", "snat_entry", "vswitch"} {
				for _, m := range test.moves {
					from, to, _ := strings.Cut(m, " -> ")
					want = append(want, typ+".s["+from+"] -> "+typ+".s["+to+"]")
				}
			}
			slices.Sort(want)
			slices.Sort(have)
			if d := cmp.Diff(want, have); d != "" {
				t.Fatalf("offered (-want +have):\n%s", d)
			}
			var blocks strings.Builder
			for _, m := range p.Renames {
				blocks.WriteString(engine.MovedBlock(m) + "\n")
			}
			p = s.apply(listed(test.want...), blocks.String())
			var made []string
			for _, key := range keys(p) {
				if verb, rest, ok := strings.Cut(key, " vswitch.s["); ok {
					made = append(made, verb+" "+strings.TrimSuffix(rest, "]"))
				}
			}
			slices.Sort(made)
			slices.Sort(test.steps)
			if d := cmp.Diff(test.steps, made); d != "" {
				t.Errorf("steps with the blocks (-want +have):\n%s", d)
			}
		})
	}
}

// TestNotShifted offers nothing where new objects would be made all the same,
// for what are addresses of their own, and once moved blocks name the addresses.
func TestNotShifted(t *testing.T) {
	const a, b, c = "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"
	zoned := func(text string) string {
		return with(text, `"cn-hangzhou-b"`, `"cn-hangzhou-${count.index == 1 ? "e" : "b"}"`)
	}
	swapped := strings.NewReplacer("10.1.1.0", "10.1.2.0", "10.1.2.0", "10.1.1.0").Replace(seated)
	for name, test := range map[string]struct{ have, want string }{
		"other zones":  {zoned(listed(a, b, c)), zoned(listed(b, a, c))},
		"other blocks": {seated, swapped},
		"told before":  {listed(a, b, c), listed(a, c) + moves("vswitch.s[7]", "vswitch.s[1]")},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t)
			s.apply(test.have)
			_, diags := s.try(s.engine(), planOnly, test.want)
			s.wantNone(diags)
			for _, d := range diags {
				if note, _ := d.Extra.(schema.Note); note.Code == "NP-PLAN-RENAMED" {
					t.Errorf("offered: %s", d.Detail)
				}
			}
		})
	}
}
