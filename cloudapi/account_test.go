package cloudapi_test

import (
	"strings"
	"testing"

	"netplan/cloudapi"
)

func TestAccount(t *testing.T) {
	b := newBench(t, []answer{{status: 200, body: `{"AccountId":"1234567890","Arn":"acs:ram::1234567890:user/u","RequestId":"r"}`}},
		func(c *cloudapi.Config) { c.Endpoint = "" })
	have, err := b.Account(t.Context())
	if err != nil || have != "1234567890" {
		t.Fatalf("have account %q, %v", have, err)
	}
	sent := b.sent()[0]
	if sent.host != "https://sts.aliyuncs.com/" || sent.params["Version"] != "2015-04-01" || sent.params["Action"] != "GetCallerIdentity" {
		t.Errorf("have a request to %s with %v", sent.host, sent.params)
	}
	if want := cloudapi.Sign("testsecret", cloudapi.StringToSign("POST", without(sent.params, "Signature"))); sent.params["Signature"] != want {
		t.Errorf("have signature %s, want %s", sent.params["Signature"], want)
	}
}

func without(params map[string]string, name string) map[string]string {
	rest := map[string]string{}
	for k, v := range params {
		if k != name {
			rest[k] = v
		}
	}
	return rest
}

func TestAccountUnknown(t *testing.T) {
	for _, a := range []answer{{status: 200, body: `{"RequestId":"r"}`}, refusal(404, "InvalidAccessKeyId.NotFound")} {
		_, err := newBench(t, []answer{a}, nil).Account(t.Context())
		if e := asError(t, err); !strings.Contains(e.Error(), "GetCallerIdentity") {
			t.Errorf("have error %v", err)
		}
	}
}
