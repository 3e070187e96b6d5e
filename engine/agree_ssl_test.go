package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// mistakenSsl has SSL servers of two gateways, one mostly without SSL, and
// client certificates.
func mistakenSsl(r *rand.Rand) string {
	var b strings.Builder
	block(&b, "vpc", "a", "cidr_block", `"10.0.0.0/8"`)
	block(&b, "vpn_gateway", "g", "vpc_id", "vpc.a.id", "bandwidth", "5", "enable_ssl", mostly(r, "true", "false", ""))
	block(&b, "vpn_gateway", "h", "vpc_id", "vpc.a.id", "bandwidth", "5", "enable_ssl", one(r, "true", "false", ""), "ssl_connections", one(r, "", "0", "7"))
	for i := range 2 {
		block(&b, "ssl_vpn_server", fmt.Sprint("s", i), "vpn_gateway_id", mostly(r, "vpn_gateway.g.id", "vpn_gateway.h.id"),
			"client_ip_pool", mostly(r, one(r, `"192.168.1.0/24"`, `"192.168.1.7/24"`, `"10.0.0.0/24"`, `"100.64.0.0/32"`, `"0.0.0.0/0"`), `"192.168.1.0"`, `"fd00::/64"`, `"192.168.1.0/33"`, `" 192.168.1.0/24"`, `"/"`),
			"local_subnet", mostly(r, one(r, `["172.16.0.0/12"]`, `["10.0.0.0/8"]`, `[vpc.a.cidr_block, "172.16.9.9/16"]`, `["192.168.2.0/24", "192.168.0.0/24"]`), `["192.168.0.0/16"]`, `["0.0.0.0/0"]`, `["office"]`, `["fd00::/64", "10.0.0.0/8"]`),
			"port", mostly(r, one(r, "", "1", "1194", "65535", "8443", "23"), "22", "443", "22222", "0", "65536", "4500"),
			"proto", mostly(r, "", `"TCP"`, `"UDP"`, `"tcp"`), "cipher", mostly(r, "", `"none"`, `"AES-256-CBC"`, `"AES-256-GCM"`),
			"compress", one(r, "", "true", "false"), "name", mostly(r, "", `"door"`, `"1"`, `"http://door"`, `"x"`))
		block(&b, "ssl_vpn_client_cert", fmt.Sprint("c", i), "ssl_vpn_server_id", "ssl_vpn_server.s0.id", "name", mostly(r, `"ann"`, `"-"`, `"https://ann"`))
	}
	return b.String()
}
