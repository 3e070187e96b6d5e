package resource

import "netplan/schema"

var routerInterfaces = &schema.Source{
	Name: "router_interfaces", Summary: "The router interfaces of a region.", Section: "9.2",
	Action: "DescribeRouterInterfaces", ID: "RouterInterfaceId",
	Example: `
cloud { region = "cn-hangzhou" }

data "router_interfaces" "example" {
  router_id = "vrt-example"
  status    = ["Active", "Idle"]
}

output "opposites" {
  value = data.router_interfaces.example.items[*].opposite_interface_id
}
`,
}

var physicalConnections = &schema.Source{
	Name: "physical_connections", Summary: "The physical connections (leased lines) of a region.", Section: "10.3",
	Action: "DescribePhysicalConnections", ID: "PhysicalConnectionId",
	Example: `
cloud { region = "cn-hangzhou" }

data "physical_connections" "example" {
  status        = "Enabled"
  line_operator = "CT"
}

output "lines" {
  value = data.physical_connections.example.ids
}
`,
}

var accessPoints = &schema.Source{
	Name: "access_points", Summary: "The access points of a region, at which physical connections can end.", Section: "22.2",
	Action: "DescribeAccessPoints", ID: "AccessPointId",
	Example: `
cloud { region = "cn-beijing" }

data "access_points" "example" {
  type = "VPC"
}

output "sites" {
  value = { for p in data.access_points.example.items : p.access_point_id => p.name }
}
`,
}
