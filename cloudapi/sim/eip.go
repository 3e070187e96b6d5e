package sim

import (
	"slices"
	"strconv"
	"time"

	"netplan/cloudapi/catalog"
)

// Chapter 13: elastic IPs. One is bound to at most one target; a NAT gateway
// takes several, every other target one.

const kindEip kindName = "eip"

func eipChapter() chapter {
	return chapter{kinds: []kind{eipKind()}, ops: eipOps()}
}

func eipKind() kind {
	return kind{
		name: kindEip, id: "AllocationId", prefix: "eip-",
		settles: map[string]string{"Associating": "InUse", "Unassociating": "Available"},
		index:   []string{"IpAddress", "InstanceId", "BandwidthPackageId"},
		names: row{
			"EipAddress": "IpAddress", "AllocationTime": "CreationTime", "InstanceChargeType": "ChargeType",
			"Descritpion": "Description", "AssociatedInstanceId": "InstanceId", "AssociatedInstanceType": "InstanceType",
		},
		fields: map[string]func(*Cloud, *object) string{
			"AvailableRegions.AvailableRegion[]": func(_ *Cloud, o *object) string { return o.Attrs["RegionId"] },
			"BandwidthPackageType":               packageType,
			"EipBandwidth":                       ownBandwidth,
			"HDMonitorStatus":                    never,
			"HasReservationData":                 never,
			"UsingStatus":                        usingStatus,
		},
		settled: unbound, imported: importEip,
	}
}

func never(*Cloud, *object) string { return "false" }

func eipOps() []op {
	return []op{
		{
			action: "AllocateEipAddress", kind: kindEip, run: allocateEip, to: "Available",
			sparse: []string{"OrderId"},
			extras: []catalog.Param{{Name: "Name", Type: catalog.String, Format: catalog.Name, Min: 2, Max: 128}},
			guards: []guard{
				{"MissingParameter", "AutoPay", prepaidWithout("AutoPay")},
				{"MissingParameter", "Period", prepaidWithout("Period")},
				{"InvalidParameter", "Period", func(c *call) bool { return c.get("PricingCycle") == "Year" && c.number("Period") > 3 }},
				{"ReserveIpFail", "", func(c *call) bool { return !c.addressesLeft(1) }},
			},
			quotas: []quota{{code: "QuotaExceeded.Eip", limit: "eips", count: countAll(kindEip), add: one}},
		},
		{
			action: "AssociateEipAddress", kind: kindEip, run: bindEip,
			target: "AllocationId", unknown: "InvalidAllocationId.NotFound", foreign: "Forbbiden",
			from: []string{"Available"}, code: "IncorrectEipStatus",
			via: "Associating", to: "InUse", takes: 2 * time.Second,
			guards: bindGuards(),
		},
		{
			action: "UnassociateEipAddress", kind: kindEip, run: move,
			target: "AllocationId", unknown: "InvalidAllocationId.NotFound", foreign: "Forbbiden", borrows: "ReleaseEipAddress",
			from: []string{"InUse"}, code: "IncorrectEipStatus",
			via: "Unassociating", to: "Available", takes: 2 * time.Second,
			guards: unbindGuards(),
		},
		{
			action: "ModifyEipAddressAttribute", kind: kindEip, run: update,
			target: "AllocationId", unknown: "InvalidAllocationId.NotFound",
			from: []string{"Available", "InUse"}, code: "IncorrectEipStatus",
		},
		{
			action: "DescribeEipAddresses", kind: kindEip, run: list, list: "EipAddresses.EipAddress[]",
			keys: []string{"Description", "EipAddress", "AssociatedInstanceId", "AssociatedInstanceType"},
			codes: row{
				"LockReason":             "InvalidLockReason.NotFound",
				"AssociatedInstanceType": "InvalidIAssociatedInstanceType.ValueNotSupported",
			},
			filters: map[string]func(*call, *object, string) bool{"IncludeReservationData": anyway, "LockReason": lockedFor},
		},
		{
			action: "ReleaseEipAddress", kind: kindEip, run: remove, deletes: true,
			target: "AllocationId", unknown: "InvalidAllocationId.NotFound", foreign: "Forbbiden",
			from: []string{"Available"}, code: "IncorrectEipStatus",
			guards: []guard{
				{"Forbidden.ChargeTypeIsPrepaid", "", func(c *call) bool { return c.target.Attrs["ChargeType"] == "PrePaid" }},
				{"IncorrectEipStatus", "", func(c *call) bool { return c.target.Attrs["BandwidthPackageId"] != "" }},
				{"IncorrectEipStatus", "", func(c *call) bool { return c.target.Attrs["GlobalAccelerationInstanceId"] != "" }},
			},
		},
	}
}

// anyway is a filter that takes no part: it steers what is shown.
func anyway(*call, *object, string) bool { return true }

// lockedFor is the filter LockReason; only Import makes locked EIPs.
func lockedFor(_ *call, o *object, want string) bool {
	return slices.ContainsFunc(o.Rows["OperationLocks.LockReason[]"], func(lock row) bool { return lock["LockReason"] == want })
}

// prepaidWithout: the EIP is pre-paid, and what that needs is not given.
func prepaidWithout(param string) func(*call) bool {
	return func(c *call) bool { return c.get("InstanceChargeType") == "PrePaid" && !c.has(param) }
}

func allocateEip(c *call) answer {
	attrs := row{"IpAddress": c.newAddress(), "ResourceGroupId": c.group(), "Name": c.get("Name")}
	values := row{}
	if c.get("InstanceChargeType") == "PrePaid" {
		attrs["ExpiredTime"] = c.expiry(c.number("Period"), c.get("PricingCycle"))
		values["OrderId"] = c.order()
	}
	return answer{object: c.create(attrs), values: values}
}

// expiry is the end of a subscription that begins now (13.5).
func (c *call) expiry(n int, cycle string) string {
	end := c.now.AddDate(0, n, 0)
	if cycle == "Year" {
		end = c.now.AddDate(n, 0, 0)
	}
	return end.Format("2006-01-02T15:04Z")
}

// order makes the number of an order.
func (c *call) order() string {
	c.ids++
	return strconv.FormatUint(2e14+c.random("order", c.ids)%1e14, 10)
}

// boundType is the type of the target that the call names.
func (c *call) boundType() string { return targetType(c.params["InstanceType"], c.get("InstanceId")) }

func bindGuards() []guard {
	return append([]guard{
		{"InvalidParameter.Mismatch", "", otherRegion},
		{"InvalidInstanId.NotFound", "", func(c *call) bool { return !c.targetExists(c.boundType(), c.get("InstanceId")) }},
		{"InvalidParameter", "", func(c *call) bool { return c.has("PrivateIpAddress") && !validIP(c.get("PrivateIpAddress")) }},
		{"IncorrectInstanceStatus", "", gatewayUnready},
		{"InvalidAssociation.Duplicated", "", func(c *call) bool {
			return c.boundType() != "Nat" && c.where(kindEip, "InstanceId", c.get("InstanceId")).len() > 0
		}},
		{"InvalidAssociation.Duplicated", "", func(c *call) bool { return c.where(kindBackend, "ServerId", c.get("InstanceId")).len() > 0 }},
	}, bindTargetGuards()...)
}

// gatewayUnready: the target is a NAT gateway that is being made or deleted.
func gatewayUnready(c *call) bool {
	gw := c.object(kindNatGateway, c.get("InstanceId"))
	return gw != nil && gw.status() != "Available"
}

func bindEip(c *call) answer {
	c.set(c.target, "InstanceId", c.get("InstanceId"))
	c.set(c.target, "InstanceType", c.boundType())
	c.set(c.target, "InstanceRegionId", c.region)
	c.set(c.target, "PrivateIpAddress", c.get("PrivateIpAddress"))
	return move(c)
}

func unbindGuards() []guard {
	bound := func(c *call) bool { return c.target.Attrs["InstanceId"] == c.get("InstanceId") }
	return append([]guard{
		{"InvalidInstanceId.NotFound", "", func(c *call) bool { return !bound(c) && !c.targetExists(c.boundType(), c.get("InstanceId")) }},
		{"InvalidBindingStatus", "", func(c *call) bool { return !bound(c) }},
		{"InvalidBindingStatus", "", func(c *call) bool {
			return c.has("InstanceType") && c.get("InstanceType") != c.target.Attrs["InstanceType"]
		}},
		{"IncorrectInstanceStatus", "", gatewayUnready},
		{"InvalidIpStatus.HasBeenUsedBySnatTable", "", func(c *call) bool { return c.inSnat(c.target.Attrs["IpAddress"]) }},
		{"InvalidIpStatus.HasBeenUsedByForwardEntry", "", func(c *call) bool { return c.inForward(c.target.Attrs["IpAddress"]) }},
	}, unbindTargetGuards()...)
}

// unbound clears the target of an EIP that has been unbound.
func unbound(c *Cloud, eip *object) {
	if eip.status() != "Available" {
		return
	}
	for _, attr := range []string{"InstanceId", "InstanceType", "InstanceRegionId", "PrivateIpAddress"} {
		c.set(eip, attr, "")
	}
}

// importEip completes an EIP that only its NAT gateway's description shows.
func importEip(c *Cloud, eip *object, _ row) {
	if eip.status() == "" && eip.Attrs["InstanceId"] != "" {
		c.set(eip, "Status", "InUse")
		c.set(eip, "InstanceType", "Nat")
	}
}

// packageType is the type of the bandwidth package that the EIP has joined.
func packageType(_ *Cloud, eip *object) string {
	if eip.Attrs["BandwidthPackageId"] == "" {
		return ""
	}
	return "CommonBandwidthPackage"
}

// ownBandwidth is the EIP's own bandwidth while a package's counts.
func ownBandwidth(_ *Cloud, eip *object) string {
	if eip.Attrs["BandwidthPackageId"] == "" {
		return ""
	}
	return eip.Attrs["Bandwidth"]
}
