package sdktest

import (
	"strings"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/ecs"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/location"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/slb"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/sts"
	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"netplan/cloudapi/sim"
)

// TestOutside: what the vendor's typed clients of other products read of the
// actions beyond the reference, in both formats.
func TestOutside(t *testing.T) {
	everyFormat(t, func(d *desk) {
		config, key := sdk.NewConfig().WithScheme("HTTP").WithAutoRetry(false), credentials.NewAccessKeyCredential("testid", "testsecret")
		vpcID := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8").VpcId
		vsw := ask(d, d.CreateVSwitch, vpc.CreateCreateVSwitchRequest(), "VpcId="+vpcID, "ZoneId=cn-hangzhou-b", "CidrBlock=10.0.0.0/24").VSwitchId
		for _, i := range []sim.Instance{{ID: "i-1", VSwitchID: vsw, PrivateIP: "10.0.0.9", Name: "web"}, {ID: "lb-1", VSwitchID: vsw}, {ID: "eni-1", VSwitchID: vsw, InstanceID: "i-1"}} {
			if err := d.cloud.AssumeInstance(i); err != nil {
				t.Fatal(err)
			}
		}

		who, err := sts.NewClientWithOptions("cn-hangzhou", config, key)
		if err != nil {
			t.Fatal(err)
		}
		who.Domain = d.host
		if have := ask(d, who.GetCallerIdentity, sts.CreateGetCallerIdentityRequest()); have.AccountId != sim.Account || !strings.HasSuffix(have.Arn, ":root") {
			t.Errorf("the caller is %q, %q", have.AccountId, have.Arn)
		}

		where, err := location.NewClientWithOptions("cn-hangzhou", config, key)
		if err != nil {
			t.Fatal(err)
		}
		where.Domain = d.host
		found := ask(d, where.DescribeEndpoints, location.CreateDescribeEndpointsRequest(), "Id=cn-hangzhou", "ServiceCode=vpc", "Type=openAPI")
		if list := found.Endpoints.Endpoint; !found.Success || len(list) != 1 || list[0].Endpoint != d.host || list[0].SerivceCode != "vpc" {
			t.Errorf("endpoints %+v, want %s", found.Endpoints, d.host)
		}

		compute, err := ecs.NewClientWithOptions("cn-hangzhou", config, key)
		if err != nil {
			t.Fatal(err)
		}
		compute.Domain = d.host
		if list := ask(d, compute.DescribeInstances, ecs.CreateDescribeInstancesRequest(), `InstanceIds=["i-1"]`).Instances.Instance; len(list) != 1 ||
			list[0].VpcAttributes.PrivateIpAddress.IpAddress[0] != "10.0.0.9" || list[0].InstanceName != "web" || list[0].Status != "Running" {
			t.Errorf("instances %+v", list)
		}
		if list := ask(d, compute.DescribeNetworkInterfaces, ecs.CreateDescribeNetworkInterfacesRequest(), "InstanceId=i-1").NetworkInterfaceSets.NetworkInterfaceSet; len(list) != 1 || list[0].VSwitchId != vsw {
			t.Errorf("interfaces %+v", list)
		}
		group := ask(d, compute.CreateSecurityGroup, ecs.CreateCreateSecurityGroupRequest(), "VpcId="+vpcID, "SecurityGroupName=web").SecurityGroupId
		if list := ask(d, compute.DescribeSecurityGroups, ecs.CreateDescribeSecurityGroupsRequest(), "VpcId="+vpcID).SecurityGroups.SecurityGroup; len(list) != 1 || list[0].SecurityGroupId != group {
			t.Errorf("groups %+v", list)
		}
		ask(d, compute.DeleteSecurityGroup, ecs.CreateDeleteSecurityGroupRequest(), "SecurityGroupId="+group)
		if list := ask(d, compute.DescribeRegions, ecs.CreateDescribeRegionsRequest()).Regions.Region; len(list) == 0 || list[0].Status != "available" {
			t.Errorf("regions %+v", list)
		}
		if list := ask(d, compute.DescribeZones, ecs.CreateDescribeZonesRequest()).Zones.Zone; len(list) == 0 || list[0].AvailableResourceCreation.ResourceTypes[0] != "VSwitch" {
			t.Errorf("zones %+v", list)
		}

		balance, err := slb.NewClientWithOptions("cn-hangzhou", config, key)
		if err != nil {
			t.Fatal(err)
		}
		balance.Domain = d.host
		if list := ask(d, balance.DescribeLoadBalancers, slb.CreateDescribeLoadBalancersRequest(), "VpcId="+vpcID).LoadBalancers.LoadBalancer; len(list) != 1 || list[0].AddressType != "intranet" {
			t.Errorf("load balancers %+v", list)
		}
	})
}

// TestOutsideOfVpc: tags and HaVips, which the typed VPC client has.
func TestOutsideOfVpc(t *testing.T) {
	everyFormat(t, func(d *desk) {
		vpcID := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8").VpcId
		vsw := ask(d, d.CreateVSwitch, vpc.CreateCreateVSwitchRequest(), "VpcId="+vpcID, "ZoneId=cn-hangzhou-b", "CidrBlock=10.0.0.0/24").VSwitchId
		ask(d, d.TagResources, vpc.CreateTagResourcesRequest(), "ResourceType=VSWITCH", "ResourceId.1="+vsw, "Tag.1.Key=team", "Tag.1.Value=net")
		if list := ask(d, d.ListTagResources, vpc.CreateListTagResourcesRequest(), "ResourceType=VSWITCH", "ResourceId.1="+vsw).TagResources.TagResource; len(list) != 1 || list[0].TagKey != "team" || list[0].ResourcId != vsw {
			t.Errorf("tags %+v", list)
		}
		if list := ask(d, d.DescribeVSwitches, vpc.CreateDescribeVSwitchesRequest(), "Tag.1.Key=team").VSwitches.VSwitch; len(list) != 1 || list[0].Tags.Tag[0].Value != "net" {
			t.Errorf("VSwitches %+v", list)
		}
		ask(d, d.UnTagResources, vpc.CreateUnTagResourcesRequest(), "ResourceType=VSWITCH", "ResourceId.1="+vsw, "TagKey.1=team")
		if list := ask(d, d.DescribeVSwitches, vpc.CreateDescribeVSwitchesRequest(), "Tag.1.Key=team").VSwitches.VSwitch; len(list) != 0 {
			t.Errorf("VSwitches %+v", list)
		}
		if err := d.cloud.AssumeInstance(sim.Instance{ID: "i-1", VSwitchID: vsw}); err != nil {
			t.Fatal(err)
		}
		id := ask(d, d.CreateHaVip, vpc.CreateCreateHaVipRequest(), "VSwitchId="+vsw, "IpAddress=10.0.0.20").HaVipId
		ask(d, d.AssociateHaVip, vpc.CreateAssociateHaVipRequest(), "HaVipId="+id, "InstanceId=i-1")
		if list := ask(d, d.DescribeHaVips, vpc.CreateDescribeHaVipsRequest(), "Filter.1.Key=HaVipId", "Filter.1.Value.1="+id).HaVips.HaVip; len(list) != 1 ||
			list[0].Status != "InUse" || list[0].AssociatedInstances.AssociatedInstance[0] != "i-1" {
			t.Errorf("HaVips %+v", list)
		}
		ask(d, d.UnassociateHaVip, vpc.CreateUnassociateHaVipRequest(), "HaVipId="+id, "InstanceId=i-1")
		ask(d, d.DeleteHaVip, vpc.CreateDeleteHaVipRequest(), "HaVipId="+id)
	})
}
