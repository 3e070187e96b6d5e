package rules

// Unshown are error rows of which no test shows that their causes are found as
// Cause.Where says.
type Unshown struct {
	// Where is the place of Cause.Where that is meant: Offline or Described.
	Where Where
	// Why no test shows it.
	Why string
	// Rows are as those of a Cause.
	Rows []string
}

// NotShown lists them. Tests hold that all others are shown: that the findings
// which the cause names are made, and the simulated cloud answers with the row.
func NotShown() []Unshown { return unshown }

var unshown = []Unshown{
	{Offline, "a topology without the argument does not load, so that no call is made", []string{"CreateBgpGroup InvalidParams.NotNull", "AddBgpNetwork InvalidParams.NotNull", "Create* MissingParameter"}},
	{Offline, "a data block in a region that is none is not read", []string{"DescribeAccessPoints InvalidRegionId.NotSupport"}},
	{Offline, "what is in the region is read first, which is refused too", []string{
		"Create* InvalidRegionId.NotFound", "Add* InvalidRegionId.NotFound", "Allocate* InvalidRegionId.NotFound",
	}},
	{Offline, "nothing is read there while nothing is bound, and of several reads the first that is refused ends all", []string{
		"Describe* InvalidRegionId.NotFound", "DescribeEipAddresses Forbidden.RegionNotFound",
	}},
	{Offline | Described, "the simulated cloud answers another row, which says the same", []string{
		"CreateForwardEntry Forbidden.InternalIpOutOfVpcCIDR", "CreateRouteEntry InvalidNextHop.NotFound", "CreateRouterInterface InvalidRouterType.ValueNotSupported: not valid", "CreateVSwitch Forbidden.VpcNotFound",
		"DeleteVpc DependencyViolation.RouteInterface", "CreateForwardEntry Invalid.natgwNotExist",
	}},
	{Offline | Described, "a group that is not there is refused with a code that the action does not list", []string{"CreateBgpPeer InvalidVbrNetwork"}},
	{Offline | Described, "only a line that is not allocated yet is changed in place, and the simulated carrier is fast", []string{"ModifyPhysicalConnectionAttribute Invalid*"}},
	{Described, "the line is terminated first, which is refused for the same reason", []string{"DeletePhysicalConnection Forbidden.*"}},
	{Described, "the plan is refused before it is rehearsed, as other tests show", []string{
		"DeleteRouterInterface InvalidRouterInterfaceChargeType.Malformed", "DeleteVpnGateway ForbiddenRelease", "ReleaseEipAddress Forbidden.ChargeTypeIsPrepaid",
	}},
	{Described, "the rights of a key count over HTTP only, where tests of the simulated cloud show it", []string{"* Forbbiden.SubUser", "* Forbidden"}},
}
