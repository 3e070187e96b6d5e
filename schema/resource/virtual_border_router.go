package resource

import (
	"strings"

	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var virtualBorderRouter = &schema.Type{
	Name:    "virtual_border_router",
	Summary: "A virtual border router (VBR): a VLAN of a physical connection, with a route table of its own.",
	Section: "11",
	Actions: schema.Actions{
		Create: "CreateVirtualBorderRouter", Read: "DescribeVirtualBorderRouters",
		Update: []string{"ModifyVirtualBorderRouterAttribute"}, Delete: "DeleteVirtualBorderRouter",
	},
	ID:      []string{"vbr_id"},
	Parent:  "physical_connection_id",
	Natural: []string{"physical_connection_id", "vlan_id"},
	Attrs: []schema.Attr{
		{Name: "physical_connection_id", Refs: []string{"physical_connection.id"}, Doc: "Physical connection that it lies on, Enabled."},
		{Name: "vlan_id", Cuts: "connections over it are cut until the other end has the same", Doc: "VLAN, 1 to 2999, once on the physical connection; a terminated VBR keeps it for 7 days."},
		{Name: "local_gateway_ip", Cuts: "connections over it are cut until the other end has the same", Doc: "Address on the side of the cloud."},
		{Name: "peer_gateway_ip", Cuts: "connections over it are cut until the other end has the same", Doc: "Address on the side of the data centre, in one subnet with local_gateway_ip."},
		{Name: "peering_subnet_mask", Cuts: "connections over it are cut until the other end has the same", Doc: "Mask of that subnet, 255.255.255.0 to 255.255.255.252."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{Name: "circuit_code", Doc: "Circuit code that the operator gave."},
		{
			Name: "associated_physical_connections", Type: cty.Set(cty.String), Refs: []string{"physical_connection.id"},
			Field: "AssociatedPhysicalConnections.AssociatedPhysicalConnection[].PhysicalConnectionId", // 11.3
			Doc:   "Further physical connections, not its own; set after creation. An empty list takes them away.",
		},
		{
			Name: "status", Recomputes: []string{"termination_time", "recovery_time"}, Cuts: "it carries connections only while it is active", Mode: schema.Kept, Default: "active", Values: []string{"active", "terminated"}, Alias: map[string]string{"Enabled": "active"}, // 11.1
			Doc: "active, or terminated while nothing is to pass.",
		},
		{Name: "vbr_owner_id", Mode: schema.WriteOnly, Doc: "Account that it is for: the caller's. One for another account is listed to that account only."}, // 11.3
	},
	Status: schema.Status{
		Field: "Status", Ready: []string{"unconfirmed", "active", "Enabled", "terminated"}, Wait: []string{"recovering", "terminating"}, New: "active", // 11.3
		Moves: []schema.Move{
			{From: []string{"unconfirmed"}, To: "active", Advice: "the account that it is for confirms it"}, // 11.1
			{From: []string{"active", "Enabled"}, To: "terminated", Action: "TerminateVirtualBorderRouter"},
			{From: []string{"terminated"}, To: "active", Action: "RecoverVirtualBorderRouter"},
		},
	},
	Claims: []schema.Claim{
		{
			Kind: schema.Key, Name: "VLAN of the physical connection", In: "physical_connection_id", Of: []string{"vlan_id"}, // 11.5
			Park: &schema.Park{Attr: "vlan_id", Values: numbers(2999, 1), Cut: "nothing passes through it until it has its new VLAN"},
		},
		{Kind: schema.Slot, Name: "vbrs_per_connection", In: "physical_connection_id"},
	},
	Lanes:   []string{"."},
	Change:  map[string]schema.Change{"associated_physical_connections": {Actions: []string{"ModifyVirtualBorderRouterAttribute"}, Calls: associate}},
	Release: dissociate,
	Carries: "connections over it to the other site",
	Example: `
cloud { region = "cn-hangzhou" }

resource "physical_connection" "main" {
  access_point_id = "ap-cn-hangzhou-A"
  line_operator   = "CT"
  peer_location   = "Example Road 1, Hangzhou"
}

resource "virtual_border_router" "example" {
  physical_connection_id = physical_connection.main.id
  vlan_id                = 100
  local_gateway_ip       = "10.255.0.1"
  peer_gateway_ip        = "10.255.0.2"
  peering_subnet_mask    = "255.255.255.252"
  name                   = "example"
  description            = "An example router"
}
`,
}

// associate gives a VBR the further physical connections that are wanted. The
// action takes no empty list (11.5): the VBR's own connection counts as none.
func associate(have *schema.Object, want []schema.Value) []schema.Call {
	v := want[have.Type.Index("associated_physical_connections")].V
	if !v.IsWhollyKnown() {
		return []schema.Call{{Action: "ModifyVirtualBorderRouterAttribute"}} // its parameters are known when it is sent
	}
	var ids []string
	for _, id := range v.AsValueSlice() {
		ids = append(ids, id.AsString())
	}
	return []schema.Call{associated(have, ids...)}
}

// dissociate takes all further physical connections from a VBR, which must be
// gone before it is deleted (11.2).
func dissociate(have *schema.Object) []schema.Call {
	if have.Attr("associated_physical_connections").IsNull() {
		return nil
	}
	return []schema.Call{associated(have)}
}

func associated(have *schema.Object, ids ...string) schema.Call {
	if len(ids) == 0 {
		ids = []string{have.Attr("physical_connection_id").AsString()}
	}
	return schema.Call{Action: "ModifyVirtualBorderRouterAttribute", Params: map[string]string{
		"VbrId": have.ID, "AssociatedPhysicalConnections": strings.Join(ids, ","),
	}}
}
