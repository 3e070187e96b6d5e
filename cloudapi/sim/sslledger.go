package sim

func sslLedger() []decision {
	return []decision{
		{"unknown SSL-VPN servers and client certificates", "15.19-15.21, 15.23, 15.24", "404 InvalidSslVpnServerId.NotFound, InvalidSslVpnClientCertId.NotFound", "no code is listed; clients know these"},
		{"a VPN gateway without SSL-VPN", "15.1, 15.17", "400 OperationDenied", "EnableSsl would mean nothing else, and no code is listed"},
		{"SSL-VPN servers per VPN gateway, client certificates per server", "15.17, 15.21", "no limit, unless one is set; servers of one gateway may have the same port and pool", "the code is listed, no numbers; no rule compares servers"},
		{"form of ClientIpPool and LocalSubnet", "15.17, 15.18, 15.20", "an IPv4 prefix, in LocalSubnet several with commas; host bits do not count and are shown as given; else 400 InvalidParameter", "the examples have host bits; networks of several kinds are listed for LocalSubnet; no code is listed"},
		{"ClientIpPool that overlaps with LocalSubnet", "15.17, 15.20", "400 InvalidParameter, when one of them changes too", "the rule has no code, and is not about the time of creation"},
		{"a port that is not permitted", "15.17, 15.20", "400 InvalidParameter", "the list has no code"},
		{"Compress of CreateSslVpnServer", "15.17, 15.20", "false when left out", "15.17 has no default, its examples have false"},
		{"what ModifySslVpnServer leaves out", "15.20", "stays, whatever default is stated", "the defaults are those of 15.17; a change of the name should not change the port"},
		{"MaxConnections and InternetIp of an SSL-VPN server", "15.18", "the gateway's", "the values are not explained otherwise"},
		{"Connections of an SSL-VPN server", "15.18", "0", "nothing connects"},
		{"SSL-VPN changes and their VPN gateway", "15.17-15.23", "what lists VpnGateway.Configuring makes the gateway updating for a while", "changes exclude one another; one that lists the code takes as long"},
		{"both FinancialLocked and Configuring", "15.17", "FinancialLocked", "waiting would not help"},
		{"deleting an SSL-VPN server with client certificates, or a VPN gateway with servers", "15.5, 15.19", "400 DependencyViolation", "not stated; a deletion should not take other resources along"},
		{"validity of a client certificate", "15.21, 15.22", "three years", "no period is stated"},
		{"expiring-soon", "15.22", "for the last seven days, the first moment included; expired from the end on", "one week is stated"},
		{"content of a client certificate", "15.21, 15.22", "DescribeSslVpnClientCert, beyond the reference, shows an Ed25519 certificate, its key and authority, made of the seed", "no action of the reference shows it; clients read it with this one"},
	}
}
