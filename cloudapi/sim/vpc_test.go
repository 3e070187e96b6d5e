package sim_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// inside is a cloud in process with a clock of its own.
type inside struct {
	*sim.Cloud
	t     testing.TB
	clock *clock
}

func newInside(t testing.TB) *inside {
	c := newClock()
	return &inside{&sim.Cloud{Now: c.Now, Answered: seen.note}, t, c}
}

// try calls an action with "name=value" parameters in cn-hangzhou.
func (c *inside) try(action string, params ...string) (cloudapi.Response, *cloudapi.Error) {
	c.t.Helper()
	return c.tryAs("", "cn-hangzhou", action, params...)
}

// do is try where a refusal ends the test.
func (c *inside) do(action string, params ...string) cloudapi.Response {
	c.t.Helper()
	resp, err := c.try(action, params...)
	if err != nil {
		c.t.Fatalf("%s %v: %v", action, params, err)
	}
	return resp
}

// settled is do, and then the time that everything transient needs.
func (c *inside) settled(action string, params ...string) cloudapi.Response {
	c.t.Helper()
	resp := c.do(action, params...)
	c.clock.advance(time.Minute)
	return resp
}

// settledAbroad is settled in us-east-1.
func (c *inside) settledAbroad(action string, params map[string]string) cloudapi.Response {
	c.t.Helper()
	answer := c.answer(cloudapi.Request{Action: action, Region: "us-east-1", Params: params})
	c.clock.advance(time.Minute)
	return answer
}

// refused wants a code, and that the cloud is as it was.
func (c *inside) refused(status int, code, action string, params ...string) {
	c.t.Helper()
	before := c.state()
	_, err := c.try(action, params...)
	if err == nil || err.Code != code || err.Status != status {
		c.t.Errorf("%s %v: have %v, want %d %s", action, params, err, status, code)
	}
	if after := c.state(); before != after {
		c.t.Errorf("%s %v was refused and changed the cloud", action, params)
	}
}

// state is the saved state but for the counters of calls and ids.
func (c *inside) state() string {
	c.t.Helper()
	var b strings.Builder
	if err := c.Save(&b); err != nil {
		c.t.Fatal(err)
	}
	var s map[string]any
	if err := json.Unmarshal([]byte(b.String()), &s); err != nil {
		c.t.Fatal(err)
	}
	delete(s, "ids")
	delete(s, "calls")
	text, _ := json.Marshal(s)
	return string(text)
}

// get is the value at a dotted path of an answer; numbers index lists.
func get(v any, path string) any {
	for name := range strings.SplitSeq(path, ".") {
		switch x := v.(type) {
		case cloudapi.Response:
			v = x[name]
		case map[string]any:
			v = x[name]
		case []any:
			n := 0
			if fmt.Sscan(name, &n); n >= len(x) {
				return nil
			}
			v = x[n]
		default:
			return nil
		}
	}
	return v
}

func text(v any, path string) string { return fmt.Sprint(get(v, path)) }

// want compares values of an answer by path.
func want(t testing.TB, answer any, values map[string]string) {
	t.Helper()
	for path, want := range values {
		if have := text(answer, path); have != want {
			t.Errorf("%s: have %q, want %q", path, have, want)
		}
	}
}

func TestVpcLife(t *testing.T) {
	c := newInside(t)
	made := c.do("CreateVpc", "VpcName=main", "CidrBlock=10.0.0.0/8", "UserCidr=11.0.0.0/8, 12.0.0.0/8")
	id := text(made, "VpcId")
	list := c.do("DescribeVpcs")
	want(t, list, map[string]string{
		"TotalCount": "1", "PageNumber": "1", "PageSize": "10",
		"Vpcs.Vpc.0.VpcId": id, "Vpcs.Vpc.0.Status": "Pending", "Vpcs.Vpc.0.VpcName": "main",
		"Vpcs.Vpc.0.CidrBlock": "10.0.0.0/8", "Vpcs.Vpc.0.RegionId": "cn-hangzhou", "Vpcs.Vpc.0.IsDefault": "false",
		"Vpcs.Vpc.0.CreationTime": "2026-11-23T01:32:23Z", "Vpcs.Vpc.0.Description": "", "Vpcs.Vpc.0.Ipv6CidrBlock": "",
		"Vpcs.Vpc.0.VRouterId": text(made, "VRouterId"), "Vpcs.Vpc.0.RouterTableIds.RouterTableIds": "[" + text(made, "RouteTableId") + "]",
		"Vpcs.Vpc.0.NatGatewayIds.NatGatewayIds": "[]", "Vpcs.Vpc.0.VSwitchIds.VSwitchId": "[]",
		"Vpcs.Vpc.0.UserCidrs.UserCidr": "[11.0.0.0/8 12.0.0.0/8]", "Vpcs.Vpc.0.ResourceGroupId": text(made, "ResourceGroupId"),
	})
	for prefix, path := range map[string]string{"vpc-": "VpcId", "vrt-": "VRouterId", "vtb-": "RouteTableId", "rg-": "ResourceGroupId"} {
		if !strings.HasPrefix(text(made, path), prefix) {
			t.Errorf("%s is %s", path, text(made, path))
		}
	}
	c.refused(400, "IncorrectVpcStatus", "ModifyVpcAttribute", "VpcId="+id, "VpcName=later")
	c.refused(400, "IncorrectVpcStatus", "DeleteVpc", "VpcId="+id)
	c.clock.advance(2 * time.Second)
	c.do("ModifyVpcAttribute", "VpcId="+id, "Description=a-text", "CidrBlock=10.0.0.0/8")
	shown := c.do("DescribeVpcAttribute", "VpcId="+id)
	want(t, shown, map[string]string{
		"Status": "Available", "VpcName": "main", "Description": "a-text", "VRouterId": text(made, "VRouterId"),
		"CloudResources.CloudResourceSetType.0.ResourceType": "VRouter", "CloudResources.CloudResourceSetType.0.ResourceCount": "1",
		"CloudResources.CloudResourceSetType.1.ResourceType": "RouteTable", "CloudResources.CloudResourceSetType.2": "<nil>",
	})
	c.do("DeleteVpc", "VpcId="+id)
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "1", "Vpcs.Vpc.0.Status": "Pending"})
	c.clock.advance(time.Second)
	want(t, c.do("DescribeVpcs"), map[string]string{"TotalCount": "0", "Vpcs.Vpc": "[]"})
	c.refused(404, "InvalidVpcId.NotFound", "DeleteVpc", "VpcId="+id)
	if strings.Contains(c.state(), id) {
		t.Error("something of the VPC is left")
	}
}

func TestVpcRefusals(t *testing.T) {
	c := newInside(t)
	c.Quotas = map[string]int{"vpcs": 1}
	for _, test := range []struct {
		status int
		code   string
		params string
	}{
		{400, "InvalidParameter", "CidrBlock=11.0.0.0/8"},
		{400, "InvalidParameter", "CidrBlock=10.0.0.0/25"},
		{400, "InvalidParameter", "CidrBlock=172.0.0.0/8"},
		{400, "InvalidParameter", "CidrBlock=192.168.0.0/15"},
		{400, "InvalidParameter", "UserCidr=100.64.0.0/33"},
		{400, "InvalidUserCidr.Malformed", "UserCidr=100.100.0.0/16"},
		{400, "InvalidUserCidr.Malformed", "UserCidr=1.0.0.0/8,0.0.0.0/0"},
		{400, "InvalidUserCidr.Quota", "UserCidr=1.0.0.0/8,2.0.0.0/8,3.0.0.0/8,4.0.0.0/8"},
		{400, "InvalidParameter", "EnableIpv6=maybe"},
		{400, "InvalidParameter", "EnableIPv6=true"},
		{400, "InvalidParameter", "Ipv6CidrBlock=223.223.213.122"},
		{404, "InvalidRegionId.NotFound", "RegionId=cn-atlantis"},
	} {
		params := strings.Split(test.params, " ")
		if region, ok := strings.CutPrefix(test.params, "RegionId="); ok {
			_, err := c.Call(t.Context(), cloudapi.Request{Action: "CreateVpc", Region: region})
			var fail *cloudapi.Error
			if !errors.As(err, &fail) || fail.Code != test.code || fail.Status != test.status {
				t.Errorf("%s: have %v", test.params, err)
			}
			continue
		}
		c.refused(test.status, test.code, "CreateVpc", params...)
	}
	id := text(c.settled("CreateVpc"), "VpcId")
	want(t, c.do("DescribeVpcAttribute", "VpcId="+id), map[string]string{"CidrBlock": "172.16.0.0/12"})
	c.refused(400, "QuotaExceeded.Vpc", "CreateVpc")
	c.refused(404, "InvalidVpcId.NotFound", "DescribeVpcAttribute", "VpcId=vpc-none")
	c.refused(400, "InvalidParameter", "ModifyVpcAttribute", "VpcId="+id, "CidrBlock=10.0.0.0/8")
	c.refused(400, "MissingParameter", "DeleteVpc")
	want(t, c.do("DescribeVpcs", "VpcId=vpc-none"), map[string]string{"TotalCount": "0"})
}

// TestUserCidrFlaws: each mistake has the message of its row.
func TestUserCidrFlaws(t *testing.T) {
	c := newInside(t)
	const form, mask = "Specified UserCidr invalid format.", "Specified UserCidr Subnet mask is not valid ."
	for value, message := range map[string]string{
		"10.0.0.0/33": mask, "10.0.0.0/": mask, "10.0.0.0": mask, "1.0.0.0/8,10.0.0.0/x": mask, "10.0.0.0/-1": mask,
		"10.0.0/8": form, "10.0.0.1/8": form, "x": form, ",": form, "1.0.0.0/8,": form, "1.0.0.0/8,,2.0.0.0/8": form,
	} {
		_, err := c.try("CreateVpc", "UserCidr="+value)
		if err == nil || err.Code != "InvalidParameter" || err.Message != message {
			t.Errorf("%q: have %v, want %q", value, err, message)
		}
	}
	c.do("CreateVpc", "UserCidr=1.0.0.0/8, 2.0.0.0/8")
}

func TestVpcIPv6(t *testing.T) {
	c := newInside(t)
	vpc := text(c.settled("CreateVpc", "EnableIpv6=true", "CidrBlock=10.0.0.0/8"), "VpcId")
	block := text(c.do("DescribeVpcAttribute", "VpcId="+vpc), "Ipv6CidrBlock")
	if !strings.HasSuffix(block, "/56") {
		t.Fatalf("block %q", block)
	}
	at := []string{"VpcId=" + vpc, "ZoneId=cn-hangzhou-b"}
	one := text(c.settled("CreateVSwitch", append(at, "CidrBlock=10.0.0.0/16", "Ipv6CidrBlock=255")...), "VSwitchId")
	if have := text(c.do("DescribeVSwitchAttributes", "VSwitchId="+one), "Ipv6CidrBlock"); !strings.HasSuffix(have, "ff::/64") {
		t.Errorf("VSwitch block %q in %s", have, block)
	}
	c.refused(400, "InvalidCidrBlock.Overlapped", "CreateVSwitch", append(at, "CidrBlock=10.1.0.0/16", "Ipv6CidrBlock=255")...)
	for _, number := range []string{"256", "-1", "01", "+1", "007", "-0", "1.0", " 1"} {
		c.refused(400, "InvalidParameter", "ModifyVSwitchAttribute", "VSwitchId="+one, "Ipv6CidrBlock="+number)
	}
	c.do("ModifyVpcAttribute", "VpcId="+vpc, "EnableIPv6=false")
	want(t, c.do("DescribeVpcs"), map[string]string{"Vpcs.Vpc.0.Ipv6CidrBlock": ""})
	c.refused(400, "InvalidParameter", "CreateVSwitch", append(at, "CidrBlock=10.1.0.0/16", "Ipv6CidrBlock=1")...)
	c.refused(400, "InvalidParameter", "ModifyVSwitchAttribute", "VSwitchId="+one, "Ipv6CidrBlock=1")
	c.do("ModifyVpcAttribute", "VpcId="+vpc, "EnableIPv6=true")
	c.do("ModifyVSwitchAttribute", "VSwitchId="+one, "Ipv6CidrBlock=1")
	if have := text(c.do("DescribeVSwitches"), "VSwitches.VSwitch.0.Ipv6CidrBlock"); !strings.HasSuffix(have, "1::/64") {
		t.Errorf("VSwitch block %q", have)
	}
}
