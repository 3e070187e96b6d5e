package sim

import "slices"

// Chapter 12: BGP between a virtual border router and a data centre. A VBR has
// groups, which hold what their peers have in common, and announces networks.

const (
	kindBgpGroup   kindName = "bgpgroup"
	kindBgpPeer    kindName = "bgppeer"
	kindBgpNetwork kindName = "bgpnetwork"
)

func bgpChapter() chapter {
	return chapter{
		kinds:  []kind{bgpGroupKind(), bgpPeerKind(), bgpNetworkKind()},
		ops:    slices.Concat(bgpGroupOps(), bgpPeerOps(), bgpNetworkOps()),
		limits: bgpLimits(),
		ledger: bgpLedger(),
	}
}

// bgpLimits are per VBR; 12.2 has the codes, no numbers.
func bgpLimits() map[string]int {
	return map[string]int{
		"bgp_groups_per_vbr":   unlimited,
		"bgp_peers_per_vbr":    unlimited,
		"bgp_networks_per_vbr": unlimited,
	}
}

// bgpReady are the statuses of a group or peer that permit a change: the one
// of the examples, and the one of the tables (12.3, 12.7).
func bgpReady() []string { return []string{"Available", "active"} }

// bgpRouter is the id of the VBR that a call is about: its own RouterId, that
// of its target or that of the group that it names.
func bgpRouter(c *call) string {
	if group := c.refs["BgpGroupId"]; group != nil {
		return group.Attrs["RouterId"]
	}
	return c.attr("RouterId")
}

func bgpVbr(c *call) *object { return c.object(kindVbr, bgpRouter(c)) }

// vbrUnknown: the group was imported without its VBR.
func vbrUnknown(c *call) bool { return bgpVbr(c) == nil }

// vbrAsleep: nothing is added to a VBR, or changed, unless it is in service.
func vbrAsleep(c *call) bool {
	vbr := bgpVbr(c)
	return vbr != nil && vbr.status() != vbrActive
}

// vbrTurning: nothing is taken from a VBR while it is terminated or recovered.
func vbrTurning(c *call) bool {
	vbr := bgpVbr(c)
	return vbr != nil && vbr.busy()
}

// bgpFilters are those filters of 12.3 and 12.7 that are no attributes: no
// group is a default one, and a caller lists its own account.
func bgpFilters() map[string]func(*call, *object, string) bool {
	return map[string]func(*call, *object, string) bool{
		"IsDefault":    func(_ *call, _ *object, want string) bool { return want == "false" },
		"OwnerAccount": anyway,
	}
}
