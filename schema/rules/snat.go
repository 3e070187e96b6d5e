package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var snatSource = &schema.Rule{
	Code:     "NP-SNAT-SOURCE",
	Summary:  "SNAT source missing or double",
	Doc:      "An SNAT entry has exactly one of source_vswitch_id and source_cidr. The VSwitch is in the VPC of the NAT gateway.",
	Section:  "17.17",
	Types:    []string{"snat_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "snat_entry") {
			vswitch, cidr := given(c, r, "source_vswitch_id"), given(c, r, "source_cidr")
			switch {
			case !vswitch && !cidr:
				c.Report(r, r.Range, "it has no source; write source_vswitch_id or source_cidr.")
			case vswitch && cidr:
				c.ReportPair(r, r.AttrRange("source_cidr"), r.AttrRange("source_vswitch_id"), "it has both source_vswitch_id and source_cidr; keep one.")
			case vswitch:
				checkSameVPC(c, r)
			}
		}
	},
}

var snatAddress = &schema.Rule{
	Code:     "NP-SNAT-IP",
	Summary:  "SNAT without address",
	Doc:      "An SNAT entry has at least one public address.",
	Section:  "17.17",
	Types:    []string{"snat_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "snat_entry") {
			if v := r.Value("snat_ip"); v.Written() && v.V.IsKnown() && v.V.LengthInt() == 0 {
				c.Report(r, r.AttrRange("snat_ip"), "snat_ip is empty; write the address of an EIP that is bound to the NAT gateway.")
			}
		}
	},
}

// checkSameVPC reports an SNAT entry whose VSwitch is in another VPC than its
// NAT gateway.
func checkSameVPC(c *schema.Checker, r *schema.Resource) {
	vswitch := owner(c, r, "source_vswitch_id")
	gateway := owner(c, r, "snat_table_id")
	have, want := owner(c, vswitch, "vpc_id"), owner(c, gateway, "vpc_id")
	if have != nil && want != nil && have != want {
		c.ReportPair(r, r.AttrRange("source_vswitch_id"), gateway.Range,
			fmt.Sprintf("%s is in %s, and the NAT gateway %s in %s. Write a VSwitch of %s.", vswitch.Addr, have.Addr, gateway.Addr, want.Addr, want.Addr))
	}
}

var natSharedIP = &schema.Rule{
	Code:     "NP-NAT-SHARED-IP",
	Summary:  "IP for SNAT and DNAT",
	Doc:      "A public IP serves SNAT entries or DNAT entries, never both.",
	Section:  "17.13, 17.17",
	Types:    []string{"snat_entry", "forward_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		outward := map[string]*schema.Resource{}
		for r := range each(c, "snat_entry") {
			for _, ip := range publicIPs(c, r, "snat_ip") {
				outward[ip] = r
			}
		}
		for r := range each(c, "forward_entry") {
			for _, ip := range publicIPs(c, r, "external_ip") {
				if snat := outward[ip]; snat != nil {
					c.ReportPair(r, r.AttrRange("external_ip"), snat.AttrRange("snat_ip"),
						fmt.Sprintf("external_ip is that of %s, which %s uses for SNAT. Give one of the two another EIP.", namedIP(r, snat, ip), snat.Addr))
				}
			}
		}
	},
}

// namedIP is a public address for a message about the two entries that use it.
func namedIP(dnat, snat *schema.Resource, ip string) string {
	if secret(dnat, "external_ip") || secret(snat, "snat_ip") {
		return hidden
	}
	return ip
}

// publicIPs name the public addresses of an attribute: the EIP behind each
// where the topology has it, the address otherwise.
func publicIPs(c *schema.Checker, r *schema.Resource, attr string) []string {
	var list []string
	for _, from := range r.Value(attr).Origins {
		list = append(list, eipOf(c, from.Addr))
	}
	if len(list) == 1 && r.Value(attr).V.Type().IsPrimitiveType() {
		return list // known or not, it is the EIP's
	}
	return append(list, texts(c, r, attr)...)
}

// eipOf is the address of the EIP that a resource is or binds.
func eipOf(c *schema.Checker, addr string) string {
	r := c.Topology.Resource(addr)
	if r != nil && r.Type.Name == "eip_association" {
		if from := r.Value("allocation_id").From; from != nil {
			return from.Addr
		}
	}
	return addr
}
