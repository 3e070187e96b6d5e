package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var dnatAny = &schema.Rule{
	Code:     "NP-DNAT-ANY",
	Summary:  "Any beside other entries",
	Doc:      "A DNAT entry of the protocol Any takes its port with each protocol, or all ports where that is any, of its public address and of its internal one: no other entry has them, of internal addresses none of the same table.",
	Section:  "17.13, 17.14",
	Types:    []string{"forward_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		told := map[*schema.Resource]bool{} // one may collide at both ends
		checkEnds(c, told, "external_ip", "external_port", func(r *schema.Resource) []string {
			return publicIPs(c, r, "external_ip")
		})
		checkEnds(c, told, "internal_ip", "internal_port", func(r *schema.Resource) []string {
			table := spaceOf(c, r, "forward_table_id")
			if ip, ok := text(c, r, "internal_ip"); ok && table != "" {
				return []string{table + "|" + ip}
			}
			return nil
		})
	},
}

// checkEnds reports the entries with a port of an address that another one has
// with each protocol, or with all ports. ips are the addresses of an entry.
func checkEnds(c *schema.Checker, told map[*schema.Resource]bool, attr, port string, ips func(*schema.Resource) []string) {
	all := map[string]*schema.Resource{}
	for r := range each(c, "forward_entry") {
		protocol, at, known := endOf(c, r, port)
		for _, ip := range ips(r) {
			if known && protocol == "any" {
				all[strings.Join([]string{r.Cloud, r.Region, ip, at}, "|")] = r
			}
		}
	}
	for r := range each(c, "forward_entry") {
		protocol, at, known := endOf(c, r, port)
		for _, ip := range ips(r) {
			place := strings.Join([]string{r.Cloud, r.Region, ip, ""}, "|")
			holder, what := all[place+"any"], "all ports"
			if protocol != "any" && holder == nil {
				holder, what = all[place+at], "this port with each protocol"
			}
			if known && holder != nil && holder != r && (protocol != "any" || at != "any") && !told[r] {
				told[r] = true
				c.ReportPair(r, r.AttrRange(attr), holder.AttrRange(attr), fmt.Sprintf("%s takes %s of this address, since its protocol is Any. Give one of the two another address.", holder.Addr, what))
			}
		}
	}
}

// endOf is the protocol of an entry and one of its ports, in lower case, where
// both are known.
func endOf(c *schema.Checker, r *schema.Resource, port string) (protocol, at string, known bool) {
	protocol, first := text(c, r, "ip_protocol")
	at, second := text(c, r, port)
	return strings.ToLower(protocol), strings.ToLower(at), first && second
}
