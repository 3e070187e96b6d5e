package engine_test

// otherSslServer is another SSL server of the gateway.
const otherSslServer = `
resource "ssl_vpn_server" "other" {
  vpn_gateway_id = vpn_gateway.main.id
  client_ip_pool = "10.9.0.0/24"
  local_subnet   = ["192.168.0.0/16"]
}
`

// otherSslGateway is a gateway of another VPC.
const otherSslGateway = otherVpc + `
resource "vpn_gateway" "other" {
  vpc_id     = vpc.other.id
  bandwidth  = 5
  enable_ssl = true
}
`

// sslVariations are those of 15.17 to 15.24.
var sslVariations = map[string]variation{
	"ssl_vpn_server.vpn_gateway_id": {why: "another gateway", first: "vpn_gateway.main.id", other: "vpn_gateway.other.id", more: otherSslGateway},
	"ssl_vpn_server.client_ip_pool": {why: "host bits are permitted", first: `"10.8.0.0/24"`, other: `"10.8.1.7/24"`},
	"ssl_vpn_server.local_subnet": {
		why: "several networks", first: `[vpc.main.cidr_block]`, other: `["192.168.1.0/24", "172.16.0.0/12"]`,
	},
	"ssl_vpn_client_cert.ssl_vpn_server_id": {why: "another server", first: "ssl_vpn_server.main.id", other: "ssl_vpn_server.other.id", more: otherSslServer},
}
