package cloudapi_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"netplan/cloudapi"
)

func TestEndpointOfARegion(t *testing.T) {
	for region, want := range map[string]string{
		"cn-hangzhou":    "https://vpc.aliyuncs.com/",
		"ap-northeast-1": "https://vpc.ap-northeast-1.aliyuncs.com/",
		"":               "https://vpc.aliyuncs.com/",
	} {
		b := newBench(t, []answer{fine}, func(c *cloudapi.Config) { c.Endpoint = "" })
		if _, err := b.Call(t.Context(), cloudapi.Request{Action: "DescribeRegions", Region: region}); err != nil {
			t.Fatal(err)
		}
		if have := b.sent()[0].host; have != want {
			t.Errorf("%q: have %s, want %s", region, have, want)
		}
	}
	b := newBench(t, []answer{fine}, func(c *cloudapi.Config) { c.Endpoint = "" })
	e := asError(t, second(b.Call(t.Context(), cloudapi.Request{Action: "DescribeVpcs", Region: "xx-new-1"})))
	if !e.Unsent || !strings.Contains(e.Error(), "xx-new-1") || len(b.sent()) != 0 {
		t.Errorf("have %v, want an error that names the region", e)
	}
}

func TestEndpointOfAll(t *testing.T) {
	keys := cloudapi.StaticKeys("testid", "testsecret", "")
	for endpoint, want := range map[string]string{
		"http://127.0.0.1:8701": "", "http://127.9.9.9": "", "http://[::1]:80": "", "http://localhost:1/": "",
		"https://vpc.example.com": "", "https://10.0.0.1:8443/": "",
		"http://10.0.0.1":             "https",
		"http://vpc.aliyuncs.com":     "https",
		"http://localhost.evil.com":   "https",
		"http://127.0.0.1.evil.com":   "https",
		"http://127.1":                "https",
		"ftp://127.0.0.1":             "scheme",
		"127.0.0.1:8701":              "no address",
		"localhost":                   "no address",
		"http://":                     "no address",
		"http://:80":                  "no address",
		"https://user:pw@example.com": "more than",
		"https://example.com/path":    "more than",
		"https://example.com?a=b":     "more than",
		"https://example.com#a":       "more than",
		"https://exa mple.com/":       "no address",
	} {
		_, err := cloudapi.New(cloudapi.Config{Endpoint: endpoint, Keys: keys})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: have error %v, want %q", endpoint, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "pw") {
			t.Errorf("%s: the error tells the password: %v", endpoint, err)
		}
	}
}

func TestNewRefusesWhatCannotWork(t *testing.T) {
	keys := cloudapi.StaticKeys("testid", "testsecret", "")
	for name, c := range map[string]cloudapi.Config{
		"no keys":  {},
		"method":   {Keys: keys, Method: "PUT"},
		"rate":     {Keys: keys, Rate: -1},
		"no rate":  {Keys: keys, Rate: math.NaN()},
		"burst":    {Keys: keys, Burst: -1},
		"timeout":  {Keys: keys, Timeout: -time.Second},
		"endpoint": {Keys: keys, Endpoint: "http://example.com"},
	} {
		if client, err := cloudapi.New(c); err == nil || client != nil {
			t.Errorf("%s: have no error", name)
		}
	}
	if _, err := cloudapi.New(cloudapi.Config{Keys: keys}); err != nil {
		t.Errorf("have error %v for a Config with keys alone", err)
	}
}
