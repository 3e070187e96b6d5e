package sim_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestInterfaceRoutes: route entries lead over the interfaces of their router,
// and hold them (8.8, 9.8).
func TestInterfaceRoutes(t *testing.T) {
	x := newCrossing(t)
	x.Assume("ri-far")
	a := x.side("", nearRegion, "InitiatingSide", x.router, farRegion)
	other, router := x.network("", nearRegion, "172.16.0.0/12")
	table := text(x.do("DescribeRouteTables", "VRouterId="+router), "RouteTables.RouteTable.0.RouteTableId")
	own := text(x.do("DescribeRouteTables", "VRouterId="+x.router), "RouteTables.RouteTable.0.RouteTableId")
	entry := func(table, cidr, hop string) []string {
		return []string{"RouteTableId=" + table, "DestinationCidrBlock=" + cidr, "NextHopType=RouterInterface", "NextHopId=" + hop}
	}
	list := func(table string, hops ...string) []string {
		params := []string{"RouteTableId=" + table, "DestinationCidrBlock=192.168.1.0/24"}
		for i, hop := range hops {
			params = append(params, fmt.Sprintf("NextHopList.%d.NextHopType=RouterInterface", i+1), fmt.Sprintf("NextHopList.%d.NextHopId=%s", i+1, hop))
		}
		return params
	}
	x.refused(400, "INVALID_VPC_ID", "CreateRouteEntry", entry(table, "192.168.0.0/16", a)...)
	x.refused(400, "INVALID_VPC_ID", "CreateRouteEntry", list(table, a, "ri-far")...)
	x.refused(400, "InvalidOppositeRouterType", "CreateRouteEntry", list(own, a, "ri-far")...)
	x.refused(400, "InvalidRouterInterface", "CreateRouteEntry", entry(own, "192.168.0.0/16", "ri-none")...)
	x.settled("CreateRouteEntry", entry(table, "192.168.0.0/16", "ri-far")...)
	x.settled("CreateRouteEntry", entry(own, "192.168.0.0/16", a)...)
	x.refused(400, "DependencyViolation.RouterInterfaceReferedByRouteEntry", "DeleteRouterInterface", "RouterInterfaceId="+a)
	x.settled("DeleteRouteEntry", entry(own, "192.168.0.0/16", a)[:2]...)
	x.do("DeleteRouterInterface", "RouterInterfaceId="+a)
	x.refused(400, "InvalidRouterInterface", "CreateRouteEntry", entry(own, "192.168.0.0/16", a)...)

	one := x.accepting("Name=one")
	two := x.accepting("Name=two")
	x.settled("CreateRouteEntry", list(own, one, two)...)
	x.refused(400, "DependencyViolation.RouterInterfaceReferedByRouteEntry", "DeleteRouterInterface", "RouterInterfaceId="+two)
	x.settled("DeleteRouteEntry", list(own)...)
	x.do("DeleteRouterInterface", "RouterInterfaceId="+two)
	x.refused(400, "DependencyViolation.RouterInterface", "DeleteVpc", "VpcId="+x.vpc)
	x.settled("DeleteRouteEntry", entry(table, "192.168.0.0/16", "ri-far")[:2]...)
	x.do("DeleteVpc", "VpcId="+other)
}

// TestInterfaceOfBorder: a VBR's interface initiates, at the VBR's access
// point, and a VPC's accepts; routes on both sides lead over them, several at
// once in the VPC.
func TestInterfaceOfBorder(t *testing.T) {
	x := newCrossing(t)
	line := x.inside.connected("AccessPointId=ap-cn-hangzhou-A")
	vbr := x.border(line, "100")
	ok := map[string]string{"Role": "InitiatingSide", "RouterType": "VBR", "RouterId": vbr, "OppositeRegionId": nearRegion, "OppositeRouterType": "VRouter", "OppositeRouterId": x.router, "Spec": "Large.1", "AccessPointId": "ap-cn-hangzhou-A"}
	for _, test := range []struct {
		status       int
		code, change string
	}{
		{404, "InvalidRouterId.NotFound", "RouterType=VRouter"},
		{404, "InvalidRouterId.NotFound", "RouterId=vbr-none"},
		{400, "InvalidRouterType.ValueNotSupported", "Role=AcceptingSide Spec=Negative"},
		{400, "InvalidRouterType.ValueNotSupported", "OppositeRouterType=VBR"},
		{400, "MissingParameter", "AccessPointId="},
		{400, "InvalidAccessPoint.NotExist", "AccessPointId=ap-cn-beijing-ft-A"},
		{400, "InvalidParameter", "HealthCheckSourceIp=10.0.0.8 HealthCheckTargetIp=192.168.9.9"},
	} {
		x.refused(test.status, test.code, "CreateRouterInterface", changed(ok, test.change)...)
	}
	a := text(x.do("CreateRouterInterface", changed(ok, "")...), "RouterInterfaceId")
	accept := []string{"OppositeRouterType=VBR", "OppositeRouterId=" + vbr, "OppositeAccessPointId=ap-cn-hangzhou-A"}
	b := x.side("", nearRegion, "AcceptingSide", x.router, nearRegion, append(accept, "OppositeInterfaceId="+a, "HealthCheckSourceIp=10.0.0.8", "HealthCheckTargetIp=192.168.50.18")...)
	spare := x.side("", nearRegion, "AcceptingSide", x.router, nearRegion, accept...)
	want(t, x.shown("", nearRegion, a), map[string]string{"RouterType": "VBR", "RouterId": vbr, "VpcInstanceId": "", "AccessPointId": "ap-cn-hangzhou-A"})
	x.do("ModifyRouterInterfaceAttribute", "RouterInterfaceId="+a, "OppositeInterfaceId="+b)
	x.settled("ConnectRouterInterface", "RouterInterfaceId="+a)
	want(t, x.shown("", nearRegion, b), map[string]string{"Status": "Active", "OppositeVpcInstanceId": "", "OppositeBandwidth": "1000", "OppositeRouterType": "VBR"})

	table := func(router string) string {
		return text(x.do("DescribeRouteTables", "RouterType=VBR", "RouterId="+router), "RouteTables.RouteTable.0.RouteTableId")
	}(vbr)
	own := text(x.do("DescribeRouteTables", "VRouterId="+x.router), "RouteTables.RouteTable.0.RouteTableId")
	toVpc := []string{"RouteTableId=" + table, "DestinationCidrBlock=10.0.0.0/8"}
	x.refused(400, "InvalidRouterInterface", "CreateRouteEntry", append(toVpc, "NextHopType=RouterInterface", "NextHopId="+b)...)
	for _, beyond := range []string{"0.0.0.0/0", "172.31.0.0/16", "2408::/32", "192.168.0.0/16"} {
		x.refused(400, "FORBIDDEN_USE_VPC_AS_INTERNET_GATEWAY", "CreateRouteEntry", toVpc[0], "DestinationCidrBlock="+beyond, "NextHopType=RouterInterface", "NextHopId="+a)
	}
	x.settled("CreateRouteEntry", toVpc[0], "DestinationCidrBlock=10.200.0.0/16", "NextHopType=RouterInterface", "NextHopId="+a)
	x.settled("DeleteRouteEntry", toVpc[0], "DestinationCidrBlock=10.200.0.0/16")
	x.settled("CreateRouteEntry", append(toVpc, "NextHopType=RouterInterface", "NextHopId="+a)...)
	toLine := []string{"RouteTableId=" + own, "DestinationCidrBlock=192.168.0.0/16", "NextHopList.1.NextHopType=RouterInterface", "NextHopList.1.NextHopId=" + b,
		"NextHopList.2.NextHopType=RouterInterface", "NextHopList.2.NextHopId=" + spare}
	x.settled("CreateRouteEntry", toLine...)
	x.settled("DeactivateRouterInterface", "RouterInterfaceId="+a)
	for _, id := range []string{a, b} {
		x.refused(400, "DependencyViolation.RouterInterfaceReferedByRouteEntry", "DeleteRouterInterface", "RouterInterfaceId="+id)
	}
	x.settled("DeleteRouteEntry", toVpc...)
	x.settled("DeleteRouteEntry", toLine[:2]...)
	x.refused(400, "InvalidOperation.RouterInterfaceNotDeleted", "DeleteVirtualBorderRouter", "VbrId="+vbr)
	x.do("DeleteRouterInterface", "RouterInterfaceId="+a)
	want(t, x.shown("", nearRegion, b), map[string]string{"Status": "Inactive", "OppositeInterfaceStatus": "Deleted"})
	x.settled("TerminateVirtualBorderRouter", "VbrId="+vbr)
	x.refused(400, "InvalidVBRStatus", "CreateRouterInterface", changed(ok, "")...)
	x.do("DeleteVirtualBorderRouter", "VbrId="+vbr)
}

// TestInterfaceOtherPoint: a VBR of Beijing is at one of five access points.
func TestInterfaceOtherPoint(t *testing.T) {
	x := newCrossing(t)
	const beijing = "cn-beijing"
	line := text(x.doAs("", beijing, "CreatePhysicalConnection", "AccessPointId=ap-cn-beijing-ft-A", "LineOperator=CT", "PeerLocation=a-town"), "PhysicalConnectionId")
	x.clock.advance(time.Minute)
	x.doAs("", beijing, "EnablePhysicalConnection", "PhysicalConnectionId="+line)
	vbr := text(x.doAs("", beijing, "CreateVirtualBorderRouter", "PhysicalConnectionId="+line, "VlanId=1", "LocalGatewayIp=192.168.50.17", "PeerGatewayIp=192.168.50.18", "PeeringSubnetMask=255.255.255.248"), "VbrId")
	for point, code := range map[string]string{"ap-cn-beijing-yz-A": "InvalidAccessPoint.NotMatch", "ap-cn-beijing-ft-A": ""} {
		for region, params := range map[string]string{
			beijing:    "Role=InitiatingSide RouterType=VBR Spec=Small.1 RouterId=" + vbr + " OppositeRegionId=cn-hangzhou AccessPointId=" + point,
			nearRegion: "Role=AcceptingSide RouterType=VRouter Spec=Negative RouterId=" + x.router + " OppositeRegionId=cn-beijing OppositeRouterType=VBR OppositeRouterId=" + vbr + " OppositeAccessPointId=" + point,
		} {
			_, err := x.tryAs("", region, "CreateRouterInterface", strings.Fields(params)...)
			if (err == nil) != (code == "") || err != nil && err.Code != code {
				t.Errorf("%s in %s: have %v, want %q", point, region, err, code)
			}
		}
	}
	if _, err := x.tryAs(farOwner, beijing, "CreateRouterInterface", strings.Fields("Role=InitiatingSide RouterType=VBR Spec=Small.1 AccessPointId=ap-cn-beijing-ft-A OppositeRegionId=cn-hangzhou RouterId="+vbr)...); err == nil || err.Code != "InvalidRouterId.NotFound" {
		t.Errorf("another account's VBR: have %v", err)
	}
}
