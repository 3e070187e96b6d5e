package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"netplan/cloudapi"
)

// TestEip is the life of EIPs, by use and paid in advance (13.1 to 13.6).
func TestEip(t *testing.T) {
	everyFormat(t, func(d *desk) {
		d.cloud.Assume("i-1", "i-2")
		made := ask(d, d.AllocateEipAddress, vpc.CreateAllocateEipAddressRequest(), "Bandwidth=5", "InternetChargeType=PayByTraffic", "ClientToken=t1")
		if made.AllocationId == "" || made.EipAddress == "" || made.OrderId != 0 {
			t.Errorf("%s: allocated %+v", d.format, made)
		}
		ask(d, d.ModifyEipAddressAttribute, vpc.CreateModifyEipAddressAttributeRequest(), "AllocationId="+made.AllocationId, "Bandwidth=20", "Name=door", "Description=of the house")
		have := eipShown(d, made.AllocationId)
		if have.IpAddress != made.EipAddress || have.Status != "Available" || have.Name != "door" || have.Descritpion != "of the house" || have.Bandwidth != "20" || have.ChargeType != "PostPaid" ||
			have.InternetChargeType != "PayByTraffic" || have.RegionId != "cn-hangzhou" || have.ISP != "BGP" || have.AllocationTime == "" || have.ExpiredTime != "" || have.InstanceId != "" {
			t.Errorf("%s: free %+v", d.format, have)
		}
		if regions := have.AvailableRegions.AvailableRegion; len(regions) != 1 || regions[0] != "cn-hangzhou" || len(have.OperationLocks.LockReason) != 0 {
			t.Errorf("%s: regions and locks %+v", d.format, have)
		}
		eipBound(d, made)
		ask(d, d.ReleaseEipAddress, vpc.CreateReleaseEipAddressRequest(), "AllocationId="+made.AllocationId)
		refused(d, 404, "InvalidAllocationId.NotFound", d.ReleaseEipAddress, vpc.CreateReleaseEipAddressRequest(), "AllocationId="+made.AllocationId)
		if left := ask(d, d.DescribeEipAddresses, vpc.CreateDescribeEipAddressesRequest()); left.TotalCount != 0 || len(left.EipAddresses.EipAddress) != 0 {
			t.Errorf("%s: left %+v", d.format, left)
		}
		paid := ask(d, d.AllocateEipAddress, vpc.CreateAllocateEipAddressRequest(), "InstanceChargeType=PrePaid", "PricingCycle=Month", "Period=9", "AutoPay=true")
		if have := eipShown(d, paid.AllocationId); paid.OrderId == 0 || have.ChargeType != "PrePaid" || have.ExpiredTime == "" {
			t.Errorf("%s: paid in advance %+v %+v", d.format, paid, have)
		}
		refused(d, 400, "Forbidden.ChargeTypeIsPrepaid", d.ReleaseEipAddress, vpc.CreateReleaseEipAddressRequest(), "AllocationId="+paid.AllocationId)
		refused(d, 404, "InvalidLockReason.NotFound", d.DescribeEipAddresses, vpc.CreateDescribeEipAddressesRequest(), "LockReason=fun")
		locked(d, paid.AllocationId)
	})
}

// eipShown describes an EIP.
func eipShown(d *desk, id string) vpc.EipAddress {
	d.t.Helper()
	answer := ask(d, d.DescribeEipAddresses, vpc.CreateDescribeEipAddressesRequest(), "AllocationId="+id, "PageSize=50")
	if listed := answer.EipAddresses.EipAddress; len(listed) == 1 && answer.TotalCount == 1 && answer.PageSize == 50 {
		return listed[0]
	}
	d.t.Fatalf("%s: EIPs %+v", d.format, answer)
	return vpc.EipAddress{}
}

// eipBound binds an EIP to an instance and takes it off again.
func eipBound(d *desk, made *vpc.AllocateEipAddressResponse) {
	id := "AllocationId=" + made.AllocationId
	refused(d, 404, "InvalidInstanId.NotFound", d.AssociateEipAddress, vpc.CreateAssociateEipAddressRequest(), id, "InstanceId=i-none")
	ask(d, d.AssociateEipAddress, vpc.CreateAssociateEipAddressRequest(), id, "InstanceId=i-1", "InstanceType=EcsInstance")
	listed := ask(d, d.DescribeEipAddresses, vpc.CreateDescribeEipAddressesRequest(), "AssociatedInstanceType=EcsInstance", "AssociatedInstanceId=i-1", "Status=InUse",
		"Filter.1.Key=Name", "Filter.1.Value=door", "Filter.2.Key=IpAddress", "Filter.2.Value="+made.EipAddress).EipAddresses.EipAddress
	if len(listed) != 1 || listed[0].InstanceId != "i-1" || listed[0].InstanceType != "EcsInstance" || listed[0].InstanceRegionId != "cn-hangzhou" || listed[0].Status != "InUse" {
		d.t.Errorf("%s: bound %+v", d.format, listed)
	}
	if others := ask(d, d.DescribeEipAddresses, vpc.CreateDescribeEipAddressesRequest(), "Filter.1.Key=Name", "Filter.1.Value=window"); others.TotalCount != 0 {
		d.t.Errorf("%s: others %+v", d.format, others)
	}
	refused(d, 400, "IncorrectEipStatus", d.ReleaseEipAddress, vpc.CreateReleaseEipAddressRequest(), id)
	refused(d, 400, "InvalidBindingStatus", d.UnassociateEipAddress, vpc.CreateUnassociateEipAddressRequest(), id, "InstanceId=i-2")
	ask(d, d.UnassociateEipAddress, vpc.CreateUnassociateEipAddressRequest(), id, "InstanceId=i-1", "InstanceType=EcsInstance")
	if have := eipShown(d, made.AllocationId); have.Status != "Available" || have.InstanceId != "" || have.InstanceType != "" {
		d.t.Errorf("%s: off %+v", d.format, have)
	}
}

// locked shows the reasons of a lock, which Import brings.
func locked(d *desk, id string) {
	d.t.Helper()
	lock := map[string]any{"AllocationId": id, "OperationLocks": map[string]any{"LockReason": []any{map[string]any{"LockReason": "financial"}, map[string]any{"LockReason": "security"}}}}
	answer := cloudapi.Response{"EipAddresses": map[string]any{"EipAddress": []any{lock}}}
	if err := d.cloud.Import(cloudapi.Request{Action: "DescribeEipAddresses", Region: "cn-hangzhou"}, answer); err != nil {
		d.t.Fatal(err)
	}
	have := ask(d, d.DescribeEipAddresses, vpc.CreateDescribeEipAddressesRequest(), "LockReason=financial").EipAddresses.EipAddress
	if len(have) != 1 || len(have[0].OperationLocks.LockReason) != 2 || have[0].OperationLocks.LockReason[1].LockReason != "security" {
		d.t.Errorf("%s: locked %+v", d.format, have)
	}
}
