package resource

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var sslVpnServer = &schema.Type{
	Name:    "ssl_vpn_server",
	Summary: "An SSL server of a VPN gateway: what single computers connect to with a client certificate.",
	Section: "15.17-15.20",
	Actions: schema.Actions{
		Create: "CreateSslVpnServer", Read: "DescribeSslVpnServers",
		Update: []string{"ModifySslVpnServer"}, Delete: "DeleteSslVpnServer",
	},
	ID:      []string{"ssl_vpn_server_id"},
	Parent:  "vpn_gateway_id",
	Natural: []string{"vpn_gateway_id", "name"},
	Attrs: []schema.Attr{
		{Name: "vpn_gateway_id", Refs: []string{"vpn_gateway.id"}, Doc: "VPN gateway with SSL enabled that it belongs to."},
		{Name: "client_ip_pool", Doc: "IPv4 prefix from which clients get addresses; it overlaps nothing of local_subnet, and best nothing of the VPC."},
		{Name: "local_subnet", Type: cty.Set(cty.String), Doc: "IPv4 prefixes that clients reach: of the VPC, its VSwitches, a data centre or cloud services."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "proto", Doc: "Protocol: UDP (when left out) or TCP."},
		{Name: "port", Doc: "Port, 1194 when left out; some are the gateway's own (NP-SSL-PORT)."},
		{Name: "cipher", Doc: "Cipher of the traffic; AES-128-CBC when left out."},
		{Name: "compress", Doc: "Whether the traffic is compressed."},
	},
	Claims: []schema.Claim{{Kind: schema.Slot, Name: "ssl_servers_per_gateway", In: "vpn_gateway_id"}},
	Lanes:  []string{"^vpn_gateway"},
	// 15.17, 15.19, 15.20: the gateway is configured after each.
	Unsettles: "vpn_gateway",
	Carries:   "connections of its clients",
	Renewed:   "its clients need new certificates",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vpn_gateway" "main" {
  vpc_id     = vpc.main.id
  bandwidth  = 10
  enable_ssl = true
}

resource "ssl_vpn_server" "example" {
  vpn_gateway_id = vpn_gateway.main.id
  name           = "example"
  client_ip_pool = "10.8.0.0/24"
  local_subnet   = [vpc.main.cidr_block]
}
`,
}
