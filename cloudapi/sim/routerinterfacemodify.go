package sim

import "slices"

// Chapter 9: changes of a router interface that leave its status (9.7).

// oppositeInfo are the attributes that say which interface is opposite.
var oppositeInfo = []string{"OppositeInterfaceId", "OppositeInterfaceOwnerId", "OppositeRouterId", "OppositeRouterType"}

func modifyInterfaceGuards() []guard {
	return []guard{
		{"Forbidden.FinancileLocked", "", financialLock},
		{"MissingParameter", "HealthCheckTargetIp", sourceAlone},
		{"InvalidParam.ModifyRouterInterface", "", badHealth},
		{"InvalidParam.ModifyRouterInterface", "", func(c *call) bool { return c.target.status() != "Idle" && c.turns() }},
		{"LinkRole.NotSupport", "", func(c *call) bool { return c.turns() && wrongLink(c) }},
	}
}

// turns says whether the call changes which interface is opposite.
func (c *call) turns() bool {
	return slices.ContainsFunc(oppositeInfo, func(name string) bool {
		return c.has(name) && c.get(name) != c.target.Attrs[name]
	})
}

// farType is the type of the opposite router after the call. Where none is
// known the opposite side is on a VBR (9.7).
func farType(c *call) string {
	if named := c.attr("OppositeRouterType"); named != "" {
		return named
	}
	return c.get("OppositeRouterType")
}

// wrongLink: the two ends would have the same role, or a VBR would be the
// accepting one.
func wrongLink(c *call) bool {
	if c.target.Attrs["Role"] == "InitiatingSide" && farType(c) == "VBR" {
		return true
	}
	peer := c.object(kindInterface, c.attr("OppositeInterfaceId"))
	return peer != nil && peer.Attrs["Role"] == c.target.Attrs["Role"]
}

func modifyInterface(c *call) answer {
	if c.turns() {
		c.set(c.target, "OppositeRouterType", farType(c))
	}
	if c.has("OppositeInterfaceId") && c.get("OppositeInterfaceId") != c.target.Attrs["OppositeInterfaceId"] {
		for path := range faced {
			c.set(c.target, path, "")
		}
	}
	for _, name := range append([]string{"Name", "Description", "HealthCheckSourceIp", "HealthCheckTargetIp"}, oppositeInfo...) {
		if c.has(name) {
			c.set(c.target, name, c.get(name))
		}
	}
	if c.get("DeleteHealthCheckIp") == "true" {
		c.set(c.target, "HealthCheckSourceIp", "")
		c.set(c.target, "HealthCheckTargetIp", "")
	}
	return answer{}
}
