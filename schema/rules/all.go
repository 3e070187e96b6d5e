// Package rules holds the offline checks of a topology: what the API would
// refuse, found before a call and shown at the line to change. One rule stands
// in each file; All lists them.
package rules

import "netplan/schema"

// All returns every rule in the order in which they are documented.
func All() []*schema.Rule {
	return []*schema.Rule{
		regionKnown, zoneInRegion,
		name, description, controlText, enum, bounds, ipSyntax, port, portAny, idKind,
		cidrSyntax, cidrHostBits,
		vpcRange, userCIDR,
		vswitchMask, vswitchInVPC, vswitchOverlap, vswitchSize, cidrConnected,
		addressReserved, addressSpecial,
		routeReserved, routeVSwitch, routeNextHop, routeHopType, routeHopVPC, routeHopRouter, routeECMP,
		routeVBR, routeBeyond, routeLoop, routeDeadEnd, routeInactive, routeVPN,
		routeShadowed, routeHopShared, routeFamily, routeVSwitchIPv6,
		eipTarget,
		tableOfVPC, tableCustom, snatSource, snatAddress, natInternalIP, natPublicIP, natBound, natSharedIP, dnatAny,
		interfaceSide, interfaceRouter, interfaceAccess, interfaceHealth, interfacePair, interfacePoint,
		accessPoint, lineRedundant, lineText, vbrLine, vbrFurther, vbrGateway, vbrEnds, vbrTerminated,
		bgpASN, bgpKey, bgpPeer, bgpNetwork,
		prepaid, prepaidStays, ratio, noEffect,
		ipv6OfVPC, ipv6Block, ipv6Address, ipv6Bandwidth,
		accelerationRegion, accelerationServer, accelerationShared,
		flowLogResource,
		customerIP, customerPrivate, vpnGatewayName, vpnGatewayIPsec, vpnSettings, vpnEmpty, vpnNetworks, vpnAmbiguous,
		sslGateway, sslNetworks, sslPoolVPC, sslPort,
		taken, quota, refers, sameRegion,
		moved, movedLost, imports, removed, ignored, createFirst,
	}
}
