package sim

// vpnGatewayLedger decides what 15.1 to 15.5 leave open.
var vpnGatewayLedger = []decision{
	{"InstanceChargeType of CreateVpnGateway", "15.1", "POSTPAY when left out", "no default is stated; this one orders nothing for a month"},
	{"Period of CreateVpnGateway", "15.1", "months; one when left out, and without effect on a post-paid gateway", "pre-paid means by the month, and it is not marked as required"},
	{"AutoPay false of a pre-paid VPN gateway", "15.1", "the gateway is made at once, with an OrderId", "there is no order centre to pay in, as in 13.3"},
	{"ChargeType of a VPN gateway", "15.2, 15.3", "Prepay or PostpayByFlow", "the examples have Prepay and PayByTraffic; clients know a post-paid gateway by PostpayByFlow alone"},
	{"EndTime of a VPN gateway", "15.2", "pre-paid: the midnight in UTC+8 that ends the last day; post-paid: 0", "the examples' times fit this; a post-paid gateway has no end"},
	{"a pre-paid VPN gateway after its EndTime", "15.2, 15.5", "is FinancialLocked and can be deleted", "it is no longer paid for, and the validity period is over"},
	{"statuses of a VPN gateway", "15.2", "init, provisioning, active; updating while an object that hangs on it changes; deleting, then gone", "only the names are given"},
	{"VPN gateways that are not active", "15.5, 15.11", "VpnGateway.Configuring for what lists the code; its own attributes may change in every status", "15.4 lists no such code"},
	{"unknown VpcId of CreateVpnGateway", "15.1, 5.2", "404 InvalidVpcId.NotFound; IncorrectVpcStatus unless it is Available", "no code is listed"},
	{"VSwitch of a VPN gateway", "15.1, 15.2", "the VSwitchId that clients send, else the VPC's first Available VSwitch, else none; it cannot be deleted: DependencyViolation", "the answer has one, the request none, and no code asks for one"},
	{"VSwitchId of CreateVpnGateway", "15.1, 6.5", "InvalidVSwitchId.NotFound for one of another VPC, IncorrectVSwitchStatus unless it is Available", "clients send the parameter, which 15.1 leaves out"},
	{"deleting a VPC with a VPN gateway", "5.2", "400 DependencyViolation.Tunnel", "of the kinds of dependency listed, tunnels are what a VPN gateway has"},
	{"deleting a VPN gateway in use", "15.5", "400 DependencyViolation while it has IPsec connections or route entries lead to it", "the former is stated without a code; a deletion should not leave routes to nowhere"},
	{"SslConnections", "15.1", "5 when left out with SSL-VPN, else 0; shown whether SSL-VPN is on or not", "the examples show 5"},
	{"a function that is off", "15.2", "disable", "only enable appears"},
	{"Name of CreateVpnGateway", "15.1, 15.4", "2 to 100 characters without dots, else InvalidParameter; 15.4 permits 128 and dots", "each section states its own, and 15.1 lists no code"},
	{"VPN and customer gateways per account", "15.1, 15.6", "no limit, unless one is set", "the code is listed, no numbers"},
	{"no public address left for a VPN gateway", "15.1", "Resource.QuotaFull", "the only code of the section"},
}

// customerGatewayLedger decides what 15.6 to 15.10 leave open.
var customerGatewayLedger = []decision{
	{"IpAddress of a customer gateway", "15.6", "an IPv4 address that a host can have, private ones included, else InvalidIpAddress.WrongFormat", "it must be legal, which is not explained"},
	{"deleting a customer gateway in use", "15.9", "400 DependencyViolation while IPsec connections lead to it", "not stated; a deletion should not take other resources along"},
}
