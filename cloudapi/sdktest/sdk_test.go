// Package sdktest holds the client against the vendor's SDK: both must sign
// alike and get the same answers. The vendor's typed clients and its newer,
// generic one are held against the simulator.
//
// The typed client of go.mod has methods for all but one of the actions, the
// newer one of newer.mod for all but those in newer_test.go:
//
//	go test .
//	go test -tags=newer -modfile=newer.mod .
package sdktest

import (
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/google/go-cmp/cmp"

	"netplan/cloudapi"
	"netplan/cloudapi/sim"
)

// recorder answers every request with nothing and keeps the last.
type recorder struct{ method, text string }

func (r *recorder) RoundTrip(q *http.Request) (*http.Response, error) {
	r.method, r.text = q.Method, q.URL.RawQuery
	if q.Body != nil {
		form, _ := io.ReadAll(q.Body)
		r.text += "&" + string(form)
	}
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("{}")), Request: q}, nil
}

// vendor is the vendor's client of a host.
func vendor(t *testing.T, secret string) *sdk.Client {
	t.Helper()
	config := sdk.NewConfig().WithScheme("HTTP").WithAutoRetry(false)
	c, err := sdk.NewClientWithOptions("cn-hangzhou", config, credentials.NewAccessKeyCredential("testid", secret))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// common is a request of the vendor's client.
func common(method, host, action string) *requests.CommonRequest {
	r := requests.NewCommonRequest()
	r.Method, r.Scheme, r.Domain = method, "http", host
	r.Version, r.ApiName = "2016-04-28", action
	return r
}

// letters are those that encodings disagree on, and some that they do not.
var letters = []rune("aZ09-_.~ *+!'()/:;=&?@,$#%[]{}|\\\"<>^`\u00e9\u540d\U0001f310\n\t")

func text(r *rand.Rand, least int) string {
	runes := make([]rune, least+r.IntN(12))
	for i := range runes {
		runes[i] = letters[r.IntN(len(letters))]
	}
	return string(runes)
}

func TestSignsAsTheSDK(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		secret := text(r, 1)
		wire := &recorder{}
		c := vendor(t, secret)
		c.SetTransport(wire)
		q := common([]string{"GET", "POST"}[r.IntN(2)], "127.0.0.1", "DescribeVpcs")
		for range r.IntN(8) {
			q.QueryParams[text(r, 1)] = text(r, 0)
		}
		if q.Method == "POST" {
			q.FormParams["form "+text(r, 1)] = text(r, 0)
		}
		if _, err := c.ProcessCommonRequest(q); err != nil {
			t.Fatal(err)
		}
		checkSignature(t, wire, secret, q.GetStringToSign())
	}
}

// checkSignature signs again what the SDK sent.
func checkSignature(t *testing.T, wire *recorder, secret, want string) {
	t.Helper()
	values, err := url.ParseQuery(wire.text)
	if err != nil {
		t.Fatal(err)
	}
	params := map[string]string{}
	for name := range values {
		params[name] = values.Get(name)
	}
	if params["Signature"] == "" {
		t.Fatalf("the SDK did not sign %s", wire.text)
	}
	have := cloudapi.StringToSign(wire.method, params)
	if have != want {
		t.Errorf("%s\nhave %s\nwant %s", wire.text, have, want)
	}
	if have, want := cloudapi.Sign(secret, have), params["Signature"]; have != want {
		t.Errorf("%s\nhave signature %s, want %s", wire.text, have, want)
	}
}

// both are our client and the vendor's of one simulator.
type both struct {
	ours   *cloudapi.Client
	theirs *sdk.Client
	host   string
}

func newBoth(t *testing.T) both {
	t.Helper()
	server := httptest.NewServer(&sim.Cloud{})
	t.Cleanup(server.Close)
	ours, err := cloudapi.New(cloudapi.Config{Endpoint: server.URL, Keys: cloudapi.StaticKeys("testid", "testsecret", "")})
	if err != nil {
		t.Fatal(err)
	}
	return both{ours, vendor(t, "testsecret"), strings.TrimPrefix(server.URL, "http://")}
}

// ask sends a request by both and wants the same answer or refusal.
func (b both) ask(t *testing.T, action string, params map[string]string) map[string]any {
	t.Helper()
	q := common("POST", b.host, action)
	for name, value := range params {
		q.QueryParams[name] = value
	}
	answer, failed := b.theirs.ProcessCommonRequest(q)
	have, err := b.ours.Call(t.Context(), cloudapi.Request{Action: action, Region: "cn-hangzhou", Params: params})
	if failed != nil || err != nil {
		checkRefusal(t, action, err, failed)
		return nil
	}
	var want map[string]any
	d := json.NewDecoder(strings.NewReader(answer.GetHttpContentString()))
	d.UseNumber()
	if err := d.Decode(&want); err != nil {
		t.Fatal(err)
	}
	delete(want, "RequestId")
	delete(have, "RequestId")
	if d := cmp.Diff(want, map[string]any(have)); d != "" {
		t.Errorf("%s: -SDK +ours\n%s", action, d)
	}
	return want
}

// checkRefusal wants one refusal from both.
func checkRefusal(t *testing.T, action string, ours, theirs error) {
	t.Helper()
	have, ok := ours.(*cloudapi.Error)
	want, too := theirs.(*errors.ServerError)
	if !ok || !too {
		t.Fatalf("%s: have error %v, the SDK has %v", action, ours, theirs)
	}
	if have.Status != want.HttpStatus() || have.Code != want.ErrorCode() || have.Message != want.Message() || have.HostID != want.HostId() {
		t.Errorf("%s: have %v, the SDK has %v", action, have, want)
	}
}

func TestAnswersAsToTheSDK(t *testing.T) {
	b := newBoth(t)
	b.ask(t, "DescribeRegions", nil)
	b.ask(t, "DescribeVpcs", nil)
	// The second of the two sends the same token and gets the same object.
	made := b.ask(t, "CreateVpc", map[string]string{
		"ClientToken": "tok-1", "CidrBlock": "192.168.0.0/16", "VpcName": "probe", "Description": "probe ~*+ \u540d",
	})
	id, _ := made["VpcId"].(string)
	if !strings.HasPrefix(id, "vpc-") {
		t.Fatalf("have %v, want a VpcId", made)
	}
	b.ask(t, "DescribeVpcs", map[string]string{"VpcId": id, "PageNumber": strconv.Itoa(1), "PageSize": strconv.Itoa(50)})
	b.ask(t, "DescribeVpcAttribute", map[string]string{"VpcId": id})
	b.ask(t, "DescribeVpcAttribute", map[string]string{"VpcId": "vpc-none"})
	b.ask(t, "DescribeEipAddresses", map[string]string{"Filter.1.Key": "CreationStartTime", "Filter.1.Value": "2011-01-01T01:00Z"})
	b.ask(t, "CreateVpc", map[string]string{"CidrBlock": "300.0.0.0/8"})
	b.ask(t, "DeleteVpc", map[string]string{"VpcId": "vpc-none"})
}
