package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

const (
	farRegion = "cn-shanghai"
	nearOwner = "1234567890123456"
	farOwner  = "2222222222222222"
)

// TestInterfaces is the life of two router interfaces that join VPCs of two
// regions (9.1 to 9.8).
func TestInterfaces(t *testing.T) {
	everyFormat(t, func(d *desk) {
		near := network(d, d.Client, "cn-hangzhou", "10.0.0.0/8")
		far := network(d, d.Client, farRegion, "192.168.0.0/16")
		start := side(d, d.Client, "cn-hangzhou", near.VRouterId, "Role=InitiatingSide", "Spec=Small.5", "OppositeRegionId="+farRegion, "OppositeRouterType=VRouter", "Name=bridge", "Description=to the far one", "ClientToken=t1")
		end := side(d, d.Client, farRegion, far.VRouterId, "Role=AcceptingSide", "Spec=Negative", "OppositeRegionId=cn-hangzhou", "OppositeInterfaceId="+start, "OppositeRouterId="+near.VRouterId, "OppositeRouterType=VRouter")
		have := interfaceShown(d, d.Client, "cn-hangzhou", start)
		if have.Status != "Idle" || have.Role != "InitiatingSide" || have.Spec != "Small.5" || have.Bandwidth != 50 || have.Name != "bridge" || have.Description != "to the far one" ||
			have.RouterId != near.VRouterId || have.RouterType != "VRouter" || have.VpcInstanceId != near.VpcId || have.OppositeRegionId != farRegion || have.CreationTime == "" || have.ConnectedTime != "" || have.ChargeType != "Postpaid" || have.CrossBorder {
			t.Errorf("%s: made %+v", d.format, have)
		}
		refused(d, 400, "IncorrectOppositeInterfaceInfo.NotSet", d.ConnectRouterInterface, vpc.CreateConnectRouterInterfaceRequest(), "RouterInterfaceId="+start)
		ask(d, d.ModifyRouterInterfaceAttribute, vpc.CreateModifyRouterInterfaceAttributeRequest(), "RouterInterfaceId="+start, "OppositeInterfaceId="+end, "OppositeRouterId="+far.VRouterId, "OppositeRouterType=VRouter", "Name=bridge2")
		refused(d, 400, "IncorrectRole.NotInitiatingSide", d.ConnectRouterInterface, vpc.CreateConnectRouterInterfaceRequest(), "RegionId="+farRegion, "RouterInterfaceId="+end)
		ask(d, d.ConnectRouterInterface, vpc.CreateConnectRouterInterfaceRequest(), "RouterInterfaceId="+start)
		have = interfaceShown(d, d.Client, "cn-hangzhou", start)
		if have.Status != "Active" || have.Name != "bridge2" || have.ConnectedTime == "" || have.OppositeInterfaceId != end || have.OppositeInterfaceStatus != "Active" || have.OppositeInterfaceSpec != "Negative" ||
			have.OppositeInterfaceBusinessStatus != "Normal" || have.OppositeInterfaceOwnerId != nearOwner || have.OppositeRouterId != far.VRouterId || have.OppositeVpcInstanceId != far.VpcId {
			t.Errorf("%s: connected %+v", d.format, have)
		}
		interfaceRoutes(d, near, start)
		interfaceHops(d, near)
		if have := ask(d, d.ModifyRouterInterfaceSpec, vpc.CreateModifyRouterInterfaceSpecRequest(), "RouterInterfaceId="+start, "Spec=Large.1", "ClientToken=t2"); have.Spec != "Large.1" {
			t.Errorf("%s: spec %+v", d.format, have)
		}
		if have := interfaceShown(d, d.Client, farRegion, end); have.OppositeInterfaceSpec != "Large.1" || have.OppositeBandwidth != 1000 || have.OppositeVpcInstanceId != near.VpcId {
			t.Errorf("%s: the far end %+v", d.format, have)
		}
		interfaceEnds(d, start, end)
	})
}

// stranger gives farOwner a key and is a client with it; it comes before all
// calls.
func (d *desk) stranger() *vpc.Client {
	d.t.Helper()
	d.cloud.Keys = map[string]string{"testid": "testsecret", "farid": "farsecret"}
	d.cloud.Accounts = map[string]string{"farid": farOwner}
	return d.as("farid", "farsecret")
}

// network is a VPC of a client in a region.
func network(d *desk, client *vpc.Client, region, cidr string) *vpc.CreateVpcResponse {
	d.t.Helper()
	return ask(d, client.CreateVpc, vpc.CreateCreateVpcRequest(), "RegionId="+region, "CidrBlock="+cidr)
}

// side is a router interface of a VPC's router.
func side(d *desk, client *vpc.Client, region, router string, params ...string) string {
	d.t.Helper()
	params = append(params, "RegionId="+region, "RouterType=VRouter", "RouterId="+router)
	return ask(d, client.CreateRouterInterface, vpc.CreateCreateRouterInterfaceRequest(), params...).RouterInterfaceId
}

// interfaceShown describes a router interface by a filter.
func interfaceShown(d *desk, client *vpc.Client, region, id string) vpc.RouterInterfaceType {
	d.t.Helper()
	answer := ask(d, client.DescribeRouterInterfaces, vpc.CreateDescribeRouterInterfacesRequest(), "RegionId="+region, "Filter.1.Key=RouterInterfaceId", "Filter.1.Value.1=ri-none", "Filter.1.Value.2="+id)
	if listed := answer.RouterInterfaceSet.RouterInterfaceType; len(listed) == 1 && answer.TotalCount == 1 && listed[0].RouterInterfaceId == id {
		return listed[0]
	}
	d.t.Fatalf("%s: interfaces %+v", d.format, answer)
	return vpc.RouterInterfaceType{}
}

// interfaceRoutes leads a route to a router interface, which keeps it from
// being deleted.
func interfaceRoutes(d *desk, near *vpc.CreateVpcResponse, id string) {
	route := []string{"RouteTableId=" + near.RouteTableId, "DestinationCidrBlock=192.168.0.0/16"}
	ask(d, d.CreateRouteEntry, vpc.CreateCreateRouteEntryRequest(), append(route, "NextHopType=RouterInterface", "NextHopId="+id)...)
	tables := ask(d, d.DescribeRouteTables, vpc.CreateDescribeRouteTablesRequest(), "RouteTableId="+near.RouteTableId).RouteTables.RouteTable
	if len(tables) != 1 || len(tables[0].RouteEntrys.RouteEntry) == 0 {
		d.t.Fatalf("%s: tables %+v", d.format, tables)
	}
	found := false
	for _, entry := range tables[0].RouteEntrys.RouteEntry {
		found = found || entry.InstanceId == id && entry.NextHopType == "RouterInterface" && entry.DestinationCidrBlock == "192.168.0.0/16"
	}
	if !found {
		d.t.Errorf("%s: entries %+v", d.format, tables[0].RouteEntrys)
	}
	ask(d, d.DeactivateRouterInterface, vpc.CreateDeactivateRouterInterfaceRequest(), "RouterInterfaceId="+id)
	refused(d, 400, "DependencyViolation.RouterInterfaceReferedByRouteEntry", d.DeleteRouterInterface, vpc.CreateDeleteRouterInterfaceRequest(), "RouterInterfaceId="+id)
	ask(d, d.ActivateRouterInterface, vpc.CreateActivateRouterInterfaceRequest(), "RouterInterfaceId="+id)
	ask(d, d.DeleteRouteEntry, vpc.CreateDeleteRouteEntryRequest(), route...)
}

// interfaceHops leads a route to two router interfaces that face virtual border
// routers.
func interfaceHops(d *desk, near *vpc.CreateVpcResponse) {
	facing := []string{"Role=AcceptingSide", "Spec=Negative", "OppositeRegionId=cn-hangzhou", "OppositeRouterType=VBR", "OppositeAccessPointId=ap-cn-hangzhou-A"}
	one, two := side(d, d.Client, "cn-hangzhou", near.VRouterId, facing...), side(d, d.Client, "cn-hangzhou", near.VRouterId, facing...)
	table, route := "RouteTableId="+near.RouteTableId, "DestinationCidrBlock=172.16.0.0/12"
	hops := []string{table, route, "NextHopList.1.NextHopType=RouterInterface", "NextHopList.1.NextHopId=" + one, "NextHopList.2.NextHopType=RouterInterface", "NextHopList.2.NextHopId=" + two}
	ask(d, d.CreateRouteEntry, vpc.CreateCreateRouteEntryRequest(), append(hops, "NextHopList.1.Weight=100", "NextHopList.2.Weight=100")...)
	var have []vpc.NextHop
	for _, entry := range ask(d, d.DescribeRouteTables, vpc.CreateDescribeRouteTablesRequest(), table).RouteTables.RouteTable[0].RouteEntrys.RouteEntry {
		if entry.DestinationCidrBlock == "172.16.0.0/12" {
			have = entry.NextHops.NextHop
		}
	}
	if len(have) != 2 || have[0].NextHopId != one || have[0].NextHopType != "RouterInterface" || have[0].Weight != 100 || have[1].NextHopId != two {
		d.t.Errorf("%s: next hops %+v", d.format, have)
	}
	ask(d, d.DeleteRouteEntry, vpc.CreateDeleteRouteEntryRequest(), hops...)
	for _, id := range []string{one, two} {
		ask(d, d.DeleteRouterInterface, vpc.CreateDeleteRouterInterfaceRequest(), "RouterInterfaceId="+id)
	}
}

// interfaceEnds takes two connected router interfaces out of service, into it
// again and away.
func interfaceEnds(d *desk, start, end string) {
	refused(d, 400, "IncorrectStatus", d.ActivateRouterInterface, vpc.CreateActivateRouterInterfaceRequest(), "RouterInterfaceId="+start)
	ask(d, d.DeactivateRouterInterface, vpc.CreateDeactivateRouterInterfaceRequest(), "RouterInterfaceId="+start)
	if have := interfaceShown(d, d.Client, farRegion, end); have.Status != "Inactive" || have.OppositeInterfaceStatus != "Inactive" {
		d.t.Errorf("%s: out of service %+v", d.format, have)
	}
	ask(d, d.ActivateRouterInterface, vpc.CreateActivateRouterInterfaceRequest(), "RouterInterfaceId="+start)
	if have := interfaceShown(d, d.Client, "cn-hangzhou", start); have.Status != "Active" {
		d.t.Errorf("%s: in service %+v", d.format, have)
	}
	refused(d, 400, "IncorrectStatus", d.DeleteRouterInterface, vpc.CreateDeleteRouterInterfaceRequest(), "RouterInterfaceId="+start)
	ask(d, d.DeactivateRouterInterface, vpc.CreateDeactivateRouterInterfaceRequest(), "RegionId="+farRegion, "RouterInterfaceId="+end)
	ask(d, d.DeleteRouterInterface, vpc.CreateDeleteRouterInterfaceRequest(), "RegionId="+farRegion, "RouterInterfaceId="+end)
	ask(d, d.DeleteRouterInterface, vpc.CreateDeleteRouterInterfaceRequest(), "RouterInterfaceId="+start)
	if left := ask(d, d.DescribeRouterInterfaces, vpc.CreateDescribeRouterInterfacesRequest(), "PageSize=50"); left.TotalCount != 0 || left.PageSize != 50 || len(left.RouterInterfaceSet.RouterInterfaceType) != 0 {
		d.t.Errorf("%s: left %+v", d.format, left)
	}
	refused(d, 404, "InvalidInstanceId.NotFound", d.DeleteRouterInterface, vpc.CreateDeleteRouterInterfaceRequest(), "RouterInterfaceId="+start)
}

// TestInterfacesOfTwo: the two ends belong to two accounts, each with a key of
// its own.
func TestInterfacesOfTwo(t *testing.T) {
	everyFormat(t, func(d *desk) {
		other := d.stranger()
		near, far := network(d, d.Client, "cn-hangzhou", "10.0.0.0/8"), network(d, other, farRegion, "172.16.0.0/12")
		start := side(d, d.Client, "cn-hangzhou", near.VRouterId, "Role=InitiatingSide", "Spec=Mini.2", "OppositeRegionId="+farRegion, "OppositeRouterType=VRouter")
		end := side(d, other, farRegion, far.VRouterId, "Role=AcceptingSide", "Spec=Negative", "OppositeRegionId=cn-hangzhou", "OppositeInterfaceId="+start, "OppositeInterfaceOwnerId="+nearOwner)
		ask(d, d.ModifyRouterInterfaceAttribute, vpc.CreateModifyRouterInterfaceAttributeRequest(), "RouterInterfaceId="+start, "OppositeInterfaceId="+end, "OppositeInterfaceOwnerId="+farOwner)
		ask(d, d.ConnectRouterInterface, vpc.CreateConnectRouterInterfaceRequest(), "RouterInterfaceId="+start)
		if have := interfaceShown(d, other, farRegion, end); have.Status != "Active" || have.OppositeInterfaceOwnerId != nearOwner || have.OppositeVpcInstanceId != near.VpcId || have.OppositeInterfaceSpec != "Mini.2" || have.OppositeBandwidth != 2 {
			t.Errorf("%s: the other's end %+v", d.format, have)
		}
		if have := interfaceShown(d, d.Client, "cn-hangzhou", start); have.OppositeInterfaceOwnerId != farOwner || have.OppositeInterfaceId != end {
			t.Errorf("%s: the own end %+v", d.format, have)
		}
		if have := ask(d, d.DescribeRouterInterfaces, vpc.CreateDescribeRouterInterfacesRequest(), "RegionId="+farRegion); have.TotalCount != 0 {
			t.Errorf("%s: one sees the other's %+v", d.format, have)
		}
		refused(d, 400, "Forbbiden", d.ModifyRouterInterfaceAttribute, vpc.CreateModifyRouterInterfaceAttributeRequest(), "RegionId="+farRegion, "RouterInterfaceId="+end, "Name=mine")
		refused(d, 404, "InvalidAccessKeyId.NotFound", d.as("nobody", "x").DescribeRouterInterfaces, vpc.CreateDescribeRouterInterfacesRequest())
		ask(d, other.DeactivateRouterInterface, vpc.CreateDeactivateRouterInterfaceRequest(), "RegionId="+farRegion, "RouterInterfaceId="+end)
		ask(d, other.DeleteRouterInterface, vpc.CreateDeleteRouterInterfaceRequest(), "RegionId="+farRegion, "RouterInterfaceId="+end)
		if have := interfaceShown(d, d.Client, "cn-hangzhou", start); have.Status != "Inactive" || have.OppositeInterfaceStatus != "Deleted" {
			t.Errorf("%s: alone %+v", d.format, have)
		}
	})
}
