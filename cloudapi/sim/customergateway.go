package sim

import "net/netip"

// Chapter 15: customer gateways, the public addresses of data centres.

const kindCustomerGateway kindName = "customergateway"

func customerGatewayKind() kind {
	return kind{name: kindCustomerGateway, id: "CustomerGatewayId", prefix: "cgw-", index: []string{"IpAddress"}}
}

func customerGatewayOps() []op {
	return []op{
		{
			action: "CreateCustomerGateway", kind: kindCustomerGateway, run: createCustomerGateway,
			guards: []guard{
				{"InvalidIpAddress.WrongFormat", "", func(c *call) bool { return !validHost(c.get("IpAddress")) }},
				{"InvalidIpAddress.AlreadyExist", "", customerIPTaken},
			},
			quotas: []quota{{code: "Resource.QuotaFull", limit: "customer_gateways", count: countAll(kindCustomerGateway), add: one}},
		},
		{action: "DescribeCustomerGateways", kind: kindCustomerGateway, run: list, list: "CustomerGateways.CustomerGateway[]"},
		{
			action: "DescribeCustomerGateway", kind: kindCustomerGateway, run: show,
			target: "CustomerGatewayId", unknown: "InvalidCustomerGatewayInstanceId.NotFound",
		},
		{
			action: "ModifyCustomerGatewayAttribute", kind: kindCustomerGateway, run: revise,
			target: "CustomerGatewayId", unknown: "InvalidCustomerGatewayInstanceId.NotFound",
		},
		{
			action: "DeleteCustomerGateway", kind: kindCustomerGateway, run: removeNow, deletes: true,
			target: "CustomerGatewayId", unknown: "InvalidCustomerGatewayInstanceId.NotFound",
		},
	}
}

func createCustomerGateway(c *call) answer {
	return answer{object: c.create(row{"CreateTime": millis(c.now)})}
}

// validHost says whether a text is an IPv4 address that one host can have.
func validHost(text string) bool {
	ip, err := netip.ParseAddr(text)
	return err == nil && ip.Is4() && ip.As4()[0] != 0 && ip.As4()[0] < 224 && !ip.IsLoopback() && !ip.IsLinkLocalUnicast()
}

// customerIPTaken: another customer gateway of the account in the region has
// the address (15.6).
func customerIPTaken(c *call) bool {
	for o := range c.where(kindCustomerGateway, "IpAddress", c.get("IpAddress")).all {
		if c.find(kindCustomerGateway, o.ID) != nil {
			return true
		}
	}
	return false
}
