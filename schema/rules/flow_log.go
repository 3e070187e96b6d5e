package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var flowLogResource = &schema.Rule{
	Code:     "NP-FLOW-LOG",
	Summary:  "Flow log without resource",
	Doc:      "A flow log has a resource_type and a resource_id that belong together: the id of a VPC (vpc-...), a VSwitch (vsw-...) or a NetworkInterface (eni-...).",
	Section:  "20.1",
	Types:    []string{"flow_log"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "flow_log") {
			for _, attr := range []string{"resource_type", "resource_id"} {
				if !r.Value(attr).Written() {
					c.Report(r, r.Range, fmt.Sprintf("it has no %s; write resource_type and resource_id, which say whose traffic is recorded.", attr))
				}
			}
			typ, known := text(c, r, "resource_type")
			shows, decided := flowLogType(c, r)
			if !known || !decided || shows == typ {
				continue
			}
			what := "nothing that a flow log records"
			if shows != "" {
				what = "a " + shows
			}
			c.Report(r, r.AttrRange("resource_type"), fmt.Sprintf("resource_type is %s, and resource_id names %s. Write the type of what is recorded.",
				shown(r, "resource_type", typ), shownWord(r, "resource_id", what)))
		}
	},
}

// flowLogTypes are the types of what a flow log records, by the type that an
// id refers to or by the beginning of the id.
var flowLogTypes = map[string]string{"vpc": "VPC", "vswitch": "VSwitch", "vsw": "VSwitch", "eni": "NetworkInterface"}

// flowLogType is the type that resource_id shows, empty for one that is not
// recorded, and whether it shows any.
func flowLogType(c *schema.Checker, r *schema.Resource) (typ string, decided bool) {
	if o := owner(c, r, "resource_id"); o != nil {
		return flowLogTypes[o.Type.Name], true
	}
	id, known := text(c, r, "resource_id")
	return flowLogTypes[before(id, "-")], known
}

// shownWord is a word that an attribute leads to, for a message.
func shownWord(r *schema.Resource, attr, word string) string {
	if secret(r, attr) {
		return hidden
	}
	return word
}
