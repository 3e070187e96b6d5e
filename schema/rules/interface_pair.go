package rules

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"

	"netplan/schema"
)

var interfacePair = &schema.Rule{
	Code:     "NP-RI-PAIR",
	Summary:  "Interfaces do not match",
	Doc:      "A connection joins an interface of the initiating side with one of the accepting side on another router, and what each says of the other is true: opposite_region_id, opposite_router_id and opposite_router_type. The type is written, except on an accepting interface with a VBR opposite.",
	Section:  "9.3, 9.7",
	Types:    []string{"router_interface", "router_interface_connection"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		for r := range each(c, "router_interface_connection") {
			near, far := owner(c, r, "router_interface_id"), owner(c, r, "opposite_interface_id")
			checkRole(c, r, near, "router_interface_id", otherRole(accepts))
			checkRole(c, r, far, "opposite_interface_id", accepts)
			if near != nil && far != nil {
				checkLoop(c, r, near, far)
				checkSays(c, r, near, far, "router_interface_id")
				checkSays(c, r, far, near, "opposite_interface_id")
			}
		}
	},
}

// checkRole reports a connection with an interface of the wrong side.
func checkRole(c *schema.Checker, r, ri *schema.Resource, attr, want string) {
	if ri == nil {
		return
	}
	if role, ok := text(c, ri, "role"); ok && role != want {
		c.ReportPair(r, r.AttrRange(attr), ri.AttrRange("role"), fmt.Sprintf("%s is %s, whose role is %s; write an interface of the other role.", attr, ri.Addr, shown(ri, "role", role)))
	}
}

// checkLoop reports a connection of a router with itself.
func checkLoop(c *schema.Checker, r, near, far *schema.Resource) {
	if near.Region == far.Region && routerOf(c, near, "router_id").same(routerOf(c, far, "router_id")) {
		c.ReportPair(r, r.AttrRange("opposite_interface_id"), far.AttrRange("router_id"), fmt.Sprintf("%s and %s are on one router; write an interface of another router.", near.Addr, far.Addr))
	}
}

// checkSays reports what an interface, which is an attribute of the connection,
// says of the other one and is not true, or does not say and has to.
func checkSays(c *schema.Checker, r, ri, other *schema.Resource, as string) {
	if region, ok := text(c, ri, "opposite_region_id"); ok && region != other.Region {
		c.ReportPair(ri, ri.AttrRange("opposite_region_id"), r.Range, fmt.Sprintf("opposite_region_id is %s, and %s joins it with %s, which lives in %s. Write %q.", shown(ri, "opposite_region_id", region), r.Addr, other.Addr, other.Region, other.Region))
	}
	have, want := routerOf(c, ri, "opposite_router_id"), routerOf(c, other, "router_id")
	if have.other(want) || misnamed(c, ri, other) {
		c.ReportPair(ri, ri.AttrRange("opposite_router_id"), other.AttrRange("router_id"), fmt.Sprintf("opposite_router_id is %s, and %s joins it with %s, whose router is %s. Write that one, or leave it out.", named(ri, "opposite_router_id"), r.Addr, other.Addr, named(other, "router_id")))
	}
	checkSaysType(c, r, ri, other, as)
}

// misnamed says whether opposite_router_id is something else of a router than
// its id, or an id that does not begin as that of the other's router does.
func misnamed(c *schema.Checker, ri, other *schema.Resource) bool {
	have, want := routerType(ri, "opposite_router_id"), routerType(other, "router_id")
	if from := ri.Value("opposite_router_id").From; from != nil {
		ids := ri.Type.Attrs[ri.Type.Index("router_id")].Refs
		return have != "" && !slices.Contains(ids, schema.AddrType(from.Addr)+"."+from.Attr)
	}
	return stated(c, ri, "opposite_router_id") && want != "" && have != want
}

// checkSaysType reports a type of the opposite router that is not the other
// interface's. Where none is written, connecting takes it for a VBR (9.7).
func checkSaysType(c *schema.Checker, r, ri, other *schema.Resource, as string) {
	have, at := "VBR", r.AttrRange(as)
	if v := ri.Value("opposite_router_type"); v.Written() {
		if have, at = "", ri.AttrRange("opposite_router_type"); v.Known() {
			have = v.V.AsString()
		}
	}
	want, known := text(c, other, "router_type")
	if known && have != "" && have != want {
		c.ReportPair(ri, at, other.AttrRange("router_type"), fmt.Sprintf("opposite_router_type of %s %s, and %s joins it with %s, whose router_type is %s. Write that.", ri.Addr, said(ri, "opposite_router_type", have), r.Addr, other.Addr, shown(other, "router_type", want)))
	}
}

// router is what is known of a router: the address of its VPC or VBR, or its
// id where that is written. One says nothing about the other.
type router struct{ addr, id string }

// same says whether two are known to be one router, other that they are not.
func (r router) same(o router) bool {
	return r.addr != "" && r.addr == o.addr || r.id != "" && r.id == o.id
}
func (r router) other(o router) bool { return differ(r.addr, o.addr) || differ(r.id, o.id) }

func differ(a, b string) bool { return a != "" && b != "" && a != b }

// routerOf is the router that an attribute stands for.
func routerOf(c *schema.Checker, r *schema.Resource, attr string) router {
	if vpc := vpcOfRouter(c, r, attr); vpc != nil {
		return router{addr: vpc.Addr}
	}
	if o := owner(c, r, attr); o != nil {
		return router{addr: o.Addr}
	}
	id, _ := text(c, r, attr)
	return router{id: id}
}
