package cloudapi_test

import (
	"net/url"
	"strings"
	"testing"

	"netplan/cloudapi"
)

// captured are requests of the vendor's clients as they went over the wire,
// signed with the secret testsecret: the query, and the form after a blank.
var captured = map[string]string{
	"sdk":      `AccessKeyId=testid&Action=CreateVpc&CidrBlock=192.168.0.0%2F16&ClientToken=tok-1&Format=JSON&RegionId=cn-hangzhou&Signature=1vgaCtei3b6Fnys4%2Bt8hG8UhXMM%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=240306be11ac434893f2d9957e38043a&SignatureType=&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A32%3A23Z&Version=2016-04-28&VpcName=probe+~%2A%2B+%E5%90%8D`,
	"lists":    `AccessKeyId=testid&Action=DescribeRouterInterfaces&Filter.1.Key=RouterInterfaceId&Filter.1.Value.1=ri-1&Filter.1.Value.2=ri-2&Format=JSON&RegionId=cn-hangzhou&Signature=D9nmT36SyzMLcSNlvoA6b3uHdgY%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=c65145acd2c6437b9be4284bd458a02f&SignatureType=&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A32%3A24Z&Version=2016-04-28`,
	"provider": `AccessKeyId=testid&Action=AllocateEipAddress&Format=json&InstanceId=&Signature=mkwQUWwJ5Vy%2FWZC7pSh9ZEim9Rc%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=dfe9fc7a779728b587c7b182062ff082&SignatureVersion=1.0&Timestamp=2026-11-23T02%3A17%3A56Z&Version=2016-04-28&Bandwidth=5&ClientToken=TF-AllocateEipAddress-1795400276-a4dfc503-ca8d-4f55-b48b-fc17b5b&Name=tf-probe&RegionId=cn-hangzhou`,
	"tea":      `AccessKeyId=testid&Action=CreateVpc&CidrBlock=192.168.0.0%2F16&ClientToken=tok-1&Format=json&RegionId=cn-hangzhou&Signature=qngg1wH5o1KzPSHsNee%2BnFqdY00%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=fda2232f62282ee08982b1c44be87e88&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A36%3A08Z&Version=2016-04-28&VpcName=probe+~%2A%2B+%E5%90%8D`,
	"cli":      `AccessKeyId=testid&Action=CreateVpc&CidrBlock=192.168.0.0%2F16&Format=JSON&RegionId=cn-hangzhou&Signature=lO9mnzQQzqc3zzkEK3JgAPP2lz0%3D&SignatureMethod=HMAC-SHA1&SignatureNonce=3327be40768d9e92ec21fade882a48d8&SignatureType=&SignatureVersion=1.0&Timestamp=2026-11-23T01%3A58%3A03Z&Version=2016-04-28&VpcName=probe+~%2A%2B+%E5%90%8D`,
}

func TestSignsAsTheVendorsClientsDo(t *testing.T) {
	for name, query := range captured {
		params := valuesOf(t, query)
		want := params["Signature"]
		if have := cloudapi.Sign("testsecret", cloudapi.StringToSign("POST", params)); have != want {
			t.Errorf("%s: have signature %s, want %s", name, have, want)
		}
	}
}

// The printed signature of chapter 1 belongs to these values.
func TestSignsTheSampleOfTheReference(t *testing.T) {
	text := cloudapi.StringToSign("GET", map[string]string{
		"AccessKeyId": "testid", "Action": "DescribeRegions", "Format": "XML", "SignatureMethod": "HMAC-SHA1",
		"SignatureNonce": "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf", "SignatureVersion": "1.0",
		"TimeStamp": "2016-02-23T12:46:24Z", "Version": "2014-05-26",
	})
	if have, want := cloudapi.Sign("testsecret", text), "CT9X0VtwR86fNWSnsc6v8YGOjuE="; have != want {
		t.Errorf("have %s for %s, want %s", have, text, want)
	}
}

func TestStringToSignEncodesTwice(t *testing.T) {
	have := cloudapi.StringToSign("POST", map[string]string{"b": "~-_.", "a b": "*+ /:\u540d", "Signature": "x", "c": ""})
	once := "a%20b=%2A%2B%20%2F%3A%E5%90%8D&b=~-_.&c="
	want := "POST&%2F&" + strings.NewReplacer("%", "%25", "=", "%3D", "&", "%26").Replace(once)
	if have != want {
		t.Errorf("have %s\nwant %s", have, want)
	}
}

// valuesOf decodes a query.
func valuesOf(t *testing.T, query string) map[string]string {
	t.Helper()
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	params := map[string]string{}
	for name := range values {
		params[name] = values.Get(name)
	}
	return params
}
