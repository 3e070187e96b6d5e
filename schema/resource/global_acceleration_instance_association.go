package resource

import "netplan/schema"

var globalAccelerationInstanceAssociation = &schema.Type{
	Name:    "global_acceleration_instance_association",
	Summary: "The binding of a global acceleration instance to its server, which lies in another region.",
	Section: "18.6, 18.7",
	Actions: schema.Actions{
		Create: "AssociateGlobalAccelerationInstance", Read: "DescribeGlobalAccelerationInstances", Delete: "UnassociateGlobalAccelerationInstance",
	},
	Items:   "GlobalAccelerationInstances.GlobalAccelerationInstance[].BackendServers.BackendServer[]",
	ID:      []string{"global_acceleration_instance_id", "backend_server_id"},
	Parent:  "global_acceleration_instance_id",
	Natural: []string{"global_acceleration_instance_id", "backend_server_id"},
	Attrs: []schema.Attr{
		{Name: "global_acceleration_instance_id", Refs: []string{"global_acceleration_instance.id"}, Doc: "Global acceleration instance; it has one server."},
		{Name: "backend_server_id", Field: "ServerId", Doc: "ECS or SLB instance in a VPC, without an EIP. Several instances may share it."},                       // 18.2
		{Name: "backend_server_region_id", Field: "RegionId", Doc: "Region of the server: in the instance's service location, and not the instance's own region."}, // 18.2
		{Name: "backend_server_type", Field: "ServerType", Doc: "EcsInstance (when left out) or SlbInstance."},                                                     // 18.2
	},
	Status: schema.Status{Field: "Status", Ready: []string{"InUse"}, Wait: []string{"Associating", "Unassociating"}},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "server of the global acceleration instance", In: "region", Of: []string{"global_acceleration_instance_id"}},
		{Kind: schema.Use, Name: "server", In: "account", Of: []string{"backend_server_id"}}, // 13.1, 18.6: no EIP beside it
	},
	Lanes:   []string{"global_acceleration_instance_id", "backend_server_id"},
	Carries: "connections to its server over the acceleration",
	Example: `
cloud { region = "cn-hangzhou" }

resource "global_acceleration_instance" "main" {
  service_location = "north-america"
  bandwidth        = 10
}

# i-example is an instance in another region that stands outside of this
# topology.
resource "global_acceleration_instance_association" "example" {
  global_acceleration_instance_id = global_acceleration_instance.main.id
  backend_server_id               = "i-example"
  backend_server_region_id        = "us-west-1"
}
`,
}
