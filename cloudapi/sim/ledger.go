package sim

// ledger lists where the reference is silent or contradicts itself, and what
// this cloud does. Tests hold that every row is complete.
var ledger = []decision{
	{"unknown parameter", "1, 2", "refused with InvalidParameter and the nearest name", "a misspelt parameter that is ignored hides a mistake; RegionId, the Owner parameters, SecurityToken and SignatureType are tolerated, since clients add them to any action"},
	{"empty value", "2", "counts as not given", "clients send InstanceId= and mean nothing by it"},
	{"PageNumber below 1, PageSize below 1 or above 50", "5.3", "refused with InvalidParameter", "the bound is stated, a silent one would return fewer rows than asked for"},
	{"ClientToken", "5.1", "remembered by action for the life of the cloud; the same parameters replay the answer with a new RequestId, others are refused with IdempotentParameterMismatch; a refused call is not remembered", "no lifetime is stated; a token that expires would create twice"},
	{"codes without a row", "4", "the vendor's general codes", "missing parameters, regions and formats must be refused everywhere"},
	{"unknown region", "22", "the action's own code for it, else 404 InvalidRegionId.NotFound", "four codes are documented for it"},
	{"host bits in a CIDR", "5.1, 6.4", "refused as malformed", "an answer could not return what was sent"},
	{"filters by name", "5.3, 6.1", "exact match", "exact or fuzzy is not stated"},
	{"IsDefault", "5.3, 6.1", "true: all; false: all but the default one", "the values say so, the sentence before them does not"},
	{"default VPC", "5", "none, unless imported", "no action creates one"},
	{"VPCs per account", "5.1", "no limit, unless one is set", "a quota exists, its number is not stated"},
	{"CidrBlock of ModifyVpcAttribute", "5.1, 5.4", "refused with InvalidParameter unless it is the present one", "5.1 says that it cannot change"},
	{"Ipv6CidrBlock of CreateVpc", "5.1", "an IPv6 prefix of 56 bits, taken as given; without one EnableIpv6 assigns one", "a VSwitch's prefix has 64 bits, the last 8 of which are its number (6.4); the example is an IPv4 address"},
	{"EnableIPv6 false", "5.4", "drops the VPC's block, and the VSwitches show none", "no condition is stated"},
	{"IPv6 number of a VSwitch", "6.2, 6.4", "needs a VPC with IPv6 (InvalidParameter) and must be free in the VPC (InvalidCidrBlock.Overlapped)", "two VSwitches would have the same block"},
	{"unknown VPC", "5.2, 6.4", "404 InvalidVpcId.NotFound; in 6.1 400 Forbidden.VpcNotFound", "where both are listed one has to be chosen"},
	{"unknown VpcId of DescribeVpcs", "5.3", "an empty list", "no code is listed"},
	{"unknown VSwitchId of DescribeVSwitchAttributes", "6.3", "404 InvalidVSwitchId.NotFound", "the section has no error table; 6.1 and 6.2 agree on it"},
	{"deleting", "5.2, 6.5", "VPCs and VSwitches are Pending while they are deleted, then gone", "6.5 lets a deletion exclude others, so it takes time; no other status is named"},
	{"another VSwitch is being created or deleted", "6.5", "DeleteVSwitch: 400 IncorrectVSwitchStatus", "the rule is stated without a code of its own; the 404 IncorrectStatus reads like a missing VSwitch"},
	{"VSwitch and route destinations", "6.4, 8.8", "a VSwitch may lie inside a destination, and not be or contain one", "6.4 names equality and permits a subset; a default route must be possible"},
	{"free addresses", "6.4, 6.1, 6.3", "total less four", "the first and the last three are reserved; the examples' 246 and 251 do not fit"},
	{"names", "5.1", "need not be unique", "no rule asks for it"},
	{"restrictions on ModifyVSwitchAttribute", "6.2", "none by status", "no status code is listed"},
	{"access points outside Beijing", "22.2", "one made up per region", "the example shows Beijing's for every region"},
	{"ids of another region", "5-22", "not found", "objects belong to a region"},
}

// decision is a row of the ledger: what it is about, the sections, what is
// done, and why.
type decision struct{ about, section, choice, why string }
