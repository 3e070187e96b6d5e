package sim

import (
	"maps"
	"slices"
)

// Chapter 14: IPv6 gateways. A VPC with an IPv6 block has at most one, and the
// IPv6 addresses of the VPC reach the Internet through it.

const kindIpv6Gateway kindName = "ipv6gateway"

func ipv6Chapter() chapter {
	ch := chapter{
		kinds:  []kind{ipv6GatewayKind(), ipv6AddressKind(), ipv6BandwidthKind(), egressRuleKind()},
		ops:    slices.Concat(ipv6GatewayOps(), ipv6AddressOps(), ipv6BandwidthOps(), egressRuleOps()),
		limits: map[string]int{"ipv6_gateways_per_vpc": 1},
		ledger: ipv6Ledger(),
	}
	maps.Copy(ch.limits, ruleLimits())
	return ch
}

func ipv6GatewayKind() kind {
	return kind{
		name: kindIpv6Gateway, id: "Ipv6GatewayId", prefix: "ipv6gw-",
		settles: map[string]string{"Pending": "Available"},
		links:   []link{{attr: "VpcId", to: kindVpc, code: "DependencyViolation"}},
	}
}

// ipv6Specs are the specifications of gateways with the most bandwidth in Mbps
// that an address may have when it pays by traffic (14.8, 14.12).
var ipv6Specs = map[string]int{"Small": 500, "Medium": 1000, "Large": 2000}

// specName is a specification as answers show it: Middle is Medium.
func specName(asked string) string {
	if asked == "Middle" {
		return "Medium"
	}
	return asked
}

func ipv6GatewayOps() []op {
	const unknown = "ResourceNotFound Ipv6GatewayId"
	target := func(c *call) *object { return c.target }
	spec := func(c *call) string { return specName(c.get("Spec")) }
	return []op{
		{
			action: "CreateIpv6Gateway", kind: kindIpv6Gateway, run: createIpv6Gateway, to: "Available", borrows: "DeleteVpc",
			needs: []need{{"VpcId", kindVpc, "InvalidVpcId.NotFound"}},
			guards: []guard{
				{"IncorrectVpcStatus", "", func(c *call) bool { return c.refs["VpcId"].status() != "Available" }},
				{"OperationDenied", "The VPC has no IPv6 CIDR block.", func(c *call) bool { return c.refs["VpcId"].Attrs["Ipv6CidrBlock"] == "" }},
			},
			quotas: []quota{{code: "QuotaExceeded", words: "The VPC has an IPv6 gateway.", limit: "ipv6_gateways_per_vpc", count: countBy(kindIpv6Gateway, "VpcId"), add: one}},
		},
		{
			action: "DeleteIpv6Gateway", kind: kindIpv6Gateway, run: remove, deletes: true,
			target: "Ipv6GatewayId", unknown: unknown,
			from: []string{"Available"}, code: "IncorrectStatus",
			guards: []guard{{"DependencyViolation", "Route entries lead to the IPv6 gateway.", routedTo}},
		},
		{action: "DescribeIpv6Gateways", kind: kindIpv6Gateway, run: list, list: "Ipv6Gateways.Ipv6Gateway[]"},
		{
			action: "ModifyIpv6GatewaySpec", kind: kindIpv6Gateway, run: modifyIpv6Spec,
			target: "Ipv6GatewayId", unknown: unknown,
			from: []string{"Available"}, code: "IncorrectStatus",
			guards: []guard{
				gatewayLocked(target),
				{"OperationDenied", "An IPv6 address has more bandwidth than the specification allows.", tooNarrow},
			},
			quotas: ruleQuotas(target, spec, 0),
		},
		{
			action: "DescribeIpv6GatewayAttribute", kind: kindIpv6Gateway, run: show,
			target: "Ipv6GatewayId", unknown: unknown,
		},
	}
}

// gatewayOf is the gateway that the call names beside its target.
func gatewayOf(c *call) *object { return c.refs["Ipv6GatewayId"] }

// gatewayLocked refuses what a gateway that is locked for debt or security
// does not do; only Import makes locked ones.
func gatewayLocked(gateway func(*call) *object) guard {
	return guard{"OperationDenied", "The IPv6 gateway is locked.", func(c *call) bool { return locked(gateway(c)) }}
}

func locked(o *object) bool {
	return o.Attrs["BusinessStatus"] != "" && o.Attrs["BusinessStatus"] != "Normal"
}

func createIpv6Gateway(c *call) answer {
	return answer{object: c.create(row{
		"Spec": specName(c.get("Spec")), "BusinessStatus": "Normal", "InstanceChargeType": "PostPaid",
	})}
}

func modifyIpv6Spec(c *call) answer {
	c.set(c.target, "Spec", specName(c.get("Spec")))
	return answer{}
}

// tooNarrow: an address of the target has more bandwidth than the
// specification asked for permits.
func tooNarrow(c *call) bool {
	for b := range c.where(kindIpv6Bandwidth, "Ipv6GatewayId", c.target.ID).all {
		if overSpec(specName(c.get("Spec")), b.Attrs["InternetChargeType"], atoi(b.Attrs["Bandwidth"])) {
			return true
		}
	}
	return false
}

// overSpec says whether a gateway's specification forbids a bandwidth. One
// that it does not know forbids none.
func overSpec(spec, charge string, mbps int) bool {
	most, known := ipv6Specs[spec]
	return known && charge == "PayByTraffic" && mbps > most
}
