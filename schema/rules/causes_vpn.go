package rules

// vpnCauses are about VPN gateways, IPsec connections and SSL-VPN (chapter 15).
var vpnCauses = []Cause{
	{Where: Offline | Described | AtApply, Rules: "NP-QUOTA", Why: raised, Rows: []string{"* Resource.QuotaFull"}},
	{Where: Offline | Described, Rules: "NP-TAKEN", Why: counted, Rows: []string{"CreateCustomerGateway InvalidIpAddress.AlreadyExist", "CreateVpnConnection InvalidVpnConnection.AlreadyExists"}},
	{Where: Offline, Rules: "NP-IP NP-CUSTOMER-IP", Rows: []string{"CreateCustomerGateway InvalidIpAddress.WrongFormat"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{"Create* InvalidCustomerGatewayInstanceId.NotFound", "Create* InvalidVpnGatewayInstanceId.NotFound"}},
	{Where: Described, Why: "a data block names a connection that is not there; plan reads it", Rows: []string{"DownloadVpnConnectionConfig InvalidVpnConnectionInstanceId.NotFound"}},
	{Where: Described, Why: "it is paid for in advance; plan says so (NP-PLAN-PREPAID)", Rows: []string{"DeleteVpnGateway ForbiddenRelease"}},
	{Where: Described, Why: "the gateway is locked for money owed; plan reads it", Rows: []string{"* VpnGateway.FinancialLocked"}},
	{Where: AtApply, Why: nowBusy, Rows: []string{"* VpnGateway.Configuring"}},
	{Where: Described, Why: "the access key may not read; plan reads with it", Rows: []string{"D* Forbbiden.SubUser", "D* Forbidden"}},
	{Where: AtApply, Why: "the access key may not do it; no call asks what it may", Rows: []string{"* Forbbiden.SubUser", "* Forbidden"}},
}
