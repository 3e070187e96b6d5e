package sim

import (
	"fmt"
	"net/netip"
)

// Beyond the reference: the private addresses of instances.

// addressIn is the address that an instance asks for, or a free one of the
// VSwitch. The error says why there is none. What the id itself has is free.
func (c *Cloud) addressIn(vsw *object, asked, id string) (string, error) {
	if asked != "" {
		ip, err := netip.ParseAddr(asked)
		switch {
		case err != nil || !usable(vsw, ip):
			return "", fmt.Errorf("%s is no address for instances of %s", asked, vsw.Attrs["CidrBlock"])
		case c.addressHeld(vsw, asked, id):
			return "", fmt.Errorf("the address %s is taken", asked)
		}
		return asked, nil
	}
	for ip := parsePrefix(vsw.Attrs["CidrBlock"]).Addr().Next(); usable(vsw, ip); ip = ip.Next() {
		if !c.addressHeld(vsw, ip.String(), id) {
			return ip.String(), nil
		}
	}
	return "", fmt.Errorf("the VSwitch %s has no free address", vsw.ID)
}

// addressOf is the private address of an instance; empty if none is known.
func (c *Cloud) addressOf(id string) string {
	if s := c.standIn(id); s != nil {
		return s.Attrs["Address"]
	}
	return ""
}

// usable says whether an address of a VSwitch is none of the first and the last
// three, which are reserved (6.4).
func usable(vsw *object, ip netip.Addr) bool {
	p := parsePrefix(vsw.Attrs["CidrBlock"])
	last := ip
	for range 3 {
		last = last.Next()
	}
	return p.IsValid() && ip.Is4() && p.Contains(ip) && p.Contains(last) && ip != p.Addr()
}

// addressHeld says whether something other than id has the address.
func (c *Cloud) addressHeld(vsw *object, ip, id string) bool {
	for _, k := range standInKinds {
		for o := range c.where(k.kind, "Address", ip).all {
			if o.ID != id && o.Attrs["VSwitchId"] == vsw.ID {
				return true
			}
		}
	}
	return false
}

// addressesHeld counts the addresses of a VSwitch that instances have.
func (c *Cloud) addressesHeld(vsw *object) int {
	n := 0
	for _, k := range standInKinds {
		n += c.where(k.kind, "VSwitchId", vsw.ID).len()
	}
	return n
}
