package rules

// commonCauses are about what the actions of all chapters refuse.
var commonCauses = []Cause{
	{Where: AtApply, Why: "a fault inside the service", Rows: []string{"* InternalError"}},
	{Where: AtApply, Why: "the access key may not do it; no call asks what it may", Rows: []string{"* Forbbiden"}},
	{Where: Offline, Rules: "NP-REGION", Rows: []string{
		"Create* InvalidRegionId.NotFound", "Add* InvalidRegionId.NotFound", "Allocate* InvalidRegionId.NotFound", "Describe* InvalidRegionId.Not*", "AllocateEipAddress InvalidRegion.NotSupport",
		"DescribeEipAddresses Forbidden.RegionNotFound",
	}},
	{Where: Never, Why: "what is there is in a region that exists", Rows: []string{"* InvalidRegionId.NotFound", "* Forbidden.RegionNotFound"}},
	{Where: Offline, Rules: "NP-NAME", Rows: []string{"* Invalid*Name.Malform*d", "* InvalidName"}},
	{Where: Offline, Rules: "NP-DESCRIPTION", Rows: []string{"* Invalid*D?scription.Malformed", "* InvalidDescription"}},
	{Where: Offline, Rules: "NP-ATTR-REQUIRED", Rows: []string{"Create* MissingParameter"}},
	{Where: Never, Why: alwaysIn, Rows: []string{"* MissingParameter"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{
		"Create* Invalid*Id.NotFound", "AssociateRouteTable Invalid*Id.NotFound", "AssociateEipAddress InvalidAllocationId.NotFound", "AddCommonBandwidthPackageIp Invalid*Id.NotFound", "CreateVSwitch Forbidden.VpcNotFound",
	}},
	{Where: AtApply, Why: goneSince, Rows: []string{"* *NotFound"}},
	{Where: AtApply, Why: nowBusy, Rows: []string{"* Incorr*Status", "CreateRouterInterface RI_CREATE_ONE_LIMIT_BY_SYNC"}},
	{Where: Never, Why: "netplan filters by the keys that are documented", Rows: []string{"Describe* InvalidFilterKey.ValueNotSupported"}},
}
