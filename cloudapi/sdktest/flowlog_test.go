package sdktest

import (
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/services/vpc"
)

// TestFlowLogs is the life of a flow log (20.1 to 20.6).
func TestFlowLogs(t *testing.T) {
	everyFormat(t, func(d *desk) {
		in := ask(d, d.CreateVpc, vpc.CreateCreateVpcRequest(), "CidrBlock=10.0.0.0/8").VpcId
		where := []string{"ResourceType=VPC", "ResourceId=" + in, "TrafficType=Drop", "ProjectName=net", "LogStoreName=drops"}
		log := ask(d, d.CreateFlowLog, vpc.CreateCreateFlowLogRequest(), append(where, "FlowLogName=drops", "Description=what is dropped")...).FlowLogId
		refused(d, 400, "OperationDenied", d.CreateFlowLog, vpc.CreateCreateFlowLogRequest(), where...)
		refused(d, 404, "InvalidVpcId.NotFound", d.CreateFlowLog, vpc.CreateCreateFlowLogRequest(), "ResourceType=VPC", "ResourceId=vpc-none", "TrafficType=All", "ProjectName=net", "LogStoreName=all")
		id := "FlowLogId=" + log
		ask(d, d.ModifyFlowLogAttribute, vpc.CreateModifyFlowLogAttributeRequest(), id, "FlowLogName=dropped")
		described := func(params ...string) vpc.FlowLog {
			t.Helper()
			have := ask(d, d.DescribeFlowLogs, vpc.CreateDescribeFlowLogsRequest(), params...)
			if list := have.FlowLogs.FlowLog; have.Success != "true" || have.TotalCount != "1" || have.PageNumber != "1" || len(list) != 1 {
				t.Fatalf("flow logs %+v", have)
			}
			return have.FlowLogs.FlowLog[0]
		}
		if have := described("ResourceId=" + in); have.FlowLogId != log || have.FlowLogName != "dropped" || have.Description != "what is dropped" || have.Status != "Active" || have.ResourceType != "VPC" ||
			have.ResourceId != in || have.TrafficType != "Drop" || have.ProjectName != "net" || have.LogStoreName != "drops" || have.RegionId != "cn-hangzhou" || have.CreationTime == "" {
			t.Errorf("flow log %+v", have)
		}
		refused(d, 400, "IncorrectStatus", d.ActiveFlowLog, vpc.CreateActiveFlowLogRequest(), id)
		ask(d, d.DeactiveFlowLog, vpc.CreateDeactiveFlowLogRequest(), id)
		if have := described(id); have.Status != "Inactive" {
			t.Errorf("stopped flow log %+v", have)
		}
		ask(d, d.ActiveFlowLog, vpc.CreateActiveFlowLogRequest(), id)
		if have := described(id); have.Status != "Active" {
			t.Errorf("started flow log %+v", have)
		}
		if page := ask(d, d.DescribeFlowLogs, vpc.CreateDescribeFlowLogsRequest(), "Status=Active", "PageNumber=2", "PageSize=1"); page.TotalCount != "1" || page.PageNumber != "2" || page.PageSize != "1" || len(page.FlowLogs.FlowLog) != 0 {
			t.Errorf("second page %+v", page)
		}
		ask(d, d.DeleteFlowLog, vpc.CreateDeleteFlowLogRequest(), id)
		refused(d, 404, "ResourceNotFound", d.DeleteFlowLog, vpc.CreateDeleteFlowLogRequest(), id)
		if left := ask(d, d.DescribeFlowLogs, vpc.CreateDescribeFlowLogsRequest()); left.TotalCount != "0" || len(left.FlowLogs.FlowLog) != 0 {
			t.Errorf("left %+v", left)
		}
	})
}
