package rules

// natCauses are about NAT gateways (chapter 17).
var natCauses = []Cause{
	{Where: AtApply, Why: nowBusy, Rows: []string{"CreateNatGateway InvalidVPCStatus", "CreateNatGateway V*StatusError", "*ForwardEntry IncorretForwardEntryStatus: blocked", "DeleteSnatEntry IncorretSnatEntryStatus"}},
	{Where: Never, Why: "the packages of a gateway are resources of their own", Rows: []string{
		"CreateNatGateway MissingParameter.BandwidthPackage", "CreateNatGateway InvalidZoneId.NotFound", "CreateNatGateway QuotaExceeded.BandwidthPackageIps", "CreateNatGateway ZONE_NO_AVAILABLE_IP",
		"CreateNatGateway InvalidParameter.BandwidthPackage.n.ISP.ValueNotSupport",
	}},
	{Where: Never, Why: "the call names no NAT gateway", Rows: []string{"CreateNatGateway InvalidNatGatewayId.NotFound"}},
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"*NatGateway* InvalidParameter.Spec.ValueNotSupported"}},
	{Where: Never, Why: "netplan sends what changes", Rows: []string{"ModifyNatGatewaySpec NATGW_MODIFY_SPEC_SAME"}},
	{Where: Described, Why: others, Rows: []string{"DeleteNatGateway DependencyViolation.BandwidthPackages"}},
	{Where: AtApply, Why: "entries of others that use its addresses are not read", Rows: []string{"DeleteBandwidthPackage DependencyViolation.*"}},

	{Where: Offline, Rules: "NP-ZONE", Rows: []string{"CreateBandwidthPackage InvalidZoneId.NotFound: not exists"}},
	{Where: AtApply, Why: "which addresses are left is not described", Rows: []string{"CreateBandwidthPackage InvalidZoneId.NotFound: allocated ip", "CreateBandwidthPackage ZONE_NO_AVAILABLE_IP"}},
	{Where: Offline, Rules: "NP-RANGE NP-QUOTA", Rows: []string{"*BandwidthPackage* QuotaExceeded.BandwidthPackageIps", "AddBandwidthPackageIps InvalidIpCount.ValueNotSupported"}},
	{Where: Offline | Described, Rules: "NP-QUOTA", Why: counted, Rows: []string{"CreateBandwidthPackage QuotaExceeded.BandwidthPackageCountOnNatGateway"}},
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"CreateBandwidthPackage InvalidParameter.BandwidthPackage.n.ISP.ValueNotSupport"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{"CreateBandwidthPackage NATGW_NOT_EXIST"}},
	{Where: Never, Why: "netplan removes addresses of the package that are idle, and leaves one", Rows: []string{"RemoveBandwidthPackageIps ?nvalid*", "RemoveBandwidthPackageIps DependencyViolation.*"}},

	{Where: Offline, Rules: "NP-IP", Rows: []string{"*ForwardEntry Invalid*Ip.Malformed", "*SnatEntry InvalidSnatIp.Malformed"}},
	{Where: Offline, Rules: "NP-PORT", Rows: []string{"*ForwardEntry Invalid*Port.Malformed"}},
	{Where: Offline, Rules: "NP-ENUM", Rows: []string{"*ForwardEntry InvalidProtocal.ValueNotSupported"}},
	{Where: Offline | Described, Rules: "NP-NAT-INTERNAL", Why: "the VPC of a gateway that is not of the topology is described", Rows: []string{"*ForwardEntry Forbidden.*IpOutOfVpcCIDR"}},
	{Where: Offline | Described, Rules: "NP-QUOTA", Why: counted, Rows: []string{"CreateForwardEntry QuotaExceeded"}},
	{Where: Never, Why: "a change adds no entry", Rows: []string{"ModifyForwardEntry QuotaExceeded"}},
	{Where: Offline | Described, Rules: "NP-NAT-PUBLIC", Why: "an address that is written out and that no gateway has; plan reads them", Rows: []string{"CreateForwardEntry InvalidExternalIp.NotFound"}},
	{Where: Described, Why: "an address that is written out and that no gateway has; plan reads them", Rows: []string{"*ForwardEntry InvalidExternalIp.NotFound", "CreateForwardEntry InvalidIp.NotInNatgw"}},
	{Where: Offline | Described, Rules: "NP-NAT-SHARED-IP", Why: counted, Rows: []string{"*ForwardEntry Forbidden.ExternalIp.UsedInSnatTable", "*SnatEntry Forbidden.IpUsedInForwardTable"}},
	{Where: Offline | Described, Rules: "NP-TAKEN NP-DNAT-ANY", Why: counted, Rows: []string{"ModifyForwardEntry Forbidden.Already.Bounded"}},
	{Where: AtApply, Why: outside, Rows: []string{"Create*Entry Forbindden", "CreateSnatEntry Forbidden.SourceVSwitchId.IncludeHaVip"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION", Why: literal, Rows: []string{"CreateForwardEntry Invalid.natgwNotExist"}},
	{Where: Offline | AtApply, Rules: "NP-QUOTA", Why: "the reference gives no number: where the cloud block writes one, validate counts; else the call tells", Rows: []string{"CreateSnatEntry SNAT_IP_POOL_COUNT_TOO_MANY"}},
	{Where: Offline | Described | AtApply, Rules: "NP-QUOTA", Why: raised, Rows: []string{"CreateSnatEntry Forbidden.SnatEntryCountLimited"}},
	{Where: Offline | Described, Rules: "NP-REF-TYPE NP-ID NP-REF-REGION NP-SNAT-SOURCE", Why: literal, Rows: []string{"CreateSnatEntry InvalidVSwitchId.NotFound"}},
	{Where: Offline, Rules: "NP-SNAT-SOURCE", Rows: []string{"CreateSnatEntry INVALID_PARAMETER"}},
	{Where: Offline | Described, Rules: "NP-TAKEN", Why: counted, Rows: []string{"CreateSnatEntry Forbidden.SourceVSwitchId.Duplicated"}},
	{Where: Never, Why: "the source of an entry does not change; netplan makes another", Rows: []string{"ModifySnatEntry Forbidden.SourceVSwitchId.Duplicated"}},
	{Where: Never, Why: "the table is one of a gateway that was read", Rows: []string{"Describe* Invalid*TableId.NotFound", "DescribeForwardTableEntries IncorretForwardEntryStatus"}},
	{Where: AtApply, Why: goneSince, Rows: []string{"DeleteForwardEntry IncorretForwardEntryStatus: is not exist"}},
}
