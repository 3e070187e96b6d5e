package rules

import (
	"fmt"
	"net/netip"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var interfaceHealth = &schema.Rule{
	Code:     "NP-RI-HEALTH",
	Summary:  "Health check not possible",
	Doc:      "A leased line is checked from its VPC: health_check_source_ip is an IPv4 address of the VPC, which no other interface of it uses, on an interface with a VBR opposite, together with health_check_target_ip.",
	Section:  "9.1, 9.7",
	Types:    []string{"router_interface"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "router_interface") {
			for _, attr := range []string{"health_check_source_ip", "health_check_target_ip"} {
				if s, ok := text(c, r, attr); ok && s != "" && !ipv4(s) {
					c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s, which is not an IPv4 address; write one such as \"192.168.1.10\".", attr, shown(r, attr, s)))
				}
			}
			if stated(c, r, "health_check_source_ip") {
				checkSource(c, r)
			}
		}
	},
}

func ipv4(s string) bool {
	a, err := netip.ParseAddr(s)
	return err == nil && a.Is4()
}

// checkSource reports a source without what a health check needs.
func checkSource(c *schema.Checker, r *schema.Resource) {
	const source = "health_check_source_ip"
	if !given(c, r, "health_check_target_ip") {
		c.Report(r, r.AttrRange(source), source+" is written without health_check_target_ip; write the address beyond the VBR that is to be checked.")
	}
	if s, ok := text(c, r, "router_type"); ok && s != "VRouter" {
		c.Report(r, r.AttrRange(source), fmt.Sprintf("router_type is %s; a line is checked from the VPC. Write the health check on the interface of the VPC.", shown(r, "router_type", s)))
		return
	}
	if s, ok := text(c, r, "opposite_router_type"); s != "VBR" && (ok || !r.Value("opposite_router_type").Written()) {
		c.Report(r, r.AttrRange(source), "a health check is for a leased line; write opposite_router_type = \"VBR\", or take the health check out.")
	}
	checkSourceInVPC(c, r)
}

// checkSourceInVPC reports a source that is no address of the interface's VPC.
func checkSourceInVPC(c *schema.Checker, r *schema.Resource) {
	vpc := vpcOfRouter(c, r, "router_id")
	s, _ := text(c, r, "health_check_source_ip")
	a, err := netip.ParseAddr(s)
	if err != nil || vpc == nil {
		return
	}
	if outer, known := vpcPrefix(c, vpc); known && !outer.Contains(a) {
		c.ReportPair(r, r.AttrRange("health_check_source_ip"), vpc.AttrRange("cidr_block"),
			fmt.Sprintf("health_check_source_ip is %s, and %s has %s. Write a free address of that VPC.", shown(r, "health_check_source_ip", s), vpc.Addr, shown(vpc, "cidr_block", outer)))
	}
}

// vpcOfRouter is the VPC whose router an attribute names, or nil.
func vpcOfRouter(c *schema.Checker, r *schema.Resource, attr string) *schema.Resource {
	o := owner(c, r, attr)
	if o != nil && o.Type.Name == "vrouter" {
		o = owner(c, o, "vpc_id")
	}
	if o == nil || o.Type.Name != "vpc" {
		return nil
	}
	return o
}
