package sim

import (
	"strconv"
	"time"
)

// Chapter 15: SSL-VPN client certificates. Their status follows from the clock
// alone; nothing renews them.

const kindSslCert kindName = "sslcert"

// certYears is how long a certificate is valid, expiringSoon how long before
// its end it shows that (15.22).
const (
	certYears    = 3
	expiringSoon = 7 * 24 * time.Hour
)

func sslCertKind() kind {
	return kind{
		name: kindSslCert, id: "SslVpnClientCertId", prefix: "vsc-",
		links:  []link{{attr: "SslVpnServerId", to: kindSslServer, code: "DependencyViolation"}},
		fields: map[string]func(*Cloud, *object) string{"Status": certStatus},
	}
}

func sslCertOps() []op {
	const takes = 2 * time.Second
	busy := guard{"VpnGateway.Configuring", "", func(c *call) bool { return c.vpnConfiguring(certGateway(c)) }}
	locked := guard{"VpnGateway.FinancialLocked", "", func(c *call) bool { return c.vpnLocked(certGateway(c)) }}
	return []op{
		{
			action: "CreateSslVpnClientCert", kind: kindSslCert, takes: takes, run: configuring(certGateway, createCert),
			needs:  []need{{"SslVpnServerId", kindSslServer, "InvalidSslVpnServerId.NotFound"}},
			guards: []guard{locked, busy},
			quotas: []quota{{code: "Resource.QuotaFull", limit: "ssl_certs_per_server", count: countBy(kindSslCert, "SslVpnServerId"), add: one}},
		},
		{action: "DescribeSslVpnClientCerts", kind: kindSslCert, run: list, list: "SslVpnClientCertKeys.SslVpnClientCertKey[]"},
		{
			action: "DescribeSslVpnClientCert", kind: kindSslCert, run: showCert,
			target: "SslVpnClientCertId", unknown: "InvalidSslVpnClientCertId.NotFound",
		},
		{
			action: "DeleteSslVpnClientCert", kind: kindSslCert, takes: takes, deletes: true, run: configuring(certGateway, vanishTarget),
			target: "SslVpnClientCertId", unknown: "InvalidSslVpnClientCertId.NotFound",
			guards: []guard{busy},
		},
		{
			action: "ModifySslVpnClientCert", kind: kindSslCert, run: revise,
			target: "SslVpnClientCertId", unknown: "InvalidSslVpnClientCertId.NotFound",
		},
	}
}

// certGateway is the id of the VPN gateway of the server that the call or its
// target names; empty where the server is not known.
func certGateway(c *call) string {
	if server := c.object(kindSslServer, c.attr("SslVpnServerId")); server != nil {
		return server.Attrs["VpnGatewayId"]
	}
	return ""
}

func createCert(c *call) answer {
	return answer{object: c.create(row{"CreateTime": millis(c.now), "EndTime": millis(c.now.AddDate(certYears, 0, 0))})}
}

// certStatus compares the end of a certificate with the clock.
func certStatus(c *Cloud, cert *object) string {
	end, err := strconv.ParseInt(cert.Attrs["EndTime"], 10, 64)
	left := time.UnixMilli(end).Sub(c.now)
	switch {
	case err != nil || left > expiringSoon:
		return "normal"
	case left > 0:
		return "expiring-soon"
	}
	return "expired"
}
