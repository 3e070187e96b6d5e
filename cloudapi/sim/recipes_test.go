package sim

import "strings"

// recipes are calls that work when what they name is there: "@" stands for a
// value that an answer has shown. Walks begin with them.
var recipes = []string{
	"CreateVpc CidrBlock=10.0.0.0/8 EnableIpv6=true",
	"CreateVSwitch VpcId=@ CidrBlock=10.1.0.0/16 ZoneId=cn-hangzhou-b",
	"CreateVSwitch VpcId=@ CidrBlock=10.2.0.0/16 ZoneId=cn-hangzhou-b Ipv6CidrBlock=7",
	"CreateRouteTable VpcId=@",
	"AssociateRouteTable RouteTableId=@ VSwitchId=@",
	"UnassociateRouteTable RouteTableId=@ VSwitchId=@",
	"CreateRouteEntry RouteTableId=@ DestinationCidrBlock=192.168.0.0/16 NextHopType=Instance NextHopId=i-1",
	"CreateRouteEntry RouteTableId=@ DestinationCidrBlock=172.16.0.0/12 NextHopType=RouterInterface NextHopId=@",
	"CreateRouteEntry RouteTableId=@ DestinationCidrBlock=172.20.0.0/16 NextHopType=VpnGateway NextHopId=@",
	"DeleteRouteEntry RouteTableId=@ DestinationCidrBlock=192.168.0.0/16",
	"CreateNatGateway VpcId=@",
	"AllocateEipAddress Bandwidth=5",
	"AssociateEipAddress AllocationId=@ InstanceId=@ InstanceType=Nat",
	"AssociateEipAddress AllocationId=@ InstanceId=i-1 InstanceType=EcsInstance",
	"UnassociateEipAddress AllocationId=@ InstanceId=@",
	"CreateSnatEntry SnatTableId=@ SourceVSwitchId=@ SnatIp=@",
	"CreateForwardEntry ForwardTableId=@ ExternalIp=@ ExternalPort=80 InternalIp=10.1.1.5 InternalPort=80 IpProtocol=tcp",
	"ModifySnatEntry SnatTableId=@ SnatEntryId=@ SnatIp=@",
	"ModifyForwardEntry ForwardTableId=@ ForwardEntryId=@ InternalPort=81",
	"DeleteSnatEntry SnatTableId=@ SnatEntryId=@",
	"DeleteForwardEntry ForwardTableId=@ ForwardEntryId=@",
	"CreateCommonBandwidthPackage Bandwidth=100",
	"AddCommonBandwidthPackageIp BandwidthPackageId=@ IpInstanceId=@",
	"RemoveCommonBandwidthPackageIp BandwidthPackageId=@ IpInstanceId=@",
	"CreateRouterInterface OppositeRegionId=cn-hangzhou Role=InitiatingSide RouterId=@ RouterType=VRouter Spec=Mini.2",
	"CreateRouterInterface OppositeRegionId=cn-hangzhou Role=AcceptingSide RouterId=@ RouterType=VRouter Spec=Negative",
	"CreateRouterInterface OppositeRegionId=cn-hangzhou Role=InitiatingSide RouterId=@ RouterType=VBR Spec=Mini.2",
	"ModifyRouterInterfaceAttribute RouterInterfaceId=@ OppositeInterfaceId=@ OppositeRouterId=@ OppositeRouterType=VRouter",
	"ConnectRouterInterface RouterInterfaceId=@",
	"DeactivateRouterInterface RouterInterfaceId=@",
	"ActivateRouterInterface RouterInterfaceId=@",
	"DeleteRouterInterface RouterInterfaceId=@",
	"CreatePhysicalConnection AccessPointId=@ LineOperator=CT Type=VPC",
	"EnablePhysicalConnection PhysicalConnectionId=@",
	"CreateVirtualBorderRouter PhysicalConnectionId=@ VlanId=10 LocalGatewayIp=192.168.50.17 PeerGatewayIp=192.168.50.18 PeeringSubnetMask=255.255.255.248",
	"TerminateVirtualBorderRouter VbrId=@",
	"RecoverVirtualBorderRouter VbrId=@",
	"DeleteVirtualBorderRouter VbrId=@",
	"CreateBgpGroup RouterId=@ PeerAsn=65000",
	"CreateBgpPeer BgpGroupId=@ PeerIpAddress=192.168.50.18",
	"AddBgpNetwork RouterId=@ DstCidrBlock=10.0.0.0/8",
	"DeleteBgpPeer BgpPeerId=@",
	"DeleteBgpGroup BgpGroupId=@",
	"CreateIpv6Gateway VpcId=@",
	"CreateIpv6EgressOnlyRule Ipv6GatewayId=@ InstanceId=@ InstanceType=Ipv6Address",
	"CreateVpnGateway VpcId=@ Bandwidth=10 EnableIpsec=true EnableSsl=true SslConnections=5",
	"CreateCustomerGateway IpAddress=1.1.1.1",
	"CreateVpnConnection CustomerGatewayId=@ VpnGatewayId=@ LocalSubnet=10.1.0.0/16 RemoteSubnet=192.168.0.0/16",
	"CreateSslVpnServer VpnGatewayId=@ ClientIpPool=192.168.9.0/24 LocalSubnet=10.1.0.0/16",
	"CreateSslVpnClientCert SslVpnServerId=@",
	"CreateGlobalAccelerationInstance ServiceLocation=china-mainland Bandwidth=10",
	"AssociateGlobalAccelerationInstance GlobalAccelerationInstanceId=@ BackendServerId=i-2 BackendServerType=EcsInstance",
	"UnassociateGlobalAccelerationInstance GlobalAccelerationInstanceId=@",
	"CreateFlowLog ResourceType=VPC ResourceId=@ TrafficType=All ProjectName=p LogStoreName=l",
	"DeactiveFlowLog FlowLogId=@",
	"ActiveFlowLog FlowLogId=@",
	"DescribeAccessPoints",
	"DescribeNatGateways",
	"DescribeVRouters",
}

// known are the recipes by action.
func known() map[string][]row {
	all := map[string][]row{}
	for _, recipe := range recipes {
		action, rest, _ := strings.Cut(recipe, " ")
		params := row{}
		for param := range strings.FieldsSeq(rest) {
			name, value, _ := strings.Cut(param, "=")
			params[name] = value
		}
		all[action] = append(all[action], params)
	}
	return all
}
