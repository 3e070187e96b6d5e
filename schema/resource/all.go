// Package resource holds the resource types and data sources of netplan, one
// file each, as data.
//
// # The life of an object
//
// Most objects are created, changed in place or replaced, and deleted. What
// else there is, is data too:
//
//   - Verbs that lead from status to status are Status.Moves. An attribute of
//     mode Kept says where an object is to stay, Status.Deletable from where it
//     can go. A move without action is made by somebody outside: a step waits
//     for it, and says whom for.
//   - What joins two objects that exist, such as the two interfaces of a
//     connection, is created by the call that tells one of the other; Before
//     tells the other of the one, in its own region, and the moves connect.
//     Where it has Deletable statuses, letting go of it leads there first;
//     Leads says whom it leads there with it. Once says with whom an object
//     is joined for life.
//   - What an object has itself and cannot be deleted with, such as the further
//     lines of a VBR, is taken from it by the calls of Release.
//   - A membership is a type whose id is made of both ids and whose Items is
//     the list inside the rows of the one.
package resource

import "netplan/schema"

// All returns the resource types in the order of the API reference.
func All() []*schema.Type {
	return []*schema.Type{
		vpc, vswitch, vrouter,
		routeTable, routeTableAssociation, routeEntry,
		routerInterface, routerInterfaceConnection,
		physicalConnection, virtualBorderRouter,
		bgpGroup, bgpPeer, bgpNetwork,
		eip, eipAssociation,
		vpnGateway, customerGateway, vpnConnection,
		sslVpnServer, sslVpnClientCert,
		natGateway, natBandwidthPackage, forwardEntry, snatEntry,
		commonBandwidthPackage, commonBandwidthPackageIP,
		ipv6Gateway, ipv6EgressOnlyRule, ipv6InternetBandwidth,
		globalAccelerationInstance, globalAccelerationInstanceAssociation, globalAccelerationInstanceIP,
		flowLog,
	}
}

// Sources returns the data sources in the order of the API reference.
func Sources() []*schema.Source {
	return []*schema.Source{
		vpcs, vswitches, routeTables, routerInterfaces, physicalConnections, eips, vpnConnectionConfig,
		sslVpnClientCertFiles, natGateways, eipMonitorData, zones, accessPoints, regions,
	}
}
