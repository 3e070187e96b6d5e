package sim

// vbrLedger is what chapter 11 leaves open, and 8.8 about VBRs.
func vbrLedger() []decision {
	return []decision{
		{"status of a VBR", "11.1, 11.3, 11.6, 11.7", "unconfirmed, active, terminating, terminated and recovering in the answers", "the table of 11.3 is that of the physical connections; the one example shows active for what the text calls Enabled or Active, so the others are in lower case too"},
		{"TerminateVirtualBorderRouter", "11.6", "terminating, then terminated", "the text names the second status twice; 10.5 and 11.7 have one between"},
		{"confirming a VBR", "11.1", "by Edit, or by ImportFor its owner of a description in which it is active", "no action is documented"},
		{"accounts for which a VBR may be made", "11.1", "those with an access key and those that own something; else 404 InvalidVbrOwnerId.NotFound", "the cloud knows no others; there are no other sites, so CROSS_BID.FORBIDDEN does not occur"},
		{"gateway addresses of an own VBR", "11.1", "LocalGatewayIp, PeerGatewayIp and PeeringSubnetMask are mandatory", "the error table has a row for each, the example leaves them out"},
		{"gateway addresses of another account's VBR", "11.1, 11.5", "Forbidden.LocalGatewayIpNotAllowedByCaller for the peer's too", "it is forbidden, without a code of its own; Name is not forbidden"},
		{"malformed PeerGatewayIp", "11.1, 11.5", "400 InvalidIp.Malformed", "11.1 has a code for the local address only"},
		{"malformed Name and Description", "11.5", "the codes of 11.1", "11.5 states the rules without codes"},
		{"PeeringSubnetMask", "11.3, 11.5", "255.255.255.0 to 255.255.255.252, the same in 11.1", "11.5 says so; the example of 11.3, 255.0.0.0, contradicts it"},
		{"gateway addresses within the subnet", "11.1, 11.5", "both in it; equal ones and its first and last address are permitted", "no more is stated"},
		{"Forbidden.CircuitCodeNotAllowedByCaller", "11.5", "not allowed to modify where the VBR has a code, to specify where it has none", "the code has two messages"},
		{"status for ModifyVirtualBorderRouterAttribute", "11.5", "any", "no code for a status is listed"},
		{"AssociatedPhysicalConnections", "11.3, 11.5", "ids of the caller's connections in the region, separated by commas, in place of the former ones; the VBR's own counts as none; else InvalidPhysicalConnectionId.NotFound of 11.1", "the format is not documented; an empty list cannot be sent"},
		{"InvalidStatus.NotAllowed and Forbidden.MultiVlanRi", "11.2", "a connection is associated with the VBR, without and with a VLAN interface of its own, which only Import brings", "every VBR lies on a connection and has one VLAN interface, so more must be meant"},
		{"rights before statuses", "11.2, 11.6, 11.7", "who may not call learns only that", "the order is not stated"},
		{"VLAN of a terminated VBR", "11.5, 11.7", "another may take it 7 days after TerminationTime; recovering fails with VlanIdAlreadyInUse while one holds it; a deleted VBR holds nothing", "the days are stated, when they begin is not"},
		{"recovering on a connection that is not Enabled", "11.7", "400 InvalidOperation.OperationNotAllowedInState", "no other code of 11.7 is about a status"},
		{"filter keys", "11.3, 11.4", "the values that the answer shows; any other is refused with InvalidFilterKey.ValueNotSupported, in 11.4 as in 11.3", "no keys are listed"},
		{"VbrOwnerUid", "11.4", "left out for the connection owner's VBRs", "it is empty then, and a number has no empty form"},
		{"VLAN interface", "11.3", "an id of the VBR, no object of chapter 9; a next hop for routes on the VBR", "nothing of it is described but that"},
		{"route table of a VBR", "8.2, 8.3, 11.3", "of type System, without entries; its VRouterId is the VBR's id; goes with the VBR, entries included", "it is made with the VBR; what must go before is router interfaces alone"},
		{"NextHopList on a VBR", "8.8", "400 InvalidOppositeRouterType", "the row wants interfaces whose opposite router is a VBR, and a VBR's have a VPC's"},
		{"next hops on a VBR", "8.8", "InvalidNextHopType for another type than RouterInterface, InvalidRouterInterface for one that is not the VBR's", "the rule has no code"},
		{"routes on a VBR whose connection is not fit", "8.8", "400 InvalidPhysicalConnectionBusinessStatus when it is not Enabled or FinancialLocked; SecurityLocked permits", "only arrears are named"},
		{"locked entries of a VBR's table", "8.8, 8.9", "400 IncorrectRouteEntryStatus with the message about VBRs", "of several messages the one that names it"},
	}
}
