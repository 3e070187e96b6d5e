package resource

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var globalAccelerationInstance = &schema.Type{
	Name:    "global_acceleration_instance",
	Summary: "A global acceleration instance of exclusive bandwidth: a public address in one region for a server in another.",
	Section: "18.1-18.5",
	Actions: schema.Actions{
		Create: "CreateGlobalAccelerationInstance", Read: "DescribeGlobalAccelerationInstances",
		Update: []string{"ModifyGlobalAccelerationInstanceAttributes", "ModifyGlobalAccelerationInstanceSpec"},
		Delete: "DeleteGlobalAccelerationInstance",
	},
	ID:      []string{"global_acceleration_instance_id"},
	Natural: []string{"name", "service_location"},
	Attrs: []schema.Attr{
		{Name: "service_location", Doc: "Area of the servers: china-mainland, north-america, asia-pacific or europe."},
		// 18.1 takes a number, 18.2 and 18.4 have a text.
		{Name: "bandwidth", Type: cty.Number, Doc: "Bandwidth in Mbps: 10 to 100 in steps of ten, 200 to 1000 in steps of a hundred."},
		{Name: "name", Doc: "Name, 2 to 128 characters."},
		{Name: "description", Doc: "Description, 2 to 256 characters."},
	},
	Status:  schema.Status{Field: "Status", Ready: []string{"Available", "InUse"}, Wait: []string{"Associating", "Unassociating"}},
	Prepaid: schema.Prepaid{Field: "ChargeType", Values: []string{"PrePaid"}, Until: "ExpiredTime", Section: "18.5"},
	Claims:  []schema.Claim{{Kind: schema.Slot, Name: "global_accelerations", In: "account"}},
	Lanes:   []string{"."},
	Address: "ip_address",
	Example: `
cloud { region = "cn-hangzhou" }

resource "global_acceleration_instance" "example" {
  service_location = "north-america"
  bandwidth        = 10
  name             = "example"
  description      = "An example instance"
}
`,
}
