package sim

import (
	"cmp"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// Chapters 7 and 8: VRouters, route tables, their use by VSwitches, and route
// entries.

func routeChapter() chapter {
	return chapter{ops: append(tableOps(), entryOps()...)}
}

func tableOps() []op {
	return []op{
		{action: "DescribeVRouters", kind: kindVRouter, run: list, list: "VRouters.VRouter[]"},
		{
			action: "ModifyVRouterAttribute", kind: kindVRouter, run: update,
			target: "VRouterId", unknown: "InvalidVRouterId.NotFound",
			codes: row{"Description": "InvalidVRouterDiscription.Malformed"},
		},
		{
			action: "DescribeRouteTableList", kind: kindRouteTable, run: listTables, list: "RouterTableList.RouterTableListType[]",
			names: row{"RouterId": "VRouterId"}, filters: map[string]func(*call, *object, string) bool{"RouterType": routerType("VpcId")},
		},
		{
			action: "DescribeRouteTables", kind: kindRouteTable, run: list, list: "RouteTables.RouteTable[]",
			names: row{"RouterId": "VRouterId"}, filters: map[string]func(*call, *object, string) bool{"RouterType": routerType("VRouterId"), "Type": tableTypeFold},
		},
		{
			action: "CreateRouteTable", kind: kindRouteTable, run: createTable, borrows: "CreateRouteEntry",
			needs:  []need{{"VpcId", kindVpc, "InvalidVpcId.NotFound"}},
			guards: []guard{{"IncorrectVpcStatus", "", func(c *call) bool { return c.refs["VpcId"].status() != "Available" }}},
		},
		{
			action: "ModifyRouteTableAttributes", kind: kindRouteTable, run: update,
			target: "RouteTableId", unknown: "InvalidRouteTableId.NotFound", borrows: "AssociateRouteTable",
		},
		{
			action: "AssociateRouteTable", kind: kindRouteTable, run: associate, borrows: "DescribeVSwitches",
			target: "RouteTableId", unknown: "InvalidRouteTableId.NotFound",
			needs: []need{{"VSwitchId", kindVSwitch, "InvalidVSwitchId.NotFound"}},
			guards: []guard{
				{"OperationDenied", "The route table is not a custom one.", systemTarget},
				{"OperationDenied", "The VSwitch is in another VPC.", func(c *call) bool { return vswitchOf(c).Attrs["VpcId"] != c.target.Attrs["VpcId"] }},
				{"OperationDenied", "The VSwitch has a custom route table.", func(c *call) bool { return tableType(c.Cloud, vswitchOf(c)) == "Custom" }},
				{"IncorrectStatus", "The VSwitch is Pending.", func(c *call) bool { return vswitchOf(c).busy() }},
			},
		},
		{
			action: "UnassociateRouteTable", kind: kindRouteTable, run: unassociate, borrows: "DescribeVSwitches",
			target: "RouteTableId", unknown: "InvalidRouteTableId.NotFound",
			needs: []need{{"VSwitchId", kindVSwitch, "InvalidVSwitchId.NotFound"}},
			guards: []guard{
				{"OperationDenied", "The route table is not a custom one.", systemTarget},
				{"OperationDenied", "The VSwitch does not use the route table.", func(c *call) bool {
					return vswitchOf(c).Attrs["RouteTable.RouteTableId"] != c.target.ID
				}},
				{"IncorrectStatus", "The VSwitch is Pending.", func(c *call) bool { return vswitchOf(c).busy() }},
			},
		},
		{
			action: "DeleteRouteTable", kind: kindRouteTable, run: removeNow, borrows: "AssociateRouteTable",
			target: "RouteTableId", unknown: "InvalidRouteTableId.NotFound",
			guards: []guard{
				{"OperationDenied", "The route table is not a custom one.", systemTarget},
				{"IncorrectVSwitchStatus", "", func(c *call) bool { return c.busy[place{kindVSwitch, "VpcId", c.target.Attrs["VpcId"]}] > 0 }},
				{"DependencyViolation", "VSwitches use the route table.", func(c *call) bool {
					return c.where(kindVSwitch, "RouteTable.RouteTableId", c.target.ID).len() > 0
				}},
				{"DependencyViolation", "The route table has entries.", func(c *call) bool { return customEntries(c, c.target.ID) > 0 }},
			},
		},
	}
}

func entryOps() []op {
	return []op{
		{
			action: "CreateRouteEntry", kind: kindRouteEntry, run: createEntry,
			via: "Pending", to: "Available", takes: 2 * time.Second,
			needs: []need{{"RouteTableId", kindRouteTable, "InvalidRouteTableId.NotFound"}},
			codes: row{
				"DestinationCidrBlock":      "InvalidCidrBlock not valid",
				"NextHopList.N.NextHopType": "InvalidNextHopType",
				"NextHopList.N.Weight":      "INVALID_WEIGHT_PARAM",
			},
			sizes:  row{"NextHopList": "InvalidNexthopListSize"},
			guards: slices.Concat(hopGuards(), vbrEntryGuards(), createEntryGuards(), hopStatusGuards()),
			quotas: []quota{
				{code: "QuotaExceeded", limit: "route_entries_per_table", count: func(c *call) int { return customEntries(c, c.get("RouteTableId")) }, add: one},
				{code: "CountLimitExceed.HaVipRouteEntry", limit: "havip_entries_per_table", count: haVipEntries, add: haVipHop},
			},
		},
		{
			action: "DeleteRouteEntry", kind: kindRouteEntry, run: removeEntry, takes: 2 * time.Second,
			needs: []need{{"RouteTableId", kindRouteTable, "InvalidRouteTableId.NotFound"}},
			guards: []guard{
				{"InvalidRouteEntry.NotFound", "", func(c *call) bool { return entryOf(c) == nil }},
				{"InvalidRouteEntry", "", func(c *call) bool { return otherHop(c, entryOf(c)) }},
				{"IncorrectVpcStatus", "", vpcNotAvailable},
				{"Forbbiden", "", func(c *call) bool { return entryOf(c).Attrs["Type"] == "BGP" }},
				{"OperationDenied", "system", func(c *call) bool { return !custom(entryOf(c)) }},
				{"IncorrectRouteEntryStatus", "VBR has", vbrUnstable},
				{"IncorrectRouteEntryStatus", "Specified routeEntry", entryBusy},
				{"IncorrectRouteEntryStatus", "Some route entry", busy(kindRouteEntry, "RouteTableId")},
				{"IncorrectRouteEntryStatus", "Vpc NotStable", vpcUnstable},
			},
		},
	}
}

func vswitchOf(c *call) *object { return c.refs["VSwitchId"] }

func systemTarget(c *call) bool { return c.target.Attrs["RouteTableType"] != "Custom" }

// routerType is the filter of that name. A parameter that names a VPC or its
// router makes the type VRouter, whatever is given (8.2, 8.3).
func routerType(vpcOwn string) func(*call, *object, string) bool {
	return func(c *call, o *object, want string) bool { return c.has(vpcOwn) || o.Attrs["RouterType"] == want }
}

// tableTypeFold is the filter Type of 8.3.
func tableTypeFold(_ *call, o *object, want string) bool {
	return strings.EqualFold(o.Attrs["RouteTableType"], want)
}

// listTables adds what 8.2 has beside the list.
func listTables(c *call) answer {
	// VRouter, unless a VPC makes it so anyway.
	c.params["RouterType"] = c.get("RouterType")
	a := list(c)
	a.values = row{"Code": "200", "Message": "successful", "Success": "true"}
	return a
}

func createTable(c *call) answer {
	vpc := c.refs["VpcId"]
	return answer{object: c.create(row{
		"VRouterId": vpc.Attrs["VRouterId"], "RouterType": "VRouter", "RouteTableType": "Custom",
		"ResourceGroupId": vpc.Attrs["ResourceGroupId"],
	})}
}

func associate(c *call) answer {
	c.set(vswitchOf(c), "RouteTable.RouteTableId", c.target.ID)
	return answer{}
}

func unassociate(c *call) answer {
	c.set(vswitchOf(c), "RouteTable.RouteTableId", systemTable(c.Cloud, c.target.Attrs["VpcId"]))
	return answer{}
}

func removeNow(c *call) answer {
	c.vanish(c.target, c.now)
	return answer{}
}

// customEntries counts the entries of a table that users made.
func customEntries(c *call, table string) int {
	n := 0
	for e := range c.where(kindRouteEntry, "RouteTableId", table).all {
		if custom(e) {
			n++
		}
	}
	return n
}

// destination is the prefix that an entry call names; a bare address is one of
// its own (8.8).
func destination(c *call) netip.Prefix { return c.prefix("DestinationCidrBlock") }

// entryOf is the entry that a call names, or nil.
func entryOf(c *call) *object {
	return c.object(kindRouteEntry, entryKey(c.get("RouteTableId"), destination(c).String()))
}

// entryBusy: the entry that a call names is being made or deleted.
func entryBusy(c *call) bool {
	entry := entryOf(c)
	return entry != nil && entry.busy()
}

// vswitchesBy are the prefixes of the VSwitches beside a route table.
func vswitchesBy(c *call) *space {
	return c.spaces[place{kindVSwitch, "VpcId", c.refs["RouteTableId"].Attrs["VpcId"]}]
}

// vpcNotAvailable: the VPC of the route table is being made or deleted.
func vpcNotAvailable(c *call) bool {
	vpc := c.object(kindVpc, c.refs["RouteTableId"].Attrs["VpcId"])
	return vpc != nil && vpc.status() != "Available"
}

// vpcUnstable: the VPC is making or deleting a VSwitch or a route entry (8.9).
func vpcUnstable(c *call) bool {
	vpc := c.refs["RouteTableId"].Attrs["VpcId"]
	return vpc != "" && (c.busy[place{kindVSwitch, "VpcId", vpc}] > 0 || c.busy[place{kindRouteEntry, "VpcId", vpc}] > 0)
}

func createEntryGuards() []guard {
	return []guard{
		{"InvalidCidrBlock", "not valid", func(c *call) bool { return contains(reserved, destination(c)) }},
		{"IncorrectVpcStatus", "", vpcNotAvailable},
		{"IncorrectRouteEntryStatus", "Specified routeEntry", entryBusy},
		{"IncorrectRouteEntryStatus", "Some route entry", busy(kindRouteEntry, "RouteTableId")},
		{"IncorrectRouteEntryStatus", "The vpc has", vpcUnstable},
		{"InvalidRouteEntry.Duplicate", "", func(c *call) bool { return entryOf(c) != nil && sameHops(c, entryOf(c)) }},
		{"InvalidCIDRBlock.Duplicate", "", func(c *call) bool { return entryOf(c) != nil }},
		// One that contains VSwitches is permitted: see the ledger.
		{"InvalidCidrBlock", "already exists", func(c *call) bool { return vswitchesBy(c).has(destination(c)) }},
		{"InvalidCidrBlock", "not valid", func(c *call) bool { return vswitchesBy(c).around(destination(c)) }},
		{"INVALID_VPC_ID", "", otherVpc},
		{"InvalidInstanId.NotFound", "", missingHop("Instance")},
		{"InvalidHaVipId.NotFound", "", missingHop("HaVip")},
		{"InvalidRouterInterface", "", func(c *call) bool { return vbrOf(c) == "" && missingHop("RouterInterface")(c) }},
		{"InvalidNextHopId.NotFound", "", missingHop("NetworkInterface", "VpnGateway", "IPv6Gateway")},
		{"InvalidRouterInterface", "", func(c *call) bool {
			return anyHop(c, func(h row) bool { return !c.leads(h["NextHopType"], h["NextHopId"]) })
		}},
		{"INVALID_VPC_ID", "", otherRouter},
		{"InvalidOppositeRouterType", "", plainOpposite},
	}
}

func haVipEntries(c *call) int {
	n := 0
	for e := range c.where(kindRouteEntry, "RouteTableId", c.get("RouteTableId")).all {
		if e.Attrs["NextHopType"] == "HaVip" {
			n++
		}
	}
	return n
}

func haVipHop(c *call) int {
	if c.has("NextHopId") && c.get("NextHopType") == "HaVip" {
		return 1
	}
	return 0
}

func createEntry(c *call) answer {
	at := row{
		"VpcId": c.refs["RouteTableId"].Attrs["VpcId"], "Type": "Custom",
		"DestinationCidrBlock": destination(c).String(), "InstanceId": c.get("NextHopId"),
	}
	list := hops(c)
	if len(list) > 0 {
		at["NextHopType"] = ""
	}
	entry := c.create(at)
	var rows []row
	for _, h := range list {
		rows = append(rows, row{"NextHopId": h["NextHopId"], "NextHopType": h["NextHopType"], "Enabled": "1", "Weight": cmp.Or(h["Weight"], "100")})
	}
	if rows != nil {
		entry.Rows = map[string][]row{"NextHops.NextHop[]": rows}
	}
	return answer{}
}

func removeEntry(c *call) answer {
	c.enter(entryOf(c), "Pending", "", c.latency())
	return answer{}
}
