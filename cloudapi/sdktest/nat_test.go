package sdktest

import (
	"slices"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// natNet is a VPC with a VSwitch and a NAT gateway.
type natNet struct {
	*desk
	vpc, vsw, gateway, forward, snat string
}

func newNatNet(d *desk, params ...string) natNet {
	d.t.Helper()
	n := natNet{desk: d}
	n.vpc = ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8").VpcId
	n.vsw = ask(d, d.CreateVSwitch, vpc.CreateCreateVSwitchRequest(), "VpcId="+n.vpc, "CidrBlock=10.1.0.0/16", "ZoneId=cn-hangzhou-b").VSwitchId
	made := ask(d, d.CreateNatGateway, vpc.CreateCreateNatGatewayRequest(), append(params, "VpcId="+n.vpc)...)
	if len(made.ForwardTableIds.ForwardTableId) != 1 || len(made.SnatTableIds.SnatTableId) != 1 {
		d.t.Fatalf("%s: gateway %+v", d.format, made)
	}
	n.gateway, n.forward, n.snat = made.NatGatewayId, made.ForwardTableIds.ForwardTableId[0], made.SnatTableIds.SnatTableId[0]
	return n
}

// shown describes the gateway.
func (n natNet) shown() vpc.NatGateway {
	n.t.Helper()
	answer := ask(n.desk, n.DescribeNatGateways, vpc.CreateDescribeNatGatewaysRequest(), "NatGatewayId="+n.gateway, "VpcId="+n.vpc)
	if listed := answer.NatGateways.NatGateway; len(listed) == 1 && answer.TotalCount == 1 {
		return listed[0]
	}
	n.t.Fatalf("%s: gateways %+v", n.format, answer)
	return vpc.NatGateway{}
}

// TestNat is the life of a NAT gateway that works with EIPs (17.1, 17.6, 17.8,
// 17.10, 17.12 to 17.20).
func TestNat(t *testing.T) {
	everyFormat(t, func(d *desk) {
		n := newNatNet(d, "Name=exit", "Spec=Small", "ClientToken=t1")
		ask(d, d.ModifyNatGatewayAttribute, vpc.CreateModifyNatGatewayAttributeRequest(), "NatGatewayId="+n.gateway, "Description=of the VPC")
		refused(d, 400, "NATGW_MODIFY_SPEC_SAME", d.ModifyNatGatewaySpec, vpc.CreateModifyNatGatewaySpecRequest(), "NatGatewayId="+n.gateway, "Spec=Small")
		ask(d, d.ModifyNatGatewaySpec, vpc.CreateModifyNatGatewaySpecRequest(), "NatGatewayId="+n.gateway, "Spec=Large")
		have := n.shown()
		if have.Name != "exit" || have.Description != "of the VPC" || have.Spec != "Large" || have.Status != "Available" || have.VpcId != n.vpc || have.RegionId != "cn-hangzhou" || have.BusinessStatus != "Normal" || have.InstanceChargeType != "PostPaid" ||
			have.CreationTime == "" || !slices.Equal(have.ForwardTableIds.ForwardTableId, []string{n.forward}) || !slices.Equal(have.SnatTableIds.SnatTableId, []string{n.snat}) || len(have.BandwidthPackageIds.BandwidthPackageId) != 0 {
			t.Errorf("%s: gateway %+v", d.format, have)
		}
		door := ask(d, d.AllocateEipAddress, vpc.CreateAllocateEipAddressRequest())
		pool := ask(d, d.AllocateEipAddress, vpc.CreateAllocateEipAddressRequest())
		for _, eip := range []*vpc.AllocateEipAddressResponse{door, pool} {
			ask(d, d.AssociateEipAddress, vpc.CreateAssociateEipAddressRequest(), "AllocationId="+eip.AllocationId, "InstanceId="+n.gateway, "InstanceType=Nat")
		}
		forward, snat := n.forwards(door.EipAddress), n.snats(door.EipAddress, pool.EipAddress)
		ips := map[string]string{}
		for _, ip := range n.shown().IpLists.IpList {
			ips[ip.AllocationId+" "+ip.IpAddress] = ip.UsingStatus
		}
		if len(ips) != 2 || ips[door.AllocationId+" "+door.EipAddress] != "UsedByForwardTable" || ips[pool.AllocationId+" "+pool.EipAddress] != "UsedBySnatTable" {
			t.Errorf("%s: addresses %v", d.format, ips)
		}
		ask(d, d.DeleteForwardEntry, vpc.CreateDeleteForwardEntryRequest(), "ForwardTableId="+n.forward, "ForwardEntryId="+forward)
		ask(d, d.DeleteSnatEntry, vpc.CreateDeleteSnatEntryRequest(), "SnatTableId="+n.snat, "SnatEntryId="+snat)
		if left := ask(d, d.DescribeForwardTableEntries, vpc.CreateDescribeForwardTableEntriesRequest(), "ForwardTableId="+n.forward); left.TotalCount != 0 {
			t.Errorf("%s: entries left %+v", d.format, left)
		}
		for _, eip := range []*vpc.AllocateEipAddressResponse{door, pool} {
			ask(d, d.UnassociateEipAddress, vpc.CreateUnassociateEipAddressRequest(), "AllocationId="+eip.AllocationId, "InstanceId="+n.gateway, "InstanceType=Nat")
		}
		ask(d, d.DeleteNatGateway, vpc.CreateDeleteNatGatewayRequest(), "NatGatewayId="+n.gateway)
		refused(d, 404, "InvalidNatGatewayId.NotFound", d.DeleteNatGateway, vpc.CreateDeleteNatGatewayRequest(), "NatGatewayId="+n.gateway)
		if left := ask(d, d.DescribeNatGateways, vpc.CreateDescribeNatGatewaysRequest()); left.TotalCount != 0 {
			t.Errorf("%s: gateways left %+v", d.format, left)
		}
	})
}

// forwards makes a DNAT entry and changes it.
func (n natNet) forwards(ip string) string {
	d := n.desk
	entry := []string{"ForwardTableId=" + n.forward, "ExternalIp=" + ip, "ExternalPort=80", "InternalPort=8080", "IpProtocol=TCP"}
	made := ask(d, d.CreateForwardEntry, vpc.CreateCreateForwardEntryRequest(), append(entry, "InternalIp=10.1.0.5")...).ForwardEntryId
	refused(d, 400, "Forbidden.DestnationIpOutOfVpcCIDR", d.CreateForwardEntry, vpc.CreateCreateForwardEntryRequest(), append(entry, "ExternalPort=81", "InternalIp=11.1.0.5")...)
	refused(d, 404, "InvalidForwardTableId.NotFound", d.DescribeForwardTableEntries, vpc.CreateDescribeForwardTableEntriesRequest(), "ForwardTableId=ftb-none")
	ask(d, d.ModifyForwardEntry, vpc.CreateModifyForwardEntryRequest(), "ForwardTableId="+n.forward, "ForwardEntryId="+made, "InternalIp=10.1.0.6", "InternalPort=81", "IpProtocol=UDP")
	have := ask(d, d.DescribeForwardTableEntries, vpc.CreateDescribeForwardTableEntriesRequest(), "ForwardTableId="+n.forward, "ForwardEntryId="+made)
	want := vpc.ForwardTableEntry{ForwardTableId: n.forward, ForwardEntryId: made, ExternalIp: ip, ExternalPort: "80", IpProtocol: "udp", InternalIp: "10.1.0.6", InternalPort: "81", Status: "Available"}
	if listed := have.ForwardTableEntries.ForwardTableEntry; have.TotalCount != 1 || !slices.Equal(listed, []vpc.ForwardTableEntry{want}) {
		d.t.Errorf("%s: DNAT %+v", d.format, have)
	}
	return made
}

// snats makes an SNAT entry with an address that another table does not use,
// and changes it.
func (n natNet) snats(door, pool string) string {
	d := n.desk
	entry := []string{"SnatTableId=" + n.snat, "SourceVSwitchId=" + n.vsw}
	refused(d, 400, "Forbidden.IpUsedInForwardTable", d.CreateSnatEntry, vpc.CreateCreateSnatEntryRequest(), append(entry, "SnatIp="+door)...)
	made := ask(d, d.CreateSnatEntry, vpc.CreateCreateSnatEntryRequest(), append(entry, "SnatIp="+pool)...).SnatEntryId
	ask(d, d.ModifySnatEntry, vpc.CreateModifySnatEntryRequest(), "SnatTableId="+n.snat, "SnatEntryId="+made, "SnatIp="+pool)
	have := ask(d, d.DescribeSnatTableEntries, vpc.CreateDescribeSnatTableEntriesRequest(), "SnatTableId="+n.snat, "SnatEntryId="+made)
	want := vpc.SnatTableEntry{SnatTableId: n.snat, SnatEntryId: made, SourceVSwitchId: n.vsw, SourceCIDR: "10.1.0.0/16", SnatIp: pool, Status: "Available"}
	if listed := have.SnatTableEntries.SnatTableEntry; have.TotalCount != 1 || !slices.Equal(listed, []vpc.SnatTableEntry{want}) {
		d.t.Errorf("%s: SNAT %+v", d.format, have)
	}
	return made
}
