package sim

import (
	"cmp"
	"strings"
	"time"
)

// bgpTime is how long a group or peer is Pending; 12.3 has no number.
const bgpTime = 2 * time.Second

// cloudAsn is the number of the cloud's own autonomous system (12.2).
const cloudAsn = "45104"

func bgpGroupKind() kind {
	return kind{
		name: kindBgpGroup, id: "BgpGroupId", prefix: "bgpg-",
		settles: map[string]string{"Pending": "Available"},
		links:   []link{{attr: "RouterId", to: kindVbr, code: "DependencyViolation"}},
		names:   row{"IsFakeAsn": "IsFake"},
	}
}

func bgpGroupOps() []op {
	return []op{
		{
			action: "CreateBgpGroup", kind: kindBgpGroup, run: createBgpGroup,
			via: "Pending", to: "Available", takes: bgpTime,
			needs:  []need{{"RouterId", kindVbr, "InvalidVbrNetwork"}},
			codes:  bgpGroupCodes("InvalidBgpDescription.Malformed"),
			absent: row{"PeerAsn": "InvalidParams.NotNull"},
			guards: append(bgpGroupGuards(), guard{"InvalidStatus.CannotOperate", "", vbrAsleep}),
			quotas: []quota{{
				code: "QuotaExceeded.Bgp", words: "bgp group count", limit: "bgp_groups_per_vbr",
				count: countBy(kindBgpGroup, "RouterId"), add: one,
			}},
		},
		{
			action: "DescribeBgpGroups", kind: kindBgpGroup, run: list, list: "BgpGroups.BgpGroup[]",
			filters: bgpFilters(),
		},
		{
			action: "ModifyBgpGroupAttribute", kind: kindBgpGroup, run: update,
			target: "BgpGroupId", unknown: "InvalidBgpGroup",
			from: bgpReady(), code: "InvalidStatus.CannotOperate",
			via: "Pending", to: "Available", takes: bgpTime,
			codes: bgpGroupCodes("InvalidBgpDiscription.Malformed"),
			guards: append(bgpGroupGuards(),
				guard{"InvalidVbrNetwork", "", vbrUnknown},
				guard{"InvalidStatus.CannotOperate", "", vbrAsleep}),
		},
		{
			action: "DeleteBgpGroup", kind: kindBgpGroup, run: remove, deletes: true,
			target: "BgpGroupId", unknown: "InvalidBgpGroup",
			from: bgpReady(), code: "InvalidStatus.CannotOperate",
			via: "Pending", takes: bgpTime,
			guards: []guard{{"InvalidStatus.CannotOperate", "", vbrTurning}},
		},
	}
}

// bgpGroupCodes are the codes of malformed values; that of the description is
// spelt in two ways (12.2, 12.4).
func bgpGroupCodes(description string) row {
	return row{"Name": "InvalidBgpName.Malformed", "Description": description}
}

// bgpGroupGuards are the rules of the values of 12.2 and 12.4.
func bgpGroupGuards() []guard {
	return []guard{
		{"InvalidPeerAsn.Malformed", "", func(c *call) bool { return c.get("PeerAsn") == cloudAsn }},
		{"InvalidBgpAuthkey.Malformed", "", func(c *call) bool { return strings.ContainsFunc(c.get("AuthKey"), notInKey) }},
	}
}

// notInKey: a key is written with the visible characters of ASCII.
func notInKey(r rune) bool { return r <= ' ' || r > '~' }

// createBgpGroup gives a group the values that a caller cannot choose, as the
// examples of 12.3 show them.
func createBgpGroup(c *call) answer {
	return answer{object: c.create(row{
		"LocalAsn": cloudAsn, "Hold": "30", "Keepalive": "10", "RouteLimit": "99",
		"IsFake": cmp.Or(c.get("IsFakeAsn"), "false"),
	})}
}
