package cloudapi

// Advice that several codes share.
const (
	busy     = "another change of the same network is going on; it is tried again until that is through"
	settling = "the object, or one that it depends on, is still changing; it is tried again until that is through"
	denied   = "the access key may not do this; give its user the permission, or use another key"
	unknown  = "the service could not say whether it happened; it is read back"
	inUse    = "something else still uses it, perhaps something that this topology does not hold; remove that first"
	full     = "a quota of the account is used up; remove something, or ask for a higher limit and set it under quotas in the cloud block"
	unpaid   = "the account or the object is locked for money owed; settle the bill, then apply again"
	poor     = "the account's balance does not suffice; top it up, then apply again"
)

// meanings is what codes mean: those of the reference and those that clients
// meet beyond it. The first row that fits counts; a code without row is
// classed by its HTTP status.
var meanings = []meaning{
	// Too many calls.
	{"", "Throttling*", Throttled, "too many calls were made; it is tried again more slowly"},
	{"", "ServiceUnavailable.Throttling", Throttled, "too many calls were made; it is tried again more slowly"},
	{"", "Request.Throttled*", Throttled, "too many calls were made; it is tried again more slowly"},

	// No decision.
	{"", "UnknownError", ReadBack, unknown},
	{"", "InternalError*", ReadBack, unknown},
	{"", "ServiceUnavailable*", ReadBack, unknown},
	{"", "OperationFailed.Timeout", ReadBack, unknown},
	{"", "SignatureNonceUsed", ReadBack, unknown},

	// A token that is being worked on, or that was used otherwise.
	{"", "OperationFailed.IdempotentTokenProcessing", Wait, "the call before with the same token is still being worked on"},
	{"", "OperationFailed.LastTokenProcessing", Wait, "the call before with the same token is still being worked on"},
	{"", "LastTokenProcessing", Wait, "the call before with the same token is still being worked on"},
	{"", "IdempotentProcessing", Wait, "the call before with the same token is still being worked on"},
	{"", "IdempotentParameterMismatch", Fail, "the token was used for another call; plan and apply again"},

	// Something else is going on.
	{"", "TaskConflict*", Wait, busy},
	{"", "OperationConflict*", Wait, busy},
	{"", "Operation.Conflict*", Wait, busy},
	{"", "BandwidthPackageOperation.conflict", Wait, busy},
	{"", "RI_CREATE_ONE_LIMIT_BY_SYNC", Wait, busy},
	{"", "VpnGateway.Configuring", Wait, "the VPN gateway is being configured; it is tried again until that is through"},
	{"", "IncorrectVpcStatus", Wait, settling},
	{"", "IncorrectVSwitchStatus", Wait, settling},
	{"", "IncorrectVswitchStatus", Wait, settling},
	{"", "IncorrectRouteEntryStatus", Wait, settling},
	{"", "IncorrcetRouteEntryStatus", Wait, settling},
	{"", "IncorretForwardEntryStatus", Wait, settling},
	{"", "IncorretSnatEntryStatus", Wait, settling},
	{"", "IncorrectGlobalAccelerationInstanceIdStatus", Wait, settling},
	{"", "InvalidStatus.RouteEntry", Wait, settling},
	{"", "InvalidVPCStatus", Wait, settling},
	{"", "VpcStatusError", Wait, settling},
	{"", "VswitchStatusError", Wait, settling},

	// Something that may go away soon, or never.
	{"", "IncorrectStatus*", Linger, settling},
	{"", "IncorrectEipStatus", Linger, settling},
	{"", "IncorrectInstanceStatus", Linger, settling},
	{"", "InvalidStatus.CannotOperate", Linger, settling},
	{"", "IncorrectHaVipStatus", Linger, settling},
	{"", "InvalidBindingStatus", Linger, settling},
	{"", "InvalidIpStatus.HasBeenUsedBySnatTable", Linger, inUse},
	{"", "InvalidIpStatus.HasBeenUsedByForwardEntry", Linger, inUse},
	{"", "IncorrectOppositeInterfaceInfo.NotSet", Linger, settling},
	{"", "DependencyViolation*", Linger, inUse},
	{"CreateVSwitch", "InvalidCidrBlock.Overlapped", Linger, "another VSwitch of the VPC has addresses of this range; choose one that is free"},
	{"CreateSnatEntry", "EIP_NOT_IN_GATEWAY", Linger, "the address is not bound to the NAT gateway; bind it with an eip_association"},
	{"CreateSnatEntry", "OperationUnsupported.EipNatBWPCheck", Linger, "the addresses of one SNAT entry must be in the same shared bandwidth package"},
	{"CreateForwardEntry", "InvalidIp.NotInNatgw", Linger, "the address is not bound to the NAT gateway; bind it with an eip_association"},
	{"DeleteRouteEntry", "Forbbiden", Linger, settling},
	{"DeleteRouteEntry", "InvalidRouteEntry", NotFound, ""},
	{"DeleteVpc", "Forbbiden", Linger, inUse},
	{"DeleteVpc", "OperationDenied", Linger, settling},

	// Names that do not exist, though nothing is missing.
	{"", "InvalidRegionId*", Fail, "the region does not exist or is not open to the account"},
	{"", "Forbidden.RegionNotFound", Fail, "the region does not exist or is not open to the account"},
	{"", "InvalidZoneId.NotFound", Fail, "the zone is not in the region; netplan api DescribeZones lists those that are"},
	{"", "InvalidAction.NotFound", Fail, "the endpoint does not know this action; check the endpoint"},
	{"", "InvalidVersion", Fail, "the endpoint does not serve this version; check the endpoint"},
	{"", "InvalidFilterKey.ValueNotSupported", Fail, ""},
	{"", "InvalidBandwidth.ValueNotSupported", Fail, ""},
	{"", "CROSS_BID.FORBIDDEN", Fail, ""},
	{"", "InvalidLockReason.NotFound", Fail, ""},
	{"", "InvalidEntryRuleQuota.NotFound", Fail, ""},
	{"", "Forbidden.VpcNotFound", NotFound, ""},
	{"", "NATGW_NOT_EXIST", NotFound, ""},
	{"", "Invalid.natgwNotExist", NotFound, ""},

	// Keys and permissions.
	{"", "InvalidAccessKeyId*", Fail, "the access key does not exist or is disabled; check the credentials"},
	{"", "InvalidSecurityToken*", Fail, "the security token has expired or does not fit the key; get a new one"},
	{"", "SignatureDoesNotMatch", Fail, "the access key secret is wrong, or a proxy changes requests; check the credentials"},
	{"", "IncompleteSignature", Fail, "the access key secret is wrong, or a proxy changes requests; check the credentials"},
	{"", "InvalidTimeStamp*", Fail, "this machine's clock is wrong; set it"},
	{"", "Forbidden.RAM", Fail, denied},
	{"", "NoPermission*", Fail, denied},
	{"", "Forbidden.SubUser", Fail, denied},
	{"", "Forbbiden.SubUser", Fail, denied},
	{"", "Forbbiden", Fail, denied},
	{"", "Forbidden", Fail, denied},

	// Limits and money.
	{"", "QuotaExceeded*", Fail, full},
	{"", "Resource.QuotaFull", Fail, full},
	{"", "LimitationExceed*", Fail, full},
	{"", "InsufficientBalance*", Fail, poor},
	{"", "Forbidden.BillsOutstanding", Fail, unpaid},
	{"", "Forbidden.FinancileLocked", Fail, unpaid},
	{"", "VpnGateway.FinancialLocked", Fail, unpaid},
	{"", "BandwidthPackage.FinancialLocked", Fail, unpaid},
	{"", "Forbidden.ChargeTypeIsPrepaid", Fail, "what is paid ahead cannot be deleted before its time; let it go with a removed block whose lifecycle says destroy = false, or with netplan bindings rm"},
	{"", "ZONE_NO_AVAILABLE_IP", Fail, "the zone has no address left; use another zone"},
	{"", "RouterEntryConflict.Duplicated", Fail, "the route is there already, made by somebody else; bring it in with an import block, or remove it"},
	{"", "InvalidRouteEntry.Duplicate", Fail, "the route is there already, made by somebody else; bring it in with an import block, or remove it"},
}
