package sim_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// readme is the text of a file of this folder.
func readme(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadmeQuotas holds the table of quotas against the limits.
func TestReadmeQuotas(t *testing.T) {
	have := map[string]int{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9_]+)` \\| (\\d+) \\|$").FindAllStringSubmatch(readme(t, "README.md"), -1) {
		var n int
		if _, err := fmt.Sscan(m[2], &n); err != nil {
			t.Fatal(err)
		}
		have[m[1]] = n
	}
	if d := cmp.Diff(sim.Limits(), have); d != "" {
		t.Errorf("the table of quotas is not current (-want +have):\n%s", d)
	}
}

// TestReadmeExamples holds that every Go example of the page stands in this
// file, where it is compiled and run.
func TestReadmeExamples(t *testing.T) {
	source := squeezed(readme(t, "readme_test.go"))
	blocks := regexp.MustCompile("(?ms)^```go$\n(.*?)^```$").FindAllStringSubmatch(readme(t, "README.md"), -1)
	if len(blocks) < 8 {
		t.Errorf("%d examples were found, want at least 8", len(blocks))
	}
	for _, b := range blocks {
		if !strings.Contains(source, squeezed(b[1])) {
			t.Errorf("this example is not in the test:\n%s", b[1])
		}
	}
}

// squeezed is a text without the white space at the ends of its lines.
func squeezed(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}

// The following run the examples of the page. Their text is that of the page,
// line by line.

func TestReadmeServer(t *testing.T) {
	cloud := &sim.Cloud{}
	server := httptest.NewServer(cloud)
	defer server.Close()
	resp, err := http.Get(server.URL + "/?Action=DescribeVpcs")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if body, err := io.ReadAll(resp.Body); err != nil || !bytes.Contains(body, []byte("MissingParameter")) {
		t.Errorf("an unsigned request is answered %s, %v, want MissingParameter", body, err)
	}
}

func TestReadmeTransport(t *testing.T) {
	client := &http.Client{Transport: &sim.Cloud{}}
	resp, err := client.Get("http://cloud.example/?Action=DescribeVpcs")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusBadRequest {
		t.Errorf("an unsigned request has status %d, want 400", resp.StatusCode)
	}
}

func TestReadmeCall(t *testing.T) {
	ctx := t.Context()
	cloud := &sim.Cloud{}
	answer, err := cloud.Call(ctx, cloudapi.Request{
		Action: "CreateVpc", Region: "cn-hangzhou",
		Params: map[string]string{"CidrBlock": "10.0.0.0/8"},
	})
	if err != nil || answer["VpcId"] == "" {
		t.Errorf("have %v, %v, want a VPC", answer, err)
	}
}

func TestReadmeAssume(t *testing.T) {
	cloud := &sim.Cloud{}
	cloud.Assume("i-web1", "lb-front")
	bind := func(instance string) error {
		eip := mustCall(t, cloud, "AllocateEipAddress", nil)
		_, err := cloud.Call(t.Context(), cloudapi.Request{
			Action: "AssociateEipAddress", Region: "cn-hangzhou",
			Params: map[string]string{"AllocationId": eip["AllocationId"].(string), "InstanceId": instance},
		})
		return err
	}
	if err := bind("i-web1"); err != nil {
		t.Errorf("bind to i-web1: %v", err)
	}
	if err := bind("i-web2"); err == nil {
		t.Error("bind to i-web2: no error, and nobody assumed it")
	}
}

func TestReadmeAssumeInstance(t *testing.T) {
	n := newNatNet(t)
	cloud, vswitch := n.Cloud, n.vswitch("10.0.0.0/24")
	err := cloud.AssumeInstance(sim.Instance{ID: "i-web1", VSwitchID: vswitch, PrivateIP: "10.0.0.9", Status: "Stopping"})
	if err != nil {
		t.Fatal(err)
	}
	eip, _ := n.eip("")
	n.refused(400, "IncorrectInstanceStatus", "AssociateEipAddress", "AllocationId="+eip, "InstanceId=i-web1")
	n.assume(sim.Instance{ID: "i-web1", VSwitchID: vswitch, PrivateIP: "10.0.0.9"})
	n.do("AssociateEipAddress", "AllocationId="+eip, "InstanceId=i-web1")
}

// mustCall is the answer of a call in cn-hangzhou.
func mustCall(t *testing.T, cloud cloudapi.API, action string, params map[string]string) cloudapi.Response {
	t.Helper()
	answer, err := cloud.Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// statusOf is the status of the only VPC.
func statusOf(t *testing.T, cloud cloudapi.API) any {
	t.Helper()
	list := mustCall(t, cloud, "DescribeVpcs", nil)["Vpcs"].(map[string]any)["Vpc"].([]any)
	if len(list) != 1 {
		t.Fatalf("have %d VPCs, want 1", len(list))
	}
	return list[0].(map[string]any)["Status"]
}

func TestReadmeClock(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	cloud := &sim.Cloud{Now: func() time.Time { return now }}
	mustCall(t, cloud, "CreateVpc", nil)
	if have := statusOf(t, cloud); have != "Pending" {
		t.Errorf("at first the VPC is %v, want Pending", have)
	}
	now = now.Add(time.Minute)
	if have := statusOf(t, cloud); have != "Available" {
		t.Errorf("a minute later the VPC is %v, want Available", have)
	}
}

func TestReadmeLatency(t *testing.T) {
	cloud := &sim.Cloud{Latency: map[string]time.Duration{"CreateVpc": time.Minute, "*": 0}}
	mustCall(t, cloud, "CreateVpc", nil)
	if have := statusOf(t, cloud); have != "Pending" {
		t.Errorf("the VPC is %v, want Pending", have)
	}
}

func TestReadmePolicies(t *testing.T) {
	policies, err := sim.ParsePolicy([]byte(`{
		"Version": "1",
		"Statement": [{"Effect": "Allow", "Action": "vpc:Describe*", "Resource": "*"}]
	}`))
	cloud := &sim.Cloud{
		Keys:     map[string]string{"reader": "secret"},
		Policies: map[string][]sim.Policy{"reader": policies},
	}
	if err != nil {
		t.Fatal(err)
	}
	client, err := cloudapi.New(cloudapi.Config{Endpoint: "http://127.0.0.1", Keys: cloudapi.StaticKeys("reader", "secret", ""), Transport: cloud})
	if err != nil {
		t.Fatal(err)
	}
	mustCall(t, client, "DescribeVpcs", nil)
	var refused *cloudapi.Error
	_, err = client.Call(t.Context(), cloudapi.Request{Action: "CreateVpc", Region: "cn-hangzhou"})
	if !errors.As(err, &refused) || refused.Status != http.StatusForbidden {
		t.Errorf("CreateVpc: %v, want status 403", err)
	}
}

func TestReadmeFaults(t *testing.T) {
	cloud := &sim.Cloud{Faults: func(c sim.Call) sim.Fault {
		switch {
		case c.Action == "CreateVSwitch" && c.N < 10:
			return sim.Fault{Lose: sim.LoseResponse} // carried out, never answered
		case c.Action == "DeleteVpc":
			return sim.Fault{Err: &cloudapi.Error{Code: "TaskConflict"}}
		case c.N%50 == 0:
			return sim.Throttled()
		}
		return sim.Fault{}
	}}
	vpc := mustCall(t, cloud, "CreateVpc", nil)
	var refused *cloudapi.Error
	_, err := cloud.Call(t.Context(), cloudapi.Request{Action: "DeleteVpc", Region: "cn-hangzhou", Params: map[string]string{"VpcId": vpc["VpcId"].(string)}})
	if !errors.As(err, &refused) || refused.Code != "TaskConflict" || refused.Status == 0 || refused.Message == "" {
		t.Errorf("DeleteVpc: %v, want TaskConflict with status and message", err)
	}
}

func TestReadmeStates(t *testing.T) {
	cloud := &sim.Cloud{Seed: 7}
	mustCall(t, cloud, "CreateVpc", nil)
	if err := saveAndLoad(cloud); err != nil {
		t.Error(err)
	}
	other := &sim.Cloud{}
	if err := importVPCs(t.Context(), other, cloud); err != nil {
		t.Error(err)
	}
	if have, want := statusOf(t, other), statusOf(t, cloud); have != want {
		t.Errorf("the imported VPC is %v, want %v", have, want)
	}
}

func saveAndLoad(cloud *sim.Cloud) error {
	var text bytes.Buffer
	if err := cloud.Save(&text); err != nil {
		return err
	}
	later := &sim.Cloud{}
	if err := later.Load(&text); err != nil {
		return err
	}
	if later.Seed != cloud.Seed {
		return fmt.Errorf("the seed is %d after loading, want %d", later.Seed, cloud.Seed)
	}
	return nil
}

func importVPCs(ctx context.Context, cloud *sim.Cloud, real cloudapi.API) error {
	request := cloudapi.Request{Action: "DescribeVpcs", Region: "cn-hangzhou"}
	answer, err := real.Call(ctx, request)
	if err != nil {
		return err
	}
	if err := cloud.Import(request, answer); err != nil {
		return err
	}
	return nil
}

// TestReadmeRules: the words of rules are those that errors list, and the
// examples of rules are understood.
func TestReadmeRules(t *testing.T) {
	page := readme(t, "README.md")
	_, err := sim.ParseFaults("* moon")
	for _, word := range strings.Split(strings.Split(err.Error(), "there are ")[1], ", ") {
		if !strings.Contains(page, "`"+word+"=") && !strings.Contains(page, "`"+word+"`") {
			t.Errorf("the page does not tell of the word %s", word)
		}
	}
	examples := regexp.MustCompile("(?s)```faults\n(.*?)```").FindStringSubmatch(page)
	if examples == nil {
		t.Fatal("the page has no examples of rules")
	}
	for line := range strings.SplitSeq(strings.TrimSpace(examples[1]), "\n") {
		if _, err := sim.ParseFaults(line); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func TestReadmeAccounts(t *testing.T) {
	cloud := &sim.Cloud{
		Keys:     map[string]string{"ann": "s1", "bob": "s2"},
		Accounts: map[string]string{"bob": "2000000000000002"},
	}
	bob := cloud.As("2000000000000002")
	mustCall(t, bob, "CreateVpc", nil)
	if statusOf(t, bob) != "Pending" {
		t.Error("bob does not see his VPC")
	}
	if n := fmt.Sprint(mustCall(t, cloud, "DescribeVpcs", nil)["TotalCount"]); n != "0" {
		t.Errorf("ann sees %s VPCs, want 0", n)
	}
}

func TestReadmeControl(t *testing.T) {
	cloud := &sim.Cloud{}
	vpcID := mustCall(t, cloud, "CreateVpc", nil)["VpcId"].(string)
	if err := advanceADay(cloud); err != nil {
		t.Fatal(err)
	}
	vswitchID := mustCall(t, cloud, "CreateVSwitch", map[string]string{"VpcId": vpcID, "CidrBlock": "172.16.1.0/24", "ZoneId": "cn-hangzhou-b"})["VSwitchId"].(string)
	if err := editObjects(cloud, vpcID, vswitchID); err != nil {
		t.Fatal(err)
	}
	if have := statusOf(t, cloud); have != "Pending" {
		t.Errorf("the VPC is %v, want Pending", have)
	}
	if err := addRules(cloud); err != nil {
		t.Fatal(err)
	}
	if _, err := cloud.Call(t.Context(), cloudapi.Request{Action: "CreateVpc", Region: "cn-hangzhou"}); err == nil || !strings.Contains(err.Error(), "TaskConflict") {
		t.Errorf("have %v, want TaskConflict", err)
	}
}

func advanceADay(cloud *sim.Cloud) error {
	if err := cloud.Advance(24 * time.Hour); err != nil {
		return err
	}
	return nil
}

func addRules(cloud *sim.Cloud) error {
	rules, err := sim.ParseFaults("CreateVpc refuse=TaskConflict count=2; Describe* stale=10s")
	if err != nil {
		return err
	}
	if err := cloud.AddFaults(rules...); err != nil {
		return err
	}
	return nil
}

func editObjects(cloud *sim.Cloud, vpcID, vswitchID string) error {
	if err := cloud.Edit("vpc", vpcID, map[string]any{"Description": "by hand", "Status": "Pending"}); err != nil {
		return err
	}
	if err := cloud.Remove("vswitch", vswitchID); err != nil {
		return err
	}
	objects, err := cloud.Objects("vpc", "")
	if err == nil && len(objects) != 1 {
		err = fmt.Errorf("have %d VPCs, want 1", len(objects))
	}
	return err
}
