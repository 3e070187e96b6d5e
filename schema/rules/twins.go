package rules

import "netplan/schema"

// twins name what a computed attribute stands for where another resource has
// it too, so that one thing has one name: the address of an association is that
// of its EIP (13.1), and the tables of a router that are listed begin with the
// system's own (5.3, 7.1, 8.5).
var twins = map[[2]string]func(*schema.Checker, *schema.Resource) string{
	{"eip_association", "ip_address"}: func(c *schema.Checker, r *schema.Resource) string {
		return ofOwner(c, r, "allocation_id", "ip_address")
	},
	{"vpc", "router_table_ids"}:    func(_ *schema.Checker, r *schema.Resource) string { return r.Addr + ".route_table_id" },
	{"vrouter", "route_table_ids"}: func(c *schema.Checker, r *schema.Resource) string { return ofOwner(c, r, "vpc_id", "route_table_id") },
	{"vswitch", "route_table_id"}: func(c *schema.Checker, r *schema.Resource) string {
		for a := range each(c, "route_table_association") {
			if owner(c, a, "vswitch_id") == r {
				return r.Addr + ".route_table_id"
			}
		}
		return ofOwner(c, r, "vpc_id", "route_table_id")
	},
}

// ofOwner is an attribute of what a resource refers to; of one outside of the
// topology that of the resource's own id.
func ofOwner(c *schema.Checker, r *schema.Resource, ref, attr string) string {
	if o := owner(c, r, ref); o != nil {
		return o.Addr + "." + attr
	}
	return r.Addr + "." + attr
}
