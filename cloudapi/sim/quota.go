package sim

import "maps"

// unlimited is the default of the quotas whose number the reference leaves
// out.
const unlimited = 0

// limits are the documented limits by name; each kind counts its own. Further
// chapters have theirs with them.
var limits = map[string]int{
	"vpcs":              unlimited, // per account; 5.1 has the code, no number
	"user_cidrs":        3,         // per VPC, 5.1
	"vswitches_per_vpc": 24,        // 6.4

	"route_entries_per_table": 48, // custom ones, 8.8
	"havip_entries_per_table": 5,  // 8.8

	"eips":                      unlimited,   // per account; 13.3 has the code, no number
	"nat_packages_per_gateway":  4,           // 17.2; below 0 the account may not use them
	"public_addresses":          publicCount, // all there are; fewer make them run out
	"ips_per_nat_package":       50,          // 17.1, 17.2
	"forward_entries_per_table": 100,         // 17.13
	"snat_entries_per_table":    unlimited,   // 17.17 has the code, no number
	"ips_per_snat_entry":        unlimited,   // 17.17 has the code, no number
}

// Limits returns the limits of the reference by the names of Cloud.Quotas; 0
// means that there is none.
func Limits() map[string]int {
	all := maps.Clone(limits)
	for _, ch := range chapters() {
		maps.Copy(all, ch.limits)
	}
	return all
}

// limit is the limit in force; 0 means that there is none.
func (c *Cloud) limit(name string) int {
	if n, ok := c.Quotas[name]; ok {
		return n
	}
	return c.reg.limits[name]
}

// quota refuses a call that would bring a count above a limit. words is as in
// a guard.
type quota struct {
	code, words string
	// limit is a name of limits.
	limit string
	// count is what there is already, and add what the call adds; nil means 0.
	count, add func(*call) int
}

func (q quota) spent(c *call) bool {
	most := c.limit(q.limit)
	if most == unlimited {
		return false
	}
	n := q.count(c)
	if q.add != nil {
		n += q.add(c)
	}
	return n > most
}

func one(*call) int { return 1 }

// countWords counts the parts of a comma-separated parameter.
func countWords(param string) func(*call) int {
	return func(c *call) int { return len(c.words(param)) }
}

// countAll counts the objects of a kind in the account.
func countAll(k kindName) func(*call) int {
	return func(c *call) int { return c.where(k, attrOwner, c.account).len() }
}

// countBy counts the objects of a kind that share the value of an attribute
// with the call or its target.
func countBy(k kindName, attr string) func(*call) int {
	return func(c *call) int { return c.where(k, attr, c.attr(attr)).len() }
}
