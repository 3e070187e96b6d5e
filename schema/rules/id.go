package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
	"netplan/schema/resource"
)

var idKind = &schema.Rule{
	Code:     "NP-ID",
	Summary:  "Id of another kind",
	Doc:      "The id of an object consists of letters, digits, '-' and '_', and begins with what the object is: vpc- for a VPC, vsw- for a VSwitch. An argument that takes ids of one kind is not given one of another, nor a status. Beginnings that the reference does not show are not checked.",
	Section:  "2, 5-20",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		statuses := keptStatuses()
		for r, p := range written(c) {
			s, ok := p.text()
			switch {
			case !ok || !takesID(p.attr) || s == "" && p.attr.Derived.Type == cty.String:
				continue
			case s == "" || strings.Trim(s, idLetters) != "":
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s, which is no id: an id has letters, digits, '-' and '_' only.", p.attr.Name, p.show()))
				continue
			case slices.Contains(statuses, s):
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s, which is a status; write %s.", p.attr.Name, p.show(), strings.Join(p.attr.Refs, " or ")))
				continue
			}
			if wanted := kindsOf(r.Type.Name, p); isKind(s) && len(wanted) > 0 && !slices.Contains(wanted, before(s, "-")) {
				c.Report(r, r.AttrRange(p.path()), fmt.Sprintf("%s is %s; write an id that begins with %s-.", p.attr.Name, p.show(), strings.Join(wanted, "- or ")))
			}
		}
	},
}

// idLetters are those of ids.
const idLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

// idKinds are what ids begin with, up to the first '-', by what computes them.
var idKinds = map[string][]string{
	"vpc.id": {"vpc"}, "vswitch.id": {"vsw"}, "vrouter.id": {"vrt"}, "vpc.vrouter_id": {"vrt"}, // 2
	"route_table.id": {"vtb", "rtb"}, "vpc.route_table_id": {"vtb", "rtb"}, "virtual_border_router.route_table_id": {"vtb", "rtb"}, // 8.3, 11.3
	"router_interface.id": {"ri"}, "physical_connection.id": {"pc"}, "virtual_border_router.id": {"vbr"}, "bgp_group.id": {"bgpg"}, // 9-12
	"eip.id": {"eip", "nateip"}, "nat_gateway.id": {"ngw"}, "nat_gateway.forward_table_ids": {"ftb"}, "nat_gateway.snat_table_ids": {"stb"}, // 13, 17
	"vpn_gateway.id": {"vpn"}, // 15
}

// outsideKinds are those of what no type makes.
var outsideKinds = []string{"i", "lb", "eni", "havip", "sg"}

// openTo are the arguments that take ids of these too, or of which another rule
// says which they take (NP-ROUTE-ECMP).
var openTo = map[string]bool{
	"eip_association.instance_id": true, "flow_log.resource_id": true,
	"route_entry.next_hop_id": true, "route_entry.next_hop.next_hop_id": true,
}

// keptStatuses are the statuses in which objects can be kept. A reference to one
// is as good as the text, where the topology says which.
func keptStatuses() (list []string) {
	for _, t := range resource.All() {
		for i := range t.Attrs {
			if t.Attrs[i].Mode == schema.Kept {
				list = append(list, t.Attrs[i].Values...)
			}
		}
	}
	return list
}

// takesID says whether an attribute is an id in the cloud, or several.
func takesID(a *schema.Attr) bool {
	return len(a.Refs) > 0 && sortOf(a.Refs[0]) == "id"
}

// kindsOf are the beginnings of the ids that an argument takes; none where one
// of its kinds is not known.
func kindsOf(typ string, p place) (kinds []string) {
	for _, ref := range p.attr.Refs {
		if len(idKinds[ref]) == 0 {
			return nil
		}
		kinds = append(kinds, idKinds[ref]...)
	}
	if openTo[typ+"."+p.path()] {
		kinds = append(kinds, outsideKinds...)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// isKind says whether an id begins with a kind that is known.
func isKind(id string) bool {
	kind, _, dashed := strings.Cut(id, "-")
	known := slices.Contains(slices.Concat(slices.Collect(maps.Values(idKinds))...), kind)
	return dashed && (known || slices.Contains(outsideKinds, kind))
}
