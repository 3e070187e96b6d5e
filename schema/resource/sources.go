package resource

import "netplan/schema"

var vpcs = &schema.Source{
	Name: "vpcs", Summary: "The VPCs of a region.", Section: "5.3",
	Action: "DescribeVpcs", ID: "VpcId",
}

var vswitches = &schema.Source{
	Name: "vswitches", Summary: "The VSwitches of a region, a VPC or a zone.", Section: "6.1",
	Action: "DescribeVSwitches", ID: "VSwitchId",
}

var routeTables = &schema.Source{
	Name: "route_tables", Summary: "The route tables of a region, without their entries.", Section: "8.2",
	Action: "DescribeRouteTableList", ID: "RouteTableId",
}

var eips = &schema.Source{
	Name: "eips", Summary: "The elastic IP addresses of a region.", Section: "13.5",
	Action: "DescribeEipAddresses", ID: "AllocationId",
}

var natGateways = &schema.Source{
	Name: "nat_gateways", Summary: "The NAT gateways of a region or a VPC.", Section: "17.6",
	Action: "DescribeNatGateways", ID: "NatGatewayId",
}

var zones = &schema.Source{
	Name: "zones", Summary: "The zones of a region.", Section: "22.1",
	Action: "DescribeZones", ID: "ZoneId",
}

var regions = &schema.Source{
	Name: "regions", Summary: "The regions of the cloud.", Section: "22.3",
	Action: "DescribeRegions", ID: "RegionId",
}
