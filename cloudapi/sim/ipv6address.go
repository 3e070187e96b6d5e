package sim

import "net/netip"

// Chapter 14: IPv6 addresses. They belong to ECS instances, which get and lose
// them outside this API: by AddIpv6Address and RemoveIpv6Address, or by an id
// that Assume named and a call makes use of.

const kindIpv6Address kindName = "ipv6address"

func ipv6AddressKind() kind {
	k := kind{
		name: kindIpv6Address, id: "Ipv6AddressId", prefix: "ipv6-",
		settles: map[string]string{"Pending": "Available"},
		index:   []string{"AssociatedInstanceId", "Ipv6Address"},
		links: []link{
			{attr: "VSwitchId", to: kindVSwitch, code: "DependencyViolation"},
			{attr: "VpcId", to: kindVpc},
		},
		names: row{"AllocationTime": "CreationTime"},
		fields: map[string]func(*Cloud, *object) string{
			"Ipv6GatewayId": ipv6GatewayFor,
			"NetworkType":   networkType,
			"RealBandwidth": realBandwidth,
		},
		imported: importIpv6Address,
	}
	for _, name := range bandwidthFields() {
		k.fields[inBandwidth+name] = func(c *Cloud, o *object) string {
			if b := c.bandwidthOf(o.ID); b != nil {
				return b.Attrs[name]
			}
			return ""
		}
	}
	return k
}

// inBandwidth begins the paths of an address's Internet bandwidth.
const inBandwidth = "Ipv6InternetBandwidth."

func bandwidthFields() []string {
	return []string{"Bandwidth", "BusinessStatus", "InstanceChargeType", "InternetChargeType", "Ipv6InternetBandwidthId"}
}

func ipv6AddressOps() []op {
	return []op{{
		action: "DescribeIpv6Addresses", kind: kindIpv6Address, run: list, list: "Ipv6Addresses.Ipv6Address[]",
		names: row{"Name": "Ipv6AddressName"},
		filters: map[string]func(*call, *object, string) bool{
			"NetworkType": func(c *call, o *object, want string) bool { return networkType(c.Cloud, o) == want },
			"Ipv6Address": func(_ *call, o *object, want string) bool { return sameAddress(o.Attrs["Ipv6Address"], want) },
			"Ipv6InternetBandwidthId": func(c *call, o *object, want string) bool {
				b := c.bandwidthOf(o.ID)
				return b != nil && b.ID == want
			},
		},
	}}
}

// ipv6GatewayFor is the gateway of the address's VPC; while none is known, the
// one that a description told of.
func ipv6GatewayFor(c *Cloud, address *object) string {
	for gateway := range c.where(kindIpv6Gateway, "VpcId", address.Attrs["VpcId"]).all {
		return gateway.ID
	}
	return address.Attrs["Ipv6GatewayId"]
}

func networkType(c *Cloud, address *object) string {
	if realBandwidth(c, address) == "0" {
		return "Private"
	}
	return "Public"
}

// realBandwidth is the bandwidth of the package that a description told of,
// else the address's own, else 0 (14.11).
func realBandwidth(c *Cloud, address *object) string {
	if shared := address.Attrs["RealBandwidth"]; shared != "" {
		return shared
	}
	if b := c.bandwidthOf(address.ID); b != nil {
		return b.Attrs["Bandwidth"]
	}
	return "0"
}

// importIpv6Address makes the described bandwidth of an address an object, or
// takes away one that the description does not have any more.
func importIpv6Address(c *Cloud, address *object, item row) {
	attrs := row{"Ipv6AddressId": address.ID, "RegionId": address.Attrs["RegionId"], "Ipv6GatewayId": item["Ipv6GatewayId"]}
	for _, name := range bandwidthFields() {
		attrs[name] = item[inBandwidth+name]
	}
	id := attrs["Ipv6InternetBandwidthId"]
	if old := c.bandwidthOf(address.ID); old != nil && old.ID != id {
		c.vanish(old, c.now)
	}
	if id != "" {
		b := c.adopt(kindIpv6Bandwidth, id, attrs)
		for _, name := range sortedKeys(attrs) {
			c.set(b, name, attrs[name])
		}
	}
	c.set(address, "Ipv6GatewayId", item["Ipv6GatewayId"])
	c.set(address, "RealBandwidth", "")
	if item["RealBandwidth"] != realBandwidth(c, address) {
		c.set(address, "RealBandwidth", item["RealBandwidth"])
	}
}

// ipv6Named is the caller's address with that id or text, or the only one of
// the instance with that id; nil if there is none.
func (c *call) ipv6Named(name string) *object {
	if o := c.find(kindIpv6Address, name); o != nil {
		return o
	}
	have := c.where(kindIpv6Address, "AssociatedInstanceId", name)
	if ip, err := netip.ParseAddr(name); err == nil {
		have = c.where(kindIpv6Address, "Ipv6Address", ip.String())
	}
	if have.len() != 1 {
		return nil
	}
	return c.find(kindIpv6Address, have.page(0, 1)[0].ID)
}

// sameAddress says whether two texts are one IP address.
func sameAddress(a, b string) bool {
	x, err := netip.ParseAddr(a)
	y, wrong := netip.ParseAddr(b)
	return err == nil && wrong == nil && x == y
}
