package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// mistakenVPN has VPN gateways, offices, and connections between them.
func mistakenVPN(r *rand.Rand) string {
	var b strings.Builder
	block(&b, "vpc", "main", "cidr_block", `"192.168.0.0/16"`)
	for _, n := range []string{"a", "b"} {
		block(&b, "vpn_gateway", n, "vpc_id", "vpc.main.id", "bandwidth", mostly(r, "10", "15", "100"),
			"name", mostly(r, "", `"a.b"`, `"gateway"`, `"x"`, `"`+strings.Repeat("g", 101)+`"`), "enable_ipsec", mostly(r, "", "true", "false"),
			"ssl_connections", mostly(r, "", "0", "5", "-1"))
	}
	for i, ip := range []string{`"203.0.113.1"`, `"203.0.113.2"`} {
		block(&b, "customer_gateway", fmt.Sprint("c", i), "ip_address", mostly(r, ip, `"10.0.0.1"`, `"203.0.113.1"`, `"0.1.2.3"`, `"127.0.0.1"`, `"169.254.0.1"`, `"224.0.0.1"`, `"255.255.255.255"`, `"203.0.113"`))
	}
	for i := range 3 {
		block(&b, "vpn_connection", fmt.Sprint("v", i), "vpn_gateway_id", "vpn_gateway."+one(r, "a", "b")+".id", "customer_gateway_id", "customer_gateway."+one(r, "c0", "c1")+".id",
			"local_subnet", mostly(r, `["192.168.0.0/16"]`, `["192.168.1.0/24", "192.168.2.0/24"]`, `["192.168.2.0/24", "192.168.1.0/24"]`, `[]`, `["192.168.1.1/24"]`),
			"remote_subnet", one(r, `["10.1.0.0/16"]`, `["10.2.0.0/16"]`, `["10.3.0.0/16", "192.168.0.0/16"]`, `["10.1.0.0/16", "10.4.0.0/16"]`),
			"effect_immediately", one(r, "", "true", "false"), "ike_config {", phase(r, "ike"), "ipsec_config {", phase(r, "ipsec"))
	}
	return b.String()
}

// phase is the settings of a phase, after which a block is closed.
func phase(r *rand.Rand, name string) string {
	fields := []string{
		name + "_enc_alg = " + mostly(r, `"aes"`, `"3des"`, `"AES"`), name + "_auth_alg = " + mostly(r, `"sha1"`, `"MD5"`, `"Sha1"`, `"sha256"`),
		name + "_pfs = " + mostly(r, `"group2"`, `"group24"`, `"group3"`), name + "_lifetime = " + mostly(r, "3600", "0", "86400", "86401", "-1", "1.5"),
	}
	if name == "ike" {
		ids := []string{`"198.51.100.1"`, `"198.51.100"`, `"198.51.100.256"`, `"office"`, `"vpn.example.com"`, `"-a.example"`, `"a_b"`, `"a..b"`, `"2001:db8::1"`, `"` + strings.Repeat("a", 64) + `"`, `"Büro"`}
		fields = append(fields, "ike_version = "+mostly(r, `"ikev1"`, `"ikev2"`, `"ikev3"`), "ike_mode = "+mostly(r, `"main"`, `"aggressive"`, `"quick"`),
			"local_id = "+mostly(r, ids...), "remote_id = "+mostly(r, ids...), "psk = "+one(r, `"k"`, `"a \"key\" & <more>"`, `"schlüssel"`))
	}
	var text strings.Builder
	for _, f := range fields {
		if r.IntN(3) == 0 {
			text.WriteString("    " + f + "\n")
		}
	}
	return text.String()
}
