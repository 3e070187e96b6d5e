package resource

import "netplan/schema"

var vpcs = &schema.Source{
	Name: "vpcs", Summary: "The VPCs of a region.", Section: "5.3",
	Action: "DescribeVpcs", ID: "VpcId",
	Example: `
cloud { region = "cn-hangzhou" }

data "vpcs" "example" {
  vpc_name = "shared"
}

resource "vswitch" "app" {
  vpc_id     = data.vpcs.example.ids[0]
  zone_id    = "cn-hangzhou-b"
  cidr_block = cidrsubnet(data.vpcs.example.items[0].cidr_block, 8, 1)
}
`,
}

var vswitches = &schema.Source{
	Name: "vswitches", Summary: "The VSwitches of a region, a VPC or a zone.", Section: "6.1",
	Action: "DescribeVSwitches", ID: "VSwitchId",
	Example: `
cloud { region = "cn-hangzhou" }

data "vswitches" "example" {
  vpc_id  = "vpc-example"
  zone_id = "cn-hangzhou-b"
}

output "ranges" {
  value = data.vswitches.example.items[*].cidr_block
}
`,
}

var routeTables = &schema.Source{
	Name: "route_tables", Summary: "The route tables of a region, without their entries.", Section: "8.2",
	Action: "DescribeRouteTableList", ID: "RouteTableId",
	Example: `
cloud { region = "cn-hangzhou" }

data "route_tables" "example" {
  vpc_id = "vpc-example"
}

output "system" {
  value = [for t in data.route_tables.example.items : t.route_table_id if t.route_table_type == "System"]
}
`,
}

var eips = &schema.Source{
	Name: "eips", Summary: "The elastic IP addresses of a region.", Section: "13.5",
	Action: "DescribeEipAddresses", ID: "AllocationId",
	Example: `
cloud { region = "cn-hangzhou" }

data "eips" "example" {
  status = "Available"
}

output "free" {
  value = data.eips.example.items[*].ip_address
}
`,
}

var natGateways = &schema.Source{
	Name: "nat_gateways", Summary: "The NAT gateways of a region or a VPC.", Section: "17.6",
	Action: "DescribeNatGateways", ID: "NatGatewayId",
	Example: `
cloud { region = "cn-hangzhou" }

data "nat_gateways" "example" {
  vpc_id = "vpc-example"
}

output "tables" {
  value = data.nat_gateways.example.items[0].snat_table_ids
}
`,
}

var eipMonitorData = &schema.Source{
	Name: "eip_monitor_data", Summary: "The traffic of an EIP in an interval, a row for each period; at most 200 rows.", Section: "21.2",
	Action: "DescribeEipMonitorData",
	Example: `
cloud { region = "cn-hangzhou" }

data "eip_monitor_data" "example" {
  allocation_id = "eip-example"
  start_time    = "2026-01-01T00:00:00Z"
  end_time      = "2026-01-01T01:00:00Z"
  period        = 600
}

output "traffic" {
  value = { for row in data.eip_monitor_data.example.items : row.time_stamp => row.eip_flow }
}
`,
}

var zones = &schema.Source{
	Name: "zones", Summary: "The zones of a region.", Section: "22.1",
	Action: "DescribeZones", ID: "ZoneId",
	Example: `
cloud { region = "cn-hangzhou" }

data "zones" "example" {}

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vswitch" "app" {
  vpc_id     = vpc.main.id
  zone_id    = data.zones.example.ids[0]
  cidr_block = "192.168.1.0/24"
}
`,
}

var regions = &schema.Source{
	Name: "regions", Summary: "The regions of the cloud.", Section: "22.3",
	Action: "DescribeRegions", ID: "RegionId",
	Example: `
cloud { region = "cn-hangzhou" }

data "regions" "example" {}

output "regions" {
  value = data.regions.example.ids
}
`,
}
