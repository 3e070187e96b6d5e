package rules

// connectionCauses are about router interfaces and physical connections
// (chapters 9 and 10).
var connectionCauses = []Cause{
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"CreateRouterInterface InvalidRole.ValueNotSupported"}},
	{Where: Offline, Rules: "NP-ENUM NP-RI-SIDE", Rows: []string{"*RouterInterface* InvalidSpec.ValudNotSupported", "CreateRouterInterface InvalidRouterType.ValueNotSupported"}},
	{Where: Offline | Described, Rules: "NP-RI-ROUTER NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{"CreateRouterInterface InvalidRouterId.NotFound"}},
	{Where: Offline | Described, Rules: "NP-QUOTA", Why: counted, Rows: []string{"CreateRouterInterface LimitationExceed.InterfaceNumberOnRouter"}},
	{Where: AtApply, Why: "who is on the white list is not described", Rows: []string{"CreateRouterInterface Forbidden.NotInRouterInterfaceCreateWhitelist"}},
	{Where: AtApply, Why: pointless, Rows: []string{"CreateRouterInterface ForbiddenAction"}},
	{Where: Offline, Rules: "NP-RI-ACCESS", Rows: []string{"CreateRouterInterface InvalidAccessPoint.ValueNotAllowed"}},
	{Where: Offline | Described, Rules: "NP-RI-POINT", Why: "the line of a VBR that is written out is described", Rows: []string{"CreateRouterInterface InvalidAccessPoint.NotMatch"}},
	{Where: Offline | AtApply, Rules: "NP-ACCESS-POINT", Why: "which access points a region has is not compared", Rows: []string{"CreateRouterInterface InvalidAccessPoint.NotExist"}},
	{Where: Described, Why: "an interface of the account is locked for money owed; plan reads it", Rows: []string{"*RouterInterface Forbidden.BillsOutstanding", "*RouterInterface* Forbidden.FinancileLocked"}},
	{Where: Offline | Described, Rules: "NP-RI-PAIR", Why: "an interface that is written out is described", Rows: []string{"ConnectRouterInterface IncorrectRole.NotInitiatingSide", "ModifyRouterInterfaceAttribute LinkRole.NotSupport"}},
	{Where: Offline | Described, Rules: "NP-TAKEN", Why: counted, Rows: []string{"ConnectRouterInterface Forbidden.OnlyOneConnection: already"}},
	{Where: Offline, Rules: "NP-RI-PAIR", Rows: []string{"ConnectRouterInterface Forbidden.OnlyOneConnection: concurrently"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{"ModifyRouterInterfaceAttribute InvalidRouterInterfaceId.NotFound"}},
	{Where: Offline | Described, Rules: "NP-RI-HEALTH NP-TAKEN", Why: "an interface that is written out is described", Rows: []string{"ModifyRouterInterfaceAttribute InvalidParam.ModifyRouterInterface"}},
	{Where: Never, Why: "the type of the opposite router is that of the other interface", Rows: []string{"ModifyRouterInterfaceAttribute InvalidOppositeRouterType.ValueNotSupported"}},
	{Where: Never, Why: "netplan works on the account's own interfaces", Rows: []string{"*RouterInterface* Forbbiden", "ModifyRouterInterfaceSpec InvalidInstanceOwner.Error"}},
	{Where: Described, Why: "netplan changes the spec of an active interface only, and replaces others; plan sees which are locked", Rows: []string{"ModifyRouterInterfaceSpec InvalidInstance.StatusError"}},
	{Where: AtApply, Why: "netplan leads an interface to the status first; somebody changes it just then", Rows: []string{"*RouterInterface IncorrectStatus"}},
	{Where: Described, Why: others, Rows: []string{"DeleteRouterInterface DependencyViolation.RouterInterfaceReferedByRouteEntry"}},
	{Where: Described, Why: "it is paid for in advance; plan says so (NP-PLAN-PREPAID)", Rows: []string{"DeleteRouterInterface InvalidRouterInterfaceChargeType.Malformed"}},
	{Where: Never, Why: "a filter is sent with its values", Rows: []string{"DescribeRouterInterfaces InvalidParam.NotNull"}},

	{Where: Offline, Rules: "NP-LINE-TEXT", Rows: []string{"* InvalidPeerLocation.Malformd", "* InvalidCircuitCode.Malformed"}},
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"* InvalidPortType.Malformd"}},
	{Where: Offline, Rules: "NP-RANGE", Rows: []string{"ModifyPhysicalConnectionAttribute InvalidBandwidth"}},
	{Where: Offline | Described, Rules: "NP-REF-REGION NP-REF-TYPE NP-ID", Why: literal, Rows: []string{"ModifyPhysicalConnectionAttribute InvalidRedundantPhysicalConnection"}},
	{Where: Offline | Described, Rules: "NP-LINE-REDUNDANT", Why: "a line that others terminated is described", Rows: []string{"ModifyPhysicalConnectionAttribute InvalidRedundantPhysicalConnectionStatus"}},
	{Where: Never, Why: "what cannot change in a status replaces the line", Rows: []string{"ModifyPhysicalConnectionAttribute InvalidStatus"}},
	{Where: Described, Why: "VBRs of others lie on the line; plan reads them", Rows: []string{"TerminatePhysicalConnection Forbidden.NotAllowedInState"}},
	{Where: AtApply, Why: "netplan leads a line to the status first; somebody changes it just then", Rows: []string{"*PhysicalConnection Forbidden.NotAllowedInState"}},
	{Where: Described, Why: others, Rows: []string{"DeletePhysicalConnection Forbidden.VBRExists", "DeletePhysicalConnection Forbidden.AssociateToVBR"}},
	{Where: Never, Why: "netplan works on the account's own lines", Rows: []string{"DeletePhysicalConnection InvalidPhysicalConnectionId.NotMatched"}},
}
