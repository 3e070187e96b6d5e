package sim

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The tunnel of an IPsec connection (15.12). Its two phases take a second each
// once somebody begins. The other end is another connection of this cloud if
// the customer gateway has the address of a VPN gateway; else it is a device
// that is configured as 15.16 says.

const (
	// attrTunnel is the status that was described to Import; it holds until the
	// connection is changed.
	attrTunnel = "@tunnel"
	// attrBegins is when this end begins to negotiate; empty: it waits for
	// traffic, which never comes here.
	attrBegins = "@begins"
)

const phaseTime = time.Second

// tunnelStatuses are in the order in which a tunnel comes up.
var tunnelStatuses = []string{"ike_sa_not_established", "ike_sa_established", "ipsec_sa_not_established", "ipsec_sa_established"}

// reconnect configures a connection on its gateway, and begins to negotiate
// after that if it is to take effect immediately (15.11).
func (c *call) reconnect(conn *object) {
	c.reconfigure(conn.Attrs["VpnGatewayId"])
	c.set(conn, attrTunnel, "")
	if conn.Attrs["EffectImmediately"] == "true" {
		c.set(conn, attrBegins, strconv.FormatInt(c.now.Add(c.latency()).UnixMilli(), 10))
	}
}

// begins is when an end begins to negotiate; the zero time if it does not.
func begins(conn *object) time.Time {
	ms, err := strconv.ParseInt(conn.Attrs[attrBegins], 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// tunnelStatus is how far the negotiation of a connection has come. Of several
// connections at the other end the one that gets furthest counts.
func tunnelStatus(c *Cloud, conn *object) string {
	if shown := conn.Attrs[attrTunnel]; shown != "" {
		return shown
	}
	there := c.where(kindVpnGateway, "InternetIp", customerIP(c, conn))
	if there.len() == 0 {
		return tunnelStatuses[c.tunnelTo(conn, begins(conn), true, true)]
	}
	best := 0
	for gw := range there.all {
		for other := range c.where(kindVpnConnection, "VpnGatewayId", gw.ID).all {
			if customerIP(c, other) == vpnIP(c, conn) && !c.vpnLocked(gw.ID) {
				best = max(best, c.tunnelTo(conn, bothBegin(conn, other), firstPhaseFits(conn, other), secondPhaseFits(conn, other)))
			}
		}
	}
	return tunnelStatuses[best]
}

// bothBegin is when two ends begin to negotiate: both are there, and one of
// them, or the other after it once more, does not wait for traffic.
func bothBegin(a, b *object) time.Time {
	if begins(a).IsZero() && begins(b).IsZero() {
		return time.Time{}
	}
	return slices.MaxFunc([]time.Time{begins(a), begins(b), a.Born, b.Born}, time.Time.Compare)
}

// tunnelTo is the index of the status of a tunnel whose ends fit, or do not,
// and have negotiated since then.
func (c *Cloud) tunnelTo(conn *object, since time.Time, first, second bool) int {
	passed := c.now.Sub(since)
	switch {
	case since.IsZero() || !first || passed < phaseTime || c.vpnLocked(conn.Attrs["VpnGatewayId"]):
		return 0
	case passed < 2*phaseTime:
		return 1
	case !second:
		return 2
	}
	return 3
}

// firstPhaseFits says whether two ends agree on what they propose and know each
// other by their ids and key.
func firstPhaseFits(a, b *object) bool {
	return agree(a, b, "IkeVersion", "IkeMode", "IkeEncAlg", "IkeAuthAlg", "IkePfs") &&
		a.Attrs["IkeConfig.Psk"] == b.Attrs["IkeConfig.Psk"] &&
		a.Attrs["IkeConfig.LocalId"] == b.Attrs["IkeConfig.RemoteId"] && a.Attrs["IkeConfig.RemoteId"] == b.Attrs["IkeConfig.LocalId"]
}

// secondPhaseFits says whether two ends agree on what they propose, and each
// other's networks.
func secondPhaseFits(a, b *object) bool {
	return agree(a, b, "IpsecEncAlg", "IpsecAuthAlg", "IpsecPfs") &&
		sameBlocks(a.Attrs["LocalSubnet"], b.Attrs["RemoteSubnet"]) && sameBlocks(a.Attrs["RemoteSubnet"], b.Attrs["LocalSubnet"])
}

// agree compares settings by their keys, which begin with the phase's name.
func agree(a, b *object, keys ...string) bool {
	return every(keys, func(key string) bool {
		path := "IkeConfig." + key
		if strings.HasPrefix(key, "Ipsec") {
			path = "IpsecConfig." + key
		}
		return strings.EqualFold(a.Attrs[path], b.Attrs[path])
	})
}

// sameBlocks compares lists of blocks without regard to order and repetition.
func sameBlocks(a, b string) bool {
	set := func(text string) map[string]bool {
		blocks := map[string]bool{}
		for _, block := range splitList(text) {
			blocks[block] = true
		}
		return blocks
	}
	return maps.Equal(set(a), set(b))
}

// vpnIP and customerIP are the addresses of a connection's two ends.
func vpnIP(c *Cloud, conn *object) string {
	if gw := c.object(kindVpnGateway, conn.Attrs["VpnGatewayId"]); gw != nil {
		return gw.Attrs["InternetIp"]
	}
	return ""
}

func customerIP(c *Cloud, conn *object) string {
	if gw := c.object(kindCustomerGateway, conn.Attrs["CustomerGatewayId"]); gw != nil {
		return gw.Attrs["IpAddress"]
	}
	return ""
}
