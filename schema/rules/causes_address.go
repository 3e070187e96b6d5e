package rules

// addressCauses are about EIPs (chapter 13) and what shares their bandwidth
// (chapter 19).
var addressCauses = []Cause{
	{Where: Offline | Described, Rules: "NP-TAKEN NP-ACCELERATION-SERVER", Why: counted, Rows: []string{"AssociateEipAddress InvalidAssociation.Duplicated"}},
	{Where: Offline | Described, Rules: "NP-TAKEN", Why: counted, Rows: []string{"AssociateEipAddress IncorrectEipStatus"}},
	{Where: AtApply, Why: "an EIP that is not Available is in the wrong status, which has a row of its own", Rows: []string{"AssociateEipAddress InvalidBindingStatus"}},
	{Where: Offline | AtApply, Rules: "NP-EIP-TARGET NP-ID", Why: outside, Rows: []string{"AssociateEipAddress InvalidParameter.Mismatch", "AssociateEipAddress InvalidInstanId.NotFound"}},
	{Where: AtApply, Why: outside, Rows: []string{
		"AssociateEipAddress OperationDenied", "*EipAddress Incorrect*Status: nstance",
		"*EipAddress IncorrectHaVipStatus", "AssociateEipAddress BIND_INSTANCE_*", "UnassociateEipAddress OperationDenied", "UnassociateEipAddress InvalidInstanceId.NotFound",
	}},
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"AssociateEipAddress InvalidInstanceType.ValueNotSupported"}},
	{Where: Offline, Rules: "NP-IP", Rows: []string{"AssociateEipAddress InvalidParameter"}},
	{Where: Offline, Rules: "NP-RANGE", Rows: []string{"ModifyEipAddressAttribute InvalidParameter", "AllocateEipAddress InvalidParameter: Bandwidth"}},
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"AllocateEipAddress InvalidParameter: InternetChargeType"}},
	{Where: Offline | Described | AtApply, Rules: "NP-QUOTA", Why: raised, Rows: []string{"AllocateEipAddress QuotaExceeded.Eip"}},
	{Where: AtApply, Why: "which addresses are left is not described", Rows: []string{"AllocateEipAddress ReserveIpFail"}},
	{Where: AtApply, Why: "what the account has is not described", Rows: []string{"ModifyEipAddressAttribute InsufficientBalance.Eip"}},
	{Where: AtApply, Why: nowBusy, Rows: []string{"ModifyEipAddressAttribute IncorrectEipStatus", "UnassociateEipAddress IncorrectEipStatus", "ReleaseEipAddress TaskConflict.*"}},
	{Where: Described, Why: "others bound it or put it into a package; plan reads that", Rows: []string{"ReleaseEipAddress IncorrectEipStatus"}},
	{Where: Never, Why: "netplan unbinds what it has read", Rows: []string{"UnassociateEipAddress Invalid*"}},
	{Where: Never, Why: "netplan works on the account's own EIPs", Rows: []string{"*EipAddress Forbbiden: owener"}},
	{Where: Described, Why: "it is paid for in advance; plan says so (NP-PLAN-PREPAID)", Rows: []string{"ReleaseEipAddress Forbidden.ChargeTypeIsPrepaid"}},
	{Where: Never, Why: "netplan lists all of a region; a data block writes permitted values", Rows: []string{"DescribeEipAddresses Invalid*"}},

	{Where: Offline, Rules: "NP-ATTR-REQUIRED NP-RATIO", Rows: []string{"CreateCommonBandwidthPackage MissingParameter"}},
	{Where: Never, Why: "a common bandwidth package is in no zone", Rows: []string{"CreateCommonBandwidthPackage InvalidZoneId.NotFound"}},
	{Where: Offline, Rules: "NP-RANGE", Rows: []string{"Modify*BandwidthPackageSpec InvalidBandwidth.ValueNotSupported"}},
	{Where: Described, Why: "it is locked for money owed; plan reads it", Rows: []string{"*BandwidthPackage* BandwidthPackage.FinancialLocked"}},
}
