package rules

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var bgpASN = &schema.Rule{
	Code:     "NP-BGP-ASN",
	Summary:  "AS number of cloud",
	Doc:      "The peer_asn of a BGP group is that of the data centre, not 45104, which is the cloud's own.",
	Section:  "12.2",
	Types:    []string{"bgp_group"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "bgp_group") {
			if v := r.Value("peer_asn"); v.Known() && v.V.Equals(cty.NumberIntVal(45104)).True() {
				c.Report(r, r.AttrRange("peer_asn"), "peer_asn is the AS number of the cloud. Write that of the data centre; one without a public number takes one of 64512 to 65534.")
			}
		}
	},
}
