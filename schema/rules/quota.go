package rules

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var quota = &schema.Rule{
	Code:     "NP-QUOTA",
	Summary:  "Quota exceeded",
	Doc:      "The API limits how many objects an account, a region, a VPC, a table or a gateway holds. A limit that was raised for the account is written in the quotas of its cloud block.",
	Section:  "6.4, 8.8, 10.1, 17.2, 17.13",
	Types:    schema.EveryType,
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		egressQuotas(c)
		counts := map[string]int{}
		for _, r := range c.Topology.Resources {
			for _, o := range occupations(c, r) {
				limit, from, limited := limitOf(c, r, o)
				if !limited || o.claim.Kind != schema.Slot {
					continue
				}
				key := o.claim.Name + "|" + o.space
				counts[key]++
				if counts[key] == limit+1 {
					c.Report(r, r.Range, fmt.Sprintf("it is number %d in %s; the limit is %d (%s, from %s). Remove some, or write quotas = { %s = N } in the cloud block when the limit was raised.",
						counts[key], within(c, o), limit, o.claim.Name, from, o.claim.Name))
				}
			}
		}
	},
}

// limitOf is the limit of a slot and where it comes from.
func limitOf(c *schema.Checker, r *schema.Resource, o occupied) (limit int, from string, limited bool) {
	if cloud := c.Topology.Clouds[r.Cloud]; cloud != nil {
		if n, ok := cloud.Quotas[o.claim.Name]; ok {
			return n, "the cloud block", true
		}
	}
	for _, q := range schema.Quotas() {
		if q.Name == o.claim.Name {
			return q.Limit, "section " + q.Section, q.Limit > 0
		}
	}
	return 0, "", false
}

// within is a space in words.
func within(c *schema.Checker, o occupied) string {
	if o.claim.In == "account" {
		return "the account"
	}
	attr, _, _ := strings.Cut(o.claim.In, ".")
	if secret(o.r, attr) {
		return hidden
	}
	for r := o.r; r != nil && strings.HasPrefix(attr, "^"); r = owner(c, r, r.Type.Parent) {
		if secret(r, r.Type.Parent) {
			return hidden
		}
	}
	return o.space[len(o.r.Cloud)+1:]
}
