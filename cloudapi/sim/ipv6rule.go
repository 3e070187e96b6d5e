package sim

import (
	"strings"

	"netplan/cloudapi/catalog"
)

// Chapter 14: egress-only rules. An IPv6 address with one reaches the Internet
// and cannot be reached from there.

const kindEgressRule kindName = "egressrule"

func egressRuleKind() kind {
	return kind{
		name: kindEgressRule, id: "Ipv6EgressOnlyRuleId", prefix: "ipv6py-",
		settles: map[string]string{"Pending": "Available"},
		links: []link{
			{attr: "Ipv6GatewayId", to: kindIpv6Gateway, code: "DependencyViolation"},
			{attr: "InstanceId", to: kindIpv6Address},
		},
	}
}

func egressRuleOps() []op {
	needs := []need{{"Ipv6GatewayId", kindIpv6Gateway, "ResourceNotFound Ipv6GatewayId"}}
	spec := func(c *call) string { return gatewayOf(c).Attrs["Spec"] }
	return []op{
		{
			action: "CreateIpv6EgressOnlyRule", kind: kindEgressRule, run: createEgressRule, to: "Available",
			needs: needs, folds: []string{"InstanceType"},
			names: row{"Ipv6EgressRuleId": "Ipv6EgressOnlyRuleId"},
			guards: append(throughGateway("InstanceId", ruledAddress),
				guard{"OperationDenied", "The IPv6 address has an egress-only rule.", ruled}),
			quotas: ruleQuotas(gatewayOf, spec, 1),
		},
		{
			action: "DescribeIpv6EgressOnlyRules", kind: kindEgressRule, run: list, list: "Ipv6EgressOnlyRules.Ipv6EgressOnlyRule[]",
			needs: needs, folds: []string{"InstanceType"}, within: "Ipv6GatewayId",
			filters: map[string]func(*call, *object, string) bool{"InstanceId": ruleFor},
		},
		{
			action: "DeleteIpv6EgressOnlyRule", kind: kindEgressRule, run: remove,
			target: "Ipv6EgressOnlyRuleId", unknown: "ResourceNotFound Ipv6EgressOnlyRuleId",
			from: []string{"Available"}, code: "IncorrectStatus",
			// The example of 14.7 names the gateway too.
			extras: []catalog.Param{{Name: "Ipv6GatewayId", Type: catalog.String}},
			guards: []guard{{"ResourceNotFound", "Ipv6GatewayId", func(c *call) bool {
				return c.has("Ipv6GatewayId") && c.get("Ipv6GatewayId") != c.target.Attrs["Ipv6GatewayId"]
			}}},
		},
	}
}

// ruleLimits are the limits of the rules of a gateway by its specification.
func ruleLimits() map[string]int {
	all := map[string]int{}
	for spec := range ipv6Specs {
		all[ruleLimit(spec)] = unlimited
	}
	return all
}

func ruleLimit(spec string) string { return "egress_rules_per_" + strings.ToLower(spec) + "_gateway" }

// ruleQuotas hold the rules of a gateway, and more that the call adds, to the
// limit of a specification.
func ruleQuotas(gateway func(*call) *object, spec func(*call) string, more int) []quota {
	var quotas []quota
	for _, s := range sortedKeys(ipv6Specs) {
		quotas = append(quotas, quota{
			code: "QuotaExceeded", words: "The IPv6 gateway has too many egress-only rules.", limit: ruleLimit(s),
			count: func(c *call) int {
				if spec(c) != s {
					return 0
				}
				return c.where(kindEgressRule, "Ipv6GatewayId", gateway(c).ID).len() + more
			},
		})
	}
	return quotas
}

// ruledAddress is the address that the call names.
func ruledAddress(c *call) *object { return c.ipv6Named(c.get("InstanceId")) }

// ruled: the address that the call names has a rule.
func ruled(c *call) bool {
	address := ruledAddress(c)
	return address != nil && c.where(kindEgressRule, "InstanceId", address.ID).len() > 0
}

// ruleFor is the filter InstanceId: the id or text of the rule's address, or
// the id of the instance that has it.
func ruleFor(c *call, rule *object, want string) bool {
	if rule.Attrs["InstanceId"] == want {
		return true
	}
	address := c.object(kindIpv6Address, rule.Attrs["InstanceId"])
	return address != nil && (address.Attrs["AssociatedInstanceId"] == want || sameAddress(address.Attrs["Ipv6Address"], want))
}

func createEgressRule(c *call) answer {
	address := ruledAddress(c)
	if address == nil {
		address = c.ipv6Stand(c.get("InstanceId"), gatewayOf(c))
	}
	return answer{object: c.create(row{"InstanceId": address.ID})}
}
