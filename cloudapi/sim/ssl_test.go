package sim_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

const (
	sslServers = "SslVpnServers.SslVpnServer."
	sslCerts   = "SslVpnClientCertKeys.SslVpnClientCertKey."
)

// ssl makes an SSL-VPN server on the gateway and waits for it.
func (n *vpnNet) ssl(params ...string) string {
	n.t.Helper()
	params = append([]string{"VpnGatewayId=" + n.gateway, "ClientIpPool=192.168.1.0/24", "LocalSubnet=10.0.0.0/8"}, params...)
	return text(n.settled("CreateSslVpnServer", params...), "SslVpnServerId")
}

// cert makes a client certificate and waits for it.
func (n *vpnNet) cert(server string, params ...string) string {
	n.t.Helper()
	return text(n.settled("CreateSslVpnClientCert", append(params, "SslVpnServerId="+server)...), "SslVpnClientCertId")
}

func TestSslLife(t *testing.T) {
	n := newVpnNet(t)
	gateway := n.do("DescribeVpnGateway", "VpnGatewayId="+n.gateway)
	born := n.clock.Now()
	made := n.do("CreateSslVpnServer", "VpnGatewayId="+n.gateway, "ClientIpPool=192.168.1.0/24", "LocalSubnet=10.0.0.0/8", "Name=door", "ClientToken=t1")
	server := text(made, "SslVpnServerId")
	if !strings.HasPrefix(server, "vss-") || text(made, "Name") != "door" || n.vpnStatus(n.gateway) != "updating" {
		t.Errorf("answer %v, gateway %s", made, n.vpnStatus(n.gateway))
	}
	n.clock.advance(time.Minute)
	want(t, n.do("DescribeSslVpnServers", "Name=door", "VpnGatewayId="+n.gateway), map[string]string{
		"TotalCount": "1", "PageNumber": "1", "PageSize": "10",
		sslServers + "0.SslVpnServerId": server, sslServers + "0.VpnGatewayId": n.gateway, sslServers + "0.RegionId": "cn-hangzhou", sslServers + "0.Name": "door",
		sslServers + "0.ClientIpPool": "192.168.1.0/24", sslServers + "0.LocalSubnet": "10.0.0.0/8", sslServers + "0.Cipher": "AES-128-CBC",
		sslServers + "0.Proto": "UDP", sslServers + "0.Port": "1194", sslServers + "0.Compress": "false", sslServers + "0.Connections": "0",
		sslServers + "0.MaxConnections": "5", sslServers + "0.InternetIp": text(gateway, "InternetIp"), sslServers + "0.CreateTime": millis(born),
	})
	at := "SslVpnServerId=" + server
	want(t, n.settled("ModifySslVpnServer", at, "Port=1195", "Proto=TCP", "Compress=true", "Cipher=none", "ClientIpPool=192.168.9.7/24"), map[string]string{
		"SslVpnServerId": server, "VpnGatewayId": n.gateway, "Name": "door", "Port": "1195", "Proto": "TCP", "Compress": "true", "Cipher": "none",
		"ClientIpPool": "192.168.9.7/24", "LocalSubnet": "10.0.0.0/8", "MaxConnections": "5", "CreateTime": millis(born), "RegionId": "cn-hangzhou",
	})
	want(t, n.settled("ModifySslVpnServer", at, "Name=gate"), map[string]string{"Name": "gate", "Port": "1195", "Proto": "TCP", "Compress": "true", "Cipher": "none"})
	born = n.clock.Now()
	made = n.settled("CreateSslVpnClientCert", at, "Name=one", "OwnerAccount=test")
	cert := text(made, "SslVpnClientCertId")
	if !strings.HasPrefix(cert, "vsc-") || text(made, "Name") != "one" {
		t.Errorf("answer %v", made)
	}
	other := n.cert(server)
	want(t, n.do("DescribeSslVpnClientCerts", at, "Name=one"), map[string]string{
		"TotalCount": "1", sslCerts + "0.SslVpnClientCertId": cert, sslCerts + "0.SslVpnServerId": server, sslCerts + "0.Name": "one",
		sslCerts + "0.RegionId": "cn-hangzhou", sslCerts + "0.CreateTime": millis(born), sslCerts + "0.EndTime": millis(born.AddDate(3, 0, 0)), sslCerts + "0.Status": "normal",
	})
	want(t, n.do("ModifySslVpnClientCert", "SslVpnClientCertId="+cert, "Name=two"), map[string]string{"SslVpnClientCertId": cert, "Name": "two"})
	want(t, n.do("DescribeSslVpnClientCerts", "SslVpnClientCertId="+cert), map[string]string{"TotalCount": "1", sslCerts + "0.Name": "two"})
	for _, id := range []string{cert, other} {
		n.refused(400, "DependencyViolation", "DeleteSslVpnServer", at)
		n.settled("DeleteSslVpnClientCert", "SslVpnClientCertId="+id)
	}
	n.refused(400, "DependencyViolation", "DeleteVpnGateway", "VpnGatewayId="+n.gateway)
	n.settled("DeleteSslVpnServer", at)
	want(t, n.do("DescribeSslVpnServers"), map[string]string{"TotalCount": "0"})
	n.do("DeleteVpnGateway", "VpnGatewayId="+n.gateway)
}

// TestSslConfigures holds which changes make the gateway updating, and which
// its status or debts refuse (15.17-15.24).
func TestSslConfigures(t *testing.T) {
	for _, test := range []struct {
		action, params    string
		configures, locks bool
	}{
		{"CreateSslVpnServer", "VpnGatewayId=GW ClientIpPool=192.168.2.0/24 LocalSubnet=10.0.0.0/8", true, true},
		{"ModifySslVpnServer", "SslVpnServerId=SERVER Name=other", true, true},
		{"DeleteSslVpnServer", "SslVpnServerId=SPARE", true, true},
		{"CreateSslVpnClientCert", "SslVpnServerId=SERVER", true, true},
		{"DeleteSslVpnClientCert", "SslVpnClientCertId=CERT", true, false},
		{"ModifySslVpnClientCert", "SslVpnClientCertId=CERT Name=other", false, false},
		{"DescribeSslVpnServers", "", false, false},
		{"DescribeSslVpnClientCerts", "", false, false},
	} {
		// net is a gateway with all that the calls name.
		net := func() (*vpnNet, []string) {
			n := newVpnNet(t)
			server, spare := n.ssl(), n.ssl()
			names := strings.NewReplacer("GW", n.gateway, "SERVER", server, "SPARE", spare, "CERT", n.cert(server))
			return n, strings.Fields(names.Replace(test.params))
		}
		n, params := net()
		n.do(test.action, params...)
		if have := n.vpnStatus(n.gateway); (have == "updating") != test.configures {
			t.Errorf("%s: the gateway is %s", test.action, have)
		}
		n.clock.advance(3 * time.Second)
		if have := n.vpnStatus(n.gateway); have != "active" {
			t.Errorf("%s: the gateway is %s in the end", test.action, have)
		}
		n, params = net()
		n.do("CreateSslVpnServer", "VpnGatewayId="+n.gateway, "ClientIpPool=192.168.3.0/24", "LocalSubnet=10.0.0.0/8")
		if test.configures {
			n.refused(400, "VpnGateway.Configuring", test.action, params...)
		} else {
			n.do(test.action, params...)
		}
		n, params = net()
		lockVpn(t, n)
		if test.locks {
			n.refused(400, "VpnGateway.FinancialLocked", test.action, params...)
		} else {
			n.do(test.action, params...)
		}
	}
}

// lockVpn lets a description say that the gateway is locked for debts.
func lockVpn(t *testing.T, n *vpnNet) {
	t.Helper()
	n.describe("DescribeVpnGateways", "VpnGateways.VpnGateway", map[string]any{"VpnGatewayId": n.gateway, "BusinessStatus": "FinancialLocked"})
}

func TestSslRefusals(t *testing.T) {
	n := newVpnNet(t)
	server := n.ssl()
	cert := n.cert(server)
	plain := n.vpn("EnableSsl=false")
	create := "VpnGatewayId=" + n.gateway + " "
	const nets = " ClientIpPool=192.168.1.0/24 LocalSubnet=10.0.0.0/8"
	table := []refusal{
		{400, "MissingParameter", "CreateSslVpnServer", create + "LocalSubnet=10.0.0.0/8"},
		{404, "InvalidVpnGatewayInstanceId.NotFound", "CreateSslVpnServer", "VpnGatewayId=vpn-none" + nets},
		{400, "OperationDenied", "CreateSslVpnServer", "VpnGatewayId=" + plain + nets},
		{400, "InvalidName", "CreateSslVpnServer", create + "Name=1" + nets},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "Proto=ICMP" + nets},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "Cipher=AES-256-GCM" + nets},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "Compress=maybe" + nets},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "Port=0" + nets},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "Port=65536" + nets},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "ClientIpPool=192.168.1.0 LocalSubnet=10.0.0.0/8"},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "ClientIpPool=192.168.1.0/24,192.168.2.0/24 LocalSubnet=10.0.0.0/8"},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "ClientIpPool=fd00::/64 LocalSubnet=10.0.0.0/8"},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "ClientIpPool=192.168.1.0/24 LocalSubnet=10.0.0.0/8,x"},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "ClientIpPool=10.9.0.0/24 LocalSubnet=10.0.0.0/8"},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "ClientIpPool=192.168.1.0/24 LocalSubnet=10.0.0.0/8,192.168.0.0/16"},
		{400, "InvalidParameter", "CreateSslVpnServer", create + "ClientIpPool=192.168.0.0/16 LocalSubnet=192.168.4.9/24"},
		{404, "InvalidSslVpnServerId.NotFound", "ModifySslVpnServer", "SslVpnServerId=vss-none"},
		{400, "InvalidName", "ModifySslVpnServer", "Name=https://a SslVpnServerId=" + server},
		{400, "InvalidParameter", "ModifySslVpnServer", "LocalSubnet=192.168.0.0/16 SslVpnServerId=" + server},
		{400, "InvalidParameter", "ModifySslVpnServer", "ClientIpPool=10.0.0.0/24 SslVpnServerId=" + server},
		{400, "InvalidParameter", "ModifySslVpnServer", "ClientIpPool=x SslVpnServerId=" + server},
		{400, "InvalidParameter", "ModifySslVpnServer", "LocalSubnet=x SslVpnServerId=" + server},
		{400, "InvalidParameter", "ModifySslVpnServer", "Proto=udp SslVpnServerId=" + server},
		{400, "InvalidParameter", "ModifySslVpnServer", "VpnGatewayId=" + plain + " SslVpnServerId=" + server},
		{404, "InvalidSslVpnServerId.NotFound", "DeleteSslVpnServer", "SslVpnServerId=vss-none"},
		{404, "InvalidSslVpnServerId.NotFound", "CreateSslVpnClientCert", "SslVpnServerId=vss-none"},
		{400, "InvalidName", "CreateSslVpnClientCert", "Name=a SslVpnServerId=" + server},
		{404, "InvalidSslVpnClientCertId.NotFound", "ModifySslVpnClientCert", "SslVpnClientCertId=vsc-none"},
		{400, "InvalidName", "ModifySslVpnClientCert", "Name=1 SslVpnClientCertId=" + cert},
		{404, "InvalidSslVpnClientCertId.NotFound", "DeleteSslVpnClientCert", "SslVpnClientCertId=vsc-none"},
		{400, "InvalidParameter", "DescribeSslVpnServers", "PageSize=51"},
		{400, "InvalidParameter", "DescribeSslVpnClientCerts", "PageSize=51"},
	}
	for _, port := range []int{22, 2222, 22222, 9000, 9001, 9002, 7505, 80, 443, 53, 68, 123, 4510, 4560, 500, 4500} {
		table = append(table,
			refusal{400, "InvalidParameter", "CreateSslVpnServer", fmt.Sprint(create, "Port=", port, nets)},
			refusal{400, "InvalidParameter", "ModifySslVpnServer", fmt.Sprint("Port=", port, " SslVpnServerId=", server)})
	}
	n.refuses(table)
	n.settled("ModifySslVpnServer", "ClientIpPool=10.0.0.0/24", "LocalSubnet=192.168.0.0/16,172.16.0.0/12", "SslVpnServerId="+server)
	n.Quotas = map[string]int{"ssl_servers_per_gateway": 1, "ssl_certs_per_server": 1}
	n.refused(400, "Resource.QuotaFull", "CreateSslVpnServer", strings.Fields(create+nets)...)
	n.refused(400, "Resource.QuotaFull", "CreateSslVpnClientCert", "SslVpnServerId="+server)
}

// TestSslCertExpires: the status follows from the clock (15.22).
func TestSslCertExpires(t *testing.T) {
	n := newVpnNet(t)
	server := n.ssl()
	end := n.clock.Now().AddDate(3, 0, 0)
	n.cert(server)
	for _, test := range []struct {
		at     time.Time
		status string
	}{
		{end.Add(-7*24*time.Hour - time.Second), "normal"},
		{end.Add(-7 * 24 * time.Hour), "expiring-soon"},
		{end.Add(-time.Second), "expiring-soon"},
		{end, "expired"},
		{end.AddDate(1, 0, 0), "expired"},
	} {
		n.clock.advance(test.at.Sub(n.clock.Now()))
		want(t, n.do("DescribeSslVpnClientCerts"), map[string]string{"TotalCount": "1", sslCerts + "0.Status": test.status})
	}
}

// TestClientFiles: the certificate is one that a TLS server with the authority
// accepts from a client, in its time, and nobody else's.
func TestClientFiles(t *testing.T) {
	n := newVpnNet(t)
	server, stranger := n.ssl("Proto=TCP", "Compress=true", "Port=1300", "Cipher=AES-256-CBC"), n.ssl()
	made := n.clock.Now()
	id := n.cert(server)
	files, foreign := n.files(id), n.files(n.cert(stranger))
	leaf := parseCert(t, files.ClientCert)
	roots := func(pem string) *x509.CertPool {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM([]byte(pem)) {
			t.Fatalf("no certificate in %s", pem)
		}
		return pool
	}
	for _, test := range []struct {
		ca  string
		at  time.Time
		use x509.ExtKeyUsage
		ok  bool
	}{
		{files.CaCert, made, x509.ExtKeyUsageClientAuth, true},
		{files.CaCert, made.AddDate(3, 0, 0), x509.ExtKeyUsageClientAuth, true},
		{files.CaCert, made.Add(-time.Second), x509.ExtKeyUsageClientAuth, false},
		{files.CaCert, made.AddDate(3, 0, 1), x509.ExtKeyUsageClientAuth, false},
		{files.CaCert, made, x509.ExtKeyUsageServerAuth, false},
		{foreign.CaCert, made, x509.ExtKeyUsageClientAuth, false},
	} {
		_, err := leaf.Verify(x509.VerifyOptions{Roots: roots(test.ca), CurrentTime: test.at, KeyUsages: []x509.ExtKeyUsage{test.use}})
		if (err == nil) != test.ok {
			t.Errorf("at %v for use %v: %v", test.at, test.use, err)
		}
	}
	if _, err := tls.X509KeyPair([]byte(files.ClientCert), []byte(files.ClientKey)); err != nil {
		t.Error(err)
	}
	if _, err := tls.X509KeyPair([]byte(files.ClientCert), []byte(foreign.ClientKey)); err == nil {
		t.Error("another client's key fits")
	}
	if leaf.Subject.CommonName != id || leaf.IsCA {
		t.Errorf("the certificate is of %v, an authority: %v", leaf.Subject, leaf.IsCA)
	}
	ip := text(n.do("DescribeVpnGateway", "VpnGatewayId="+n.gateway), "InternetIp")
	for _, line := range []string{
		"client\n", "proto tcp-client\n", "remote " + ip + " 1300\n", "cipher AES-256-CBC\n", "comp-lzo\n",
		"<ca>\n" + files.CaCert + "</ca>\n", "<cert>\n" + files.ClientCert + "</cert>\n", "<key>\n" + files.ClientKey + "</key>\n",
	} {
		if !strings.Contains(files.ClientConfig, line) {
			t.Errorf("no %q in the configuration", line)
		}
	}
	if strings.Contains(foreign.ClientConfig, "comp-lzo") || !strings.Contains(foreign.ClientConfig, "proto udp\n") {
		t.Errorf("have %s", foreign.ClientConfig)
	}
	n.refused(404, "InvalidSslVpnClientCertId.NotFound", "DescribeSslVpnClientCert", "SslVpnClientCertId="+server)
	want(t, n.do("DescribeSslVpnClientCert", "SslVpnClientCertId="+id), map[string]string{
		"SslVpnClientCertId": id, "SslVpnServerId": server, "RegionId": "cn-hangzhou", "Name": "", "Status": "normal",
		"CreateTime": millis(made), "EndTime": millis(made.AddDate(3, 0, 0)),
	})
}

// clientFiles is the content of a client certificate.
type clientFiles struct{ CaCert, ClientCert, ClientKey, ClientConfig string }

func (c *inside) files(cert string) clientFiles {
	c.t.Helper()
	have := c.do("DescribeSslVpnClientCert", "SslVpnClientCertId="+cert)
	return clientFiles{text(have, "CaCert"), text(have, "ClientCert"), text(have, "ClientKey"), text(have, "ClientConfig")}
}

func parseCert(t *testing.T, text string) *x509.Certificate {
	t.Helper()
	block, _ := pem.Decode([]byte(text))
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}

// TestClientFilesStay: the files are the same after Save and Load, in a cloud
// of the same seed, and others with another seed.
func TestClientFilesStay(t *testing.T) {
	story := func(seed uint64) (*vpnNet, string) {
		n := &vpnNet{inside: newInside(t)}
		n.Seed = seed
		n.vpc = text(n.settled("CreateVpc"), "VpcId")
		n.gateway = n.vpn()
		return n, n.cert(n.ssl())
	}
	n, id := story(1)
	files := n.files(id)
	again, same := story(1)
	if again.files(same) != files {
		t.Error("the same calls gave different files")
	}
	if other, id := story(2); other.files(id).ClientKey == files.ClientKey {
		t.Error("two seeds gave the same key")
	}
	d := &vpnNet{inside: n.reloaded()}
	if d.files(id) != files {
		t.Error("the loaded cloud gives different files")
	}
	if n.settled("ModifySslVpnClientCert", "SslVpnClientCertId="+id, "Name=other"); n.files(id) != files {
		t.Error("a new name changed the files")
	}
}

// TestSslImport: a cloud seeded with descriptions answers alike and knows what
// hangs on what, in either order.
func TestSslImport(t *testing.T) {
	n := newVpnNet(t)
	server := n.ssl("Name=door", "Compress=true")
	cert := n.cert(server, "Name=one")
	n.clock.advance(n.clock.Now().AddDate(3, 0, -5).Sub(n.clock.Now()))
	reads := []cloudapi.Request{asked("DescribeSslVpnServers"), asked("DescribeSslVpnClientCerts"), asked("DescribeVpnGateways")}
	for range 2 {
		d := n.beside()
		d.seed(n.inside, reads...)
		d.alike(n.inside, reads...)
		slices.Reverse(reads)
		if d.files(cert) == (clientFiles{}) {
			t.Error("no content of a known certificate")
		}
		d.refused(400, "DependencyViolation", "DeleteVpnGateway", "VpnGatewayId="+n.gateway)
		d.refused(400, "DependencyViolation", "DeleteSslVpnServer", "SslVpnServerId="+server)
		d.do("DeleteSslVpnClientCert", "SslVpnClientCertId="+cert)
		d.refused(400, "VpnGateway.Configuring", "DeleteSslVpnServer", "SslVpnServerId="+server)
		d.clock.advance(time.Minute)
		d.do("DeleteSslVpnServer", "SslVpnServerId="+server)
	}
}

// TestSslContentImport: a described content is shown as it is. Without its
// server a certificate has none, and times beyond every calendar do no harm.
func TestSslContentImport(t *testing.T) {
	c := newInside(t)
	described := cloudapi.Response{"SslVpnClientCertId": "vsc-1", "SslVpnServerId": "vss-1", "EndTime": "9000000000000000000"}
	c.bring("DescribeSslVpnClientCert", described)
	if have := c.files("vsc-1"); have != (clientFiles{}) {
		t.Errorf("have %v", have)
	}
	c.describe("DescribeSslVpnServers", "SslVpnServers.SslVpnServer", map[string]any{"SslVpnServerId": "vss-1"})
	if leaf := parseCert(t, c.files("vsc-1").ClientCert); leaf.NotAfter.Year() != 9999 {
		t.Errorf("the certificate ends %v", leaf.NotAfter)
	}
	described["ClientCert"] = "a certificate"
	c.bring("DescribeSslVpnClientCert", described)
	if have := c.files("vsc-1").ClientCert; have != "a certificate" {
		t.Errorf("have %s", have)
	}
}

// TestSslConnectionsImport: an import says how many clients are connected,
// which stays through a change.
func TestSslConnectionsImport(t *testing.T) {
	n := newVpnNet(t)
	server := n.ssl()
	n.describe("DescribeSslVpnServers", "SslVpnServers.SslVpnServer", map[string]any{"SslVpnServerId": server, "Connections": "3"})
	want(t, n.do("DescribeSslVpnServers"), map[string]string{sslServers + "0.Connections": "3"})
	want(t, n.do("ModifySslVpnServer", "SslVpnServerId="+server, "Name=door"), map[string]string{"Connections": "3"})
}
