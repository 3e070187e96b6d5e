package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

// sslPortsInUse are the ports that the gateway has for itself (15.17).
var sslPortsInUse = []int64{22, 53, 68, 80, 123, 443, 500, 2222, 4500, 4510, 4560, 7505, 9000, 9001, 9002, 22222}

var sslPort = &schema.Rule{
	Code:     "NP-SSL-PORT",
	Summary:  "Port of SSL server",
	Doc:      "The port of an SSL server is none of 22, 53, 68, 80, 123, 443, 500, 2222, 4500, 4510, 4560, 7505, 9000, 9001, 9002 and 22222, which are in use.",
	Section:  "15.17, 15.20",
	Types:    []string{"ssl_vpn_server"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "ssl_vpn_server") {
			v := r.Value("port")
			if !v.Known() || v.V.Type() != cty.Number {
				continue
			}
			n, _ := v.V.AsBigFloat().Int64()
			if v.V.AsBigFloat().IsInt() && slices.Contains(sslPortsInUse, n) {
				c.Report(r, r.AttrRange("port"), fmt.Sprintf("port is %s, which is in use; write another, such as 1194.", shown(r, "port", n)))
			}
		}
	},
}
