package sim

import (
	"slices"
	"strings"
	"time"

	"netplan/cloudapi/catalog"
)

// Chapter 9: what it takes to create a router interface (9.1).

func createInterfaceGuards() []guard {
	return slices.Concat([]guard{
		{"InvalidRegionId.NotFound", "", func(c *call) bool { return catalog.LookupRegion(c.get("OppositeRegionId")) == nil }},
		{"InvalidRouterId.NotFound", "", func(c *call) bool { return c.localRouter() == nil }},
		{"InvalidRouterType.ValueNotSupported", "", borderAccepts},
		{"InvalidSpec.ValudNotSupported", "", wrongSide},
		{"InvalidVBRStatus", "", func(c *call) bool { r := c.localRouter(); return r.Kind == kindVbr && r.status() != vbrActive }},
	}, accessPointGuards(), []guard{
		{"MissingParameter", "HealthCheckTargetIp", sourceAlone},
		{"InvalidParameter", "HealthCheckSourceIp", badSource},
		{"InvalidParameter", "HealthCheckTargetIp", badTarget},
		{"MissingParameter", "AutoPay", prepaidWithout("AutoPay")},
		{"MissingParameter", "Period", prepaidWithout("Period")},
		{"InvalidParameter", "Period", func(c *call) bool { return c.get("PricingCycle") == "Year" && c.number("Period") > 3 }},
		{"Forbidden.NotInRouterInterfaceCreateWhitelist", "", func(c *call) bool { return c.limit("interfaces_per_router") < 0 }},
		{"Forbidden.BillsOutstanding", "", inArrears},
	})
}

// localRouter is the caller's router that an interface is on, or nil. One whose
// VPC is being deleted takes no more.
func (c *call) localRouter() *object {
	kind := kindVRouter
	if c.attr("RouterType") == "VBR" {
		kind = kindVbr
	}
	r := c.find(kind, c.attr("RouterId"))
	if r == nil || r.owner() != c.account || c.object(kindVpc, r.Attrs["VpcId"]).leaving() {
		return nil
	}
	return r
}

// borderAccepts: a VBR would be the accepting side.
func borderAccepts(c *call) bool {
	if c.attr("Role") == "AcceptingSide" {
		return c.attr("RouterType") == "VBR"
	}
	return c.attr("OppositeRouterType") == "VBR"
}

// wrongSide: the accepting side has the Spec Negative, the other one has not.
func wrongSide(c *call) bool {
	return (c.attr("Role") == "AcceptingSide") != (c.get("Spec") == negative)
}

// accessPointGuards: the side on a VBR names the VBR's access point, any other
// names none (9.1).
func accessPointGuards() []guard {
	border := func(c *call, side string) bool { return c.get(side+"RouterType") == "VBR" }
	given := func(c *call, side string) string { return c.get(side + "AccessPointId") }
	return []guard{
		{"InvalidAccessPoint.ValueNotAllowed", "non-vbr router", func(c *call) bool { return !border(c, "") && given(c, "") != "" }},
		{"InvalidAccessPoint.ValueNotAllowed", "non-vbr opposite", func(c *call) bool { return !border(c, "Opposite") && given(c, "Opposite") != "" }},
		{"MissingParameter", "AccessPointId", func(c *call) bool { return border(c, "") && given(c, "") == "" }},
		{"MissingParameter", "OppositeAccessPointId", func(c *call) bool { return border(c, "Opposite") && given(c, "Opposite") == "" }},
		{"InvalidAccessPoint.NotExist", "", func(c *call) bool { return noPoint(c.region, given(c, "")) }},
		{"InvalidAccessPoint.NotExist", "", func(c *call) bool { return noPoint(c.get("OppositeRegionId"), given(c, "Opposite")) }},
		{"InvalidAccessPoint.NotMatch", "", func(c *call) bool { return otherPoint(c, c.get("RouterId"), given(c, "")) }},
		{"InvalidAccessPoint.NotMatch", "", func(c *call) bool { return otherPoint(c, c.get("OppositeRouterId"), given(c, "Opposite")) }},
	}
}

// noPoint: the access point is not one of the region's.
func noPoint(region, id string) bool {
	return id != "" && !slices.ContainsFunc(accessPoints(region), func(ap row) bool { return ap["AccessPointId"] == id })
}

// otherPoint: the VBR is known, and is at another access point.
func otherPoint(c *call, router, id string) bool {
	vbr := c.object(kindVbr, router)
	if id == "" || vbr == nil {
		return false
	}
	at := c.described(vbr, "AccessPointId")
	return at != "" && at != id
}

// inArrears: the account has an interface in arrears.
func inArrears(c *call) bool {
	for ri := range c.where(kindInterface, "BusinessStatus", "FinancialLocked").all {
		if ri.owner() == c.account {
			return true
		}
	}
	return false
}

// chargeTypes are the spellings of 9.2 for those of 9.1.
var chargeTypes = row{"PrePaid": "Prepaid", "PostPaid": "Postpaid"}

// prepaid says whether an interface is pre-paid.
func prepaid(ri *object) bool { return strings.EqualFold(ri.Attrs["ChargeType"], "prepaid") }

func createInterface(c *call) answer {
	attrs := row{
		"BusinessStatus": "Normal", "Bandwidth": bandwidths[c.get("Spec")], "ChargeType": chargeTypes[c.get("InstanceChargeType")],
		"RouterInterfaceOwnerId": c.account, "VpcInstanceId": c.localRouter().Attrs["VpcId"],
	}
	values := row{}
	if c.get("InstanceChargeType") == "PrePaid" {
		attrs["EndTime"] = interfaceEnd(c.now, c.number("Period"), c.get("PricingCycle"))
		values["OrderId"] = c.order()
	}
	return answer{object: c.create(attrs), values: values}
}

// interfaceEnd is the end of a subscription: the end of its last day, as the
// times of 9.2 show.
func interfaceEnd(now time.Time, n int, cycle string) string {
	months := n
	if cycle == "Year" {
		months = 12 * n
	}
	const midnight = 16 * time.Hour // in Beijing
	last := now.Add(24*time.Hour-midnight).AddDate(0, months, 0)
	return last.Truncate(24 * time.Hour).Add(midnight).Format(timeFormat)
}
