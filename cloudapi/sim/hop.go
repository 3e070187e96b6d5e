package sim

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Chapter 8: the next hops of route entries.

// hopGuards check the form of the next hops (8.8).
func hopGuards() []guard {
	return []guard{
		{"InvalidNexthopTypeAndList.BothNull", "", func(c *call) bool { return !oneHop(c) && len(hops(c)) == 0 }},
		{"InvalidNexthopTypeAndList.BothNotNull", "", func(c *call) bool { return oneHop(c) && len(hops(c)) > 0 }},
		{"MissingParameter", "", func(c *call) bool { return c.has("NextHopType") && !c.has("NextHopId") }},
		{"MissingParameter", "", func(c *call) bool { return anyHop(c, func(h row) bool { return h["NextHopId"] == "" }) }},
		{"InvalidNexthopListSize", "", func(c *call) bool { return len(hops(c)) == 1 }},
		{"InvalidRouteEntrySize", "", hopTwice},
		{"InvalidOppositeRouterType", "", func(c *call) bool {
			return anyHop(c, func(h row) bool { return h["NextHopType"] != "RouterInterface" })
		}},
		{"INVALID_WEIGHT_PARAM", "", func(c *call) bool { return anyHop(c, badWeight) }},
	}
}

// oneHop says whether a call names the next hop of an ordinary route.
func oneHop(c *call) bool { return c.has("NextHopId") || c.has("NextHopType") }

func hops(c *call) []row { return c.items("NextHopList") }

func anyHop(c *call, test func(row) bool) bool {
	for _, h := range hops(c) {
		if test(h) {
			return true
		}
	}
	return false
}

// badWeight: a weight is a number from 0 to 255.
func badWeight(h row) bool {
	if h["Weight"] == "" {
		return false
	}
	n, err := strconv.Atoi(h["Weight"])
	return err != nil || n < 0 || n > 255
}

// hopTypes are the types of next hops by the prefix of their ids.
var hopTypes = row{
	"i-": "Instance", "havip-": "HaVip", "ri-": "RouterInterface",
	"eni-": "NetworkInterface", "vpn-": "VpnGateway", "ipv6gw-": "IPv6Gateway",
}

// leads says whether a next hop of that type exists: an IPv6 gateway of the
// route table's VPC, or what Assume named. An id whose prefix shows another
// type is none of it.
func (c *call) leads(typ, id string) bool {
	for prefix, shown := range hopTypes {
		if strings.HasPrefix(id, prefix) && shown != typ {
			return false
		}
	}
	if s := c.standIn(id); s != nil {
		return c.leadsTo(typ, s)
	}
	return c.stands(id) || c.hopObject(typ, id) != nil
}

// hopKinds are the types of next hops that are objects of this cloud.
var hopKinds = map[string]kindName{
	"VpnGateway": kindVpnGateway, "IPv6Gateway": kindIpv6Gateway, "RouterInterface": kindInterface,
}

// hopObject is the object of that type and id, or nil. But for router
// interfaces, which have a code for it, it is in the VPC of the route table
// that the call names.
func (c *call) hopObject(typ, id string) *object {
	o := c.find(hopKinds[typ], id)
	if o == nil || o.Kind != kindInterface && o.Attrs["VpcId"] != c.refs["RouteTableId"].Attrs["VpcId"] {
		return nil
	}
	return o
}

// anyInterface says whether a next hop is a router interface of this cloud
// that passes the test; assumed ones do not.
func anyInterface(c *call, hops []row, test func(ri *object) bool) bool {
	return slices.ContainsFunc(hops, func(h row) bool {
		ri := c.hopObject("RouterInterface", h["NextHopId"])
		return ri != nil && test(ri)
	})
}

// otherVpc: the next hop is the caller's, in another VPC than the table. HaVips
// have a code of their own for it, router interfaces a rule about routers.
func otherVpc(c *call) bool {
	typ := c.get("NextHopType")
	if typ == "HaVip" {
		return false
	}
	o := c.find(cmp.Or(hopKinds[typ], hopTypeKinds[typ]), c.get("NextHopId"))
	return o != nil && o.Attrs["VpcId"] != "" && o.Attrs["VpcId"] != c.refs["RouteTableId"].Attrs["VpcId"]
}

// otherRouter: a next hop is an interface of another router than the table's.
func otherRouter(c *call) bool {
	router := c.refs["RouteTableId"].Attrs["VRouterId"]
	return router != "" && anyInterface(c, append(hops(c), row{"NextHopId": c.get("NextHopId")}), func(ri *object) bool {
		return ri.Attrs["RouterId"] != router
	})
}

// plainOpposite: a next hop of the list is an interface with no VBR opposite.
func plainOpposite(c *call) bool {
	return anyInterface(c, hops(c), func(ri *object) bool { return ri.Attrs["OppositeRouterType"] != "VBR" })
}

// hopTwice: the list names a next hop more than once.
func hopTwice(c *call) bool {
	seen := map[string]bool{}
	return anyHop(c, func(h row) bool {
		twice := seen[h["NextHopId"]]
		seen[h["NextHopId"]] = true
		return twice
	})
}

// missingHop says whether a next hop of one of the types does not exist.
func missingHop(types ...string) func(*call) bool {
	return func(c *call) bool {
		if !c.has("NextHopId") {
			return false
		}
		for _, t := range types {
			if c.get("NextHopType") == t {
				return !c.leads(t, c.get("NextHopId"))
			}
		}
		return false
	}
}

// otherHop says whether a deletion names a next hop that the entry does not
// have, alone or in a list.
func otherHop(c *call, entry *object) bool {
	named := hops(c)
	if c.has("NextHopId") {
		named = append(named, row{"NextHopId": c.get("NextHopId")})
	}
	return slices.ContainsFunc(named, func(h row) bool { return !hopOf(entry, h) })
}

// sameHops says whether a creation names the next hops that the entry has.
func sameHops(c *call, entry *object) bool {
	return !otherHop(c, entry) && len(hops(c)) == len(entry.Rows["NextHops.NextHop[]"])
}

// hopOf says whether an entry has a next hop with that id and type, as far as
// they are given.
func hopOf(entry *object, want row) bool {
	have := append([]row{{"NextHopId": entry.Attrs["InstanceId"], "NextHopType": entry.Attrs["NextHopType"]}}, entry.Rows["NextHops.NextHop[]"]...)
	return slices.ContainsFunc(have, func(h row) bool {
		return (want["NextHopId"] == "" || want["NextHopId"] == h["NextHopId"]) && (want["NextHopType"] == "" || want["NextHopType"] == h["NextHopType"])
	})
}
