package sim

import (
	"net/netip"
	"slices"
	"time"
)

// Chapter 11: who may say what of a VBR, its VLAN and its addresses.

// vlanHold is how long a terminated VBR keeps its VLAN from others (11.5).
const vlanHold = 7 * 24 * time.Hour

// gatewayParams belong to the VBR's owner alone, as does its description.
var gatewayParams = []string{"LocalGatewayIp", "PeerGatewayIp", "PeeringSubnetMask"}

func createVbrGuards() []guard {
	forOther := func(c *call) bool { return vbrOwner(c) != c.account }
	guards := []guard{
		{"InvalidPhysicalConnectionId.NotEnabled", "", func(c *call) bool { return c.refs["PhysicalConnectionId"].status() != connEnabled }},
		{"InvalidVbrOwnerId.NotFound", "", func(c *call) bool { return forOther(c) && !c.known(vbrOwner(c)) }},
	}
	for _, param := range gatewayParams {
		guards = append(guards, guard{"MissingParameter", param, func(c *call) bool { return !forOther(c) && !c.has(param) }})
	}
	return append(guards, ownersOnly(forOther)...)
}

func modifyVbrGuards() []guard {
	guards := ownersOnly(func(c *call) bool { return c.target.owner() != c.account })
	codeGiven := func(c *call) bool { return c.has("CircuitCode") && notConnectionOwner(c) }
	return append(guards,
		guard{"Forbidden.VlanIdNotAllowedByCaller", "", func(c *call) bool { return c.has("VlanId") && notConnectionOwner(c) }},
		guard{"Forbidden.CircuitCodeNotAllowedByCaller", "to modify", func(c *call) bool { return codeGiven(c) && c.target.Attrs["CircuitCode"] != "" }},
		guard{"Forbidden.CircuitCodeNotAllowedByCaller", "to specify", codeGiven},
		guard{"InvalidPhysicalConnectionId.NotFound", "", func(c *call) bool {
			return slices.ContainsFunc(c.words("AssociatedPhysicalConnections"), func(id string) bool { return c.find(kindConnection, id) == nil })
		}},
	)
}

// ownersOnly refuses what only the VBR's owner may say, where other is whether
// the caller is someone else.
func ownersOnly(other func(*call) bool) []guard {
	says := func(params ...string) func(*call) bool {
		return func(c *call) bool { return other(c) && slices.ContainsFunc(params, c.has) }
	}
	return []guard{
		{"Forbidden.LocalGatewayIpNotAllowedByCaller", "", says("LocalGatewayIp", "PeerGatewayIp")},
		{"Forbidden.PeeringSubnetMaskNotAllowedByCaller", "", says("PeeringSubnetMask")},
		{"Forbidden.DescriptionNotAllowedByCaller", "", says("Description")},
	}
}

// gatewayGuards check the VLAN and the addresses of a VBR as they will be.
func gatewayGuards() []guard {
	return []guard{
		{"InvalidCircuitCode.Malformed", "", tooLong("CircuitCode")},
		{"InvalidPeeringSubnetMask.Malformed", "", func(c *call) bool { return c.has("PeeringSubnetMask") && maskBits(c.get("PeeringSubnetMask")) == 0 }},
		{"InvalidIp.NotSameSubnet", "", func(c *call) bool { return slices.ContainsFunc(gatewayParams, c.has) && apart(c) }},
		{"InvalidVlanId.Used", "", func(c *call) bool { return c.has("VlanId") && vlanTaken(c) }},
	}
}

// maskBits is the length of a subnet mask written as an address, 0 if it is
// none of 24 to 30 bits (11.5).
func maskBits(mask string) int {
	for bits := 24; bits <= 30; bits++ {
		if netip.AddrFrom4([4]byte{255, 255, 255, byte(0xff << (32 - bits))}).String() == mask {
			return bits
		}
	}
	return 0
}

// apart: the two gateways do not share the subnet that the mask makes. While
// one of the three is not known, nothing is wrong.
func apart(c *call) bool {
	local, errLocal := netip.ParseAddr(c.attr("LocalGatewayIp"))
	peer, errPeer := netip.ParseAddr(c.attr("PeerGatewayIp"))
	bits := maskBits(c.attr("PeeringSubnetMask"))
	if errLocal != nil || errPeer != nil || bits == 0 {
		return false
	}
	return !netip.PrefixFrom(local, bits).Masked().Contains(peer)
}

// vlanTaken: another VBR of the physical connection holds the VLAN.
func vlanTaken(c *call) bool {
	for o := range c.where(kindVbr, "PhysicalConnectionId", c.attr("PhysicalConnectionId")).all {
		if o != c.target && o.Attrs["VlanId"] == c.attr("VlanId") && c.holdsVlan(o) {
			return true
		}
	}
	return false
}

// holdsVlan says whether a VBR keeps its VLAN from others: for 7 days after
// its termination, and before that always (11.5).
func (c *Cloud) holdsVlan(vbr *object) bool {
	if vbr.status() != vbrTerminated {
		return true
	}
	since, err := time.Parse(timeFormat, vbr.Attrs["TerminationTime"])
	return err != nil || c.now.Before(since.Add(vlanHold))
}
