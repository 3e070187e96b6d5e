package sdktest

import (
	"reflect"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"

	"netplan/cloudapi/catalog"
)

// TestRegions lists regions, zones and access points (22.1 to 22.3).
func TestRegions(t *testing.T) {
	everyFormat(t, func(d *desk) {
		names := map[string]string{}
		for _, r := range ask(d, d.DescribeRegions, vpc.CreateDescribeRegionsRequest(), "AcceptLanguage=en-US").Regions.Region {
			names[r.RegionId] = r.LocalName
			if known := catalog.LookupRegion(r.RegionId); known == nil || r.RegionEndpoint != known.Endpoint || r.LocalName != known.English {
				t.Errorf("%s: region %+v", d.format, r)
			}
		}
		if len(names) != len(catalog.Regions()) || names["cn-hangzhou"] == "" {
			t.Errorf("%s: regions %v", d.format, names)
		}
		for _, r := range ask(d, d.DescribeRegions, vpc.CreateDescribeRegionsRequest()).Regions.Region {
			if r.LocalName != catalog.LookupRegion(r.RegionId).Chinese {
				t.Errorf("%s: region %+v", d.format, r)
			}
		}
		zones := ask(d, d.DescribeZones, vpc.CreateDescribeZonesRequest(), "RegionId=cn-beijing").Zones.Zone
		if want := catalog.LookupRegion("cn-beijing").Zones(); len(zones) != len(want) || zones[0].ZoneId != want[0] || zones[0].LocalName == "" {
			t.Errorf("%s: zones %+v, want %v", d.format, zones, want)
		}
		points := ask(d, d.DescribeAccessPoints, vpc.CreateDescribeAccessPointsRequest(), "RegionId=cn-beijing", "PageSize=2", "PageNumber=3")
		if listed := points.AccessPointSet.AccessPointType; points.TotalCount != 5 || points.PageSize != 2 || points.PageNumber != 3 || len(listed) != 1 || listed[0].AccessPointId != "ap-cn-beijing-dx-A" {
			t.Errorf("%s: third page %+v", d.format, points)
		}
		want := vpc.AccessPointType{AccessPointId: "ap-cn-beijing-yz-A", Status: "recommended", Type: "VPC", AttachedRegionNo: "cn-beijing", HostOperator: "世纪互联", Name: "北京-亦庄-A", Description: "cn-beijing-yz-ne203"}
		points = ask(d, d.DescribeAccessPoints, vpc.CreateDescribeAccessPointsRequest(), "RegionId=cn-beijing", "Filter.1.Key=AccessPointId", "Filter.1.Value.1=ap-none", "Filter.1.Value.2=ap-cn-beijing-yz-A")
		if listed := points.AccessPointSet.AccessPointType; len(listed) != 1 || !reflect.DeepEqual(listed[0], want) {
			t.Errorf("%s: have %+v, want %+v", d.format, listed, want)
		}
		if listed := ask(d, d.DescribeAccessPoints, vpc.CreateDescribeAccessPointsRequest(), "RegionId=cn-beijing", "HostOperator=GDS").AccessPointSet.AccessPointType; len(listed) != 1 || listed[0].HostOperator != "GDS" {
			t.Errorf("%s: of one operator %+v", d.format, listed)
		}
		refused(d, 404, "InvalidRegionId.NotSupport", d.DescribeAccessPoints, vpc.CreateDescribeAccessPointsRequest(), "RegionId=moon")
		refused(d, 404, "InvalidRegionId.NotFound", d.DescribeZones, vpc.CreateDescribeZonesRequest(), "RegionId=moon")
		refused(d, 400, "InvalidParameter", d.DescribeAccessPoints, vpc.CreateDescribeAccessPointsRequest(), "PageSize=51")
	})
}
