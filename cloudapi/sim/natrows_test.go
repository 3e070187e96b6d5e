package sim_test

import (
	"strings"
	"testing"
)

// TestNatRows: error rows of chapters 13 and 17 that the tests of their rules
// do not come by. In a call %f and %s are the tables, %g is the gateway, %e a
// DNAT entry, %n an SNAT entry, %i to %k are public IPs of the gateway, and %v
// is a VPC without one.
func TestNatRows(t *testing.T) {
	limit := func(name string, to int) func(*natNet) {
		return func(n *natNet) { n.Quotas = map[string]int{name: to} }
	}
	full := limit("public_addresses", 3)
	const pack = "VpcId=%v BandwidthPackage.1.Bandwidth=5 BandwidthPackage.1.IpCount=2"
	const dnat = "ForwardTableId=%f ExternalPort=90 InternalIp=10.1.0.9 InternalPort=90 IpProtocol=TCP ExternalIp=%i"
	const change = "ForwardEntryId=%e ForwardTableId="
	for _, test := range []struct {
		before       func(*natNet)
		status       int
		code, action string
		params       string
	}{
		{full, 400, "ReserveIpFail", "AllocateEipAddress", ""},
		{full, 400, "ZONE_NO_AVAILABLE_IP", "CreateNatGateway", pack},
		{full, 400, "ZONE_NO_AVAILABLE_IP", "CreateBandwidthPackage", "NatGatewayId=%g Bandwidth=5 IpCount=1"},
		{limit("ips_per_nat_package", 1), 400, "QuotaExceeded.BandwidthPackageIps", "CreateNatGateway", pack},
		{limit("ips_per_nat_package", 1), 400, "QuotaExceeded.BandwidthPackageIps", "CreateBandwidthPackage", "NatGatewayId=%g Bandwidth=5 IpCount=2"},

		{orphanTable, 400, "Invalid.natgwNotExist", "CreateForwardEntry", strings.Replace(dnat, "%f", "ftb-orphan", 1)},
		{nil, 404, "InvalidForwardTableId.NotFound", "DescribeForwardTableEntries", "ForwardTableId=ftb-none"},
		{nil, 400, "InvalidExternalIp.Malformed", "ModifyForwardEntry", change + "%f ExternalIp=1.2.3"},
		{nil, 400, "InvalidInternalIp.Malformed", "ModifyForwardEntry", change + "%f InternalIp=10.1.0.256"},
		{nil, 400, "InvalidInternalPort.Malformed", "ModifyForwardEntry", change + "%f InternalPort=65536"},
		{nil, 400, "Forbidden.DestnationIpOutOfVpcCIDR", "ModifyForwardEntry", change + "%f InternalIp=11.0.0.1"},
		{nil, 400, "InvalidProtocal.ValueNotSupported", "ModifyForwardEntry", change + "%f IpProtocol=ICMP"},
		{nil, 404, "InvalidExternalIp.NotFound", "ModifyForwardEntry", change + "%f ExternalIp=9.9.9.9"},
		{nil, 404, "InvalidForwardTableId.NotFound", "ModifyForwardEntry", change + "ftb-none InternalIp=10.1.0.7"},

		{limit("ips_per_snat_entry", 1), 400, "SNAT_IP_POOL_COUNT_TOO_MANY", "CreateSnatEntry", "SnatTableId=%s SourceCIDR=10.3.0.0/16 SnatIp=%j,%k"},
		{nil, 404, "InvalidSnatTableId.NotFound", "DescribeSnatTableEntries", "SnatTableId=stb-none"},
		{nil, 404, "InvalidSnatTableId.NotFound", "ModifySnatEntry", "SnatTableId=stb-none SnatEntryId=%n SnatIp=%j"},
		{nil, 400, "InvalidSnatIp.Malformed", "ModifySnatEntry", "SnatTableId=%s SnatEntryId=%n SnatIp=1.2.3"},
		{nil, 404, "InvalidSnatTableId.NotFound", "DeleteSnatEntry", "SnatTableId=stb-none SnatEntryId=%n"},
	} {
		n := newNatNet(t)
		names := n.entries()
		if test.before != nil {
			test.before(n)
		}
		n.refused(test.status, test.code, test.action, strings.Fields(names.Replace(test.params))...)
	}
}

// entries gives the net an entry of each kind, and what a row calls them.
func (n *natNet) entries() *strings.Replacer {
	n.t.Helper()
	_, door := n.eip(n.gateway)
	_, exit := n.eip(n.gateway)
	_, idle := n.eip(n.gateway)
	forward := text(n.settled("CreateForwardEntry", n.dnat(door, "80", "10.1.0.5", "TCP")...), "ForwardEntryId")
	snat := text(n.settled("CreateSnatEntry", "SnatTableId="+n.snat, "SnatIp="+exit, "SourceVSwitchId="+n.vsw), "SnatEntryId")
	free := text(n.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	return strings.NewReplacer("%f", n.forward, "%s", n.snat, "%g", n.gateway, "%e", forward, "%n", snat, "%i", door, "%j", exit, "%k", idle, "%v", free)
}

// orphanTable imports an entry of a table whose gateway nobody has described.
func orphanTable(n *natNet) {
	n.t.Helper()
	entry := map[string]any{"ForwardEntryId": "fwd-orphan", "ForwardTableId": "ftb-orphan", "Status": "Available", "ExternalIp": "9.9.9.8", "InternalIp": "10.1.0.8", "IpProtocol": "tcp", "ExternalPort": "80", "InternalPort": "80"}
	n.describe("DescribeForwardTableEntries", "ForwardTableEntries.ForwardTableEntry", entry)
}
