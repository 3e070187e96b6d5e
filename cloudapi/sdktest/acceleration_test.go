package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestAcceleration is the life of a global acceleration instance with a backend
// server (18.1 to 18.8).
func TestAcceleration(t *testing.T) {
	everyFormat(t, func(d *desk) {
		d.cloud.Assume("i-1")
		made := ask(d, d.CreateGlobalAccelerationInstance, vpc.CreateCreateGlobalAccelerationInstanceRequest(), "ServiceLocation=north-america", "Bandwidth=10")
		id := "GlobalAccelerationInstanceId=" + made.GlobalAccelerationInstanceId
		ask(d, d.ModifyGlobalAccelerationInstanceAttributes, vpc.CreateModifyGlobalAccelerationInstanceAttributesRequest(), id, "Name=fast")
		ask(d, d.ModifyGlobalAccelerationInstanceSpec, vpc.CreateModifyGlobalAccelerationInstanceSpecRequest(), id, "Bandwidth=20")
		ask(d, d.AssociateGlobalAccelerationInstance, vpc.CreateAssociateGlobalAccelerationInstanceRequest(), id, "BackendServerId=i-1", "BackendServerRegionId=us-east-1")
		listed := ask(d, d.DescribeGlobalAccelerationInstances, vpc.CreateDescribeGlobalAccelerationInstancesRequest(), "ServerId=i-1").GlobalAccelerationInstances.GlobalAccelerationInstance
		if len(listed) != 1 || listed[0].Name != "fast" || listed[0].Bandwidth != "20" || listed[0].Status != "InUse" || listed[0].IpAddress != made.IpAddress {
			t.Fatalf("%s: instances %+v", d.format, listed)
		}
		if servers := listed[0].BackendServers.BackendServer; len(servers) != 1 || servers[0].ServerId != "i-1" || servers[0].RegionId != "us-east-1" {
			t.Errorf("%s: servers %+v", d.format, servers)
		}
		if related := ask(d, d.DescribeServerRelatedGlobalAccelerationInstances, vpc.CreateDescribeServerRelatedGlobalAccelerationInstancesRequest(), "ServerId=i-1").GlobalAccelerationInstances.GlobalAccelerationInstance; len(related) != 1 || related[0].IpAddress != made.IpAddress {
			t.Errorf("%s: related %+v", d.format, related)
		}
		refused(d, 400, "IncorrectGlobalAccelerationInstanceIdStatus", d.DeleteGlobalAccelerationInstance, vpc.CreateDeleteGlobalAccelerationInstanceRequest(), id)
		ask(d, d.UnassociateGlobalAccelerationInstance, vpc.CreateUnassociateGlobalAccelerationInstanceRequest(), id)
		ask(d, d.DeleteGlobalAccelerationInstance, vpc.CreateDeleteGlobalAccelerationInstanceRequest(), id)
	})
}
