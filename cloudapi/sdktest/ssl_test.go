package sdktest

import (
	"crypto/ed25519"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"strings"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestSSL is the life of an SSL-VPN server and a client certificate (15.17 to
// 15.24), with the content that the client reads.
func TestSSL(t *testing.T) {
	everyFormat(t, func(d *desk) {
		in := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest()).VpcId
		gateway := "VpnGatewayId=" + ask(d, d.CreateVpnGateway, vpc.CreateCreateVpnGatewayRequest(), "VpcId="+in, "Bandwidth=10", "EnableSsl=true", "SslConnections=5").VpnGatewayId
		nets := []string{gateway, "ClientIpPool=192.168.1.0/24", "LocalSubnet=172.16.0.0/12"}
		server := ask(d, d.CreateSslVpnServer, vpc.CreateCreateSslVpnServerRequest(), append(nets, "Compress=true", "Proto=TCP")...).SslVpnServerId
		refused(d, 400, "InvalidParameter", d.CreateSslVpnServer, vpc.CreateCreateSslVpnServerRequest(), append(nets, "Port=443")...)
		refused(d, 404, "InvalidVpnGatewayInstanceId.NotFound", d.CreateSslVpnServer, vpc.CreateCreateSslVpnServerRequest(), "VpnGatewayId=vpn-none", nets[1], nets[2])
		if have := ask(d, d.ModifySslVpnServer, vpc.CreateModifySslVpnServerRequest(), "SslVpnServerId="+server, "Name=door", "Port=1300", "Cipher=AES-256-CBC"); have.Name != "door" || have.Port != 1300 || !have.Compress || have.MaxConnections != 5 ||
			have.Cipher != "AES-256-CBC" || have.Proto != "TCP" || have.SslVpnServerId != server || "VpnGatewayId="+have.VpnGatewayId != gateway || have.InternetIp == "" {
			t.Errorf("server %+v", have)
		}
		listed := ask(d, d.DescribeSslVpnServers, vpc.CreateDescribeSslVpnServersRequest(), gateway)
		if list := listed.SslVpnServers.SslVpnServer; listed.TotalCount != 1 || len(list) != 1 || list[0].ClientIpPool != "192.168.1.0/24" || list[0].LocalSubnet != "172.16.0.0/12" || list[0].CreateTime == 0 || list[0].Connections != 0 || list[0].RegionId != "cn-hangzhou" {
			t.Errorf("servers %+v", listed)
		}
		certificate(d, server, listed.SslVpnServers.SslVpnServer[0].InternetIp)
		refused(d, 400, "DependencyViolation", d.DeleteVpnGateway, vpc.CreateDeleteVpnGatewayRequest(), gateway)
		ask(d, d.DeleteSslVpnServer, vpc.CreateDeleteSslVpnServerRequest(), "SslVpnServerId="+server)
		refused(d, 404, "InvalidSslVpnServerId.NotFound", d.DeleteSslVpnServer, vpc.CreateDeleteSslVpnServerRequest(), "SslVpnServerId="+server)
	})
}

// certificate is the life of a client certificate of a server with an address.
func certificate(d *desk, server, ip string) {
	cert := ask(d, d.CreateSslVpnClientCert, vpc.CreateCreateSslVpnClientCertRequest(), "SslVpnServerId="+server, "Name=one").SslVpnClientCertId
	if have := ask(d, d.ModifySslVpnClientCert, vpc.CreateModifySslVpnClientCertRequest(), "SslVpnClientCertId="+cert, "Name=two"); have.Name != "two" || have.SslVpnClientCertId != cert {
		d.t.Errorf("renamed %+v", have)
	}
	listed := ask(d, d.DescribeSslVpnClientCerts, vpc.CreateDescribeSslVpnClientCertsRequest(), "SslVpnServerId="+server).SslVpnClientCertKeys.SslVpnClientCertKey
	if len(listed) != 1 || listed[0].Name != "two" || listed[0].Status != "normal" || listed[0].EndTime <= listed[0].CreateTime || listed[0].SslVpnClientCertId != cert {
		d.t.Fatalf("certificates %+v", listed)
	}
	have := ask(d, d.DescribeSslVpnClientCert, vpc.CreateDescribeSslVpnClientCertRequest(), "SslVpnClientCertId="+cert)
	checkCertificate(d.t, have, listed[0].EndTime)
	for _, line := range []string{"remote " + ip + " 1300\n", "proto tcp-client\n", "cipher AES-256-CBC\n", "comp-lzo\n", have.CaCert, have.ClientCert, have.ClientKey} {
		if !strings.Contains(have.ClientConfig, line) {
			d.t.Errorf("the configuration lacks %q:\n%s", line, have.ClientConfig)
		}
	}
	refused(d, 400, "DependencyViolation", d.DeleteSslVpnServer, vpc.CreateDeleteSslVpnServerRequest(), "SslVpnServerId="+server)
	ask(d, d.DeleteSslVpnClientCert, vpc.CreateDeleteSslVpnClientCertRequest(), "SslVpnClientCertId="+cert)
	refused(d, 404, "InvalidSslVpnClientCertId.NotFound", d.DescribeSslVpnClientCert, vpc.CreateDescribeSslVpnClientCertRequest(), "SslVpnClientCertId="+cert)
	if left := ask(d, d.DescribeSslVpnClientCerts, vpc.CreateDescribeSslVpnClientCertsRequest()); left.TotalCount != 0 {
		d.t.Errorf("left %+v", left)
	}
}

// checkCertificate wants a client certificate that its authority signed, with
// its key and the described end in milliseconds.
func checkCertificate(t *testing.T, have *vpc.DescribeSslVpnClientCertResponse, end int64) {
	t.Helper()
	pair, err := tls.X509KeyPair([]byte(have.ClientCert), []byte(have.ClientKey))
	if err != nil {
		t.Fatalf("%v in %+v", err, have)
	}
	leaf, err := x509.ParseCertificate(pair.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM([]byte(have.CaCert)) {
		t.Fatalf("authority %q", have.CaCert)
	}
	if _, err := leaf.Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}); err != nil {
		t.Error(err)
	}
	if _, ok := pair.PrivateKey.(ed25519.PrivateKey); !ok || !leaf.NotAfter.Equal(time.UnixMilli(end).Truncate(time.Second)) {
		t.Errorf("key %T, valid to %v, described until %v", pair.PrivateKey, leaf.NotAfter, time.UnixMilli(end))
	}
	if block, rest := pem.Decode([]byte(have.ClientCert)); block == nil || block.Type != "CERTIFICATE" || len(rest) > 0 {
		t.Errorf("certificate %q", have.ClientCert)
	}
}
