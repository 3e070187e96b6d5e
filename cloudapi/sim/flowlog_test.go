package sim_test

import (
	"strings"
	"testing"
	"time"
)

// logged are the parameters of a flow log of a resource.
func logged(typ, id string, more ...string) []string {
	return append([]string{"ResourceType=" + typ, "ResourceId=" + id, "TrafficType=All", "ProjectName=project", "LogStoreName=store"}, more...)
}

// newLogNet is a VPC with a VSwitch, and an interface.
func newLogNet(t *testing.T) (c *inside, vpc, vsw string) {
	c = newInside(t)
	c.Assume("eni-1", "i-1")
	vpc = text(c.settled("CreateVpc", "CidrBlock=10.0.0.0/8"), "VpcId")
	vsw = text(c.settled("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.1.0.0/16"), "VSwitchId")
	return c, vpc, vsw
}

func TestFlowLogLife(t *testing.T) {
	c, vpc, vsw := newLogNet(t)
	c.do("CreateFlowLog", logged("VPC", vpc, "FlowLogName=whole")...)
	c.do("CreateFlowLog", logged("VSwitch", vsw)...)
	id := text(c.do("CreateFlowLog", logged("NetworkInterface", "eni-1", "FlowLogName=card", "Description=one-card")...), "FlowLogId")
	at := "FlowLogId=" + id
	list := c.do("DescribeFlowLogs", at)
	want(t, list, map[string]string{"TotalCount": "1", "PageNumber": "1", "Success": "true"})
	want(t, get(list, "FlowLogs.FlowLog.0"), map[string]string{
		"FlowLogId": id, "FlowLogName": "card", "Description": "one-card", "CreationTime": "2026-11-23T01:34:23Z", "RegionId": "cn-hangzhou", "Status": "Active",
		"ResourceType": "NetworkInterface", "ResourceId": "eni-1", "TrafficType": "All", "ProjectName": "project", "LogStoreName": "store",
	})
	want(t, c.do("ModifyFlowLogAttribute", at, "FlowLogName=other"), map[string]string{"FlowLogId": id})
	want(t, get(c.do("DescribeFlowLogs", "FlowLogName=other"), "FlowLogs.FlowLog.0"), map[string]string{"FlowLogId": id, "Description": "one-card"})
	for filter, count := range map[string]string{
		"": "3", "ResourceType=VPC": "1", "ResourceId=" + vsw: "1", "TrafficType=All": "3", "TrafficType=Drop": "0",
		"ProjectName=project": "3", "LogStoreName=none": "0", "FlowLogId=fl-none": "0",
		"Status=Active": "3", "Status=Inactive": "0", "Description=one-card": "1",
	} {
		want(t, c.do("DescribeFlowLogs", strings.Fields(filter)...), map[string]string{"TotalCount": count})
	}
	want(t, c.do("DescribeFlowLogs", "PageNumber=2", "PageSize=2"), map[string]string{"TotalCount": "3", "PageNumber": "2", "PageSize": "2", "FlowLogs.FlowLog.0.FlowLogId": id})
	want(t, c.do("DescribeFlowLogs", "PageNumber=2"), map[string]string{"TotalCount": "3", "PageNumber": "2", "PageSize": "10", "FlowLogs.FlowLog": "[]"})
	c.refused(400, "InvalidParameter", "DescribeFlowLogs", "PageSize=51")
	c.refused(400, "InvalidParameter", "DescribeFlowLogs", "Status=Stopped")
	c.do("DeleteFlowLog", at)
	want(t, c.do("DescribeFlowLogs", at), map[string]string{"TotalCount": "0", "FlowLogs.FlowLog": "[]"})
}

// TestFlowLogStatus: each action in each status, and the status afterwards.
func TestFlowLogStatus(t *testing.T) {
	for _, test := range []struct{ before, action, code, after string }{
		{"Active", "ActiveFlowLog", "IncorrectStatus", "Active"},
		{"Active", "DeactiveFlowLog", "", "Inactive"},
		{"Inactive", "ActiveFlowLog", "", "Active"},
		{"Inactive", "DeactiveFlowLog", "IncorrectStatus", "Inactive"},
		{"Active", "ModifyFlowLogAttribute", "", "Active"},
		{"Inactive", "ModifyFlowLogAttribute", "", "Inactive"},
		{"Active", "DeleteFlowLog", "", "<nil>"},
		{"Inactive", "DeleteFlowLog", "", "<nil>"},
	} {
		c := newInside(t)
		c.Assume("eni-1")
		at := "FlowLogId=" + text(c.do("CreateFlowLog", logged("NetworkInterface", "eni-1")...), "FlowLogId")
		if test.before == "Inactive" {
			c.do("DeactiveFlowLog", at)
		}
		if test.code != "" {
			c.refused(400, test.code, test.action, at)
		} else {
			c.do(test.action, at)
		}
		if have := text(c.do("DescribeFlowLogs"), "FlowLogs.FlowLog.0.Status"); have != test.after {
			t.Errorf("%s of an %s one: have %s, want %s", test.action, test.before, have, test.after)
		}
	}
}

func TestFlowLogRefusals(t *testing.T) {
	c, vpc, vsw := newLogNet(t)
	c.do("CreateFlowLog", logged("VPC", vpc)...)
	c.do("CreateFlowLog", logged("VPC", vpc, "TrafficType=Drop")...)
	c.do("CreateFlowLog", logged("VPC", vpc, "LogStoreName=second")...)
	young := text(c.do("CreateVpc"), "VpcId")
	small := text(c.do("CreateVSwitch", "VpcId="+vpc, "ZoneId=cn-hangzhou-b", "CidrBlock=10.2.0.0/16"), "VSwitchId")
	for _, test := range []struct {
		status       int
		code, action string
		params       []string
	}{
		{400, "MissingParameter", "CreateFlowLog", logged("", vpc)},
		{400, "MissingParameter", "CreateFlowLog", logged("VPC", "")},
		{400, "MissingParameter", "CreateFlowLog", logged("VPC", vpc, "TrafficType=")},
		{400, "MissingParameter", "CreateFlowLog", logged("VPC", vpc, "ProjectName=")},
		{400, "MissingParameter", "CreateFlowLog", logged("VPC", vpc, "LogStoreName=")},
		{400, "InvalidParameter", "CreateFlowLog", logged("Instance", vpc)},
		{400, "InvalidParameter", "CreateFlowLog", logged("VPC", vpc, "TrafficType=Some")},
		{400, "InvalidParameter", "CreateFlowLog", logged("VPC", vpc, "FlowLogName=1")},
		{400, "InvalidParameter", "CreateFlowLog", logged("VPC", vpc, "Description=http://x")},
		{404, "InvalidVpcId.NotFound", "CreateFlowLog", logged("VPC", vsw)},
		{404, "InvalidVSwitchId.NotFound", "CreateFlowLog", logged("VSwitch", "vsw-none")},
		{404, "ResourceNotFound", "CreateFlowLog", logged("NetworkInterface", "eni-2")},
		{404, "ResourceNotFound", "CreateFlowLog", logged("NetworkInterface", "i-1")},
		{400, "IncorrectVpcStatus", "CreateFlowLog", logged("VPC", young)},
		{400, "IncorrectVSwitchStatus", "CreateFlowLog", logged("VSwitch", small)},
		{400, "OperationDenied", "CreateFlowLog", logged("VPC", vpc, "FlowLogName=again")},
		{404, "ResourceNotFound", "ModifyFlowLogAttribute", []string{"FlowLogId=fl-none", "FlowLogName=xx"}},
		{404, "ResourceNotFound", "ActiveFlowLog", []string{"FlowLogId=fl-none"}},
		{404, "ResourceNotFound", "DeactiveFlowLog", []string{"FlowLogId=fl-none"}},
		{404, "ResourceNotFound", "DeleteFlowLog", []string{"FlowLogId=fl-none"}},
		{400, "InvalidParameter", "DescribeFlowLogs", []string{"ResourceType=Instance"}},
	} {
		c.refused(test.status, test.code, test.action, test.params...)
	}
	for _, limit := range []string{"flow_logs", "flow_logs_per_resource"} {
		c.Quotas = map[string]int{limit: 3}
		c.refused(400, "QuotaExceeded", "CreateFlowLog", logged("VPC", vpc, "ProjectName=third")...)
	}
	c.do("CreateFlowLog", logged("NetworkInterface", "eni-1")...)
}

// TestFlowLogGoesAlong: a flow log does not keep its resource, and goes with it.
func TestFlowLogGoesAlong(t *testing.T) {
	c, vpc, vsw := newLogNet(t)
	c.do("CreateFlowLog", logged("VPC", vpc)...)
	c.do("CreateFlowLog", logged("VSwitch", vsw)...)
	c.do("CreateFlowLog", logged("NetworkInterface", "eni-1")...)
	c.settled("DeleteVSwitch", "VSwitchId="+vsw)
	want(t, c.do("DescribeFlowLogs"), map[string]string{"TotalCount": "2"})
	c.settled("DeleteVpc", "VpcId="+vpc)
	want(t, c.do("DescribeFlowLogs"), map[string]string{"TotalCount": "1", "FlowLogs.FlowLog.0.ResourceId": "eni-1"})
}

func TestFlowLogImport(t *testing.T) {
	c, vpc, _ := newLogNet(t)
	at := "FlowLogId=" + text(c.do("CreateFlowLog", logged("VPC", vpc, "FlowLogName=whole")...), "FlowLogId")
	c.do("DeactiveFlowLog", at)
	d := newInside(t)
	d.clock.advance(time.Hour)
	d.seed(c, asked("DescribeFlowLogs"))
	want(t, get(d.do("DescribeFlowLogs"), "FlowLogs.FlowLog.0"), map[string]string{
		"FlowLogName": "whole", "ResourceId": vpc, "Status": "Inactive", "CreationTime": "2026-11-23T01:34:23Z",
	})
	d.refused(400, "IncorrectStatus", "DeactiveFlowLog", at)
	d.do("ActiveFlowLog", at)
}
