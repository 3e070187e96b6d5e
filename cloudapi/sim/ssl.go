package sim

import (
	"net/netip"
	"slices"
	"time"
)

// Chapter 15: SSL-VPN servers. One is part of a VPN gateway and gives its
// clients addresses of a pool, which is apart from what they reach.

const kindSslServer kindName = "sslserver"

func sslChapter() chapter {
	return chapter{
		kinds: []kind{sslServerKind(), sslCertKind()}, ops: append(sslServerOps(), sslCertOps()...),
		limits: map[string]int{"ssl_servers_per_gateway": unlimited, "ssl_certs_per_server": unlimited}, // 15.17 and 15.21 have the code, no number
		ledger: sslLedger(),
	}
}

func sslServerKind() kind {
	return kind{
		name: kindSslServer, id: "SslVpnServerId", prefix: "vss-",
		links: []link{{attr: "VpnGatewayId", to: kindVpnGateway, code: "DependencyViolation"}},
	}
}

func sslServerOps() []op {
	const takes = 3 * time.Second
	of := func(c *call) string { return c.attr("VpnGatewayId") }
	ready := []guard{
		{"VpnGateway.FinancialLocked", "", func(c *call) bool { return c.vpnLocked(of(c)) }},
		{"VpnGateway.Configuring", "", func(c *call) bool { return c.vpnConfiguring(of(c)) }},
	}
	return []op{
		{
			action: "CreateSslVpnServer", kind: kindSslServer, run: createSslServer, takes: takes,
			needs:  []need{{"VpnGatewayId", kindVpnGateway, "InvalidVpnGatewayInstanceId.NotFound"}},
			guards: slices.Concat(sslNetGuards(), ready, []guard{{"OperationDenied", "SSL-VPN is not enabled on the VPN gateway.", sslDisabled}}),
			quotas: []quota{{code: "Resource.QuotaFull", limit: "ssl_servers_per_gateway", count: countBy(kindSslServer, "VpnGatewayId"), add: one}},
		},
		{action: "DescribeSslVpnServers", kind: kindSslServer, run: list, list: "SslVpnServers.SslVpnServer[]"},
		{
			action: "ModifySslVpnServer", kind: kindSslServer, takes: takes,
			target: "SslVpnServerId", unknown: "InvalidSslVpnServerId.NotFound",
			guards: slices.Concat(sslNetGuards(), ready), run: configuring(of, revise),
		},
		{
			action: "DeleteSslVpnServer", kind: kindSslServer, takes: takes, deletes: true,
			target: "SslVpnServerId", unknown: "InvalidSslVpnServerId.NotFound",
			guards: ready, run: configuring(of, vanishTarget),
		},
	}
}

// sslNetGuards check the port and the networks as they will be (15.17, 15.20).
func sslNetGuards() []guard {
	return []guard{
		{"InvalidParameter", "Port", func(c *call) bool { return slices.Contains(portsInUse, c.attr("Port")) }},
		{"InvalidParameter", "ClientIpPool", func(c *call) bool { return c.has("ClientIpPool") && len(blocks(c.get("ClientIpPool"))) != 1 }},
		{"InvalidParameter", "LocalSubnet", func(c *call) bool { return c.has("LocalSubnet") && blocks(c.get("LocalSubnet")) == nil }},
		{"InvalidParameter", "ClientIpPool", poolReached},
	}
}

// portsInUse are the ports that a server cannot have (15.17).
var portsInUse = []string{
	"22", "2222", "22222", "9000", "9001", "9002", "7505", "80", "443", "53", "68", "123", "4510", "4560", "500", "4500",
}

// blocks are the IPv4 prefixes in a text with commas, nil if a part is none.
// Their host bits do not count: the examples have some (15.18).
func blocks(text string) []netip.Prefix {
	var list []netip.Prefix
	for _, part := range splitParts(text) {
		p, err := netip.ParsePrefix(part)
		if err != nil || !p.Addr().Is4() {
			return nil
		}
		list = append(list, p.Masked())
	}
	return list
}

// poolReached: the pool overlaps with what the clients reach.
func poolReached(c *call) bool {
	for _, pool := range blocks(c.attr("ClientIpPool")) {
		if slices.ContainsFunc(blocks(c.attr("LocalSubnet")), pool.Overlaps) {
			return true
		}
	}
	return false
}

func sslDisabled(c *call) bool { return c.refs["VpnGatewayId"].Attrs["SslVpn"] != "enable" }

func createSslServer(c *call) answer {
	gw := c.refs["VpnGatewayId"].Attrs
	server := c.create(row{
		"Connections": "0", "MaxConnections": gw["SslMaxConnections"], "InternetIp": gw["InternetIp"], "CreateTime": millis(c.now),
	})
	c.reconfigure(server.Attrs["VpnGatewayId"])
	return answer{object: server}
}

// configuring is a run that keeps a VPN gateway busy while it takes effect. of
// tells which gateway before the run.
func configuring(of func(*call) string, run func(*call) answer) func(*call) answer {
	return func(c *call) answer {
		gateway := of(c)
		defer c.reconfigure(gateway)
		return run(c)
	}
}

// vanishTarget takes the target away at once.
func vanishTarget(c *call) answer {
	c.vanish(c.target, c.now)
	return answer{}
}
