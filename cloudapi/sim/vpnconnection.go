package sim

import "time"

// Chapter 15: IPsec connections, each between a VPN gateway and a customer
// gateway.

const kindVpnConnection kindName = "vpnconnection"

func vpnConnectionChapter() chapter {
	return chapter{
		kinds: []kind{vpnConnectionKind()}, ops: vpnConnectionOps(),
		limits: map[string]int{"vpn_connections_per_gateway": unlimited},
		ledger: vpnConnectionLedger,
	}
}

func vpnConnectionKind() kind {
	return kind{
		name: kindVpnConnection, id: "VpnConnectionId", prefix: "vco-",
		links: []link{
			{attr: "VpnGatewayId", to: kindVpnGateway, code: "DependencyViolation"},
			{attr: "CustomerGatewayId", to: kindCustomerGateway, code: "DependencyViolation"},
		},
		fields:   map[string]func(*Cloud, *object) string{"Status": tunnelStatus},
		imported: func(c *Cloud, conn *object, item row) { c.set(conn, attrTunnel, item["Status"]) },
	}
}

func vpnConnectionOps() []op {
	return []op{
		{
			action: "CreateVpnConnection", kind: kindVpnConnection, run: createVpnConnection, takes: 3 * time.Second,
			needs: []need{
				{"CustomerGatewayId", kindCustomerGateway, "InvalidCustomerGatewayInstanceId.NotFound"},
				{"VpnGatewayId", kindVpnGateway, "InvalidVpnGatewayInstanceId.NotFound"},
			},
			guards: append(vpnConfigGuards(),
				guard{"InvalidVpnConnection.AlreadyExists", "", connectionTaken},
				guard{"VpnGateway.Configuring", "", onConfiguring},
				guard{"VpnGateway.FinancialLocked", "", onLocked},
				guard{"OperationDenied", "The VPN gateway has no IPsec-VPN.", func(c *call) bool { return c.refs["VpnGatewayId"].Attrs["IpsecVpn"] == "disable" }},
			),
			quotas: []quota{{code: "Resource.QuotaFull", limit: "vpn_connections_per_gateway", count: countBy(kindVpnConnection, "VpnGatewayId"), add: one}},
		},
		{action: "DescribeVpnConnections", kind: kindVpnConnection, run: list, list: "VpnConnections.VpnConnection[]"},
		{
			action: "DescribeVpnConnection", kind: kindVpnConnection, run: show,
			target: "VpnConnectionId", unknown: "InvalidVpnConnectionInstanceId.NotFound",
		},
		{
			action: "ModifyVpnConnectionAttribute", kind: kindVpnConnection, run: modifyVpnConnection, takes: 3 * time.Second,
			target: "VpnConnectionId", unknown: "InvalidVpnConnectionInstanceId.NotFound", borrows: "CreateVpnConnection",
			guards: append(vpnConfigGuards(),
				guard{"InvalidVpnConnection.AlreadyExists", "", connectionTaken},
				guard{"VpnGateway.Configuring", "", onConfiguring},
				guard{"VpnGateway.FinancialLocked", "", onLocked},
			),
		},
		{
			action: "DeleteVpnConnection", kind: kindVpnConnection, run: deleteVpnConnection, takes: 3 * time.Second,
			target: "VpnConnectionId", unknown: "InvalidVpnConnectionInstanceId.NotFound",
			guards: []guard{{"VpnGateway.Configuring", "", onConfiguring}},
		},
		{
			action: "DownloadVpnConnectionConfig", kind: kindVpnConnection, run: downloadVpnConfig,
			target: "VpnConnectionId", unknown: "InvalidVpnConnectionInstanceId.NotFound",
		},
	}
}

// onConfiguring and onLocked are about the VPN gateway that the call or its
// target names.
func onConfiguring(c *call) bool { return c.vpnConfiguring(c.attr("VpnGatewayId")) }
func onLocked(c *call) bool      { return c.vpnLocked(c.attr("VpnGatewayId")) }

// connectionTaken: another connection of the two gateways has the same blocks
// on both sides.
func connectionTaken(c *call) bool {
	for o := range c.where(kindVpnConnection, "VpnGatewayId", c.attr("VpnGatewayId")).all {
		if o != c.target && o.Attrs["CustomerGatewayId"] == c.attr("CustomerGatewayId") &&
			sameBlocks(o.Attrs["LocalSubnet"], c.attr("LocalSubnet")) && sameBlocks(o.Attrs["RemoteSubnet"], c.attr("RemoteSubnet")) {
			return true
		}
	}
	return false
}

func createVpnConnection(c *call) answer {
	at := c.givenSettings()
	for _, s := range vpnSettings {
		if at[s.path()] == "" {
			at[s.path()] = s.fallback(c)
		}
	}
	for _, name := range []string{"VpnGatewayId", "CustomerGatewayId", "Name", "LocalSubnet", "RemoteSubnet", "EffectImmediately"} {
		at[name] = c.get(name)
	}
	at["RegionId"], at["CreateTime"] = c.region, millis(c.now)
	conn := c.spawn(kindVpnConnection, at)
	c.reconnect(conn)
	return answer{object: conn}
}

func modifyVpnConnection(c *call) answer {
	given := c.givenSettings()
	for _, name := range []string{"Name", "LocalSubnet", "RemoteSubnet", "EffectImmediately"} {
		if c.has(name) {
			given[name] = c.params[name]
		}
	}
	for _, name := range sortedKeys(given) {
		c.set(c.target, name, given[name])
	}
	c.reconnect(c.target)
	return show(c)
}

// deleteVpnConnection cuts the connection at once (15.15).
func deleteVpnConnection(c *call) answer {
	c.reconfigure(c.target.Attrs["VpnGatewayId"])
	return removeNow(c)
}

// downloadVpnConfig is the configuration of the device at the other end: what
// is local here is remote there, as in the example of 15.16.
func downloadVpnConfig(c *call) answer {
	here := c.target.Attrs
	there := row{
		"Local": customerIP(c.Cloud, c.target), "Remote": vpnIP(c.Cloud, c.target),
		"LocalSubnet": here["RemoteSubnet"], "RemoteSubnet": here["LocalSubnet"],
	}
	for _, s := range vpnSettings {
		there[s.path()] = here[s.path()]
	}
	there["IkeConfig.LocalId"], there["IkeConfig.RemoteId"] = here["IkeConfig.RemoteId"], here["IkeConfig.LocalId"]
	values := row{}
	for name, value := range there {
		values["VpnConnectionConfig."+name] = value
	}
	return answer{values: values}
}
