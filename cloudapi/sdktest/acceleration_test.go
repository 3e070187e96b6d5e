package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"netplan/cloudapi"
)

// TestAcceleration is the life of a global acceleration instance with a backend
// server (18.1 to 18.8).
func TestAcceleration(t *testing.T) {
	everyFormat(t, func(d *desk) {
		d.cloud.Assume("i-1")
		made := ask(d, d.CreateGlobalAccelerationInstance, vpc.CreateCreateGlobalAccelerationInstanceRequest(), "ServiceLocation=north-america", "Bandwidth=10")
		id := "GlobalAccelerationInstanceId=" + made.GlobalAccelerationInstanceId
		ask(d, d.ModifyGlobalAccelerationInstanceAttributes, vpc.CreateModifyGlobalAccelerationInstanceAttributesRequest(), id, "Name=fast", "Description=to Virginia")
		ask(d, d.ModifyGlobalAccelerationInstanceSpec, vpc.CreateModifyGlobalAccelerationInstanceSpecRequest(), id, "Bandwidth=20")
		bindBackend(d, id, "BackendServerId=i-1", "BackendServerRegionId=us-east-1")
		listed := ask(d, d.DescribeGlobalAccelerationInstances, vpc.CreateDescribeGlobalAccelerationInstancesRequest(), "ServerId=i-1").GlobalAccelerationInstances.GlobalAccelerationInstance
		if len(listed) != 1 || listed[0].Name != "fast" || listed[0].Description != "to Virginia" || listed[0].Bandwidth != "20" || listed[0].Status != "InUse" || listed[0].IpAddress != made.IpAddress ||
			listed[0].ServiceLocation != "north-america" || listed[0].AccelerationLocation != "china-mainland" || listed[0].BandwidthType != "Exclusive" || listed[0].ChargeType != "PostPaid" ||
			listed[0].HasReservationData != "false" || listed[0].RegionId != "cn-hangzhou" || listed[0].CreationTime == "" {
			t.Fatalf("instances %+v", listed)
		}
		if servers := listed[0].BackendServers.BackendServer; len(servers) != 1 || servers[0].ServerId != "i-1" || servers[0].RegionId != "us-east-1" || servers[0].ServerType != "EcsInstance" {
			t.Errorf("servers %+v", servers)
		}
		if related := ask(d, d.DescribeServerRelatedGlobalAccelerationInstances, vpc.CreateDescribeServerRelatedGlobalAccelerationInstancesRequest(), "ServerId=i-1").GlobalAccelerationInstances.GlobalAccelerationInstance; len(related) != 1 || related[0].IpAddress != made.IpAddress || related[0].RegionId == "" {
			t.Errorf("related %+v", related)
		}
		refused(d, 404, "InvalidBackendServerId.NotFound", d.DescribeServerRelatedGlobalAccelerationInstances, vpc.CreateDescribeServerRelatedGlobalAccelerationInstancesRequest(), "ServerId=i-none")
		refused(d, 400, "IncorrectGlobalAccelerationInstanceIdStatus", d.DeleteGlobalAccelerationInstance, vpc.CreateDeleteGlobalAccelerationInstanceRequest(), id)
		refused(d, 400, "InvalidGlobalAccelerationInstanceName.Malformed", d.ModifyGlobalAccelerationInstanceAttributes, vpc.CreateModifyGlobalAccelerationInstanceAttributesRequest(), id, "Name=1")
		ask(d, d.UnassociateGlobalAccelerationInstance, vpc.CreateUnassociateGlobalAccelerationInstanceRequest(), id)
		ask(d, d.DeleteGlobalAccelerationInstance, vpc.CreateDeleteGlobalAccelerationInstanceRequest(), id)
		refused(d, 400, "InvalidGlobalAccelerationInstanceId.NotFound", d.DeleteGlobalAccelerationInstance, vpc.CreateDeleteGlobalAccelerationInstanceRequest(), id)
	})
}

// TestSharedAcceleration puts an EIP into an instance of shared bandwidth, which
// no action makes (18.9, 18.10).
func TestSharedAcceleration(t *testing.T) {
	everyFormat(t, func(d *desk) {
		shared := cloudapi.Response{"GlobalAccelerationInstances": map[string]any{"GlobalAccelerationInstance": []any{map[string]any{
			"GlobalAccelerationInstanceId": "ga-shared", "BandwidthType": "Sharing", "Bandwidth": "10", "ServiceLocation": "north-america", "Status": "Available", "RegionId": "cn-hangzhou",
		}}}}
		if err := d.cloud.Import(cloudapi.Request{Action: "DescribeGlobalAccelerationInstances", Region: "cn-hangzhou"}, shared); err != nil {
			t.Fatal(err)
		}
		described := func() vpc.GlobalAccelerationInstance {
			t.Helper()
			list := ask(d, d.DescribeGlobalAccelerationInstances, vpc.CreateDescribeGlobalAccelerationInstancesRequest(), "BandwidthType=Sharing").GlobalAccelerationInstances.GlobalAccelerationInstance
			if len(list) != 1 {
				t.Fatalf("instances %+v", list)
			}
			return list[0]
		}
		eip := ask(d, d.AllocateEipAddress, vpc.CreateAllocateEipAddressRequest(), "Bandwidth=5")
		pair := []string{"GlobalAccelerationInstanceId=ga-shared", "IpInstanceId=" + eip.AllocationId}
		ask(d, d.AddGlobalAccelerationInstanceIp, vpc.CreateAddGlobalAccelerationInstanceIpRequest(), pair...)
		have := described()
		if ips := have.PublicIpAddresses.PublicIpAddress; have.Status != "InUse" || have.BandwidthType != "Sharing" || len(ips) != 1 || ips[0].AllocationId != eip.AllocationId || ips[0].IpAddress != eip.EipAddress {
			t.Errorf("with an EIP %+v", have)
		}
		refused(d, 400, "OperationDenied", d.AddGlobalAccelerationInstanceIp, vpc.CreateAddGlobalAccelerationInstanceIpRequest(), pair...)
		refused(d, 404, "InvalidBandwidthPackageId.NotFound", d.AddGlobalAccelerationInstanceIp, vpc.CreateAddGlobalAccelerationInstanceIpRequest(), "GlobalAccelerationInstanceId=ga-none", pair[1])
		ask(d, d.RemoveGlobalAccelerationInstanceIp, vpc.CreateRemoveGlobalAccelerationInstanceIpRequest(), pair...)
		if have := described(); have.Status != "Available" || len(have.PublicIpAddresses.PublicIpAddress) != 0 {
			t.Errorf("without EIPs %+v", have)
		}
		ask(d, d.DeleteGlobalAccelerationInstance, vpc.CreateDeleteGlobalAccelerationInstanceRequest(), pair[0])
	})
}
