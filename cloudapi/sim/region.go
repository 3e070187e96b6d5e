package sim

import (
	"slices"
	"strings"

	"netplan/cloudapi/catalog"
)

// Chapter 22: regions, zones and access points. Nothing here can change.

func regionChapter() chapter {
	return chapter{ops: []op{
		{action: "DescribeRegions", run: describeRegions, list: "Regions.Region[]"},
		{action: "DescribeZones", run: describeZones, list: "Zones.Zone[]"},
		{action: "DescribeAccessPoints", run: describeAccessPoints, list: "AccessPointSet.AccessPointType[]"},
	}}
}

func describeRegions(c *call) answer {
	var rows []row
	for _, r := range catalog.Regions() {
		name := r.Chinese
		if c.get("AcceptLanguage") == "en-US" {
			name = r.English
		}
		rows = append(rows, row{"RegionId": r.ID, "RegionEndpoint": r.Endpoint, "LocalName": name})
	}
	return answer{rows: rows}
}

func describeZones(c *call) answer {
	region := catalog.LookupRegion(c.region)
	var rows []row
	for _, id := range region.Zones() {
		letter := strings.ToUpper(id[len(id)-1:])
		rows = append(rows, row{"ZoneId": id, "LocalName": region.Chinese + " 可用区 " + letter})
	}
	return answer{rows: rows}
}

func describeAccessPoints(c *call) answer {
	rows := accessPoints(c.region)
	for _, param := range []string{"HostOperator", "Name", "Type"} {
		if c.has(param) {
			rows = slices.DeleteFunc(rows, func(r row) bool { return r[param] != c.get(param) })
		}
	}
	for _, f := range c.items("Filter") {
		rows = slices.DeleteFunc(rows, func(r row) bool { return !wanted(r[f["Key"]], f) })
	}
	p := page{total: len(rows), number: c.number("PageNumber"), size: c.number("PageSize")}
	first := min(len(rows), (p.number-1)*p.size)
	return answer{page: p, rows: rows[first:min(len(rows), first+p.size)]}
}

// accessPoint is a site where a physical connection can end.
type accessPoint struct{ id, name, description, operator string }

// beijing are the access points that 22.2 shows.
var beijing = []accessPoint{
	{"ap-cn-beijing-ft-A", "北京-丰台-A", "cn-beijing-ft-cxp32", "皓宽"},
	{"ap-cn-beijing-yz-A", "北京-亦庄-A", "cn-beijing-yz-ne203", "世纪互联"},
	{"ap-cn-beijing-dx-B", "北京-大兴-B", "cn-beijing-dx-nu16", "中国联通"},
	{"ap-cn-beijing-cp-A", "北京-昌平-A", "ap-cn-beijing-cp-CM12", "中国电信"},
	{"ap-cn-beijing-dx-A", "北京-大兴-A", "cn-beijing-dx-nu17-a", "GDS"},
}

// accessPoints are those of a region; the ones outside Beijing are made up.
func accessPoints(region string) []row {
	points := beijing
	if r := catalog.LookupRegion(region); region != "cn-beijing" {
		points = []accessPoint{{"ap-" + region + "-A", r.Chinese + "-A", region + "-a", "Telecom"}}
	}
	var rows []row
	for _, ap := range points {
		rows = append(rows, row{
			"AccessPointId": ap.id, "AttachedRegionNo": region, "Description": ap.description,
			"HostOperator": ap.operator, "Name": ap.name, "Status": "recommended", "Type": "VPC",
		})
	}
	return rows
}
