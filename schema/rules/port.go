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
	Doc:      "A port is a number from 1 to 65535, or any. The port of a DNAT entry is any only with the protocol Any.",
	Section:  "17.13, 17.14",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, p := range written(c) {
			s, ok := p.text()
			if !ok || format(p.attr) != catalog.Port {
				continue
			}
			switch protocol, sure := known(r, "ip_protocol"); {
			case !portText(s):
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s; write a number from 1 to 65535, or \"any\".", p.attr.Name, p.show()))
			case anyText(s) && !sure:
				c.Needs(r, "ip_protocol")
			case anyText(s) && !anyText(protocol):
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s while ip_protocol is %s; write a number from 1 to 65535, or ip_protocol = \"Any\".", p.attr.Name, p.show(), shown(r, "ip_protocol", protocol)))
			}
		}
	},
}

func portText(s string) bool {
	n, err := strconv.Atoi(s)
	return anyText(s) || err == nil && n >= 1 && n <= 65535 && strconv.Itoa(n) == s
}

func anyText(s string) bool { return strings.EqualFold(s, "any") }
