package sim

// interfaceLedger is what chapter 9 leaves open.
func interfaceLedger() []decision {
	return []decision{
		{"a router whose VPC is being deleted", "9.1", "404 InvalidRouterId.NotFound", "no status code is listed, and the interface would outlive its VPC"},
		{"status of a router interface", "9.2-9.8", "Idle, Connecting, Active, Activating, Deactivating, Inactive", "the values printed in 9.2 are those of route entries; these are what the other sections name"},
		{"the other end of a connection", "9.3-9.6", "has the same status at any time: what connects, activates, deactivates or resizes one end takes both along", "only the end of the call is described; a connection cannot be up at one end"},
		{"connecting an interface that is not Idle", "9.3", "400 IncorrectStatus", "the rule has no code"},
		{"what connecting needs", "9.3, 9.7", "both ends name each other by id; region, router, type of router and owner are those of the other end where they are given, the owner being the own account where it is not; else 400 IncorrectOppositeInterfaceInfo.NotSet", "no code is listed; clients know this one and try again"},
		{"OppositeRouterType left out of 9.7", "9.7", "VBR when the call changes the opposite side and none is known", "the stated default; a change of the name alone must not set it"},
		{"changing the opposite side", "9.7", "while Idle; else 400 InvalidParam.ModifyRouterInterface, unless it is what it was", "a connected interface would show another one than it is connected with; clients know of this restriction"},
		{"LinkRole.NotSupport", "9.7", "the opposite interface has the same role, or an initiating side has a VBR opposite", "the condition is not explained; these are the roles that cannot be linked"},
		{"a VBR as the accepting side", "9.1", "400 InvalidRouterType.ValueNotSupported, for the opposite router too", "the rule has no code, and the row is there twice"},
		{"a VBR that is not activated", "9.1", "400 InvalidVBRStatus, as in 8.8", "the rule has no code"},
		{"Spec and Role", "9.1, 9.6", "Negative for the accepting side and for no other, else 400 InvalidSpec.ValudNotSupported", "the rule has no code of its own"},
		{"bandwidth of an accepting interface", "9.2", "none of its own", "its Spec is Negative; how its bandwidth is shown is not stated"},
		{"access points of a VBR's interface", "9.1", "required where the side is on a VBR, MissingParameter; NotMatch if the VBR is known to be at another one", "it has to be given, and no other code fits"},
		{"HealthCheckSourceIp", "9.1, 9.7", "an address of the VPC that no other interface checks from, with a VBR opposite; else InvalidParameter in 9.1 and InvalidParam.ModifyRouterInterface in 9.7", "the rules have no codes; which other addresses are used is not known here"},
		{"DeleteHealthCheckIp with addresses", "9.7", "400 InvalidParam.ModifyRouterInterface", "the call contradicts itself"},
		{"changing the Spec", "9.6", "of an Active interface, to the Spec that is answered; any other status, and arrears, are 400 InvalidInstance.StatusError", "the interface ends Active, which an unconnected one cannot be; the arrears of this section have no code"},
		{"arrears and BusinessStatus", "9.1, 9.3-9.7", "by the interface itself, for 9.1 and 9.3 by any of the caller's; SecurityLocked forbids nothing", "no rule names it; no action leads into arrears, so only imported or edited interfaces are"},
		{"an opposite interface that is gone", "9.2, 9.8", "its status is shown as Deleted, the rest of it as it was; the remaining one is Inactive, or Idle if it never was connected, and cannot be activated: IncorrectOppositeInterfaceInfo.NotSet", "the examples show it so"},
		{"what is a connection between two routers", "9.1, 9.3", "a pair in any status but Idle, in either direction; Connecting or with both ends on one router gives the message about concurrency", "an inactive pair is still connected; the Chinese text of that message speaks of one router"},
		{"pre-paid interfaces", "9.1, 9.8", "are created as asked for, whatever AutoPay is; ChargeType is shown as Prepaid and Postpaid, EndTime is the end of the last day in Beijing", "the parameters contradict the note that there is only daily billing; the examples show Prepaid and such times"},
		{"EndTime of a post-paid interface", "9.2", "empty", "it has none"},
		{"renewal data", "9.2", "only imported or edited interfaces have any; it is shown with or without IncludeReservationData", "no action renews, and an answer without the parameter is not described"},
		{"white list of 9.1", "9.1", "everybody is on it; a negative limit interfaces_per_router takes the account off it", "so both ways can be tried"},
		{"RI_CREATE_ONE_LIMIT_BY_SYNC, ForbiddenAction", "9.1", "never answered", "a creation is over at once, and what an account does not support is not stated"},
		{"an interface of another account", "9.3-9.8", "400 Forbbiden in 9.4 and 9.7, InvalidInstanceOwner.Error in 9.6, else not there", "the codes say that the owner is wrong"},
		{"DeleteRouterInterface without such an interface", "9.8", "404 InvalidInstanceId.NotFound", "the section lists this code"},
		{"half a filter", "9.2", "400 InvalidParam.NotNull for a key without a value or a value without a key", "the condition is not explained"},
		{"CrossBorder", "9.2", "one end is in a region of the mainland and the other is not", "not explained"},
		{"status of an interface that is a next hop", "8.8", "any", "none is asked for"},
	}
}
