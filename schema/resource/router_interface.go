package resource

import "netplan/schema"

var routerInterface = &schema.Type{
	Name:    "router_interface",
	Summary: "One of the two ends of a connection between routers: of two VPCs, or of a VPC and a leased line (VBR).",
	Section: "9",
	Actions: schema.Actions{
		Create: "CreateRouterInterface", Read: "DescribeRouterInterfaces",
		Update: []string{"ModifyRouterInterfaceAttribute", "ModifyRouterInterfaceSpec"}, Delete: "DeleteRouterInterface",
	},
	ID:      []string{"router_interface_id"},
	Parent:  "router_id",
	Natural: []string{"router_id", "role", "opposite_region_id", "opposite_router_id", "name"},
	Attrs: []schema.Attr{
		{Name: "router_id", Refs: []string{"vpc.vrouter_id", "vrouter.id", "virtual_border_router.id"}, Doc: "Router that it is on: that of a VPC, or a VBR that is active. A router has at most 5 interfaces."},
		{Name: "router_type", Doc: "Type of router_id: VRouter for a VPC, or VBR."},
		{Name: "role", Doc: "InitiatingSide, which connects and has the bandwidth, or AcceptingSide. A VBR is never the accepting side."},
		{Name: "spec", While: []string{"Active"}, Recomputes: []string{"bandwidth"}, Doc: "Bandwidth: Mini.2, Mini.5, Small.1, Small.2, Small.5, Middle.1, Middle.2, Middle.5, Large.1, Large.2, Large.5 or Xlarge.1 for 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000 or 10000 Mbps; Negative on the accepting side."}, // 9.6
		{Name: "opposite_region_id", Doc: "Region of the other end."},
		{Name: "opposite_router_id", While: []string{"Idle"}, Doc: "Router of the other end; connecting fills it in."}, // 9.7
		// 9.7 takes it, but the access point that goes with a VBR cannot be changed (9.1).
		{Name: "opposite_router_type", Mode: schema.Fixed, Doc: "Type of the router of the other end, VRouter or VBR. It is needed to connect; an accepting interface without it is for a VBR."},
		{Name: "access_point_id", Doc: "Access point of router_id where that is a VBR, and only there."},
		{Name: "opposite_access_point_id", Doc: "Access point of the other end where opposite_router_type is VBR, and only there."},
		{Name: "health_check_source_ip", Doc: "Address of the VPC that checks a leased line from here, used by nothing else; together with health_check_target_ip. An empty text ends the check."},
		{Name: "health_check_target_ip", Doc: "Address beyond the VBR that is checked."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
		{Name: "instance_charge_type", Field: "ChargeType", Doc: "PostPaid (when left out) or PrePaid; a prepaid interface cannot be deleted."}, // 9.2, 9.8
		{Name: "period", Mode: schema.Hint, Doc: "Months (1 to 9) or years (1 to 3) that a prepaid interface is paid for."},
		{Name: "pricing_cycle", Mode: schema.Hint, Doc: "Unit of period: Month or Year."},
		{Name: "auto_pay", Mode: schema.Hint, Doc: "Whether the order of a prepaid interface is paid at once."},
	},
	Status: schema.Status{
		Field: "Status", Ready: []string{"Idle", "Active", "Inactive"}, Wait: []string{"Connecting", "Activating", "Deactivating"}, New: "Idle",
		Moves:     []schema.Move{{From: []string{"Active"}, To: "Inactive", Action: "DeactivateRouterInterface"}},
		Deletable: []string{"Idle", "Inactive"}, // 9.8
	},
	Prepaid: schema.Prepaid{Field: "ChargeType", Values: []string{"Prepaid"}, Until: "EndTime", Section: "9.8"},
	Claims: []schema.Claim{
		{Kind: schema.Slot, Name: "interfaces_per_router", In: "router_id"},
		{
			Kind: schema.Key, Name: "address that a health check comes from", In: "router_id", Of: []string{"health_check_source_ip"}, // 9.1
			Park: &schema.Park{
				Attr: "health_check_source_ip", Values: []string{""}, Empties: []string{"health_check_target_ip"},
				Cut: "its health is not checked until it has its new addresses",
			},
		},
		{Kind: schema.Use, Name: "pair of routers", In: "account", Of: []string{"router_id", "opposite_router_id"}},
	},
	Lanes:   []string{"router_id", "."},
	Change:  map[string]schema.Change{"health_check_source_ip": healthChecks, "health_check_target_ip": healthChecks},
	Carries: "connections through it",
	Example: `
cloud { region = "cn-hangzhou" }

resource "vpc" "main" {
  cidr_block = "192.168.0.0/16"
}

resource "vpc" "other" {
  cidr_block = "172.16.0.0/12"
}

resource "router_interface" "example" {
  router_id            = vpc.main.vrouter_id
  router_type          = "VRouter"
  role                 = "InitiatingSide"
  spec                 = "Mini.2"
  opposite_region_id   = "cn-hangzhou"
  opposite_router_id   = vpc.other.vrouter_id
  opposite_router_type = "VRouter"
  name                 = "example"
  description          = "An example interface"
}
`,
}

// healthChecks changes a health check.
var healthChecks = schema.Change{Actions: []string{"ModifyRouterInterfaceAttribute"}, Calls: changeHealthCheck}

// changeHealthCheck ends the check where an address is to be empty, and sets
// those that are to be there, both in one call: a source needs a target (9.7).
func changeHealthCheck(have *schema.Object, want []schema.Value) []schema.Call {
	const action = "ModifyRouterInterfaceAttribute"
	set, ends := map[string]string{"RouterInterfaceId": have.ID}, false
	for name, param := range map[string]string{"health_check_source_ip": "HealthCheckSourceIp", "health_check_target_ip": "HealthCheckTargetIp"} {
		is := have.Attr(name)
		to := is
		if w := want[have.Type.Index(name)]; w.Written() {
			to = w.V
		}
		switch {
		case !to.IsKnown():
			return nil
		case !to.IsNull() && to.AsString() != "":
			set[param] = to.AsString()
		default:
			ends = ends || !is.IsNull() && is.AsString() != ""
		}
	}
	var calls []schema.Call
	if ends {
		calls = append(calls, schema.Call{Action: action, Params: map[string]string{"RouterInterfaceId": have.ID, "DeleteHealthCheckIp": "true"}})
	}
	if len(set) > 1 {
		calls = append(calls, schema.Call{Action: action, Params: set})
	}
	return calls
}
