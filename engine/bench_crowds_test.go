package engine_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// crowd is what a topology of n resources has most of: many of a type on few
// objects above them.
type crowd struct {
	name string
	head string
	// one is the text of one unit, which has size resources.
	one  func(i int) string
	size int
}

const oneVPC = `
cloud { region = "cn-hangzhou" }
resource "vpc" "main" {
  cidr_block  = "10.0.0.0/8"
  enable_ipv6 = true
}
`

const oneLine = `
resource "physical_connection" "line" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Here"
}
`

const oneVBR = oneLine + `
resource "virtual_border_router" "main" {
  physical_connection_id = physical_connection.line.id
  vlan_id                = 1
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
}
`

const oneGateway = `
resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
`

// crowds are one topology for each chapter beyond the core.
var crowds = []crowd{
	{"connections", oneVPC + oneGateway, func(i int) string {
		return fmt.Sprintf(`resource "customer_gateway" "c%[1]d" {
  ip_address = "%[2]d.%[3]d.%[4]d.1"
}
resource "vpn_connection" "c%[1]d" {
  vpn_gateway_id      = vpn_gateway.main.id
  customer_gateway_id = customer_gateway.c%[1]d.id
  local_subnet        = [vpc.main.cidr_block]
  remote_subnet       = ["172.%[3]d.%[4]d.0/26", "172.%[3]d.%[4]d.64/26"]
  ike_config {
    psk = "key-%[1]d"
  }
}
`, i, 50+i>>16, i>>8&255, i&255)
	}, 2},
	{"gateways", oneVPC, func(i int) string {
		return fmt.Sprintf(`resource "vpn_gateway" "g%[1]d" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}
resource "customer_gateway" "g%[1]d" {
  ip_address = "%[2]d.%[3]d.%[4]d.1"
}
resource "vpn_connection" "g%[1]d" {
  vpn_gateway_id      = vpn_gateway.g%[1]d.id
  customer_gateway_id = customer_gateway.g%[1]d.id
  local_subnet        = [vpc.main.cidr_block]
  remote_subnet       = ["172.16.0.0/12"]
}
resource "ssl_vpn_server" "g%[1]d" {
  vpn_gateway_id = vpn_gateway.g%[1]d.id
  client_ip_pool = "192.168.0.0/24"
  local_subnet   = [vpc.main.cidr_block]
}
`, i, 50+i>>16, i>>8&255, i&255)
	}, 4},
	{"certificates", oneVPC + oneGateway + `
resource "ssl_vpn_server" "main" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "192.168.0.0/24"
  local_subnet   = [vpc.main.cidr_block]
}
`, func(i int) string {
		return fmt.Sprintf("resource \"ssl_vpn_client_cert\" \"c%[1]d\" {\n  ssl_vpn_server_id = ssl_vpn_server.main.id\n  name              = \"cert-%[1]d\"\n}\n", i)
	}, 1},
	{"networks", oneVPC + oneVBR, func(i int) string {
		return fmt.Sprintf("resource \"bgp_network\" \"n%[1]d\" {\n  router_id      = virtual_border_router.main.id\n  vpc_id         = vpc.main.id\n  dst_cidr_block = \"10.%[2]d.%[3]d.0/24\"\n}\n", i, i>>8, i&255)
	}, 1},
	{"borders", oneVPC + strings.ReplaceAll(oneLine, "\"line\"", "\"line0\"") + strings.ReplaceAll(oneLine, "\"line\"", "\"line1\"") + strings.ReplaceAll(oneLine, "\"line\"", "\"line2\""), func(i int) string {
		return fmt.Sprintf(`resource "virtual_border_router" "b%[1]d" {
  physical_connection_id = physical_connection.line%[2]d.id
  vlan_id                = %[3]d
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
  name                   = "border-%[1]d"
}
resource "bgp_group" "b%[1]d" {
  router_id = virtual_border_router.b%[1]d.id
  peer_asn  = 65001
}
resource "bgp_peer" "b%[1]d" {
  bgp_group_id = bgp_group.b%[1]d.id
}
`, i, i/2999, 1+i%2999)
	}, 3},
	{"interfaces", "cloud { region = \"cn-hangzhou\" }\n", func(i int) string {
		return fmt.Sprintf(`resource "vpc" "a%[1]d" {
  cidr_block = "10.0.0.0/8"
}
resource "vpc" "b%[1]d" {
  cidr_block = "172.16.0.0/12"
}
resource "router_interface" "a%[1]d" {
  router_id            = vpc.a%[1]d.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
  name                 = "a-%[1]d"
}
resource "router_interface" "b%[1]d" {
  router_id            = vpc.b%[1]d.vrouter_id
  router_type          = "VRouter"
  role                 = "AcceptingSide"
  spec                 = "Negative"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_type = "VRouter"
  name                 = "b-%[1]d"
}
resource "router_interface_connection" "c%[1]d" {
  router_interface_id   = router_interface.a%[1]d.id
  opposite_interface_id = router_interface.b%[1]d.id
}
resource "route_entry" "r%[1]d" {
  route_table_id         = vpc.a%[1]d.route_table_id
  destination_cidr_block = "172.16.0.0/12"
  next_hop_type          = "RouterInterface"
  next_hop_id            = router_interface_connection.c%[1]d.router_interface_id
}
`, i)
	}, 6},
	{"logs", oneVPC, func(i int) string {
		return fmt.Sprintf("resource \"flow_log\" \"l%[1]d\" {\n  resource_type  = \"VPC\"\n  resource_id    = vpc.main.id\n  traffic_type   = \"All\"\n  project_name   = \"network\"\n  log_store_name = \"store-%[1]d\"\n  flow_log_name  = \"log-%[1]d\"\n}\n", i)
	}, 1},
	{"addresses", oneVPC + "resource \"ipv6_gateway\" \"main\" {\n  vpc_id = vpc.main.id\n}\n", func(i int) string {
		return fmt.Sprintf(`resource "ipv6_egress_only_rule" "a%[1]d" {
  ipv6_gateway_id = ipv6_gateway.main.id
  instance_id     = "ipv6-%[1]d"
  name            = "rule-%[1]d"
}
resource "ipv6_internet_bandwidth" "a%[1]d" {
  ipv6_gateway_id = ipv6_gateway.main.id
  ipv6_address_id = "ipv6-%[1]d"
  bandwidth       = 10
}
`, i)
	}, 2},
	{"accelerations", oneVPC, func(i int) string {
		return fmt.Sprintf(`resource "global_acceleration_instance" "g%[1]d" {
  service_location = "north-america"
  bandwidth        = 10
  name             = "to-%[1]d"
}
resource "global_acceleration_instance_association" "g%[1]d" {
  global_acceleration_instance_id = global_acceleration_instance.g%[1]d.id
  backend_server_id               = "i-%[1]d"
  backend_server_region_id        = "us-west-1"
}
`, i)
	}, 2},
}

// newCrowd is a topology of n resources that crowd.
func newCrowd(b testing.TB, c crowd, n int) *yard {
	b.Helper()
	y := newYard(b, "for_each", 1)
	y.dir, y.vars = b.TempDir(), nil
	var text strings.Builder
	text.WriteString(c.head)
	for i := range n / c.size {
		y.outside = append(y.outside, fmt.Sprint("i-", i), fmt.Sprint("ipv6-", i))
		text.WriteString(c.one(i))
		if i%200 == 199 || i == n/c.size-1 {
			name := filepath.Join(y.dir, fmt.Sprintf("part%05d.netplan.hcl", i/200))
			if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
				b.Fatal(err)
			}
			text.Reset()
		}
	}
	y.empty()
	return y
}

// BenchmarkCrowds measures the types beyond the core where many share one
// object above them, at a size and at twice the size.
func BenchmarkCrowds(b *testing.B) {
	for _, c := range crowds {
		for _, n := range []int{1_500, 3_000} {
			b.Run(fmt.Sprintf("%s/n=%d", c.name, n), func(b *testing.B) {
				y := newCrowd(b, c, n)
				b.Run("validate", func(b *testing.B) { y.measure(b, func() { y.validate(b) }) })
				b.Run("plan-rehearsed", func(b *testing.B) { y.fresh(b, func() { y.plan(b, true) }) })
				b.Run("apply", func(b *testing.B) { y.applyBench(b) })
				b.Run("noop-plan", func(b *testing.B) { y.noopBench(b) })
			})
		}
	}
}

// TestReadsAlone applies connections between routers in a region that holds
// many: an interface that is waited for is read by its id, not with all others.
func TestReadsAlone(t *testing.T) {
	reads := func(n int) int {
		i := slices.IndexFunc(crowds, func(c crowd) bool { return c.name == "interfaces" })
		y := newCrowd(t, crowds[i], n)
		p := y.plan(t, false)
		clear(y.calls)
		y.apply(t, p)
		return y.calls["DescribeRouterInterfaces"]
	}
	// Listings of few pages are shared; from then on each is one read more.
	few, many := reads(1_200), reads(2_400)
	if most := few*5/2 + 100; many > most {
		t.Errorf("%d reads for twice as many interfaces as need %d, want at most %d", many, few, most)
	}
}
