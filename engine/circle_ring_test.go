package engine_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"netplan/engine"
	"netplan/schema"
)

// ring is a kind of value that resources of one type have once and that can be
// changed in place, so that they can swap theirs.
type ring struct {
	// typ and claim name what competes, and attr what is changed.
	typ, claim, attr string
	// base is what all of them need, one the text of one: NAME and VALUE stand for
	// its name and the value of attr.
	base, one string
	// value is the nth value of attr.
	value func(n int) string
}

// made is the topology in which the nth of a ring has the value of that number.
func (r ring) made(values ...int) string {
	text := r.base
	for i, n := range values {
		text += strings.NewReplacer("NAME", r.name(i), "VALUE", r.value(n), "NUMBER", fmt.Sprint(i+1)).Replace(r.one)
	}
	return text
}

// name is that of the nth member.
func (r ring) name(i int) string { return string(rune('a' + i)) }

// quoted is a text with the number in it.
func quoted(format string) func(int) string {
	return func(n int) string { return fmt.Sprintf(`"`+format+`"`, n) }
}

const oneEntry = `
resource "forward_entry" "NAME" {
  forward_table_id = nat_gateway.main.forward_table_ids[0]
  external_ip      = EXTERNAL
  external_port    = PORT
  internal_ip      = INTERNAL
  internal_port    = PRIVATE
  ip_protocol      = PROTOCOL
}
`

// entry is a DNAT entry in which one attribute is the VALUE of a ring.
func entry(attr string) string {
	of := map[string]string{
		"external_ip": "eip_association.in.ip_address", "external_port": `"100NUMBER"`, "internal_ip": `"10.0.1.10NUMBER"`, "internal_port": `"200NUMBER"`, "ip_protocol": `"TCP"`,
	}
	switch attr {
	case "external_ip", "ip_protocol":
		of["external_port"] = `"80"`
	case "internal_ip":
		of["internal_port"] = `"80"`
	case "internal_port":
		of["internal_ip"] = `"10.0.1.100"`
	}
	of[attr] = "VALUE"
	return strings.NewReplacer("EXTERNAL", of["external_ip"], "PORT", of["external_port"], "INTERNAL", of["internal_ip"], "PRIVATE", of["internal_port"], "PROTOCOL", of["ip_protocol"]).Replace(oneEntry)
}

// rings are all kinds. TestRingsOfAllClaims finds what is missing here.
func rings() []ring {
	gateway := withoutBlocks(network+internet, "forward_entry.web")
	entries := func(attr string, value func(int) string) ring {
		name := "public address, port and protocol"
		if strings.HasPrefix(attr, "internal") {
			name = "private address, port and protocol"
		}
		return ring{"forward_entry", name, attr, gateway, entry(attr), value}
	}
	addresses := ""
	for _, name := range []string{"n0", "n1", "n2"} {
		addresses += boundEip(name)
	}
	list := []ring{
		entries("external_port", quoted("808%d")),
		entries("internal_ip", quoted("10.0.1.2%d")),
		entries("internal_port", quoted("909%d")),
		entries("external_ip", func(n int) string { return fmt.Sprintf("eip_association.n%d.ip_address", n) }),
		{
			typ: "vswitch", claim: "IPv6 range", attr: "ipv6_cidr_block", base: twoStacks[:strings.Index(twoStacks, "resource \"vswitch\"")],
			one: `
resource "vswitch" "NAME" {
  vpc_id          = vpc.main.id
  zone_id         = "cn-hangzhou-b"
  cidr_block      = "10.0.NUMBER.0/24"
  ipv6_cidr_block = VALUE
}
`,
			value: func(n int) string { return fmt.Sprint(255 - n) },
		},
		{
			typ: "virtual_border_router", claim: "VLAN of the physical connection", attr: "vlan_id", base: leased(""),
			one: `
resource "virtual_border_router" "NAME" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = VALUE
  local_gateway_ip       = "10.255.NUMBER.1"
  peer_gateway_ip        = "10.255.NUMBER.2"
  peering_subnet_mask    = "255.255.255.252"
}
`,
			value: func(n int) string { return fmt.Sprint(2999 - n) },
		},
		{
			typ: "router_interface", claim: "address that a health check comes from", attr: "health_check_source_ip", base: network,
			one: `
resource "router_interface" "NAME" {
  router_id                = vpc.main.vrouter_id
  router_type              = "VRouter"
  role                     = "AcceptingSide"
  spec                     = "Negative"
  opposite_region_id       = "cn-hangzhou"
  opposite_router_type     = "VBR"
  opposite_access_point_id = "ap-cn-hangzhou-A"
  health_check_source_ip   = VALUE
  health_check_target_ip   = "172.16.NUMBER.1"
}
`,
			value: quoted("10.0.3.1%d"),
		},
	}
	list[3].base += addresses
	tunnel := `
resource "vpn_connection" "NAME" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.office.id
  local_subnet        = LOCAL
  remote_subnet       = REMOTE
  name                = "NAME-tunnel"
  ike_config {
    psk = "a key of NAME"
  }
}
`
	office := network + `
resource "vpn_gateway" "main" {
  vpc_id    = vpc.main.id
  bandwidth = 10
}

resource "customer_gateway" "office" {
  ip_address = "203.0.113.10"
}
`
	for attr, text := range map[string]string{
		"remote_subnet": with(tunnel, "LOCAL", `["10.0.0.0/16"]`, "REMOTE", "VALUE"),
		"local_subnet":  with(tunnel, "LOCAL", "VALUE", "REMOTE", `["172.16.0.0/16"]`),
	} {
		list = append(list, ring{"vpn_connection", "IPsec connection of these networks", attr, office, text, func(n int) string { return fmt.Sprintf(`["10.%d.0.0/16", "10.%d.0.0/16"]`, 10+n, 20+n) }})
	}
	return list
}

// TestRings turns two and three resources of each kind around, one step at a
// time and many at once: one apply does it, and nothing is refused.
func TestRings(t *testing.T) {
	for _, r := range rings() {
		for _, turn := range [][2][]int{{{0, 1}, {1, 0}}, {{0, 1, 2}, {1, 2, 0}}, {{0, 1, 2}, {2, 0, 1}}} {
			for _, width := range []int{1, 8} {
				t.Run(fmt.Sprintf("%s %v %d wide", r.attr, turn[1], width), func(t *testing.T) {
					t.Parallel()
					s := newSite(t)
					s.width = width
					s.apply(r.made(turn[0]...))
					ids := s.ids(r, len(turn[0]))
					p := s.apply(r.made(turn[1]...))
					s.unrefused()
					broken := 0
					for _, step := range p.Steps {
						if step.Meanwhile != "" || step.Addr == r.typ+".a" && strings.HasPrefix(step.Key, "create ") {
							broken++
						}
					}
					if broken != 1 {
						t.Errorf("the circle is broken %d times, want once:%s", broken, steps(p))
					}
					if parked(p) && !slices.Equal(ids, s.ids(r, len(ids))) {
						t.Errorf("the objects are others, though one was parked")
					}
				})
			}
		}
	}
}

// ids are those of the members of a ring.
func (s *site) ids(r ring, n int) []string {
	var list []string
	for i := range n {
		list = append(list, s.id(r.typ+"."+r.name(i)))
	}
	return list
}

// parked says whether a plan parks an object.
func parked(p *engine.Plan) bool {
	return slices.ContainsFunc(p.Steps, func(s *engine.Step) bool { return s.Meanwhile != "" })
}

// TestRingsCutOff cuts the turn of each kind off at each of its calls, and
// applies again: what is wanted is there in the end, once.
func TestRingsCutOff(t *testing.T) {
	for _, r := range rings() {
		t.Run(r.attr, func(t *testing.T) {
			t.Parallel()
			for n := 1; n < 8; n++ {
				s := newSite(t)
				s.journal = filepath.Join(t.TempDir(), fmt.Sprint("journal", n))
				s.width = 4
				s.persist(engine.ModeApply, r.made(0, 1, 2))
				count := len(s.held())
				s.interrupted(r.made(1, 2, 0), n)
				s.persist(engine.ModeApply, r.made(1, 2, 0))
				if have := len(s.held()); have != count {
					t.Errorf("cut off at call %d: have %d objects, want %d", n, have, count)
				}
			}
		})
	}
}

// TestRingsOfAllClaims looks for a ring of each claim and attribute that can be
// changed in place and that two of a type cannot have at once.
func TestRingsOfAllClaims(t *testing.T) {
	known := map[string]bool{}
	for _, r := range rings() {
		known[r.typ+" "+r.claim+" "+r.attr] = true
	}
	// The protocol turns only together with a port.
	for _, c := range []string{"public", "private"} {
		known["forward_entry "+c+" address, port and protocol ip_protocol"] = true
	}
	for _, typ := range newSite(t).types.Types() {
		of := newSite(t).types.Type(typ)
		for _, c := range of.Claims {
			for _, attr := range c.Of {
				i := of.Index(attr)
				exclusive := c.Kind == schema.Key || c.Kind == schema.Prefix
				if i < 0 || of.Attrs[i].Derived.Update == "" || !exclusive {
					continue
				}
				if name := typ + " " + c.Name + " " + attr; !known[name] {
					t.Errorf("no ring turns the %s", name)
				}
				if c.Park == nil && of.Remake == "" {
					t.Errorf("nothing breaks a circle of the %s of a %s", c.Name, typ)
				}
			}
		}
	}
}

// TestRingsSaved plans the turn of each kind twice: the plan that was saved is
// the one that is made again.
func TestRingsSaved(t *testing.T) {
	for _, r := range rings() {
		s := newSite(t)
		s.apply(r.made(0, 1, 2))
		saved := s.planned(r.made(1, 2, 0))
		if again := s.planned(r.made(1, 2, 0)); saved != again {
			t.Errorf("%s: another plan is made again", r.attr)
		}
	}
}

// TestLongRing turns a hundred entries around: one of them goes and comes again.
func TestLongRing(t *testing.T) {
	const n = 100
	entries := func(shift int) string {
		text := withoutBlocks(network+internet, "forward_entry.web")
		for i := range n {
			text += strings.NewReplacer("NAME", fmt.Sprintf("e%d", i), "VALUE", fmt.Sprintf(`"%d"`, 8000+(i+shift)%n), "NUMBER", fmt.Sprint(i)).Replace(with(entry("external_port"), `"10.0.1.10NUMBER"`, `"10.0.1.20"`))
		}
		return text
	}
	s := newSite(t)
	s.apply(entries(0))
	p := s.plan(entries(1))
	if len(p.Steps) != n+1 {
		t.Errorf("have %d steps, want one for each entry and one more", len(p.Steps))
	}
}
