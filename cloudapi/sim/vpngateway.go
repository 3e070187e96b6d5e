package sim

import (
	"time"

	"netplan/cloudapi/catalog"
)

// Chapter 15: VPN gateways. One has a public address of its own and is in a
// VSwitch; while something that hangs on it changes it is updating.

const kindVpnGateway kindName = "vpngateway"

func vpnGatewayChapter() chapter {
	return chapter{
		kinds:  []kind{vpnGatewayKind(), customerGatewayKind()},
		ops:    append(vpnGatewayOps(), customerGatewayOps()...),
		limits: map[string]int{"vpn_gateways": unlimited, "customer_gateways": unlimited},
		ledger: append(vpnGatewayLedger, customerGatewayLedger...),
	}
}

func vpnGatewayKind() kind {
	return kind{
		name: kindVpnGateway, id: "VpnGatewayId", prefix: "vpn-",
		settles: map[string]string{"init": "provisioning", "provisioning": "active", "updating": "active", "deleting": ""},
		index:   []string{"InternetIp"},
		links: []link{
			{attr: "VSwitchId", to: kindVSwitch, code: "DependencyViolation"},
			{attr: "VpcId", to: kindVpc, code: "DependencyViolation.Tunnel"},
		},
		fields:  map[string]func(*Cloud, *object) string{"BusinessStatus": businessStatus},
		settled: provision, imported: importVpnGateway,
	}
}

func vpnGatewayOps() []op {
	return []op{
		{
			action: "CreateVpnGateway", kind: kindVpnGateway, run: createVpnGateway,
			via: "init", to: "provisioning", takes: 10 * time.Second,
			borrows: "DeleteVpc DeleteVSwitch", sparse: []string{"OrderId"},
			extras: []catalog.Param{{Name: "VSwitchId", Type: catalog.String}},
			needs: []need{
				{"VpcId", kindVpc, "InvalidVpcId.NotFound"},
				{"VSwitchId", kindVSwitch, "InvalidVSwitchId.NotFound"},
			},
			guards: createVpnGatewayGuards(),
			quotas: []quota{{code: "Resource.QuotaFull", limit: "vpn_gateways", count: countAll(kindVpnGateway), add: one}},
		},
		{
			action: "DescribeVpnGateways", kind: kindVpnGateway, run: list, list: "VpnGateways.VpnGateway[]",
			filters: map[string]func(*call, *object, string) bool{
				"BusinessStatus": func(c *call, gw *object, want string) bool { return businessStatus(c.Cloud, gw) == want },
			},
		},
		{
			action: "DescribeVpnGateway", kind: kindVpnGateway, run: show,
			target: "VpnGatewayId", unknown: "InvalidVpnGatewayInstanceId.NotFound",
		},
		{
			action: "ModifyVpnGatewayAttribute", kind: kindVpnGateway, run: revise,
			target: "VpnGatewayId", unknown: "InvalidVpnGatewayInstanceId.NotFound",
		},
		{
			action: "DeleteVpnGateway", kind: kindVpnGateway, run: remove, deletes: true,
			target: "VpnGatewayId", unknown: "InvalidVpnGatewayInstanceId.NotFound",
			from: []string{"active"}, code: "VpnGateway.Configuring",
			via: "deleting", takes: 5 * time.Second,
			guards: []guard{
				{"DependencyViolation", "Route entries lead to the VPN gateway.", routedTo},
				{"ForbiddenRelease", "", func(c *call) bool { return prepaidVpn(c.target) && !expired(c.Cloud, c.target) }},
			},
		},
	}
}

func createVpnGatewayGuards() []guard {
	vpc := func(c *call) *object { return c.refs["VpcId"] }
	vsw := func(c *call) *object { return c.refs["VSwitchId"] }
	return []guard{
		{"InvalidParameter", "Name", dotted("Name")},
		{"IncorrectVpcStatus", "", func(c *call) bool { return vpc(c).status() != "Available" }},
		{"InvalidVSwitchId.NotFound", "", func(c *call) bool { return vsw(c) != nil && vsw(c).Attrs["VpcId"] != vpc(c).ID }},
		{"IncorrectVSwitchStatus", "", func(c *call) bool { return vsw(c) != nil && vsw(c).status() != "Available" }},
		{"Resource.QuotaFull", "", func(c *call) bool { return !c.addressesLeft(1) }},
	}
}

// routedTo: a route entry of the VPC has the target as its next hop.
func routedTo(c *call) bool {
	for entry := range c.where(kindRouteEntry, "VpcId", c.target.Attrs["VpcId"]).all {
		if hopOf(entry, row{"NextHopId": c.target.ID}) {
			return true
		}
	}
	return false
}

// provision takes a new gateway from init through provisioning (15.2). Each
// lasts half of what the creation takes.
func provision(c *Cloud, gw *object) {
	if gw.status() == "provisioning" {
		c.enter(gw, "provisioning", "active", c.latencyOf("CreateVpnGateway")/2)
	}
}

// vpnConfiguring says whether the VPN gateway with that id is being made,
// changed or deleted, so that nothing that hangs on it may change.
func (c *Cloud) vpnConfiguring(id string) bool {
	gw := c.object(kindVpnGateway, id)
	return gw != nil && gw.status() != "active"
}

// vpnLocked says whether the VPN gateway with that id is not paid for.
func (c *Cloud) vpnLocked(id string) bool {
	gw := c.object(kindVpnGateway, id)
	return gw != nil && businessStatus(c, gw) == "FinancialLocked"
}

// reconfigure makes the VPN gateway with that id updating for as long as the
// call's action takes: something that hangs on it changes.
func (c *call) reconfigure(id string) {
	if gw := c.object(kindVpnGateway, id); gw != nil {
		c.enter(gw, "updating", "active", c.latency())
	}
}
