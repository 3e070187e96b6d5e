package rules

// accelerationCauses are about global acceleration (chapter 18).
var accelerationCauses = []Cause{
	{Where: Never, Why: "the table of an action with more parameters", Rows: []string{"ModifyGlobalAccelerationInstanceSpec InvalidGlobalAccelerationInstance*.Malformed"}},
	{Where: Described, Why: others, Rows: []string{"DeleteGlobalAccelerationInstance IncorrectGlobalAccelerationInstanceIdStatus"}},
	{Where: Never, Why: "the row is about router interfaces", Rows: []string{"DeleteGlobalAccelerationInstance IncorrectStatus"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{"Associate* InvalidGlobalAccelerationInstanceId.NotFound"}},
	{Where: Offline | AtApply, Rules: "NP-ACCELERATION-SERVER", Why: outside, Rows: []string{"Associate* InvalidBackendServerId.NotFound"}},
	{Where: AtApply, Why: outside, Rows: []string{"Associate* InvalidBackendServerId.NotInVPC"}},
	{Where: Offline | Described, Rules: "NP-TAKEN", Why: counted, Rows: []string{"AssociateGlobal* IncorrectGlobalAccelerationInstanceIdStatus"}},
	{Where: AtApply, Why: nowBusy, Rows: []string{"* TaskConflict.*", "UnassociateGlobal* IncorrectGlobalAccelerationInstanceIdStatus"}},
	{Where: Offline, Rules: "NP-ACCELERATION-REGION", Rows: []string{"Associate* InvalidBackendServerRegionId.EqualRegionId", "AssociateGlobal* InvalidParameter"}},
	{Where: Offline | AtApply, Rules: "NP-TAKEN NP-ACCELERATION-SERVER", Why: "what others gave the server is in its region, which is not read", Rows: []string{"AssociateGlobal* InvalidAssociation.Duplicated"}},
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"AssociateGlobal* InvalidBackendServerType.NotFound"}},
	{Where: Offline | Described, Rules: "NP-ACCELERATION-SHARED NP-REF-TYPE NP-ID", Why: literal, Rows: []string{"AddGlobalAccelerationInstanceIp InvalidBandwidthPackageId.NotFound"}},
}
