package sim

import (
	"net/netip"
	"strconv"
	"time"

	"netplan/cloudapi/catalog"
)

// Chapter 6: VSwitches. Those of one VPC are created and deleted one after
// another, and not while a route entry of the VPC is being configured.

const kindVSwitch kindName = "vswitch"

func vswitchChapter() chapter {
	return chapter{kinds: []kind{vswitchKind()}, ops: vswitchOps()}
}

func vswitchKind() kind {
	return kind{
		name: kindVSwitch, id: "VSwitchId", prefix: "vsw-", label: "VSwitch",
		settles: map[string]string{"Pending": "Available", "Modifying": "Available"},
		locks:   []string{"VpcId"},
		claims:  []claim{{in: "VpcId", cidr: "CidrBlock"}},
		links:   []link{{attr: "VpcId", to: kindVpc, code: "DependencyViolation.VSwitch"}},
		// The request has a number where the answer has the whole block.
		names: row{"Ipv6CidrBlock": "Ipv6Number", "RouteTableId": "RouteTable.RouteTableId"},
		fields: map[string]func(*Cloud, *object) string{
			"Ipv6CidrBlock":             vswitchIPv6,
			"AvailableIpAddressCount":   freeAddresses,
			"RouteTable.RouteTableType": tableType,
		},
		rows:     map[string]func(*Cloud, *object) []row{"CloudResources.CloudResourceSetType[]": resourcesBy("VSwitchId")},
		imported: importVSwitch,
	}
}

func vswitchOps() []op {
	return []op{
		{
			action: "CreateVSwitch", kind: kindVSwitch, run: createVSwitch,
			via: "Pending", to: "Available", takes: 3 * time.Second,
			needs:  []need{{"VpcId", kindVpc, "InvalidVpcId.NotFound"}},
			codes:  row{"CidrBlock": "InvalidCirdrBlock.MaskLength"},
			guards: createVSwitchGuards(),
			quotas: []quota{{code: "QuotaExceeded.VSwitch", limit: "vswitches_per_vpc", count: countBy(kindVSwitch, "VpcId"), add: one}},
		},
		{
			action: "DescribeVSwitches", kind: kindVSwitch, run: list, list: "VSwitches.VSwitch[]",
			needs: []need{
				{"VSwitchId", kindVSwitch, "InvalidVSwitchId.NotFound"},
				{"VpcId", kindVpc, "Forbidden.VpcNotFound"},
			},
			filters: map[string]func(*call, *object, string) bool{"IsDefault": orNotDefault},
		},
		{
			action: "ModifyVSwitchAttribute", kind: kindVSwitch, run: update,
			target: "VSwitchId", unknown: "InvalidVSwitchId.NotFound",
			codes:   row{"Description": "InvalidVSwitchDiscription.Malformed"},
			borrows: "CreateVSwitch",
			guards: []guard{
				{"InvalidParameter", "Ipv6CidrBlock", ipv6Unfit},
				{"InvalidCidrBlock.Overlapped", "other subnets", ipv6Taken},
			},
		},
		{
			action: "DescribeVSwitchAttributes", kind: kindVSwitch, run: show,
			target: "VSwitchId", unknown: "InvalidVSwitchId.NotFound", borrows: "DescribeVSwitches",
		},
		{
			action: "DeleteVSwitch", kind: kindVSwitch, run: remove, deletes: true,
			target: "VSwitchId", unknown: "InvalidVSwitchId.NotFound",
			from: []string{"Available", "Modifying"}, code: "IncorrectVSwitchStatus",
			via: "Pending", takes: 2 * time.Second,
			guards: []guard{
				{"IncorrectStatus", "", func(c *call) bool { return c.target.status() == "Modifying" }},
				{"IncorrectVSwitchStatus", "", busy(kindVSwitch, "VpcId")},
				{"IncorrectRouteEntryStatus", "", busy(kindRouteEntry, "VpcId")},
			},
		},
	}
}

func createVSwitchGuards() []guard {
	return []guard{
		{"InvalidZoneId.NotFound", "", zoneUnknown("ZoneId")},
		{"InvalidCirdrBlock.MaskLength", "", func(c *call) bool { return c.prefix("CidrBlock").Bits() < 16 || c.prefix("CidrBlock").Bits() > 29 }},
		{"InvalidParameter", "in VPC", func(c *call) bool {
			return !contains(parsePrefix(c.refs["VpcId"].Attrs["CidrBlock"]), c.prefix("CidrBlock"))
		}},
		{"InvalidParameter", "Ipv6CidrBlock", ipv6Unfit},
		{"IncorrectVpcStatus", "", func(c *call) bool { return c.refs["VpcId"].status() != "Available" }},
		{"IncorrectVSwitchStatus", "simultaneously", vswitchComing},
		{"IncorrectVSwitchStatus", "is modifying", busy(kindVSwitch, "VpcId")},
		{"IncorrectRouteEntryStatus", "", busy(kindRouteEntry, "VpcId")},
		{"InvalidCidrBlock.Overlapped", "other subnets", func(c *call) bool {
			return c.spaces[place{kindVSwitch, "VpcId", c.get("VpcId")}].overlaps(c.prefix("CidrBlock"))
		}},
		// A route may contain the new VSwitch (6.4), so the default route may.
		{"InvalidCidrBlock.Overlapped", "other entry", func(c *call) bool {
			return c.spaces[place{kindRouteEntry, "VpcId", c.get("VpcId")}].within(c.prefix("CidrBlock"))
		}},
		{"InvalidCidrBlock.Overlapped", "other subnets", ipv6Taken},
	}
}

// busy says whether an object of the kind that shares an attribute's value
// with the call or its target is in a transient status.
func busy(k kindName, attr string) func(*call) bool {
	return func(c *call) bool { return c.busy[place{k, attr, c.attr(attr)}] > 0 }
}

// vswitchComing: a VSwitch of the call's VPC is being created, not changed or
// deleted (6.4).
func vswitchComing(c *call) bool {
	if !busy(kindVSwitch, "VpcId")(c) {
		return false
	}
	for vsw := range c.where(kindVSwitch, "VpcId", c.attr("VpcId")).all {
		if vsw.status() == "Pending" && !vsw.leaving() {
			return true
		}
	}
	return false
}

// zoneUnknown says whether a parameter is no zone of the call's region.
func zoneUnknown(param string) func(*call) bool {
	return func(c *call) bool {
		region := catalog.LookupRegion(c.region)
		return c.has(param) && (region == nil || !region.HasZone(c.get(param)))
	}
}

func createVSwitch(c *call) answer {
	return answer{object: c.create(row{
		"IsDefault": "false", "ResourceGroupId": c.refs["VpcId"].Attrs["ResourceGroupId"],
		"RouteTable.RouteTableId": systemTable(c.Cloud, c.refs["VpcId"].ID),
	})}
}

// freeAddresses is what the first and the last three addresses, which are
// reserved, and instances leave of the block (6.4).
func freeAddresses(c *Cloud, vsw *object) string {
	p := parsePrefix(vsw.Attrs["CidrBlock"])
	if !p.IsValid() || p.Bits() > 29 {
		return "0"
	}
	return strconv.Itoa(1<<(32-p.Bits()) - 4 - c.addressesHeld(vsw))
}

// tableType is the type of the VSwitch's route table; the system one while it
// is not known.
func tableType(c *Cloud, vsw *object) string {
	if t := c.object(kindRouteTable, vsw.Attrs["RouteTable.RouteTableId"]); t != nil {
		return t.Attrs["RouteTableType"]
	}
	return "System"
}

// vswitchIPv6 is the VSwitch's 64-bit block: the VPC's, and its number in the
// last 8 bits.
func vswitchIPv6(c *Cloud, vsw *object) string {
	n, err := strconv.Atoi(vsw.Attrs["Ipv6Number"])
	vpc := c.object(kindVpc, vsw.Attrs["VpcId"])
	if err != nil || vpc == nil {
		return ""
	}
	block, err := netip.ParsePrefix(vpc.Attrs["Ipv6CidrBlock"])
	if err != nil {
		return ""
	}
	bytes := block.Addr().As16()
	bytes[7] = byte(n)
	return netip.PrefixFrom(netip.AddrFrom16(bytes), 64).String()
}

// ipv6Unfit: the IPv6 number has more than 8 bits (6.4), or the VPC has no IPv6
// block.
func ipv6Unfit(c *call) bool {
	vpc := c.object(kindVpc, c.attr("VpcId"))
	return c.has("Ipv6CidrBlock") && (c.number("Ipv6CidrBlock") > 255 || vpc == nil || vpc.Attrs["Ipv6CidrBlock"] == "")
}

// ipv6Taken: another VSwitch of the VPC has the IPv6 number.
func ipv6Taken(c *call) bool {
	if !c.has("Ipv6CidrBlock") {
		return false
	}
	for o := range c.where(kindVSwitch, "VpcId", c.attr("VpcId")).all {
		if o != c.target && o.Attrs["Ipv6Number"] == c.get("Ipv6CidrBlock") {
			return true
		}
	}
	return false
}

// importVSwitch takes the IPv6 number out of the described block.
func importVSwitch(c *Cloud, vsw *object, item row) {
	if p, err := netip.ParsePrefix(item["Ipv6CidrBlock"]); err == nil {
		bytes := p.Addr().As16()
		c.set(vsw, "Ipv6Number", strconv.Itoa(int(bytes[7])))
	}
}
