package sim

// vpnConnectionLedger decides what 15.11 to 15.16 leave open.
var vpnConnectionLedger = []decision{
	{"IkeConfig and IpsecConfig", "15.11, 15.14", "JSON objects with the keys of the answers, in their spelling; anything else, the bare words of the examples too, is 400 InvalidParameter, which names the key", "their descriptions are empty and no code is listed; the answers have nine and four keys, and clients send objects"},
	{"values in IkeConfig and IpsecConfig", "15.12, 15.13", "sha1 and md5 in any case, kept as sent; aes, aes192, aes256, des and 3des; group1, 2, 5, 14 and 24 for both; ikev1 and ikev2; a lifetime of 0 to 86400, as a number or a text; any text as the key", "15.12 lists the algorithms and groups in part; the rest is what clients permit"},
	{"keys left out of IkeConfig and IpsecConfig", "15.11, 15.14", "a new connection has sha1, aes, 86400, main, group2, ikev1, a key of 16 characters, and the addresses of the gateways as ids; in a change they stay; an empty value counts as left out", "15.12 states the ids' defaults, the examples show the others"},
	{"LocalId and RemoteId", "15.12", "an IPv4 address or a domain name, of one label too", "both forms are named"},
	{"LocalSubnet and RemoteSubnet", "15.11, 15.14", "any number of blocks, which may overlap each other and lie outside the VPC", "no rule is stated, and the example has the same blocks on both sides"},
	{"equal IPsec connections", "15.11, 15.14", "those with the same two gateways and the same blocks on both sides, in any order; a change cannot make them either", "what makes them equal is not stated; two with other blocks negotiate other tunnels"},
	{"EffectImmediately left out of a change", "15.14", "stays as it is", "the default is that of a new connection; a change of the name alone should not change it"},
	{"an IPsec connection on a VPN gateway without IPsec-VPN", "15.1, 15.11", "400 OperationDenied", "the function is off; no code is listed"},
	{"VPN gateway of a connection that changes", "15.2, 15.11, 15.14, 15.15", "updating while it is made, changed, even by name, or deleted; the connection itself is there or gone at once", "VpnGateway.Configuring has to come from somewhere, and the answer of 15.11 has the id"},
	{"status of a tunnel", "15.12", "ike_sa_not_established until somebody begins: with EffectImmediately as soon as it is configured, each phase taking a second; without it never, since no traffic enters", "the statuses tell how the negotiation went, and nobody else negotiates here"},
	{"the other end of a tunnel", "15.1, 15.12", "a connection of the VPN gateway whose address the customer gateway has: both must know each other's key, ids, algorithms, groups and blocks; any other address answers as 15.16 configures it", "IPsec joins two VPCs too (15.1); what is outside is taken to be set up"},
	{"tunnels of a locked VPN gateway", "15.2, 15.12", "ike_sa_not_established", "a service that is not paid for does not work"},
	{"sides in DownloadVpnConnectionConfig", "15.16", "those of the device in the data centre: Local is the customer gateway, Remote the VPN gateway, blocks and ids are swapped", "the example is so; the table says the opposite"},
	{"spelling of Status", "15.12, 15.13", "Status", "the tables and 15.13 have it, the example of 15.12 has status"},
	{"answer of DescribeVpnConnection", "15.13", "flat", "the table is, the example is a copy of the list's; clients read the flat one"},
	{"IPsec connections per VPN gateway", "15.11", "no limit, unless one is set", "the code is listed, no number"},
}
