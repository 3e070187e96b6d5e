package sim

import (
	"encoding/binary"
	"net/netip"
	"slices"
)

// Public addresses. They come from the range for benchmarks (RFC 2544), which
// nobody routes; it holds 131,072.

var publicRange = netip.MustParsePrefix("198.18.0.0/15")

const publicCount = 1 << (32 - 15)

// newAddress takes a free public address. There is one while addressesLeft.
func (c *Cloud) newAddress() string {
	base := publicRange.Addr().As4()
	first := binary.BigEndian.Uint32(base[:])
	c.ids++
	for n := uint32(c.random("address", c.ids)); ; n++ {
		var bytes [4]byte
		binary.BigEndian.PutUint32(bytes[:], first+n%publicCount)
		if ip := netip.AddrFrom4(bytes).String(); !c.addressTaken(ip) {
			return ip
		}
	}
}

// publicPlaces are where objects have public addresses.
var publicPlaces = []place{
	{kind: kindEip, attr: "IpAddress"}, {kind: kindNatIP, attr: "IpAddress"},
	{kind: kindAcceleration, attr: "IpAddress"}, {kind: kindVpnGateway, attr: "InternetIp"},
}

// addressTaken says whether an object has the public address.
func (c *Cloud) addressTaken(ip string) bool {
	return slices.ContainsFunc(publicPlaces, func(p place) bool { return c.where(p.kind, p.attr, ip).len() > 0 })
}

// publicIP is the EIP or the IP of a NAT bandwidth package with that address,
// or nil.
func (c *Cloud) publicIP(ip string) *object {
	for _, k := range []kindName{kindEip, kindNatIP} {
		for o := range c.where(k, "IpAddress", ip).all {
			return o
		}
	}
	return nil
}

// addressesLeft says whether the range has n more addresses, and the limit
// public_addresses allows them.
func (c *Cloud) addressesLeft(n int) bool {
	for _, p := range publicPlaces {
		n += c.all[p.kind].len()
	}
	most := c.limit("public_addresses")
	return n <= publicCount && (most == unlimited || n <= most)
}

// gatewayOf is the id of the NAT gateway that a public IP serves: an EIP is
// bound to it, or the gateway has its package. Empty if there is none.
func (c *Cloud) gatewayOf(ip string) string {
	o := c.publicIP(ip)
	switch {
	case o == nil:
		return ""
	case o.Kind == kindNatIP:
		if p := c.object(kindNatPackage, o.Attrs["BandwidthPackageId"]); p != nil {
			return p.Attrs["NatGatewayId"]
		}
	case o.Attrs["InstanceType"] == "Nat" && o.status() == "InUse":
		return o.Attrs["InstanceId"]
	}
	return ""
}

// inForward and inSnat say whether entries use a public IP.
func (c *Cloud) inForward(ip string) bool {
	return c.where(kindForwardEntry, "ExternalIp", ip).len() > 0
}
func (c *Cloud) inSnat(ip string) bool { return c.where(kindSnatIP, "IpAddress", ip).len() > 0 }

// usingStatus says what a public IP of a NAT gateway is used for (17.3, 17.6).
func usingStatus(c *Cloud, o *object) string {
	switch ip := o.Attrs["IpAddress"]; {
	case c.inForward(ip):
		return "UsedByForwardTable"
	case c.inSnat(ip):
		return "UsedBySnatTable"
	}
	return "Idle"
}
