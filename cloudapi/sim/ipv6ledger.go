package sim

// ipv6Ledger is what chapter 14 leaves open.
func ipv6Ledger() []decision {
	return []decision{
		{"error codes of IPv6 gateways", "14.1-14.12", "404 InvalidVpcId.NotFound and 400 IncorrectVpcStatus for the VPC, as 5.2; for the rest the vendor's general codes: 404 ResourceNotFound, 400 IncorrectStatus, OperationDenied, DependencyViolation, QuotaExceeded, InvalidParameter", "the error tables have no row but the one of an unknown region"},
		{"Middle and Medium", "14.1, 14.4, 14.8, 14.12", "both accepted, Medium answered", "one specification has two names; the examples of answers have Medium"},
		{"IPv6 gateways of a VPC", "14.1, 14.11", "one, by the limit ipv6_gateways_per_vpc, in a VPC with an IPv6 block", "an address is shown with one gateway, that of its VPC even while it has no bandwidth; without a block it would have no addresses to serve"},
		{"making, changing and deleting an IPv6 gateway", "14.1, 14.2, 14.4", "at once, Available from the start", "no other status is named"},
		{"deleting an IPv6 gateway in use", "14.2, 8.8", "400 DependencyViolation while it has bandwidths or egress-only rules or route entries lead to it; deleting its VPC is refused so too", "not stated; a deletion should not take other resources along"},
		{"a smaller specification", "14.4, 14.8", "400 OperationDenied while a bandwidth by traffic is above its range, QuotaExceeded while there are more rules than its limit", "the ranges would not hold"},
		{"egress-only rules of a gateway", "14.6", "no limit, unless one is set for the specification", "specifications differ in what they can do; no number is stated"},
		{"locked for debt or security", "14.10, 14.11", "400 OperationDenied for changes of a locked gateway and new bandwidths and rules, and for changes of a locked bandwidth; deleting works; only Import makes locks", "the states are named, not what they forbid"},
		{"InstanceId of an egress-only rule", "14.5, 14.6", "the id of an IPv6 address, its text, or the id of an instance that has one address; answers have the id of the address", "the examples have all three, and the type is Ipv6Address"},
		{"InstanceType of 14.5 and 14.6", "14.5, 14.6", "any case", "the value is Ipv6Address, the example IPv6Address"},
		{"an address with two rules or bandwidths", "14.6, 14.8, 14.11", "400 OperationDenied", "14.11 shows one bandwidth, and a second rule would say nothing more"},
		{"egress-only rules and bandwidth", "14.6, 14.8", "neither needs the other", "no rule ties them"},
		{"bandwidth out of its range", "14.8, 14.12", "400 InvalidParameter", "as a number outside 1 to 5000"},
		{"neither id of a bandwidth, or both", "14.9, 14.12", "400 MissingParameter; both must mean the same bandwidth, else ResourceNotFound", "both are optional, one has to say which"},
		{"InternetBandwidthId", "14.8", "the id of the bandwidth", "the example is the number 2, elsewhere it is an id"},
		{"Ipv6GatewayId of DeleteIpv6EgressOnlyRule", "14.7", "accepted; must be the rule's gateway", "the example has it, the table has not"},
		{"how IPv6 addresses come and go", "14.11", "by AddIpv6Address and RemoveIpv6Address of this package, by Import, or by Assume of an id that begins with ipv6-: it becomes an address in the gateway's VPC, without VSwitch and instance, when a bandwidth or rule is made for it", "no action makes or deletes one"},
		{"an IPv6 address whose VSwitch is deleted", "6.5, 14.11", "400 DependencyViolation", "an instance with the address is in the VSwitch"},
		{"NetworkType", "14.11", "Public with a bandwidth, of its own or shared, else Private", "the values are named, not what makes them"},
		{"AssociatedInstanceType of 14.11", "14.11", "its default is not applied", "there is one type"},
		{"IPv6 gateways as next hops", "8.8", "one of the route table's VPC, or an id that Assume named", "a gateway serves its own VPC"},
	}
}
