package sim_test

// unprovoked lists the error rows that no test provokes, by the reason. An entry
// is a code in every action, or an action and a code; with ": " and words, only
// the rows with these words in their message. A * stands for any part of them.
var unprovoked = map[string][]string{
	"an internal fault: only a hook for faults answers it":                   {"InternalError"},
	"an interface is made at once, so that no two creations meet":            {"CreateRouterInterface RI_CREATE_ONE_LIMIT_BY_SYNC"},
	"what an account does not support is not stated":                         {"CreateRouterInterface ForbiddenAction"},
	"the row is there twice, once without the full stop":                     {"CreateRouterInterface InvalidRouterType.ValueNotSupported"},
	"an EIP that is not Available is in the wrong status, not wrongly bound": {"AssociateEipAddress InvalidBindingStatus"},
	"the only optional parameter has a code of its own":                      {"UnassociateEipAddress InvalidParameter"},
	"the row is there twice, with two messages":                              {"DeleteVpc DependencyViolation.SecurityGroup: resources SecurityGroup", "DeleteVpc DependencyViolation.RouteInterface"},
	"an unknown VPC has the 404 row":                                         {"DeleteVpc Forbidden.VpcNotFound"},
	"a VPC is in no such status, nor has it disks":                           {"DeleteVpc OperationDenied"},
	"there are no accounts of other sites":                                   {"CreateVirtualBorderRouter CROSS_BID.FORBIDDEN"},
	"chapter 12 shares one table; the action adds nothing of the kind": {
		"*BgpGroup* QuotaExceeded.Bgp: peer", "*BgpNetwork QuotaExceeded.Bgp: peer", "DeleteBgpPeer QuotaExceeded.Bgp: peer",
		"*BgpPeer QuotaExceeded.Bgp: group", "AddBgpNetwork QuotaExceeded.Bgp: group",
		"*BgpGroup* QuotaExceeded.BgpNetwork", "*BgpPeer QuotaExceeded.BgpNetwork", "DeleteBgpNetwork QuotaExceeded.BgpNetwork",
		"*BgpGroup* InvalidParams.AlreadyExists", "DeleteBgpPeer InvalidParams.AlreadyExists", "DeleteBgpNetwork InvalidParams.AlreadyExists",
	},
	"chapter 12 shares one table; no action makes NQA probes": {"*Bgp* QuotaExceeded.Nqa"},
	"chapter 12 shares one table; the action has no such parameter": {
		"*BgpGroup* InvalidPeerIpAddress", "*BgpNetwork InvalidPeerIpAddress", "DeleteBgpPeer InvalidPeerIpAddress",
		"*BgpGroup* InvalidIP.Malformed", "DeleteBgpPeer InvalidIP.Malformed",
		"DeleteBgpGroup InvalidBgp*.Malformed", "*BgpPeer InvalidBgp*.Malformed", "*BgpNetwork InvalidBgp*.Malformed",
		"DeleteBgpGroup InvalidPeerAsn.Malformed", "*BgpPeer InvalidPeerAsn.Malformed", "*BgpNetwork InvalidPeerAsn.Malformed",
		"DeleteBgpNetwork InvalidBgpGroup",
		"*BgpGroup* InvalidParams.NotFound", "*BgpPeer InvalidParams.NotFound", "DeleteBgpNetwork InvalidParams.NotFound",
	},
	"chapter 12 shares one table; about PeerAsn, which the action does not need": {
		"ModifyBgpGroupAttribute InvalidParams.NotNull", "Delete* InvalidParams.NotNull: asn", "CreateBgpPeer InvalidParams.NotNull",
	},
	"what is there can be deleted without its VBR": {"DeleteBgpGroup InvalidVbrNetwork", "DeleteBgpPeer InvalidVbrNetwork"},
	"the table of an action with more parameters; this one has none with a name": {
		"ModifyGlobalAccelerationInstanceSpec InvalidGlobalAccelerationInstance*.Malformed",
	},
	"about a router interface; the status of an instance has a row of its own": {"DeleteGlobalAccelerationInstance IncorrectStatus"},
	"about anybody, where Forbbiden.SubUser is about users; only users have policies": {
		"*Vpn* Forbidden", "*CustomerGateway* Forbidden",
	},
	"accounts have no balance":                              {"ModifyEipAddressAttribute InsufficientBalance.Eip"},
	"the row is there twice, once with two full stops":      {"ModifyEipAddressAttribute InvalidAllocationId.NotFound: found.."},
	"an EIP joins an acceleration at once":                  {"ReleaseEipAddress TaskConflict.AssociateGlobalAccelerationInstance"},
	"every region has a zone for a package that names none": {"CreateNatGateway InvalidZoneId.NotFound: Can not find", "CreateBandwidthPackage InvalidZoneId.NotFound: Can not find"},
	"the call names no NAT gateway":                         {"CreateNatGateway InvalidNatGatewayId.NotFound"},
	"the same is refused with DestnationIpOutOfVpcCIDR":     {"CreateForwardEntry Forbidden.InternalIpOutOfVpcCIDR"},
	"no status of an entry keeps it from being described":   {"DescribeForwardTableEntries IncorretForwardEntryStatus"},
	"a change adds no entry":                                {"ModifyForwardEntry QuotaExceeded"},
	"an unknown DNAT entry has the 404 row":                 {"DeleteForwardEntry IncorretForwardEntryStatus: is not exist"},
	"the call names no instance that could have an EIP":     {"CreateSnatEntry Forbindden"},
	"the source of an SNAT entry cannot be changed":         {"ModifySnatEntry Forbidden.SourceVSwitchId.Duplicated"},
	"the call names no zone":                                {"CreateCommonBandwidthPackage InvalidZoneId.NotFound"},
}

// alwaysEmpty lists the documented response paths that never have a value, by
// the reason: an action and a path.
var alwaysEmpty = map[string][]string{
	"a connection has no description": {"ModifyVpnConnectionAttribute Description"},
	"no order takes effect later": {
		"DescribeEipAddresses EipAddresses.EipAddress[].HasReservationData",
		"DescribeEipAddresses EipAddresses.EipAddress[].ReservationActiveTime",
		"DescribeEipAddresses EipAddresses.EipAddress[].ReservationBandwidth",
		"DescribeEipAddresses EipAddresses.EipAddress[].ReservationInternetChargeType",
		"DescribeEipAddresses EipAddresses.EipAddress[].ReservationOrderType",
		"DescribeCommonBandwidthPackages CommonBandwidthPackages.CommonBandwidthPackage[].HasReservationData",
		"DescribeCommonBandwidthPackages CommonBandwidthPackages.CommonBandwidthPackage[].ReservationActiveTime",
		"DescribeCommonBandwidthPackages CommonBandwidthPackages.CommonBandwidthPackage[].ReservationBandwidth",
		"DescribeCommonBandwidthPackages CommonBandwidthPackages.CommonBandwidthPackage[].ReservationInternetChargeType",
		"DescribeCommonBandwidthPackages CommonBandwidthPackages.CommonBandwidthPackage[].ReservationOrderType",
	},
	"fine-grained monitoring is never on": {"DescribeEipAddresses EipAddresses.EipAddress[].HDMonitorStatus"},
	"NAT gateways are made post-paid":     {"DescribeNatGateways NatGateways.NatGateway[].ExpiredTime"},
	"the package is made in no zone":      {"DescribeCommonBandwidthPackages CommonBandwidthPackages.CommonBandwidthPackage[].ZoneId"},
}

// undocumented lists the response paths that no section documents, by the
// reason to have them: an action and a path.
var undocumented = map[string][]string{
	"tags, which clients of 5.3 read here too": {
		"DescribeEipAddresses EipAddresses.EipAddress[].Tags.Tag[].Key",
		"DescribeEipAddresses EipAddresses.EipAddress[].Tags.Tag[].Value",
		"DescribeRouteTableList RouterTableList.RouterTableListType[].Tags.Tag[].Key",
		"DescribeRouteTableList RouterTableList.RouterTableListType[].Tags.Tag[].Value",
		"DescribeVSwitches VSwitches.VSwitch[].Tags.Tag[].Key",
		"DescribeVSwitches VSwitches.VSwitch[].Tags.Tag[].Value",
	},
}
