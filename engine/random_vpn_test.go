package engine_test

import "fmt"

// vpn adds VPCs with VPN gateways and what belongs to these (chapter 15). The
// cloud puts a gateway into a VSwitch of its choice: each VPC has one at most.
func (d *draft) vpn() {
	sites := d.some(3, 1)
	for _, n := range sites {
		d.resource("customer_gateway", fmt.Sprintf("c%d", n), "ip_address", d.pick(quote("203.0.113.%d", 10+n), quote("198.51.100.%d", 10+n)), "name", d.text(), "description", d.text())
	}
	for _, n := range d.some(2, 1) {
		g := fmt.Sprintf("g%d", n)
		d.at(g)
		second := d.pick("128", "192")
		d.resource("vpc", g, "cidr_block", quote("10.%s.0.0/18", second), "vpc_name", d.text())
		d.steady(g + " VSwitch")
		if d.chance(50) {
			d.at(g + " VSwitch now")
			d.resource("vswitch", g, "vpc_id", "vpc."+g+".id", "zone_id", `"cn-hangzhou-b"`, "cidr_block", quote("10.%s.0.0/24", second), "vswitch_name", d.text())
		}
		d.at(g + " gateway")
		d.resource("vpn_gateway", g, "vpc_id", "vpc."+g+".id", "bandwidth", d.pick("10", "20"), "name", quote("%s", g), "description", d.text(),
			"enable_ipsec", "true", "enable_ssl", "true", "ssl_connections", "20", "instance_charge_type", d.pick("", `"POSTPAY"`))
		d.ssl(g)
		for _, c := range sites {
			d.connection(g, c)
		}
	}
}

// connection connects a VPN gateway with an office, perhaps. Each office has
// networks of its own.
func (d *draft) connection(g string, office int) {
	d.at(fmt.Sprintf("%s c%d", g, office))
	if d.chance(30) {
		return
	}
	d.resource("vpn_connection", fmt.Sprintf("%s_%d", g, office), "vpn_gateway_id", "vpn_gateway."+g+".id", "customer_gateway_id", fmt.Sprintf("customer_gateway.c%d.id", office),
		"local_subnet", "[vpc."+g+".cidr_block]", "remote_subnet", "["+d.pick(quote("172.16.%d.0/24", office), quote("172.17.%d.0/24", office)+", "+quote("172.18.%d.0/24", office))+"]", "name", quote("%s-%d", g, office),
		"effect_immediately", d.pick("", "true", "false"),
		"ike_config", d.pick("", "{ psk = \"one\" }", "{ psk = \"two\" }", "{\n    psk     = \"one\"\n    ike_pfs = \"group5\"\n  }", "{ ike_version = \"ikev2\" }"),
		"ipsec_config", d.pick("", "{ ipsec_auth_alg = \"MD5\" }", "{ ipsec_lifetime = 3600 }"))
	if d.chance(50) {
		d.resource("route_entry", fmt.Sprintf("%s_%d", g, office), "route_table_id", "vpc."+g+".route_table_id", "destination_cidr_block", quote("172.16.%d.0/24", office),
			"next_hop_type", `"VpnGateway"`, "next_hop_id", "vpn_gateway."+g+".id")
	}
}

// ssl adds SSL servers of a VPN gateway with client certificates.
func (d *draft) ssl(g string) {
	d.at(g + " SSL")
	if !d.chance(50) {
		return
	}
	d.resource("ssl_vpn_server", g, "vpn_gateway_id", "vpn_gateway."+g+".id", "client_ip_pool", d.pick(`"10.8.0.0/24"`, `"10.9.0.0/24"`), "local_subnet", "[vpc."+g+".cidr_block]",
		"name", quote("%s", g), "proto", d.pick("", `"UDP"`, `"TCP"`), "port", d.pick("", "1194", "1195"), "cipher", d.pick("", `"AES-256-CBC"`), "compress", d.pick("", "true", "false"))
	for _, n := range d.some(3, 0) {
		d.resource("ssl_vpn_client_cert", fmt.Sprintf("%s_%d", g, n), "ssl_vpn_server_id", "ssl_vpn_server."+g+".id", "name", quote("%s-%d", g, n))
	}
}
