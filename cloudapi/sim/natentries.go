package sim

import (
	"net/netip"
	"slices"
	"strings"
	"time"
)

// Chapter 17: DNAT entries. Those of one table are created, changed and deleted
// one after another.

const kindForwardEntry kindName = "forwardentry"

func forwardChapter() chapter {
	return chapter{kinds: []kind{forwardEntryKind()}, ops: forwardOps()}
}

func forwardEntryKind() kind {
	return kind{
		name: kindForwardEntry, id: "ForwardEntryId", prefix: "fwd-",
		settles:  map[string]string{"Pending": "Available", "Modifying": "Available"},
		index:    []string{"ExternalIp", "InternalIp"},
		locks:    []string{"ForwardTableId"},
		links:    []link{{attr: "ForwardTableId", to: kindForwardTable}},
		imported: func(c *Cloud, o *object, _ row) { c.adoptTable(kindForwardTable, o, "ForwardTableId") },
	}
}

// adoptTable makes sure that the table of an imported entry exists.
func (c *Cloud) adoptTable(table kindName, entry *object, attr string) {
	if id := entry.Attrs[attr]; id != "" {
		c.adopt(table, id, row{"RegionId": entry.Attrs["RegionId"]})
	}
}

func forwardOps() []op {
	table := need{"ForwardTableId", kindForwardTable, "InvalidForwardTableId.NotFound"}
	codes := row{"IpProtocol": "InvalidProtocal.ValueNotSupported"}
	locked := guard{"IncorretForwardEntryStatus", "Some Forward entry", busy(kindForwardEntry, "ForwardTableId")}
	elsewhere := guard{"InvalidForwardEntryId.NotFound", "", func(c *call) bool { return c.target.Attrs["ForwardTableId"] != c.get("ForwardTableId") }}
	return []op{
		{
			action: "CreateForwardEntry", kind: kindForwardEntry, run: createForward,
			via: "Pending", to: "Available", takes: 2 * time.Second,
			needs: []need{table}, codes: codes, folds: []string{"IpProtocol"}, borrows: "ModifyForwardEntry",
			guards: append([]guard{locked}, forwardGuards()...),
			quotas: []quota{{code: "QuotaExceeded", limit: "forward_entries_per_table", count: countBy(kindForwardEntry, "ForwardTableId"), add: one}},
		},
		{
			action: "DescribeForwardTableEntries", kind: kindForwardEntry, run: list,
			list: "ForwardTableEntries.ForwardTableEntry[]", needs: []need{table},
		},
		{
			action: "ModifyForwardEntry", kind: kindForwardEntry, run: modifyForward,
			target: "ForwardEntryId", unknown: "InvalidForwardEntryId.NotFound",
			via: "Modifying", to: "Available", takes: 2 * time.Second,
			needs: []need{table}, codes: codes, folds: []string{"IpProtocol"}, borrows: "CreateForwardEntry",
			guards: append([]guard{elsewhere, locked}, forwardGuards()...),
		},
		{
			action: "DeleteForwardEntry", kind: kindForwardEntry, run: remove, deletes: true,
			target: "ForwardEntryId", unknown: "InvalidForwardEntryId.NotFound",
			via: "Pending", takes: time.Second,
			needs:  []need{table},
			guards: []guard{elsewhere, locked},
		},
	}
}

func forwardGuards() []guard {
	return []guard{
		{"Invalid.natgwNotExist", "", func(c *call) bool { return c.object(kindNatGateway, c.tableGateway("ForwardTableId")) == nil }},
		{"IncorrectStatus", "The NAT gateway is not available.", tableUnready("ForwardTableId")},
		{"InvalidExternalPort.Malformed", "", anyPort("ExternalPort")},
		{"InvalidInternalPort.Malformed", "", anyPort("InternalPort")},
		{"InvalidExternalIp.NotFound", "", func(c *call) bool { return c.publicIP(c.attr("ExternalIp")) == nil }},
		{"InvalidIp.NotInNatgw", "", func(c *call) bool { return c.gatewayOf(c.attr("ExternalIp")) != c.tableGateway("ForwardTableId") }},
		{"Forbidden.ExternalIp.UsedInSnatTable", "", func(c *call) bool { return c.inSnat(c.attr("ExternalIp")) }},
		{"Forbidden.DestnationIpOutOfVpcCIDR", "", outsideVpc},
		{"Forbindden", "", bindsEip},
		{"Forbidden.Already.Bounded", "", forwardTaken},
	}
}

// tableGateway is the id of the NAT gateway that has the table a parameter
// names.
func (c *call) tableGateway(param string) string { return c.refs[param].Attrs["NatGatewayId"] }

// tableUnready: the table's gateway is being made, changed or deleted.
func tableUnready(param string) func(*call) bool {
	return func(c *call) bool {
		gw := c.object(kindNatGateway, c.tableGateway(param))
		return gw == nil || gw.status() != "Available"
	}
}

// anyPort: the port is any, while the protocol is a certain one.
func anyPort(name string) func(*call) bool {
	return func(c *call) bool {
		return strings.EqualFold(c.attr(name), "any") && !strings.EqualFold(c.attr("IpProtocol"), "any")
	}
}

// outsideVpc: the internal address is not in the VPC of the table's gateway.
func outsideVpc(c *call) bool {
	ip, err := netip.ParseAddr(c.attr("InternalIp"))
	gw := c.object(kindNatGateway, c.tableGateway("ForwardTableId"))
	vpc := c.object(kindVpc, gw.Attrs["VpcId"])
	return err != nil || vpc != nil && !parsePrefix(vpc.Attrs["CidrBlock"]).Contains(ip)
}

// forwardTaken: another entry forwards the same packets, or forwards to the
// same place. What is any meets every value. Inside addresses are compared
// within the table, because each VPC has its own.
func forwardTaken(c *call) bool {
	meets := func(o *object, name string) bool {
		have, want := o.Attrs[name], strings.ToLower(c.attr(name))
		return have == want || have == "any" || want == "any"
	}
	other := func(o *object, port string) bool {
		return o != c.target && meets(o, "IpProtocol") && meets(o, port)
	}
	for o := range c.where(kindForwardEntry, "ExternalIp", c.attr("ExternalIp")).all {
		if other(o, "ExternalPort") {
			return true
		}
	}
	for o := range c.inside().all {
		if o.Attrs["InternalIp"] == c.attr("InternalIp") && o.Attrs["ForwardTableId"] == c.get("ForwardTableId") && other(o, "InternalPort") {
			return true
		}
	}
	return false
}

// inside are the entries of the table, or all of the internal address,
// whichever are fewer.
func (c *call) inside() *series {
	return slices.MinFunc([]*series{
		c.where(kindForwardEntry, "ForwardTableId", c.get("ForwardTableId")),
		c.where(kindForwardEntry, "InternalIp", c.attr("InternalIp")),
	}, func(a, b *series) int { return a.len() - b.len() })
}

func createForward(c *call) answer {
	o := c.create(nil)
	c.lower(o)
	return answer{object: o}
}

func modifyForward(c *call) answer {
	ans := update(c)
	c.lower(c.target)
	return ans
}

// lower writes protocol and ports as 17.14 shows them.
func (c *call) lower(entry *object) {
	for _, name := range []string{"IpProtocol", "ExternalPort", "InternalPort"} {
		c.set(entry, name, strings.ToLower(entry.Attrs[name]))
	}
}
