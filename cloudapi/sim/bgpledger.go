package sim

// bgpLedger says what chapter 12 leaves open.
func bgpLedger() []decision {
	return []decision{
		{"status of BGP groups and peers", "12.3, 12.7", "Pending while made, changed or deleted, then Available or gone; a described active permits what Available does", "the examples show Pending and Available, the tables active, and no list is given"},
		{"BGP and the status of its VBR", "12.2-12.10", "making and changing needs a VBR that is active; deleting is refused only while the VBR is terminated or recovered; all with InvalidStatus.CannotOperate", "the code has no condition, and what is on a terminated VBR must go before it can be deleted"},
		{"BGP of another account's VBR on an own physical connection", "11.1, 12.2, 12.9", "400 InvalidVbrNetwork", "the connection's owner sees such a VBR, but its addresses are its owner's alone"},
		{"deleting a BGP group with peers, a VBR with BGP groups or networks", "11.2, 12.5", "400 DependencyViolation", "not stated; what hangs on a router should not vanish with it, and no listed code is about it"},
		{"unknown BgpGroupId of CreateBgpPeer", "12.6", "400 InvalidBgpGroup, as in 12.5", "no code is listed"},
		{"unknown BgpPeerId of DeleteBgpPeer", "12.8", "400 InvalidBgpGroup", "of the codes listed, the one about a missing BGP object"},
		{"deleting a network that is not announced", "12.10", "400 InvalidVbrNetwork, as for an unknown VBR", "its message names a network of the VBR, its explanation the VBR"},
		{"a missing mandatory parameter", "12.2, 12.9", "InvalidParams.NotNull for PeerAsn of 12.2, and for RouterId and DstCidrBlock of 12.9; MissingParameter elsewhere", "elsewhere the message of the code is about PeerAsn, which the actions do not need"},
		{"form of AuthKey", "12.2, 12.4", "visible ASCII characters, any number", "a code is listed, no form; the example has letters, digits and a mark"},
		{"AuthKey in answers", "12.3, 12.7", "shown as it was given", "both sections document it"},
		{"BGP groups of one AS number", "12.2", "several may be on a VBR", "one is advised for each number, but no code is about a second"},
		{"PeerIpAddress left out", "12.6, 11.3", "the VBR's PeerGatewayIp; with several physical connections, or none to take, InvalidPeerIpAddress", "the address may be left out, and the code names the one exception"},
		{"address of a BGP peer", "12.6", "need not lie in a network of the VBR; once per VBR, else InvalidParams.AlreadyExists", "the examples are in no such network; a router has one session with an address"},
		{"Name and Description of a BGP peer", "12.7", "no name, the group's description", "12.6 takes neither; the table calls the latter the group's, the example shows no name in a group with one"},
		{"BgpStatus", "12.7", "empty, unless imported", "nobody is at the other end here, and the example is empty"},
		{"Hold, Keepalive, RouteLimit, LocalAsn", "12.3", "those of the example, as texts", "no action sets them; the tables say String, the examples show numbers"},
		{"IsFakeAsn left out", "12.2", "false", "no default is stated; a false number is for migrations"},
		{"IsDefault and OwnerAccount of BGP lists", "12.3, 12.7", "no group is a default one: true lists nothing, false all; OwnerAccount takes no part", "no action makes a default group, and a caller sees its own account"},
		{"prefix of a BGP network", "12.9", "any IPv4 prefix; with VpcId it need not lie in the VPC, and the VPC may be deleted", "the example is of no VPC or VSwitch, and neither 12.9 nor 5.2 states a rule"},
		{"quotas of BGP", "12.2", "no limits, unless set", "the codes are listed, no numbers"},
	}
}
