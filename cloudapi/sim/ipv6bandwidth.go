package sim

import "strconv"

// Chapter 14: the Internet bandwidth of IPv6 addresses. An address has at most
// one, through the IPv6 gateway of its VPC.

const kindIpv6Bandwidth kindName = "ipv6bandwidth"

func ipv6BandwidthKind() kind {
	return kind{
		name: kindIpv6Bandwidth, id: "Ipv6InternetBandwidthId", prefix: "ipv6bw-",
		links: []link{
			{attr: "Ipv6GatewayId", to: kindIpv6Gateway, code: "DependencyViolation"},
			{attr: "Ipv6AddressId", to: kindIpv6Address},
		},
	}
}

func ipv6BandwidthOps() []op {
	byID := []guard{
		{"MissingParameter", "Ipv6InternetBandwidthId", func(c *call) bool { return !c.has("Ipv6InternetBandwidthId") && !c.has("Ipv6AddressId") }},
		{"ResourceNotFound", "Ipv6InternetBandwidthId", func(c *call) bool { return c.bandwidth() == nil }},
	}
	return []op{
		{
			action: "AllocateIpv6InternetBandwidth", kind: kindIpv6Bandwidth, run: allocateIpv6Bandwidth,
			names: row{"InternetBandwidthId": "Ipv6InternetBandwidthId"},
			needs: []need{{"Ipv6GatewayId", kindIpv6Gateway, "ResourceNotFound Ipv6GatewayId"}},
			guards: append(throughGateway("Ipv6AddressId", func(c *call) *object { return c.find(kindIpv6Address, c.get("Ipv6AddressId")) }),
				guard{"OperationDenied", "The IPv6 address has an Internet bandwidth.", func(c *call) bool { return c.bandwidthOf(c.get("Ipv6AddressId")) != nil }},
				guard{"InvalidParameter", "Bandwidth", func(c *call) bool {
					return overSpec(gatewayOf(c).Attrs["Spec"], c.get("InternetChargeType"), c.number("Bandwidth"))
				}}),
		},
		{
			action: "ModifyIpv6InternetBandwidth", kind: kindIpv6Bandwidth, run: modifyIpv6Bandwidth,
			guards: append(byID,
				guard{"OperationDenied", "The Internet bandwidth is locked.", func(c *call) bool { return locked(c.bandwidth()) }},
				guard{"InvalidParameter", "Bandwidth", widerThanSpec}),
		},
		{
			action: "DeleteIpv6InternetBandwidth", kind: kindIpv6Bandwidth, guards: byID,
			run: func(c *call) answer {
				c.vanish(c.bandwidth(), c.now)
				return answer{}
			},
		},
	}
}

// throughGateway are the guards of what links an IPv6 address, which a
// parameter names, with an IPv6 gateway.
func throughGateway(param string, address func(*call) *object) []guard {
	return []guard{
		{"IncorrectStatus", "The IPv6 gateway is not available.", func(c *call) bool { return gatewayOf(c).status() != "Available" }},
		gatewayLocked(gatewayOf),
		{"ResourceNotFound", param, func(c *call) bool { return address(c) == nil && !c.standsForIpv6(c.get(param)) }},
		{"OperationDenied", "The IPv6 address is in another VPC.", func(c *call) bool {
			return address(c) != nil && address(c).Attrs["VpcId"] != gatewayOf(c).Attrs["VpcId"]
		}},
		{"IncorrectStatus", "The IPv6 address is not available.", func(c *call) bool { return address(c) != nil && address(c).status() != "Available" }},
	}
}

// bandwidthOf is the Internet bandwidth of an address, or nil.
func (c *Cloud) bandwidthOf(address string) *object {
	for b := range c.where(kindIpv6Bandwidth, "Ipv6AddressId", address).all {
		return b
	}
	return nil
}

// bandwidth is the Internet bandwidth that the call names by its id, by its
// address or by both; nil if there is none, or the two differ.
func (c *call) bandwidth() *object {
	id, address := c.get("Ipv6InternetBandwidthId"), c.get("Ipv6AddressId")
	if id == "" {
		if b := c.bandwidthOf(address); b != nil {
			id = b.ID
		}
	}
	b := c.find(kindIpv6Bandwidth, id)
	if b == nil || address != "" && b.Attrs["Ipv6AddressId"] != address {
		return nil
	}
	return b
}

// widerThanSpec: the gateway of the named bandwidth forbids the new value.
func widerThanSpec(c *call) bool {
	b := c.bandwidth()
	gateway := c.object(kindIpv6Gateway, b.Attrs["Ipv6GatewayId"])
	return gateway != nil && overSpec(gateway.Attrs["Spec"], b.Attrs["InternetChargeType"], c.number("Bandwidth"))
}

func allocateIpv6Bandwidth(c *call) answer {
	address := c.ipv6Stand(c.get("Ipv6AddressId"), gatewayOf(c))
	return answer{object: c.create(row{
		"Ipv6AddressId": address.ID, "BusinessStatus": "Normal", "InstanceChargeType": "PostPaid",
	})}
}

func modifyIpv6Bandwidth(c *call) answer {
	c.set(c.bandwidth(), "Bandwidth", c.get("Bandwidth"))
	return answer{}
}

// atoi is a text as a number, 0 where it is none.
func atoi(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
