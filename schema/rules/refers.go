package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/cloudapi/catalog"
	"netplan/schema"
	"netplan/schema/resource"
)

var refers = &schema.Rule{
	Code:     "NP-REF-TYPE",
	Summary:  "Reference of wrong type",
	Doc:      "An argument that takes the id of one type is not given that of another, one that takes an id nothing that is none, and one that takes an address or range no id, status or name.",
	Section:  "-",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		ids := knownIDs()
		for r, a := range referring(c) {
			from := r.Value(a.Name).From
			have := schema.AddrType(from.Addr) + "." + from.Attr
			if slices.Contains(a.Refs, have) || from.Attr == a.Name || from.Attr != "id" && !ids[have] {
				continue
			}
			c.Report(r, r.AttrRange(a.Name), fmt.Sprintf("%s is %s.%s; write %s.", a.Name, from.Addr, from.Attr, strings.Join(a.Refs, " or ")))
		}
		otherSorts(c)
	},
}

// otherSorts reports arguments that take an id or an address and are given what
// is computed and is neither by its name.
func otherSorts(c *schema.Checker) {
	for _, r := range c.Topology.Resources {
		for i := range r.Type.Attrs {
			a, from := &r.Type.Attrs[i], r.Values[i].From
			if want := sortWanted(a); from != nil && want != "" && sortOf(from.Attr) != want && from.Attr != a.Name {
				write := "an address or range"
				if len(a.Refs) > 0 {
					write = strings.Join(a.Refs, " or ")
				}
				c.Report(r, r.AttrRange(a.Name), fmt.Sprintf("%s is %s.%s, which is no %s; write %s.", a.Name, from.Addr, from.Attr, want, write))
			}
		}
	}
}

// sortWanted is the sort of value that an argument takes: id, address, or
// nothing where any may do.
func sortWanted(a *schema.Attr) string {
	if len(a.Refs) > 0 {
		return sortOf(a.Refs[0])
	}
	switch format(a) {
	case catalog.CIDR, catalog.CIDRs, catalog.Destination, catalog.IP, catalog.IPs:
		return "address"
	}
	return ""
}

// sortOf is the sort of value that the words of a name tell of.
func sortOf(name string) string {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '.' }) {
		switch word {
		case "id", "ids":
			return "id"
		case "ip", "ips", "address", "addresses", "cidr", "cidrs", "subnet":
			return "address"
		}
	}
	return "text"
}

var sameRegion = &schema.Rule{
	Code:     "NP-REF-REGION",
	Summary:  "Reference into another region",
	Doc:      "A resource lives in the region and cloud of the resources that it refers to. Where it says that they are in another region, they are in that one.",
	Section:  "6.4, 13.5, 17.1",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r, a := range referring(c) {
			o := owner(c, r, a.Name)
			if o == nil {
				continue
			}
			region, known := regionOf(c, r, a)
			if o.Cloud == r.Cloud && (o.Region == region || !known) {
				continue
			}
			advice := "Give both the same region and cloud."
			if a.Region != "" && o.Cloud == r.Cloud {
				advice = fmt.Sprintf("Write %s = %q.", a.Region, o.Region)
			}
			c.ReportPair(r, r.AttrRange(a.Name), o.Range, fmt.Sprintf("%s refers to %s, which lives in %s, and %s in %s. %s", a.Name, o.Addr, lives(o), r.Addr, lives(r), advice))
		}
	},
}

// regionOf is the region in which an attribute looks for what it refers to; it
// is not always known.
func regionOf(c *schema.Checker, r *schema.Resource, a *schema.Attr) (region string, known bool) {
	if a.Region == "" || !r.Value(a.Region).Written() {
		return r.Region, true
	}
	return text(c, r, a.Region)
}

// lives is where a resource lives, in words.
func lives(r *schema.Resource) string {
	if r.Cloud == "" {
		return r.Region
	}
	return fmt.Sprintf("%s of the cloud %q", r.Region, r.Cloud)
}

// knownIDs are the computed attributes that some type's argument takes.
func knownIDs() map[string]bool {
	ids := map[string]bool{}
	for _, t := range resource.All() {
		for i := range t.Attrs {
			for _, ref := range t.Attrs[i].Refs {
				ids[ref] = true
			}
		}
	}
	return ids
}
