package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var prepaid = &schema.Rule{
	Code:     "NP-PREPAID",
	Summary:  "Prepaid without terms",
	Doc:      "A prepaid EIP or router interface needs auto_pay and period; pricing_cycle is Month when left out. They are prepaid for 1 to 9 months or 1 to 3 years, and can never be given back early; a prepaid EIP joins no shared bandwidth package or global acceleration instance.",
	Section:  "9.1, 9.8, 13.3, 13.6, 18.9, 19.5",
	Types:    []string{"eip", "router_interface", "common_bandwidth_package_ip", "global_acceleration_instance_ip"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		checkTerms(c, "eip", "auto_pay", "period")
		checkTerms(c, "router_interface", "auto_pay", "period")
		for _, r := range slices.Concat(slices.Collect(each(c, "common_bandwidth_package_ip")), slices.Collect(each(c, "global_acceleration_instance_ip"))) {
			if eip := owner(c, r, "ip_instance_id"); eip != nil && isPrepaid(c, eip) {
				c.ReportPair(r, r.AttrRange("ip_instance_id"), eip.AttrRange("instance_charge_type"), fmt.Sprintf("%s is prepaid; only EIPs that are paid by use share the bandwidth of others.", eip.Addr))
			}
		}
	},
}

// checkTerms reports what of a type is prepaid without its terms, or for a time
// that nobody can pay for.
func checkTerms(c *schema.Checker, typ string, terms ...string) {
	for r := range each(c, typ) {
		for _, attr := range terms {
			if isPrepaid(c, r) && !r.Value(attr).Written() {
				c.Report(r, r.AttrRange("instance_charge_type"), fmt.Sprintf("instance_charge_type is %s and %s is not written; write it, or leave instance_charge_type out to pay by use.", shown(r, "instance_charge_type", "PrePaid"), attr))
			}
		}
		checkPeriod(c, r)
	}
}

func isPrepaid(c *schema.Checker, r *schema.Resource) bool {
	s, ok := text(c, r, "instance_charge_type")
	return ok && s == "PrePaid"
}

// checkPeriod reports a period that the pricing cycle does not permit (9.1, 13.3).
func checkPeriod(c *schema.Checker, r *schema.Resource) {
	cycle, known := text(c, r, "pricing_cycle")
	if !known && !r.Value("pricing_cycle").Written() && isPrepaid(c, r) {
		cycle = "Month"
	}
	v := r.Value("period")
	if !v.Known() {
		return
	}
	period, _ := v.V.AsBigFloat().Int64()
	if most := map[string]int64{"Month": 9, "Year": 3}[cycle]; most != 0 && (period < 1 || period > most) {
		c.Report(r, r.AttrRange("period"), fmt.Sprintf("period is %s; with pricing_cycle %s write 1 to %d.", shown(r, "period", period), shown(r, "pricing_cycle", cycle), most))
	}
}

var ratio = &schema.Rule{
	Code:     "NP-RATIO",
	Summary:  "Ratio missing",
	Doc:      "A shared bandwidth package that is paid by the 95th percentile (PayBy95) has a ratio of 10 to 100 percent.",
	Section:  "19.4",
	Types:    []string{"common_bandwidth_package"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "common_bandwidth_package") {
			charge, _ := text(c, r, "internet_charge_type")
			if charge == "PayBy95" && !r.Value("ratio").Written() {
				c.Report(r, r.AttrRange("internet_charge_type"), fmt.Sprintf("internet_charge_type is %s and ratio is not written; write the guaranteed share, 10 to 100 percent.", shown(r, "internet_charge_type", charge)))
			}
		}
	},
}
