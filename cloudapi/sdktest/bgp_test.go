package sdktest

import (
	"fmt"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestBgp is the life of a BGP group with a peer, and of an announced network
// (12.1 to 12.10).
func TestBgp(t *testing.T) {
	everyFormat(t, func(d *desk) {
		router := borderOf(d)
		group := ask(d, d.CreateBgpGroup, vpc.CreateCreateBgpGroupRequest(), "RouterId="+router, "PeerAsn=4200000000", "Name=office", "AuthKey=!PWZ2wsq", "IsFakeAsn=true", "ClientToken=t1").BgpGroupId
		refused(d, 400, "InvalidPeerAsn.Malformed", d.CreateBgpGroup, vpc.CreateCreateBgpGroupRequest(), "RouterId="+router, "PeerAsn=45104")
		refused(d, 400, "InvalidVbrNetwork", d.CreateBgpGroup, vpc.CreateCreateBgpGroupRequest(), "RouterId=vbr-none", "PeerAsn=1")
		ask(d, d.ModifyBgpGroupAttribute, vpc.CreateModifyBgpGroupAttributeRequest(), "BgpGroupId="+group, "Description=to the office", "PeerAsn=65000")
		groups := ask(d, d.DescribeBgpGroups, vpc.CreateDescribeBgpGroupsRequest(), "RouterId="+router)
		if listed := groups.BgpGroups.BgpGroup; groups.TotalCount != 1 || len(listed) != 1 || listed[0].BgpGroupId != group || listed[0].RouterId != router || listed[0].RegionId != "cn-hangzhou" || listed[0].PeerAsn != "65000" || listed[0].Name != "office" ||
			listed[0].Description != "to the office" || listed[0].AuthKey != "!PWZ2wsq" || fmt.Sprint(listed[0].IsFake) != "true" || listed[0].LocalAsn != "45104" || listed[0].Hold != "30" || listed[0].Keepalive != "10" || listed[0].Status != "Available" {
			t.Errorf("%s: groups %+v", d.format, groups)
		}
		peer := ask(d, d.CreateBgpPeer, vpc.CreateCreateBgpPeerRequest(), "BgpGroupId="+group, "PeerIpAddress=116.62.222.28").BgpPeerId
		peers := ask(d, d.DescribeBgpPeers, vpc.CreateDescribeBgpPeersRequest(), "BgpGroupId="+group, "PageSize=5")
		if listed := peers.BgpPeers.BgpPeer; peers.PageSize != 5 || len(listed) != 1 || listed[0].BgpPeerId != peer || listed[0].BgpGroupId != group || listed[0].PeerIpAddress != "116.62.222.28" || listed[0].PeerAsn != "65000" || listed[0].RouterId != router || listed[0].Status != "Available" || fmt.Sprint(listed[0].IsFake) != "true" {
			t.Errorf("%s: peers %+v", d.format, peers)
		}
		bgpNetwork(d, router)
		refused(d, 400, "DependencyViolation", d.DeleteBgpGroup, vpc.CreateDeleteBgpGroupRequest(), "BgpGroupId="+group)
		refused(d, 400, "DependencyViolation", d.DeleteVirtualBorderRouter, vpc.CreateDeleteVirtualBorderRouterRequest(), "VbrId="+router)
		ask(d, d.DeleteBgpPeer, vpc.CreateDeleteBgpPeerRequest(), "BgpPeerId="+peer)
		ask(d, d.DeleteBgpGroup, vpc.CreateDeleteBgpGroupRequest(), "BgpGroupId="+group)
		if left := ask(d, d.DescribeBgpPeers, vpc.CreateDescribeBgpPeersRequest()); left.TotalCount != 0 {
			t.Errorf("%s: peers left %+v", d.format, left)
		}
		if left := ask(d, d.DescribeBgpGroups, vpc.CreateDescribeBgpGroupsRequest()); left.TotalCount != 0 {
			t.Errorf("%s: groups left %+v", d.format, left)
		}
		refused(d, 400, "InvalidBgpGroup", d.DeleteBgpGroup, vpc.CreateDeleteBgpGroupRequest(), "BgpGroupId="+group)
	})
}

// borderOf is a virtual border router on a connection of its own.
func borderOf(d *desk) string {
	d.t.Helper()
	on := connection(d)
	ask(d, d.EnablePhysicalConnection, vpc.CreateEnablePhysicalConnectionRequest(), "PhysicalConnectionId="+on)
	return ask(d, d.CreateVirtualBorderRouter, vpc.CreateCreateVirtualBorderRouterRequest(), "PhysicalConnectionId="+on, "VlanId=10", "LocalGatewayIp=192.168.50.17", "PeerGatewayIp=192.168.50.18", "PeeringSubnetMask=255.255.255.248").VbrId
}

// bgpNetwork announces a network of a VPC and withdraws it.
func bgpNetwork(d *desk, router string) {
	in := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8").VpcId
	network := []string{"RouterId=" + router, "DstCidrBlock=10.110.0.0/16"}
	ask(d, d.AddBgpNetwork, vpc.CreateAddBgpNetworkRequest(), append(network, "VpcId="+in)...)
	refused(d, 400, "InvalidParams.AlreadyExists", d.AddBgpNetwork, vpc.CreateAddBgpNetworkRequest(), network...)
	refused(d, 400, "InvalidParams.NotFound", d.AddBgpNetwork, vpc.CreateAddBgpNetworkRequest(), "RouterId="+router, "DstCidrBlock=10.111.0.0/16", "VpcId=vpc-none")
	have := ask(d, d.DescribeBgpNetworks, vpc.CreateDescribeBgpNetworksRequest(), "RouterId="+router)
	if listed := have.BgpNetworks.BgpNetwork; have.TotalCount != 1 || len(listed) != 1 || listed[0].DstCidrBlock != "10.110.0.0/16" || listed[0].RouterId != router || listed[0].VpcId != in {
		d.t.Errorf("%s: networks %+v", d.format, have)
	}
	ask(d, d.DeleteBgpNetwork, vpc.CreateDeleteBgpNetworkRequest(), network...)
	if left := ask(d, d.DescribeBgpNetworks, vpc.CreateDescribeBgpNetworksRequest()); left.TotalCount != 0 {
		d.t.Errorf("%s: networks left %+v", d.format, left)
	}
}
