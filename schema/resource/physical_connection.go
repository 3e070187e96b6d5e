package resource

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var physicalConnection = &schema.Type{
	Name:    "physical_connection",
	Summary: "A physical connection: a leased line from a data centre to an access point, which a carrier builds.",
	Section: "10",
	Actions: schema.Actions{
		Create: "CreatePhysicalConnection", Read: "DescribePhysicalConnections",
		Update: []string{"ModifyPhysicalConnectionAttribute"}, Delete: "DeletePhysicalConnection",
	},
	ID:      []string{"physical_connection_id"},
	Natural: []string{"access_point_id", "name"},
	Attrs: []schema.Attr{
		{Name: "access_point_id", Doc: "Access point of the region that it leads to; the data source access_points lists them."},
		{Name: "line_operator", Doc: "Carrier: CT, CU, CM, CO (another Chinese one), Equinix, or Other (another abroad)."},
		{Name: "peer_location", Doc: "Where the data centre is, at most 256 characters."},
		{Name: "bandwidth", Type: cty.Number, While: unbuilt, Doc: "Bandwidth in Mbps, 2 to 10240; 100 when left out."}, // 10.4
		{Name: "port_type", While: unbuilt, Doc: "Port at the access point; 1000Base-T when left out."},                 // 10.4
		{
			Name: "redundant_physical_connection_id", Refs: []string{"physical_connection.id"}, While: unbuilt, // 10.4
			Doc: "Physical connection that takes over when this one fails; Allocated, Confirmed or Enabled.",
		},
		{Name: "circuit_code", Doc: "Circuit code that the carrier gives, at most 256 characters."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{
			Name: "status", Recomputes: []string{"enabled_time"}, Cuts: "it carries connections only while it is Enabled", Mode: schema.Kept, Default: "Enabled", Values: []string{"Confirmed", "Enabled", "Terminated"}, // 10.3, 10.5, 10.6
			Doc: "Enabled is in service, Confirmed is built and not in service yet, Terminated is out of service for good.",
		},
	},
	Status: schema.Status{
		Field: "Status", Wait: []string{"Terminating"}, New: "Initial", // 10.3
		Ready: []string{
			"Initial", "Approved", "Allocating", "Allocated", "Confirmed", "Enabled",
			"Rejected", "Canceled", "Allocation Failed", "AllocationFailed", "Terminated",
		},
		Moves: []schema.Move{
			{From: []string{"Initial"}, To: "Approved", Advice: "the provider approves the application, or rejects it and says why in its console"},
			{From: []string{"Approved"}, To: "Allocating", Advice: "the provider begins to allocate a port at the access point"},
			{From: []string{"Allocating"}, To: "Allocated", Advice: "the provider allocates a port at the access point"},
			{From: []string{"Allocated"}, To: "Confirmed", Advice: "the carrier builds the line to that port; see to it that the data centre is ready, and confirm the work in the provider's console"},
			{From: []string{"Confirmed"}, To: "Enabled", Action: "EnablePhysicalConnection"},
			{From: []string{"Initial", "Approved", "Allocated", "Confirmed"}, To: "Canceled", Action: "CancelPhysicalConnection"},
			{From: []string{"Enabled"}, To: "Terminated", Action: "TerminatePhysicalConnection"},
		},
		Deletable: []string{"Rejected", "Canceled", "Allocation Failed", "AllocationFailed", "Terminated"}, // 10.7
	},
	Claims: []schema.Claim{
		{Kind: schema.Slot, Name: "connections_not_enabled", In: "account", Unless: []string{"status", "Enabled"}}, // 10.1
		{Kind: schema.Pass, Name: "connections_not_enabled", In: "account"},
	},
	Lanes:   []string{"."},
	Carries: "connections over the line",
	Renewed: "the new line has to be built and confirmed by the carrier",
	Example: `
cloud { region = "cn-beijing" }

# The carrier builds the line: apply waits for it, and can be cut off and
# started again meanwhile.
resource "physical_connection" "example" {
  access_point_id = "ap-cn-beijing-dx-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1, Beijing"
  bandwidth       = 200
  port_type       = "1000Base-LX"
  name            = "example"
  description     = "An example line"
}
`,
}

// unbuilt are the statuses in which the specification can be changed (10.4).
var unbuilt = []string{"Initial", "Rejected"}
