package sim

import (
	"slices"
	"strconv"

	"netplan/cloudapi/catalog"
)

// Chapter 17: NAT bandwidth packages, which give a NAT gateway public IPs of
// its own. Only accounts of before 2017-11-03 may use them; a negative limit
// nat_packages_per_gateway makes the account one of the others.

const (
	kindNatPackage kindName = "natpackage"
	kindNatIP      kindName = "natip"
)

const notOldAccount = "Only accounts with a NAT bandwidth package before 2017-11-03 may have one."

func natPackageChapter() chapter {
	return chapter{kinds: []kind{natPackageKind(), natIPKind()}, ops: natPackageOps()}
}

func natPackageKind() kind {
	return kind{
		name: kindNatPackage, id: "BandwidthPackageId", prefix: "bwp-",
		links:  []link{{attr: "NatGatewayId", to: kindNatGateway, code: "DependencyViolation.BandwidthPackages"}},
		nested: []nested{{path: "PublicIpAddresses.PublicIpAddresse[]", kind: kindNatIP, by: "BandwidthPackageId"}},
		names:  row{"Zone": "ZoneId"},
		fields: map[string]func(*Cloud, *object) string{"IpCount": ipCount},
	}
}

func natIPKind() kind {
	return kind{
		name: kindNatIP, id: "AllocationId", prefix: "nateip-",
		index:  []string{"IpAddress"},
		links:  []link{{attr: "BandwidthPackageId", to: kindNatPackage}},
		fields: map[string]func(*Cloud, *object) string{"UsingStatus": usingStatus},
	}
}

func natPackageOps() []op {
	locked := guard{"BandwidthPackage.FinancialLocked", "", financialLocked}
	crowded := quota{code: "QuotaExceeded.BandwidthPackageIps", limit: "ips_per_nat_package", count: targetIPs, add: number("IpCount")}
	return []op{
		{
			action: "CreateBandwidthPackage", kind: kindNatPackage, run: createNatPackage,
			codes: row{"ISP": "InvalidParameter.BandwidthPackage.n.ISP.ValueNotSupport"},
			needs: []need{{"NatGatewayId", kindNatGateway, "NATGW_NOT_EXIST"}},
			guards: []guard{
				{"OperationDenied", notOldAccount, func(c *call) bool { return c.packagesForbidden() }},
				{"IncorrectStatus", "The NAT gateway is not available.", func(c *call) bool { return c.refs["NatGatewayId"].status() != "Available" }},
				{"InvalidZoneId.NotFound", "ZoneId is not", zoneUnknown("Zone")},
				{"ZONE_NO_AVAILABLE_IP", "", func(c *call) bool { return !c.addressesLeft(c.number("IpCount")) }},
			},
			quotas: []quota{
				{code: "QuotaExceeded.BandwidthPackageCountOnNatGateway", limit: "nat_packages_per_gateway", count: countBy(kindNatPackage, "NatGatewayId"), add: one},
				{code: "QuotaExceeded.BandwidthPackageIps", limit: "ips_per_nat_package", count: number("IpCount")},
			},
		},
		{
			action: "DescribeBandwidthPackages", kind: kindNatPackage, run: list, list: "BandwidthPackages.BandwidthPackage[]",
		},
		{
			action: "ModifyBandwidthPackageSpec", kind: kindNatPackage, run: update,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "ModifyBandwidthPackageAttribute",
			guards: []guard{locked},
		},
		{
			action: "ModifyBandwidthPackageAttribute", kind: kindNatPackage, run: update,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound",
		},
		{
			action: "AddBandwidthPackageIps", kind: kindNatPackage, run: addPackageIPs,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound",
			borrows: "ModifyBandwidthPackageAttribute CreateBandwidthPackage",
			guards:  []guard{locked, {"ZONE_NO_AVAILABLE_IP", "", func(c *call) bool { return !c.addressesLeft(c.number("IpCount")) }}},
			quotas:  []quota{crowded},
		},
		{
			action: "RemoveBandwidthPackageIps", kind: kindNatPackage, run: removePackageIPs,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "ModifyBandwidthPackageAttribute",
			guards: []guard{
				locked,
				{"InvalidRemovedIpAddresses.NotFound", "", someRemoved(func(_ *call, ip *object) bool { return ip == nil || ip.Kind != kindNatIP })},
				{"invalidRemovedIpAddresses.NotFound", "", someRemoved(func(c *call, ip *object) bool { return ip.Attrs["BandwidthPackageId"] != c.target.ID })},
				{"InvalidIpCount.ValueNotSupported", "", func(c *call) bool { return len(c.removed()) >= targetIPs(c) }},
				{"DependencyViolation.ForwardEntry", "", someRemoved(func(c *call, ip *object) bool { return c.inForward(ip.Attrs["IpAddress"]) })},
				{"DependencyViolation.SnatEntry", "", someRemoved(func(c *call, ip *object) bool { return c.inSnat(ip.Attrs["IpAddress"]) })},
			},
		},
		{
			action: "DeleteBandwidthPackage", kind: kindNatPackage, run: remove, deletes: true,
			target: "BandwidthPackageId", unknown: "InvalidBandwidthPackageId.NotFound", borrows: "ModifyBandwidthPackageAttribute",
			guards: []guard{
				{"DependencyViolation.ForwardEntry", "", someOfTarget((*Cloud).inForward)},
				{"DependencyViolation.SnatEntry", "", someOfTarget((*Cloud).inSnat)},
			},
		},
	}
}

// packagesForbidden: the account is not one of the old class.
func (c *Cloud) packagesForbidden() bool { return c.limit("nat_packages_per_gateway") < 0 }

func number(param string) func(*call) int { return func(c *call) int { return c.number(param) } }

func ipCount(c *Cloud, p *object) string {
	return strconv.Itoa(c.where(kindNatIP, "BandwidthPackageId", p.ID).len())
}

func targetIPs(c *call) int { return c.where(kindNatIP, "BandwidthPackageId", c.target.ID).len() }

// someOfTarget says whether an IP of the target package is used that way.
func someOfTarget(used func(*Cloud, string) bool) func(*call) bool {
	return func(c *call) bool {
		for ip := range c.where(kindNatIP, "BandwidthPackageId", c.target.ID).all {
			if used(c.Cloud, ip.Attrs["IpAddress"]) {
				return true
			}
		}
		return false
	}
}

// removed are the public IPs that RemovedIpAddresses names, each once; nil for
// an address that is none.
func (c *call) removed() []*object {
	var ips []*object
	for _, item := range c.items("RemovedIpAddresses") {
		if ip := c.publicIP(item[""]); !slices.Contains(ips, ip) {
			ips = append(ips, ip)
		}
	}
	return ips
}

func someRemoved(bad func(*call, *object) bool) func(*call) bool {
	return func(c *call) bool {
		return slices.ContainsFunc(c.removed(), func(ip *object) bool { return bad(c, ip) })
	}
}

func createNatPackage(c *call) answer {
	attrs := row{"Bandwidth": c.get("Bandwidth"), "ZoneId": c.get("Zone")}
	for _, name := range []string{"InternetChargeType", "Name", "Description"} {
		if c.has(name) {
			attrs[name] = c.get(name)
		}
	}
	return answer{object: c.spawnPackage(c.get("NatGatewayId"), attrs, c.number("IpCount"))}
}

// spawnPackage adds a package with n public IPs to a gateway. With no ZoneId
// it gets a zone of the region.
func (c *call) spawnPackage(gateway string, attrs row, n int) *object {
	all := row{
		"InternetChargeType": "PayByBandwidth", "ISP": "BGP", "NatGatewayId": gateway, "RegionId": c.region,
		"InstanceChargeType": "PostPaid", "BusinessStatus": "Normal", "Status": "Available",
	}
	for name, value := range attrs {
		all[name] = value
	}
	if zones := catalog.LookupRegion(c.region).Zones(); all["ZoneId"] == "" && len(zones) > 0 {
		all["ZoneId"] = zones[c.random("zone", c.ids)%uint64(len(zones))]
	}
	p := c.spawn(kindNatPackage, all)
	c.spawnIPs(p, n)
	return p
}

func (c *call) spawnIPs(p *object, n int) {
	for range n {
		c.spawn(kindNatIP, row{"IpAddress": c.newAddress(), "BandwidthPackageId": p.ID, "RegionId": c.region})
	}
}

func addPackageIPs(c *call) answer {
	c.spawnIPs(c.target, c.number("IpCount"))
	return answer{}
}

func removePackageIPs(c *call) answer {
	for _, ip := range c.removed() {
		c.vanish(ip, c.now)
	}
	return answer{}
}

// halfPackage: a package of CreateNatGateway lacks its bandwidth or IP count.
func halfPackage(c *call) bool {
	return slices.ContainsFunc(c.items("BandwidthPackage"), func(p row) bool { return p["Bandwidth"] == "" || p["IpCount"] == "" })
}

// zonesUnknown: a package of CreateNatGateway is in no zone of the region.
func zonesUnknown(c *call) bool {
	return slices.ContainsFunc(c.items("BandwidthPackage"), func(p row) bool {
		return p["Zone"] != "" && !catalog.LookupRegion(c.region).HasZone(p["Zone"])
	})
}

// packageCount is how many IPs the package of CreateNatGateway has.
func (c *call) packageCount() int {
	for _, p := range c.items("BandwidthPackage") {
		n, _ := strconv.Atoi(p["IpCount"])
		return n
	}
	return 0
}
