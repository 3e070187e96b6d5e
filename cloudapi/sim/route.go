package sim

import (
	"cmp"
	"net/netip"
	"strconv"
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
			names: row{"RouterId": "VRouterId"},
		},
		{
			action: "DescribeRouteTables", kind: kindRouteTable, run: list, list: "RouteTables.RouteTable[]",
			names: row{"RouterId": "VRouterId", "Type": "RouteTableType"},
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
			needs:  []need{{"RouteTableId", kindRouteTable, "InvalidRouteTableId.NotFound"}},
			codes:  row{"DestinationCidrBlock": "InvalidCidrBlock not valid"},
			guards: append(hopGuards(), createEntryGuards()...),
			quotas: []quota{
				{code: "QuotaExceeded", limit: "route_entries_per_table", count: func(c *call) int { return customEntries(c, c.get("RouteTableId")) }, add: one},
				{code: "CountLimitExceed.HaVipRouteEntry", limit: "havip_entries_per_table", count: haVipEntries, add: haVipHop},
			},
		},
		{
			action: "DeleteRouteEntry", kind: kindRouteEntry, run: removeEntry, takes: 2 * time.Second,
			needs: []need{{"RouteTableId", kindRouteTable, "InvalidRouteTableId.NotFound"}},
			guards: []guard{
				{"InvalidRouteEntry.NotFound", "", func(c *call) bool { return entryOf(c) == nil || otherHop(c, entryOf(c)) }},
				{"OperationDenied", "system", func(c *call) bool { return !custom(entryOf(c)) }},
				{"IncorrectVpcStatus", "", vpcNotAvailable},
				{"IncorrectRouteEntryStatus", "Some route entry", busy(kindRouteEntry, "RouteTableId")},
				{"IncorrectRouteEntryStatus", "Vpc NotStable", vpcUnstable},
			},
		},
	}
}

func vswitchOf(c *call) *object { return c.refs["VSwitchId"] }

func systemTarget(c *call) bool { return c.target.Attrs["RouteTableType"] != "Custom" }

// listTables adds what 8.2 has beside the list.
func listTables(c *call) answer {
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

// otherHop says whether a deletion names another next hop than the entry has.
func otherHop(c *call, entry *object) bool {
	return c.has("NextHopId") && c.get("NextHopId") != entry.Attrs["InstanceId"]
}

// vpcNotAvailable: the VPC of the route table is being made or deleted.
func vpcNotAvailable(c *call) bool {
	vpc := c.object(kindVpc, c.refs["RouteTableId"].Attrs["VpcId"])
	return vpc != nil && vpc.status() != "Available"
}

// vpcUnstable: the VPC is making or deleting a VSwitch or a route entry (8.9).
func vpcUnstable(c *call) bool {
	vpc := c.refs["RouteTableId"].Attrs["VpcId"]
	return c.busy[place{kindVSwitch, "VpcId", vpc}] > 0 || c.busy[place{kindRouteEntry, "VpcId", vpc}] > 0
}

// hopGuards check the form of the next hops (8.8).
func hopGuards() []guard {
	return []guard{
		{"InvalidNexthopTypeAndList.BothNull", "", func(c *call) bool { return !oneHop(c) && len(hops(c)) == 0 }},
		{"InvalidNexthopTypeAndList.BothNotNull", "", func(c *call) bool { return oneHop(c) && len(hops(c)) > 0 }},
		{"MissingParameter", "", func(c *call) bool { return c.has("NextHopType") && !c.has("NextHopId") }},
		{"InvalidNexthopListSize", "", func(c *call) bool { return len(hops(c)) == 1 || len(hops(c)) > 4 }},
		{"InvalidOppositeRouterType", "", func(c *call) bool {
			return anyHop(c, func(h row) bool { return h["NextHopType"] != "RouterInterface" })
		}},
		{"INVALID_WEIGHT_PARAM", "", func(c *call) bool { return anyHop(c, badWeight) }},
	}
}

func createEntryGuards() []guard {
	return []guard{
		{"InvalidCidrBlock", "not valid", func(c *call) bool { return contains(reserved, destination(c)) }},
		{"IncorrectVpcStatus", "", vpcNotAvailable},
		{"IncorrectRouteEntryStatus", "Some route entry", busy(kindRouteEntry, "RouteTableId")},
		{"IncorrectRouteEntryStatus", "The vpc has", vpcUnstable},
		{"InvalidCIDRBlock.Duplicate", "", func(c *call) bool { return entryOf(c) != nil }},
		// One that contains VSwitches is permitted: see the ledger.
		{"InvalidCidrBlock", "already", func(c *call) bool {
			return c.spaces[place{kindVSwitch, "VpcId", c.refs["RouteTableId"].Attrs["VpcId"]}].around(destination(c))
		}},
		{"InvalidInstanId.NotFound", "", missingHop("Instance")},
		{"InvalidHaVipId.NotFound", "", missingHop("HaVip")},
		{"InvalidRouterInterface", "", missingHop("RouterInterface")},
		{"InvalidNextHopId.NotFound", "", missingHop("NetworkInterface", "VpnGateway", "IPv6Gateway")},
		{"InvalidRouterInterface", "", func(c *call) bool { return anyHop(c, func(h row) bool { return !c.stands(h["NextHopId"]) }) }},
	}
}

// oneHop says whether a call names the next hop of an ordinary route.
func oneHop(c *call) bool { return c.has("NextHopId") || c.has("NextHopType") }

func hops(c *call) []row { return c.items("NextHopList") }

func anyHop(c *call, test func(row) bool) bool {
	for _, h := range hops(c) {
		if test(h) {
			return true
		}
	}
	return false
}

// badWeight: a weight is a number from 0 to 255.
func badWeight(h row) bool {
	if h["Weight"] == "" {
		return false
	}
	n, err := strconv.Atoi(h["Weight"])
	return err != nil || n < 0 || n > 255
}

// missingHop says whether a next hop of one of the types does not exist.
func missingHop(types ...string) func(*call) bool {
	return func(c *call) bool {
		if !c.has("NextHopId") {
			return false
		}
		for _, t := range types {
			if c.get("NextHopType") == t {
				return !c.stands(c.get("NextHopId"))
			}
		}
		return false
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
