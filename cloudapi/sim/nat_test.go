package sim_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

// natNet is a VPC with a VSwitch and a NAT gateway.
type natNet struct {
	*inside
	vpc, vsw, gateway, forward, snat, table string
}

func newNatNet(t testing.TB) *natNet {
	n := &natNet{inside: newInside(t)}
	made := n.settled("CreateVpc", "CidrBlock=10.0.0.0/8")
	n.vpc, n.table = text(made, "VpcId"), text(made, "RouteTableId")
	n.vsw = n.vswitch("10.1.0.0/16")
	gw := n.settled("CreateNatGateway", "VpcId="+n.vpc)
	n.gateway = text(gw, "NatGatewayId")
	n.forward, n.snat = text(gw, "ForwardTableIds.ForwardTableId.0"), text(gw, "SnatTableIds.SnatTableId.0")
	return n
}

func (n *natNet) vswitch(cidr string) string {
	n.t.Helper()
	return text(n.settled("CreateVSwitch", "VpcId="+n.vpc, "ZoneId=cn-hangzhou-b", "CidrBlock="+cidr), "VSwitchId")
}

// eip is a new EIP's id and address, bound to the instance unless it is empty.
func (c *inside) eip(instance string) (id, ip string) {
	c.t.Helper()
	made := c.do("AllocateEipAddress")
	id, ip = text(made, "AllocationId"), text(made, "EipAddress")
	if instance != "" {
		c.settled("AssociateEipAddress", "AllocationId="+id, "InstanceId="+instance)
	}
	return id, ip
}

// dnat are the parameters of a DNAT entry.
func (n *natNet) dnat(ip, port, inside, protocol string) []string {
	return []string{"ForwardTableId=" + n.forward, "ExternalIp=" + ip, "ExternalPort=" + port, "InternalIp=" + inside, "InternalPort=" + port, "IpProtocol=" + protocol}
}

func TestNatGatewayLife(t *testing.T) {
	c := newInside(t)
	vpc := text(c.do("CreateVpc"), "VpcId")
	c.refused(400, "VpcStatusError", "CreateNatGateway", "VpcId="+vpc)
	c.clock.advance(time.Minute)
	made := c.do("CreateNatGateway", "VpcId="+vpc, "Spec=small", "Description=a-text")
	id := text(made, "NatGatewayId")
	want(t, c.do("DescribeNatGateways", "VpcId="+vpc), map[string]string{
		"TotalCount": "1", "NatGateways.NatGateway.0.NatGatewayId": id, "NatGateways.NatGateway.0.Name": id,
		"NatGateways.NatGateway.0.Status": "Initiating", "NatGateways.NatGateway.0.Spec": "Small",
		"NatGateways.NatGateway.0.VpcId": vpc, "NatGateways.NatGateway.0.BusinessStatus": "Normal",
		"NatGateways.NatGateway.0.InstanceChargeType": "PostPaid", "NatGateways.NatGateway.0.Description": "a-text",
		"NatGateways.NatGateway.0.ForwardTableIds.ForwardTableId": "[" + text(made, "ForwardTableIds.ForwardTableId.0") + "]",
		"NatGateways.NatGateway.0.SnatTableIds.SnatTableId":       "[" + text(made, "SnatTableIds.SnatTableId.0") + "]",
		"NatGateways.NatGateway.0.IpLists.IpList":                 "[]",
	})
	if !strings.HasPrefix(id, "ngw-") || !strings.HasPrefix(text(made, "ForwardTableIds.ForwardTableId.0"), "ftb-") || !strings.HasPrefix(text(made, "SnatTableIds.SnatTableId.0"), "stb-") {
		t.Errorf("ids: %v", made)
	}
	if !strings.Contains(c.state(), `"DestinationCidrBlock":"0.0.0.0/0"`) {
		t.Error("no default route")
	}
	c.refused(400, "IncorrectStatus", "ModifyNatGatewayAttribute", "NatGatewayId="+id, "Name=late")
	c.refused(400, "IncorrectStatus", "DeleteNatGateway", "NatGatewayId="+id)
	c.clock.advance(5 * time.Second)
	c.do("ModifyNatGatewayAttribute", "NatGatewayId="+id, "Name=exit")
	c.refused(400, "NATGW_MODIFY_SPEC_SAME", "ModifyNatGatewaySpec", "NatGatewayId="+id, "Spec=Small")
	c.settled("ModifyNatGatewaySpec", "NatGatewayId="+id, "Spec=Large")
	want(t, c.do("DescribeNatGateways", "Name=exit"), map[string]string{"NatGateways.NatGateway.0.Status": "Available", "NatGateways.NatGateway.0.Spec": "Large"})
	want(t, c.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.0.NatGatewayIds.NatGatewayIds": "[" + id + "]"})
	c.refused(400, "OperationDenied", "CreateNatGateway", "VpcId="+vpc)
	c.refused(400, "DependencyViolation.NatGateway", "DeleteVpc", "VpcId="+vpc)
	c.do("DeleteNatGateway", "NatGatewayId="+id)
	want(t, c.do("DescribeNatGateways"), map[string]string{"NatGateways.NatGateway.0.Status": "Pending"})
	c.clock.advance(3 * time.Second)
	want(t, c.do("DescribeNatGateways"), map[string]string{"TotalCount": "0"})
	if state := c.state(); strings.Contains(state, "0.0.0.0/0") || strings.Contains(state, id) {
		t.Error("something of the gateway is left")
	}
	c.settled("CreateNatGateway", "VpcId="+vpc)
}

func TestNatGatewayRefusals(t *testing.T) {
	n := newNatNet(t)
	other := text(n.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	for _, test := range []struct {
		status int
		code   string
		action string
		params []string
	}{
		{404, "InvalidVpcId.NotFound", "CreateNatGateway", []string{"VpcId=vpc-none"}},
		{400, "MissingParameter", "CreateNatGateway", nil},
		{400, "InvalidParameter.Name.Malformed", "CreateNatGateway", []string{"VpcId=" + other, "Name=1"}},
		{400, "InvalidParameter.Description.Malformed", "CreateNatGateway", []string{"VpcId=" + other, "Description=http://a"}},
		{400, "InvalidParameter.Spec.ValueNotSupported", "CreateNatGateway", []string{"VpcId=" + other, "Spec=Tiny"}},
		{400, "InvalidParameter.BandwidthPackage.n.ISP.ValueNotSupport", "CreateNatGateway", []string{"VpcId=" + other, "BandwidthPackage.1.ISP=X"}},
		{400, "MissingParameter", "CreateNatGateway", []string{"VpcId=" + other, "BandwidthPackage.1.IpCount=2"}},
		{400, "MissingParameter.BandwidthPackage", "CreateNatGateway", []string{"VpcId=" + other, "BandwidthPackage.1.IpCount=2", "BandwidthPackage.2.IpCount=2"}},
		{404, "InvalidZoneId.NotFound", "CreateNatGateway", []string{"VpcId=" + other, "BandwidthPackage.1.IpCount=2", "BandwidthPackage.1.Bandwidth=5", "BandwidthPackage.1.Zone=moon"}},
		{404, "InvalidNatGatewayId.NotFound", "ModifyNatGatewaySpec", []string{"NatGatewayId=ngw-none", "Spec=Small"}},
		{400, "InvalidParameter.Spec.ValueNotSupported", "ModifyNatGatewaySpec", []string{"NatGatewayId=" + n.gateway, "Spec=Tiny"}},
		{404, "InvalidNatGatewayId.NotFound", "ModifyNatGatewayAttribute", []string{"NatGatewayId=ngw-none"}},
		{400, "InvalidParameter.Name.Malformed", "ModifyNatGatewayAttribute", []string{"NatGatewayId=" + n.gateway, "Name=1"}},
		{404, "InvalidNatGatewayId.NotFound", "DeleteNatGateway", []string{"NatGatewayId=ngw-none"}},
		{400, "InvalidParameter", "DeleteNatGateway", []string{"NatGatewayId=" + n.gateway, "Force=perhaps"}},
	} {
		n.refused(test.status, test.code, test.action, test.params...)
	}
	n.do("CreateVSwitch", "VpcId="+other, "ZoneId=cn-hangzhou-b", "CidrBlock=10.1.0.0/16")
	n.refused(400, "VswitchStatusError", "CreateNatGateway", "VpcId="+other)
	n.clock.advance(time.Minute)
	n.do("DeleteVSwitch", "VSwitchId="+text(n.do("DescribeVSwitches", "VpcId="+other), "VSwitches.VSwitch.0.VSwitchId"))
	n.clock.advance(time.Minute)
	n.do("DeleteVpc", "VpcId="+other)
	n.refused(400, "InvalidVPCStatus", "CreateNatGateway", "VpcId="+other)
}

func TestForwardEntries(t *testing.T) {
	n := newNatNet(t)
	bound, ip := n.eip(n.gateway)
	_, loose := n.eip("")
	_, pool := n.eip(n.gateway)
	id := text(n.do("CreateForwardEntry", n.dnat(ip, "80", "10.1.0.5", "tcp")...), "ForwardEntryId")
	want(t, n.do("DescribeForwardTableEntries", "ForwardTableId="+n.forward, "ForwardEntryId="+id), map[string]string{
		"TotalCount": "1", "ForwardTableEntries.ForwardTableEntry.0.Status": "Pending",
		"ForwardTableEntries.ForwardTableEntry.0.IpProtocol": "tcp", "ForwardTableEntries.ForwardTableEntry.0.ExternalIp": ip,
		"ForwardTableEntries.ForwardTableEntry.0.ExternalPort": "80", "ForwardTableEntries.ForwardTableEntry.0.InternalIp": "10.1.0.5",
		"ForwardTableEntries.ForwardTableEntry.0.ForwardTableId": n.forward,
	})
	entry := []string{"ForwardTableId=" + n.forward, "ForwardEntryId=" + id}
	n.refused(400, "IncorretForwardEntryStatus", "CreateForwardEntry", n.dnat(ip, "81", "10.1.0.5", "TCP")...)
	n.refused(400, "IncorretForwardEntryStatus", "ModifyForwardEntry", append(entry, "InternalIp=10.1.0.6")...)
	n.refused(400, "IncorretForwardEntryStatus", "DeleteForwardEntry", entry...)
	n.clock.advance(2 * time.Second)
	n.settled("CreateSnatEntry", "SnatTableId="+n.snat, "SnatIp="+pool, "SourceVSwitchId="+n.vsw)
	for _, test := range []struct {
		status int
		code   string
		params []string
	}{
		{400, "InvalidExternalIp.Malformed", n.dnat("1.1.1", "80", "10.1.0.6", "TCP")},
		{400, "InvalidInternalIp.Malformed", n.dnat(ip, "80", "10.1.0.600", "TCP")},
		{400, "InvalidExternalPort.Malformed", n.dnat(ip, "0", "10.1.0.6", "TCP")},
		{400, "InvalidExternalPort.Malformed", n.dnat(ip, "any", "10.1.0.6", "TCP")},
		{400, "InvalidInternalPort.Malformed", append(n.dnat(ip, "81", "10.1.0.6", "TCP"), "InternalPort=65536")},
		{400, "InvalidProtocal.ValueNotSupported", n.dnat(ip, "81", "10.1.0.6", "ICMP")},
		{404, "InvalidExternalIp.NotFound", n.dnat("9.9.9.9", "81", "10.1.0.6", "TCP")},
		{400, "InvalidIp.NotInNatgw", n.dnat(loose, "81", "10.1.0.6", "TCP")},
		{400, "Forbidden.ExternalIp.UsedInSnatTable", n.dnat(pool, "81", "10.1.0.6", "TCP")},
		{400, "Forbidden.DestnationIpOutOfVpcCIDR", n.dnat(ip, "81", "11.1.0.6", "TCP")},
		{400, "Forbidden.Already.Bounded", n.dnat(ip, "80", "10.1.0.6", "TCP")},
		{400, "Forbidden.Already.Bounded", n.dnat(ip, "any", "10.1.0.6", "Any")},
		{400, "Forbidden.Already.Bounded", append(n.dnat(ip, "81", "10.1.0.5", "TCP"), "InternalPort=80")},
		{404, "InvalidForwardTableId.NotFound", append(n.dnat(ip, "81", "10.1.0.5", "TCP"), "ForwardTableId=ftb-none")},
	} {
		n.refused(test.status, test.code, "CreateForwardEntry", test.params...)
	}
	n.refused(400, "InvalidIpStatus.HasBeenUsedByForwardEntry", "UnassociateEipAddress", "AllocationId="+bound, "InstanceId="+n.gateway)
	n.refused(400, "DependencyViolation", "DeleteNatGateway", "NatGatewayId="+n.gateway)
	n.settled("CreateForwardEntry", n.dnat(ip, "80", "10.1.0.6", "UDP")...)
	n.refused(400, "Forbidden.Already.Bounded", "ModifyForwardEntry", append(entry, "IpProtocol=UDP")...)
	n.refused(400, "InvalidIp.NotInNatgw", "ModifyForwardEntry", append(entry, "ExternalIp="+loose)...)
	n.refused(404, "InvalidForwardEntryId.NotFound", "DeleteForwardEntry", "ForwardTableId="+n.forward, "ForwardEntryId=fwd-none")
	n.refused(404, "InvalidForwardTableId.NotFound", "DeleteForwardEntry", "ForwardTableId=ftb-none", "ForwardEntryId="+id)
	n.do("ModifyForwardEntry", append(entry, "InternalIp=10.1.0.7")...)
	want(t, n.do("DescribeForwardTableEntries", entry...), map[string]string{"ForwardTableEntries.ForwardTableEntry.0.Status": "Modifying", "ForwardTableEntries.ForwardTableEntry.0.InternalIp": "10.1.0.7"})
	n.clock.advance(time.Minute)
	n.Quotas = map[string]int{"forward_entries_per_table": 2}
	n.refused(400, "QuotaExceeded", "CreateForwardEntry", n.dnat(ip, "82", "10.1.0.6", "TCP")...)
	n.settled("DeleteForwardEntry", entry...)
	want(t, n.do("DescribeForwardTableEntries", "ForwardTableId="+n.forward), map[string]string{"TotalCount": "1"})
}

func TestSnatEntries(t *testing.T) {
	n := newNatNet(t)
	bound, ip := n.eip(n.gateway)
	_, second := n.eip(n.gateway)
	_, loose := n.eip("")
	_, door := n.eip(n.gateway)
	n.settled("CreateForwardEntry", n.dnat(door, "80", "10.1.0.5", "TCP")...)
	far := newNatNetIn(n)
	snat := func(ips string, more ...string) []string {
		return append([]string{"SnatTableId=" + n.snat, "SnatIp=" + ips}, more...)
	}
	id := text(n.do("CreateSnatEntry", snat(ip+","+second, "SourceVSwitchId="+n.vsw)...), "SnatEntryId")
	want(t, n.do("DescribeSnatTableEntries", "SnatTableId="+n.snat), map[string]string{
		"TotalCount": "1", "SnatTableEntries.SnatTableEntry.0.SnatEntryId": id, "SnatTableEntries.SnatTableEntry.0.Status": "Pending",
		"SnatTableEntries.SnatTableEntry.0.SnatIp": ip + "," + second, "SnatTableEntries.SnatTableEntry.0.SourceVSwitchId": n.vsw,
		"SnatTableEntries.SnatTableEntry.0.SourceCIDR": "10.1.0.0/16",
	})
	entry := []string{"SnatTableId=" + n.snat, "SnatEntryId=" + id}
	n.refused(400, "IncorretSnatEntryStatus", "DeleteSnatEntry", entry...)
	n.refused(400, "IncorretSnatEntryStatus", "ModifySnatEntry", append(entry, "SnatIp="+ip)...)
	n.settled("CreateSnatEntry", snat(ip, "SourceCIDR=10.2.0.1/16")...)
	want(t, n.do("DescribeSnatTableEntries", "SnatTableId="+n.snat), map[string]string{"SnatTableEntries.SnatTableEntry.1.SourceCIDR": "10.2.0.0/16"})
	for _, test := range []struct {
		status int
		code   string
		params []string
	}{
		{404, "InvalidSnatTableId.NotFound", []string{"SnatTableId=stb-none", "SnatIp=" + ip, "SourceCIDR=10.3.0.0/16"}},
		{404, "InvalidVSwitchId.NotFound", snat(ip, "SourceVSwitchId=vsw-none")},
		{404, "InvalidVSwitchId.NotFound", snat(ip, "SourceVSwitchId="+far)},
		{400, "InvalidSnatIp.Malformed", snat("1.2.3", "SourceCIDR=10.3.0.0/16")},
		{400, "InvalidSnatIp.Malformed", snat(ip+","+ip, "SourceCIDR=10.3.0.0/16")},
		{400, "EIP_NOT_IN_GATEWAY", snat(ip+","+loose, "SourceCIDR=10.3.0.0/16")},
		{400, "Forbidden.IpUsedInForwardTable", snat(door, "SourceCIDR=10.3.0.0/16")},
		{400, "INVALID_PARAMETER", snat(ip)},
		{400, "INVALID_PARAMETER", snat(ip, "SourceCIDR=10.3.0.0/33")},
		{400, "INVALID_PARAMETER", snat(ip, "SourceCIDR=10.3.0.0/16", "SourceVSwitchId="+n.vsw)},
		{400, "Forbidden.SourceVSwitchId.Duplicated", snat(ip, "SourceVSwitchId="+n.vsw)},
		{400, "Forbidden.SourceVSwitchId.Duplicated", snat(ip, "SourceCIDR=10.2.0.0/16")},
	} {
		n.refused(test.status, test.code, "CreateSnatEntry", test.params...)
	}
	n.refused(400, "InvalidIpStatus.HasBeenUsedBySnatTable", "UnassociateEipAddress", "AllocationId="+bound, "InstanceId="+n.gateway)
	n.refused(400, "DependencyViolation", "DeleteVSwitch", "VSwitchId="+n.vsw)
	n.refused(400, "Forbidden.ExternalIp.UsedInSnatTable", "CreateForwardEntry", n.dnat(second, "80", "10.1.0.9", "TCP")...)
	want(t, n.do("DescribeNatGateways", "NatGatewayId="+n.gateway), map[string]string{
		"NatGateways.NatGateway.0.IpLists.IpList.0.IpAddress": ip, "NatGateways.NatGateway.0.IpLists.IpList.0.AllocationId": bound,
		"NatGateways.NatGateway.0.IpLists.IpList.0.UsingStatus": "UsedBySnatTable", "NatGateways.NatGateway.0.IpLists.IpList.2.UsingStatus": "UsedByForwardTable",
	})
	n.do("ModifySnatEntry", append(entry, "SnatIp="+ip)...)
	want(t, n.do("DescribeSnatTableEntries", entry...), map[string]string{"SnatTableEntries.SnatTableEntry.0.Status": "Modifying", "SnatTableEntries.SnatTableEntry.0.SnatIp": ip})
	n.clock.advance(time.Minute)
	want(t, n.do("DescribeNatGateways", "NatGatewayId="+n.gateway), map[string]string{"NatGateways.NatGateway.0.IpLists.IpList.1.UsingStatus": "Idle"})
	n.Quotas = map[string]int{"ips_per_snat_entry": 1, "snat_entries_per_table": 2}
	n.refused(400, "SNAT_IP_POOL_COUNT_TOO_MANY", "ModifySnatEntry", append(entry, "SnatIp="+ip+","+second)...)
	n.refused(400, "Forbidden.SnatEntryCountLimited", "CreateSnatEntry", snat(ip, "SourceCIDR=10.3.0.0/16")...)
	n.refused(404, "InvalidSnatEntryId.NotFound", "DeleteSnatEntry", "SnatTableId="+n.snat, "SnatEntryId=snat-none")
	n.settled("DeleteSnatEntry", entry...)
	n.settled("DeleteVSwitch", "VSwitchId="+n.vsw)
}

// newNatNetIn makes a VSwitch in another VPC of the same cloud.
func newNatNetIn(n *natNet) string {
	vpc := text(n.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	return text(n.settled("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.9.0.0/16"), "VSwitchId")
}

// TestNatInvariants: whatever is called, an EIP has one target, an IP serves
// DNAT or SNAT, not both, and no two DNAT entries forward the same.
func TestNatInvariants(t *testing.T) {
	n := newNatNet(t)
	n.Latency = map[string]time.Duration{"*": 0}
	n.Assume("i-1", "i-2", "lb-1")
	random := rand.New(rand.NewPCG(5, 6))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	gateways, tables, snats := []string{n.gateway}, []string{n.forward}, []string{n.snat}
	for range 2 {
		vpc := text(n.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
		gw := n.do("CreateNatGateway", "VpcId="+vpc)
		gateways = append(gateways, text(gw, "NatGatewayId"))
		tables, snats = append(tables, text(gw, "ForwardTableIds.ForwardTableId.0")), append(snats, text(gw, "SnatTableIds.SnatTableId.0"))
	}
	var eips, ips, forwards, entries []string
	for range 8 {
		id, ip := n.eip("")
		eips, ips = append(eips, id), append(ips, ip)
	}
	targets := append([]string{"i-1", "i-2", "lb-1"}, gateways...)
	done := map[string]int{}
	for range 4000 {
		table, snat := pick(tables), pick(snats)
		call := [][]string{
			{"AssociateEipAddress", "AllocationId=" + pick(eips), "InstanceId=" + pick(targets)},
			{"AssociateEipAddress", "AllocationId=" + pick(eips), "InstanceId=" + pick(gateways)},
			{"UnassociateEipAddress", "AllocationId=" + pick(eips), "InstanceId=" + pick(targets)},
			{"CreateForwardEntry", "ForwardTableId=" + table, "ExternalIp=" + pick(ips), "ExternalPort=" + pick([]string{"80", "81", "any"}), "InternalIp=" + pick([]string{"10.1.0.1", "10.1.0.2"}), "InternalPort=" + pick([]string{"80", "81", "any"}), "IpProtocol=" + pick([]string{"TCP", "UDP", "Any"})},
			{"ModifyForwardEntry", "ForwardTableId=" + table, "ForwardEntryId=" + pick(append(forwards, "fwd-none")), "ExternalIp=" + pick(ips), "IpProtocol=" + pick([]string{"TCP", "UDP"})},
			{"DeleteForwardEntry", "ForwardTableId=" + table, "ForwardEntryId=" + pick(append(forwards, "fwd-none"))},
			{"CreateSnatEntry", "SnatTableId=" + snat, "SnatIp=" + pick(ips) + "," + pick(ips), "SourceCIDR=" + fmt.Sprintf("10.%d.0.0/16", random.IntN(4))},
			{"CreateSnatEntry", "SnatTableId=" + snat, "SnatIp=" + pick(ips), "SourceCIDR=" + fmt.Sprintf("10.%d.0.0/16", random.IntN(4))},
			{"ModifySnatEntry", "SnatTableId=" + snat, "SnatEntryId=" + pick(append(entries, "snat-none")), "SnatIp=" + pick(ips)},
			{"DeleteSnatEntry", "SnatTableId=" + snat, "SnatEntryId=" + pick(append(entries, "snat-none"))},
		}[random.IntN(10)]
		made, err := n.try(call[0], call[1:]...)
		if err != nil {
			continue
		}
		done[call[0]]++
		switch call[0] {
		case "CreateForwardEntry":
			forwards = append(forwards, text(made, "ForwardEntryId"))
		case "CreateSnatEntry":
			entries = append(entries, text(made, "SnatEntryId"))
		}
		checkNat(t, n, tables, snats)
	}
	for _, action := range []string{"AssociateEipAddress", "UnassociateEipAddress", "CreateForwardEntry", "ModifyForwardEntry", "DeleteForwardEntry", "CreateSnatEntry", "ModifySnatEntry", "DeleteSnatEntry"} {
		if done[action] == 0 {
			t.Errorf("%s never succeeded: the test shows little", action)
		}
	}
}

// checkNat reads everything and tests the invariants on what is shown.
func checkNat(t *testing.T, n *natNet, tables, snats []string) {
	t.Helper()
	bound, single := map[string]string{}, map[string]int{}
	for _, e := range get(n.do("DescribeEipAddresses", "PageSize=50"), "EipAddresses.EipAddress").([]any) {
		id, typ := text(e, "InstanceId"), text(e, "InstanceType")
		bound[text(e, "IpAddress")] = id
		if single[id]++; id != "" && typ != "Nat" && single[id] > 1 {
			t.Fatalf("%s has %d EIPs", id, single[id])
		}
		if (text(e, "Status") == "InUse") != (id != "") {
			t.Fatalf("EIP %v", e)
		}
	}
	forwarded, seen := map[string]bool{}, map[string]bool{}
	for _, table := range tables {
		for _, e := range get(n.do("DescribeForwardTableEntries", "ForwardTableId="+table, "PageSize=50"), "ForwardTableEntries.ForwardTableEntry").([]any) {
			ip := text(e, "ExternalIp")
			forwarded[ip] = true
			if !strings.HasPrefix(bound[ip], "ngw-") {
				t.Fatalf("entry %v uses an IP of %q", e, bound[ip])
			}
			for _, key := range []string{ip + text(e, "ExternalPort") + text(e, "IpProtocol"), table + text(e, "InternalIp") + text(e, "InternalPort") + text(e, "IpProtocol")} {
				if seen[key] {
					t.Fatalf("two entries %s", key)
				}
				seen[key] = true
			}
		}
	}
	for _, table := range snats {
		for _, e := range get(n.do("DescribeSnatTableEntries", "SnatTableId="+table, "PageSize=50"), "SnatTableEntries.SnatTableEntry").([]any) {
			for ip := range strings.SplitSeq(text(e, "SnatIp"), ",") {
				if forwarded[ip] || !strings.HasPrefix(bound[ip], "ngw-") {
					t.Fatalf("%v uses %s, forwarded %v, of %q", e, ip, forwarded[ip], bound[ip])
				}
			}
		}
	}
}

// TestNatImport: a cloud seeded with the answers of another, in any order,
// gives the same answers and refusals; so does a loaded one.
func TestNatImport(t *testing.T) {
	n := newNatNet(t)
	n.Assume("i-1")
	eip, ip := n.eip(n.gateway)
	_, door := n.eip(n.gateway)
	member, _ := n.eip("i-1")
	cbwp := text(n.do("CreateCommonBandwidthPackage", "Bandwidth=100"), "BandwidthPackageId")
	n.do("AddCommonBandwidthPackageIp", "BandwidthPackageId="+cbwp, "IpInstanceId="+member)
	bwp := text(n.do("CreateBandwidthPackage", "NatGatewayId="+n.gateway, "IpCount=2", "Bandwidth=5"), "BandwidthPackageId")
	id := text(n.settled("CreateForwardEntry", n.dnat(door, "80", "10.1.0.5", "TCP")...), "ForwardEntryId")
	n.settled("CreateSnatEntry", "SnatTableId="+n.snat, "SnatIp="+ip, "SourceVSwitchId="+n.vsw)
	n.do("ModifyForwardEntry", "ForwardTableId="+n.forward, "ForwardEntryId="+id, "InternalIp=10.1.0.6")
	read := func(action string, params ...string) cloudapi.Request {
		return asked(action, append(params, "PageSize=50")...)
	}
	reads := []cloudapi.Request{
		read("DescribeVpcs"), read("DescribeVSwitches"), read("DescribeNatGateways"), read("DescribeEipAddresses"),
		read("DescribeCommonBandwidthPackages"), read("DescribeBandwidthPackages"),
		read("DescribeForwardTableEntries", "ForwardTableId="+n.forward), read("DescribeSnatTableEntries", "SnatTableId="+n.snat),
	}
	clouds := []*inside{n.reloaded()}
	for range 2 {
		slices.Reverse(reads)
		d := newInside(t)
		d.Assume("i-1")
		d.seed(n.inside, reads...)
		clouds = append(clouds, d)
	}
	for _, d := range clouds {
		d.alike(n.inside, reads...)
		d.refused(400, "IncorretForwardEntryStatus", "DeleteForwardEntry", "ForwardTableId="+n.forward, "ForwardEntryId="+id)
		d.clock.advance(time.Minute)
		d.refused(400, "Forbidden.SourceVSwitchId.Duplicated", "CreateSnatEntry", "SnatTableId="+n.snat, "SnatIp="+ip, "SourceVSwitchId="+n.vsw)
		d.refused(400, "Forbidden.IpUsedInForwardTable", "CreateSnatEntry", "SnatTableId="+n.snat, "SnatIp="+door, "SourceCIDR=10.7.0.0/16")
		d.refused(400, "InvalidIpStatus.HasBeenUsedBySnatTable", "UnassociateEipAddress", "AllocationId="+eip, "InstanceId="+n.gateway)
		d.refused(400, "InvalidAssociation.Duplicated", "AssociateEipAddress", "InstanceId=i-1", "AllocationId="+text(d.do("AllocateEipAddress"), "AllocationId"))
		d.refused(400, "DependencyViolation", "DeleteCommonBandwidthPackage", "BandwidthPackageId="+cbwp)
		d.refused(400, "DependencyViolation.BandwidthPackages", "DeleteNatGateway", "NatGatewayId="+n.gateway)
		d.refused(400, "InvalidIpCount.ValueNotSupported", "AddBandwidthPackageIps", "BandwidthPackageId="+bwp, "IpCount=51")
		d.refused(400, "OperationDenied", "CreateNatGateway", "VpcId="+n.vpc)
		d.do("DeleteForwardEntry", "ForwardTableId="+n.forward, "ForwardEntryId="+id)
	}
}
