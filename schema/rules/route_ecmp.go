package rules

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"netplan/schema"
)

var routeECMP = &schema.Rule{
	Code:     "NP-ROUTE-ECMP",
	Summary:  "Next hops not permitted",
	Doc:      "An ECMP route has 2 to 4 next hops, each a different router interface (next_hop_type RouterInterface) with a VBR opposite and a weight of 0 to 255.",
	Section:  "8.8",
	Types:    []string{"route_entry"},
	Severity: hcl.DiagError,
	Check: func(c *schema.Checker) {
		w := wire(c)
		for r := range each(c, "route_entry") {
			hops := nextHops(r)
			if n := len(hops); n == 1 || n > 4 {
				c.Report(r, r.AttrRange("next_hop"), fmt.Sprintf("it has %s; write 2 to 4, or next_hop_id for a single one.", blocks(n)))
			}
			checkHops(w, r, hops)
		}
	},
}

func blocks(n int) string {
	if n == 1 {
		return "1 next_hop block"
	}
	return fmt.Sprintf("%d next_hop blocks", n)
}

// hop is a next hop of several.
type hop struct {
	id, typ, weight cty.Value
	from            *schema.Origin // of id
}

// nextHops are the next_hop blocks of a route entry, as far as they are known.
func nextHops(r *schema.Resource) []hop {
	v := r.Value("next_hop")
	if !v.Written() || !v.V.IsKnown() {
		return nil
	}
	var list []hop
	for i, b := range v.V.AsValueSlice() {
		h := hop{id: b.GetAttr("next_hop_id"), typ: b.GetAttr("next_hop_type"), weight: b.GetAttr("weight")}
		if i < len(v.Within) {
			h.from = v.Within[i]["next_hop_id"]
		}
		list = append(list, h)
	}
	return list
}

// checkHops reports the next hops of an ECMP route that cannot be there.
func checkHops(w *wiring, r *schema.Resource, hops []hop) {
	c := w.c
	seen := map[string]bool{}
	for i, h := range hops {
		wrong := h.wrong(w)
		if name := h.name(c); wrong == "" && name != "" {
			if seen[name] {
				wrong = "is " + name + ", which is there already; write each router interface once"
			}
			seen[name] = true
		}
		if wrong != "" {
			if secret(r, "next_hop") {
				wrong = "is not permitted"
			}
			c.Report(r, r.AttrRange("next_hop"), fmt.Sprintf("its next_hop block number %d %s.", i+1, wrong))
		}
	}
}

// wrong says what is wrong with a next hop by itself; empty if nothing.
func (h hop) wrong(w *wiring) string {
	c := w.c
	switch {
	case h.id.IsNull():
		return "has no next_hop_id; write the id of a router interface"
	case h.typ.IsNull():
		return "has no next_hop_type, which means \"Instance\"; write next_hop_type = \"RouterInterface\""
	case h.typ.IsKnown() && h.typ.AsString() != "RouterInterface":
		return fmt.Sprintf("has next_hop_type %q; only router interfaces share traffic. Write \"RouterInterface\"", h.typ.AsString())
	case !h.weight.IsNull() && h.weight.IsKnown() && h.weight.GreaterThan(cty.NumberIntVal(255)).True():
		return fmt.Sprintf("has weight %s; write 0 to 255", schema.NumberText(h.weight))
	case h.kind() != "" && h.kind() != "RouterInterface":
		return "is " + h.name(c) + ", which is no router interface; write the id of one"
	}
	if ri := interfaceAt(c, h.from); ri != nil && !w.facesBorder(ri) {
		return "is " + ri.Addr + ", which has no VBR opposite; only routes to leased lines share traffic"
	}
	return ""
}

// kind is the type of the next hop as its reference or its id tells; empty
// where they do not.
func (h hop) kind() string {
	if h.from != nil {
		return hopTypes[schema.AddrType(h.from.Addr)]
	}
	if !h.id.IsKnown() {
		return ""
	}
	return hopTypes[before(h.id.AsString(), "-")]
}

// name is what the next hop is, the same for the same one; empty where that is
// not known.
func (h hop) name(c *schema.Checker) string {
	switch ri := interfaceAt(c, h.from); {
	case ri != nil:
		return ri.Addr
	case h.from != nil:
		return h.from.Addr + "." + h.from.Attr
	case h.id.IsNull() || !h.id.IsKnown():
		return ""
	}
	return fmt.Sprintf("%q", h.id.AsString())
}

// facesBorder says whether an interface may have a VBR opposite. One that does
// not say so has one only where a connection fills it in.
func (w *wiring) facesBorder(ri *schema.Resource) bool {
	if v := ri.Value("opposite_router_type"); v.Written() {
		return !v.Known() || v.V.AsString() == "VBR"
	}
	return w.joints[ri] != nil
}
