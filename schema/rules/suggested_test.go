package rules_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

var suggested = regexp.MustCompile(`Free [^:]*: "([0-9./]+)"`)

// TestSuggestionsPass writes what a message suggests for a range in its place:
// the finding is gone, and the resource has no other.
func TestSuggestionsPass(t *testing.T) {
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		t.Fatal(err)
	}
	followed := map[string]int{}
	for seed := range uint64(80) {
		plan := randomRanges(rand.New(rand.NewPCG(seed, 2)))
		for _, d := range validate(t, types, plan.text()) {
			m, addr := suggested.FindStringSubmatch(d.Detail), d.Extra.(schema.Note).Addr
			if m == nil || plan[addr] == "" {
				continue
			}
			was := plan[addr]
			plan[addr] = m[1]
			for _, again := range validate(t, types, plan.text()) {
				if note := again.Extra.(schema.Note); note.Addr == addr && (note.Code == schema.Code(d) || again.Severity == hcl.DiagError) {
					t.Fatalf("seed %d: %s: %s is suggested for %s:\n%s\nand is wrong: %s\n%s", seed, schema.Code(d), m[1], addr, d.Detail, again.Detail, plan.text())
				}
			}
			plan[addr] = was
			followed[schema.Code(d)]++
		}
	}
	for _, code := range []string{"NP-VSWITCH-OUTSIDE", "NP-CIDR-OVERLAP", "NP-VSWITCH-MASK", "NP-CIDR-CONNECTED"} {
		if followed[code] < 20 {
			t.Errorf("%d suggestions of %s were followed, want 20 or more", followed[code], code)
		}
	}
}

// ranges are the ranges of two connected VPCs, their VSwitches and routes by
// address.
type ranges map[string]string

func randomRanges(r *rand.Rand) ranges {
	plan := ranges{}
	for i := range 2 {
		plan[fmt.Sprint("vpc.v", i)] = fmt.Sprintf("10.%d.0.0/%d", r.IntN(3), 16+r.IntN(5))
		for k := range 1 + r.IntN(5) {
			plan[fmt.Sprintf("vswitch.s%d_%d", i, k)] = fmt.Sprintf("10.%d.%d.%d/%d", r.IntN(2), r.IntN(4), r.IntN(4)*64, 25+r.IntN(6))
		}
		for k := range r.IntN(3) {
			plan[fmt.Sprintf("route_entry.r%d_%d", i, k)] = fmt.Sprintf("10.%d.%d.0/%d", r.IntN(2), 32*r.IntN(4), 19+r.IntN(5))
		}
	}
	return plan
}

// text is the topology with the ranges.
func (plan ranges) text() string {
	var b strings.Builder
	b.WriteString(`
cloud { region = "cn-hangzhou" }
resource "router_interface" "i" {
  router_id            = vpc.v0.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.v1.vrouter_id
  opposite_router_type = "VRouter"
}
`)
	for _, addr := range slices.Sorted(maps.Keys(plan)) {
		p := plan[addr]
		typ, name, _ := strings.Cut(addr, ".")
		switch vpc := "vpc.v" + name[1:2]; typ {
		case "vpc":
			fmt.Fprintf(&b, "resource \"vpc\" %q {\n  cidr_block = %q\n}\n", name, p)
		case "vswitch":
			fmt.Fprintf(&b, "resource \"vswitch\" %q {\n  vpc_id     = %s.id\n  zone_id    = \"cn-hangzhou-b\"\n  cidr_block = %q\n}\n", name, vpc, p)
		default:
			fmt.Fprintf(&b, "resource \"route_entry\" %q {\n  route_table_id         = %s.route_table_id\n  destination_cidr_block = %q\n  next_hop_id            = \"i-1\"\n}\n", name, vpc, p)
		}
	}
	return b.String()
}

// validate are the findings of a topology that can be evaluated.
func validate(t *testing.T, types *schema.Registry, text string) hcl.Diagnostics {
	t.Helper()
	return loaded(t, types, text).Validate(rules.All())
}
