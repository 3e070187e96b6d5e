package sim

import (
	"testing"

	"netplan/cloudapi"
)

// TestInherit: an entry learns its VPC from its table, and the table from its
// VRouter, in whatever order they become known.
func TestInherit(t *testing.T) {
	steps := []func(c *Cloud){
		func(c *Cloud) {
			c.adopt(kindRouteEntry, entryKey("vtb-1", "10.9.0.0/16"), row{"RouteTableId": "vtb-1", "DestinationCidrBlock": "10.9.0.0/16", "Type": "Custom"})
		},
		func(c *Cloud) { c.adopt(kindRouteTable, "vtb-1", row{"VRouterId": "vrt-1"}) },
		func(c *Cloud) { c.adopt(kindVRouter, "vrt-1", row{"VpcId": "vpc-1"}) },
	}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		var c Cloud
		c.beginLocked()
		for _, i := range order {
			steps[i](&c)
		}
		entry := c.object(kindRouteEntry, entryKey("vtb-1", "10.9.0.0/16"))
		if entry.Attrs["VpcId"] != "vpc-1" || c.where(kindRouteEntry, "VpcId", "vpc-1").len() != 1 {
			t.Errorf("order %v: entry is %v", order, entry.Attrs)
		}
		if !c.spaces[place{kindRouteEntry, "VpcId", "vpc-1"}].within(parsePrefix("10.0.0.0/8")) {
			t.Errorf("order %v: the destination is not claimed", order)
		}
	}
}

// TestImportTables: a described VPC's first table is the system one, unless
// its own description says otherwise.
func TestImportTables(t *testing.T) {
	var c Cloud
	answer := cloudapi.Response{"Vpcs": map[string]any{"Vpc": []any{map[string]any{
		"VpcId": "vpc-1", "Status": "Available", "CidrBlock": "10.0.0.0/8", "VRouterId": "vrt-1",
		"RouterTableIds": map[string]any{"RouterTableIds": []any{"vtb-1", "vtb-2"}},
	}}}}
	if err := c.Import(cloudapi.Request{Action: "DescribeVpcs", Region: "cn-beijing"}, answer); err != nil {
		t.Fatal(err)
	}
	vpc := c.object(kindVpc, "vpc-1")
	if systemTable(&c, vpc.ID) != "vtb-1" || c.object(kindRouteTable, "vtb-2").Attrs["RouteTableType"] != "Custom" || vpc.Attrs["RegionId"] != "cn-beijing" {
		t.Errorf("have %v, tables %v", vpc.Attrs, c.byID[kindRouteTable])
	}
}

func TestAssume(t *testing.T) {
	var c Cloud
	c.Assume("i-1", "eni-1")
	if !c.stands("i-1") || c.stands("i-2") {
		t.Error("stand-ins are not those assumed")
	}
}
