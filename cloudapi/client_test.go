package cloudapi_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// newSim serves a simulator with the test's clock and makes a client of it.
func newSim(t *testing.T, faults func(sim.Call) sim.Fault, change func(*cloudapi.Config)) (*bench, *sim.Cloud) {
	t.Helper()
	cloud := &sim.Cloud{Faults: faults}
	server := httptest.NewServer(cloud)
	t.Cleanup(server.Close)
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	b := newBench(t, nil, func(c *cloudapi.Config) {
		c.Endpoint, c.Transport = server.URL, transport
		if change != nil {
			change(c)
		}
	})
	cloud.Now = b.clock.Now
	return b, cloud
}

func TestSimulatorAnswersOverTheWireAsInMemory(t *testing.T) {
	for _, method := range []string{"GET", "POST"} {
		b, cloud := newSim(t, nil, func(c *cloudapi.Config) { c.Method = method })
		made, err := b.Call(t.Context(), someParams)
		if err != nil {
			t.Fatal(method, err)
		}
		read := cloudapi.Request{Action: "DescribeVpcs", Region: "cn-hangzhou", Params: map[string]string{"VpcId": made["VpcId"].(string)}}
		have, err := b.Call(t.Context(), read)
		if err != nil {
			t.Fatal(method, err)
		}
		want, err := cloud.Call(t.Context(), read)
		if err != nil {
			t.Fatal(method, err)
		}
		delete(have, "RequestId")
		delete(want, "RequestId")
		if d := cmp.Diff(want, have); d != "" {
			t.Errorf("%s: -want +have\n%s", method, d)
		}
		if !strings.Contains(fmt.Sprint(have), "probe ~*+ \u540d") {
			t.Errorf("%s: the description did not come through: %v", method, have)
		}
	}
}

func TestSimulatorRefusalIsReported(t *testing.T) {
	b, _ := newSim(t, nil, nil)
	_, err := b.Call(t.Context(), cloudapi.Request{Action: "DescribeVRouters", Region: "nowhere-1"})
	e := asError(t, err)
	if e.Status == 0 || !strings.HasPrefix(e.Code, "InvalidRegion") || e.RequestID == "" || e.HostID == "" || e.Action != "DescribeVRouters" {
		t.Errorf("have %+v, want the status, code, request and host of the refusal", e)
	}
}

func TestLostAnswerMakesNoSecondObject(t *testing.T) {
	lose := func(c sim.Call) sim.Fault {
		if c.N <= 2 {
			return sim.Fault{Lose: sim.LoseResponse}
		}
		return sim.Fault{}
	}
	b, _ := newSim(t, lose, nil)
	made, err := b.Call(t.Context(), withToken)
	if err != nil {
		t.Fatal(err)
	}
	have, err := b.Call(t.Context(), reading)
	if err != nil {
		t.Fatal(err)
	}
	vpcs := have["Vpcs"].(map[string]any)["Vpc"].([]any)
	if len(vpcs) != 1 || vpcs[0].(map[string]any)["VpcId"] != made["VpcId"] {
		t.Errorf("have %v, want one VPC, the one of the answer: %v", vpcs, made)
	}
}

func TestManyCallsAtOnce(t *testing.T) {
	flaky := func(c sim.Call) sim.Fault {
		switch c.N % 5 {
		case 0:
			return sim.Throttled()
		case 3:
			return sim.Fault{Lose: sim.LoseResponse}
		}
		return sim.Fault{}
	}
	var mu sync.Mutex
	attempts := 0
	b, cloud := newSim(t, flaky, func(c *cloudapi.Config) {
		c.Retries = 50
		c.Observe = func(cloudapi.Attempt) {
			mu.Lock()
			defer mu.Unlock()
			attempts++
		}
	})
	cloud.Quotas = map[string]int{"vpcs": 1000}
	const calls = 8
	ids := make([]any, calls)
	var group sync.WaitGroup
	for i := range calls {
		group.Go(func() {
			resp, err := b.Call(t.Context(), withToken)
			if err != nil {
				t.Error(err)
			}
			ids[i] = resp["VpcId"]
		})
	}
	group.Wait()
	different := map[any]bool{}
	for _, id := range ids {
		different[id] = true
	}
	if len(different) != calls {
		t.Errorf("have ids %v, want %d different ones", ids, calls)
	}
	if attempts <= calls {
		t.Errorf("have %d attempts, want more than %d calls", attempts, calls)
	}
}

func TestRequestOnTheWire(t *testing.T) {
	for _, c := range []struct {
		method string
		call   cloudapi.Request
		want   string
	}{
		{"", reading, "POST"}, {"POST", reading, "POST"}, {"GET", reading, "GET"},
		{"GET", someParams, "POST"}, // a change is never sent by GET
	} {
		b := newBench(t, []answer{fine}, func(cfg *cloudapi.Config) { cfg.Method = c.method })
		if _, err := b.Call(t.Context(), c.call); err != nil {
			t.Fatal(err)
		}
		sent := b.sent()[0]
		if sent.method != c.want {
			t.Errorf("%s by %q: have %s, want %s", c.call.Action, c.method, sent.method, c.want)
		}
		checkParams(t, c.call, sent)
	}
}

// checkParams checks that a request has what chapters 1 and 2 ask for and the
// parameters of the call.
func checkParams(t *testing.T, call cloudapi.Request, sent request) {
	t.Helper()
	want := map[string]string{
		"Action": call.Action, "Version": "2016-04-28", "Format": "JSON", "AccessKeyId": "testid", "RegionId": call.Region,
		"SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "Timestamp": "2026-11-23T01:32:23Z",
		"SignatureNonce": sent.params["SignatureNonce"],
	}
	maps.Copy(want, call.Params)
	want["Signature"] = cloudapi.Sign("testsecret", cloudapi.StringToSign(sent.method, want))
	if d := cmp.Diff(want, sent.params); d != "" {
		t.Errorf("%s: -want +have\n%s", call.Action, d)
	}
}

func TestPostKeepsParametersOutOfTheAddress(t *testing.T) {
	b := newBench(t, []answer{fine}, func(c *cloudapi.Config) { c.Keys = cloudapi.StaticKeys("testid", "testsecret", "session-1") })
	if _, err := b.Call(t.Context(), someParams); err != nil {
		t.Fatal(err)
	}
	sent := b.sent()[0]
	for _, secret := range []string{"192.168.0.0", "tok-1", "session-1", "testsecret"} {
		if strings.Contains(sent.query, secret) {
			t.Errorf("have query %s, want it without %s", sent.query, secret)
		}
	}
	if sent.params["SecurityToken"] != "session-1" {
		t.Errorf("have %v, want the security token", sent.params)
	}
}

// The service of several regions tells them apart by RegionId alone, so that
// even an action that does not document it must carry it.
func TestEveryActionCarriesTheRegion(t *testing.T) {
	b := newBench(t, []answer{fine}, nil)
	if _, err := b.Call(t.Context(), cloudapi.Request{Action: "DeleteVSwitch", Region: "cn-beijing", Params: map[string]string{"VSwitchId": "vsw-1"}}); err != nil {
		t.Fatal(err)
	}
	if have := b.sent()[0].params["RegionId"]; have != "cn-beijing" {
		t.Errorf("have RegionId %q, want cn-beijing", have)
	}
}
