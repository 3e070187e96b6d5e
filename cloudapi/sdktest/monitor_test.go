package sdktest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestEipMonitor reads the traffic of an EIP (21.2).
func TestEipMonitor(t *testing.T) {
	everyFormat(t, func(d *desk) {
		eip := ask(d, d.AllocateEipAddress, vpc.CreateAllocateEipAddressRequest(), "Bandwidth=5").AllocationId
		start := d.later()
		params := []string{"AllocationId=" + eip, "StartTime=" + stamp(start), "EndTime=" + stamp(start.Add(10*time.Minute))}
		points := ask(d, d.DescribeEipMonitorData, vpc.CreateDescribeEipMonitorDataRequest(), params...).EipMonitorDatas.EipMonitorData
		if len(points) != 10 {
			t.Fatalf("have %d points, want 10", len(points))
		}
		for i, p := range points {
			if want := stamp(start.Add(time.Duration(i) * time.Minute)); p.TimeStamp != want || whole(p.EipRX) == 0 || whole(p.EipTX) == 0 || whole(p.EipPackets) == 0 ||
				whole(p.EipFlow) != whole(p.EipRX)+whole(p.EipTX) || whole(p.EipBandwidth) != whole(p.EipFlow)/60 {
				t.Errorf("%s: point %+v", want, p)
			}
		}
		hour := ask(d, d.DescribeEipMonitorData, vpc.CreateDescribeEipMonitorDataRequest(), append(params, "Period=600")...).EipMonitorDatas.EipMonitorData
		var sum int64
		for _, p := range points {
			sum += whole(p.EipFlow)
		}
		if len(hour) != 1 || whole(hour[0].EipFlow) != sum {
			t.Errorf("have %+v, want a flow of %d", hour, sum)
		}
		refused(d, 404, "InvalidAllocationId.NotFound", d.DescribeEipMonitorData, vpc.CreateDescribeEipMonitorDataRequest(), "AllocationId=eip-none", params[1], params[2])
		refused(d, 400, "InvalidParameter", d.DescribeEipMonitorData, vpc.CreateDescribeEipMonitorDataRequest(), params[0], params[1], "EndTime="+stamp(start.Add(-time.Hour)))
		refused(d, 400, "InvalidParameter", d.DescribeEipMonitorData, vpc.CreateDescribeEipMonitorDataRequest(), params[0], params[1], "EndTime="+stamp(start.Add(201*time.Minute)))
	})
}

// TestGeneric calls what no SDK types (21.1), by its generic request.
func TestGeneric(t *testing.T) {
	everyFormat(t, func(d *desk) {
		in := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8").VpcId
		gateway := ask(d, d.CreateNatGateway, vpc.CreateCreateNatGatewayRequest(), "VpcId="+in,
			"BandwidthPackage.1.IpCount=1", "BandwidthPackage.1.Bandwidth=5", "BandwidthPackage.1.Zone=cn-hangzhou-b").NatGatewayId
		packages := d.generic("DescribeBandwidthPackages", "NatGatewayId="+gateway)
		ip := packages["BandwidthPackages.BandwidthPackage.PublicIpAddresses.PublicIpAddresse.AllocationId"]
		if len(ip) != 1 {
			t.Fatalf("packages %v", packages)
		}
		start := d.later()
		params := []string{"AllocationId=" + ip[0], "StartTime=" + stamp(start), "EndTime=" + stamp(start.Add(10*time.Minute))}
		have := d.generic("DescribeBandwidthPackagePublicIpMonitorData", params...)
		const point = "MonitorDatas.MonitorData."
		if times := have[point+"TimeStamp"]; len(times) != 10 || times[9] != stamp(start.Add(9*time.Minute)) {
			t.Errorf("times %v", times)
		}
		for _, name := range []string{"EipRX", "EipTX", "EipFlow", "EipPackets", "EipBandwidth"} {
			if len(have[point+name]) != 10 {
				t.Errorf("%s: %v", name, have[point+name])
			}
		}
		d.genericRefused(404, "InvalidAllocationId.NotFound", "DescribeBandwidthPackagePublicIpMonitorData", "AllocationId=nateip-none", params[1], params[2])
		d.genericRefused(400, "MissingParameter", "DescribeBandwidthPackagePublicIpMonitorData", params[0], params[2])
	})
}

// later lets three hours pass and returns the whole minute one hour after they
// began.
func (d *desk) later() time.Time {
	d.t.Helper()
	began := time.Now().UTC().Truncate(time.Minute)
	if err := d.cloud.Advance(3 * time.Hour); err != nil {
		d.t.Fatal(err)
	}
	return began.Add(time.Hour)
}

// stamp is a time as the API writes it.
func stamp(t time.Time) string { return t.Format("2006-01-02T15:04:05Z") }

// whole is a number of any of the types that SDKs decode one into, -1 if it is
// none.
func whole(n any) int64 {
	v := int64(-1)
	fmt.Sscan(strings.TrimSpace(fmt.Sprint(n)), &v)
	return v
}
