package sim_test

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// line asks for a physical connection.
func (c *inside) line(params ...string) string {
	c.t.Helper()
	return text(c.do("CreatePhysicalConnection", append([]string{"AccessPointId=ap-cn-hangzhou-A", "LineOperator=CT", "PeerLocation=a-place"}, params...)...), "PhysicalConnectionId")
}

// lineShown is a physical connection as it is described, or nil.
func (c *inside) lineShown(id string) any {
	c.t.Helper()
	answer := c.do("DescribePhysicalConnections", "Filter.1.Key=PhysicalConnectionId", "Filter.1.Value.1="+id)
	if text(answer, "TotalCount") == "0" {
		return nil
	}
	return get(answer, "PhysicalConnectionSet.PhysicalConnectionType.0")
}

// lineStatus is a physical connection's status, or "gone".
func (c *inside) lineStatus(id string) string {
	c.t.Helper()
	if shown := c.lineShown(id); shown != nil {
		return text(shown, "Status")
	}
	return "gone"
}

// importLine brings a described physical connection.
func (c *inside) importLine(id, status, business string) {
	c.t.Helper()
	c.describe("DescribePhysicalConnections", "PhysicalConnectionSet.PhysicalConnectionType", map[string]any{
		"PhysicalConnectionId": id, "Status": status, "BusinessStatus": business, "AccessPointId": "ap-cn-hangzhou-A", "Spec": "Large",
	})
}

// lineStatuses are those of 10.3 and 10.5.
var lineStatuses = []string{
	"Initial", "Approved", "Allocating", "Allocated", "Confirmed", "Enabled",
	"Rejected", "Canceled", "Allocation Failed", "Terminating", "Terminated",
}

// lineIn is a physical connection in a status.
func (c *inside) lineIn(status string) string {
	c.t.Helper()
	if status == "Rejected" || status == "Allocation Failed" {
		c.importLine("pc-1", strings.ReplaceAll(status, " ", ""), "Normal")
		return "pc-1"
	}
	id := c.line()
	at := "PhysicalConnectionId=" + id
	if n := slices.Index(lineStatuses[:5], status); n >= 0 {
		c.clock.advance(time.Duration(n) * 10 * time.Second)
		return id
	}
	if status == "Canceled" {
		c.do("CancelPhysicalConnection", at)
		return id
	}
	c.clock.advance(time.Minute)
	c.do("EnablePhysicalConnection", at)
	if status != "Enabled" {
		c.do("TerminatePhysicalConnection", at)
	}
	if status == "Terminated" {
		c.clock.advance(time.Minute)
	}
	return id
}

// TestLineStatuses: what each action makes of each status (10.2 to 10.7).
func TestLineStatuses(t *testing.T) {
	for _, test := range []struct {
		action, params, code string
		leads                map[string]string
	}{
		{"CancelPhysicalConnection", "", "Forbidden.NotAllowedInState", map[string]string{
			"Initial": "Canceled", "Approved": "Canceled", "Allocated": "Canceled", "Confirmed": "Canceled",
		}},
		{"EnablePhysicalConnection", "", "Forbidden.NotAllowedInState", map[string]string{"Confirmed": "Enabled"}},
		{"TerminatePhysicalConnection", "", "Forbidden.NotAllowedInState", map[string]string{"Enabled": "Terminating"}},
		{"DeletePhysicalConnection", "", "Forbidden.NotAllowedInState", map[string]string{
			"Rejected": "gone", "Canceled": "gone", "Allocation Failed": "gone", "Terminated": "gone",
		}},
		{"ModifyPhysicalConnectionAttribute", "Name=new", "InvalidStatus", map[string]string{
			"Initial": "Initial", "Rejected": "Initial", "Approved": "Approved", "Allocated": "Allocated", "Confirmed": "Confirmed", "Enabled": "Enabled",
		}},
		{"ModifyPhysicalConnectionAttribute", "bandwidth=50", "InvalidStatus", map[string]string{"Initial": "Initial", "Rejected": "Initial"}},
		{"ModifyPhysicalConnectionAttribute", "PortType=10GBase-LR", "InvalidStatus", map[string]string{"Initial": "Initial", "Rejected": "Initial"}},
	} {
		for _, status := range lineStatuses {
			c := newInside(t)
			id := c.lineIn(status)
			if have := c.lineStatus(id); have != status {
				t.Fatalf("the connection is %s, want %s", have, status)
			}
			params := append(strings.Fields(test.params), "PhysicalConnectionId="+id)
			next, ok := test.leads[status]
			if !ok {
				c.refused(400, test.code, test.action, params...)
				continue
			}
			c.do(test.action, params...)
			if have := c.lineStatus(id); have != next {
				t.Errorf("%s %s from %s leads to %s, want %s", test.action, test.params, status, have, next)
			}
		}
	}
}

// TestLineLife: from the application to the end, with what each step shows.
func TestLineLife(t *testing.T) {
	c := newInside(t)
	id := c.line("ClientToken=t1", "CircuitCode=longtel001", "Name=main", "Description=a-text")
	if again := c.line("ClientToken=t1", "CircuitCode=longtel001", "Name=main", "Description=a-text"); again != id || !strings.HasPrefix(id, "pc-") {
		t.Errorf("made %s, again %s", id, again)
	}
	want(t, c.lineShown(id), map[string]string{
		"Status": "Initial", "BusinessStatus": "Normal", "Type": "VPC", "PortType": "1000Base-T", "Bandwidth": "100", "LineOperator": "CT",
		"PeerLocation": "a-place", "AccessPointId": "ap-cn-hangzhou-A", "CircuitCode": "longtel001", "Name": "main", "Description": "a-text",
		"CreationTime": "2026-11-23T01:32:23Z", "EnabledTime": "", "PortNumber": "", "AdLocation": "", "RedundantPhysicalConnectionId": "",
	})
	at := "PhysicalConnectionId=" + id
	c.do("ModifyPhysicalConnectionAttribute", at, "bandwidth=50", "PortType=100Base-T", "LineOperator=CM", "PeerLocation=other", "CircuitCode=c2", "Name=name", "Description=words")
	for _, status := range lineStatuses[:5] {
		if have := c.lineStatus(id); have != status {
			t.Errorf("the connection is %s, want %s", have, status)
		}
		c.clock.advance(10 * time.Second)
	}
	if port := text(c.lineShown(id), "PortNumber"); strings.Count(port, "/") != 2 {
		t.Errorf("port %q", port)
	}
	c.do("ModifyPhysicalConnectionAttribute", at, "bandwidth=50", "PortType=100Base-T", "Name=other")
	c.do("EnablePhysicalConnection", at)
	want(t, c.lineShown(id), map[string]string{
		"Status": "Enabled", "EnabledTime": "2026-11-23T01:33:13Z", "Bandwidth": "50", "PortType": "100Base-T", "LineOperator": "CM",
		"PeerLocation": "other", "CircuitCode": "c2", "Name": "other", "Description": "words",
	})
	c.do("TerminatePhysicalConnection", at)
	c.clock.advance(time.Minute)
	c.do("DeletePhysicalConnection", at, "UserCidr=30.100.0.0/16")
	if have := c.lineStatus(id); have != "gone" {
		t.Errorf("the connection is %s", have)
	}
}

// TestLineSteps: the steps keep their times however seldom one looks, can be
// made shorter or longer, and begin anew after a rejected application.
func TestLineSteps(t *testing.T) {
	c := newInside(t)
	late := c.line()
	c.clock.advance(35 * time.Second)
	if have := c.lineStatus(late); have != "Allocated" {
		t.Errorf("after 35 s the connection is %s", have)
	}
	c.clock.advance(6 * time.Second)
	if have := c.lineStatus(late); have != "Confirmed" {
		t.Errorf("after 41 s the connection is %s", have)
	}
	c.importLine("pc-1", "Rejected", "Normal")
	c.do("ModifyPhysicalConnectionAttribute", "PhysicalConnectionId=pc-1", "PeerLocation=nearer")
	c.clock.advance(time.Minute)
	if have := c.lineStatus("pc-1"); have != "Confirmed" {
		t.Errorf("the second application is %s", have)
	}
	for status, later := range map[string]string{"Rejected": "Rejected", "Approved": "Confirmed", "Allocation Failed": "Allocation Failed", "Initial": "Confirmed"} {
		if err := c.Edit("", "pc-1", map[string]any{"Status": status}); err != nil {
			t.Fatal(err)
		}
		c.clock.advance(time.Minute)
		if have := c.lineStatus("pc-1"); have != later {
			t.Errorf("edited to %s, the connection is %s, want %s", status, have, later)
		}
	}
	if err := c.Edit("", "pc-1", map[string]any{"PortNumber": "1/1/4", "Status": "Allocated"}); err != nil {
		t.Fatal(err)
	}
	want(t, c.lineShown("pc-1"), map[string]string{"PortNumber": "1/1/4"})
	canceled := c.line()
	c.clock.advance(15 * time.Second)
	c.do("CancelPhysicalConnection", "PhysicalConnectionId="+canceled)
	c.clock.advance(time.Hour)
	if have := c.lineStatus(canceled); have != "Canceled" {
		t.Errorf("a cancelled connection is %s", have)
	}
	quick := newInside(t)
	quick.Latency = map[string]time.Duration{"*": 0}
	if have := quick.lineStatus(quick.line()); have != "Confirmed" {
		t.Errorf("without latency the connection is %s", have)
	}
	slow := newInside(t)
	slow.Latency = map[string]time.Duration{"CreatePhysicalConnection": time.Hour}
	id := slow.line()
	slow.clock.advance(59 * time.Minute)
	if have := slow.lineStatus(id); have != "Initial" {
		t.Errorf("the connection is %s", have)
	}
}

// TestLineRefusals: the other rules of chapter 10.
func TestLineRefusals(t *testing.T) {
	c := newInside(t)
	id, enabled := c.line(), c.connected()
	fresh, spare := c.line(), c.line()
	foreign := text(c.doAs(farOwner, nearRegion, "CreatePhysicalConnection", "AccessPointId=ap-cn-hangzhou-A", "LineOperator=CT", "PeerLocation=x"), "PhysicalConnectionId")
	there := text(c.doAs("", farRegion, "CreatePhysicalConnection", "AccessPointId=ap-cn-shanghai-A", "LineOperator=CT", "PeerLocation=x"), "PhysicalConnectionId")
	ask := "AccessPointId=ap-cn-hangzhou-A LineOperator=CT PeerLocation=x "
	change := "PhysicalConnectionId=" + fresh + " "
	long := strings.Repeat("x", 257)
	c.refuses([]refusal{
		{400, "InvalidParameter", "CreatePhysicalConnection", "AccessPointId=ap-cn-shanghai-A LineOperator=CT PeerLocation=x"},
		{400, "InvalidParameter", "CreatePhysicalConnection", "AccessPointId=ap-cn-hangzhou-A LineOperator=XX PeerLocation=x"},
		{400, "InvalidPeerLocation.Malformd", "CreatePhysicalConnection", "AccessPointId=ap-cn-hangzhou-A LineOperator=CT PeerLocation=" + long},
		{400, "InvalidPortType.Malformd", "CreatePhysicalConnection", ask + "PortType=E1"},
		{400, "InvalidBandwidth", "CreatePhysicalConnection", ask + "Bandwidth=1"},
		{400, "InvalidBandwidth", "CreatePhysicalConnection", ask + "Bandwidth=10241"},
		{400, "InvalidName.Malformed", "CreatePhysicalConnection", ask + "Name=1"},
		{400, "InvalidDescription.Malformed", "CreatePhysicalConnection", ask + "Description=1"},
		{400, "InvalidCircuitCode.Malformed", "CreatePhysicalConnection", ask + "CircuitCode=" + long},
		{400, "InvalidRedundantPhysicalConnection", "CreatePhysicalConnection", ask + "RedundantPhysicalConnectionId=" + foreign},
		{400, "InvalidRedundantPhysicalConnectionStatus", "CreatePhysicalConnection", ask + "RedundantPhysicalConnectionId=" + fresh},
		{400, "InvalidPeerLocation.Malformd", "ModifyPhysicalConnectionAttribute", change + "PeerLocation=" + long},
		{400, "InvalidPortType.Malformd", "ModifyPhysicalConnectionAttribute", change + "PortType=E1"},
		{400, "InvalidDescription.Malformed", "ModifyPhysicalConnectionAttribute", change + "Description=http://x"},
		{400, "InvalidName.Malformed", "ModifyPhysicalConnectionAttribute", change + "Name=x"},
		{400, "InvalidBandwidth", "ModifyPhysicalConnectionAttribute", change + "bandwidth=1"},
		{400, "InvalidCircuitCode.Malformed", "ModifyPhysicalConnectionAttribute", change + "CircuitCode=" + long},
		{400, "InvalidRedundantPhysicalConnection", "ModifyPhysicalConnectionAttribute", change + "RedundantPhysicalConnectionId=" + foreign},
		{400, "InvalidRedundantPhysicalConnection", "ModifyPhysicalConnectionAttribute", change + "RedundantPhysicalConnectionId=pc-none"},
		{400, "InvalidRedundantPhysicalConnection", "ModifyPhysicalConnectionAttribute", change + "RedundantPhysicalConnectionId=" + there},
		{400, "InvalidRedundantPhysicalConnection", "ModifyPhysicalConnectionAttribute", change + "RedundantPhysicalConnectionId=" + fresh},
		{400, "InvalidRedundantPhysicalConnectionStatus", "ModifyPhysicalConnectionAttribute", change + "RedundantPhysicalConnectionId=" + spare},
		{400, "InvalidStatus", "ModifyPhysicalConnectionAttribute", "PhysicalConnectionId=" + enabled + " RedundantPhysicalConnectionId=" + id},
		{404, "InvalidPhysicalConnectionId.NotFound", "ModifyPhysicalConnectionAttribute", "PhysicalConnectionId=pc-none"},
		{404, "InvalidPhysicalConnectionId.NotFound", "CancelPhysicalConnection", "PhysicalConnectionId=" + there},
		{404, "InvalidPhysicalConnectionId.NotFound", "EnablePhysicalConnection", "PhysicalConnectionId=" + foreign},
		{404, "InvalidPhysicalConnectionId.NotFound", "TerminatePhysicalConnection", "PhysicalConnectionId=pc-none"},
		{404, "InvalidPhysicalConnectionId.NotFound", "DeletePhysicalConnection", "PhysicalConnectionId=pc-none"},
		{400, "InvalidPhysicalConnectionId.NotMatched", "DeletePhysicalConnection", "PhysicalConnectionId=" + foreign},
		{404, "InvalidFilterKey.ValueNotSupported", "DescribePhysicalConnections", "Filter.1.Key=PeerLocation Filter.1.Value.1=x"},
	})
	c.do("ModifyPhysicalConnectionAttribute", "PhysicalConnectionId="+fresh, "RedundantPhysicalConnectionId="+enabled)
	want(t, c.lineShown(fresh), map[string]string{"RedundantPhysicalConnectionId": enabled})
}

// TestLinesPerAccount: no more than 5 that are not Enabled, and none while one
// is in arrears (10.1). Another account's do not count.
func TestLinesPerAccount(t *testing.T) {
	c := newInside(t)
	ask := []string{"AccessPointId=ap-cn-hangzhou-A", "LineOperator=Other", "PeerLocation=x", "bandwidth=10"}
	c.connected()
	last := c.line(ask[2:]...)
	for range 3 {
		c.line()
	}
	c.do("CancelPhysicalConnection", "PhysicalConnectionId="+c.line())
	want(t, c.lineShown(last), map[string]string{"Bandwidth": "10"})
	c.refused(400, "QuotaExceeded", "CreatePhysicalConnection", ask...)
	c.doAs(farOwner, nearRegion, "CreatePhysicalConnection", ask...)
	c.clock.advance(time.Minute)
	c.do("EnablePhysicalConnection", "PhysicalConnectionId="+last)
	c.importLine("pc-1", "Enabled", "FinancialLocked")
	c.refused(400, "OperationDenied", "CreatePhysicalConnection", ask...)
	c.importLine("pc-1", "Enabled", "SecurityLocked")
	c.do("CreatePhysicalConnection", ask...)
}

// TestLineFilters: values of a filter are alternatives, filters add up (10.3).
func TestLineFilters(t *testing.T) {
	c := newInside(t)
	c.line("Name=one")
	c.line("Name=two")
	c.connected("Name=three")
	for filter, count := range map[string]string{
		"Filter.1.Key=Name Filter.1.Value.1=one Filter.1.Value.2=two":                                           "2",
		"Filter.1.Key=Name Filter.1.Value.1=one Filter.2.Key=Status Filter.2.Value.1=Enabled":                   "0",
		"Filter.1.Key=Status Filter.1.Value.1=Enabled Filter.1.Value.5=Rejected":                                "1",
		"Filter.1.Key=Type Filter.1.Value.1=VPC Filter.5.Key=LineOperator Filter.5.Value.1=CT":                  "3",
		"Filter.1.Key=AccessPointId Filter.1.Value.1=ap-cn-hangzhou-A Filter.2.Key=Spec Filter.2.Value.1=Large": "0",
		"Filter.1.Key=PhysicalConnectionId Filter.1.Value.1=pc-none":                                            "0",
	} {
		want(t, c.do("DescribePhysicalConnections", strings.Fields(filter)...), map[string]string{"TotalCount": count})
	}
	c.importLine("pc-1", "Allocation Failed", "Normal")
	want(t, c.do("DescribePhysicalConnections", "Filter.1.Key=Spec", "Filter.1.Value.1=Large", "Filter.2.Key=Status", "Filter.2.Value.1=Allocation Failed"), map[string]string{
		"TotalCount": "1", "PhysicalConnectionSet.PhysicalConnectionType.0.Spec": "Large",
	})
	token := []string{"ClientToken=t1", "Filter.1.Key=Status", "Filter.1.Value.1=Confirmed"}
	want(t, c.do("DescribePhysicalConnections", token...), map[string]string{"TotalCount": "2"})
	c.line()
	c.clock.advance(time.Minute)
	want(t, c.do("DescribePhysicalConnections", token...), map[string]string{"TotalCount": "3"})
}
