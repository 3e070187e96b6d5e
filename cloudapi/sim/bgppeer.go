package sim

import "cmp"

func bgpPeerKind() kind {
	return kind{
		name: kindBgpPeer, id: "BgpPeerId", prefix: "bgp-",
		settles:  map[string]string{"Pending": "Available"},
		index:    []string{"RouterId"},
		links:    []link{{attr: "BgpGroupId", to: kindBgpGroup, code: "DependencyViolation"}},
		fields:   groupFields(),
		imported: keepGroupFields,
	}
}

// ofGroup are the values of a peer that are its group's (12.7).
func ofGroup() []string {
	return []string{"AuthKey", "Description", "Hold", "IsFake", "Keepalive", "LocalAsn", "PeerAsn", "RouteLimit"}
}

// groupFields shows a peer with what its group has now, or, while that is not
// imported, with what was described.
func groupFields() map[string]func(*Cloud, *object) string {
	fields := map[string]func(*Cloud, *object) string{}
	for _, name := range ofGroup() {
		fields[name] = func(c *Cloud, peer *object) string {
			return cmp.Or(c.object(kindBgpGroup, peer.Attrs["BgpGroupId"]), peer).Attrs[name]
		}
	}
	return fields
}

func keepGroupFields(c *Cloud, peer *object, described row) {
	for _, name := range ofGroup() {
		c.set(peer, name, described[name])
	}
}

func bgpPeerOps() []op {
	return []op{
		{
			action: "CreateBgpPeer", kind: kindBgpPeer, run: createBgpPeer, borrows: "DeleteBgpGroup",
			via: "Pending", to: "Available", takes: bgpTime,
			needs: []need{{"BgpGroupId", kindBgpGroup, "InvalidBgpGroup"}},
			codes: row{"PeerIpAddress": "InvalidIP.Malformed"},
			guards: []guard{
				{"InvalidStatus.CannotOperate", "", func(c *call) bool { return c.refs["BgpGroupId"].busy() }},
				{"InvalidVbrNetwork", "", vbrUnknown},
				{"InvalidStatus.CannotOperate", "", vbrAsleep},
				{"InvalidPeerIpAddress", "", func(c *call) bool { return peerAddress(c) == "" }},
				{"InvalidParams.AlreadyExists", "", peerTaken},
			},
			quotas: []quota{{
				code: "QuotaExceeded.Bgp", words: "bgp peer count", limit: "bgp_peers_per_vbr",
				count: func(c *call) int { return routerPeers(c).len() }, add: one,
			}},
		},
		{
			action: "DescribeBgpPeers", kind: kindBgpPeer, run: list, list: "BgpPeers.BgpPeer[]",
			filters: bgpFilters(),
		},
		{
			// 12.8 has no code of its own for an unknown peer.
			action: "DeleteBgpPeer", kind: kindBgpPeer, run: remove,
			target: "BgpPeerId", unknown: "InvalidBgpGroup",
			from: bgpReady(), code: "InvalidStatus.CannotOperate",
			via: "Pending", takes: bgpTime,
			guards: []guard{{"InvalidStatus.CannotOperate", "", vbrTurning}},
		},
	}
}

// createBgpPeer keeps the VBR with the peer; a group never changes its VBR.
func createBgpPeer(c *call) answer {
	return answer{object: c.create(row{"RouterId": bgpRouter(c), "PeerIpAddress": peerAddress(c)})}
}

// peerAddress is the address given, or the far end of the VBR's only physical
// connection. With several it is empty: which one is meant cannot be told.
func peerAddress(c *call) string {
	if c.has("PeerIpAddress") {
		return c.get("PeerIpAddress")
	}
	if vbr := bgpVbr(c); c.connectionsOf(vbr) < 2 {
		return vbr.Attrs["PeerGatewayIp"]
	}
	return ""
}

// connectionsOf counts the physical connections of a VBR: its own and those
// associated with it (11.3).
func (c *Cloud) connectionsOf(vbr *object) int {
	ids := map[string]bool{vbr.Attrs["PhysicalConnectionId"]: true}
	for more := range c.where(kindVbrAssociation, "VbrId", vbr.ID).all {
		ids[more.Attrs["PhysicalConnectionId"]] = true
	}
	return len(ids)
}

// routerPeers are the peers of all groups of the call's VBR.
func routerPeers(c *call) *series { return c.where(kindBgpPeer, "RouterId", bgpRouter(c)) }

// peerTaken: the VBR has a peer with that address.
func peerTaken(c *call) bool {
	address := peerAddress(c)
	for peer := range routerPeers(c).all {
		if peer.Attrs["PeerIpAddress"] == address {
			return true
		}
	}
	return false
}
