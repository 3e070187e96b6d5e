package sim

import (
	"cmp"
	"strconv"
	"strings"
	"time"
)

// What a new VPN gateway is made of (15.1), and how long it is paid for.

func createVpnGateway(c *call) answer {
	vsw := c.vpnVSwitch()
	at := row{
		"RegionId": c.region, "VpcId": c.get("VpcId"), "VSwitchId": vsw, "Name": c.get("Name"),
		"Spec": c.get("Bandwidth") + "M", "BusinessStatus": "Normal", "ChargeType": "PostpayByFlow",
		"IpsecVpn": enabled(c.get("EnableIpsec")), "SslVpn": enabled(c.get("EnableSsl")),
		"SslMaxConnections": c.sslConnections(), "InternetIp": c.newAddress(), "IntranetIp": c.vpnIntranetIP(vsw),
		"CreateTime": millis(c.now),
	}
	values := row{}
	if c.get("InstanceChargeType") == "PREPAY" {
		at["ChargeType"], at["EndTime"] = "Prepay", millis(paidUntil(c.now, max(1, c.number("Period"))))
		values["OrderId"] = c.order()
	}
	gw := c.spawn(kindVpnGateway, at)
	c.set(gw, "Name", cmp.Or(gw.Attrs["Name"], gw.ID))
	c.enter(gw, c.op.via, c.op.to, c.latency()/2)
	return answer{object: gw, values: values}
}

// vpnVSwitch is the VSwitch asked for, else the VPC's first one that is
// Available; empty if there is none.
func (c *call) vpnVSwitch() string {
	if c.has("VSwitchId") {
		return c.get("VSwitchId")
	}
	for vsw := range c.where(kindVSwitch, "VpcId", c.get("VpcId")).all {
		if vsw.status() == "Available" {
			return vsw.ID
		}
	}
	return ""
}

// vpnIntranetIP is the first address of a VSwitch after its reserved one that
// no other VPN gateway has; empty if there is no VSwitch.
func (c *call) vpnIntranetIP(id string) string {
	vsw := c.object(kindVSwitch, id)
	if vsw == nil {
		return ""
	}
	taken := map[string]bool{}
	for gw := range c.where(kindVpnGateway, "VSwitchId", id).all {
		taken[gw.Attrs["IntranetIp"]] = true
	}
	block := parsePrefix(vsw.Attrs["CidrBlock"])
	for ip := block.Addr().Next(); block.Contains(ip); ip = ip.Next() {
		if !taken[ip.String()] {
			return ip.String()
		}
	}
	return ""
}

// sslConnections is the number of clients that may be connected at once. With
// none given it is that of the answers' examples (15.2).
func (c *call) sslConnections() string {
	if c.get("EnableSsl") == "true" {
		return cmp.Or(c.get("SslConnections"), "5")
	}
	return cmp.Or(c.get("SslConnections"), "0")
}

// enabled is a flag of a request as the answers write it.
func enabled(flag string) string {
	if flag == "true" {
		return "enable"
	}
	return "disable"
}

// millis is a time as chapter 15 writes it: milliseconds, of whole seconds.
func millis(t time.Time) string { return strconv.FormatInt(t.Unix()*1000, 10) }

// paidUntil is the end of a subscription of n months: the end of its last day
// in the zone of the provider, as in the examples of 15.2.
func paidUntil(from time.Time, months int) time.Time {
	end := from.In(time.FixedZone("", 8*3600)).AddDate(0, months, 0)
	return time.Date(end.Year(), end.Month(), end.Day()+1, 0, 0, 0, 0, end.Location())
}

func prepaidVpn(gw *object) bool { return strings.EqualFold(gw.Attrs["ChargeType"], "Prepay") }

// expired says whether the time that a gateway is paid for has passed.
func expired(c *Cloud, gw *object) bool {
	end, err := strconv.ParseInt(gw.Attrs["EndTime"], 10, 64)
	return err == nil && c.now.UnixMilli() >= end
}

// businessStatus: a gateway that was described as locked is, and a pre-paid
// one is after its last day.
func businessStatus(c *Cloud, gw *object) string {
	if prepaidVpn(gw) && expired(c, gw) {
		return "FinancialLocked"
	}
	return gw.Attrs["BusinessStatus"]
}

// importVpnGateway keeps the described BusinessStatus.
func importVpnGateway(c *Cloud, gw *object, item row) {
	c.set(gw, "BusinessStatus", cmp.Or(item["BusinessStatus"], gw.Attrs["BusinessStatus"]))
}

// dotted says whether a name has a dot, which 15.1 does not permit.
func dotted(param string) func(*call) bool {
	return func(c *call) bool { return strings.Contains(c.get(param), ".") }
}
