package sim

func bgpNetworkKind() kind {
	return kind{
		// A network has no id of its own: it is its VBR and prefix (12.10).
		name: kindBgpNetwork, id: "NetworkKey",
		key:   func(at row) string { return networkKey(at["RouterId"], at["DstCidrBlock"]) },
		links: []link{{attr: "RouterId", to: kindVbr, code: "DependencyViolation"}},
	}
}

// networkKey identifies a network; it is empty where a description lacks what
// it is made of.
func networkKey(router, cidr string) string {
	if router == "" || cidr == "" {
		return ""
	}
	return router + " " + cidr
}

func bgpNetworkOps() []op {
	return []op{
		{
			action: "AddBgpNetwork", kind: kindBgpNetwork, run: create,
			needs: []need{
				{"RouterId", kindVbr, "InvalidVbrNetwork"},
				{"VpcId", kindVpc, "InvalidParams.NotFound"},
			},
			codes:  row{"DstCidrBlock": "InvalidIP.Malformed"},
			absent: row{"DstCidrBlock": "InvalidParams.NotNull", "RouterId": "InvalidParams.NotNull"},
			guards: []guard{
				{"InvalidStatus.CannotOperate", "", vbrAsleep},
				{"InvalidParams.AlreadyExists", "", func(c *call) bool { return announced(c) != nil }},
			},
			quotas: []quota{{
				code: "QuotaExceeded.BgpNetwork", limit: "bgp_networks_per_vbr",
				count: countBy(kindBgpNetwork, "RouterId"), add: one,
			}},
		},
		{action: "DescribeBgpNetworks", kind: kindBgpNetwork, run: list, list: "BgpNetworks.BgpNetwork[]"},
		{
			action: "DeleteBgpNetwork", kind: kindBgpNetwork, run: withdraw,
			codes: row{"DstCidrBlock": "InvalidIP.Malformed"},
			guards: []guard{
				{"InvalidVbrNetwork", "", func(c *call) bool { return announced(c) == nil }},
				{"InvalidStatus.CannotOperate", "", vbrTurning},
			},
		},
	}
}

// announced is the network that the call names, or nil.
func announced(c *call) *object {
	return c.find(kindBgpNetwork, networkKey(c.get("RouterId"), c.get("DstCidrBlock")))
}

func withdraw(c *call) answer {
	c.enter(announced(c), "", "", 0)
	return answer{}
}
