package resource

import "netplan/schema"

var sslVpnClientCert = &schema.Type{
	Name:    "ssl_vpn_client_cert",
	Summary: "A client certificate of an SSL server; the data source of the same name reads its files.",
	Section: "15.21-15.24",
	Actions: schema.Actions{
		Create: "CreateSslVpnClientCert", Read: "DescribeSslVpnClientCerts",
		Update: []string{"ModifySslVpnClientCert"}, Delete: "DeleteSslVpnClientCert",
	},
	ID:      []string{"ssl_vpn_client_cert_id"},
	Parent:  "ssl_vpn_server_id",
	Natural: []string{"ssl_vpn_server_id", "name"},
	Attrs: []schema.Attr{
		{Name: "ssl_vpn_server_id", Refs: []string{"ssl_vpn_server.id"}, Doc: "SSL server that it is for."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
	},
	// 15.22: the status follows from end_time. Nothing renews a certificate; one that expired can be renamed and deleted.
	Status: schema.Status{Field: "Status", Ready: []string{"normal", "expiring-soon", "expired"}},
	Claims: []schema.Claim{{Kind: schema.Slot, Name: "ssl_certs_per_server", In: "ssl_vpn_server_id"}},
	Lanes:  []string{"^vpn_gateway"},
	// 15.21, 15.23: the gateway is configured after each.
	Unsettles: "vpn_gateway",
	Carries:   "connections of the client that uses it",
	Renewed:   "its client needs the new certificate",
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

resource "ssl_vpn_server" "main" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.8.0.0/24"
  local_subnet   = [vpc.main.cidr_block]
}

resource "ssl_vpn_client_cert" "example" {
  ssl_vpn_server_id = ssl_vpn_server.main.id
  name              = "example"
}
`,
}
