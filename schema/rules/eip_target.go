package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var eipTarget = &schema.Rule{
	Code:     "NP-EIP-TARGET",
	Summary:  "Target of other type",
	Doc:      "The instance_type of an EIP association is that of its instance_id: Nat for a NAT gateway (ngw-...), EcsInstance for i-..., SlbInstance for lb-..., HaVip for havip-.... The instance_region_id is the region of the EIP.",
	Section:  "13.1",
	Types:    []string{"eip_association"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "eip_association") {
			checkTarget(c, r)
			if region, known := text(c, r, "instance_region_id"); known && region != r.Region {
				c.Report(r, r.AttrRange("instance_region_id"), fmt.Sprintf("instance_region_id is %s, and the EIP is in %s. An EIP is bound to what is in its region.", shown(r, "instance_region_id", region), r.Region))
			}
		}
	},
}

// targetTypes are the types of what an EIP is bound to, by the beginning of the
// id or by the type of resource.
var targetTypes = map[string]string{"ngw": "Nat", "nat_gateway": "Nat", "i": "EcsInstance", "lb": "SlbInstance", "havip": "HaVip"}

// targetNames are the types by each of their names; others are none.
var targetNames = map[string]string{"Nat": "Nat", "EcsInstance": "EcsInstance", "Ecs": "EcsInstance", "SlbInstance": "SlbInstance", "Slb": "SlbInstance", "HaVip": "HaVip"}

// checkTarget reports an instance that is of another type than the association
// says.
func checkTarget(c *schema.Checker, r *schema.Resource) {
	var want string
	if from := r.Value("instance_id").From; from != nil {
		want = targetTypes[schema.AddrType(from.Addr)]
	} else if id, ok := text(c, r, "instance_id"); ok {
		want = targetTypes[before(id, "-")]
	}
	have, at := want, r.AttrRange("instance_id")
	if typ := r.Value("instance_type"); typ.Known() {
		have, at = targetNames[typ.V.AsString()], r.AttrRange("instance_type")
	}
	if want != "" && have != "" && have != want {
		c.Report(r, at, fmt.Sprintf("instance_id is %s, and instance_type %s; write instance_type = %q.", named(r, "instance_id"), said(r, "instance_type", have), want))
	}
}
