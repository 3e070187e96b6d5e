package sim

// Chapter 9: router interfaces. Two of them, one on each router, make a
// connection: the initiating one connects to the accepting one, and from then
// on both have the same status.

const kindInterface kindName = "routerinterface"

func interfaceChapter() chapter {
	return chapter{
		kinds: []kind{interfaceKind()}, ops: append(interfaceOps(), interfaceLifeOps()...),
		limits: map[string]int{
			"interfaces_per_router": 5, // 9.1; below 0 the account may not create any
		},
		ledger: interfaceLedger(),
	}
}

func interfaceKind() kind {
	k := kind{
		name: kindInterface, id: "RouterInterfaceId", prefix: "ri-",
		settles: map[string]string{"Connecting": "Active", "Activating": "Active", "Deactivating": "Inactive"},
		index:   []string{"RouterId", "OppositeInterfaceId", "BusinessStatus"},
		links: []link{
			{attr: "VpcInstanceId", to: kindVpc, code: "DependencyViolation.RouterInterface"},
			{attr: "RouterId", to: kindVbr, code: "InvalidOperation.RouterInterfaceNotDeleted"},
		},
		names:   row{"InstanceChargeType": "ChargeType"},
		fields:  map[string]func(*Cloud, *object) string{"CrossBorder": crossBorder},
		settled: connected, gone: widow, imported: importInterface,
	}
	for path, attr := range faced {
		k.fields[path] = facing(path, attr)
	}
	return k
}

// bandwidths are the Mbps of a Spec (9.1). The accepting side has none of its
// own.
var bandwidths = row{
	"Mini.2": "2", "Mini.5": "5",
	"Small.1": "10", "Small.2": "20", "Small.5": "50",
	"Middle.1": "100", "Middle.2": "200", "Middle.5": "500",
	"Large.1": "1000", "Large.2": "2000", "Large.5": "5000",
	"Xlarge.1": "10000", negative: "",
}

// negative is the Spec of the accepting side.
const negative = "Negative"

func interfaceOps() []op {
	return []op{
		{
			action: "CreateRouterInterface", kind: kindInterface, run: createInterface, to: "Idle",
			borrows: "CreateRouteEntry", sparse: []string{"OrderId"},
			codes: row{
				"Role": "InvalidRole.ValueNotSupported", "Spec": "InvalidSpec.ValudNotSupported",
				"OppositeRouterType": "InvalidRouterType.ValueNotSupported",
			},
			guards: createInterfaceGuards(),
			quotas: []quota{{
				code: "LimitationExceed.InterfaceNumberOnRouter", limit: "interfaces_per_router",
				count: countBy(kindInterface, "RouterId"), add: one,
			}},
		},
		{
			action: "DescribeRouterInterfaces", kind: kindInterface, run: list, list: "RouterInterfaceSet.RouterInterfaceType[]",
			keys:    []string{"RouterInterfaceOwnerId"},
			codes:   row{"Filter.N.Key": "InvalidFilterKey.ValueNotSupported"},
			filters: map[string]func(*call, *object, string) bool{"IncludeReservationData": anyway},
		},
		{
			action: "ModifyRouterInterfaceAttribute", kind: kindInterface, run: modifyInterface,
			target: "RouterInterfaceId", unknown: "InvalidRouterInterfaceId.NotFound", foreign: "Forbbiden",
			codes:  row{"Name": "InvalidName.Malformd"},
			guards: modifyInterfaceGuards(),
		},
		{
			action: "DeleteRouterInterface", kind: kindInterface, run: remove,
			target: "RouterInterfaceId", unknown: "InvalidInstanceId.NotFound", deletes: true,
			from: []string{"Idle", "Inactive"}, code: "IncorrectStatus",
			guards: []guard{
				{"InvalidRouterInterfaceChargeType.Malformed", "", func(c *call) bool { return prepaid(c.target) }},
				{"DependencyViolation.RouterInterfaceReferedByRouteEntry", "", func(c *call) bool { return reached(c.Cloud, c.target) }},
			},
		},
	}
}

// reached says whether a route entry of the interface's router leads to it.
func reached(c *Cloud, ri *object) bool {
	for table := range c.where(kindRouteTable, "VRouterId", ri.Attrs["RouterId"]).all {
		for entry := range c.where(kindRouteEntry, "RouteTableId", table.ID).all {
			if hopOf(entry, row{"NextHopId": ri.ID}) {
				return true
			}
		}
	}
	return false
}
