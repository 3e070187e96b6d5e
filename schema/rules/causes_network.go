package rules

// Reasons that many rows share.
const (
	outside   = "it is about things outside of the API, such as instances, which nothing describes"
	raised    = "the reference gives no number: where the cloud block writes one, validate counts the topology and plan what others hold; else the call tells"
	counted   = "validate counts the topology, plan what others hold too"
	others    = "what others made is in the way; plan reads it"
	literal   = "an id that is written out and that nothing in the region has; plan looks for it"
	pointless = "the reference does not say when"
	wrongFor  = "the action has no such parameter"
	nowBusy   = "something changes just then; netplan waits and calls again"
	goneSince = "it was there when the plan read it; netplan takes a deletion as done"
	alwaysIn  = "netplan always sends it"
)

// networkCauses are about VPCs, VSwitches, routers and route tables (chapters 5 to 8).
var networkCauses = []Cause{
	{Where: Offline, Rules: "NP-CIDR-SYNTAX NP-CIDR-HOSTBITS NP-VPC-RANGE", Rows: []string{"CreateVpc InvalidParameter: CIDR block"}},
	{Where: Offline, Rules: "NP-CIDR-SYNTAX NP-CIDR-HOSTBITS", Rows: []string{"CreateVpc InvalidParameter: UserCidr"}},
	{Where: Offline, Rules: "NP-USER-CIDR", Rows: []string{"CreateVpc InvalidUserCidr.*"}},
	{Where: Never, Why: "the user CIDR blocks of a VPC do not change; netplan makes another VPC", Rows: []string{"ModifyVpcAttribute InvalidParameter", "ModifyVpcAttribute InvalidUserCidr.*"}},
	{Where: Offline | Described | AtApply, Rules: "NP-QUOTA", Why: raised, Rows: []string{"CreateVpc QuotaExceeded.Vpc"}},
	{Where: AtApply, Why: "what a region or zone lacks is not described", Rows: []string{"Create* ResourceNotAvailable*"}},
	{Where: AtApply, Why: pointless, Rows: []string{"DeleteVpc OperationDenied"}},
	{Where: Described, Why: others, Rows: []string{
		"DeleteVpc DependencyViolation.RouteEntry", "DeleteVpc DependencyViolation.VSwitch", "DeleteVpc DependencyViolation.NatGateway", "DeleteVpc DependencyViolation.Tunnel",
		"DeleteVpc DependencyViolation.Route*Interface", "DeleteVpc Forbbiden", "DeleteVSwitch DependencyViolation",
	}},
	{Where: AtApply, Why: outside, Rows: []string{"DeleteVpc DependencyViolation.Instance", "DeleteVpc DependencyViolation.SecurityGroup", "DeleteVSwitch DependencyViolation.HaVip"}},
	{Where: Offline, Rules: "NP-ZONE", Rows: []string{"CreateVSwitch InvalidZoneId.NotFound"}},
	{Where: Offline, Rules: "NP-CIDR-SYNTAX NP-CIDR-HOSTBITS NP-VSWITCH-OUTSIDE", Rows: []string{"CreateVSwitch InvalidParameter"}},
	{Where: Offline, Rules: "NP-VSWITCH-MASK", Rows: []string{"CreateVSwitch InvalidCirdrBlock.MaskLength"}},
	{Where: Offline | Described, Rules: "NP-CIDR-OVERLAP NP-TAKEN", Why: counted, Rows: []string{"CreateVSwitch InvalidCidrBlock.Overlapped: subnets"}},
	{Where: Offline | Described, Rules: "NP-ROUTE-VSWITCH", Why: counted, Rows: []string{"CreateVSwitch InvalidCidrBlock.Overlapped: other entry"}},
	{Where: Offline | Described, Rules: "NP-QUOTA", Why: counted, Rows: []string{"CreateVSwitch QuotaExceeded.VSwitch", "CreateRouteEntry QuotaExceeded"}},
	{Where: Never, Why: "netplan lists without ids", Rows: []string{"DescribeVSwitches InvalidVSwitchId.NotFound"}},
	{Where: Described, Why: "a data block names a VPC that is not there; plan reads it", Rows: []string{"DescribeVSwitches Forbidden.VpcNotFound"}},

	{Where: Offline | Described, Rules: "NP-TAKEN", Why: counted, Rows: []string{"CreateRouteEntry InvalidCIDRBlock.Duplicate", "CreateRouteEntry InvalidRouteEntry.Duplicate"}},
	{Where: Offline, Rules: "NP-CIDR-SYNTAX NP-CIDR-HOSTBITS NP-ROUTE-RESERVED NP-ROUTE-VSWITCH", Rows: []string{"CreateRouteEntry InvalidCidrBlock: not valid"}},
	{Where: Offline | Described, Rules: "NP-ROUTE-VSWITCH", Why: counted, Rows: []string{"CreateRouteEntry InvalidCidrBlock: already exists"}},
	{Where: Offline, Rules: "NP-ROUTE-HOP NP-ROUTE-ECMP", Rows: []string{"CreateRouteEntry InvalidNexthopTypeAndList.*", "CreateRouteEntry MissingParameter"}},
	{Where: Offline, Rules: "NP-ROUTE-ECMP NP-ROUTE-HOP", Rows: []string{"CreateRouteEntry InvalidNexthopListSize"}},
	{Where: Offline, Rules: "NP-ROUTE-ECMP", Rows: []string{"CreateRouteEntry InvalidRouteEntrySize", "CreateRouteEntry INVALID_WEIGHT_PARAM"}},
	{Where: Offline | Described, Rules: "NP-ROUTE-ECMP NP-ROUTE-VBR", Why: "what is opposite an interface that is written out is described", Rows: []string{"CreateRouteEntry InvalidOppositeRouterType"}},
	{Where: Offline, Rules: "NP-ENUM NP-ROUTE-TYPE NP-ROUTE-VBR", Rows: []string{"CreateRouteEntry InvalidNextHopType"}},
	{Where: Offline | AtApply, Rules: "NP-ROUTE-TYPE NP-REF-TYPE NP-ID NP-ROUTE-ROUTER NP-ROUTE-VBR", Why: "a next hop that is written out and that nothing has is taken for one that nothing describes", Rows: []string{
		"CreateRouteEntry InvalidRouterInterface", "CreateRouteEntry InvalidNextHop*.NotFound",
	}},
	{Where: Offline | Described, Rules: "NP-ROUTE-HOP-VPC NP-ROUTE-ROUTER", Why: "the VPC of what is written out is described", Rows: []string{"CreateRouteEntry INVALID_VPC_ID"}},
	{Where: Offline | Described, Rules: "NP-ROUTE-BEYOND", Why: "the VPC beyond an interface that is written out is described", Rows: []string{"CreateRouteEntry FORBIDDEN_USE_VPC_AS_INTERNET_GATEWAY"}},
	{Where: Offline | AtApply, Rules: "NP-ROUTE-TYPE", Why: outside, Rows: []string{"CreateRouteEntry InvalidInstanId.NotFound", "CreateRouteEntry InvalidHaVipId.NotFound"}},
	{Where: AtApply, Why: outside, Rows: []string{"CreateRouteEntry IncorrectInstanceStatus", "CreateRouteEntry IncorrectHaVipStatus"}},
	{Where: Offline | Described, Rules: "NP-QUOTA", Why: counted, Rows: []string{"CreateRouteEntry CountLimitExceed.HaVipRouteEntry"}},
	{Where: Offline | Described, Rules: "NP-VBR-TERMINATED", Why: "a VBR that was terminated by others is described", Rows: []string{"CreateRouteEntry InvalidVBRStatus"}},
	{Where: Described, Why: "the line of the VBR is not Enabled, or locked", Rows: []string{"CreateRouteEntry InvalidPhysicalConnectionBusinessStatus"}},
	{Where: AtApply, Why: "the gateway addresses of interfaces are neither set nor shown", Rows: []string{"CreateRouteEntry InvalidParam"}},
	{Where: AtApply, Why: "a fault inside the service", Rows: []string{"CreateRouteEntry InvalidEntryRuleQuota.NotFound", "CreateRouteEntry Forbidden.CheckEntryRuleQuota"}},
	{Where: Never, Why: "a router goes with its tables only", Rows: []string{"*RouteEntry InvalidVRouter.NotFound"}},
	{Where: Never, Why: "a creation needs no entry that is there", Rows: []string{"CreateRouteEntry InvalidRouteEntry"}},
	{Where: Never, Why: "netplan binds no entries of the system", Rows: []string{"DeleteRouteEntry OperationDenied", "DeleteRouteEntry Forbbiden"}},
	{Where: AtApply, Why: goneSince, Rows: []string{"DeleteRouteEntry InvalidRouteEntry"}},
}
