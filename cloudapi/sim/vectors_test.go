package sim_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi/sim"
)

// vector is a request recorded from one of the vendor's clients. Its answer is
// a code, empty for success: the name "probe ~*+ 名" is one that 5.1 forbids, so
// that a verified request is refused for it.
type vector struct {
	client, query, body string
	header              map[string]string
	at                  time.Time
	want                string
}

var vectors = []vector{
	{
		client: "alibaba-cloud-sdk-go 1.51.10",
		query:  "AccessKeyId=testid&Action=CreateVpc&CidrBlock=192.168.0.0%2F16&ClientToken=tok-1&Format=JSON&RegionId=cn-hangzhou&Signature=1vgaCtei3b6Fnys4%2Bt8hG8UhXMM%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=240306be11ac434893f2d9957e38043a&SignatureType=&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A32%3A23Z&Version=2016-04-28&VpcName=probe+~%2A%2B+%E5%90%8D",
		header: map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Accept-Encoding": "identity", "x-sdk-client": "golang/1.0.0"},
		at:     start, want: "InvalidVpcName.Malformed",
	},
	{
		client: "its lists",
		query:  "AccessKeyId=testid&Action=DescribeRouterInterfaces&Filter.1.Key=RouterInterfaceId&Filter.1.Value.1=ri-1&Filter.1.Value.2=ri-2&Format=JSON&RegionId=cn-hangzhou&Signature=D9nmT36SyzMLcSNlvoA6b3uHdgY%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=c65145acd2c6437b9be4284bd458a02f&SignatureType=&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A32%3A24Z&Version=2016-04-28",
		at:     start.Add(time.Second), want: "",
	},
	{
		client: "Terraform provider 1.230.0, query and form",
		query:  "AccessKeyId=testid&Action=AllocateEipAddress&Format=json&InstanceId=&Signature=mkwQUWwJ5Vy%2FWZC7pSh9ZEim9Rc%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=dfe9fc7a779728b587c7b182062ff082&SignatureVersion=1.0&Timestamp=2026-11-23T02%3A17%3A56Z&Version=2016-04-28",
		body:   "Bandwidth=5&ClientToken=TF-AllocateEipAddress-1795400276-a4dfc503-ca8d-4f55-b48b-fc17b5b&Name=tf-probe&RegionId=cn-hangzhou",
		header: map[string]string{"content-type": "application/x-www-form-urlencoded", "x-acs-action": "AllocateEipAddress", "x-acs-version": "2016-04-28", "Accept-Encoding": "gzip"},
		at:     time.Date(2026, 11, 23, 2, 17, 56, 0, time.UTC), want: "",
	},
	{
		client: "vpc-20160428 7.2.5",
		query:  "CidrBlock=192.168.0.0%2F16&ClientToken=tok-1&RegionId=cn-hangzhou&VpcName=probe+~%2A%2B+%E5%90%8D",
		header: map[string]string{
			"Authorization":        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=85c1059990bf57eb9fca7dc9000e60f9ccc0d4e0c0affe16ee8709a337ba56f7",
			"accept":               "application/json",
			"x-acs-action":         "CreateVpc",
			"x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			"x-acs-date":           "2026-11-23T01:36:07Z", "x-acs-credentials-provider": "static_ak",
			"x-acs-signature-nonce": "1ac730437b1002af9b019318dddd1a4c", "x-acs-version": "2016-04-28",
			"Accept-Encoding": "gzip",
		},
		at: time.Date(2026, 11, 23, 1, 36, 7, 0, time.UTC), want: "InvalidVpcName.Malformed",
	},
	{
		client: "vpc-20160428 7.2.5 with SignatureAlgorithm v2",
		query:  "AccessKeyId=testid&Action=CreateVpc&CidrBlock=192.168.0.0%2F16&ClientToken=tok-1&Format=json&RegionId=cn-hangzhou&Signature=qngg1wH5o1KzPSHsNee%2BnFqdY00%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=fda2232f62282ee08982b1c44be87e88&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A36%3A08Z&Version=2016-04-28&VpcName=probe+~%2A%2B+%E5%90%8D",
		header: map[string]string{"x-acs-action": "CreateVpc", "x-acs-version": "2016-04-28"},
		at:     time.Date(2026, 11, 23, 1, 36, 8, 0, time.UTC), want: "InvalidVpcName.Malformed",
	},
	{
		client: "aliyun 3.4.11",
		query:  "AccessKeyId=testid&Action=CreateVpc&CidrBlock=192.168.0.0%2F16&Format=JSON&RegionId=cn-hangzhou&Signature=lO9mnzQQzqc3zzkEK3JgAPP2lz0%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=3327be40768d9e92ec21fade882a48d8&SignatureType=&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A58%3A03Z&Version=2016-04-28&VpcName=probe+~%2A%2B+%E5%90%8D",
		header: map[string]string{"x-acs-action": "CreateVpc", "x-acs-credentials-provider": "static_sts", "x-acs-version": "2016-04-28", "x-sdk-invoke-type": "common"},
		at:     time.Date(2026, 11, 23, 1, 58, 3, 0, time.UTC), want: "InvalidVpcName.Malformed",
	},
}

// send sends a vector to a new cloud at the time of its recording.
func (v vector) send(t *testing.T) (code string) {
	t.Helper()
	req := httptest.NewRequest(http.MethodPost, "/?"+v.query, strings.NewReader(v.body))
	req.Host = "127.0.0.1:8701"
	for name, value := range v.header {
		req.Header.Set(name, value)
	}
	cloud := &sim.Cloud{Now: func() time.Time { return v.at }}
	resp, err := cloud.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer struct{ Code string }
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatalf("%s: %v", v.client, err)
	}
	return answer.Code
}

// TestVendorVectors replays requests recorded from the vendor's clients, as
// they are and with one character of the request changed.
func TestVendorVectors(t *testing.T) {
	for _, v := range vectors {
		t.Run(v.client, func(t *testing.T) {
			// An action without behaviour is told so after the signature.
			if code := v.send(t); code != v.want && code != "UnsupportedOperation" {
				t.Errorf("have %q, want %q", code, v.want)
			}
			v.query = strings.Replace(v.query, "cn-hangzhou", "cn-beijing", 1)
			v.body = strings.Replace(v.body, "cn-hangzhou", "cn-beijing", 1)
			if code := v.send(t); code != "SignatureDoesNotMatch" {
				t.Errorf("changed: have %q, want SignatureDoesNotMatch", code)
			}
		})
	}
}
