package engine_test

import (
	"fmt"
	"net/netip"
	"strings"

	"netplan/cloudapi"
)

// impossible is why a network as the cloud describes it cannot be, or empty.
// It looks at answers alone, and knows nothing of types or of the simulator.
func (s *site) impossible() string {
	for _, region := range []string{region, "cn-beijing"} {
		l := &look{s: s, region: region, seen: map[string]bool{}}
		l.subnets()
		l.addresses()
		l.tables()
		l.entries()
		if l.why != "" {
			return region + ": " + l.why
		}
	}
	return ""
}

// look is a look at a region.
type look struct {
	s           *site
	region, why string
	// seen are the things that may be there once.
	seen map[string]bool
}

// rows are the objects that an action lists at a path.
func (l *look) rows(action, path string, params map[string]string) (list []map[string]any) {
	r := cloudapi.Request{Action: action, Region: l.region, Params: params}
	for resp, err := range cloudapi.Pages(l.s.t.Context(), l.s.clouds[""], r) {
		if err != nil {
			l.s.t.Fatal(err)
		}
		list = append(list, under(map[string]any(resp), path)...)
	}
	return list
}

// under are the objects at a path of lists and objects.
func under(v any, path string) (list []map[string]any) {
	name, rest, _ := strings.Cut(path, ".")
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			list = append(list, under(e, path)...)
		}
	case map[string]any:
		if path == "" {
			return []map[string]any{v}
		}
		return under(v[name], rest)
	}
	return list
}

// once notes a thing that may be there once.
func (l *look) once(what string, of ...any) {
	key := what + " " + fmt.Sprint(of...)
	if l.seen[key] {
		l.why = key + " is there twice"
	}
	l.seen[key] = true
}

// subnets wants no VSwitches of a VPC to overlap.
func (l *look) subnets() {
	inside := map[any][]netip.Prefix{}
	for _, r := range l.rows("DescribeVSwitches", "VSwitches.VSwitch", nil) {
		p, err := netip.ParsePrefix(fmt.Sprint(r["CidrBlock"]))
		if err != nil {
			l.why = err.Error()
		}
		for _, other := range inside[r["VpcId"]] {
			if p.Overlaps(other) {
				l.why = fmt.Sprintf("%s and %s overlap", p, other)
			}
		}
		inside[r["VpcId"]] = append(inside[r["VpcId"]], p)
	}
}

// addresses wants one EIP on each instance that is no NAT gateway, and one VBR
// in each VLAN of a line.
func (l *look) addresses() {
	for _, r := range l.rows("DescribeEipAddresses", "EipAddresses.EipAddress", nil) {
		if id := fmt.Sprint(r["InstanceId"]); r["InstanceType"] == "EcsInstance" && id != "" {
			l.once("an EIP of", id)
		}
	}
	for _, r := range l.rows("DescribeVirtualBorderRouters", "VirtualBorderRouterSet.VirtualBorderRouterType", nil) {
		l.once("VLAN", r["PhysicalConnectionId"], " ", r["VlanId"])
	}
	for _, r := range l.rows("DescribeCustomerGateways", "CustomerGateways.CustomerGateway", nil) {
		l.once("customer gateway", r["IpAddress"])
	}
}

// tables wants each destination once in a route table.
func (l *look) tables() {
	for _, t := range l.rows("DescribeRouteTableList", "RouterTableList.RouterTableListType", nil) {
		id := fmt.Sprint(t["RouteTableId"])
		for _, r := range l.rows("DescribeRouteTables", "RouteTables.RouteTable.RouteEntrys.RouteEntry", map[string]string{"RouteTableId": id}) {
			l.once("route", id, " ", r["DestinationCidrBlock"])
		}
	}
}

// entries wants each public port forwarded once, and no address in DNAT and
// SNAT at once.
func (l *look) entries() {
	in := map[string]bool{}
	for _, g := range l.rows("DescribeNatGateways", "NatGateways.NatGateway", nil) {
		l.once("NAT gateway", g["VpcId"])
		for _, id := range ids(g, "ForwardTableIds", "ForwardTableId") {
			for _, r := range l.rows("DescribeForwardTableEntries", "ForwardTableEntries.ForwardTableEntry", map[string]string{"ForwardTableId": id}) {
				l.once("port", r["ExternalIp"], " ", r["ExternalPort"], " ", r["IpProtocol"])
				in[fmt.Sprint(r["ExternalIp"])] = true
			}
		}
		for _, id := range ids(g, "SnatTableIds", "SnatTableId") {
			for _, r := range l.rows("DescribeSnatTableEntries", "SnatTableEntries.SnatTableEntry", map[string]string{"SnatTableId": id}) {
				l.once("source", id, " ", r["SourceVSwitchId"], " ", r["SourceCIDR"])
				for _, ip := range strings.Split(fmt.Sprint(r["SnatIp"]), ",") {
					if in[ip] {
						l.why = ip + " is in DNAT and SNAT"
					}
				}
			}
		}
	}
}

// ids are the texts of a list in an object.
func ids(row map[string]any, around, name string) (list []string) {
	object, _ := row[around].(map[string]any)
	texts, _ := object[name].([]any)
	for _, id := range texts {
		list = append(list, fmt.Sprint(id))
	}
	return list
}
