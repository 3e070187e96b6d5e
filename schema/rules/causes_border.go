package rules

// borderCauses are about virtual border routers (chapter 11).
var borderCauses = []Cause{
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION NP-VBR-FURTHER", Why: literal, Rows: []string{"CreateVirtualBorderRouter InvalidPhysicalConnectionId.NotFound"}},
	{Where: Offline | Described, Rules: "NP-VBR-LINE", Why: "a line that is not Enabled yet, or that others terminated, is described", Rows: []string{"CreateVirtualBorderRouter InvalidPhysicalConnectionId.NotEnabled"}},
	{Where: Offline | Described, Rules: "NP-TAKEN", Why: counted, Rows: []string{"*VirtualBorderRouter* InvalidVlanId.Used"}},
	{Where: Offline, Rules: "NP-RANGE", Rows: []string{"*VirtualBorderRouter* InvalidVlanId.Malformed"}},
	{Where: Offline, Rules: "NP-VBR-GATEWAY", Rows: []string{
		"CreateVirtualBorderRouter MissingParameter: LocalGatewayIp", "CreateVirtualBorderRouter MissingParameter: PeerGatewayIp", "CreateVirtualBorderRouter MissingParameter: PeeringSubnetMask",
		"*VirtualBorderRouter* InvalidPeeringSubnetMask.Malformed", "*VirtualBorderRouter* InvalidIp.NotSameSubnet",
	}},
	{Where: Offline, Rules: "NP-IP", Rows: []string{"CreateVirtualBorderRouter InvalidLocalGatewayIp.Malformed", "ModifyVirtualBorderRouterAttribute InvalidIp.Malformed"}},
	{Where: AtApply, Why: "which accounts there are is not described", Rows: []string{"CreateVirtualBorderRouter InvalidVbrOwnerId.NotFound", "CreateVirtualBorderRouter CROSS_BID.FORBIDDEN"}},
	{Where: AtApply, Why: "vbr_owner_id names another account, which sets these itself; which one is the caller's is not written", Rows: []string{"CreateVirtualBorderRouter Forbidden.*NotAllowedByCaller"}},
	{Where: Never, Why: "netplan works on VBRs that are listed to the account, which are its own", Rows: []string{"*VirtualBorderRouter* Forbidden.*NotAllowedBy*"}},
	{Where: Offline | Described | AtApply, Rules: "NP-QUOTA", Why: raised, Rows: []string{"CreateVirtualBorderRouter QuotaExceeded.vbrPerpConn"}},
	{Where: Described, Why: others, Rows: []string{"DeleteVirtualBorderRouter InvalidOperation.RouterInterfaceNotDeleted"}},
	{Where: Never, Why: "netplan takes the further lines away first", Rows: []string{"DeleteVirtualBorderRouter InvalidStatus.NotAllowed", "DeleteVirtualBorderRouter Forbidden.MultiVlanRi"}},
	{Where: AtApply, Why: "netplan waits for the status; somebody changes it just then", Rows: []string{"*VirtualBorderRouter InvalidOperation.OperationNotAllowedInState"}},
	{Where: Described, Why: "another VBR has taken the VLAN meanwhile; plan reads it", Rows: []string{"RecoverVirtualBorderRouter OperationFailed.VlanIdAlreadyInUse"}},
}

// bgpCauses are about BGP (chapter 12), whose actions share one table.
var bgpCauses = []Cause{
	{Where: Never, Why: "the actions of chapter 12 share one table; this one makes nothing of the kind", Rows: []string{
		"*BgpGroup* QuotaExceeded.Bgp: peer", "*BgpNetwork QuotaExceeded.Bgp: peer", "DeleteBgpPeer QuotaExceeded.Bgp", "*BgpPeer QuotaExceeded.Bgp: group", "AddBgpNetwork QuotaExceeded.Bgp: group",
		"*BgpGroup* QuotaExceeded.BgpNetwork", "*BgpPeer QuotaExceeded.BgpNetwork", "DeleteBgpNetwork QuotaExceeded.BgpNetwork",
		"*BgpGroup* InvalidParams.AlreadyExists", "DeleteBgp* InvalidParams.AlreadyExists", "*Bgp* QuotaExceeded.Nqa",
	}},
	{Where: Never, Why: "the actions of chapter 12 share one table; this one has no such parameter", Rows: []string{
		"*BgpGroup* InvalidPeerIpAddress", "*BgpNetwork InvalidPeerIpAddress", "DeleteBgpPeer InvalidPeerIpAddress", "*BgpGroup* InvalidIP.Malformed", "DeleteBgp* InvalidIP.Malformed",
		"DeleteBgp* InvalidBgp*.Malformed", "*BgpPeer InvalidBgp*.Malformed", "*BgpNetwork InvalidBgp*.Malformed", "DeleteBgp* InvalidPeerAsn.Malformed", "*BgpPeer InvalidPeerAsn.Malformed",
		"*BgpNetwork InvalidPeerAsn.Malformed", "DeleteBgpNetwork InvalidBgpGroup", "*BgpGroup* InvalidParams.NotFound", "*BgpPeer InvalidParams.NotFound", "DeleteBgpNetwork InvalidParams.NotFound",
		"ModifyBgpGroupAttribute InvalidParams.NotNull", "DeleteBgp* InvalidParams.NotNull", "CreateBgpPeer InvalidParams.NotNull",
	}},
	{Where: Offline | Described | AtApply, Rules: "NP-QUOTA", Why: raised, Rows: []string{"CreateBgpGroup QuotaExceeded.Bgp", "CreateBgpPeer QuotaExceeded.Bgp", "AddBgpNetwork QuotaExceeded.BgpNetwork"}},
	{Where: Offline, Rules: "NP-ATTR-REQUIRED", Rows: []string{"CreateBgpGroup InvalidParams.NotNull", "AddBgpNetwork InvalidParams.NotNull"}},
	{Where: Offline, Rules: "NP-NAME", Rows: []string{"* InvalidBgpName.Malformed"}},
	{Where: Offline, Rules: "NP-DESCRIPTION", Rows: []string{"* InvalidBgpD*scription.Malformed"}},
	{Where: Offline, Rules: "NP-BGP-KEY", Rows: []string{"* InvalidBgpAuthkey.Malformed"}},
	{Where: Offline, Rules: "NP-BGP-ASN NP-RANGE", Rows: []string{"* InvalidPeerAsn.Malformed"}},
	{Where: Offline | Described, Rules: "NP-BGP-PEER", Why: "the VBR has several lines, of which some are written and others described", Rows: []string{"CreateBgpPeer InvalidPeerIpAddress"}},
	{Where: Offline, Rules: "NP-IP", Rows: []string{"CreateBgpPeer InvalidIP.Malformed"}},
	{Where: Offline, Rules: "NP-CIDR-SYNTAX NP-CIDR-HOSTBITS", Rows: []string{"AddBgpNetwork InvalidIP.Malformed"}},
	{Where: Offline | Described, Rules: "NP-TAKEN NP-BGP-PEER", Why: counted, Rows: []string{"CreateBgpPeer InvalidParams.AlreadyExists", "AddBgpNetwork InvalidParams.AlreadyExists"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{"AddBgpNetwork InvalidParams.NotFound", "CreateBgp* InvalidVbrNetwork", "AddBgpNetwork InvalidVbrNetwork"}},
	{Where: Offline | Described, Rules: "NP-VBR-TERMINATED", Why: "a VBR that was terminated by others is described", Rows: []string{"CreateBgp* InvalidStatus.CannotOperate", "AddBgpNetwork InvalidStatus.CannotOperate"}},
	{Where: AtApply, Why: "the VBR changes just then, or the object is not ready", Rows: []string{"*Bgp* InvalidStatus.CannotOperate"}},
	{Where: AtApply, Why: goneSince, Rows: []string{"*Bgp* InvalidVbrNetwork", "*Bgp* InvalidBgpGroup"}},
}
