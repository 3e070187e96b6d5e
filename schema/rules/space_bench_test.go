package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"netplan/schema"
	"netplan/schema/resource"
	"netplan/schema/rules"
)

const crowdHead = `
cloud {
  region = "cn-hangzhou"
  quotas = { vswitches_per_vpc = 20000, route_entries_per_table = 20000 }
}
resource "vpc" "hub" { cidr_block = "10.0.0.0/8" }
resource "vpc" "far" { cidr_block = "172.16.0.0/12" }
resource "router_interface" "hub" {
  router_id            = vpc.hub.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Small.1"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.far.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface" "far" {
  router_id            = vpc.far.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.hub.vrouter_id
  opposite_router_type = "VRouter"
}
resource "router_interface_connection" "c" {
  router_interface_id   = router_interface.hub.id
  opposite_interface_id = router_interface.far.id
}
resource "route_entry" "back" {
  route_table_id         = vpc.far.route_table_id
  destination_cidr_block = "0.0.0.0/0"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.c.opposite_interface_id
}
`

// spaces are what the address space of one VPC may be full of: one line of a
// for_each for each i.
var spaces = []struct {
	name, block string
	one         func(i int) string
}{
	{"vswitches apart", vswitchBlock, func(i int) string { return fmt.Sprintf("10.%d.%d.0/26", i>>8, i&255) }},
	{"vswitches nested", vswitchBlock, func(i int) string { return fmt.Sprintf("10.0.%d.0/%d", i&255, 16+i%14) }},
	{"routes back", routeBlock, func(i int) string { return fmt.Sprintf("192.%d.%d.0/24", i>>8, i&255) }},
	{"routes nested", routeBlock, func(i int) string { return fmt.Sprintf("192.0.%d.%d/%d", i>>8&255, i&255, 16+i%17) }},
}

const (
	vswitchBlock = "  vpc_id     = vpc.hub.id\n  zone_id    = \"cn-hangzhou-b\"\n  cidr_block = each.value\n"
	routeBlock   = "  route_table_id         = vpc.hub.route_table_id\n  destination_cidr_block = each.value\n  next_hop_type          = \"RouterInterface\"\n  next_hop_id            = router_interface_connection.c.router_interface_id\n"
)

// BenchmarkSpace checks n VSwitches or routes of one VPC, many of which collide,
// at a size and at twice the size: the second takes little more than twice as
// long.
func BenchmarkSpace(b *testing.B) {
	types, err := schema.NewRegistry(resource.All(), resource.Sources())
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range spaces {
		for _, n := range []int{5_000, 10_000} {
			b.Run(fmt.Sprintf("%s/n=%d", s.name, n), func(b *testing.B) {
				typ := "vswitch"
				if s.block == routeBlock {
					typ = "route_entry"
				}
				var text strings.Builder
				fmt.Fprintf(&text, "%sresource %q \"many\" {\n  for_each = {\n", crowdHead, typ)
				for i := range n {
					fmt.Fprintf(&text, "    n%d = %q\n", i, s.one(i))
				}
				fmt.Fprintf(&text, "  }\n%s}\n", s.block)
				topology := loaded(b, types, text.String())
				for b.Loop() {
					topology.Validate(rules.All())
				}
			})
		}
	}
}

// loaded is the topology of a text without mistakes of the language.
func loaded(t testing.TB, types *schema.Registry, text string) *schema.Topology {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "main.netplan.hcl"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	config, diags := schema.Load(dir, types)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	topology, diags := config.Evaluate(schema.Inputs{})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return topology
}
