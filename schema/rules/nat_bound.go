package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var natBound = &schema.Rule{
	Code:     "NP-NAT-BOUND",
	Summary:  "EIP of other gateway",
	Doc:      "The EIPs of an SNAT or DNAT entry are bound to its NAT gateway by an eip_association.",
	Section:  "13.1, 17.13, 17.17",
	Types:    []string{"snat_entry", "forward_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		bindings := bindingsOf(c)
		for r := range each(c, "forward_entry") {
			checkBound(c, r, "external_ip", owner(c, r, "forward_table_id"), bindings)
		}
		for r := range each(c, "snat_entry") {
			checkBound(c, r, "snat_ip", owner(c, r, "snat_table_id"), bindings)
		}
	},
}

// bindingsOf are the associations by the address of their EIP; nil where one may
// bind any.
func bindingsOf(c *schema.Checker) map[string][]*schema.Resource {
	bindings := map[string][]*schema.Resource{}
	for r := range each(c, "eip_association") {
		eip := owner(c, r, "allocation_id")
		if eip == nil && !r.Value("allocation_id").Known() {
			return nil
		}
		if eip != nil {
			bindings[eip.Addr] = append(bindings[eip.Addr], r)
		}
	}
	return bindings
}

// checkBound reports the EIPs of an attribute that are not bound to a gateway.
func checkBound(c *schema.Checker, r *schema.Resource, attr string, gateway *schema.Resource, bindings map[string][]*schema.Resource) {
	if gateway == nil || gateway.Type.Name != "nat_gateway" || bindings == nil {
		return
	}
	for _, from := range r.Value(attr).Origins {
		o := c.Topology.Resource(from.Addr)
		if o == nil {
			continue
		}
		bound := []*schema.Resource{o}
		if o.Type.Name == "eip" {
			bound = bindings[o.Addr]
		}
		if len(bound) == 0 {
			c.ReportPair(r, r.AttrRange(attr), o.Range, fmt.Sprintf("%s is that of %s, which no eip_association binds to %s. Write one, and its ip_address here.", attr, o.Addr, gateway.Addr))
		}
		for _, b := range bound {
			if other := boundElsewhere(c, b, gateway); other != "" {
				c.ReportPair(r, r.AttrRange(attr), b.AttrRange("instance_id"), fmt.Sprintf("%s is bound to %s by %s, and %s belongs to %s. Write an EIP that is bound to that.", attr, other, b.Addr, r.Addr, gateway.Addr))
			}
		}
	}
}

// boundElsewhere is what an association binds an EIP to when that is not the
// gateway, else empty. An id may be that of the gateway unless it is that of a
// thing that is none.
func boundElsewhere(c *schema.Checker, b, gateway *schema.Resource) string {
	if b.Type.Name != "eip_association" {
		return ""
	}
	if other := owner(c, b, "instance_id"); other != nil && other != gateway {
		return other.Addr
	}
	id, known := text(c, b, "instance_id")
	if known && b.Value("instance_id").From == nil && noGateway(c, b, before(id, "-")) {
		return shown(b, "instance_id", id)
	}
	return ""
}

// noGateway says whether the beginning of an id, or where that tells nothing
// the type beside it, is that of a thing that is no NAT gateway.
func noGateway(c *schema.Checker, b *schema.Resource, kind string) bool {
	if kind == "ngw" || slices.Contains(outsideKinds, kind) {
		return kind != "ngw"
	}
	typ, _ := text(c, b, "instance_type")
	return targetNames[typ] != "" && targetNames[typ] != "Nat"
}
