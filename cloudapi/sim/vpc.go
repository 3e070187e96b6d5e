package sim

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
)

// Chapter 5: VPCs. A VPC is created with its VRouter, its system route table
// and that table's system entry, which go with it.

const kindVpc kindName = "vpc"

// Kinds of other chapters that a described VPC lists.
const kindNatGateway kindName = "natgateway"

func vpcChapter() chapter {
	return chapter{kinds: []kind{vpcKind()}, ops: vpcOps()}
}

func vpcKind() kind {
	return kind{
		name: kindVpc, id: "VpcId", prefix: "vpc-",
		settles: map[string]string{"Pending": "Available"},
		nested: []nested{
			{path: "RouterTableIds.RouterTableIds[]", kind: kindRouteTable, by: "VpcId"},
			{path: "VSwitchIds.VSwitchId[]", kind: kindVSwitch, by: "VpcId"},
			{path: "NatGatewayIds.NatGatewayIds[]", kind: kindNatGateway, by: "VpcId"},
		},
		names:    row{"UserCidr": "UserCidrs.UserCidr[]", "EnableIPv6": "EnableIpv6"},
		fields:   map[string]func(*Cloud, *object) string{"RouteTableId": func(c *Cloud, vpc *object) string { return systemTable(c, vpc.ID) }},
		rows:     map[string]func(*Cloud, *object) []row{"CloudResources.CloudResourceSetType[]": resourcesBy("VpcId")},
		imported: importVpc,
	}
}

func vpcOps() []op {
	return []op{
		{
			action: "CreateVpc", kind: kindVpc, run: createVpc,
			via: "Pending", to: "Available", takes: 2 * time.Second,
			codes: row{"CidrBlock": "InvalidParameter CIDR block"},
			flaws: map[string]func(string) string{"UserCidr": userCIDRFlaw},
			guards: []guard{
				{"InvalidParameter", "CIDR block", vpcCIDRUnfit},
				{"InvalidUserCidr.Malformed", "", userCIDRReserved},
				{"InvalidParameter", "Ipv6CidrBlock", func(c *call) bool { return c.has("Ipv6CidrBlock") && !isVpcIPv6(c.get("Ipv6CidrBlock")) }},
			},
			quotas: []quota{
				{code: "InvalidUserCidr.Quota", limit: "user_cidrs", count: countWords("UserCidr")},
				{code: "QuotaExceeded.Vpc", limit: "vpcs", count: countAll(kindVpc), add: one},
			},
		},
		{
			action: "DeleteVpc", kind: kindVpc, run: remove, deletes: true,
			target: "VpcId", unknown: "InvalidVpcId.NotFound",
			from: []string{"Available"}, code: "IncorrectVpcStatus",
			via: "Pending", takes: time.Second,
		},
		{
			action: "DescribeVpcs", kind: kindVpc, run: list, list: "Vpcs.Vpc[]",
			filters: map[string]func(*call, *object, string) bool{"IsDefault": orNotDefault},
		},
		{
			action: "ModifyVpcAttribute", kind: kindVpc, run: modifyVpc,
			target: "VpcId", unknown: "InvalidVpcId.NotFound",
			from: []string{"Available"}, code: "IncorrectVpcStatus",
			extras: []catalog.Param{*catalog.Lookup("CreateVpc").Param("UserCidr")},
			flaws:  map[string]func(string) string{"UserCidr": userCIDRFlaw},
			guards: []guard{
				{"InvalidParameter", "CidrBlock", func(c *call) bool { return c.attr("CidrBlock") != c.target.Attrs["CidrBlock"] }},
				{"InvalidUserCidr.Malformed", "", userCIDRReserved},
				{"OperationDenied", "The VPC has an IPv6 gateway or IPv6 addresses.", ipv6Used},
			},
			quotas: []quota{{code: "InvalidUserCidr.Quota", limit: "user_cidrs", count: countWords("UserCidr")}},
		},
		{
			action: "DescribeVpcAttribute", kind: kindVpc, run: show,
			target: "VpcId", unknown: "InvalidVpcId.NotFound",
		},
	}
}

// vpcRanges are the ranges that a VPC's CIDR is part of (5.1).
var vpcRanges = []netip.Prefix{
	netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("172.16.0.0/12"), netip.MustParsePrefix("192.168.0.0/16"),
}

// vpcCIDRUnfit: the CIDR is one of the ranges or part of one, with a mask of 8
// to 24 bits.
func vpcCIDRUnfit(c *call) bool {
	p := c.prefix("CidrBlock")
	return p.Bits() < 8 || p.Bits() > 24 ||
		!slices.ContainsFunc(vpcRanges, func(r netip.Prefix) bool { return contains(r, p) })
}

// reserved is the range of the cloud's own services.
var reserved = netip.MustParsePrefix("100.64.0.0/10")

func userCIDRReserved(c *call) bool {
	return slices.ContainsFunc(c.words("UserCidr"), func(text string) bool { return reserved.Overlaps(parsePrefix(text)) })
}

// userCIDRFlaw tells a mask that is none from other mistakes (5.1).
func userCIDRFlaw(value string) string {
	for _, part := range splitParts(value) {
		ip, mask, _ := strings.Cut(part, "/")
		if n, err := strconv.Atoi(mask); validIP(ip) && (err != nil || n < 0 || n > 32) {
			return "InvalidParameter UserCidr Subnet mask"
		}
	}
	return "InvalidParameter UserCidr invalid"
}

// isVpcIPv6 wants a block of 56 bits, which leaves a VSwitch its 8 of 64.
func isVpcIPv6(text string) bool {
	p, err := netip.ParsePrefix(text)
	return err == nil && p.Addr().Is6() && p.Bits() == 56 && p == p.Masked()
}

func createVpc(c *call) answer {
	vpc := c.create(row{"IsDefault": "false", "ResourceGroupId": c.group()})
	if c.get("EnableIpv6") == "true" && !c.has("Ipv6CidrBlock") {
		c.set(vpc, "Ipv6CidrBlock", c.vpcIPv6(vpc))
	}
	at := row{"VpcId": vpc.ID, "RegionId": c.region, "ResourceGroupId": vpc.Attrs["ResourceGroupId"]}
	router := c.spawn(kindVRouter, at)
	c.set(vpc, "VRouterId", router.ID)
	c.spawnSystemTable(router, at)
	return answer{object: vpc}
}

func modifyVpc(c *call) answer {
	ans := update(c)
	if c.has("UserCidr") {
		c.set(c.target, c.name("UserCidr"), c.get("UserCidr"))
	}
	switch c.params["EnableIPv6"] {
	case "true":
		if c.target.Attrs["Ipv6CidrBlock"] == "" {
			c.set(c.target, "Ipv6CidrBlock", c.vpcIPv6(c.target))
		}
	case "false":
		c.set(c.target, "Ipv6CidrBlock", "")
	}
	return ans
}

// ipv6Used: the call takes away the IPv6 block of a VPC that needs it.
func ipv6Used(c *call) bool {
	return c.params["EnableIPv6"] == "false" &&
		c.where(kindIpv6Gateway, "VpcId", c.target.ID).len()+c.where(kindIpv6Address, "VpcId", c.target.ID).len() > 0
}

// vpcIPv6 is the IPv6 block that the cloud gives a VPC: 2408:4000::/24 holds
// one for every VPC up to the four thousand millionth.
func (c *Cloud) vpcIPv6(vpc *object) string {
	n := uint32(vpc.Seq)
	bytes := [16]byte{0x24, 0x08, 0x40, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
	return netip.PrefixFrom(netip.AddrFrom16(bytes), 56).String()
}

// group is the resource group asked for, or the account's default one.
func (c *call) group() string {
	if id := c.get("ResourceGroupId"); id != "" {
		return id
	}
	return "rg-acfm" + strconv.FormatUint(c.random("group", 0), 36)
}

// orNotDefault is the filter IsDefault: true asks for all, false for those
// that are not the region's default (5.3, 6.1).
func orNotDefault(_ *call, o *object, want string) bool {
	return want == "true" || o.Attrs["IsDefault"] != "true"
}

// resourcesBy counts what is in a VPC, the automatic VRouter and route table
// included (5.5), or in a VSwitch (6.3).
func resourcesBy(attr string) func(*Cloud, *object) []row {
	return func(c *Cloud, in *object) []row {
		var rows []row
		for _, k := range c.reg.order {
			if n := c.where(k.name, attr, in.ID).len(); k.label != "" && n > 0 {
				rows = append(rows, row{"ResourceType": k.label, "ResourceCount": strconv.Itoa(n)})
			}
		}
		return rows
	}
}

// importVpc adds what a described VPC says of its router and tables, as far as
// it is not known yet. The first table listed is the one made with the VPC.
func importVpc(c *Cloud, vpc *object, item row) {
	at := row{"VpcId": vpc.ID, "RegionId": vpc.Attrs["RegionId"]}
	if id := item["VRouterId"]; id != "" {
		c.adopt(kindVRouter, id, at)
		at = row{"VRouterId": id, "VpcId": vpc.ID, "RegionId": vpc.Attrs["RegionId"], "RouterType": "VRouter"}
	}
	at["RouteTableType"] = "System"
	for _, id := range splitList(item["RouterTableIds.RouterTableIds[]"]) {
		c.adopt(kindRouteTable, id, at)
		at["RouteTableType"] = "Custom"
	}
}

// contains says whether outer is inner or contains it.
func contains(outer, inner netip.Prefix) bool {
	return outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr())
}
