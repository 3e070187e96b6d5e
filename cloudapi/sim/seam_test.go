package sim

import (
	"errors"
	"testing"
	"time"

	"netplan/cloudapi"
)

// toy is the least chapter: one kind and its life, all of it rows.
func toy() chapter {
	const thing kindName = "thing"
	return chapter{
		kinds: []kind{{name: thing, id: "AllocationId", prefix: "eip-", names: row{"AllocationTime": "CreationTime"}}},
		ops: []op{
			{action: "AllocateEipAddress", kind: thing, run: create, to: "Available"},
			{action: "DescribeEipAddresses", kind: thing, run: list, list: "EipAddresses.EipAddress[]"},
			{
				action: "AssociateEipAddress", kind: thing, run: move,
				target: "AllocationId", unknown: "InvalidAllocationId.NotFound",
				from: []string{"Available"}, code: "IncorrectEipStatus",
				via: "Associating", to: "InUse", takes: time.Second,
			},
			{
				action: "ReleaseEipAddress", kind: thing, run: remove,
				target: "AllocationId", unknown: "InvalidAllocationId.NotFound",
				from: []string{"Available", "InUse"}, code: "IncorrectEipStatus",
			},
		},
	}
}

// TestSeam: rows alone make a type of object with a life.
func TestSeam(t *testing.T) {
	now := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	c := Cloud{Now: func() time.Time { return now }}
	c.beginLocked()
	c.reg = newRegistry([]chapter{toy()})
	call := func(action string, params row) (cloudapi.Response, string) {
		t.Helper()
		resp, err := c.Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
		var fail *cloudapi.Error
		if errors.As(err, &fail) {
			return nil, fail.Code
		}
		return resp, ""
	}
	status := func() any {
		t.Helper()
		resp, code := call("DescribeEipAddresses", nil)
		if code != "" {
			t.Fatal(code)
		}
		items := resp["EipAddresses"].(map[string]any)["EipAddress"].([]any)
		if len(items) == 0 {
			return nil
		}
		return items[0].(map[string]any)["Status"]
	}
	made, code := call("AllocateEipAddress", nil)
	if code != "" || status() != "Available" {
		t.Fatalf("allocated %v %s, status %v", made, code, status())
	}
	bind := row{"AllocationId": made["AllocationId"].(string), "InstanceId": "i-1"}
	for _, want := range []string{"", "IncorrectEipStatus"} {
		if _, code := call("AssociateEipAddress", bind); code != want || status() != "Associating" {
			t.Errorf("bound %q, want %q; status %v", code, want, status())
		}
	}
	if now = now.Add(time.Second); status() != "InUse" {
		t.Errorf("status %v after a second", status())
	}
	if _, code := call("ReleaseEipAddress", row{"AllocationId": bind["AllocationId"]}); code != "" || status() != nil {
		t.Errorf("released %q, status %v", code, status())
	}
}
