package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
)

var port = &schema.Rule{
	Code:     "NP-PORT",
	Summary:  "Malformed port",
	Doc:      "A port is a number from 1 to 65535, or any. Both ports of a DNAT entry are any exactly when its protocol is Any.",
	Section:  "17.13, 17.14",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || format(p.attr) != catalog.Port {
				continue
			}
			if !portText(s) {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s; write a number from 1 to 65535, or \"any\".", p.attr.Name, p.show()))
			}
		}
		for r := range each(c, "forward_entry") {
			checkAny(c, r)
		}
	},
}

func portText(s string) bool {
	n, err := strconv.Atoi(s)
	return strings.EqualFold(s, "any") || err == nil && n >= 1 && n <= 65535 && strconv.Itoa(n) == s
}

// checkAny reports a DNAT entry that is partly for any port.
func checkAny(c *schema.Checker, r *schema.Resource) {
	protocol, known := text(c, r, "ip_protocol")
	if !known {
		return
	}
	for _, attr := range []string{"external_port", "internal_port"} {
		s, known := text(c, r, attr)
		if !known || !portText(s) || strings.EqualFold(s, "any") == strings.EqualFold(protocol, "any") {
			continue
		}
		c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s while ip_protocol is %s; write \"any\" for both ports together with ip_protocol \"Any\", or numbers with \"TCP\" or \"UDP\".", attr, shown(r, attr, s), shown(r, "ip_protocol", protocol)))
	}
}
