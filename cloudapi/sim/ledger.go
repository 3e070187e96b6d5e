package sim

import "slices"

// ledger lists where the reference is silent or contradicts itself, and what
// this cloud does. Tests hold that every row is complete.
// Further chapters have theirs with them.
var ledger = []decision{
	{"unknown parameter", "1, 2", "refused with InvalidParameter and the nearest name", "a misspelt parameter that is ignored hides a mistake; RegionId, the Owner parameters, SecurityToken and SignatureType are tolerated, since clients add them to any action"},
	{"empty value", "2", "counts as not given, even of a parameter that the action does not have", "clients send InstanceId= with AllocateEipAddress and mean nothing by it"},
	{"Name of AllocateEipAddress", "13.2, 13.3", "the EIP's name, by the rule of 13.2", "clients send it, and 13.3 leaves it out; a name that is dropped would be a change for ever"},
	{"index of a list above the stated number", "5.3, 8.8, 13.5, 17.1, 17.9, 22.2", "InvalidParameter, InvalidNexthopListSize for next hops; a gap in the indexes does not count", "as the bounds of paging; no client has to number without gaps"},
	{"PageNumber below 1, PageSize below 1 or above 50", "5.3", "refused with InvalidParameter", "the bound is stated, a silent one would return fewer rows than asked for"},
	{"ClientToken", "5.1", "remembered by action for the life of the cloud; the same parameters replay the answer with a new RequestId, others are refused with IdempotentParameterMismatch; a refused call is not remembered", "no lifetime is stated; a token that expires would create twice"},
	{"codes without a row", "4", "the vendor's general codes", "missing parameters, regions and formats must be refused everywhere"},
	{"actions without a row", "3", "a key with policies needs the generic ARN of the region", "only the generic ARN covers them; a narrower rule would be made up"},
	{"code of a call without permission", "4, 15", "403 Forbbiden.SubUser, Forbidden or Forbbiden if the action documents one, in this order, else Forbidden.RAM; before parameters are checked", "a key with policies is a user's, which the first is about; most actions document none"},
	{"rows with an instance that no parameter names", "3", "in DescribeEipMonitorData, ModifyNatGatewayAttribute, DeleteNatGateway and four actions of chapter 18 only the object itself counts", "such a call touches no instance that it could name"},
	{"SLB and NAT gateway targets of an EIP", "3, 13.1, 13.4", "need the EIP alone; the target's type is that of the call", "they have no case"},
	{"ids that a call leaves out", "3", "count as *: only a grant on all objects of the type fits", "as for lists"},
	{"Action element of a policy", "3", "vpc: and the action, in any case; * stands for any text", "its form is not given; this is the vendor's"},
	{"condition keys", "3", "StringEquals and StringLike with the ARN, whose id is * where the call names none; a call without the key does not fit", "the keys have values, no operators"},
	{"other SignatureMethods and SignatureVersions", "2", "400 IncompleteSignature, for the newer style's too", "one of each is listed, without a code; the parameter is not missing, and the signature is of another standard"},
	{"other spellings of a Timestamp", "2", "400 InvalidTimeStamp.Format for an offset or parts of a second", "one form is stated"},
	{"unknown region", "22", "the action's own code for it, else 404 InvalidRegionId.NotFound", "four codes are documented for it"},
	{"host bits in a CIDR", "5.1, 6.4, 17.17", "refused as malformed, but in SourceCIDR of 17.17 masked", "an answer could not return what was sent; the example of 17.17 has them"},
	{"filters by name", "5.3, 6.1", "exact match", "exact or fuzzy is not stated"},
	{"IsDefault", "5.3, 6.1", "true: all; false: all but the default one", "the values say so, the sentence before them does not"},
	{"default VPC", "5", "none, unless imported", "no action creates one"},
	{"VPCs per account", "5.1", "no limit, unless one is set", "a quota exists, its number is not stated"},
	{"CidrBlock of ModifyVpcAttribute", "5.1, 5.4", "refused with InvalidParameter unless it is the present one", "5.1 says that it cannot change"},
	{"Ipv6CidrBlock of CreateVpc", "5.1", "an IPv6 prefix of 56 bits, taken as given; without one EnableIpv6 assigns one", "a VSwitch's prefix has 64 bits, the last 8 of which are its number (6.4); the example is an IPv4 address"},
	{"EnableIPv6 false", "5.4", "drops the VPC's block, and the VSwitches show none; OperationDenied while the VPC has an IPv6 gateway or IPv6 addresses", "no condition is stated; these are parts of the block"},
	{"IPv6 number of a VSwitch", "6.2, 6.4", "needs a VPC with IPv6 (InvalidParameter) and must be free in the VPC (InvalidCidrBlock.Overlapped)", "two VSwitches would have the same block"},
	{"unknown VPC", "5.2, 6.4", "404 InvalidVpcId.NotFound; in 6.1 400 Forbidden.VpcNotFound", "where both are listed one has to be chosen"},
	{"unknown VpcId of DescribeVpcs", "5.3", "an empty list", "no code is listed"},
	{"unknown VSwitchId of DescribeVSwitchAttributes", "6.3", "404 InvalidVSwitchId.NotFound", "the section has no error table; 6.1 and 6.2 agree on it"},
	{"deleting a VPC with a custom route table", "5.2, 8.7", "400 Forbbiden, once its entries are gone", "all in the VPC has to go first; of the codes of 5.2 this one is about custom routes as a whole, DependencyViolation.RouteEntry about entries"},
	{"deleting", "5.2, 6.5", "VPCs and VSwitches are Pending while they are deleted, then gone", "6.5 lets a deletion exclude others, so it takes time; no other status is named"},
	{"another VSwitch is being created or deleted", "6.5", "DeleteVSwitch: 400 IncorrectVSwitchStatus", "the rule is stated without a code of its own; the 404 IncorrectStatus reads like a missing VSwitch"},
	{"VSwitch and route destinations", "6.4, 8.8", "a VSwitch may lie inside a destination, and not be or contain one", "6.4 names equality and permits a subset; a default route must be possible"},
	{"free addresses", "6.4, 6.1, 6.3", "total less four", "the first and the last three are reserved; the examples' 246 and 251 do not fit"},
	{"names", "5.1", "need not be unique", "no rule asks for it"},
	{"restrictions on ModifyVSwitchAttribute", "6.2", "none by status", "no status code is listed"},
	{"access points outside Beijing", "22.2", "one made up per region", "the example shows Beijing's for every region"},
	{"ids of another region", "5-22", "not found", "objects belong to a region"},
	{"InstanceType when binding", "13.1, 13.4", "both lists of values; without one the id's prefix decides, else EcsInstance", "13.1 and 13.4 list different values, and 13.1 has no default"},
	{"instances, load balancers, HaVips", "13, 17", "exist if Assume or AssumeInstance named them; only for the latter are rules about their VSwitch, address and status known, and enforced", "the reference has no actions for them"},
	{"an instance that is not in the region", "13.1", "InvalidParameter.Mismatch if AssumeInstance put it in another region or InstanceRegionId names one, else 404 InvalidInstanId.NotFound", "the row is about the region of the instance, the other about none"},
	{"unbinding from the wrong instance", "13.4", "InvalidInstanceId.NotFound if there is none, else InvalidBindingStatus", "two codes fit"},
	{"unknown AllocationId of UnassociateEipAddress", "13.4", "404 InvalidAllocationId.NotFound, as in 13.6", "no code is listed"},
	{"EIPs that entries use", "13.4, 17.13, 17.17", "cannot be unbound: InvalidIpStatus.HasBeenUsedBySnatTable, HasBeenUsedByForwardEntry", "the entries must go first; clients know these codes"},
	{"route that contains VSwitches", "8.8, 6.4, 8.9", "permitted; one that equals or lies inside a VSwitch is refused", "the text forbids both, its error row names only the latter, the sample has 0.0.0.0/0, and 6.4 lets a VSwitch lie inside a route: the order of creation must not matter"},
	{"next hops that are not there", "8.8", "404 InvalidInstanId.NotFound, InvalidHaVipId.NotFound, InvalidRouterInterface or InvalidNextHopId.NotFound by type", "several codes fit"},
	{"next hops of another type", "8.8", "an id that begins with i-, havip-, ri-, eni-, vpn- or ipv6gw- is a next hop of that type only, and as any other not there", "the table lists an instance of each type; ids of the examples begin so"},
	{"the same next hop twice in a list", "8.8", "400 InvalidNexthopListSize", "the error row asks for 2 to 4 router interfaces, and one named twice is one"},
	{"weight of a next hop", "8.8", "0 to 255, 100 when left out", "no range is stated"},
	{"next hops of ECMP that are no router interfaces", "8.8", "400 InvalidOppositeRouterType", "the rule wants router interfaces only"},
	{"CreateRouteTable in a VPC that is not Available", "8.4, 8.8", "400 IncorrectVpcStatus, as CreateRouteEntry", "8.4 has no status code, and a table made while its VPC is deleted would outlive it"},
	{"Type of DescribeRouteTables", "8.3", "System or Custom in any case", "the example is custom, the answers show Custom"},
	{"associating a route table", "8.5, 8.6", "400 OperationDenied for a system table, another VPC, or a VSwitch with a custom table; at once", "no codes and no status are listed"},
	{"deleting a route table in use", "8.7", "400 DependencyViolation while VSwitches use it or it has entries", "whether they block it is not stated"},
	{"next hops of DeleteRouteEntry", "8.9", "each that is named, alone or in the list, must be one of the entry's, else InvalidRouteEntry.NotFound", "table and destination name the entry already; what else is said of it must be true"},
	{"deleting an entry", "8.9", "Pending, then gone, and the table is locked until then", "as other deletions"},
	{"keys of filters", "13.5, 22.2", "the values that the answer shows, in 13.5 also under the names of the parameters and Description; any other is refused with InvalidParameter", "no keys are listed but Name and Description in an example, and an unknown one would hide everything, as an unknown parameter does"},
	{"AssociatedInstanceType", "13.5", "its default is not applied", "unbound EIPs would never be listed"},
	{"an EIP in a bandwidth package", "13.6, 19.5", "cannot be released: IncorrectEipStatus; shows its own bandwidth as Bandwidth and EipBandwidth", "whether it leaves by itself is not stated; a refusal loses nothing"},
	{"a pre-paid EIP with AutoPay false", "13.3", "is allocated at once", "there is no order centre to pay in"},
	{"EIPs per account", "13.3", "no limit, unless one is set", "a quota exists, its number is not stated"},
	{"accounts with NAT bandwidth packages", "17.1, 17.2, 13.1", "the account may use packages and bind EIPs; a negative limit nat_packages_per_gateway forbids packages with OperationDenied", "so both ways can be tried; the two classes differ by history"},
	{"NAT gateway in a VPC with 0.0.0.0/0", "17.1", "400 OperationDenied; the same for a second gateway", "the rule has no code"},
	{"route of a NAT gateway", "17.1, 8", "made with the gateway in the system route table, of Type System and NextHopType NatGateway, gone with it", "users cannot make such a route; how it is shown is not stated"},
	{"answer of CreateNatGateway", "17.1, 17.6", "nested lists ForwardTableIds.ForwardTableId as in 17.6", "clients read these; the flat ones of 17.1 do not fit them"},
	{"packages made with a NAT gateway", "17.1", "one at most: MissingParameter.BandwidthPackage", "the error row says so, the parameter says four"},
	{"unknown VpcId of CreateNatGateway", "17.1, 5.2", "404 InvalidVpcId.NotFound", "no code is listed"},
	{"a VPC that is not Available", "17.1", "VpcStatusError while it is created, InvalidVPCStatus while it is deleted", "two codes fit"},
	{"changes of a NAT gateway that is not Available", "17.6", "400 IncorrectStatus, for its entries and packages too", "which status an action needs is not stated"},
	{"deleting a NAT gateway with entries or EIPs", "17.12", "400 DependencyViolation", "not stated; a deletion should not take other resources along"},
	{"Force of DeleteNatGateway and DeleteBandwidthPackage", "17.11, 17.12", "accepted, without effect", "its effect is not stated; see above"},
	{"bandwidth of a NAT package", "17.1, 17.2, 17.4", "each section's own range", "5 to 1000 and 5 to 5000 are stated"},
	{"IpCount of AddBandwidthPackageIps", "17.7", "the number to add", "the name of the action says so"},
	{"InternetChargeType of a NAT package", "17.2", "PayByBandwidth by default", "no default is stated; it is that of 13.3"},
	{"unknown package of 17.4, 17.7, 17.9, 17.11 and 19.3, 19.6, 19.7", "17.5, 19.2", "404 InvalidBandwidthPackageId.NotFound", "no code is listed there"},
	{"equal DNAT entries", "17.13, 17.15", "400 Forbidden.Already.Bounded; any meets every protocol and port; internal addresses are compared within a table", "uniqueness has no code; two VPCs may use the same addresses"},
	{"port any", "17.13, 17.14", "with IpProtocol Any only", "the range is 1 to 65535, the example shows any with any"},
	{"spelling of IpProtocol and Spec", "17.1, 17.13, 17.14", "any case in requests, lower-case protocols in answers", "the examples of requests and answers differ"},
	{"InternalIp outside the VPC", "17.13, 17.15", "Forbidden.DestnationIpOutOfVpcCIDR", "of two codes the one that both sections list"},
	{"IP of another gateway", "17.13, 17.15, 17.17", "InvalidIp.NotInNatgw for DNAT, EIP_NOT_IN_GATEWAY for SNAT", "17.17 lists no code; clients know this one"},
	{"reading a DNAT table with a busy entry", "17.14", "allowed", "the code is listed, but nobody could wait for the entry"},
	{"creating SNAT entries while one is busy", "17.17", "allowed; ModifySnatEntry: IncorretSnatEntryStatus", "17.17 states no lock, 17.19 one without a code"},
	{"deleting entries", "17.16, 17.20", "the entry is Pending, then gone", "it locks its table, as other changes do"},
	{"source of an SNAT entry", "17.17", "exactly one of SourceCIDR and SourceVSwitchId (INVALID_PARAMETER), any prefix; the same prefix or VSwitch once per table", "both are marked optional and exclusive"},
	{"VSwitch of another VPC in CreateSnatEntry", "17.17", "404 InvalidVSwitchId.NotFound", "the rule has no code"},
	{"deleting a VSwitch with an SNAT entry", "6.5, 17.17", "400 DependencyViolation", "the general code of 6.5 for a VSwitch that is in use"},
	{"SNAT entries per table, IPs per entry", "17.17", "no limit, unless one is set", "the codes are listed, no numbers"},
	{"EIPs that cannot join a package", "19.5", "400 OperationDenied for a pre-paid one or one that is in a package", "no code is listed"},
	{"removing an EIP that is not in the package", "19.8", "404 InvalidAllocationId.NotFound", "no code is listed"},
	{"deleting a package with EIPs without Force", "19.6", "400 DependencyViolation", "no code is listed"},
	{"pre-paid common bandwidth packages", "19.3, 19.6", "cannot be deleted nor pre-paid again: OperationDenied; with AutoPay false only an order is made", "as pre-paid EIPs in 13.6; an unpaid order has no effect"},
	{"Ratio without PayBy95", "19.4", "kept", "no rule forbids it"},
}

// decision is a row of the ledger: what it is about, the sections, what is
// done, and why.
type decision struct{ about, section, choice, why string }

// decisions are all rows of the ledger.
func decisions() []decision {
	all := slices.Clone(ledger)
	for _, ch := range chapters() {
		all = append(all, ch.ledger...)
	}
	return all
}
