package sim

// connectionLedger is what chapter 10 leaves open.
func connectionLedger() []decision {
	return []decision{
		{"what the provider does", "10.1, 10.3", "approves, allocates, builds and asks for confirmation: Approved, Allocating, Allocated, Confirmed, each 10 seconds after the one before, or as long as Latency of CreatePhysicalConnection says; it never rejects and never fails", "no action covers these steps, and without them no client could enable a connection; Rejected and Allocation Failed come by Import or Edit"},
		{"spelling of Allocation Failed", "10.3, 10.4, 10.7", "with the blank in answers and filters; Import takes AllocationFailed too", "the list of the answer's values has it so"},
		{"errors of CreatePhysicalConnection", "10.1, 10.4", "those of 10.4; InvalidParameter for an access point that the region does not have", "the section has no error table"},
		{"spelling of bandwidth", "10.1, 10.4", "10.1 takes bandwidth too", "clients send it"},
		{"more than 5 connections that are not Enabled", "10.1", "400 QuotaExceeded; every status but Enabled counts, of all regions", "the rule has no code and makes no exception"},
		{"a connection in arrears", "10.1", "400 OperationDenied for a further one while one of the account is FinancialLocked", "the rule has no code; the lock comes by Import or Edit"},
		{"specification of a connection", "10.4", "port type and bandwidth; another value for them or the redundant connection is refused with InvalidStatus unless Initial or Rejected, the present value is not", "no parameter is called specification; clients send values that do not change"},
		{"changing a connection that is Terminating", "10.4", "400 InvalidStatus", "10.4 does not mention it; what is about to be Terminated is like it"},
		{"redundant connection", "10.1, 10.4", "of the account and the region, and another than the connection itself: else InvalidRedundantPhysicalConnection; it may be cancelled or deleted while it is one", "nothing else is stated"},
		{"malformed PeerLocation and CircuitCode", "10.4, 11.1, 11.5", "longer than 256 characters", "the codes are listed, no rule is"},
		{"terminating a connection with VBRs", "10.5", "400 Forbidden.NotAllowedInState, for associated ones too", "the rule has no code of its own in 10.5"},
		{"Forbidden.VBRExists and Forbidden.AssociateToVBR", "10.7", "VBRs that lie on the connection, and VBRs of other connections that are associated with it", "two codes, and 11.5 knows both relations"},
		{"InvalidPhysicalConnectionId.NotMatched", "10.7", "the connection is another account's", "the code is not explained; an id that does not exist has one of its own"},
		{"UserCidr of DeletePhysicalConnection", "10.7", "checked, without effect", "a copy of 5.1's"},
		{"PortNumber and AdLocation", "10.3", "made up when the connection is Allocated", "they are the port and the place that the provider allocates"},
		{"Spec", "10.3", "empty, unless imported", "no action sets it"},
		{"ClientToken of a Describe action", "10.3", "checked, not remembered", "a client that waits with one token would never see a change"},
	}
}
