package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"netplan/cloudapi"
)

// keysFile is the file of keys that COMMANDS.md shows.
func keysFile(t *testing.T) string {
	t.Helper()
	m := regexp.MustCompile("(?s)A file of keys:\n\n```json\n(.*?)```").FindStringSubmatch(commandsPage(t))
	if m == nil {
		t.Fatal("the page shows no file of keys")
	}
	return m[1]
}

// vpcs is the number of VPCs that a key sees, or the code of the refusal, after
// it called an action.
func vpcs(t *testing.T, url, id, secret, action string) (string, string) {
	t.Helper()
	client, err := cloudapi.New(cloudapi.Config{Endpoint: url, Keys: cloudapi.StaticKeys(id, secret, ""), Retries: -1})
	if err != nil {
		t.Fatal(err)
	}
	code := ""
	if _, err := client.Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou"}); err != nil {
		code = err.(*cloudapi.Error).Code
	}
	list, err := client.Call(t.Context(), cloudapi.Request{Action: "DescribeVpcs", Region: "cn-hangzhou"})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(list["TotalCount"]), code
}

// TestSimKeysFile: the keys of the page's file have their accounts and
// policies.
func TestSimKeysFile(t *testing.T) {
	d := newDesk(t, map[string]string{"keys.json": keysFile(t)})
	if err := os.Chmod(d.path("keys.json"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := startSim(t, "--keys", d.path("keys.json"))
	for _, test := range []struct{ id, secret, vpcs, code string }{
		{"testid", "testsecret", "1", ""},
		{"ann", "s1", "2", ""},
		{"bob", "s2", "0", "Forbbiden"},
	} {
		if have, code := vpcs(t, s.url, test.id, test.secret, "CreateVpc"); have != test.vpcs || code != test.code {
			t.Errorf("%s sees %s VPCs after %q, want %s after %q", test.id, have, code, test.vpcs, test.code)
		}
	}
	if s.end(t, os.Interrupt); s.err.Len() > 0 {
		t.Errorf("standard error has %s", s.err)
	}
}

// TestSimKeysFileMistakes are told without a secret.
func TestSimKeysFileMistakes(t *testing.T) {
	for text, want := range map[string]string{
		`{"keys":[{"id":"ann","secret":"hush"`:                                  "keys.json",
		`{"keys":[{"id":"ann","secret":"hush"}]}{}`:                             "more than one",
		`{"keys":[{"id":"ann","secret":"hush","colour":"red"}]}`:                "colour",
		`{"keys":[{"secret":"hush"}]}`:                                          "key 1: it has no id",
		`{"keys":[{"id":"ann"}]}`:                                               "ann has no secret",
		`{"keys":[{"id":"ann","secret":"hush"},{"id":"ann","secret":"hush2"}]}`: "key 2: the simulated cloud has the key ann already",
		`{"keys":[{"id":"testid","secret":"hush"}]}`:                            "has the key testid already",
		`{"keys":[{"id":"ann","secret":"hush","account":"me"}]}`:                "the account of ann is no number",
		`{"keys":[{"id":"ann","secret":"hush","policies":[{"Version":"1"}]}]}`:  `policy 1 of ann: element "Statement" is missing`,
		`{"keys":[{"id":"ann","secret":["hush"]}]}`:                             "keys.json: a JSON array stands where something else is wanted",
		`[]`: "keys.json: a JSON array stands where something else is wanted, at byte 1",
	} {
		d := newDesk(t, map[string]string{"keys.json": text})
		o := d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--keys", "DIR/keys.json").quiet().warns(want)
		if strings.Contains(o.err, "hush") {
			t.Errorf("the secret is told: %s", o.err)
		}
	}
	d := newDesk(t, nil)
	d.must(exitFailed, "sim", "--keys", "DIR/none.json").warns("none.json")
}

// TestSimFlagMistakes are told with what is allowed.
func TestSimFlagMistakes(t *testing.T) {
	d := newDesk(t, map[string]string{"q.json": `{"moons":1}`, "bad.json": `{"vpcs":"many"}`})
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"--latency", "CreateVpc"}, "not ACTION=DURATION"},
		{[]string{"--latency", "CreateVpc=-1s"}, "not ACTION=DURATION"},
		{[]string{"--latency", "CreateMoon=1s"}, "there is no action"},
		{[]string{"--latency", "*=1s", "--settle", "2s"}, "given twice"},
		{[]string{"--latency", "CreateVpc=1s", "--latency", "CreateVpc=2s"}, "given twice"},
		{[]string{"--settle", "-1s"}, "negative"},
		{[]string{"--faults", "CreateVpc explode"}, "there are refuse"},
		{[]string{"--faults", "CreateVpc delay=1000000h"}, "above 1h0m0s"},
		{[]string{"--faults", "CreateVpc throttle; CreateMoon throttle"}, `no action of the API fits "CreateMoon"`},
		{[]string{"--assume", "foo"}, `--assume: the beginning of "foo" does not say what it stands for; there are i-, lb-, eni-`},
		{[]string{"--assume", "i-1,i-2"}, `--assume: "i-1,i-2" is not one id`},
		{[]string{"--assume", "i-"}, `--assume: "i-" is the beginning of an id only`},
		{[]string{"--assume", ""}, "--assume: "},
		{[]string{"--quotas", "DIR/q.json"}, "there is no such quota; there are "},
		{[]string{"--control", "0.0.0.0:0"}, "not on loopback"},
		{[]string{"--control", "here"}, "--control"},
	} {
		d.must(exitUsage, append([]string{"sim", "--listen", "127.0.0.1:0"}, test.args...)...).quiet().warns(test.want)
	}
	d.must(exitFailed, "sim", "--listen", "127.0.0.1:0", "--quotas", "DIR/bad.json").quiet().warns("bad.json")
}

// TestSimFlags: limits, latencies and faults are in force.
func TestSimFlags(t *testing.T) {
	d := newDesk(t, map[string]string{"q.json": `{"vpcs":1,"user_cidrs":1}`})
	url := limitedSim(t, "--latency", "CreateVpc=1h", "--settle", "0s", "--quotas", d.path("q.json"), "--quota", "vpcs=2", "--faults", "AllocateEipAddress refuse=TaskConflict; DescribeZones throttle")
	for _, test := range []struct{ action, vpcs, code string }{
		{"AllocateEipAddress", "0", "TaskConflict"}, {"CreateVpc", "1", ""}, {"CreateVpc", "2", ""}, {"CreateVpc", "2", "QuotaExceeded.Vpc"}, {"DescribeZones", "2", "Throttling.User"},
	} {
		if have, code := vpcs(t, url, simKey, simSecret, test.action); have != test.vpcs || code != test.code {
			t.Errorf("%s: have %s VPCs and %q, want %s and %q", test.action, have, code, test.vpcs, test.code)
		}
	}
}

// TestSimKilled: a simulator that is killed has its state but for the last
// second, and starts from it.
func TestSimKilled(t *testing.T) {
	d := smallDesk(t)
	state := d.path("state.json")
	s := startSim(t, "--state", state)
	d.must(exitDone, "api", "CreateVpc", "--cloud", s.url, "--dir", "DIR")
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if text, _ := os.ReadFile(state); bytes.Contains(text, []byte(`"kind": "vpc"`)) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the state was not saved")
		}
	}
	s.end(t, syscall.SIGKILL)
	s = startSim(t, "--state", state)
	d.must(exitDone, "api", "DescribeVpcs", "--cloud", s.url, "--dir", "DIR").says(`"TotalCount": 1`)
	if code := s.end(t, os.Interrupt); code != exitDone {
		t.Errorf("exit code %d, %s", code, s.err)
	}
}

// TestSimEndsInDelay: a call that a rule holds up does not hold up the end.
func TestSimEndsInDelay(t *testing.T) {
	s := startSim(t, "--faults", "CreateVpc delay=1h", "--control", "127.0.0.1:0")
	base := s.control(t)
	answered := make(chan error, 1)
	go func() {
		resp, err := http.Get(s.url + "/?Action=CreateVpc")
		if err == nil {
			resp.Body.Close()
		}
		answered <- err
	}()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if text := fetched(t, base+"faults"); strings.Contains(text, `"struck": 1`) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("no call was struck")
		}
	}
	if code := s.end(t, os.Interrupt); code != exitDone || s.err.Len() > 0 {
		t.Errorf("exit code %d, %s", code, s.err)
	}
	if err := <-answered; err == nil {
		t.Error("the delayed call was answered")
	}
}

// fetched is what an address answers.
func fetched(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// control is the address of the control endpoint, which the simulator says
// after its own.
func (s *simulator) control(t *testing.T) string {
	t.Helper()
	line, err := s.out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	base := regexp.MustCompile(`http://127\.0\.0\.1:\d+/_sim/`).FindString(line)
	if base == "" || strings.HasPrefix(base, s.url+"/") {
		t.Fatalf("netplan sim says %q", line)
	}
	return base
}

// TestSimControl: the endpoint is beside the cloud, not on its address.
func TestSimControl(t *testing.T) {
	s := startSim(t, "--control", "127.0.0.1:0")
	base := s.control(t)
	if have, _ := vpcs(t, s.url, simKey, simSecret, "CreateVpc"); have != "1" {
		t.Errorf("have %s VPCs, want 1", have)
	}
	resp, err := http.Post(base+"clock", "application/json", strings.NewReader(`{"advance":"48h"}`))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(resp.Body)
	if resp.Body.Close(); err != nil || resp.StatusCode != http.StatusOK || !bytes.Contains(text, []byte(`"ahead": "48h0m0s"`)) {
		t.Errorf("have %d %s, %v", resp.StatusCode, text, err)
	}
	if text := fetched(t, base+"calls"); !strings.Contains(text, `"action": "CreateVpc"`) || strings.Contains(text, simSecret) {
		t.Errorf("have %s", text)
	}
	if have, code := vpcs(t, s.url, simKey, simSecret, "CreateVpc"); have != "2" || code != "" {
		t.Errorf("two days later: %s VPCs, %q", have, code)
	}
	if code := s.end(t, os.Interrupt); code != exitDone {
		t.Errorf("exit code %d, %s", code, s.err)
	}
}

// TestSimKeysFileOpen: that others can read the secrets is told.
func TestSimKeysFileOpen(t *testing.T) {
	d := newDesk(t, map[string]string{"keys.json": keysFile(t)})
	if err := os.Chmod(d.path("keys.json"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := startSim(t, "--keys", d.path("keys.json"))
	if s.end(t, os.Interrupt); !strings.Contains(s.err.String(), "keys.json: everybody on this machine can read") || strings.Contains(s.err.String(), "s1") {
		t.Errorf("standard error has %s", s.err)
	}
}
