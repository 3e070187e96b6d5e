package sim

import (
	"net/netip"
	"slices"
	"time"
)

// Chapter 17: SNAT entries. Those of one table are changed and deleted one
// after another, but may be created together.

const (
	kindSnatEntry kindName = "snatentry"
	// kindSnatIP is a public IP of an entry; entries are found by it.
	kindSnatIP kindName = "snatip"
)

func snatChapter() chapter {
	return chapter{kinds: []kind{snatEntryKind(), snatIPKind()}, ops: snatOps()}
}

func snatEntryKind() kind {
	return kind{
		name: kindSnatEntry, id: "SnatEntryId", prefix: "snat-",
		settles: map[string]string{"Pending": "Available", "Modifying": "Available"},
		locks:   []string{"SnatTableId"},
		claims:  []claim{{in: "SnatTableId", cidr: "SourceCIDR"}},
		links: []link{
			{attr: "SnatTableId", to: kindSnatTable},
			{attr: "SourceVSwitchId", to: kindVSwitch, code: "DependencyViolation"},
		},
		imported: func(c *Cloud, o *object, _ row) {
			c.adoptTable(kindSnatTable, o, "SnatTableId")
			c.indexIPs(o)
		},
	}
}

func snatIPKind() kind {
	return kind{
		name: kindSnatIP, id: "SnatIpKey",
		key:   func(at row) string { return at["SnatEntryId"] + " " + at["IpAddress"] },
		index: []string{"IpAddress"},
		links: []link{{attr: "SnatEntryId", to: kindSnatEntry}},
	}
}

func snatOps() []op {
	table := need{"SnatTableId", kindSnatTable, "InvalidSnatTableId.NotFound"}
	codes := row{"SourceCIDR": "INVALID_PARAMETER"}
	locked := guard{"IncorretSnatEntryStatus", "", busy(kindSnatEntry, "SnatTableId")}
	elsewhere := guard{"InvalidSnatEntryId.NotFound", "SNAT entry", func(c *call) bool { return c.target.Attrs["SnatTableId"] != c.get("SnatTableId") }}
	pool := quota{code: "SNAT_IP_POOL_COUNT_TOO_MANY", limit: "ips_per_snat_entry", count: countWords("SnatIp")}
	return []op{
		{
			action: "CreateSnatEntry", kind: kindSnatEntry, run: createSnat, codes: codes, masks: []string{"SourceCIDR"},
			via: "Pending", to: "Available", takes: 2 * time.Second,
			needs:  []need{table, {"SourceVSwitchId", kindVSwitch, "InvalidVSwitchId.NotFound"}},
			guards: append(snatGuards(), sourceGuards()...),
			quotas: []quota{pool, {code: "Forbidden.SnatEntryCountLimited", limit: "snat_entries_per_table", count: countBy(kindSnatEntry, "SnatTableId"), add: one}},
		},
		{
			action: "DescribeSnatTableEntries", kind: kindSnatEntry, run: list,
			list: "SnatTableEntries.SnatTableEntry[]", needs: []need{table},
		},
		{
			action: "ModifySnatEntry", kind: kindSnatEntry, run: modifySnat,
			target: "SnatEntryId", unknown: "InvalidSnatEntryId.NotFound",
			via: "Modifying", to: "Available", takes: 2 * time.Second,
			needs: []need{table}, borrows: "DeleteSnatEntry CreateSnatEntry",
			guards: append([]guard{elsewhere, locked}, snatGuards()...),
			quotas: []quota{pool},
		},
		{
			action: "DeleteSnatEntry", kind: kindSnatEntry, run: remove, deletes: true,
			target: "SnatEntryId", unknown: "InvalidSnatEntryId.NotFound",
			via: "Pending", takes: time.Second,
			needs:  []need{table},
			guards: []guard{elsewhere, locked},
		},
	}
}

// snatGuards are about the public IPs of an entry.
func snatGuards() []guard {
	some := func(bad func(*call, string) bool) func(*call) bool {
		return func(c *call) bool {
			return slices.ContainsFunc(c.words("SnatIp"), func(ip string) bool { return bad(c, ip) })
		}
	}
	return []guard{
		{"IncorrectStatus", "The NAT gateway is not available.", tableUnready("SnatTableId")},
		{"InvalidSnatIp.Malformed", "", func(c *call) bool {
			ips := c.words("SnatIp")
			slices.Sort(ips)
			return len(slices.Compact(ips)) < len(c.words("SnatIp"))
		}},
		{"EIP_NOT_IN_GATEWAY", "", some(func(c *call, ip string) bool { return c.gatewayOf(ip) != c.tableGateway("SnatTableId") })},
		{"Forbidden.IpUsedInForwardTable", "", some(func(c *call, ip string) bool { return c.inForward(ip) })},
	}
}

// sourceGuards are about where the traffic of an entry comes from.
func sourceGuards() []guard {
	return []guard{
		{"INVALID_PARAMETER", "", func(c *call) bool { return c.has("SourceCIDR") == c.has("SourceVSwitchId") }},
		{"InvalidVSwitchId.NotFound", "", func(c *call) bool {
			vsw, gw := c.refs["SourceVSwitchId"], c.object(kindNatGateway, c.tableGateway("SnatTableId"))
			return vsw != nil && vsw.Attrs["VpcId"] != gw.Attrs["VpcId"]
		}},
		{"Forbidden.SourceVSwitchId.IncludeHaVip", "", haVipsIn("SourceVSwitchId")},
		{"Forbidden.SourceVSwitchId.Duplicated", "", func(c *call) bool {
			return c.has("SourceVSwitchId") && c.where(kindSnatEntry, "SourceVSwitchId", c.get("SourceVSwitchId")).len() > 0 ||
				c.spaces[place{kindSnatEntry, "SnatTableId", c.get("SnatTableId")}].has(c.source())
		}},
	}
}

// source is the prefix that the new entry serves.
func (c *call) source() netip.Prefix {
	if vsw := c.refs["SourceVSwitchId"]; vsw != nil {
		return parsePrefix(vsw.Attrs["CidrBlock"])
	}
	return c.prefix("SourceCIDR")
}

func createSnat(c *call) answer {
	o := c.create(row{"SourceCIDR": c.source().String()})
	c.indexIPs(o)
	return answer{object: o}
}

func modifySnat(c *call) answer {
	ans := update(c)
	c.indexIPs(c.target)
	return ans
}

// indexIPs makes an entry's IPs those that it is found by.
func (c *Cloud) indexIPs(entry *object) {
	listed := c.where(kindSnatIP, "SnatEntryId", entry.ID)
	for _, ip := range listed.page(0, listed.len()) {
		c.vanish(ip, c.now)
	}
	for _, ip := range splitList(entry.Attrs["SnatIp"]) {
		c.spawnFor(entry.owner(), kindSnatIP, row{"SnatEntryId": entry.ID, "IpAddress": ip, "RegionId": entry.Attrs["RegionId"]})
	}
}
