package sdktest

import (
	"slices"
	"testing"
)

// TestTeaInterfaces is a slice of chapter 9: two VPCs in two regions, and the
// routes between them.
func TestTeaInterfaces(t *testing.T) {
	everyStyle(t, func(c *counter) {
		near, far := c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), c.do("CreateVpc", "RegionId=cn-shanghai", "CidrBlock=192.168.0.0/16")
		side := []string{"RouterType=VRouter", "OppositeRouterType=VRouter"}
		start := at(c.do("CreateRouterInterface", append(side, "Role=InitiatingSide", "Spec=Small.1", "RouterId="+at(near, "VRouterId"), "OppositeRegionId=cn-shanghai", "Description=to the far & back")...), "RouterInterfaceId")
		end := at(c.do("CreateRouterInterface", append(side, "RegionId=cn-shanghai", "Role=AcceptingSide", "Spec=Negative", "RouterId="+at(far, "VRouterId"), "OppositeRegionId=cn-hangzhou", "OppositeInterfaceId="+start)...), "RouterInterfaceId")
		c.refused(400, "IncorrectOppositeInterfaceInfo.NotSet", "ConnectRouterInterface", "RouterInterfaceId="+start)
		c.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+start, "OppositeInterfaceId="+end)
		c.do("ConnectRouterInterface", "RouterInterfaceId="+start)
		const first = "RouterInterfaceSet.RouterInterfaceType.0."
		c.want(c.do("DescribeRouterInterfaces", "Filter.1.Key=RouterInterfaceId", "Filter.1.Value.1=ri-none", "Filter.1.Value.2="+start, "Filter.2.Key=Status", "Filter.2.Value.1=Active"),
			"TotalCount=1", first+"RouterInterfaceId="+start, first+"Status=Active", first+"OppositeInterfaceId="+end, first+"Bandwidth=10", first+"CrossBorder=false",
			first+"OppositeVpcInstanceId="+at(far, "VpcId"), first+"Description=to the far & back")
		c.want(c.do("DescribeRouterInterfaces", "Filter.1.Key=Status", "Filter.1.Value.1=Idle"), "TotalCount=0")
		teaHops(c, near)
		c.refused(404, "InvalidRouterInterfaceId.NotFound", "ModifyRouterInterfaceSpec", "RouterInterfaceId=ri-none", "Spec=Small.2")
	})
}

// teaHops leads a route to two router interfaces that face virtual border
// routers.
func teaHops(c *counter, near map[string]any) {
	facing := []string{"RouterType=VRouter", "Role=AcceptingSide", "Spec=Negative", "RouterId=" + at(near, "VRouterId"), "OppositeRegionId=cn-hangzhou", "OppositeRouterType=VBR", "OppositeAccessPointId=ap-cn-hangzhou-A"}
	one, two := at(c.do("CreateRouterInterface", facing...), "RouterInterfaceId"), at(c.do("CreateRouterInterface", facing...), "RouterInterfaceId")
	table := "RouteTableId=" + at(near, "RouteTableId")
	route := []string{table, "DestinationCidrBlock=172.16.0.0/12", "NextHopList.1.NextHopType=RouterInterface", "NextHopList.1.NextHopId=" + one, "NextHopList.2.NextHopType=RouterInterface", "NextHopList.2.NextHopId=" + two}
	c.refused(400, "InvalidNextHopType", "CreateRouteEntry", append(route, "NextHopList.2.NextHopType=Moon")...)
	c.do("CreateRouteEntry", append(route, "NextHopList.1.Weight=100", "NextHopList.2.Weight=100")...)
	shown := c.do("DescribeRouteTables", table)
	entries, _ := shown["RouteTables"].(map[string]any)["RouteTable"].([]any)[0].(map[string]any)["RouteEntrys"].(map[string]any)["RouteEntry"].([]any)
	i := slices.IndexFunc(entries, func(e any) bool { return at(e, "DestinationCidrBlock") == "172.16.0.0/12" })
	if i < 0 {
		c.t.Fatalf("entries %v", entries)
	}
	c.want(entries[i], "NextHops.NextHop.0.NextHopId="+one, "NextHops.NextHop.0.NextHopType=RouterInterface", "NextHops.NextHop.0.Weight=100", "NextHops.NextHop.1.NextHopId="+two)
}

// TestTeaConnections is a slice of chapters 10, 11 and 12.
func TestTeaConnections(t *testing.T) {
	everyStyle(t, func(c *counter) {
		ask := []string{"AccessPointId=ap-cn-hangzhou-A", "LineOperator=CT", "PeerLocation=某地 1", "Bandwidth=50", "Name=main"}
		id := at(c.do("CreatePhysicalConnection", ask...), "PhysicalConnectionId")
		line := "PhysicalConnectionId=" + id
		vbr := []string{line, "VlanId=10", "LocalGatewayIp=192.168.50.17", "PeerGatewayIp=192.168.50.18", "PeeringSubnetMask=255.255.255.248"}
		c.refused(400, "InvalidPhysicalConnectionId.NotEnabled", "CreateVirtualBorderRouter", vbr...)
		c.do("EnablePhysicalConnection", line)
		const first = "PhysicalConnectionSet.PhysicalConnectionType.0."
		c.want(c.do("DescribePhysicalConnections", "Filter.1.Key=Status", "Filter.1.Value.1=Enabled", "Filter.2.Key=PhysicalConnectionId", "Filter.2.Value.1=pc-none", "Filter.2.Value.2="+id),
			"TotalCount=1", first+line, first+"PeerLocation=某地 1", first+"Bandwidth=50", first+"Status=Enabled", first+"BusinessStatus=Normal")
		router := at(c.do("CreateVirtualBorderRouter", append(vbr, "Name=edge")...), "VbrId")
		c.refused(400, "InvalidVlanId.Used", "CreateVirtualBorderRouter", vbr...)
		const border = "VirtualBorderRouterSet.VirtualBorderRouterType.0."
		c.want(c.do("DescribeVirtualBorderRouters", "Filter.1.Key=Status", "Filter.1.Value.1=active", "Filter.2.Key=VbrId", "Filter.2.Value.1="+router), "TotalCount=1", border+"Name=edge", border+"VlanId=10", border+line, border+"AccessPointId=ap-cn-hangzhou-A")
		c.want(c.do("DescribeVirtualBorderRoutersForPhysicalConnection", line), "TotalCount=1", "VirtualBorderRouterForPhysicalConnectionSet.VirtualBorderRouterForPhysicalConnectionType.0.VbrId="+router)
		at10 := "RouterId=" + router
		group := "BgpGroupId=" + at(c.do("CreateBgpGroup", at10, "PeerAsn=4294967295", "AuthKey=!PW+/=&"), "BgpGroupId")
		peer := "BgpPeerId=" + at(c.do("CreateBgpPeer", group, "PeerIpAddress=116.62.222.28"), "BgpPeerId")
		c.want(c.do("DescribeBgpPeers", group), "TotalCount=1", "BgpPeers.BgpPeer.0."+peer, "BgpPeers.BgpPeer.0.AuthKey=!PW+/=&", "BgpPeers.BgpPeer.0.PeerAsn=4294967295")
		c.do("AddBgpNetwork", at10, "DstCidrBlock=10.110.0.0/16")
		c.want(c.do("DescribeBgpNetworks", at10), "TotalCount=1", "BgpNetworks.BgpNetwork.0.DstCidrBlock=10.110.0.0/16")
		c.refused(400, "InvalidParams.AlreadyExists", "AddBgpNetwork", at10, "DstCidrBlock=10.110.0.0/16")
		c.refused(400, "DependencyViolation", "DeleteBgpGroup", group)
		c.refused(400, "Forbidden.NotAllowedInState", "TerminatePhysicalConnection", line)
		c.do("DeleteBgpPeer", peer)
		c.do("DeleteBgpGroup", group)
		c.do("DeleteBgpNetwork", at10, "DstCidrBlock=10.110.0.0/16")
		c.do("DeleteVirtualBorderRouter", "VbrId="+router)
		c.do("TerminatePhysicalConnection", line)
		c.do("DeletePhysicalConnection", line, "UserCidr=30.100.0.0/16")
		c.want(c.do("DescribePhysicalConnections"), "TotalCount=0", "PhysicalConnectionSet.PhysicalConnectionType=[]")
		c.refused(404, "InvalidFilterKey.ValueNotSupported", "DescribeVirtualBorderRouters", "Filter.1.Key=Moon", "Filter.1.Value.1=x")
	})
}

// TestTeaNat is a slice of chapters 13 and 17, with lists of packages and of
// addresses.
func TestTeaNat(t *testing.T) {
	everyStyle(t, func(c *counter) {
		in := "VpcId=" + at(c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
		c.refused(400, "MissingParameter.BandwidthPackage", "CreateNatGateway", in, "BandwidthPackage.1.IpCount=1", "BandwidthPackage.1.Bandwidth=5", "BandwidthPackage.2.IpCount=1", "BandwidthPackage.2.Bandwidth=5")
		made := c.do("CreateNatGateway", in, "BandwidthPackage.1.IpCount=3", "BandwidthPackage.1.Bandwidth=5", "BandwidthPackage.1.ISP=BGP", "BandwidthPackage.1.Zone=cn-hangzhou-b", "Name=exit")
		pack := "BandwidthPackageId=" + at(made, "BandwidthPackageIds.BandwidthPackageId.0")
		const first = "BandwidthPackages.BandwidthPackage.0."
		shown := c.do("DescribeBandwidthPackages", pack)
		c.want(shown, "TotalCount=1", first+"IpCount=3", first+"Bandwidth=5", first+"ZoneId=cn-hangzhou-b", first+"PublicIpAddresses.PublicIpAddresse.2.UsingStatus=Idle")
		ip := func(n string) string { return at(shown, first+"PublicIpAddresses.PublicIpAddresse."+n+".IpAddress") }
		snat, forward := "SnatTableId="+at(made, "SnatTableIds.SnatTableId.0"), "ForwardTableId="+at(made, "ForwardTableIds.ForwardTableId.0")
		c.do("CreateSnatEntry", snat, "SnatIp="+ip("0"), "SourceCIDR=10.2.0.0/16")
		c.want(c.do("DescribeSnatTableEntries", snat), "TotalCount=1", "SnatTableEntries.SnatTableEntry.0.SourceCIDR=10.2.0.0/16", "SnatTableEntries.SnatTableEntry.0.SnatIp="+ip("0"))
		c.refused(400, "DependencyViolation.SnatEntry", "RemoveBandwidthPackageIps", pack, "RemovedIpAddresses.1="+ip("1"), "RemovedIpAddresses.2="+ip("0"))
		c.do("RemoveBandwidthPackageIps", pack, "RemovedIpAddresses.1="+ip("1"), "RemovedIpAddresses.2="+ip("2"))
		c.want(c.do("DescribeBandwidthPackages", pack), first+"IpCount=1", first+"PublicIpAddresses.PublicIpAddresse.1=")
		eip := c.do("AllocateEipAddress", "Bandwidth=5", "InternetChargeType=PayByTraffic")
		gateway := "NatGatewayId=" + at(made, "NatGatewayId")
		c.do("AssociateEipAddress", "AllocationId="+at(eip, "AllocationId"), "InstanceId="+at(made, "NatGatewayId"), "InstanceType=Nat")
		entry := at(c.do("CreateForwardEntry", forward, "ExternalIp="+at(eip, "EipAddress"), "ExternalPort=80", "InternalIp=10.1.0.5", "InternalPort=8080", "IpProtocol=TCP"), "ForwardEntryId")
		c.want(c.do("DescribeForwardTableEntries", forward, "ForwardEntryId="+entry), "ForwardTableEntries.ForwardTableEntry.0.ExternalPort=80", "ForwardTableEntries.ForwardTableEntry.0.InternalPort=8080")
		c.want(c.do("DescribeEipAddresses", "Filter.1.Key=InstanceId", "Filter.1.Value="+at(made, "NatGatewayId"), "Filter.2.Key=IpAddress", "Filter.2.Value="+at(eip, "EipAddress"), "Status=InUse"),
			"TotalCount=1", "EipAddresses.EipAddress.0.AllocationId="+at(eip, "AllocationId"), "EipAddresses.EipAddress.0.InstanceType=Nat")
		c.refused(400, "IncorrectEipStatus", "ReleaseEipAddress", "AllocationId="+at(eip, "AllocationId"))
		c.refused(404, "InvalidAllocationId.NotFound", "ModifyEipAddressAttribute", "AllocationId=eip-none", "Name=door")
		c.refused(400, "DependencyViolation.BandwidthPackages", "DeleteNatGateway", gateway)
		c.refused(400, "NATGW_MODIFY_SPEC_SAME", "ModifyNatGatewaySpec", gateway, "Spec=Small")
	})
}

// TestTeaCommonPackages is a slice of chapter 19.
func TestTeaCommonPackages(t *testing.T) {
	everyStyle(t, func(c *counter) {
		id := "BandwidthPackageId=" + at(c.do("CreateCommonBandwidthPackage", "Bandwidth=100", "InternetChargeType=PayBy95", "Ratio=20", "Name=shared"), "BandwidthPackageId")
		eip := at(c.do("AllocateEipAddress"), "AllocationId")
		c.do("AddCommonBandwidthPackageIp", id, "IpInstanceId="+eip)
		const first = "CommonBandwidthPackages.CommonBandwidthPackage.0."
		c.want(c.do("DescribeCommonBandwidthPackages", "Name=shared"), "TotalCount=1", first+id, first+"Ratio=20", first+"PublicIpAddresses.PublicIpAddresse.0.AllocationId="+eip)
		c.refused(400, "DependencyViolation", "DeleteCommonBandwidthPackage", id)
		c.refused(400, "MissingParameter", "CreateCommonBandwidthPackage", "Bandwidth=100", "InternetChargeType=PayBy95")
		c.do("RemoveCommonBandwidthPackageIp", id, "IpInstanceId="+eip)
		c.do("ModifyCommonBandwidthPackagePayType", id, "Duration=1", "AutoPay=true")
		c.want(c.do("DescribeCommonBandwidthPackages"), first+"InstanceChargeType=PrePaid", first+"PublicIpAddresses.PublicIpAddresse=[]")
		c.refused(404, "InvalidBandwidthPackageId.NotFound", "ModifyCommonBandwidthPackageSpec", "BandwidthPackageId=cbwp-none", "Bandwidth=5")
	})
}

// TestTeaRegions is a slice of chapter 22.
func TestTeaRegions(t *testing.T) {
	everyStyle(t, func(c *counter) {
		c.want(c.do("DescribeRegions", "AcceptLanguage=en-US"), "Regions.Region.0.RegionId=cn-qingdao")
		c.want(c.do("DescribeZones", "RegionId=cn-beijing"), "Zones.Zone.0.ZoneId=cn-beijing-a")
		const first = "AccessPointSet.AccessPointType.0."
		c.want(c.do("DescribeAccessPoints", "RegionId=cn-beijing", "Filter.1.Key=AccessPointId", "Filter.1.Value.1=ap-none", "Filter.1.Value.2=ap-cn-beijing-yz-A"), "TotalCount=1", first+"HostOperator=世纪互联", first+"Name=北京-亦庄-A")
		c.want(c.do("DescribeAccessPoints", "RegionId=cn-beijing", "HostOperator=世纪互联", "PageSize=1"), "TotalCount=1", "PageSize=1")
		c.refused(404, "InvalidRegionId.NotSupport", "DescribeAccessPoints", "RegionId=moon")
		c.refused(404, "InvalidRegionId.NotFound", "DescribeZones", "RegionId=moon")
	})
}
