package sim_test

import (
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"
	"time"
)

func TestVSwitchLife(t *testing.T) {
	c := newInside(t)
	made := c.settled("CreateVpc", "CidrBlock=192.168.0.0/16")
	vpc := text(made, "VpcId")
	id := text(c.do("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-e", "CidrBlock=192.168.1.0/24", "VSwitchName=app"), "VSwitchId")
	want(t, c.do("DescribeVSwitches", "VpcId="+vpc, "ZoneId=cn-hangzhou-e"), map[string]string{
		"TotalCount": "1", "VSwitches.VSwitch.0.VSwitchId": id, "VSwitches.VSwitch.0.Status": "Pending",
		"VSwitches.VSwitch.0.CidrBlock": "192.168.1.0/24", "VSwitches.VSwitch.0.AvailableIpAddressCount": "252",
		"VSwitches.VSwitch.0.RouteTable.RouteTableId":   text(made, "RouteTableId"),
		"VSwitches.VSwitch.0.RouteTable.RouteTableType": "System",
		"VSwitches.VSwitch.0.ResourceGroupId":           text(made, "ResourceGroupId"),
	})
	c.refused(400, "IncorrectVSwitchStatus", "CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-e", "CidrBlock=192.168.2.0/24")
	c.refused(400, "IncorrectVSwitchStatus", "DeleteVSwitch", "VSwitchId="+id)
	c.clock.advance(3 * time.Second)
	want(t, c.do("DescribeVSwitchAttributes", "VSwitchId="+id), map[string]string{"Status": "Available", "VSwitchName": "app", "ZoneId": "cn-hangzhou-e"})
	c.do("ModifyVSwitchAttribute", "VSwitchId="+id, "Description=text")
	want(t, c.do("DescribeVSwitchAttributes", "VSwitchId="+id), map[string]string{"Description": "text", "VSwitchName": "app"})
	c.refused(400, "DependencyViolation.VSwitch", "DeleteVpc", "VpcId="+vpc)
	other := text(c.settled("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-e", "CidrBlock=192.168.2.0/24"), "VSwitchId")
	c.do("DeleteVSwitch", "VSwitchId="+id)
	c.refused(400, "IncorrectVSwitchStatus", "DeleteVSwitch", "VSwitchId="+other)
	c.refused(400, "IncorrectVSwitchStatus", "CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-e", "CidrBlock=192.168.3.0/24")
	c.clock.advance(2 * time.Second)
	c.refused(404, "InvalidVSwitchId.NotFound", "DescribeVSwitches", "VSwitchId="+id)
	c.refused(404, "InvalidVSwitchId.NotFound", "DescribeVSwitchAttributes", "VSwitchId="+id)
	c.settled("DeleteVSwitch", "VSwitchId="+other)
	c.settled("DeleteVpc", "VpcId="+vpc)
}

func TestVSwitchRefusals(t *testing.T) {
	c := newInside(t)
	vpc := text(c.do("CreateVpc", "CidrBlock=192.168.0.0/16"), "VpcId")
	at := func(more ...string) []string {
		return append([]string{"VpcId=" + vpc, "ZoneId=cn-hangzhou-b"}, more...)
	}
	c.refused(400, "IncorrectVpcStatus", "CreateVSwitch", at("CidrBlock=192.168.1.0/24")...)
	c.clock.advance(time.Minute)
	c.settled("CreateVSwitch", at("CidrBlock=192.168.1.0/24")...)
	for _, test := range []struct {
		status int
		code   string
		params []string
	}{
		{400, "InvalidCirdrBlock.MaskLength", at("CidrBlock=192.168.2.0/30")},
		{400, "InvalidCirdrBlock.MaskLength", at("CidrBlock=192.0.0.0/15")},
		{400, "InvalidParameter", at("CidrBlock=192.169.0.0/24")},
		{400, "InvalidCidrBlock.Overlapped", at("CidrBlock=192.168.1.0/24")},
		{400, "InvalidCidrBlock.Overlapped", at("CidrBlock=192.168.1.128/25")},
		{400, "InvalidCidrBlock.Overlapped", at("CidrBlock=192.168.0.0/16")},
		{400, "MissingParameter", at()},
		{404, "InvalidZoneId.NotFound", []string{"VpcId=" + vpc, "ZoneId=cn-hangzhou-a", "CidrBlock=192.168.2.0/24"}},
		{404, "InvalidVpcId.NotFound", []string{"VpcId=vpc-none", "ZoneId=cn-hangzhou-b", "CidrBlock=192.168.2.0/24"}},
	} {
		c.refused(test.status, test.code, "CreateVSwitch", test.params...)
	}
	c.refused(400, "Forbidden.VpcNotFound", "DescribeVSwitches", "VpcId=vpc-none")
	for n := 2; n <= 24; n++ {
		c.settled("CreateVSwitch", at(fmt.Sprintf("CidrBlock=192.168.%d.0/24", n))...)
	}
	c.refused(400, "QuotaExceeded.VSwitch", "CreateVSwitch", at("CidrBlock=192.168.100.0/24")...)
	c.Quotas = map[string]int{"vswitches_per_vpc": 25}
	c.settled("CreateVSwitch", at("CidrBlock=192.168.100.0/24")...)
}

// TestOverlapLikeBruteForce: the cloud takes a random VSwitch exactly when it
// is disjoint from every one that is there.
func TestOverlapLikeBruteForce(t *testing.T) {
	c := newInside(t)
	c.Latency = map[string]time.Duration{"*": 0}
	c.Quotas = map[string]int{"vswitches_per_vpc": 0}
	vpc := text(c.do("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	random := rand.New(rand.NewPCG(1, 2))
	have := map[netip.Prefix]string{}
	for range 1500 {
		addr := netip.AddrFrom4([4]byte{10, byte(random.IntN(3)), byte(random.IntN(256)), byte(random.IntN(256))})
		p := netip.PrefixFrom(addr, 16+random.IntN(14)).Masked()
		free := true
		for q := range have {
			free = free && !q.Overlaps(p)
		}
		made, err := c.try("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock="+p.String())
		if free != (err == nil) {
			t.Fatalf("%s among %v: free %v, answer %v", p, have, free, err)
		}
		if err == nil {
			have[p] = text(made, "VSwitchId")
		}
		if random.IntN(3) == 0 {
			for q, id := range have {
				c.do("DeleteVSwitch", "VSwitchId="+id)
				delete(have, q)
				break
			}
		}
	}
	if len(have) < 10 {
		t.Errorf("only %d VSwitches at the end: the test shows little", len(have))
	}
}

// TestPagesCoverList: pages of every size show each object once, in the order
// of creation, through creations and deletions.
func TestPagesCoverList(t *testing.T) {
	c := newInside(t)
	c.Latency = map[string]time.Duration{"*": 0}
	random := rand.New(rand.NewPCG(3, 4))
	var ids []string
	for range 2000 {
		if len(ids) > 0 && random.IntN(4) == 0 {
			i := random.IntN(len(ids))
			c.do("DeleteVpc", "VpcId="+ids[i])
			ids = slices.Delete(ids, i, i+1)
			continue
		}
		ids = append(ids, text(c.do("CreateVpc"), "VpcId"))
	}
	for _, filter := range []string{"IsDefault=true", "VpcName="} {
		for _, size := range []int{7, 50} {
			var have []string
			for page := 1; ; page++ {
				answer := c.do("DescribeVpcs", fmt.Sprint("PageSize=", size), fmt.Sprint("PageNumber=", page), filter)
				want(t, answer, map[string]string{"TotalCount": fmt.Sprint(len(ids))})
				items := get(answer, "Vpcs.Vpc").([]any)
				for _, item := range items {
					have = append(have, text(item, "VpcId"))
				}
				if len(items) < size {
					break
				}
			}
			if !slices.Equal(have, ids) {
				t.Errorf("%s, size %d: pages differ from the list", filter, size)
			}
		}
	}
	for _, bad := range []string{"PageSize=51", "PageSize=0", "PageNumber=0", "PageSize=ten"} {
		c.refused(400, "InvalidParameter", "DescribeVpcs", bad)
	}
}
