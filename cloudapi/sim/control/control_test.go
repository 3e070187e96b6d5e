package control_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
	"netplan/cloudapi/sim/control"
)

// desk is a cloud with its endpoint.
type desk struct {
	t     *testing.T
	cloud *sim.Cloud
	serve http.Handler
}

func newDesk(t *testing.T) *desk {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	cloud := &sim.Cloud{Now: func() time.Time { return now }, LogCalls: 3, Quotas: map[string]int{"vpcs": 2}, Keys: map[string]string{"ann": "hush"}}
	return &desk{t, cloud, control.Handler(cloud)}
}

// send sends a request to the endpoint.
func (d *desk) send(method, path, body string, header ...string) (int, string) {
	d.t.Helper()
	r := httptest.NewRequest(method, "http://127.0.0.1:8702/_sim/"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	w := httptest.NewRecorder()
	d.serve.ServeHTTP(w, r)
	text, err := io.ReadAll(w.Body)
	if err != nil || !json.Valid(text) {
		d.t.Errorf("%s %s: %v, no JSON: %s", method, path, err, text)
	}
	return w.Code, string(text)
}

// does wants success, and these texts in the answer.
func (d *desk) does(method, path, body string, want ...string) string {
	d.t.Helper()
	status, text := d.send(method, path, body)
	if status != http.StatusOK {
		d.t.Fatalf("%s %s %s: have %d %s", method, path, body, status, text)
	}
	for _, w := range want {
		if !strings.Contains(text, w) {
			d.t.Errorf("%s %s: have %s, want %q in it", method, path, text, w)
		}
	}
	return text
}

// call is the answer of an action in cn-hangzhou.
func (d *desk) call(action string, params map[string]string) (cloudapi.Response, error) {
	return d.cloud.Call(d.t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
}

func (d *desk) vpc() string {
	d.t.Helper()
	made, err := d.call("CreateVpc", map[string]string{"VpcName": "main"})
	if err != nil {
		d.t.Fatal(err)
	}
	return made["VpcId"].(string)
}

func TestClock(t *testing.T) {
	d := newDesk(t)
	d.vpc()
	d.does("GET", "clock", "", `"now": "2026-01-01T00:00:00Z"`, `"ahead": "0s"`)
	d.does("POST", "clock", `{"advance":"1h30m"}`, `"now": "2026-01-01T01:30:00Z"`, `"ahead": "1h30m0s"`)
	d.does("GET", "objects?type=vpc", "", `"Status": "Available"`)
}

func TestFaults(t *testing.T) {
	d := newDesk(t)
	d.does("GET", "faults", "", `"faults": []`)
	d.does("POST", "faults", `{"rules":"CreateVpc refuse=TaskConflict count=1; Describe* stale=5s"}`, "CreateVpc refuse=TaskConflict count=1", "Describe* stale=5s")
	if _, err := d.call("CreateVpc", nil); err == nil || !strings.Contains(err.Error(), "TaskConflict") {
		t.Errorf("have %v, want TaskConflict", err)
	}
	d.vpc()
	d.does("GET", "faults", "", `"met": 2`, `"struck": 1`)
	d.does("DELETE", "faults", "")
	d.does("GET", "faults", "", `"faults": []`)
}

func TestObjects(t *testing.T) {
	d := newDesk(t)
	id := d.vpc()
	d.does("POST", "clock", `{"advance":"1m"}`)
	d.does("GET", "objects?type=vpc&region=cn-hangzhou&account="+sim.Account, "", `"id": "`+id+`"`, `"VpcName": "main"`)
	for _, none := range []string{"region=cn-beijing", "account=42", "id=vpc-9"} {
		d.does("GET", "objects?"+none, "", `"objects": []`)
	}
	d.does("PATCH", "objects?type=vpc&id="+id, `{"VpcName":"by hand","Status":"Broken"}`, `"VpcName": "by hand"`)
	if answer, err := d.call("DescribeVpcAttribute", map[string]string{"VpcId": id}); err != nil || answer["VpcName"] != "by hand" || answer["Status"] != "Broken" {
		t.Errorf("have %v, %v", answer, err)
	}
	d.does("DELETE", "objects?id="+id, "")
	d.does("GET", "objects", "", `"objects": []`)
}

func TestImport(t *testing.T) {
	d := newDesk(t)
	d.does("POST", "objects", `{"action":"DescribeVpcs","region":"cn-beijing","account":"42","answer":{"Vpcs":{"Vpc":[{"VpcId":"vpc-1","Status":"Available","CidrBlock":"10.0.0.0/8"}]}}}`)
	d.does("GET", "objects?type=vpc", "", `"account": "42"`, `"region": "cn-beijing"`, `"CidrBlock": "10.0.0.0/8"`)
}

func TestState(t *testing.T) {
	d := newDesk(t)
	id := d.vpc()
	state := d.does("GET", "state", "", id)
	if strings.Contains(state, "hush") {
		t.Errorf("the state holds a key's secret: %s", state)
	}
	d.vpc()
	d.does("PUT", "state", state)
	if again := d.does("GET", "state", ""); again != state {
		t.Errorf("have %s, want %s", again, state)
	}
}

func TestAssume(t *testing.T) {
	d := newDesk(t)
	d.does("GET", "assume", "", `"ids": []`)
	d.does("POST", "assume", `{"ids":["lb-1","i-1"]}`, `"i-1"`, `"lb-1"`)
}

func TestQuotas(t *testing.T) {
	newDesk(t).does("GET", "quotas", "", `"vpcs": 2`, `"vswitches_per_vpc": 24`)
}

func TestCalls(t *testing.T) {
	d := newDesk(t)
	d.does("GET", "calls", "", `"calls": []`)
	d.vpc()
	d.call("DeleteVpc", map[string]string{"VpcId": "vpc-9"})
	d.does("GET", "calls", "", `"action": "CreateVpc"`, `"VpcName": "main"`, `"code": "InvalidVpcId.NotFound"`)
	if text := d.does("GET", "calls?last=1", ""); strings.Contains(text, "CreateVpc") {
		t.Errorf("more than the last call: %s", text)
	}
}

// TestRefused: bad input is answered with an error that says why, and changes
// nothing.
func TestRefused(t *testing.T) {
	d := newDesk(t)
	id := d.vpc()
	before := d.does("GET", "state", "")
	for _, test := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"GET", "moon", "", 404, "/_sim/clock, /_sim/faults"},
		{"PUT", "clock", "", 405, "takes GET, POST"},
		{"POST", "clock", "", 400, "not the JSON object"},
		{"POST", "clock", `{"advance":"soon"}`, 400, "want a duration"},
		{"POST", "clock", `{"advance":"-1s"}`, 400, "does not go back"},
		{"POST", "clock", `{"advance":"1s","by":1}`, 400, "by"},
		{"POST", "clock", `{"advance":"1s"}{}`, 400, "more than one"},
		{"POST", "faults", `{"rules":"* throttle; * moon"}`, 400, "there are refuse"},
		{"GET", "objects?colour=red", "", 400, "there are type, id"},
		{"GET", "objects?type=moon", "", 400, "there is no type"},
		{"GET", "objects?id=1&id=2", "", 400, "twice"},
		{"PATCH", "objects", `{}`, 400, "names no object"},
		{"PATCH", "objects?id=" + id, `[]`, 400, "not the JSON object"},
		{"PATCH", "objects?id=" + id, `{"VpcName":"x","Colour":"red"}`, 400, "it has no"},
		{"DELETE", "objects?id=vpc-9", "", 400, "there is no object"},
		{"DELETE", "objects", "", 400, "names no object"},
		{"POST", "objects", `{"action":"CreateVpc"}`, 400, "describes no objects"},
		{"POST", "objects", `{"action":"DescribeVpcs","region":"cn-hangzhou","answer":{"Vpcs":{"Vpc":[{"VpcId":"vpc-1"},{"VpcName":"x"}]}}}`, 400, "has no VpcId"},
		{"PUT", "state", `{"format_version":9}`, 400, "format version"},
		{"PUT", "state", `{`, 400, "unexpected"},
		{"POST", "objects", `{"action":"DescribeVSwitches","region":"moon","answer":{"VSwitches":{"VSwitch":[]}}}`, 400, "there is no region"},
		{"POST", "objects", `{"action":"DescribeVSwitches","answer":{"VSwitches":"none"}}`, 400, "VSwitches.VSwitch of the answer is no list"},
		{"POST", "objects", `{"action":"DescribeVSwitches","answer":{"VSwitches":{"VSwitch":1}}}`, 400, "VSwitches.VSwitch of the answer is no list"},
		{"POST", "assume", `[]`, 400, "a JSON array stands where something else is wanted, at byte 1"},
		{"POST", "assume", `{"ids":["i-2",""]}`, 400, "does not say what it stands for"},
		{"POST", "assume", `{"ids":["i-2","i-1,i-3"]}`, 400, "is not one id"},
		{"GET", "calls?last=all", "", 400, "want a number"},
	} {
		status, text := d.send(test.method, test.path, test.body)
		if status != test.status || !strings.Contains(text, test.want) || !strings.Contains(text, `"error"`) {
			t.Errorf("%s %s %s: have %d %s, want %d and %q", test.method, test.path, test.body, status, text, test.status, test.want)
		}
	}
	if after := d.does("GET", "state", ""); after != before || len(d.cloud.FaultUses()) != 0 {
		t.Errorf("have %s, want %s", after, before)
	}
}

// TestGuard: pages in a browser are kept out, by other names of this machine as
// well as from other sites.
func TestGuard(t *testing.T) {
	d := newDesk(t)
	for _, test := range []struct {
		name   string
		header []string
		get    int
		post   int
	}{
		{"a client", nil, 200, 200},
		{"localhost", []string{"Host", "localhost:1"}, 200, 200},
		{"IPv6", []string{"Host", "[::1]:1"}, 200, 200},
		{"IPv6 without port", []string{"Host", "[::1]"}, 200, 200},
		{"no port", []string{"Host", "127.0.0.1"}, 200, 200},
		{"charset", []string{"Content-Type", "application/json; charset=utf-8"}, 200, 200},
		{"rebinding", []string{"Host", "cloud.example:8702"}, 403, 403},
		{"rebinding alike", []string{"Host", "localhost.example"}, 403, 403},
		{"no host", []string{"Host", ""}, 403, 403},
		{"other site", []string{"Origin", "https://cloud.example"}, 403, 403},
		{"sandboxed page", []string{"Origin", "null"}, 403, 403},
		{"image of other site", []string{"Sec-Fetch-Site", "cross-site"}, 403, 403},
		{"typed address", []string{"Sec-Fetch-Site", "none"}, 200, 200},
		{"form", []string{"Content-Type", "text/plain"}, 200, 415},
		{"no type", []string{"Content-Type", ""}, 200, 415},
	} {
		before := d.cloud.Ahead()
		get, _ := d.send("GET", "clock", "", test.header...)
		post, text := d.send("POST", "clock", `{"advance":"1s"}`, test.header...)
		if get != test.get || post != test.post || (post == 200) != (d.cloud.Ahead() != before) {
			t.Errorf("%s: have GET %d, POST %d %s, want %d, %d", test.name, get, post, text, test.get, test.post)
		}
	}
}
