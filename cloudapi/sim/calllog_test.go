package sim_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// TestCalls: the last calls are told with what they came to.
func TestCalls(t *testing.T) {
	c := newInside(t)
	c.LogCalls = 5
	c.do("DescribeRegions")
	c.do("CreateVpc", "VpcName=main")
	c.try("DeleteVpc", "VpcId=vpc-9")
	if err := c.AddFaults(rules(t, "DescribeVpcs drop-request count=1; DescribeVpcs throttle after=1; CreateVpc drop-answer")...); err != nil {
		t.Fatal(err)
	}
	c.try("DescribeVpcs")
	c.try("DescribeVpcs")
	c.try("CreateVpc")
	var have []string
	for _, r := range c.Calls() {
		have = append(have, fmt.Sprintf("%d %s %s %d %s %s %s", r.N, r.Account, r.Action, r.Status, r.Code, r.Fault, r.Params["VpcName"]))
		if r.Region != "cn-hangzhou" || !r.At.Equal(c.clock.Now()) || (r.Code != "") != (r.RequestID != "" && r.Message != "") {
			t.Errorf("%+v", r)
		}
	}
	a := sim.Account
	want := []string{
		"2 " + a + " CreateVpc 0   main", "3 " + a + " DeleteVpc 404 InvalidVpcId.NotFound  ", "4  DescribeVpcs 0  drop-request ",
		"5  DescribeVpcs 400 Throttling.User throttle ", "6 " + a + " CreateVpc 0  drop-answer ",
	}
	if strings.Join(have, "\n") != strings.Join(want, "\n") {
		t.Errorf("have\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
	c.Calls()[0].Params["VpcName"] = "changed"
	if have := c.Calls()[0].Params["VpcName"]; have != "main" {
		t.Errorf("the log changed to %q", have)
	}
}

// TestCallsOff: without LogCalls nothing is kept.
func TestCallsOff(t *testing.T) {
	c := newInside(t)
	c.do("CreateVpc")
	if have := c.Calls(); len(have) != 0 {
		t.Errorf("have %v", have)
	}
}

// TestCallsSecrets: no secret is in the log, whether the call is accepted,
// refused or wrongly signed.
func TestCallsSecrets(t *testing.T) {
	u := newUsers(t, nil)
	u.LogCalls = 100
	params := map[string]string{
		"IkeConfig": `{"Psk":"hush1","IkeVersion":"ikev1"}`, "AuthKey": "hush2", "SecurityToken": "hush3", "VpnConnectionId": "vco-1", "Name": "plain",
	}
	for _, ike := range []string{params["IkeConfig"], `{"\u0050sk":"hush4"}`, `{"psk":"hush5`, "hush6"} {
		params["IkeConfig"] = ike
		u.Call(t.Context(), cloudapi.Request{Action: "ModifyVpnConnectionAttribute", Region: "cn-hangzhou", Params: params})
	}
	w := &wire{t: t, url: u.url, clock: u.clock, secret: "wrong-secret"}
	params["AccessKeyId"] = "root"
	if _, answer := w.call("ModifyVpnConnectionAttribute", params); answer["Code"] != "SignatureDoesNotMatch" {
		t.Errorf("have %v", answer)
	}
	text, err := json.Marshal(u.Calls())
	if err != nil || strings.Contains(string(text), "hush") || strings.Contains(string(text), "-secret") {
		t.Errorf("the log holds a secret: %s", text)
	}
	if n := len(u.Calls()); n != 5 || !strings.Contains(string(text), `\"IkeVersion\":\"ikev1\"`) || !strings.Contains(string(text), "plain") {
		t.Errorf("%d calls are logged: %s", n, text)
	}
}
