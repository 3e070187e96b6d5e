package sim

import "strings"

// The kinds of chapters 7 and 8 that a VPC needs: its VRouter, its route
// tables and their entries.

const (
	kindVRouter    kindName = "vrouter"
	kindRouteTable kindName = "routetable"
	kindRouteEntry kindName = "routeentry"
)

func routerChapter() chapter {
	return chapter{kinds: []kind{vrouterKind(), routeEntryKind(), routeTableKind()}}
}

func vrouterKind() kind {
	return kind{
		name: kindVRouter, id: "VRouterId", prefix: "vrt-", label: "VRouter",
		links:  []link{{attr: "VpcId", to: kindVpc}},
		nested: []nested{{path: "RouteTableIds.RouteTableId[]", kind: kindRouteTable, by: "VRouterId"}},
	}
}

func routeTableKind() kind {
	return kind{
		name: kindRouteTable, id: "RouteTableId", prefix: "vtb-", label: "RouteTable",
		// Only the system table goes with the VPC.
		links: []link{
			{attr: "VpcId", to: kindVpc, code: "Forbbiden", when: customTable},
			{attr: "VpcId", to: kindVpc},
			{attr: "VRouterId", to: kindVbr},
		},
		inherits: []inherit{{attr: "VpcId", from: kindVRouter, by: "VRouterId"}},
		nested: []nested{
			{path: "VSwitchIds.VSwitchId[]", kind: kindVSwitch, by: "RouteTable.RouteTableId"},
			{path: "RouteEntrys.RouteEntry[]", kind: kindRouteEntry, by: "RouteTableId"},
		},
		imported: importTable,
	}
}

// importTable tells the type of a table's router, which 8.3 leaves out.
func importTable(c *Cloud, table *object, _ row) {
	switch {
	case strings.HasPrefix(table.Attrs["VRouterId"], "vbr-"):
		c.set(table, "RouterType", "VBR")
	case table.Attrs["RouterType"] == "":
		c.set(table, "RouterType", "VRouter")
	}
}

func routeEntryKind() kind {
	return kind{
		// An entry has no id of its own: it is its table and destination.
		name: kindRouteEntry, id: "EntryKey",
		key:      func(at row) string { return entryKey(at["RouteTableId"], at["DestinationCidrBlock"]) },
		settles:  map[string]string{"Pending": "Available", "Modifying": "Available"},
		locks:    []string{"VpcId", "RouteTableId"},
		claims:   []claim{{in: "VpcId", cidr: "DestinationCidrBlock"}},
		inherits: []inherit{{attr: "VpcId", from: kindRouteTable, by: "RouteTableId"}},
		links: []link{
			{attr: "RouteTableId", to: kindRouteTable},
			{attr: "VpcId", to: kindVpc, code: "DependencyViolation.RouteEntry", when: custom},
		},
	}
}

func custom(entry *object) bool { return entry.Attrs["Type"] == "Custom" }

func customTable(table *object) bool { return table.Attrs["RouteTableType"] == "Custom" }

// entryKey identifies a route entry.
func entryKey(table, destination string) string { return table + " " + destination }

// spawnSystemTable adds a VPC's system route table with the entry for the
// cloud's own services (8.3). at holds VpcId, RegionId and ResourceGroupId.
func (c *call) spawnSystemTable(router *object, at row) {
	table := row{"VRouterId": router.ID, "RouterType": "VRouter", "RouteTableType": "System"}
	entry := row{"DestinationCidrBlock": reserved.String(), "Type": "System", "NextHopType": "service", "Status": "Available"}
	for name, value := range at {
		table[name], entry[name] = value, value
	}
	entry["RouteTableId"] = c.spawn(kindRouteTable, table).ID
	c.spawn(kindRouteEntry, entry)
}

// systemTable is the id of the system route table of a VPC, which need not be
// known itself; empty if the table is not known.
func systemTable(c *Cloud, vpc string) string {
	for t := range c.where(kindRouteTable, "VpcId", vpc).all {
		if t.Attrs["RouteTableType"] == "System" {
			return t.ID
		}
	}
	return ""
}
