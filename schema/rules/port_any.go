package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var portAny = &schema.Rule{
	Code:     "NP-PORT-ANY",
	Summary:  "Port of any protocol",
	Doc:      "Both ports of a DNAT entry of the protocol Any are any. The reference shows no other pair, and refuses none.",
	Section:  "17.14",
	Types:    []string{"forward_entry"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for r := range each(c, "forward_entry") {
			protocol, _ := text(c, r, "ip_protocol")
			for _, attr := range []string{"external_port", "internal_port"} {
				if s, known := text(c, r, attr); known && portText(s) && anyText(protocol) && !anyText(s) {
					c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s while ip_protocol is %s; write \"any\", or the protocol that is meant.", attr, shown(r, attr, s), shown(r, "ip_protocol", protocol)))
				}
			}
		}
	},
}
