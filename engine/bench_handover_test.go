package engine_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"netplan/engine"
)

// handover is two topologies of n units, of which the second takes what the
// first gives up.
type handover struct {
	name          string
	head          string
	before, after func(i, n int) string
	mode          engine.Mode
}

const manyInOne = `
cloud {
  region = "cn-hangzhou"
  quotas = { vswitches_per_vpc = %[1]d, route_entries_per_table = %[1]d, forward_entries_per_table = %[1]d }
}
resource "vpc" "main" {
  cidr_block = "10.0.0.0/8"
}
`

const manyPorts = manyInOne + `
resource "nat_gateway" "main" {
  vpc_id = vpc.main.id
}
resource "eip" "in" {}
resource "eip_association" "in" {
  allocation_id = eip.in.id
  instance_id   = nat_gateway.main.id
  instance_type = "Nat"
}
`

const manyRoutes = manyInOne + `
resource "route_table" "main" {
  vpc_id = vpc.main.id
}
`

// inRange is the VSwitch of a name with the range of a number.
func inRange(name string, number int) string {
	return fmt.Sprintf("resource \"vswitch\" %q {\n  vpc_id     = vpc.main.id\n  zone_id    = \"cn-hangzhou-b\"\n  cidr_block = \"10.%d.%d.%d/28\"\n}\n", name, number>>12, number>>4&255, number&15<<4)
}

func onPort(name string, port int) string {
	return fmt.Sprintf("resource \"forward_entry\" %q {\n  forward_table_id = nat_gateway.main.forward_table_ids[0]\n  external_ip      = eip_association.in.ip_address\n  external_port    = \"%d\"\n  internal_ip      = \"10.0.0.1\"\n  internal_port    = \"%d\"\n  ip_protocol      = \"TCP\"\n}\n", name, port+1, port+1)
}

func toRange(name string, number int) string {
	return fmt.Sprintf("resource \"route_entry\" %q {\n  route_table_id         = route_table.main.id\n  destination_cidr_block = \"172.%d.%d.%d/32\"\n  next_hop_id            = \"i-one\"\n}\n", name, 16+number>>16, number>>8&255, number&255)
}

func label(kind string, i int) string { return fmt.Sprint(kind, i) }

// inTurn has each unit take the number of its own.
func inTurn(unit func(string, int) string, kind string) func(i, n int) string {
	return func(i, _ int) string { return unit(label(kind, i), i) }
}

// inPairs has two units each take the number of the other.
func inPairs(unit func(string, int) string, kind string) func(i, n int) string {
	return func(i, _ int) string { return unit(label(kind, i), i^1) }
}

// inRing has each unit take the number of the next, in one ring.
func inRing(unit func(string, int) string, kind string) func(i, n int) string {
	return func(i, n int) string { return unit(label(kind, i), (i+1)%n) }
}

// handovers are ways to hand on what is held.
var handovers = []handover{
	{name: "ranges-swapped", head: manyInOne, before: inTurn(inRange, "a"), after: inPairs(inRange, "a")},
	{name: "ranges-ring", head: manyInOne, before: inTurn(inRange, "a"), after: inRing(inRange, "a")},
	{name: "quota-full", head: manyInOne, before: inTurn(inRange, "a"), after: func(i, n int) string { return inRange(label("b", i), n+i) }},
	{name: "ports-swapped", head: manyPorts, before: inTurn(onPort, "a"), after: inPairs(onPort, "a")},
	{name: "ports-ring", head: manyPorts, before: inTurn(onPort, "a"), after: inRing(onPort, "a")},
	{name: "routes-renamed", head: manyRoutes, before: inTurn(toRange, "a"), after: inTurn(toRange, "b")},
	{name: "moved", head: manyInOne, before: inTurn(inRange, "a"), after: func(i, _ int) string {
		return inRange(label("b", i), i) + fmt.Sprintf("moved {\n  from = vswitch.a%d\n  to   = vswitch.b%d\n}\n", i, i)
	}},
	{name: "let-go", head: manyInOne, before: inTurn(inRange, "a"), after: func(i, _ int) string {
		return fmt.Sprintf("removed {\n  from = vswitch.a%d\n  lifecycle {\n    destroy = false\n  }\n}\n", i)
	}},
	{name: "destroyed", head: manyInOne, before: inTurn(inRange, "a"), after: inTurn(inRange, "a"), mode: engine.ModeDestroy},
}

// unitsTo writes n units in files of 200.
func (y *yard) unitsTo(b testing.TB, head string, n int, unit func(i, n int) string) {
	b.Helper()
	text := fmt.Sprintf(head, n)
	for i := range n {
		if text += unit(i, n); i%200 == 199 || i == n-1 {
			name := filepath.Join(y.dir, fmt.Sprintf("part%05d.netplan.hcl", i/200))
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
			text = ""
		}
	}
}

// BenchmarkHandover plans what changes hands among many in one place, with
// rehearsal, at a size and at twice the size.
func BenchmarkHandover(b *testing.B) {
	for _, h := range handovers {
		for _, n := range []int{1_000, 2_000} {
			b.Run(fmt.Sprintf("%s/n=%d", h.name, n), func(b *testing.B) {
				y := newYard(b, "for_each", 1)
				y.dir, y.vars, y.outside = b.TempDir(), nil, []string{"i-one"}
				y.unitsTo(b, h.head, n, h.before)
				y.quotas = map[string]int{"vswitches_per_vpc": n, "route_entries_per_table": n, "forward_entries_per_table": n}
				y.empty()
				y.apply(b, y.plan(b, false))
				y.unitsTo(b, h.head, n, h.after)
				y.measure(b, func() { y.planned(b, y.engine(true), cmp.Or(h.mode, engine.ModeApply)) })
			})
		}
	}
}
