package resource

import (
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var eip = &schema.Type{
	Name:    "eip",
	Summary: "An elastic public IP address.",
	Section: "13",
	Actions: schema.Actions{
		Create: "AllocateEipAddress", Read: "DescribeEipAddresses",
		Update: []string{"ModifyEipAddressAttribute"}, Delete: "ReleaseEipAddress",
	},
	ID:      []string{"allocation_id"},
	Natural: []string{"name"},
	Attrs: []schema.Attr{
		// 13.5: in a shared bandwidth package Bandwidth is the package's, EipBandwidth the EIP's own.
		{Name: "bandwidth", Type: cty.Number, Field: "EipBandwidth|Bandwidth", Doc: "Peak bandwidth in Mbps; 5 when left out."},
		{Name: "name", Doc: "Name, 2 to 128 characters; set after the allocation."},
		{Name: "description", Field: "Descritpion", Doc: "Description, 2 to 256 characters; set after the allocation."}, // 13.5 spells it so
		{Name: "internet_charge_type", Doc: "PayByBandwidth (when left out) or PayByTraffic."},
		{Name: "instance_charge_type", Field: "ChargeType", Doc: "PostPaid (when left out) or PrePaid; a prepaid EIP cannot be released."}, // 13.5
		{Name: "isp", Doc: "Line; BGP when left out."},
		{Name: "netmode", Mode: schema.WriteOnly, Doc: "Network mode; Public when left out."}, // 13.5 does not return it
		{Name: "period", Mode: schema.Hint, Doc: "Months (1 to 9) or years (1 to 3) that a prepaid EIP is paid for."},
		{Name: "pricing_cycle", Mode: schema.Hint, Doc: "Unit of period: Month or Year."},
		{Name: "auto_pay", Mode: schema.Hint, Doc: "Whether the order of a prepaid EIP is paid at once."},
		{Name: "resource_group_id", Doc: "Resource group; the account's default one when left out."},
	},
	Status:  schema.Status{Field: "Status", Ready: []string{"Available", "InUse"}, Wait: []string{"Associating", "Unassociating"}},
	Prepaid: schema.Prepaid{Field: "ChargeType", Values: []string{"PrePaid"}, Until: "ExpiredTime", Section: "13.6"},
	Claims:  []schema.Claim{{Kind: schema.Slot, Name: "eips", In: "account"}},
	Lanes:   []string{"."},
	Address: "ip_address",
	Example: `
cloud { region = "cn-hangzhou" }

resource "eip" "example" {
  name                 = "example"
  description          = "An example address"
  bandwidth            = 10
  internet_charge_type = "PayByTraffic"
}
`,
}
