package engine_test

import "time"

// tunnelled are VPN gateways in two regions.
const tunnelled = `
resource "vpc" "a" { cidr_block = "192.168.0.0/16" }
resource "vpc" "far" {
  region     = "cn-beijing"
  cidr_block = "172.16.0.0/16"
}
resource "vpn_gateway" "g" {
  vpc_id     = vpc.a.id
  bandwidth  = 10
  enable_ssl = true
}
resource "vpn_gateway" "far" {
  region     = "cn-beijing"
  vpc_id     = vpc.far.id
  bandwidth  = 10
  enable_ssl = true
}
`

// vpnPlot has an IPsec connection (15.6 to 15.15).
var vpnPlot = plot{
	base: head + tunnelled + `
resource "customer_gateway" "c" { ip_address = "203.0.113.1" }
resource "customer_gateway" "far" {
  region     = "cn-beijing"
  ip_address = "203.0.113.2"
}
resource "vpn_connection" "x" {
  vpn_gateway_id      = vpn_gateway.g.id # of x
  customer_gateway_id = customer_gateway.c.id # of x
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]
}
# more
`,
	swaps: []swap{
		{`"203.0.113.1"`, `"203.0.113"`}, {`"203.0.113.1"`, `"127.0.0.1"`},
		{`vpn_gateway.g.id # of x`, `vpn_gateway.far.id`}, {`vpn_gateway.g.id # of x`, `"vpn-none"`}, {`customer_gateway.c.id # of x`, `customer_gateway.far.id`}, {`customer_gateway.c.id # of x`, `"cgw-none"`},
		{`# more`, `resource "customer_gateway" "d" { ip_address = "203.0.113.1" }`},
		{`# more`, `resource "vpn_connection" "y" {
  vpn_gateway_id      = vpn_gateway.g.id
  customer_gateway_id = customer_gateway.c.id
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]
}`},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vpn_gateways = 1 }\n}\nresource \"vpn_gateway\" \"second\" {\n  vpc_id = vpc.a.id\n  bandwidth = 10\n}"},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { customer_gateways = 1 }\n}\nresource \"customer_gateway\" \"second\" { ip_address = \"203.0.113.7\" }\n"},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { vpn_connections_per_gateway = 1 }\n}\nresource \"vpn_connection\" \"y\" {\n  vpn_gateway_id = vpn_gateway.g.id\n  customer_gateway_id = customer_gateway.c.id\n  local_subnet = [\"192.168.0.0/16\"]\n  remote_subnet = [\"10.7.0.0/16\"]\n}\n"},
	},
}

// sslPlot has an SSL-VPN server with a client (15.17 to 15.24).
var sslPlot = plot{
	base: head + tunnelled + `
resource "ssl_vpn_server" "s" {
  vpn_gateway_id = vpn_gateway.g.id # of s
  client_ip_pool = "10.8.0.0/24"
  local_subnet   = ["192.168.0.0/16"]
}
resource "ssl_vpn_client_cert" "c" { ssl_vpn_server_id = ssl_vpn_server.s.id }
`,
	swaps: []swap{
		{`vpn_gateway.g.id # of s`, `vpn_gateway.far.id`}, {`vpn_gateway.g.id # of s`, `"vpn-none"`},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { ssl_servers_per_gateway = 1 }\n}\nresource \"ssl_vpn_server\" \"t\" {\n  vpn_gateway_id = vpn_gateway.g.id\n  client_ip_pool = \"10.9.0.0/24\"\n  local_subnet = [\"192.168.0.0/16\"]\n}"},
		{`cloud { region = "cn-hangzhou" }`, "cloud {\n  region = \"cn-hangzhou\"\n  quotas = { ssl_certs_per_server = 1 }\n}\nresource \"ssl_vpn_client_cert\" \"d\" { ssl_vpn_server_id = ssl_vpn_server.s.id }\n"},
	},
}

// onTheirGateway are what may be added to a VPN gateway that is theirs.
var onTheirGateway = []string{
	"resource \"customer_gateway\" \"n\" { ip_address = \"203.0.113.1\" }\n",
	"resource \"customer_gateway\" \"n\" { ip_address = \"203.0.113.9\" }\n",
	"resource \"vpn_gateway\" \"n\" {\n  vpc_id = \"<vpc.a>\"\n  bandwidth = 10\n}\n",
	"resource \"vpn_connection\" \"n\" {\n  vpn_gateway_id = \"<vpn_gateway.g>\"\n  customer_gateway_id = \"<customer_gateway.c>\"\n  local_subnet = [\"192.168.0.0/16\"]\n  remote_subnet = [\"10.0.0.0/16\"]\n}\n",
	"resource \"vpn_connection\" \"n\" {\n  vpn_gateway_id = \"<vpn_gateway.g>\"\n  customer_gateway_id = \"<customer_gateway.c>\"\n  local_subnet = [\"192.168.0.0/16\"]\n  remote_subnet = [\"10.1.0.0/16\"]\n}\n",
	"resource \"ssl_vpn_server\" \"n\" {\n  vpn_gateway_id = \"<vpn_gateway.g>\"\n  client_ip_pool = \"10.9.0.0/24\"\n  local_subnet = [\"192.168.0.0/16\"]\n}\n",
	"resource \"ssl_vpn_client_cert\" \"n\" { ssl_vpn_server_id = \"<ssl_vpn_server.s>\" }\n",
}

// aTunnel is an IPsec connection and an SSL-VPN server with a client.
const aTunnel = head + tunnelled + `
resource "customer_gateway" "c" { ip_address = "203.0.113.1" }
resource "vpn_connection" "x" {
  vpn_gateway_id      = vpn_gateway.g.id
  customer_gateway_id = customer_gateway.c.id
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.0.0.0/16"]
  name                = "x1"
}
resource "ssl_vpn_server" "s" {
  vpn_gateway_id = vpn_gateway.g.id
  client_ip_pool = "10.8.0.0/24"
  local_subnet   = ["192.168.0.0/16"]
  name           = "s1"
}
resource "ssl_vpn_client_cert" "c" { ssl_vpn_server_id = ssl_vpn_server.s.id }
`

// anotherTunnel is an IPsec connection beside the one of aTunnel.
const anotherTunnel = `
resource "vpn_connection" "y" {
  vpn_gateway_id      = vpn_gateway.g.id
  customer_gateway_id = customer_gateway.c.id
  local_subnet        = ["192.168.0.0/16"]
  remote_subnet       = ["10.1.0.0/16"]
}
`

// prepaidTunnel is the same on a gateway that is paid for a month.
var prepaidTunnel = swapped(aTunnel, "enable_ssl = true", "enable_ssl = true\n  instance_charge_type = \"PREPAY\"\n  period = 1\n  auto_pay = true")

var vpnScenes = map[string]scene{
	"a VPN gateway that is theirs": {theirs: aTunnel, then: onTheirGateway},
	"a VPN gateway that is theirs, with quotas": {
		theirs: aTunnel, then: limitedTo("customer_gateways = 1, vpn_gateways = 1, vpn_connections_per_gateway = 1, ssl_servers_per_gateway = 1, ssl_certs_per_server = 1", onTheirGateway),
	},
	"a VPN gateway in debt": {
		mine: prepaidTunnel, edit: func(s *site, _ func(string) string) { _ = s.clock.Sleep(s.t.Context(), 40*24*time.Hour) },
		then: append([]string{swapped(prepaidTunnel, `"x1"`, `"x2"`), swapped(prepaidTunnel, `"s1"`, `"s2"`), swapped(prepaidTunnel, "ssl_vpn_server.s.id", `"none"`), prepaidTunnel + anotherTunnel}, onTheirGateway...),
	},
	"an IPsec connection that is not there to read": {then: []string{"data \"vpn_connection_config\" \"n\" { vpn_connection_id = \"vco-none\" }\n"}},
	"a prepaid VPN gateway": {
		mine: "resource \"vpc\" \"a\" {}\nresource \"vpn_gateway\" \"g\" {\n  vpc_id = vpc.a.id\n  bandwidth = 10\n  instance_charge_type = \"PREPAY\"\n  period = 1\n  auto_pay = true\n}\n",
		then: []string{"resource \"vpc\" \"a\" {}\n"},
	},
}
