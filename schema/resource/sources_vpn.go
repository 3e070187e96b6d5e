package resource

import "netplan/schema"

var vpnConnectionConfig = &schema.Source{
	Name:    "vpn_connection_config",
	Summary: "The settings of an IPsec connection for the device at the other end, as that device sees them: local is the customer gateway.",
	Section: "15.16", Action: "DownloadVpnConnectionConfig", Object: "VpnConnectionConfig", Sensitive: []string{"psk"},
	Example: `
cloud { region = "cn-hangzhou" }

data "vpn_connection_config" "example" {
  vpn_connection_id = "vco-example"
}

output "device" {
  value = {
    peer    = data.vpn_connection_config.example.remote
    version = data.vpn_connection_config.example.ike_version
  }
}
`,
}

var sslVpnClientCertFiles = &schema.Source{
	Name:    "ssl_vpn_client_cert",
	Summary: "The files of an SSL-VPN client certificate: the certificate, its key, the authority and a configuration with all of them.",
	Section: "beyond; 15.22 lists certificates without them",
	Action:  "DescribeSslVpnClientCert", Object: ".", Sensitive: []string{"client_key", "client_config"},
	Example: `
cloud { region = "cn-hangzhou" }

data "ssl_vpn_client_cert" "example" {
  ssl_vpn_client_cert_id = "vsc-example"
}

output "openvpn" {
  value     = data.ssl_vpn_client_cert.example.client_config
  sensitive = true
}
`,
}
