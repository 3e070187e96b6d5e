package resource

import "netplan/schema"

var flowLog = &schema.Type{
	Name:    "flow_log",
	Summary: "A record of the traffic of a VPC, a VSwitch or a network interface, kept in a LogStore.",
	Section: "20",
	Actions: schema.Actions{
		Create: "CreateFlowLog", Read: "DescribeFlowLogs",
		Update: []string{"ModifyFlowLogAttribute"}, Delete: "DeleteFlowLog",
	},
	ID:      []string{"flow_log_id"},
	Natural: []string{"resource_id", "traffic_type", "project_name", "log_store_name"},
	Attrs: []schema.Attr{
		{Name: "resource_type", Doc: "What is recorded: VPC, VSwitch or NetworkInterface. Of a VPC or VSwitch it is the traffic of all network interfaces in it."},
		{Name: "resource_id", Refs: []string{"vpc.id", "vswitch.id"}, Doc: "VPC, VSwitch or network interface (eni-...) whose traffic is recorded."},
		{Name: "traffic_type", Doc: "All, or the traffic that access control allows (Allow) or drops (Drop)."},
		{Name: "project_name", Doc: "Project of the Log Service, which stands outside of this API."},
		{Name: "log_store_name", Doc: "LogStore of the project, which stands outside of this API."},
		{Name: "flow_log_name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{Name: "status", Cuts: "it records only while it is Active", Mode: schema.Kept, Values: []string{"Active", "Inactive"}, Doc: "Active records, Inactive does not; a new flow log is Active."}, // 20.4, 20.5
	},
	Status: schema.Status{
		Field: "Status", Ready: []string{"Active", "Inactive"}, New: "Active",
		Moves: []schema.Move{
			{From: []string{"Inactive"}, To: "Active", Action: "ActiveFlowLog"},
			{From: []string{"Active"}, To: "Inactive", Action: "DeactiveFlowLog"},
		},
	},
	Claims: []schema.Claim{
		{Kind: schema.Key, Name: "flow log of this traffic in the LogStore", In: "region", Of: []string{"resource_id", "traffic_type", "project_name", "log_store_name"}},
		{Kind: schema.Slot, Name: "flow_logs", In: "account"},
		{Kind: schema.Slot, Name: "flow_logs_per_resource", In: "resource_id"},
	},
	Lanes: []string{"resource_id"},
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

# The project and its LogStore stand outside of this topology.
resource "flow_log" "example" {
  resource_type  = "VPC"
  resource_id    = vpc.main.id
  traffic_type   = "All"
  project_name   = "network"
  log_store_name = "traffic"
  flow_log_name  = "example"
  description    = "An example log"
}
`,
}
