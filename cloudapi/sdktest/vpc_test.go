package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestVPC is the life of a VPC with VSwitches and routes (chapters 5 to 8).
func TestVPC(t *testing.T) {
	everyFormat(t, func(d *desk) {
		made := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8", "VpcName=main", "UserCidr=11.0.0.0/8", "ClientToken=t1")
		ask(d, d.ModifyVpcAttribute, vpc.CreateModifyVpcAttributeRequest(), "VpcId="+made.VpcId, "Description=the main one")
		listed := ask(d, d.DescribeVpcs, vpc.CreateDescribeVpcsRequest(), "VpcId="+made.VpcId)
		if len(listed.Vpcs.Vpc) != 1 || listed.Vpcs.Vpc[0].Description != "the main one" || listed.Vpcs.Vpc[0].Status != "Available" {
			t.Errorf("%s: listed %+v", d.format, listed.Vpcs)
		}
		vsw := ask(d, d.CreateVSwitch, vpc.CreateCreateVSwitchRequest(), "VpcId="+made.VpcId, "CidrBlock=10.1.0.0/16", "ZoneId=cn-hangzhou-b").VSwitchId
		ask(d, d.ModifyVSwitchAttribute, vpc.CreateModifyVSwitchAttributeRequest(), "VSwitchId="+vsw, "VSwitchName=front")
		if have := ask(d, d.DescribeVSwitches, vpc.CreateDescribeVSwitchesRequest(), "VpcId="+made.VpcId).VSwitches.VSwitch; len(have) != 1 || have[0].VSwitchName != "front" {
			t.Errorf("%s: VSwitches %+v", d.format, have)
		}
		if have := ask(d, d.DescribeVSwitchAttributes, vpc.CreateDescribeVSwitchAttributesRequest(), "VSwitchId="+vsw); have.CidrBlock != "10.1.0.0/16" {
			t.Errorf("%s: VSwitch %+v", d.format, have)
		}
		routes(d, made.VpcId, made.VRouterId, vsw)
		refused(d, 400, "DependencyViolation.VSwitch", d.DeleteVpc, vpc.CreateDeleteVpcRequest(), "VpcId="+made.VpcId)
		if have := ask(d, d.DescribeVpcAttribute, vpc.CreateDescribeVpcAttributeRequest(), "VpcId="+made.VpcId); len(have.VSwitchIds.VSwitchId) != 1 || have.VSwitchIds.VSwitchId[0] != vsw {
			t.Errorf("%s: VPC %+v", d.format, have)
		}
		ask(d, d.DeleteVSwitch, vpc.CreateDeleteVSwitchRequest(), "VSwitchId="+vsw)
		ask(d, d.DeleteVpc, vpc.CreateDeleteVpcRequest(), "VpcId="+made.VpcId)
		if have := ask(d, d.DescribeVpcs, vpc.CreateDescribeVpcsRequest()); have.TotalCount != 0 || len(have.Vpcs.Vpc) != 0 {
			t.Errorf("%s: left %+v", d.format, have)
		}
		refused(d, 404, "InvalidVpcId.NotFound", d.DeleteVpc, vpc.CreateDeleteVpcRequest(), "VpcId="+made.VpcId)
	})
}

// routes is the life of a route table with an entry.
func routes(d *desk, in, router, vsw string) {
	d.cloud.Assume("i-1")
	ask(d, d.ModifyVRouterAttribute, vpc.CreateModifyVRouterAttributeRequest(), "VRouterId="+router, "VRouterName=core")
	if have := ask(d, d.DescribeVRouters, vpc.CreateDescribeVRoutersRequest(), "VRouterId="+router).VRouters.VRouter; len(have) != 1 || have[0].VRouterName != "core" {
		d.t.Errorf("%s: VRouters %+v", d.format, have)
	}
	table := ask(d, d.CreateRouteTable, vpc.CreateCreateRouteTableRequest(), "VpcId="+in, "RouteTableName=own").RouteTableId
	ask(d, d.ModifyRouteTableAttributes, vpc.CreateModifyRouteTableAttributesRequest(), "RouteTableId="+table, "Description=of the front")
	ask(d, d.AssociateRouteTable, vpc.CreateAssociateRouteTableRequest(), "RouteTableId="+table, "VSwitchId="+vsw)
	ask(d, d.CreateRouteEntry, vpc.CreateCreateRouteEntryRequest(), "RouteTableId="+table, "DestinationCidrBlock=192.168.0.0/16", "NextHopType=Instance", "NextHopId=i-1")
	have := ask(d, d.DescribeRouteTables, vpc.CreateDescribeRouteTablesRequest(), "RouteTableId="+table).RouteTables.RouteTable
	if len(have) != 1 || len(have[0].RouteEntrys.RouteEntry) == 0 || have[0].RouteTableType != "Custom" {
		d.t.Errorf("%s: tables %+v", d.format, have)
	}
	listed := ask(d, d.DescribeRouteTableList, vpc.CreateDescribeRouteTableListRequest(), "VpcId="+in)
	if n := len(listed.RouterTableList.RouterTableListType); n != 2 {
		d.t.Errorf("%s: %d tables, want 2", d.format, n)
	}
	ask(d, d.DeleteRouteEntry, vpc.CreateDeleteRouteEntryRequest(), "RouteTableId="+table, "DestinationCidrBlock=192.168.0.0/16")
	ask(d, d.UnassociateRouteTable, vpc.CreateUnassociateRouteTableRequest(), "RouteTableId="+table, "VSwitchId="+vsw)
	ask(d, d.DeleteRouteTable, vpc.CreateDeleteRouteTableRequest(), "RouteTableId="+table)
}
