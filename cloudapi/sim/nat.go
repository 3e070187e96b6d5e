package sim

import (
	"time"

	"netplan/cloudapi/catalog"
)

// Chapter 17: NAT gateways. One is created with a DNAT and an SNAT table, and
// with the default route of its VPC, which go with it.

const (
	kindForwardTable kindName = "forwardtable"
	kindSnatTable    kindName = "snattable"
)

func natChapter() chapter {
	return chapter{kinds: []kind{natGatewayKind(), natTableKind(kindForwardTable, "ForwardTableId", "ftb-"), natTableKind(kindSnatTable, "SnatTableId", "stb-")}, ops: natGatewayOps()}
}

func natGatewayKind() kind {
	return kind{
		name: kindNatGateway, id: "NatGatewayId", prefix: "ngw-", label: "NatGateway",
		settles: map[string]string{"Initiating": "Available", "Pending": "Available"},
		links:   []link{{attr: "VpcId", to: kindVpc, code: "DependencyViolation.NatGateway"}},
		nested: []nested{
			{path: "ForwardTableIds.ForwardTableId[]", kind: kindForwardTable, by: "NatGatewayId"},
			{path: "SnatTableIds.SnatTableId[]", kind: kindSnatTable, by: "NatGatewayId"},
			{path: "BandwidthPackageIds.BandwidthPackageId[]", kind: kindNatPackage, by: "NatGatewayId"},
			{path: "IpLists.IpList[]", kind: kindEip, by: "InstanceId", when: func(eip *object) bool { return eip.status() == "InUse" }},
		},
		settled: unroute, imported: importNatGateway,
	}
}

// natTableKind is one of the two kinds of tables. No action is about a table
// alone.
func natTableKind(name kindName, id, prefix string) kind {
	return kind{name: name, id: id, prefix: prefix, links: []link{{attr: "NatGatewayId", to: kindNatGateway}}}
}

func natGatewayOps() []op {
	return []op{
		{
			action: "CreateNatGateway", kind: kindNatGateway, run: createNatGateway,
			via: "Initiating", to: "Available", takes: 5 * time.Second,
			folds: []string{"Spec"}, fields: natGatewayFields, borrows: "DeleteVpc",
			codes:  row{"BandwidthPackage.N.ISP": "InvalidParameter.BandwidthPackage.n.ISP.ValueNotSupport"},
			needs:  []need{{"VpcId", kindVpc, "InvalidVpcId.NotFound"}},
			guards: createNatGatewayGuards(),
			quotas: []quota{{code: "QuotaExceeded.BandwidthPackageIps", limit: "ips_per_nat_package", count: (*call).packageCount}},
		},
		{
			action: "DescribeNatGateways", kind: kindNatGateway, run: list, list: "NatGateways.NatGateway[]",
		},
		{
			action: "ModifyNatGatewaySpec", kind: kindNatGateway, run: update, folds: []string{"Spec"},
			target: "NatGatewayId", unknown: "InvalidNatGatewayId.NotFound",
			from: []string{"Available"}, code: "IncorrectStatus",
			via: "Pending", to: "Available", takes: 2 * time.Second,
			guards: []guard{{"NATGW_MODIFY_SPEC_SAME", "", func(c *call) bool { return c.get("Spec") == c.target.Attrs["Spec"] }}},
		},
		{
			action: "ModifyNatGatewayAttribute", kind: kindNatGateway, run: update,
			target: "NatGatewayId", unknown: "InvalidNatGatewayId.NotFound",
			from: []string{"Available"}, code: "IncorrectStatus",
		},
		{
			action: "DeleteNatGateway", kind: kindNatGateway, run: remove, deletes: true,
			target: "NatGatewayId", unknown: "InvalidNatGatewayId.NotFound",
			from: []string{"Available"}, code: "IncorrectStatus",
			via: "Pending", takes: 3 * time.Second,
			guards: []guard{
				{"DependencyViolation", "The NAT gateway has DNAT entries.", hasEntries(kindForwardTable, kindForwardEntry, "ForwardTableId")},
				{"DependencyViolation", "The NAT gateway has SNAT entries.", hasEntries(kindSnatTable, kindSnatEntry, "SnatTableId")},
				{"DependencyViolation", "EIPs are bound to the NAT gateway.", func(c *call) bool { return c.where(kindEip, "InstanceId", c.target.ID).len() > 0 }},
			},
		},
	}
}

// natGatewayFields is the answer of CreateNatGateway with the nested lists of
// 17.6, which clients read; 17.1 shows flat ones.
var natGatewayFields = []catalog.Field{
	{Path: "NatGatewayId", Type: catalog.String},
	{Path: "ForwardTableIds.ForwardTableId[]", Type: catalog.String},
	{Path: "SnatTableIds.SnatTableId[]", Type: catalog.String},
	{Path: "BandwidthPackageIds.BandwidthPackageId[]", Type: catalog.String},
}

func createNatGatewayGuards() []guard {
	vpc := func(c *call) *object { return c.refs["VpcId"] }
	return []guard{
		{"VpcStatusError", "", func(c *call) bool { return vpc(c).status() != "Available" && vpc(c).Next != "" }},
		{"InvalidVPCStatus", "", func(c *call) bool { return vpc(c).status() != "Available" }},
		{"VswitchStatusError", "", busy(kindVSwitch, "VpcId")},
		{"OperationDenied", "The VPC has a NAT gateway.", func(c *call) bool { return c.where(kindNatGateway, "VpcId", vpc(c).ID).len() > 0 }},
		{"OperationDenied", "The route table of the VPC has an entry for 0.0.0.0/0.", func(c *call) bool { return c.defaultRoute(vpc(c)) != nil }},
		{"MissingParameter.BandwidthPackage", "", func(c *call) bool { return len(c.items("BandwidthPackage")) > 1 }},
		{"OperationDenied", notOldAccount, func(c *call) bool { return len(c.items("BandwidthPackage")) > 0 && c.packagesForbidden() }},
		{"MissingParameter", "", halfPackage},
		{"InvalidZoneId.NotFound", "ZoneId is not", zonesUnknown},
		{"ZONE_NO_AVAILABLE_IP", "", func(c *call) bool { return !c.addressesLeft(c.packageCount()) }},
	}
}

const defaultDestination = "0.0.0.0/0"

// defaultRoute is the entry 0.0.0.0/0 of a VPC's system route table, or nil.
func (c *Cloud) defaultRoute(vpc *object) *object {
	return c.object(kindRouteEntry, entryKey(systemTable(c, vpc.ID), defaultDestination))
}

func createNatGateway(c *call) answer {
	gw := c.create(row{"BusinessStatus": "Normal", "InstanceChargeType": "PostPaid"})
	if !c.has("Name") {
		c.set(gw, "Name", gw.ID)
	}
	at := row{"NatGatewayId": gw.ID, "RegionId": c.region}
	c.spawn(kindForwardTable, at)
	c.spawn(kindSnatTable, at)
	c.spawn(kindRouteEntry, row{
		"RouteTableId": systemTable(c.Cloud, c.refs["VpcId"].ID), "VpcId": c.get("VpcId"), "RegionId": c.region,
		"DestinationCidrBlock": defaultDestination, "Type": "System", "Status": "Available",
		"NextHopType": "NatGateway", "InstanceId": gw.ID,
	})
	for _, p := range c.items("BandwidthPackage") {
		c.spawnPackage(gw.ID, row{"Bandwidth": p["Bandwidth"], "ZoneId": p["Zone"]}, c.packageCount())
	}
	return answer{object: gw}
}

// hasEntries says whether the entries of the target's tables are not gone.
func hasEntries(table, entry kindName, attr string) func(*call) bool {
	return func(c *call) bool {
		for t := range c.where(table, "NatGatewayId", c.target.ID).all {
			if c.where(entry, attr, t.ID).len() > 0 {
				return true
			}
		}
		return false
	}
}

// unroute takes the default route away with the gateway that it leads to.
func unroute(c *Cloud, gw *object) {
	vpc := c.object(kindVpc, gw.Attrs["VpcId"])
	if gw.status() != "Pending" || vpc == nil {
		return // it has become Available
	}
	if entry := c.defaultRoute(vpc); entry != nil && entry.Attrs["InstanceId"] == gw.ID {
		c.vanish(entry, c.now)
	}
}

// importNatGateway adds the tables that a described gateway names.
func importNatGateway(c *Cloud, gw *object, item row) {
	for _, t := range []struct {
		kind kindName
		path string
	}{{kindForwardTable, "ForwardTableIds.ForwardTableId[]"}, {kindSnatTable, "SnatTableIds.SnatTableId[]"}} {
		for _, id := range splitList(item[t.path]) {
			c.set(c.adopt(t.kind, id, row{"RegionId": gw.Attrs["RegionId"]}), "NatGatewayId", gw.ID)
		}
	}
}
