// Package resource holds the resource types and data sources of netplan, one
// file each, as data.
package resource

import "netplan/schema"

// All returns the resource types in the order of the API reference.
func All() []*schema.Type {
	return []*schema.Type{
		vpc, vswitch, vrouter,
		routeTable, routeTableAssociation, routeEntry,
		routerInterface,
		eip, eipAssociation,
		natGateway, natBandwidthPackage, forwardEntry, snatEntry,
		commonBandwidthPackage, commonBandwidthPackageIP,
		ipv6Gateway, ipv6EgressOnlyRule, ipv6InternetBandwidth,
		globalAccelerationInstance, globalAccelerationInstanceAssociation, globalAccelerationInstanceIP,
		flowLog,
	}
}

// Sources returns the data sources in the order of the API reference.
func Sources() []*schema.Source {
	return []*schema.Source{vpcs, vswitches, routeTables, eips, natGateways, zones, regions}
}
