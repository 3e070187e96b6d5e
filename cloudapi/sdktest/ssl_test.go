package sdktest

import (
	"crypto/x509"
	"encoding/pem"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestSSL is the life of an SSL-VPN server and a client certificate (15.17 to
// 15.24), with the content that the client reads.
func TestSSL(t *testing.T) {
	everyFormat(t, func(d *desk) {
		in := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest()).VpcId
		gateway := ask(d, d.CreateVpnGateway, vpc.CreateCreateVpnGatewayRequest(), "VpcId="+in, "Bandwidth=10", "EnableSsl=true", "SslConnections=5").VpnGatewayId
		server := ask(d, d.CreateSslVpnServer, vpc.CreateCreateSslVpnServerRequest(), "VpnGatewayId="+gateway, "ClientIpPool=192.168.1.0/24", "LocalSubnet=172.16.0.0/12", "Compress=true").SslVpnServerId
		if have := ask(d, d.ModifySslVpnServer, vpc.CreateModifySslVpnServerRequest(), "SslVpnServerId="+server, "Name=door", "Port=1300"); have.Name != "door" || have.Port != 1300 || !have.Compress || have.MaxConnections != 5 {
			t.Errorf("%s: server %+v", d.format, have)
		}
		if listed := ask(d, d.DescribeSslVpnServers, vpc.CreateDescribeSslVpnServersRequest(), "VpnGatewayId="+gateway).SslVpnServers.SslVpnServer; len(listed) != 1 || listed[0].ClientIpPool != "192.168.1.0/24" || listed[0].CreateTime == 0 {
			t.Errorf("%s: servers %+v", d.format, listed)
		}
		cert := ask(d, d.CreateSslVpnClientCert, vpc.CreateCreateSslVpnClientCertRequest(), "SslVpnServerId="+server, "Name=one").SslVpnClientCertId
		ask(d, d.ModifySslVpnClientCert, vpc.CreateModifySslVpnClientCertRequest(), "SslVpnClientCertId="+cert, "Name=two")
		if listed := ask(d, d.DescribeSslVpnClientCerts, vpc.CreateDescribeSslVpnClientCertsRequest(), "SslVpnServerId="+server).SslVpnClientCertKeys.SslVpnClientCertKey; len(listed) != 1 || listed[0].Name != "two" || listed[0].Status != "normal" || listed[0].EndTime <= listed[0].CreateTime {
			t.Errorf("%s: certificates %+v", d.format, listed)
		}
		have := ask(d, d.DescribeSslVpnClientCert, vpc.CreateDescribeSslVpnClientCertRequest(), "SslVpnClientCertId="+cert)
		if block, _ := pem.Decode([]byte(have.ClientCert)); block == nil || have.ClientKey == "" || have.ClientConfig == "" || have.CaCert == "" {
			t.Errorf("%s: content %+v", d.format, have)
		} else if _, err := x509.ParseCertificate(block.Bytes); err != nil {
			t.Errorf("%s: %v", d.format, err)
		}
		refused(d, 400, "DependencyViolation", d.DeleteSslVpnServer, vpc.CreateDeleteSslVpnServerRequest(), "SslVpnServerId="+server)
		ask(d, d.DeleteSslVpnClientCert, vpc.CreateDeleteSslVpnClientCertRequest(), "SslVpnClientCertId="+cert)
		ask(d, d.DeleteSslVpnServer, vpc.CreateDeleteSslVpnServerRequest(), "SslVpnServerId="+server)
		refused(d, 404, "InvalidSslVpnServerId.NotFound", d.DeleteSslVpnServer, vpc.CreateDeleteSslVpnServerRequest(), "SslVpnServerId="+server)
	})
}
