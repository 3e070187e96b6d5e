package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var prepaidStays = &schema.Rule{
	Code:     "NP-PREPAID-STAYS",
	Summary:  "Cannot be deleted",
	Doc:      "What is paid for in advance cannot be deleted, a VPN gateway not before its time is over, and neither can what it uses: a plan that deletes or replaces any of it fails. Who means that writes prevent_destroy = true in its lifecycle; 'netplan destroy' keeps it then and goes on with the rest.",
	Section:  "9.8, 13.6, 15.5",
	Types:    []string{"eip", "router_interface", "vpn_gateway"},
	Severity: hcl.DiagWarning,
	Check: func(c *schema.Checker) {
		for _, r := range c.Topology.Resources {
			attr := paidBy(c, r)
			if attr == "" || r.Lifecycle.PreventDestroy {
				continue
			}
			stays := ""
			if used := usedBy(c, r); len(used) > 0 {
				stays = fmt.Sprintf(" With it stays what it uses: %s.", schema.Some(used))
			}
			c.Report(r, r.AttrRange(attr), fmt.Sprintf("%s is %s, and what is paid for in advance cannot be deleted%s (%s).%s Write prevent_destroy = true in its lifecycle if that is meant, or pay by use.",
				attr, shownText(c, r, attr), term(r.Type.Prepaid), r.Type.Prepaid.Section, stays))
		}
	},
}

// paidBy is the attribute that says that a resource is paid for in advance, or
// empty.
func paidBy(c *schema.Checker, r *schema.Resource) string {
	if r.Type.Prepaid.Field == "" {
		return ""
	}
	for i := range r.Type.Attrs {
		a := &r.Type.Attrs[i]
		if a.Derived.Field != r.Type.Prepaid.Field {
			continue
		}
		how, _ := text(c, r, a.Name)
		if slices.ContainsFunc(r.Type.Prepaid.Values, func(v string) bool { return strings.EqualFold(v, how) }) {
			return a.Name
		}
	}
	return ""
}

// term says how long it cannot be deleted.
func term(p schema.Prepaid) string {
	if p.Ends {
		return " before its time is over"
	}
	return ""
}

// shownText is a text for a message.
func shownText(c *schema.Checker, r *schema.Resource, attr string) string {
	s, _ := text(c, r, attr)
	return shown(r, attr, s)
}

// usedBy are the addresses of what a resource refers to, and what that does,
// sorted.
func usedBy(c *schema.Checker, r *schema.Resource) []string {
	seen := map[string]bool{r.Addr: true}
	var list []string
	open := []*schema.Resource{r}
	for len(open) > 0 {
		r, open = open[0], open[1:]
		for i := range r.Type.Attrs {
			o := owner(c, r, r.Type.Attrs[i].Name)
			if len(r.Type.Attrs[i].Refs) == 0 || o == nil || seen[o.Addr] {
				continue
			}
			seen[o.Addr] = true
			list, open = append(list, o.Addr), append(open, o)
		}
	}
	slices.Sort(list)
	return list
}
